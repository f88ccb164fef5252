"""Asks whether to close although something could not be written, or is being written."""

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

TEXT = "Có nội dung chưa ghi được vào hồ sơ. Nếu đóng bây giờ, nội dung đó được giữ để lấy lại lần sau."
LOST = (
    "Có nội dung chưa ghi được vào hồ sơ, và cũng không giữ lại cho lần sau được vì tệp hồ sơ không ghi được. "
    "Hãy chép nội dung ra chỗ khác trước khi đóng."
)


def close_anyway(parent: QWidget, texts: Sequence[str] = (), *, kept: bool = True) -> bool:
    """Ask; staying is the default. ``texts`` that are not ``kept`` for the next time can be copied from here."""
    box = QMessageBox(parent)
    box.setWindowTitle("Còn nội dung chưa ghi")
    box.setText(TEXT if kept else LOST)
    stay = box.addButton("Ở lại", QMessageBox.ButtonRole.RejectRole)
    box.addButton("Vẫn đóng", QMessageBox.ButtonRole.AcceptRole)
    copy = None if kept else box.addButton("Chép nội dung", QMessageBox.ButtonRole.ActionRole)
    box.setDefaultButton(stay)
    box.exec()
    clicked = box.clickedButton()
    box.deleteLater()
    if copy is not None and clicked is copy:
        QGuiApplication.clipboard().setText("\n\n".join(texts))
        return close_anyway(parent, texts, kept=kept)
    return clicked is not stay and clicked is not None


def stop_writing(parent: QWidget) -> bool:
    """Ask whether to stop what is being written and close; waiting is the default."""
    box = QMessageBox(parent)
    box.setWindowTitle("Đang ghi vào hồ sơ")
    box.setText("Dữ liệu đang được ghi vào hồ sơ. Nếu dừng bây giờ, hồ sơ giữ nguyên như trước khi ghi.")
    wait = box.addButton("Chờ ghi xong", QMessageBox.ButtonRole.RejectRole)
    stop = box.addButton("Dừng ghi và đóng", QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(wait)
    box.exec()
    clicked = box.clickedButton()
    box.deleteLater()
    return clicked is stop
