"""Đọc soát: a document that somebody handed over is read, and what is wrong in it is shown beside its text."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from cdsdesk.errors import CdsError
from cdsdesk.progress import Progress
from ui import later
from ui.desk import Desk
from ui.places.importing_wait import Listener, ReadingPage, RefusedPage
from ui.places.place import Place
from ui.places.proofreading_found import FoundPage
from ui.tasks import Job
from ui.widgets.boxes import ShortButton, button
from ui.widgets.drop_spot import DropSpot
from ui.widgets.layouts import column

if TYPE_CHECKING:
    from cdsdesk.actions.proofreading import ProofreadResult

# An old .doc is taken too, so that the reader says what to do with it.
PAPERS = frozenset({".docx", ".pdf", ".txt", ".doc"})
_KINDS = "Văn bản (*.docx *.pdf *.txt);;Word (*.docx);;PDF (*.pdf);;Mọi tệp (*)"
_SAVED_KINDS = "Word (*.docx);;PDF (*.pdf)"
_TAKEN = "Nhận Word (.docx), PDF có chữ và văn bản thuần (.txt), kể cả báo cáo của đơn vị khác gửi đến."
_PROMISE = (
    "Tìm tổng không khớp, ngày và số văn bản mâu thuẫn, đánh số sai, trạng thái trái với thời hạn… "
    "Văn bản chỉ được đọc, không sửa và không ghi vào hồ sơ."
)
_LANE = "proofread"
START, READING, REFUSED, FOUND = range(4)


class ProofreadPlace(Place):
    """The page. ``saved`` tells of a list that was written, ``noted`` is a word on what was done."""

    saved = Signal(object)
    noted = Signal(str)
    dropping = "Thả văn bản vào đây để đọc soát"

    def __init__(self, desk: Desk, folder: Callable[[], Path], parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._folder = folder
        self._came_from: Path | None = None
        self._source = Path()
        self._listener: Listener | None = None
        self._result: ProofreadResult | None = None
        self._waiting: list[Path] = []
        self.choose_file: Callable[[], str] = self._ask_which
        self.choose_list: Callable[[str], str] = self._ask_where
        self.choose_button = button("Chọn văn bản…", self.choose, main=True, picture="folder")
        self.next_button = ShortButton("")
        self.next_button.hide()
        buttons = (self.choose_button, self.next_button)
        self.start = DropSpot("check", "Thả văn bản vào đây để đọc soát", _TAKEN, buttons, _PROMISE)
        self.reading = ReadingPage(self.cancel)
        self.refused = RefusedPage(self.choose, self.show_start)
        for one in (self.next_button, self.refused.next_button):
            one.clicked.connect(self._read_next)
        self._page: FoundPage | None = None
        self.stack = QStackedWidget()
        for page in (self.start, self.reading, self.refused):
            self.stack.addWidget(page)
        column(self).addWidget(self.stack)

    @property
    def found(self) -> FoundPage:
        """Return the page of a document that was read, made now when it is not there yet."""
        self.complete()
        assert self._page is not None
        return self._page

    def complete(self) -> bool:
        """Make the page of a document that was read, the last of the stack."""
        if self._page is not None:
            return False
        self._page = FoundPage(self.desk.runner.soon, self.choose, self.save, self.stack)
        self._page.copied.connect(self._copied)
        self._page.next_asked.connect(self.read)
        self.stack.addWidget(self._page)
        return True

    # Handing a document over

    def _ask_which(self) -> str:
        folder = self._came_from or self._folder()
        return QFileDialog.getOpenFileName(self, "Chọn văn bản để đọc soát", str(folder), _KINDS)[0]

    def choose(self) -> None:
        """Ask for a document and read it."""
        if chosen := self.choose_file():
            self.read(Path(chosen))

    def take(self, files: Sequence[Path]) -> None:
        """Read the first of several documents; the others wait."""
        if files:
            self._waiting = [*files[1:], *self._waiting]
            self.read(files[0])

    def read(self, path: Path) -> None:
        """Read a document and look for what is wrong in it."""
        self._waiting = [one for one in self._waiting if one != path]
        self._source, self._came_from = path, path.parent
        self._listener = listener = Listener(self)
        listener.told.connect(self.reading.show_progress)
        self.reading.begin_proofreading(path.name)
        self.stack.setCurrentIndex(READING)
        if self.isVisible():
            self.reading.cancel_button.setFocus()

        def work(progress: Progress) -> "ProofreadResult":
            return later.proofread(path, listener.over(progress))

        job = Job(f"Đọc soát {path.name}", work, self._found, self._refuse, self.show_start, _LANE, quiet=True)
        self.desk.runner.run(job)

    def _read_next(self) -> None:
        if self._waiting:
            self.read(self._waiting[0])

    def _next_words(self) -> str:
        return f"Soát tiếp {self._waiting[0].name}" if self._waiting else ""

    def cancel(self) -> None:
        """Ask the reading to stop."""
        if self._listener is not None:
            self._listener.stopped = True

    def _found(self, result: "ProofreadResult") -> None:
        self._end_listening()
        self._result = result
        self.found.show_waiting(self._waiting[0] if self._waiting else None)
        self.stack.setCurrentIndex(FOUND)
        self.found.show_paper(self._source.name, result.paper, result.findings)
        if self.isVisible():
            self.found.take_focus()

    def _refuse(self, error: CdsError) -> None:
        self._end_listening()
        self.refused.show_refusal(self._source, error)
        self.refused.show_waiting(self._next_words())
        self.stack.setCurrentIndex(REFUSED)
        if self.isVisible():
            self.refused.take_focus()

    def _end_listening(self) -> None:
        if self._listener is not None:
            self._listener.deleteLater()
            self._listener = None

    def show_start(self) -> None:
        """Begin anew; the document that was looked at is let go."""
        self._end_listening()
        self._result = None
        if self._page is not None:
            self._page.clear_paper()
        self.next_button.show_words(self._next_words())
        self.next_button.setVisible(bool(self._waiting))
        self.stack.setCurrentIndex(START)
        if self.isVisible():
            self.choose_button.setFocus()

    # Handing on what was found

    def _copied(self, words: str) -> None:
        QGuiApplication.clipboard().setText(words)
        self.noted.emit("Đã chép vào bảng tạm.")

    def save(self) -> None:
        """Ask where the list of what was found goes, and write it."""
        result = self._result
        chosen = self.choose_list(f"Doc soat - {self._source.stem}.docx") if result is not None else ""
        if result is None or not chosen:
            return
        path = Path(chosen) if Path(chosen).suffix.lower() in {".docx", ".pdf"} else Path(f"{chosen}.docx")
        self.desk.runner.run(
            Job(
                "Lưu danh sách",
                lambda progress: later.save_proofread(result, path, progress),
                lambda _made: self.saved.emit(path),
                self.desk.failed.emit,
            )
        )

    def _ask_where(self, name: str) -> str:
        title = "Lưu danh sách những điều tìm thấy"
        return QFileDialog.getSaveFileName(self, title, str(self._folder() / name), _SAVED_KINDS)[0]

    # The place in the window

    def show_filter(self) -> bool:
        """Put the cursor into the filter of what was found."""
        return self.stack.currentIndex() == FOUND and self.found.show_filter()

    def take_focus(self) -> None:
        """Put the cursor where work begins."""
        page = self.stack.currentIndex()
        if page == FOUND:
            self.found.take_focus()
        elif page == REFUSED:
            self.refused.take_focus()
        else:
            (self.choose_button if page == START else self.reading.cancel_button).setFocus()

    def areas(self) -> Sequence[QWidget]:
        """Return text and list of a document that was read, else the whole page."""
        return self.found.areas() if self.stack.currentIndex() == FOUND else (self,)
