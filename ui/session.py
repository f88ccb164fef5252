"""A data file in the window: opening it after the first paint, its places, its actions, closing it."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QShortcut
from PySide6.QtWidgets import QFileDialog

from cdsdesk.actions.office import NewOffice, office_records
from cdsdesk.errors import CdsError
from cdsdesk.model.ports import Step
from cdsdesk.progress import Progress
from ui import later, periods
from ui.ahead import Ahead
from ui.desk import Desk, OpenStore, make_file
from ui.drops import Drops
from ui.frame import TITLE
from ui.guide import Guide
from ui.imports import Imports
from ui.journal import Journal
from ui.keeping import Keeping
from ui.opening import Opening
from ui.places.catalogue import Context
from ui.places.names import PLACES
from ui.places.office import OfficePlace
from ui.places.office_look import put_on_remembered
from ui.places.place import Place
from ui.places.report import ReportPlace
from ui.printing.print_page import print_page
from ui.progress_panel import ProgressPanel
from ui.remember import Memory
from ui.rescue import Rescue
from ui.shelf import Shelf
from ui.system import show_file, who
from ui.tasks import Job, Runner, TaskRunner
from ui.tools import Tools
from ui.turning import turn_to
from ui.unfinished import Unfinished
from ui.way import Way
from ui.welcome import SUFFIX, Welcome, documents_folder
from ui.window import Window

_CHECK_PAUSE = 400
_ENTRY = "overview"
_WRITING = ("import", "signed", "collect", "exchange", "template", "backup")
_OF_THE_PAST = ("history", "all_history", "removed", "new_period")
HINT = "Hoàn tác: Ctrl+Z · Tìm: Ctrl+K · Trợ giúp: F1 · Trình đơn: F10"


class Session(QObject):
    """Belongs to the window; holds the desk and the places while a file is open."""

    opened = Signal(object)

    def __init__(self, window: Window, path: Path | None, runner: Runner | None = None) -> None:
        super().__init__(window)
        self.window = window
        self.memory = Memory()
        put_on_remembered(self.memory)
        self.desk: Desk | None = None
        self.today: Callable[[], date] = date.today
        self._first = path
        self.tools = tools = Tools(window)
        self.guide = Guide(window, tools, self.memory)
        self.rescue = Rescue(tools.notice, self.leave, self.open)
        self.runner = runner if runner is not None else self._worker()
        self.opening = Opening(self.runner, self._wait, self.welcome)
        tools.set_ready(ready=False)
        for key, act in self._acts().items():
            tools.actions[key].triggered.connect(lambda _checked=False, act=act: act())
        for key in ("new", "open", "sample", "quit"):
            tools.actions[key].setEnabled(True)
        for place in PLACES:
            QShortcut(place.keys, window).activated.connect(lambda key=place.key: self.go(key))
        QShortcut("Ctrl+F", window).activated.connect(self._filter)
        window.side.chosen.connect(self.go)
        window.side.reached.connect(lambda key: self.go(key, focus=False))
        tools.period.chosen.connect(self._set_period)
        tools.period.new_asked.connect(tools.actions["new_period"].trigger)
        QGuiApplication.instance().commitDataRequest.connect(self.end_of_day)  # type: ignore[union-attr]
        window.frame.may_close = self.may_close
        Drops(window, lambda files: self.imports.take(files), self.open, lambda: self.desk is not None)

    def _acts(self) -> dict[str, Callable[[], object]]:
        return {
            "undo": self.undo,
            "redo": self.redo,
            "import": lambda: self.imports.choose(),
            "signed": lambda: self.imports.signed.choose(),
            "collect": lambda: self.imports.collect(self.today),
            "exchange": lambda: self._look_back(self.imports.packages.exchange),
            "template": lambda: self._look_back(self.imports.packages.make_template),
            "new": self.welcome,
            "open": self._choose_file,
            "sample": self._sample,
            "backup": lambda: self.keeping.copy(),
            "history": lambda: self._look_back(self.journal.of_current),
            "all_history": lambda: self._look_back(self.journal.of_file),
            "removed": lambda: self._look_back(self.journal.of_removed),
            "new_period": lambda: self._look_back(self.journal.new_period),
            "print": self._print,
            "quit": self.window.frame.close,
        }

    def _worker(self) -> TaskRunner:
        runner = TaskRunner(self)
        panel = ProgressPanel(runner.cancel)
        runner.started.connect(panel.start)
        runner.progress.connect(panel.show_progress)
        runner.ended.connect(panel.finish)
        self.window.foot.addWidget(panel)
        return runner

    # Opening

    def begin(self) -> None:
        """Open the file that was asked for, else the one used last, else ask the three questions."""
        path = self._first or self.memory.last_file()
        if path is None or not self.open(path):
            self.welcome()

    def welcome(self) -> None:
        """Ask the three questions; an open file is closed first."""
        if not self.may_close():
            return
        self.leave()
        page = Welcome(documents_folder(), self.rescue.lost(self.memory.lost_file()))
        page.made.connect(self._make)
        page.opened.connect(self._open_first)
        page.restore_asked.connect(self.rescue.restore)
        page.sample.connect(self._sample)
        self.page = page
        self.window.show_alone(page)
        page.name.setFocus()

    def _make(self, answers: NewOffice, path: Path) -> None:
        page, name = self.page, who()
        page.setEnabled(False)

        def make(_progress: Progress) -> None:
            office, others = office_records(answers)
            make_file(path, office, others, name).close()

        def refuse(error: CdsError) -> None:
            page.setEnabled(True)
            page.say(error.sentence())

        self.runner.run(Job("Tạo hồ sơ", make, lambda _made: self._open_first(path), refuse, quiet=True))

    def _sample(self) -> None:
        folder = documents_folder() / "cdsdesk-mau"
        make = partial(later.make_sample, folder)
        self.runner.run(Job("Tạo dữ liệu mẫu", make, self._open_first, self._trouble))

    def _open_first(self, path: Path) -> None:
        if self.open(path):
            self.guide.offer_tour()

    def open(self, path: Path) -> bool:
        """Open a data file; while somebody else writes it, only to be looked at. False when it is refused.

        A large one is read beside the window; until then nothing else is opened.
        """
        if self.desk is not None and not self.unfinished.may_close(self.window):
            return False
        if self.desk is not None and path.resolve() == self.desk.path.resolve():
            self.leave()
        return self.opening.open(path, who(), self.today(), self.show_store, self.rescue.tell)

    def _wait(self) -> None:
        self.leave()
        self.window.clear_pages()

    def show_store(self, store: OpenStore, path: Path, lock: str = "", code: str = "") -> None:
        """Put an open store into the window, with the period to begin with, if it is known."""
        self.leave()
        self.tools.notice.dismiss()
        code = code or periods.first_period(store.snapshot(), self.today())
        self.desk = desk = Desk(store, path, code, who(), self.runner)
        desk.check_pause = _CHECK_PAUSE if isinstance(self.runner, TaskRunner) else 0
        desk.set_lock(lock)
        self.window.clear_pages()
        context = Context(
            desk, self.today, lambda key: self.tools.actions[key].trigger(), self.memory, self.window.pages
        )
        self.shelf = Shelf(self.window, self.memory, context, self)
        self.keeping = Keeping(desk, self)
        self.ahead = Ahead(self.shelf, self.runner)
        self.unfinished = Unfinished(desk, self.shelf, self.tools.notice, self.go)
        self.autosave = self.unfinished.autosave
        self._connect(desk)
        self._show_file(desk)
        self._enter(desk)
        self.runner.soon(self, partial(self.memory.set_last_file, path))
        self.opened.emit(path)
        self.keeping.begin()
        desk.check()
        if not lock:
            self.unfinished.offer()
        self.autosave.start()
        self.ahead.begin(self.window.frame.windowHandle())
        if lock:
            self.tools.notice.warn(f"{lock}; hồ sơ chỉ mở để xem.", [("Mở lại để sửa", lambda: self.open(path))])

    def _enter(self, desk: Desk) -> None:
        """Go to the first place; it is built and shown in turns of its own, so that a key is answered."""

        def show() -> None:
            if self.desk is desk and self.window.nothing_shown():
                self.go(_ENTRY)

        def build() -> None:
            if self.desk is desk and self.window.nothing_shown():
                self.shelf.get(_ENTRY)
                self.runner.soon(self, show)

        self.runner.soon(self, build)

    def _connect(self, desk: Desk) -> None:
        desk.failed.connect(self._trouble)
        desk.history_changed.connect(self._show_history)
        desk.period_changed.connect(self._show_period)
        desk.changed.connect(lambda _changes: self._show_period())
        desk.changed.connect(lambda _changes: self.tools.notice.outdate())
        desk.lock_changed.connect(self._show_lock)
        self.keeping.said.connect(self.window.saved.setText)
        self.keeping.done.connect(self.tools.notice.say)
        self.keeping.trouble.connect(lambda text, details: self.rescue.tell(desk.path, text, details))
        self.way = way = Way(desk, self.shelf, self.go, self.window.frame)
        self.shelf.built.connect(self._connect_place)
        self.shelf.show_counts()
        self.guide.begin(desk, way, self.go)
        self.journal = Journal(desk, way, self.window, self.tools.notice, self.undo)
        self.imports = Imports(desk, self.journal, self.shelf, self.tools.notice, self.go)

    def _connect_place(self, _key: str, place: Place) -> None:
        place.asked.connect(self.way.show_what)
        place.record_asked.connect(self.way.open_record)
        place.said.connect(lambda text: self.tools.notice.say(text, [("Hoàn tác", self.undo)], of_step=True))
        if isinstance(place, ReportPlace):
            place.exported.connect(self._exported)
        if isinstance(place, OfficePlace):
            place.restore_asked.connect(self._restore)

    def _restore(self, copy: Path) -> None:
        path = self.desk.path if self.desk is not None else None
        if path is not None and self.may_close():
            self.rescue.restore(path, copy)

    def _print(self) -> None:
        if self.desk is not None and self.commit():
            print_page(self.desk, self.window.pages.currentWidget(), self.tools.notice.say, self.window)

    def _show_file(self, desk: Desk) -> None:
        name = desk.everything().unit().name
        self.window.office.setText(name)
        self.window.frame.setWindowTitle(f"{name} – {TITLE}")
        self.window.hint.setText(HINT)
        self.window.set_ready(ready=True)
        self.tools.set_ready(ready=True)
        self._show_period()
        self._show_history()
        self._show_lock()

    def leave(self) -> None:
        """Put the open file away, also one that is being read."""
        self.opening.drop()
        if self.desk is None:
            return
        self.autosave.keep()
        self.autosave.stop()
        self.ahead.stop()
        self.shelf.remember()
        self.guide.leave()
        self.journal.leave()
        self.window.clear_pages()
        self.window.set_ready(ready=False)
        self.tools.set_ready(ready=False)
        desk, self.desk = self.desk, None
        desk.close()
        desk.deleteLater()
        for child in (self.keeping, self.shelf):
            child.deleteLater()
        for action in ("undo", "redo", "search", "print", *_WRITING, *_OF_THE_PAST):
            self.tools.actions[action].setEnabled(False)

    # Showing

    def _set_period(self, code: str) -> None:
        if self.desk is not None:
            turn_to(self.desk, code)
            self._show_period()

    def _show_period(self) -> None:
        if self.desk is None:
            return
        period, button = self.desk.period, self.tools.period
        button.show_period(periods.words(period.code), periods.span(period))
        years = sorted({self.today().year, self.today().year - 1, period.year}, reverse=True)
        button.offer(periods.offered(self.desk.everything()), periods.of_years(years), period.code)

    def _show_history(self) -> None:
        if self.desk is None:
            return
        labels = {"undo": self.desk.store.undo_label(), "redo": self.desk.store.redo_label()}
        for key, word in (("undo", "Hoàn tác"), ("redo", "Làm lại")):
            action = self.tools.actions[key]
            action.setText(f"{word}: {labels[key]}" if labels[key] else word)
            action.setEnabled(bool(labels[key]) and not self.desk.lock)

    def _show_lock(self) -> None:
        if self.desk is None:
            return
        self._show_history()
        for key in ("search", "print", *_OF_THE_PAST):
            self.tools.actions[key].setEnabled(True)
        for key in _WRITING:
            self.tools.actions[key].setEnabled(not self.desk.lock)

    def go(self, key: str, *, focus: bool = True) -> None:
        """Bring a place to the front, with the cursor where its work begins."""
        if self.desk is None or not self.commit():
            return
        page = self.shelf.get(key)
        self.window.open_place(key, page)
        if focus:
            page.take_focus()

    # Searching

    def _filter(self) -> None:
        page = self.window.pages.currentWidget()
        if not isinstance(page, Place) or not page.show_filter():
            self.window.search.ask()

    # Doing

    def undo(self) -> None:
        """Take back the last step and say so."""
        self._moved("undo")

    def redo(self) -> None:
        """Do again what was taken back, and say so."""
        self._moved("redo")

    def _moved(self, way: str) -> None:
        if self.desk is None or not self.commit():
            return
        other, word = (self.redo, "Làm lại") if way == "undo" else (self.undo, "Hoàn tác")

        def tell(step: Step) -> None:
            self.tools.notice.say(f"{step.label}.", [(word, other)], of_step=True)
            self.runner.soon(self.journal, self.journal.show_moved)

        (self.desk.undo if way == "undo" else self.desk.redo)(tell)

    def _exported(self, result: object) -> None:
        files, draft = result.files, result.draft  # type: ignore[attr-defined]
        names = ", ".join(path.name for path in files)
        text = f"Còn lỗi chưa sửa nên chỉ xuất bản DỰ THẢO: {names}." if draft else f"Đã xuất {names}."
        offers = [("Mở tệp", lambda path=path: show_file(path)) for path in files[:1]]
        self.tools.notice.say(text, [*offers, ("Mở thư mục", lambda: show_file(files[0].parent))])

    def _choose_file(self) -> None:
        folder, kinds = str(documents_folder()), f"Hồ sơ (*{SUFFIX})"
        if chosen := QFileDialog.getOpenFileName(self.window, "Mở hồ sơ", folder, kinds)[0]:
            self.open(Path(chosen))

    # Texts in progress, closing

    def commit(self) -> bool:
        """Write everything that is being typed; True although something is left, for it stays in its field."""
        if self.desk is not None:
            self.shelf.commit()
        return True

    def may_close(self) -> bool:
        """Write what is being typed; ask when something cannot be written."""
        if self.desk is not None and not self.unfinished.may_close(self.window):
            return False
        self.leave()
        return True

    def end_of_day(self, _manager: object = None) -> None:
        """Write and keep what is being typed: the computer shuts down or the officer logs out."""
        if self.desk is not None:
            self.unfinished.keep()

    def _look_back(self, show: Callable[[], object]) -> None:
        if self.desk is not None and self.commit():
            show()

    def _trouble(self, error: CdsError) -> None:
        conflicts = getattr(error, "conflicts", ())
        self.tools.notice.warn(error.sentence(), details="\n".join((error.sentence(), *conflicts)))
