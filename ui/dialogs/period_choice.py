"""Choosing a period by kind, number and year, or by two days."""

import re
from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cdsdesk.errors import CdsError
from cdsdesk.model.office import PeriodKind
from cdsdesk.model.periods import window
from cdsdesk.vietnamese.dates import format_date_table
from cdsdesk.vietnamese.typed_dates import read_typed_date
from ui.forms.editors import LineEditor
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.label import Label
from ui.widgets.layouts import row

_KINDS: Mapping[PeriodKind, str] = {
    PeriodKind.MONTH: "Tháng",
    PeriodKind.QUARTER: "Quý",
    PeriodKind.HALF: "6 tháng",
    PeriodKind.NINE_MONTHS: "9 tháng",
    PeriodKind.YEAR: "Năm",
    PeriodKind.MONTHS: "Nhiều tháng đầu năm",
    PeriodKind.FREE: "Khoảng khác",
}
_NUMBERS: Mapping[PeriodKind, tuple[tuple[str, str], ...]] = {
    PeriodKind.MONTH: tuple((f"{number}", f"-M{number:02d}") for number in range(1, 13)),
    PeriodKind.QUARTER: (("I", "-Q1"), ("II", "-Q2"), ("III", "-Q3"), ("IV", "-Q4")),
    PeriodKind.HALF: (("đầu năm", "-H1"), ("cuối năm", "-H2")),
    PeriodKind.MONTHS: tuple((f"{number} tháng", f"-{number}M") for number in (2, 4, 5, 7, 8, 10, 11)),
}
_YEAR = re.compile(r"(?:19|20|21)[0-9]{2}")
_SUFFIX = {PeriodKind.NINE_MONTHS: "-9M", PeriodKind.YEAR: ""}


class PeriodChoice(QWidget):
    """``changed`` comes when another period is chosen."""

    changed = Signal()

    def __init__(self, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind, self.number = ChoiceBox(), ChoiceBox()
        self.year, self.first, self.last = LineEditor(right=True), LineEditor(), LineEditor()
        inside = row(self)
        self.parts = {
            "Kỳ": self.kind,
            "thứ": self.number,
            "năm": self.year,
            "từ ngày": self.first,
            "đến ngày": self.last,
        }
        self.labels: dict[str, Label] = {}
        for words, part in self.parts.items():
            self.labels[words] = Label(words, "small")
            part.setAccessibleName(f"Kỳ báo cáo: {words}")
            inside.addWidget(self.labels[words])
            inside.addWidget(part)
        inside.addStretch(1)
        self.year.setMaximumWidth(70)
        for kind, words in _KINDS.items():
            self.kind.addItem(words, kind)
        self.show_code(code)
        self.kind.activated.connect(lambda _place: self._kind_chosen())
        self.number.activated.connect(lambda _place: self.changed.emit())
        for editor in (self.year, self.first, self.last):
            editor.left.connect(self.changed.emit)

    def show_code(self, code: str) -> None:
        """Show a period; one of a kind that is not offered here shows its days."""
        period = window(code)
        kind = period.kind if period.kind in _KINDS else PeriodKind.FREE
        self.kind.setCurrentIndex(self.kind.findData(kind))
        self._offer_numbers(kind)
        self.number.setCurrentIndex(max(self.number.findData(period.code[4:]), 0))
        self.year.show_text(period.code[:4])
        self.first.show_text(format_date_table(period.calendar_from))
        self.last.show_text(format_date_table(period.calendar_to))

    def typed(self) -> str:
        """Return the code as the boxes have it, also one that names no period."""
        kind = PeriodKind(self.kind.currentData())
        if kind is PeriodKind.FREE:
            return self._days()
        year = self.year.text().strip()
        return f"{year}{_SUFFIX[kind] if kind in _SUFFIX else self.number.currentData()}"

    def code(self) -> str:
        """Return the code; empty while the boxes name no period."""
        try:
            return window(self.typed()).code
        except CdsError:
            return ""

    def _days(self) -> str:
        today = date.today()
        year = int(self.year.text()) if _YEAR.fullmatch(self.year.text().strip()) else today.year
        shown = []
        for editor in (self.first, self.last):
            day = read_typed_date(editor.text(), date(year, 1, 1), date(year, 12, 31), today).value
            shown.append(day.isoformat() if day is not None else editor.text())
        return "..".join(shown)

    def _kind_chosen(self) -> None:
        self._offer_numbers(PeriodKind(self.kind.currentData()))
        self.changed.emit()

    def _offer_numbers(self, kind: PeriodKind) -> None:
        numbers = _NUMBERS.get(kind, ())
        self.number.clear()
        for words, suffix in numbers:
            self.number.addItem(words, suffix)
        shown = {
            "Kỳ",
            *(("từ ngày", "đến ngày") if kind is PeriodKind.FREE else ("năm",)),
            *(("thứ",) if numbers else ()),
        }
        for words, part in self.parts.items():
            part.setVisible(words in shown)
            self.labels[words].setVisible(words in shown and words != "thứ")
