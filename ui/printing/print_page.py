"""Prints the page that is looked at, as it is filtered."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QWidget

from ui.desk import Desk
from ui.places.place import Place
from ui.printing.print_dialog import PrintDialog
from ui.printing.printouts import printout_of

NO_LIST = "Trang này không phải là danh sách; báo cáo thì xuất PDF rồi in."


def print_page(desk: Desk, page: QWidget | None, say: Callable[[str], object], over: QWidget) -> None:
    """Show what will be printed, to be sent to paper or PDF; a page that shows no list is told so."""
    printout = printout_of(page, QApplication.focusWidget()) if isinstance(page, Place) else None
    if printout is None:
        say(NO_LIST)
        return
    dialog = PrintDialog(desk, printout, over)
    dialog.exec()
    dialog.deleteLater()
