"""Files that are handed over: the ways to the page that imports or proofreads them, and the note on what was done."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from ui.desk import Desk
from ui.dialogs.collecting import CollectingDialog
from ui.journal import Journal
from ui.notices import NoticeBar, Offer
from ui.package_files import PackageFiles
from ui.places.consolidation import ConsolidationPlace
from ui.places.importing import ImportingPlace
from ui.places.importing_written import Written
from ui.places.place import Place
from ui.places.proofreading import PAPERS, ProofreadPlace
from ui.places.report import ReportPlace
from ui.remark_files import PACKAGE
from ui.shelf import Shelf
from ui.signed_files import SignedFiles, is_signed_pdf
from ui.system import show_file
from ui.welcome import documents_folder
from ui.word_files import is_own_word

PLACE, PROOFREADING, CONSOLIDATION, REPORT = "importing", "proofread", "consolidation", "report"


class Imports(QObject):
    """Belongs to the session while a file is open; ``go`` brings a place to the front by its key."""

    def __init__(
        self,
        desk: Desk,
        journal: Journal,
        shelf: Shelf,
        notice: NoticeBar,
        go: Callable[[str], object],
    ) -> None:
        super().__init__(journal)
        self._desk, self._journal, self._shelf, self._notice, self._go = desk, journal, shelf, notice, go
        self.signed = SignedFiles(desk, notice)
        self.packages = PackageFiles(desk, notice, self._add_up, self._put_in, self._see_remarks, self.take)
        shelf.built.connect(self._connect)

    def _connect(self, _key: str, place: Place) -> None:
        if isinstance(place, ImportingPlace):
            place.imported.connect(self.tell)
            place.saved.connect(self._tell_saved)
            place.stopped.connect(self._tell_stopped)
            place.package_chosen.connect(lambda path: self.packages.take((path,)))
        if isinstance(place, ProofreadPlace):
            place.saved.connect(self._tell_saved)
            place.noted.connect(self._notice.say)
        if isinstance(place, ConsolidationPlace):
            place.others.connect(self.packages.take)
            place.saved.connect(self._tell_saved)
            place.noted.connect(self._notice.say)

    def place(self) -> ImportingPlace:
        """Bring the page to the front and return it."""
        self._go(PLACE)
        found = self._shelf.get(PLACE)
        assert isinstance(found, ImportingPlace)
        return found

    def choose(self) -> None:
        """Ask for a file and read it."""
        self.place().choose()

    def read(self, source: Path) -> None:
        """Read a file."""
        self.place().read(source)

    def take(self, files: Sequence[Path]) -> None:
        """Read the first of several files, the others wait on the page; a signed PDF and our Word go to their report.

        What a package is for says where it goes. While documents are proofread, those that can be are; while packages
        are added up, all that come are received.
        """
        if self._shelf.is_shown(CONSOLIDATION):
            adding = self._shelf.get(CONSOLIDATION)
            assert isinstance(adding, ConsolidationPlace)
            adding.take(files)
            return
        front = self._shelf.get(PROOFREADING) if self._shelf.is_shown(PROOFREADING) else None
        if isinstance(front, ProofreadPlace):
            front.take([path for path in files if path.suffix.lower() in PAPERS])
            files = [path for path in files if path.suffix.lower() not in PAPERS]
        signed = [path for path in files if is_signed_pdf(path)]
        if signed:
            self.signed.read(signed[0])
        words = [path for path in files if is_own_word(path)]
        if words:
            self._compare(words[0])
        others = [path for path in files if path not in (*signed[:1], *words[:1])]
        if others and others[0].suffix.lower() == PACKAGE:
            self.packages.take(others)
        elif others:
            self.place().take(others)

    def _add_up(self, files: Sequence[Path], password: str) -> None:
        self._go(CONSOLIDATION)
        adding = self._shelf.get(CONSOLIDATION)
        assert isinstance(adding, ConsolidationPlace)
        adding.take(files, password)

    def _put_in(self, files: Sequence[Path], password: str) -> None:
        self.place().take(files, password)

    def _compare(self, word: Path) -> None:
        """Show a report for Word that came back beside what it reads now."""
        self._go(REPORT)
        place = self._shelf.get(REPORT)
        assert isinstance(place, ReportPlace)
        place.exports.take_word(word)

    def _see_remarks(self, period: str) -> None:
        """Show what is asked for a period where it is listed with the other findings, from which each is opened."""
        if period != self._desk.code:
            self._desk.set_period(period)
        self._go(REPORT)

    def collect(self, today: Callable[[], date]) -> None:
        """Open the forms in which those who lead something tell their results."""
        made = CollectingDialog(self._desk, documents_folder(), today, self._notice.window())
        made.finished.connect(lambda _how: made.deleteLater())
        made.open()

    def tell(self, done: Written) -> None:
        """Say what was written, with the way back and on; who went elsewhere meanwhile stays there."""
        place = self._shelf.get(PLACE)
        assert isinstance(place, ImportingPlace)
        offers: list[Offer] = [("Hoàn tác", lambda: place.take_back(done.number))]
        offers += [(f"Mở {words}", partial(place.asked.emit, key, "")) for words, key in done.places()]
        offers.append(("Lưu tệp kết quả…", lambda: place.save_result(done)))
        offers += self._journal.told_elsewhere(done.changes)
        self._notice.say(f"{done.words()}.", offers, of_step=True)

    def _tell_stopped(self, source: str) -> None:
        self._notice.say(f"Đã dừng ghi {source}. Hồ sơ không thay đổi.")

    def _tell_saved(self, path: Path) -> None:
        offers: list[Offer] = [("Mở tệp", lambda: show_file(path)), ("Mở thư mục", lambda: show_file(path.parent))]
        self._notice.say(f"Đã lưu {path.name}.", offers)
