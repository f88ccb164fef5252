"""Catalogue: the agencies that the file names, how often, and which unit each of them means."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QComboBox, QWidget

from cdsdesk.actions.known_names import NamedAgency, named_agencies
from cdsdesk.actions.setting_up import call_unit
from cdsdesk.model.office import Unit
from cdsdesk.vietnamese.numbers import format_number
from ui.desk import Desk
from ui.places.office_sections import Section
from ui.widgets.boxes import button
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.label import Label
from ui.widgets.layouts import row
from ui.widgets.plain_table import PlainTable

_TITLES = ("Tên gọi như đã viết", "Số lần", "Là đơn vị")
_UNKNOWN = "chưa ghép"


class NamesSection(Section):
    """Every name once, the most used first; a name that no unit has is joined with one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        teach = (
            "Tên các cơ quan đã viết trong nhiệm vụ, tổ công nghệ số, hệ thống thông tin. "
            "Ghép một tên với đơn vị để tổng hợp về đúng nơi; chữ đã viết vẫn giữ nguyên."
        )
        super().__init__(desk, "Danh mục tên gọi", teach, parent)
        self.names: Sequence[NamedAgency] = ()
        self.table = PlainTable("Tên gọi các cơ quan", _TITLES, (0, 80, 0), right=(1,))
        self.units = ChoiceBox()
        self.units.setAccessibleName("Đơn vị để ghép")
        self.units.setMinimumContentsLength(24)
        self.units.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.join = button("Ghép với đơn vị này", partial(self.call_chosen))
        line = row(spacing=8)
        line.addWidget(Label("Tên đang chọn là"))
        line.addWidget(self.units, 1)
        line.addWidget(self.join)
        line.addStretch(1)
        self.whole.addWidget(self.table, 1)
        self.whole.addLayout(line)
        self.table.currentCellChanged.connect(lambda *_: self._show_join())
        self.show_anew()

    def show_anew(self) -> None:
        """Read the names anew."""
        everything = self.desk.everything()
        chosen = self.table.currentRow()
        self.names = named_agencies(everything)
        self.table.setRowCount(len(self.names))
        for number, name in enumerate(self.names):
            meant = name.unit.name if name.unit else _UNKNOWN
            self.table.show_line(number, (name.words, format_number(name.times), meant))
        self.units.clear()
        for unit in everything.all(Unit):
            self.units.addItem(unit.name, unit.uid)
        if self.names:
            self.table.setCurrentCell(min(max(chosen, 0), len(self.names) - 1), 0)
        self._show_join()

    def _show_join(self) -> None:
        number = self.table.currentRow()
        open_name = 0 <= number < len(self.names) and self.names[number].unit is None
        self.join.setEnabled(open_name and not self.desk.lock)

    def call_chosen(self) -> None:
        """Say that the chosen name means the chosen unit."""
        words, unit = self.names[self.table.currentRow()].words, str(self.units.currentData())
        self.desk.edit(lambda snapshot, who: call_unit(snapshot, words, unit, who))
