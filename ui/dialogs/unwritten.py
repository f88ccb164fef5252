"""Asks whether to close although something could not be written."""

from PySide6.QtWidgets import QMessageBox, QWidget

TEXT = "Có nội dung chưa ghi được vào hồ sơ. Nếu đóng bây giờ, nội dung đó được giữ để lấy lại lần sau."


def close_anyway(parent: QWidget) -> bool:
    """Ask; staying is the default."""
    box = QMessageBox(parent)
    box.setWindowTitle("Còn nội dung chưa ghi")
    box.setText(TEXT)
    stay = box.addButton("Ở lại", QMessageBox.ButtonRole.RejectRole)
    box.addButton("Vẫn đóng", QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(stay)
    box.exec()
    sure = box.clickedButton() is not stay
    box.deleteLater()
    return sure
