"""A place follows the file at once while it is in front; behind another it catches up when it comes to the front."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtWidgets import QWidget

from cdsdesk.model.changes import Change, ChangeSet
from ui.desk import Desk


class Following(QObject):
    """Calls ``after_change`` with each step and the other acts after their signals; late ones in the order given."""

    def __init__(
        self,
        page: QWidget,
        desk: Desk,
        after_change: Callable[[ChangeSet], None],
        others: Sequence[tuple[SignalInstance, Callable[[], None]]],
    ) -> None:
        super().__init__(page)
        self._page = page
        self._after_change = after_change
        self._acts = [act for _, act in others]
        self._missed: list[Change] = []
        self._behind: set[int] = set()
        desk.changed.connect(self._on_changed)
        for number, (signal, _) in enumerate(others):
            signal.connect(lambda number=number: self._on_signal(number))

    def catch_up(self) -> None:
        """Follow what happened while another place was in front."""
        missed, behind = ChangeSet("", tuple(self._missed)), self._behind
        self._missed, self._behind = [], set()
        if missed:
            self._after_change(missed)
        for number in sorted(behind):
            self._acts[number]()

    def _unseen(self) -> bool:
        return self._page.parentWidget() is not None and self._page.isHidden()

    def _on_changed(self, changes: ChangeSet) -> None:
        if self._unseen():
            self._missed.extend(changes.changes)
        else:
            self._after_change(changes)

    def _on_signal(self, number: int) -> None:
        if self._unseen():
            self._behind.add(number)
        else:
            self._acts[number]()
