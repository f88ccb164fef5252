"""What Tổng hợp hands on: who has reported, who is missing with the reminders, what each office is to mend."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from cdsdesk.actions.compliance import Matrix
from cdsdesk.actions.remarks import open_remarks
from cdsdesk.model.office import Unit
from cdsdesk.progress import Progress
from cdsdesk.vietnamese.numbers import format_number
from ui.desk import Desk
from ui.dialogs.remark_files_out import RemarkFilesDialog
from ui.places.consolidation_remarks import remarks_of
from ui.places.consolidation_writers import Writers
from ui.tasks import Job

_MATRIX = "PDF (*.pdf);;Word (*.docx);;Excel (*.xlsx)"
Shown = tuple[Matrix | None, str]
_MISSING = f"{_MATRIX};;Văn bản thuần kèm lời nhắc (*.txt)"


class ConsolidationExports(QObject):
    """``shown`` gives the matrix that is shown, None before, and the period.

    ``saved`` tells of a file that was written, ``noted`` of several.
    """

    saved = Signal(object)
    noted = Signal(str)

    def __init__(
        self, desk: Desk, folder: Callable[[], Path], writers: Writers, shown: Callable[[], Shown], page: QWidget
    ) -> None:
        super().__init__(page)
        self._desk, self._folder, self._writers, self._shown, self._page = desk, folder, writers, shown, page
        self.choose_list: Callable[[str, str, str], str] = self._ask_where
        self.remark_files: RemarkFilesDialog | None = None

    def save_matrix(self) -> None:
        """Ask where the matrix goes, and write it."""
        shown, _code = self._shown()
        if shown is None:
            return
        words = "Xuất bảng đơn vị đã gửi báo cáo"
        chosen = self.choose_list(words, f"Bang gui bao cao {shown.year}.pdf", _MATRIX)
        if chosen:
            self._write(words, Path(chosen), partial(self._writers.matrix, shown, self._desk.everything().unit()))

    def save_missing(self) -> None:
        """Ask where the list of who has not reported in the period goes, and write it."""
        shown, code = self._shown()
        if shown is None:
            return
        words = "Xuất danh sách thiếu"
        chosen = self.choose_list(words, f"Danh sach thieu bao cao {code}.pdf", _MISSING)
        if chosen:
            self._write(
                words, Path(chosen), partial(self._writers.missing, shown, code, self._desk.everything().unit())
            )

    def _write(self, words: str, path: Path, write: Callable[[Path, Progress], None]) -> None:
        work = partial(write, path)
        self._desk.runner.run(Job(words, work, lambda _made: self.saved.emit(path), self._desk.failed.emit))

    def _ask_where(self, words: str, name: str, kinds: str) -> str:
        return QFileDialog.getSaveFileName(self._page, words, str(self._folder() / name), kinds)[0]

    def write_remarks(self) -> None:
        """Show whom the remarks of a period go to, and write a file for each."""
        _shown, code = self._shown()
        snapshot = self._desk.everything()
        uids = dict.fromkeys(one.unit for one in remarks_of(snapshot, code) if not one.done)
        units = [unit for uid in uids if (unit := snapshot.find(Unit, uid)) is not None]
        asked = [(unit, len(open_remarks(snapshot, unit.uid, code))) for unit in units]
        if not asked:
            self.noted.emit("Chưa có yêu cầu chỉnh sửa nào chưa xử lý trong kỳ này.")
            return
        self.remark_files = made = RemarkFilesDialog(
            self._desk, code, asked, self._folder, self._writers.remarks, self._remarks_written, self._page
        )
        made.finished.connect(lambda _how: made.deleteLater())
        made.finished.connect(lambda _how: setattr(self, "remark_files", None))
        made.open()

    def _remarks_written(self, files: Sequence[Path]) -> None:
        if len(files) == 1:
            self.saved.emit(files[0])
        else:
            self.noted.emit(f"Đã lập {format_number(len(files))} tệp yêu cầu trong thư mục {files[0].parent.name}.")
