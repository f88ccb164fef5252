"""What stands in the way of taking a step back: every clash with both values, nothing is written."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QListWidget, QWidget

from cdsdesk.errors import ConflictError
from ui.widgets.boxes import button
from ui.widgets.fitting import resize_fitting
from ui.widgets.label import Label
from ui.widgets.layouts import column, row


class Conflicts(QDialog):
    """The sentence above, a line for each clash below."""

    def __init__(self, error: ConflictError, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._error = error
        self.setWindowTitle("Có chỗ không khớp nên chưa ghi gì")
        resize_fitting(self, 640, 360)
        inside = column(self, 16, 10)
        inside.addWidget(Label(error.sentence(), wrap=True))
        self.list = QListWidget()
        self.list.setAccessibleName("Những chỗ không khớp")
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.addItems([f"{line[:1].upper()}{line[1:]}" for line in error.conflicts])
        self.list.setCurrentRow(0)
        inside.addWidget(self.list, 1)
        foot = row()
        foot.addWidget(button("Chép chi tiết", self.copy))
        foot.addStretch(1)
        self.close_button = button("Đóng", self.accept, main=True)
        foot.addWidget(self.close_button)
        inside.addLayout(foot)

    def copy(self) -> None:
        """Put everything on the clipboard, for support."""
        QGuiApplication.clipboard().setText("\n".join((self._error.sentence(), *self._error.conflicts)))


def tell_conflicts(error: ConflictError, parent: QWidget) -> None:
    """Show the clashes in front of whatever dialog is open."""
    dialog = Conflicts(error, QApplication.activeModalWidget() or parent)
    dialog.exec()
    dialog.deleteLater()
