"""The first line over a file that was read: its name, its tables, what kind the table is, and the way in or back."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QWidget

from cdsdesk.actions import import_saying as saying
from cdsdesk.actions.import_words import kind_choices, kind_words
from cdsdesk.importing.options import TableKey
from cdsdesk.vietnamese.numbers import format_number
from ui.theme.theme import theme
from ui.widgets.boxes import button
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.label import Label
from ui.widgets.layouts import row

if TYPE_CHECKING:
    from cdsdesk.actions.importing import Preview, ShownTable

_WIDE, _LEAST, _TELLING, _ROOMY = 270, 90, 110, 860


class FoundHead(QWidget):
    """``table_chosen`` gives the place of another table, ``said`` what makes other options of the present ones."""

    table_chosen = Signal(int)
    said = Signal(object)

    def __init__(self, back: Callable[[], object], write: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key: TableKey = "", 0
        self.name = Label("", "strong", elide=True)
        self.tables, self.kinds = _box("Bảng trong tệp"), _box("Loại dữ liệu của bảng")
        self.back_button = button("Lùi", back)
        self.write_button = button("", write, main=True)
        line = row(self, spacing=8)
        self.title = Label("Nhập từ tệp", "title")
        line.addWidget(self.title)
        line.addWidget(self.name)
        line.addWidget(self.tables)
        line.addWidget(self.kinds)
        line.addStretch(1)
        line.addWidget(self.back_button)
        line.addWidget(self.write_button)
        self.tables.activated.connect(self.table_chosen)
        self.kinds.activated.connect(lambda _place: self._take_kind())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Where room is narrow the name of the file goes before that of the page, which stands on the left as well."""
        self.title.setVisible(self.width() > theme().scaled(_ROOMY))
        super().resizeEvent(event)

    def _take_kind(self) -> None:
        key, kind = self._key, str(self.kinds.currentData())
        self.said.emit(lambda options: saying.say_kind(options, key, kind))

    def show_preview(self, shown: "Preview", table: "ShownTable | None") -> None:
        """Show the tables of a file with the one that is looked at."""
        self.name.setText(shown.reading.source)
        self.name.setMinimumWidth(min(self.name.sizeHint().width(), theme().scaled(_TELLING)))
        self.tables.clear()
        for one in shown.tables:
            self.tables.addItem(f"{_sheet_words(shown, one)} · {format_number(len(one.verdicts))} dòng")
        self.tables.setVisible(bool(shown.tables))
        self.kinds.setVisible(table is not None)
        if table is not None:
            self._key = table.sheet, table.number
            self.tables.setCurrentIndex(shown.tables.index(table))
            self._show_kind(table)
        count = shown.to_write()
        self.write_button.setText(f"Ghi {format_number(count)} dòng vào hồ sơ" if count else "Ghi vào hồ sơ")

    def _show_kind(self, table: "ShownTable") -> None:
        self.kinds.clear()
        for kind, words in kind_choices():
            self.kinds.addItem(f"Nhận ra: {words}", kind)
        if self.kinds.findData(table.kind) < 0:
            self.kinds.addItem(f"Nhận ra: {kind_words(table.kind)}", table.kind)
        self.kinds.setCurrentIndex(self.kinds.findData(table.kind))


def _sheet_words(shown: "Preview", table: "ShownTable") -> str:
    """Return "Trang: Phu luc I", with the number of the table where its sheet has several."""
    several = sum(one.sheet == table.sheet for one in shown.tables) > 1
    return f"Trang: {table.sheet}{f', bảng {table.number}' if several else ''}"


def _box(name: str) -> ChoiceBox:
    made = ChoiceBox()
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    made.setMaximumWidth(_WIDE)
    made.setMinimumWidth(_LEAST)
    return made
