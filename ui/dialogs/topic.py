"""Asks for another topic that lower offices report on besides the report itself."""

from PySide6.QtWidgets import QDialog, QWidget

from cdsdesk.vietnamese.text import clean_line
from ui.widgets.boxes import button
from ui.widgets.composing import Line
from ui.widgets.label import Label
from ui.widgets.layouts import column, row

_TEACH = "Bảng của nội dung này được ghi tay vào từng ô, tách khỏi bảng gửi gói báo cáo."


class TopicDialog(QDialog):
    """``chosen`` is what was typed, on one line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Theo dõi nội dung khác")
        self.setMinimumWidth(420)
        inside = column(self, 16, 10)
        self.name = Line()
        self.name.setPlaceholderText("ví dụ: An toàn thông tin")
        self.name.setAccessibleName("Nội dung theo dõi")
        label = Label("Nội dung theo dõi", "small")
        label.setBuddy(self.name)
        inside.addWidget(label)
        inside.addWidget(self.name)
        inside.addWidget(Label(_TEACH, "small", wrap=True))
        foot = row()
        foot.addStretch(1)
        foot.addWidget(button("Huỷ", self.reject))
        self.open_button = button("Mở bảng", self.accept, main=True)
        foot.addWidget(self.open_button)
        inside.addLayout(foot)
        self.name.textChanged.connect(lambda _text: self._typed())
        self.name.composing_changed.connect(self._typed)
        self._typed()

    def chosen(self) -> str:
        """Return the topic on one line."""
        return clean_line(self.name.whole_text())

    def _typed(self) -> None:
        self.open_button.setEnabled(bool(self.chosen()))
