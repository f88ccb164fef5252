"""Packages of lower offices come in: received in the worker as one step, their senders put into the list of units."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from cdsdesk.actions.receiving import TAKEN, Arrived, ReceiveRequest, Verdict, receive
from cdsdesk.actions.senders import add_senders
from cdsdesk.errors import CdsError
from cdsdesk.model.ports import Step
from cdsdesk.progress import Progress
from ui.desk import Desk, OpenStore
from ui.lending import Large

_PACKAGES = "Gói báo cáo (*.cdsz);;Mọi tệp (*)"


class ConsolidationReceiving(QObject):
    """``arrived`` gives what became of files, ``noted`` a word on what was not done.

    ``others`` gives packages that are for something else, with the password that opened them.
    """

    arrived = Signal(object)
    others = Signal(object, str)
    noted = Signal(str)

    def __init__(self, desk: Desk, folder: Callable[[], Path], page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._folder, self._page = desk, folder, page
        self.choose_files: Callable[[], list[str]] = self._ask_which

    def choose(self) -> None:
        """Ask for packages and receive them."""
        if chosen := self.choose_files():
            self.receive([Path(one) for one in chosen])

    def _ask_which(self) -> list[str]:
        return QFileDialog.getOpenFileNames(self._page, "Thêm gói báo cáo", str(self._folder()), _PACKAGES)[0]

    def receive(self, paths: Sequence[Path], password: str = "", senders: dict[str, str] | None = None) -> None:
        """Receive packages in the worker, those in folders too, as one step; then show what became of each."""
        told: list[Arrived] = []
        request = ReceiveRequest(tuple(paths), password=password, senders=senders or {}, who=self._desk.who)

        def write(store: OpenStore, progress: Progress) -> Step | None:
            told.extend(receive(store, request, progress))
            return store.history(1)[0] if any(one.verdict in TAKEN for one in told) else None

        def left(error: CdsError | None) -> None:
            if error is not None:
                self._desk.failed.emit(error)
            else:
                self.noted.emit("Đã dừng nhận gói. Hồ sơ không thay đổi.")

        shown = partial(self._tell, told, password)
        self._desk.lending.borrow(Large("Nhận gói báo cáo", write, lambda _made: shown(), left, nothing=shown))

    def _tell(self, told: Sequence[Arrived], password: str) -> None:
        # A whole package for something else names its sender; what is no package names nobody.
        others = [one.path for one in told if one.verdict is Verdict.NOT_A_PACKAGE and one.sender.uid]
        arrived = [one for one in told if one.path not in others]
        if arrived:
            self.arrived.emit(arrived)
        if others:
            self.others.emit(others, password)

    def add_senders(self, arrived: Sequence[Arrived]) -> None:
        """Put senders that are not known into the list of units, then receive what they sent."""
        senders = [one.sender for one in arrived]
        if senders and self._desk.edit(lambda snapshot, who: add_senders(snapshot, senders, who)):
            self.receive([one.path for one in arrived])
