"""What the program is: its version, where the data file lies, what happens with what is in it."""

import platform
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from ui.frame import TITLE
from ui.system import show_file
from ui.version import VERSION
from ui.widgets.boxes import button
from ui.widgets.label import Label
from ui.widgets.layouts import column, row

WHAT = (
    "Theo dõi nhiệm vụ, dự án, chỉ tiêu chuyển đổi số của xã, phường và lập báo cáo đúng thể thức để trình ký. "
    "Chương trình không dùng mạng: mọi số liệu nằm trong tệp hồ sơ trên máy này, không gửi đi đâu."
)
NO_FILE = "Chưa mở hồ sơ nào."


class AboutDialog(QDialog):
    """The place of the data file can be copied and its folder opened."""

    def __init__(self, path: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self.setWindowTitle("Giới thiệu")
        self.setMinimumWidth(480)
        inside = column(self, 18, 8)
        inside.addWidget(Label(TITLE, "title"))
        inside.addWidget(Label(f"Phiên bản {VERSION}", "small"))
        inside.addWidget(Label(WHAT, wrap=True))
        inside.addSpacing(6)
        inside.addWidget(Label("Tệp hồ sơ đang mở", "small"))
        self.place = QLineEdit(str(path) if path is not None else NO_FILE)
        self.place.setReadOnly(True)
        self.place.setAccessibleName("Tệp hồ sơ đang mở")
        self.place.setCursorPosition(0)
        inside.addWidget(self.place)
        inside.addSpacing(4)
        foot = row()
        self.folder_button = button("Mở thư mục", self.open_folder)
        self.folder_button.setEnabled(path is not None)
        self.copy_button = button("Chép thông tin", self.copy)
        foot.addWidget(self.folder_button)
        foot.addWidget(self.copy_button)
        foot.addStretch(1)
        close = button("Đóng", self.accept, main=True)
        foot.addWidget(close)
        inside.addLayout(foot)
        close.setFocus()

    def open_folder(self) -> None:
        """Open the folder of the data file."""
        if self._path is not None:
            show_file(self._path.parent)

    def copy(self) -> None:
        """Put what support asks for first onto the clipboard."""
        lines = (f"{TITLE} {VERSION}", f"Hồ sơ: {self.place.text()}", platform.platform(), f"Qt {qVersion()}")
        QGuiApplication.clipboard().setText("\n".join(lines))
