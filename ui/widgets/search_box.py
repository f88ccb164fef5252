"""The search box over everything: hits below it while typing; Enter opens, arrows choose, Esc leaves."""

from typing import Protocol

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

_PAUSE = 120


class HitList(Protocol):
    """What the box needs of the list of hits; it comes when a file is open."""

    def look(self, words: str, below: QWidget) -> None:
        """Search and show."""

    def step(self, down: int) -> None:
        """Mark another hit."""

    def open_current(self) -> bool:
        """Open the marked hit."""

    def isVisible(self) -> bool:  # noqa: N802 - Qt's name
        """Whether hits are shown."""

    def hide(self) -> None:
        """Hide the hits."""


class SearchBox(QLineEdit):
    """Looks a moment after each keystroke."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hits: HitList | None = None
        self.setPlaceholderText("Tìm mọi thứ… (Ctrl+K) – gõ không dấu cũng được")
        self.setAccessibleName("Tìm trong toàn bộ hồ sơ")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.look)
        self.textEdited.connect(lambda _text: self._timer.start())

    def look(self) -> None:
        """Search now for what stands in the box."""
        self._timer.stop()
        if self.hits is not None:
            self.hits.look(self.text().strip(), self)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Arrows choose, Enter opens, Esc closes the list and then empties the box."""
        key, hits = event.key(), self.hits
        shown = hits is not None and hits.isVisible()
        if hits is not None and shown and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            hits.step(1 if key == Qt.Key.Key_Down else -1)
        elif hits is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._timer.isActive() or not shown:
                self.look()
            if hits.isVisible() and hits.open_current():
                self.clear()
        elif hits is not None and key == Qt.Key.Key_Escape and shown:
            hits.hide()
        elif key == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Hide the list when the box is left."""
        if event.type() == QEvent.Type.FocusOut and self.hits is not None:
            self.hits.hide()
        return super().event(event)
