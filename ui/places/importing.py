"""Nhập từ tệp: a file is dropped, looked at, mended and written as one step that can be taken back by itself."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QFileDialog, QMessageBox, QStackedWidget, QWidget

from cdsdesk.actions.import_saying import anything_said
from cdsdesk.errors import CdsError, RecordError
from cdsdesk.importing.options import ImportOptions
from cdsdesk.model.changes import ChangeSet
from cdsdesk.progress import Progress
from ui import later, later_packages
from ui.desk import Desk
from ui.lending import WRITING
from ui.places.importing_ahead import Ahead
from ui.places.importing_found import FoundPage
from ui.places.importing_start import StartPage
from ui.places.importing_wait import Listener, ReadingPage, RefusedPage
from ui.places.importing_written import Written, earlier_imports, written
from ui.places.place import Place
from ui.tasks import Job
from ui.widgets.layouts import column
from ui.widgets.pause import next_turn, pause

if TYPE_CHECKING:
    from cdsdesk.actions.importing import Preview, Reading

CLIPBOARD, PACKAGE = "bảng tạm", ".cdsz"
KINDS = (
    "Tệp có bảng (*.xlsx *.xlsm *.xls *.ods *.csv *.docx *.pdf *.cdsz);;"
    "Excel (*.xlsx *.xlsm *.xls);;Word (*.docx);;PDF (*.pdf);;Mọi tệp (*)"
)
_LANE = "import"
START, READING, REFUSED, FOUND = range(4)


class ImportingPlace(Place):
    """The page. ``imported`` tells of a file that was written, ``stopped`` of one that was not.

    ``saved`` tells of a result file, ``package_chosen`` of a package, which may be for another page.
    """

    imported = Signal(object)
    package_chosen = Signal(object)
    stopped = Signal(str)
    saved = Signal(object)

    def __init__(self, desk: Desk, folder: Callable[[], Path], parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._folder = folder
        self._came_from: Path | None = None
        self._listener: Listener | None = None
        self._source: Path | str = ""
        self._reading: Reading | None = None
        self.options = ImportOptions()
        self._waiting: list[Path] = []
        self._stale = False
        self.last: Written | None = None
        self.choose_file: Callable[[], str] = self._ask_which
        self.choose_result: Callable[[str], str] = self._ask_where
        self.confirm: Callable[[], bool] = self._ask_whether
        self.start = StartPage(self.choose, self.paste)
        self.reading = ReadingPage(self.cancel)
        self.refused = RefusedPage(self.choose, self.show_start)
        self._page: FoundPage | None = None
        self._ahead = Ahead(desk, _LANE, self.reading.show_progress, self)
        self.stack = QStackedWidget()
        for page in (self.start, self.reading, self.refused):
            self.stack.addWidget(page)
        column(self).addWidget(self.stack)
        self._renewing = pause(self, 0, self.renew)
        self._connect()
        self.show_earlier()

    def _connect(self) -> None:
        self.start.read_asked.connect(self.read)
        self.start.take_back_asked.connect(self.take_back)
        self.desk.changed.connect(lambda _changes: self._follow())
        self.desk.history_changed.connect(self._follow_history)
        self.desk.lock_changed.connect(self.show_earlier)

    @property
    def found(self) -> FoundPage:
        """Return the page of a file that was read, made now when it is not there yet."""
        self.complete()
        assert self._page is not None
        return self._page

    def complete(self) -> bool:
        """Make the page of a file that was read, the last of the stack."""
        if self._page is not None:
            return False
        self._page = FoundPage(self.desk, self.back, self.write, self.stack)
        self._page.said.connect(self._say)
        self._page.answered.connect(self._answer)
        self.stack.addWidget(self._page)
        return True

    # Handing a file over

    def _ask_which(self) -> str:
        folder = self._came_from or self._folder()
        return QFileDialog.getOpenFileName(self, "Nhập từ tệp", str(folder), KINDS)[0]

    def choose(self) -> None:
        """Ask for a file and read it."""
        if self.may_leave() and (chosen := self.choose_file()):
            self._hand_over(Path(chosen))

    def take(self, files: Sequence[Path], password: str = "") -> None:
        """Read the first of several files, a package with its password; the others wait."""
        if files and self.may_leave():
            self._waiting = [*files[1:], *self._waiting]
            self._read(files[0], password)

    def read(self, path: Path) -> None:
        """Read a file."""
        if self.may_leave():
            self._waiting = [one for one in self._waiting if one != path]
            self._hand_over(path)

    def _hand_over(self, path: Path) -> None:
        if path.suffix.lower() == PACKAGE:
            self.package_chosen.emit(path)
        else:
            self._read(path)

    def paste(self) -> None:
        """Read the table that stands on the clipboard."""
        data = QGuiApplication.clipboard().mimeData() or QMimeData()
        html, text = (data.html() if data.hasHtml() else ""), data.text()
        if self.may_leave():
            self._begin(CLIPBOARD, lambda _progress: later.read_clipboard("Dán từ bảng tạm", html, text))

    def _read(self, path: Path, password: str = "") -> None:
        self._came_from = path.parent
        if path.suffix.lower() == PACKAGE:
            self._begin(path, lambda progress: later_packages.read_template(path, password, progress))
        else:
            self._begin(path, lambda progress: later.read_source(path, progress))

    def _begin(self, source: Path | str, read: "Callable[[Progress], Reading]") -> None:
        self._ahead.forget()
        self._source, self.options = source, ImportOptions()
        name = source.name if isinstance(source, Path) else source
        self._listener = listener = Listener(self)
        listener.told.connect(self.reading.show_progress)
        self.reading.begin(name)
        self._show(READING)
        next_turn(self, self.complete)
        everything, options = self.desk.everything(), self.options

        def work(progress: Progress) -> "Preview":
            heard = listener.over(progress)
            return later.preview_import(read(heard), options, everything, heard)

        self.desk.runner.run(Job(f"Đọc {name}", work, self._found, self._refuse, self.show_start, _LANE, quiet=True))

    def cancel(self) -> None:
        """Ask the reading to stop."""
        if self._listener is not None:
            self._listener.stopped = True
        self._ahead.stop()

    def _found(self, shown: "Preview") -> None:
        self._reading = shown.reading
        self._end_listening()
        self._show(FOUND)
        self.found.begin()
        self.found.show_in_turns(shown, lambda: self._shown_whole(shown))

    def _shown_whole(self, shown: "Preview") -> None:
        self._ahead.follow(shown)
        if self.isVisible():
            self.found.take_focus()

    def _refuse(self, error: CdsError) -> None:
        self._end_listening()
        self.refused.show_refusal(self._source, error)
        self._show(REFUSED)
        if self.isVisible():
            self.refused.buttons[0].setFocus()

    def _end_listening(self) -> None:
        if self._listener is not None:
            self._listener.deleteLater()
            self._listener = None

    # Saying something of it

    def _say(self, say: Callable[[ImportOptions], ImportOptions]) -> None:
        self.options = say(self.options)
        self._renewing.start()

    def _answer(self, sheet: str, row: int, answer: str) -> None:
        self._say(lambda options: later.answer_row(options, sheet, row, answer))

    def renew(self) -> None:
        """Look anew at what the import would do."""
        reading, options, everything = self._reading, self.options, self.desk.everything()
        self._renewing.stop()
        if reading is None or self._ahead.waits:
            return
        self._ahead.forget()

        def work(progress: Progress) -> "Preview":
            return later.preview_import(reading, options, everything, progress)

        self._stale = False
        self.desk.runner.run(Job("Xem lại", work, self._renewed, self.desk.failed.emit, None, _LANE, quiet=True))

    def _renewed(self, shown: "Preview") -> None:
        if self._reading is shown.reading:
            self.found.show_preview(shown)
            self._ahead.follow(shown)

    # Writing, going back

    def write(self) -> None:
        """Write what the preview shows as one step."""
        self.found.commit()
        if self._renewing.isActive():
            self.renew()
            return
        shown = self.found.shown
        if shown is None or not shown.to_write() or self._ahead.waits:
            return
        self._ahead.take(shown, partial(self._write, shown), partial(self._not_written, shown, stopped=True))
        if self._ahead.waits:
            self._show_writing(shown)

    def _write(self, shown: "Preview", step: ChangeSet) -> None:
        self._reading = None
        self._listener = listener = Listener(self)
        listener.told.connect(self.reading.show_progress)
        self.desk.apply_large(
            step,
            lambda: self._written(shown, step),
            lambda stopped: self._not_written(shown, stopped=stopped),
            listener.over,
        )
        if self.desk.writing:
            self._show_writing(shown)

    def _show_writing(self, shown: "Preview") -> None:
        self.reading.begin_writing(shown.reading.source)
        self._show(READING)
        if self.isVisible():
            self.reading.cancel_button.setFocus()

    def _written(self, shown: "Preview", step: ChangeSet) -> None:
        number = self.desk.store.history(1)[0].number
        self.last = written(shown, step, number)
        self.show_start()
        self.imported.emit(self.last)

    def _not_written(self, shown: "Preview", *, stopped: bool) -> None:
        """Show the file as it was before; why it was refused the window says."""
        self._end_listening()
        self._reading = shown.reading
        self._show(FOUND)
        if self.isVisible():
            self.found.take_focus()
        if stopped:
            self.stopped.emit(shown.reading.source)

    def back(self) -> None:
        """Go back to the beginning; what was mended is asked about."""
        if self.may_leave():
            self.show_start()

    def show_start(self) -> None:
        """Begin anew."""
        self._end_listening()
        self._reading, self.options = None, ImportOptions()
        if self._page is not None:
            self._page.put_away()
        self._show(START)
        self.show_earlier()
        if self.isVisible():
            self.start.spot.choose_button.setFocus()

    def may_leave(self) -> bool:
        """Say whether the file that is looked at may be put away; only what was mended in it is asked about.

        One that is being written may not.
        """
        if self.desk.writing or self._ahead.waits:
            self.desk.failed.emit(RecordError(WRITING))
            return False
        self.commit()
        return self._reading is None or not anything_said(self.options) or self.confirm()

    def _ask_whether(self) -> bool:
        box = QMessageBox(self)
        box.setWindowTitle("Bỏ những gì đã sửa?")
        name = self._source.name if isinstance(self._source, Path) else self._source
        box.setText(f"Những gì đã sửa và trả lời cho “{name}” ở trang “Nhập từ tệp” chưa ghi vào hồ sơ và sẽ mất.")
        stay = box.addButton("Ở lại", QMessageBox.ButtonRole.RejectRole)
        box.addButton("Bỏ và đi tiếp", QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(stay)
        box.exec()
        clicked = box.clickedButton()
        box.deleteLater()
        return clicked is not None and clicked is not stay

    # What was imported before

    def show_earlier(self) -> None:
        """List what was imported before."""
        self.start.show_waiting(self._waiting)
        self.start.show_earlier(earlier_imports(self.desk.store), locked=bool(self.desk.lock))

    def take_back(self, number: int) -> None:
        """Take back an import by its step."""
        self.desk.take_back(number, lambda step: self.said.emit(f"{step.label}."))

    def save_result(self, done: Written) -> None:
        """Ask where the result file of an import goes, and write it."""
        name = f"Ket qua - {Path(done.shown.reading.source).stem}.xlsx"
        chosen = self.choose_result(name)
        if not chosen:
            return
        path = Path(chosen) if chosen.lower().endswith(".xlsx") else Path(f"{chosen}.xlsx")
        self.desk.runner.run(
            Job(
                "Lưu tệp kết quả",
                lambda _progress: later.save_import_result(done.shown, path),
                self.saved.emit,
                self.desk.failed.emit,
            )
        )

    def _ask_where(self, name: str) -> str:
        return QFileDialog.getSaveFileName(
            self, "Lưu tệp kết quả", str(self._folder() / name), "Bảng tính Excel (*.xlsx)"
        )[0]

    # The place in the window

    def _show(self, page: int) -> None:
        if page == FOUND:
            self.complete()
        self.stack.setCurrentIndex(page)

    def _follow(self) -> None:
        """Look anew at the file after another step was made; behind another place, once it comes to the front."""
        if self._reading is not None:
            self._stale = True
            if self.isVisible():
                self._renewing.start()

    def _follow_history(self) -> None:
        if self.isVisible():
            self.show_earlier()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Catch up with what happened behind."""
        super().showEvent(event)
        self.show_earlier()
        if self._stale:
            self._renewing.start()

    def commit(self) -> bool:
        """Take what is being typed in a cell of the file; nothing of it is in the data file yet."""
        if self._page is not None:
            self._page.commit()
        return True

    def take_focus(self) -> None:
        """Put the cursor where work begins."""
        page = self.stack.currentIndex()
        if page == FOUND:
            self.found.take_focus()
        else:
            part = {START: self.start.spot.choose_button, READING: self.reading.cancel_button}
            part.get(page, self.refused.buttons[0]).setFocus()

    def areas(self) -> Sequence[QWidget]:
        """Return the parts of the file that was read, else the whole page."""
        return self.found.areas() if self.stack.currentIndex() == FOUND else (self,)
