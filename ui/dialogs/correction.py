"""Asks why a signed report is replaced, before the new one is begun."""

from PySide6.QtWidgets import QDialog, QWidget

from cdsdesk.actions.correcting import frozen_reason
from cdsdesk.model.reports import Report
from ui.forms.editors import TextEditor
from ui.widgets.boxes import button
from ui.widgets.label import Label
from ui.widgets.layouts import column, row

EXPLAINED = (
    "Báo cáo thay thế lấy số liệu và lời văn hôm nay, có số và ngày mới. "
    "Báo cáo cũ giữ nguyên và được ghi “đã được thay thế” khi báo cáo mới xuất chờ ký."
)


class CorrectionDialog(QDialog):
    """What happens, and a box for the reason; nothing is begun without one."""

    def __init__(self, report: Report, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Lập báo cáo thay thế")
        self.setMinimumWidth(480)
        inside = column(self, 16, 10)
        inside.addWidget(Label(frozen_reason(report), wrap=True))
        inside.addWidget(Label(EXPLAINED, "small", wrap=True))
        label = Label("Lý do thay thế (lưu cùng báo cáo):", "small")
        self.reason = TextEditor(least=3)
        self.reason.setAccessibleName("Lý do thay thế báo cáo")
        label.setBuddy(self.reason)
        self.reason.typed.connect(self._typed)
        asked = column(spacing=3)
        asked.addWidget(label)
        asked.addWidget(self.reason)
        inside.addLayout(asked)
        foot = row()
        foot.addStretch(1)
        foot.addWidget(button("Huỷ", self.reject))
        self.begin_button = button("Lập báo cáo thay thế", self.accept, main=True)
        foot.addWidget(self.begin_button)
        inside.addLayout(foot)
        self._typed()
        self.reason.setFocus()

    def _typed(self) -> None:
        self.begin_button.setEnabled(bool(self.reason.text().strip()))
