"""What is chosen for a whole table: its plan, its period, its unit of money, whether it and what is hidden go in."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from cdsdesk.actions import import_saying as saying
from cdsdesk.importing.options import ImportOptions, TableKey
from cdsdesk.model.reading import plans
from cdsdesk.vietnamese.numbers import MoneyUnit
from ui import periods
from ui.desk import Desk
from ui.forms.editors import LineEditor
from ui.places.task_rows import plan_words
from ui.widgets.boxes import link
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.flow import Flow
from ui.widgets.label import Label, tip

if TYPE_CHECKING:
    from cdsdesk.actions.importing import Preview, ShownTable

PERIOD, PLAN = "period", "plan"
_OTHER, _OF_FILE = "other", ""
_MADE_UP = "Tệp không nêu kế hoạch: sẽ lập mới theo tên này; hãy chọn nếu đã có."
_MOST = 340
_MONEY = "funding."


class TableChoice(QWidget):
    """The line of choices below the head; ``said`` gives what makes other options of the present ones."""

    said = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._key: TableKey = "", 0
        self.plan, self.period, self.unit = (_box(name) for name in ("Kế hoạch", "Kỳ số liệu", "Đơn vị tiền"))
        self.other_plan = LineEditor(example="145/KH-UBND")
        self.other_plan.setAccessibleName("Số, ký hiệu kế hoạch")
        self.hidden = QCheckBox("Nhập cả phần ẩn")
        self.hidden.setToolTip(tip("Trang, dòng và cột bị ẩn trong tệp"))
        self.leave = QCheckBox("Không nhập bảng này")
        self.take_again = link("", self._take_again)
        self.made_up = Label(_MADE_UP, "doubt", elide=True)
        self.made_up.setMinimumHeight(self.plan.sizeHint().height())
        flow = Flow(self, gap=10)
        for one in (
            self.plan,
            self.other_plan,
            self.made_up,
            self.period,
            self.unit,
            self.hidden,
            self.leave,
            self.take_again,
        ):
            flow.addWidget(one)
        self._connect()

    def _connect(self) -> None:
        self.plan.activated.connect(lambda _place: self._take_plan())
        self.other_plan.left.connect(self._take_other)
        self.period.activated.connect(lambda _place: self._say(saying.say_period, self.period.currentData()))
        self.unit.activated.connect(lambda _place: self._say(saying.say_unit, self.unit.currentData()))
        self.hidden.clicked.connect(lambda on: self.said.emit(lambda options: saying.say_hidden(options, wanted=on)))
        self.leave.clicked.connect(lambda on: self._leave(self._key, leave=on))

    def _say(self, say: Callable[[ImportOptions, TableKey, Any], ImportOptions], what: object) -> None:
        key = self._key
        self.said.emit(lambda options: say(options, key, what))

    def _take_plan(self) -> None:
        chosen = str(self.plan.currentData())
        self.other_plan.setVisible(chosen == _OTHER)
        if chosen == _OTHER:
            self.other_plan.setFocus()
        else:
            self._say(saying.say_plan, chosen)

    def _take_other(self) -> None:
        if text := self.other_plan.text().strip():
            self._say(saying.say_plan, text)

    def _leave(self, key: TableKey, *, leave: bool) -> None:
        self.said.emit(lambda options: saying.say_left_out(options, key, leave=leave))

    def _take_again(self) -> None:
        for key in self._left:
            self._leave(key, leave=False)

    # Showing

    def show_table(self, shown: "Preview", table: "ShownTable") -> None:
        """Show what holds for a table."""
        self._key = table.sheet, table.number
        said, need = saying.of_table(shown.options, self._key), table.need.what if table.need else ""
        self._left = saying.left_out(shown.options)
        self._show_plan(table, said.plan, asked=need == PLAN)
        self._show_period(table, said.period, asked=need == PERIOD)
        self._show_unit(table, said.unit)
        sheets = shown.reading.book.sheets
        self.hidden.setVisible(
            shown.options.hidden or any(not one.visible or one.hidden_rows or one.hidden_columns for one in sheets)
        )
        self.hidden.setChecked(shown.options.hidden)
        self.leave.setVisible(len(shown.tables) > 1)
        self.leave.setChecked(False)
        self.take_again.setVisible(bool(self._left))
        self.take_again.show_words(f"Nhập lại {len(self._left)} bảng đã bỏ")
        parts = (self.plan, self.period, self.unit, self.hidden, self.leave, self.take_again)
        self.setVisible(any(not one.isHidden() for one in parts))

    def _show_plan(self, table: "ShownTable", said: str, *, asked: bool) -> None:
        self.plan.setVisible(asked or bool(table.plan))
        self.other_plan.setVisible(False)
        of_file = f"{'Mới: ' if table.plan_is_new else ''}{table.plan_words}"
        self.made_up.setToolTip(tip(f"{table.made_up}. Nếu thuộc kế hoạch đã có, hãy chọn kế hoạch đó."))
        self.made_up.setVisible(bool(table.made_up))
        first = "Chọn kế hoạch…" if asked else of_file if not said else "Theo tệp"
        known = [(choice.words, choice.answer) for choice in table.plan_choices]
        known += [(plan_words(plan), plan.uid) for plan in plans(self._desk.everything())]
        offered = [(first, _OF_FILE), *dict.fromkeys(known), ("Văn bản khác…", _OTHER)]
        if said and said not in {data for _, data in offered}:
            offered.insert(1, (of_file or said, said))
        _offer(self.plan, offered, said, asked=asked or bool(table.made_up))

    def _show_period(self, table: "ShownTable", said: str, *, asked: bool) -> None:
        self.period.setVisible(asked or bool(table.period))
        year = self._desk.period.year
        first = "Chọn kỳ số liệu…" if asked else f"Kỳ: {table.period_words}" if not said else "Theo tệp"
        known = periods.used(self._desk.everything())
        known += [named for _, group in periods.of_years((year, year - 1)) for named in group]
        if said and said not in dict(known):
            known.insert(0, (said, periods.words(said)))
        offered = [(first, _OF_FILE), *((f"Kỳ: {name}", code) for code, name in dict.fromkeys(known))]
        _offer(self.period, offered, said, asked=asked)

    def _show_unit(self, table: "ShownTable", said: MoneyUnit | None) -> None:
        self.unit.setVisible(any(one.path.startswith(_MONEY) for one in table.columns))
        offered: list[tuple[str, object]] = [("Tiền: theo tệp", None)]
        offered += [(f"Tiền: {unit.label}", unit) for unit in MoneyUnit]
        _offer(self.unit, offered, said, asked=False)


def _box(name: str) -> ChoiceBox:
    made = ChoiceBox()
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    made.setMaximumWidth(_MOST)
    return made


def _offer(box: ChoiceBox, offered: Sequence[tuple[str, object]], chosen: object, *, asked: bool) -> None:
    box.clear()
    for words, data in offered:
        box.addItem(words, data)
    box.setCurrentIndex(next((place for place, (_, data) in enumerate(offered) if data == chosen), 0))
    box.setProperty("marked", asked)
    box.style().unpolish(box)
    box.style().polish(box)
