"""Signed PDFs that come back: dropped or chosen, verified beside the window, shown and filed with their report."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from cdsdesk.progress import Progress
from ui import later
from ui.desk import Desk
from ui.notices import NoticeBar
from ui.tasks import Job

if TYPE_CHECKING:
    from cdsdesk.actions.signed import SignedFile
    from ui.dialogs.signed_file import SignedFileDialog

_KINDS = "Tài liệu PDF (*.pdf)"
_SIGNED = b"/ByteRange"
_MOST = 20 << 20


class SignedFiles(QObject):
    """Belongs to whoever takes files in; ``undo`` takes the last step back."""

    def __init__(self, desk: Desk, notice: NoticeBar, today: Callable[[], date] = date.today) -> None:
        super().__init__(notice)
        self._desk, self._notice, self._today = desk, notice, today
        self.choose_file: Callable[[], str] = self._ask
        self.shown: SignedFileDialog | None = None

    def choose(self) -> None:
        """Ask for a signed file and read it."""
        chosen = self.choose_file()
        if chosen:
            self.read(Path(chosen))

    def _ask(self) -> str:
        folder = str(self._desk.path.resolve().parent)
        return QFileDialog.getOpenFileName(self._notice.window(), "Nhận tệp đã ký", folder, _KINDS)[0]

    def read(self, path: Path) -> None:
        """Verify a file beside the window and show what was found."""

        def work(progress: Progress) -> "SignedFile":
            return later.read_signed(path, progress)

        self._desk.runner.run(Job("Kiểm tra chữ ký số", work, self._show, self._desk.failed.emit))

    def _show(self, signed: "SignedFile") -> None:
        self.shown = made = later.signed_dialog(self._desk, signed, self._today, self._notice.window())
        made.accepted.connect(self._tell)
        made.finished.connect(lambda _how: made.deleteLater())
        made.open()

    def _tell(self) -> None:
        if self.shown is not None:
            self._notice.say(f"{self.shown.label}.", [("Hoàn tác", self._take_back)], of_step=True)

    def _take_back(self) -> None:
        step = self._desk.undo()
        if step is not None:
            self._notice.say(f"{step.label}.")


def is_signed_pdf(path: Path) -> bool:
    """Whether a file looks like a signed PDF; one that is too large for that is left to the reader of tables."""
    try:
        if path.stat().st_size > _MOST:
            return False
        with path.open("rb") as file:
            return file.read(5) == b"%PDF-" and _SIGNED in file.read()
    except OSError:
        return False
