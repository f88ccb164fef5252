"""What an unexpected error does to the window: one sentence, nothing lost, details to copy for support."""

import platform
import traceback
from types import TracebackType

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QWidget

from ui.widgets.boxes import button
from ui.widgets.label import Label
from ui.widgets.layouts import column, row

SENTENCE = (
    "Chương trình gặp lỗi ngoài dự kiến; dữ liệu đã ghi vẫn an toàn. "
    "Hãy chép chi tiết gửi bộ phận hỗ trợ, rồi mở lại chương trình nếu thao tác vừa rồi không chạy."
)


class CrashDialog(QDialog):
    """One sentence, the details below it, a button that copies them."""

    def __init__(self, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Lỗi ngoài dự kiến")
        self.setMinimumWidth(560)
        self.details = details
        inside = column(self, 16, 12)
        inside.addWidget(Label(SENTENCE, wrap=True))
        text = QPlainTextEdit(details)
        text.setReadOnly(True)
        text.setAccessibleName("Chi tiết lỗi")
        inside.addWidget(text)
        buttons = row()
        self.copy_button = button("Chép chi tiết", self.copy)
        self.close_button = button("Đóng", self.accept, main=True)
        buttons.addWidget(self.copy_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        inside.addLayout(buttons)
        self.close_button.setFocus()

    def copy(self) -> None:
        """Put the details on the clipboard."""
        QGuiApplication.clipboard().setText(self.details)


def details_of(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """Return what support needs: versions and the trace, no data of the office."""
    lines = traceback.format_exception(kind, error, trace)
    head = f"Python {platform.python_version()} · Qt {qVersion()} · {platform.platform()}"
    return head + "\n" + "".join(lines)


def show_crash(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Show an error until it is closed."""
    dialog = CrashDialog(details_of(kind, error, trace), QApplication.activeWindow())
    dialog.exec()
    dialog.deleteLater()
