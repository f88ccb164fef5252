"""Says that columns filter, beside the list, with the way to show everything again."""

from PySide6.QtWidgets import QWidget

from ui.tables.record_table import RecordTable
from ui.widgets.boxes import link
from ui.widgets.label import Label
from ui.widgets.layouts import row


class FilterNote(QWidget):
    """Reads “Đang lọc 2 cột · Bỏ lọc”; not there while no column filters."""

    def __init__(self, table: RecordTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        inside = row(self, spacing=4)
        self.said = Label("", "small")
        self.clear_link = link("Bỏ lọc", table.clear_filters)
        inside.addWidget(self.said)
        inside.addWidget(self.clear_link)
        table.filter_changed.connect(self.show_now)
        self.show_now()

    def show_now(self) -> None:
        """Say what filters now."""
        words = self._table.filter_words()
        self.said.setText(f"{words} ·" if words else "")
        self.setVisible(bool(words))
