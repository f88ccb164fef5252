"""A record that has no page of its own, on a card: to be looked at and mended."""

from PySide6.QtWidgets import QDialog, QWidget

from cdsdesk.model.calling import title_of
from ui.desk import Desk
from ui.forms.record_form import RecordForm
from ui.widgets.boxes import button, scroll
from ui.widgets.fitting import resize_fitting
from ui.widgets.label import Label
from ui.widgets.layouts import column, row


class RecordCard(QDialog):
    """Closing writes what was typed; a text that cannot be read keeps the card open."""

    def __init__(self, desk: Desk, uid: str, parent: QWidget | None = None, field: str = "") -> None:
        super().__init__(parent)
        record = desk.everything().records[uid]
        self.setWindowTitle(record.LABEL)
        resize_fitting(self, 520, 480)
        inside = column(self, 16, 10)
        inside.addWidget(Label(title_of(record) or record.LABEL, "heading", wrap=True))
        self.form = RecordForm(desk, uid)
        self.form.show_findings(desk.findings_of(uid))
        inside.addWidget(scroll(self.form), 1)
        foot = row()
        foot.addWidget(Label("Rời ô là đã lưu.", "small"))
        foot.addStretch(1)
        self.close_button = button("Đóng", self.accept, main=True)
        self.close_button.setDefault(False)
        foot.addWidget(self.close_button)
        inside.addLayout(foot)
        if field in self.form.binders:
            self.form.binders[field].editor.setFocus()

    def accept(self) -> None:
        """Close when everything is written."""
        if self.form.commit():
            super().accept()

    def reject(self) -> None:
        """Esc closes too, and writes too: every field commits when it is left."""
        self.accept()
