"""A record to look at: every filled field under its label, references by the name of what they mean."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from cdsdesk.actions.edit import title_of
from cdsdesk.model.fields import Record, specs
from cdsdesk.model.kinds import Data, Ref
from cdsdesk.model.snapshot import Snapshot
from ui.widgets.boxes import button, scroll
from ui.widgets.label import Label
from ui.widgets.layouts import column, row


class RecordCard(QDialog):
    """Shows a record that has no page of its own."""

    def __init__(self, snapshot: Snapshot, record: Record, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(record.LABEL)
        self.resize(560, 420)
        inside = column(self, 16, 10)
        inside.addWidget(Label(title_of(record), "heading", wrap=True))
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(14)
        for number, (label, text) in enumerate(lines(snapshot, record)):
            grid.addWidget(Label(label, "muted"), number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Label(text, wrap=True), number, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        inside.addWidget(scroll(inner), 1)
        foot = row()
        foot.addStretch(1)
        foot.addWidget(button("Đóng", self.accept, main=True))
        inside.addLayout(foot)


def lines(snapshot: Snapshot, record: Record) -> list[tuple[str, str]]:
    """Return label and text of each field that is filled."""
    found = []
    for name, spec in specs(type(record)).items():
        value = getattr(record, name)
        if value == spec.kind.empty or isinstance(spec.kind, Data):
            continue
        text = spec.kind.show(value)
        if isinstance(spec.kind, Ref):
            target = snapshot.get(value)
            text = title_of(target) if target is not None else "đã bị xoá"
        found.append((spec.label, text))
    return found
