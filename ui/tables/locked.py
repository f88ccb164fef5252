"""Says why a table takes nothing: once for each lock, not at each letter."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from cdsdesk.errors import RecordError
from ui.tables.record_model import RecordModel

Trigger = QAbstractItemView.EditTrigger
_ASKED = (Trigger.EditKeyPressed, Trigger.DoubleClicked)


class Locked(QObject):
    """Watches how a table is asked to open a cell."""

    def __init__(self, parent: QObject, model: RecordModel) -> None:
        super().__init__(parent)
        self._model = model
        self._told = ""
        model.desk.lock_changed.connect(self._forget)

    def _forget(self) -> None:
        self._told = ""

    def tell(self, index: QModelIndex | QPersistentModelIndex, trigger: Trigger, event: QEvent | None) -> None:
        """Tell of the lock that keeps a cell from being opened, if it is a lock that does."""
        desk = self._model.desk
        asked = trigger in _ASKED or (trigger == Trigger.AnyKeyPressed and _written(event))
        if asked and index.isValid() and desk.lock not in ("", self._told) and self._model.takes(index):
            self._told = desk.lock
            desk.failed.emit(RecordError(desk.lock))


def _written(event: QEvent | None) -> str:
    """Return the letters that a key or an input method brings."""
    if isinstance(event, QInputMethodEvent):
        return event.commitString() or event.preeditString()
    return event.text() if isinstance(event, QKeyEvent) and event.text().isprintable() else ""
