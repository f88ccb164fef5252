"""Puts pages on paper: Qt's print dialog, then page after page while the window goes on answering."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QObject, QTimer, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QDialog, QWidget

from ui.printing.paper import POINTS_AN_INCH, Paper, paint_page

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_HUNDRED = 100


def ask_printer(paper: Paper, parent: QWidget) -> "QPrinter | None":
    """Ask for a printer and pages; None when nothing is to be printed."""
    from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog

    printer = new_printer(paper)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("In")
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, paper.sheets.count)
    dialog.setFromTo(1, paper.sheets.count)
    agreed = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return printer if agreed else None


def new_printer(paper: Paper) -> "QPrinter":
    """Return a printer set to the size and side of the pages, without margins of its own."""
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    first = paper.sheets.page(0)
    side = QPageLayout.Orientation.Landscape if first.width > first.height else QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), side, QMarginsF()))
    printer.setFullPage(True)
    return printer


class PrintRun(QObject):
    """Prints the chosen pages in turns of one; ``ended`` says how many were sent."""

    told = Signal(int)
    ended = Signal(int)

    def __init__(self, paper: Paper, printer: "QPrinter", parent: QObject) -> None:
        super().__init__(parent)
        self._paper, self._printer = paper, printer
        last = printer.toPage() or paper.sheets.count
        self._first = max(printer.fromPage(), 1) - 1
        self._numbers = range(self._first, min(last, paper.sheets.count))
        self._sent = 0
        self._painter: QPainter | None = None
        self._turns = QTimer(self)
        self._turns.setInterval(0)
        self._turns.timeout.connect(self._turn)

    def start(self) -> None:
        """Begin; a printer that takes nothing ends at once."""
        painter = QPainter()
        if not painter.begin(self._printer):
            self.ended.emit(0)
            return
        scale = self._printer.logicalDpiX() / POINTS_AN_INCH
        painter.scale(scale, scale)
        self._painter = painter
        self._turns.start()

    def stop(self) -> None:
        """Send what was painted and print no more."""
        self._turns.stop()
        if self._painter is not None:
            self._painter.end()
            self._painter = None

    def _turn(self) -> None:
        if self._painter is None or self._sent >= len(self._numbers) or (self._sent and not self._printer.newPage()):
            self.stop()
            self.ended.emit(self._sent)
            return
        paint_page(self._painter, self._paper, self._numbers[self._sent])
        self._sent += 1
        self.told.emit(self._sent * _HUNDRED // len(self._numbers))
