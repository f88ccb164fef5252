"""Writing the files of a report from its page: all of them into a folder, or one of them where somebody says."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox, QWidget

from cdsdesk.model.periods import previous
from cdsdesk.model.reports import ReportKind
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.progress import Progress
from ui import later
from ui.desk import Desk
from ui.dialogs.exported import ExportedDialog
from ui.dialogs.returned_word import WordDialog
from ui.edits import HandedStore
from ui.tasks import Job

if TYPE_CHECKING:
    from cdsdesk.actions.report import ReportResult

PDF, XLSX, DOCX = ".pdf", ".xlsx", ".docx"
_ALL = (PDF, DOCX, XLSX, ".json")
_KINDS = {PDF: "Tài liệu PDF (*.pdf)", XLSX: "Bảng tính Excel (*.xlsx)", DOCX: "Văn bản Word (*.docx)"}


class ReportExports(QObject):
    """``exported`` tells of written files. ``page`` is what dialogs stand over, ``commit`` writes what is typed first.

    ``name`` is how the document's files are called, without a suffix; ``plan`` the plan that its progress is told of.
    """

    exported = Signal(object)

    def __init__(self, desk: Desk, page: QWidget, commit: Callable[[], bool]) -> None:
        super().__init__(page)
        self.desk, self._page, self._commit = desk, page, commit
        self.kind = ReportKind.BAO_CAO
        self.plan: Callable[[], str] = str
        self.last: Callable[[], Snapshot | None] = lambda: None
        self.name = "bao-cao"
        self.choose_file: Callable[[str, str], str] = self._ask_where
        self.choose_folder: Callable[[], str] = self._ask_folder
        self.may_replace: Callable[[Sequence[str]], bool] = self._ask_replacing
        self.told: ExportedDialog | None = None

    def menu(self) -> QMenu:
        """Return the menu of single files."""
        made = QMenu(self._page)
        for words, act in (
            ("PDF chờ ký…", self.ask_pdf),
            ("Phụ lục Excel…", self.ask_xlsx),
            ("Word, lấy lại bản đã sửa…", self.open_word),
        ):
            made.addAction(words).triggered.connect(lambda _checked=False, act=act: act())
        return made

    def ask_all(self) -> None:
        """Ask for a folder, then write all files into it and show them."""
        folder = self.choose_folder()
        if not folder:
            return
        there = [path.name for suffix in _ALL if (path := Path(folder) / f"{self.name}{suffix}").exists()]
        if not there or self.may_replace(there):
            self._write(Path(folder))

    def ask_pdf(self) -> None:
        """Ask where the PDF goes, then write it."""
        self._ask(PDF, lambda path: self.export(pdf=path))

    def ask_xlsx(self) -> None:
        """Ask where the workbook goes, then write it."""
        self._ask(XLSX, lambda path: self.export(xlsx=path))

    def _ask(self, suffix: str, write: Callable[[Path], None]) -> None:
        chosen = self.choose_file(f"{self.name}{suffix}", _KINDS[suffix])
        if chosen:
            path = Path(chosen)
            write(path if path.suffix.lower() == suffix else path.with_name(path.name + suffix))

    def open_word(self) -> None:
        """Show what is done with Word: the report goes out, and comes back with what was edited in it."""
        self._open_word()

    def take_word(self, path: Path) -> None:
        """Compare a file that came back."""
        made = self._open_word()
        if made is not None:
            made.compare(path)

    def _open_word(self) -> WordDialog | None:
        if not self._commit():
            return None
        made = WordDialog(self.desk, f"{self.name}{DOCX}", lambda path: self.export(docx=path), self._page)
        made.finished.connect(lambda _how: made.deleteLater())
        made.open()
        return made

    def _ask_where(self, name: str, kinds: str) -> str:
        folder = self.desk.path.resolve().parent
        return QFileDialog.getSaveFileName(self._page, "Xuất báo cáo", str(folder / name), kinds)[0]

    def _ask_folder(self) -> str:
        folder = self.desk.path.resolve().parent
        return QFileDialog.getExistingDirectory(self._page, "Chọn thư mục để xuất mọi tệp", str(folder))

    def _ask_replacing(self, names: Sequence[str]) -> bool:
        """Ask before files of an earlier export go; somebody may have edited the one for Word."""
        box = QMessageBox(self._page)
        box.setWindowTitle("Xuất tất cả")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(f"Thư mục đã có {len(names)} tệp cùng tên. Thay bằng bản xuất mới?")
        box.setInformativeText("\n".join(names))
        yes = box.addButton("Thay bằng bản mới", QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton("Huỷ", QMessageBox.ButtonRole.RejectRole))
        box.exec()
        replaced = box.clickedButton() is yes
        box.deleteLater()
        return replaced

    def export(self, pdf: Path | None = None, xlsx: Path | None = None, docx: Path | None = None) -> None:
        """Write files one by one; the step that keeps the report is applied here."""
        self._write(None, pdf, xlsx, docx)

    def _write(
        self, folder: Path | None, pdf: Path | None = None, xlsx: Path | None = None, docx: Path | None = None
    ) -> None:
        if not self._commit():
            return
        code, last = self.desk.period.code, self.last()
        others = {previous(code): last} if last is not None else {}
        handed = HandedStore(self.desk.snapshot(), self.desk.everything(), others)
        files = later.Files(folder, pdf, xlsx, docx)
        kind, plan, who = self.kind, self.plan(), self.desk.who

        def work(progress: Progress) -> "ReportResult":
            return later.export(handed, later.request(code, kind, plan, files, who), progress)

        def done(result: "ReportResult") -> None:
            for step in handed.basket:
                self.desk.apply(step)
            if folder is None:
                self.exported.emit(result)
            else:
                self._tell(result)

        self.desk.runner.run(Job("Xuất báo cáo", work, done, self.desk.failed.emit))

    def _tell(self, result: "ReportResult") -> None:
        self.told = ExportedDialog(result.files, draft=result.draft, parent=self._page)
        self.told.open()
