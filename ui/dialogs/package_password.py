"""The password of a package that was handed over: asked for, and asked again when it was another one."""

from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from ui.widgets.boxes import button
from ui.widgets.composing import Line
from ui.widgets.label import Label
from ui.widgets.layouts import column, row

_TEACH = "Nơi gửi đặt mật khẩu cho gói này. Hãy hỏi nơi gửi rồi gõ vào đây."
_WIDTH = 440


class PackagePassword(QDialog):
    """``refused`` says why the password before did not open the package."""

    def __init__(self, name: str, refused: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Gói có mật khẩu")
        self.setMinimumWidth(_WIDTH)
        self.password = Line()
        self.password.setAccessibleName("Mật khẩu của gói")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.open_button = button("Mở gói", self.accept, main=True)
        self.open_button.setEnabled(False)
        self.password.textChanged.connect(lambda text: self.open_button.setEnabled(bool(text)))
        inside = column(self, 16, 10)
        inside.addWidget(Label(name, "heading", wrap=True))
        inside.addWidget(Label(refused or _TEACH, wrap=True))
        inside.addWidget(self.password)
        foot = row()
        foot.addStretch(1)
        foot.addWidget(button("Thôi", self.reject))
        foot.addWidget(self.open_button)
        inside.addLayout(foot)
        self.password.setFocus()
