"""Asks why a finding is kept as it is."""

from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from cdsdesk.model.findings import Finding
from ui.forms.editors import TextEditor
from ui.widgets.boxes import button
from ui.widgets.label import Label, tip
from ui.widgets.layouts import column, row


class WaiveDialog(QDialog):
    """The finding, a box for the reason; the finding is kept only with a reason."""

    def __init__(self, finding: Finding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Giữ và ghi lý do")
        self.setMinimumWidth(460)
        inside = column(self, 16, 10)
        inside.addWidget(Label(finding.message, wrap=True))
        inside.addWidget(Label("Vì sao giữ nguyên (lý do được lưu trong lịch sử):", "small"))
        self.reason = TextEditor(least=3)
        self.reason.setAccessibleName("Lý do giữ nguyên")
        self.reason.typed.connect(self._typed)
        inside.addWidget(self.reason)
        buttons = row()
        buttons.addStretch(1)
        buttons.addWidget(button("Huỷ", self.reject))
        self.keep_button = button("Giữ nguyên", self.accept, main=True)
        self.keep_button.setToolTip(tip("Ctrl+Enter"))
        QShortcut("Ctrl+Return", self).activated.connect(self.keep_button.click)
        buttons.addWidget(self.keep_button)
        inside.addLayout(buttons)
        self._typed()
        self.reason.setFocus()

    def _typed(self) -> None:
        self.keep_button.setEnabled(bool(self.reason.text().strip()))
