"""What is to be printed, page by page, on paper or into a PDF file."""

from collections.abc import Callable, Generator
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QProgressBar, QWidget

from cdsdesk.errors import CdsError
from cdsdesk.files import clean_name
from cdsdesk.progress import Cancelled, Progress
from ui import later
from ui.desk import Desk
from ui.printing.page_view import PageView
from ui.printing.paper import Layout, Paper, Printout
from ui.printing.printing import PrintRun, ask_printer
from ui.system import show_file
from ui.tasks import Job
from ui.widgets.boxes import button, clear, link
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.fitting import resize_fitting
from ui.widgets.label import Label
from ui.widgets.layouts import column, row

_SLICE = 0.015
_HUNDRED = 100
PDF = ".pdf"


class Relay(QObject):
    """Carries the progress of the worker over to the dialog; ``stopped`` ends the work at its next report."""

    told = Signal(int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.stopped = False
        self._last = -1

    def over(self, progress: Progress) -> Progress:
        """Return a progress that tells the dialog too."""
        return _Both(self, progress)

    def hear(self, done: int, total: int) -> None:
        """Pass on a share in percent. Raises Cancelled."""
        if self.stopped:
            raise Cancelled
        share = done * _HUNDRED // max(total, 1)
        if share != self._last:
            self._last = share
            self.told.emit(share)


class _Both:
    def __init__(self, relay: Relay, progress: Progress) -> None:
        self._relay, self._progress = relay, progress

    def report(self, done: int, total: int, text: str = "") -> None:
        """Tell both. Raises Cancelled."""
        self._progress.report(done, total, text)
        self._relay.hear(done, total)


class PrintDialog(QDialog):
    """The pages with ways to print and to keep them; nothing else can be done meanwhile."""

    def __init__(self, desk: Desk, printout: Printout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"In {printout.title}")
        resize_fitting(self, 880, 660)
        self.desk, self._printout = desk, printout
        self.choose_file: Callable[[str], str] = self._ask_where
        self.choose_printer = ask_printer
        self.pages = PageView()
        self.side = ChoiceBox()
        self.place = Label("")
        self.bar = QProgressBar()
        self.told = row(spacing=6)
        self.back = button("Trang trước", lambda: self.pages.go(self.pages.number - 1))
        self.on = button("Trang sau", lambda: self.pages.go(self.pages.number + 1))
        self.save_button = button("Lưu PDF…", self.ask_pdf)
        self.print_button = button("In…", self.ask_paper, main=True)
        self.close_button = button("Đóng", self.reject)
        self._layout: Layout | None = None
        self._relay: Relay | None = None
        self._run: PrintRun | None = None
        self._reading: Generator[tuple[int, int], None, Layout] = printout.read()
        self._turns = QTimer(self)
        self._turns.setInterval(0)
        self._turns.timeout.connect(self._read_on)
        self._build()
        self._wait("Đang đọc danh sách…")
        self._turns.start()

    # Layout

    def _build(self) -> None:
        inside = column(self, 16, 10)
        self.side.setAccessibleName("Khổ giấy A4")
        for words, wide in (("A4 dọc", False), ("A4 ngang", True)):
            self.side.addItem(words, wide)
        self.side.setCurrentIndex(1 if self._printout.wide else 0)
        self.side.activated.connect(lambda _place: self.lay_out())
        self.pages.turned.connect(self._show_place)
        self.bar.setRange(0, _HUNDRED)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Tiến độ dàn trang")
        inside.addLayout(self._head())
        inside.addWidget(self.pages, 1)
        inside.addWidget(self.bar)
        foot = row(spacing=8)
        foot.addLayout(self.told, 1)
        self._tell("")
        for one in (self.save_button, self.print_button, self.close_button):
            foot.addWidget(one)
        inside.addLayout(foot)

    def _head(self) -> QHBoxLayout:
        head = row(spacing=8)
        head.addWidget(Label(self._printout.title, "heading", elide=True))
        head.addWidget(self.side)
        head.addStretch(1)
        for one in (self.back, self.place, self.on):
            head.addWidget(one)
        return head

    def _wait(self, words: str) -> None:
        """Say what is being done; nothing can be printed meanwhile."""
        self.pages.say(words)
        self.bar.setValue(0)
        self.bar.show()
        self._let(ready=False)

    def _let(self, *, ready: bool) -> None:
        for one in (self.side, self.save_button, self.print_button, self.back, self.on):
            one.setEnabled(ready)
        self._show_place()

    def _show_place(self) -> None:
        paper = self.pages.paper
        self.place.setText(f"Trang {self.pages.number + 1}/{paper.sheets.count}" if paper else "")
        self.back.setEnabled(paper is not None and self.pages.number > 0)
        self.on.setEnabled(paper is not None and self.pages.number < paper.sheets.count - 1)

    def _tell(self, words: str, offer: tuple[str, Callable[[], object]] | None = None) -> None:
        clear(self.told)
        self.told.addWidget(Label(words, "muted", elide=True))
        if offer is not None:
            self.told.addWidget(link(*offer))
        self.told.addStretch(1)

    # Reading and laying out

    def _read_on(self) -> None:
        """Read for a moment, then let the window answer."""
        until = monotonic() + _SLICE
        while monotonic() < until:
            try:
                done, whole = next(self._reading)
            except StopIteration as end:
                self._turns.stop()
                self._layout = end.value
                self.lay_out()
                return
        self.bar.setValue(done * _HUNDRED // max(whole, 1))

    def lay_out(self) -> None:
        """Lay the pages out in the worker for the chosen side."""
        layout, wide = self._layout, bool(self.side.currentData())
        if layout is None:
            return
        self._wait("Đang dàn trang…")
        relay = self._work()
        self.desk.runner.run(
            Job(
                "Dàn trang in",
                lambda progress: later.lay_out(layout, relay.over(progress), wide=wide),
                self._show,
                self._failed,
                self._stopped,
                lane="print",
                quiet=True,
            )
        )

    def _work(self) -> Relay:
        self._stop()
        self._relay = Relay(self)
        self._relay.told.connect(self.bar.setValue)
        return self._relay

    def _stop(self) -> None:
        if self._relay is not None:
            self._relay.stopped = True

    def _show(self, paper: Paper) -> None:
        self.bar.hide()
        self.pages.show_paper(paper)
        self._let(ready=True)
        self.pages.setFocus()

    def _failed(self, error: CdsError) -> None:
        self.bar.hide()
        if self.pages.paper is None:
            self.pages.say(error.sentence())
        else:
            self._let(ready=True)
            self._tell(error.sentence())

    def _stopped(self) -> None:
        """The dialog was closed, or the side was changed: newer work tells how it ends."""

    # To a file

    def ask_pdf(self) -> None:
        """Ask where the PDF goes, then write it in the worker."""
        chosen = self.choose_file(clean_name(self._printout.title) + PDF)
        paper = self.pages.paper
        if not chosen or paper is None:
            return
        path = Path(chosen) if chosen.lower().endswith(PDF) else Path(chosen + PDF)
        title, office = self._printout.title, self.desk.everything().unit().name
        self._let(ready=False)
        self.bar.show()
        relay = self._work()
        self.desk.runner.run(
            Job(
                "Lưu PDF",
                lambda progress: later.save_pages(paper, title, office, path, relay.over(progress)),
                self._saved,
                self._failed,
                self._stopped,
                lane="print",
                quiet=True,
            )
        )

    def _ask_where(self, name: str) -> str:
        folder = self.desk.path.resolve().parent
        return QFileDialog.getSaveFileName(self, "Lưu PDF", str(folder / name), "Tài liệu PDF (*.pdf)")[0]

    def _saved(self, path: Path) -> None:
        self.bar.hide()
        self._let(ready=True)
        self._tell(f"Đã lưu {path.name}.", ("Mở tệp", lambda: show_file(path)))

    # To paper

    def ask_paper(self) -> None:
        """Ask for the printer and the pages, then print them one by one."""
        paper = self.pages.paper
        if paper is None:
            return
        printer = self.choose_printer(paper, self)
        if printer is None:
            return
        self._let(ready=False)
        self.bar.show()
        self._run = PrintRun(paper, printer, self)
        self._run.told.connect(self.bar.setValue)
        self._run.ended.connect(self._printed)
        self._run.start()

    def _printed(self, count: int) -> None:
        self._run = None
        self.bar.hide()
        self._let(ready=True)
        self._tell(f"Đã gửi {count} trang tới máy in." if count else "Máy in không nhận trang nào; hãy xem lại máy in.")

    def reject(self) -> None:
        """Close; what is still going on stops."""
        self._turns.stop()
        self._stop()
        if self._run is not None:
            self._run.stop()
        super().reject()
