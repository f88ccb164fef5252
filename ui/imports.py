"""Bringing a workbook into the open file: read in the worker, written in the window's thread as one step."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from ui import later
from ui.desk import Desk
from ui.edits import HandedStore
from ui.journal import Journal
from ui.notices import NoticeBar, Offer
from ui.system import who
from ui.tasks import Job
from ui.welcome import documents_folder
from ui.window import Window


class Imports(QObject):
    """Belongs to the session while a file is open; what is typed is written by ``commit`` before."""

    def __init__(
        self,
        desk: Desk,
        journal: Journal,
        window: Window,
        notice: NoticeBar,
        commit: Callable[[], object],
        undo: Callable[[], object],
    ) -> None:
        super().__init__(journal)
        self._desk, self._journal, self._window, self._notice = desk, journal, window, notice
        self._commit, self._undo = commit, undo

    def choose(self) -> None:
        """Ask for a workbook and import it."""
        chosen = QFileDialog.getOpenFileName(
            self._window, "Nhập từ tệp", str(documents_folder()), "Bảng tính Excel (*.xlsx)"
        )[0]
        if chosen:
            self.read(Path(chosen))

    def read(self, source: Path) -> None:
        """Import a workbook."""
        self._commit()
        desk = self._desk
        handed = HandedStore(desk.snapshot(), desk.everything())

        def done(told: tuple[str, tuple[str, ...]]) -> None:
            written = [desk.apply(step) for step in handed.basket]
            if all(written):
                offers: list[Offer] = [("Hoàn tác", self._undo)] if handed.basket else []
                offers += [offer for step in handed.basket for offer in self._journal.told_elsewhere(step)]
                said, details = f"{source.name}: {told[0]}.", "\n".join(told[1])
                self._notice.say(said, offers, details, of_step=bool(offers))

        work = Job(f"Nhập {source.name}", lambda p: later.import_file(handed, source, who(), p), done, desk.failed.emit)
        desk.runner.run(work)
