"""The lists of the settings: who signs, who receives, numbers, periods, holidays, units."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QVBoxLayout

from cdsdesk.actions.setting_up import add_fixed_holidays, add_hamlets, signature_forms
from cdsdesk.model.fields import Record
from cdsdesk.model.office import (
    Holiday,
    NumberSeries,
    Period,
    RecipientList,
    Signatory,
    Unit,
    UnitAlias,
    UnitSuccession,
)
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.vietnamese.dates import format_date_table
from ui.desk import Desk
from ui.edits import field_edit
from ui.places.child_list import ChildList, field_column
from ui.places.office_sections import ListNames, ListSection, SettingForm
from ui.widgets.boxes import Card, button
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.fold import Fold
from ui.widgets.label import Label
from ui.widgets.layouts import row

_CHOOSE = "Chọn hình thức ký…"
SIGNATORIES = ListNames(
    Signatory,
    "Người ký",
    "Người đứng đầu danh sách ký báo cáo, trừ khi báo cáo chọn người khác. Alt+Shift+mũi tên để đổi thứ tự.",
    "người ký",
    (("name", 150, 2), ("lines", 220, 3)),
    {"name": "Người ký mới"},
)
RECIPIENTS = ListNames(
    RecipientList,
    "Nơi nhận",
    "Mỗi danh sách in dưới “Kính gửi” và “Nơi nhận”; các nơi cách nhau bằng dấu chấm phẩy.",
    "nơi nhận",
    (("name", 140, 1), ("addressed", 170, 2), ("lines", 170, 2)),
    {"name": "Danh sách mới", "lines": "Như trên; Lưu: VT"},
)
NUMBERS = ListNames(
    NumberSeries,
    "Dãy số văn bản",
    "Số kế tiếp được gợi ý khi thêm văn bản do đơn vị ban hành.",
    "dãy số",
    (("issuing_body", 200, 2), ("pattern", 120, 1), ("last_number", 110, 0)),
    {"pattern": "BC-UBND"},
)
PERIODS = ListNames(
    Period,
    "Kỳ báo cáo",
    "Các kỳ có ngày chốt số liệu hoặc hạn gửi riêng; kỳ khác theo Nghị định 09/2019/NĐ-CP.",
    "kỳ",
    (("code", 90, 1), ("data_from", 110, 1), ("data_to", 110, 1), ("due", 110, 1)),
)
HOLIDAYS = ListNames(
    Holiday,
    "Ngày nghỉ",
    "Ngày nghỉ không tính là ngày làm việc khi tính hạn gửi báo cáo. Ngày nghỉ theo âm lịch thì gõ hoặc dán vào đây.",
    "ngày nghỉ",
    (("date", 120, 0), ("name", 240, 2)),
)
UNITS = ListNames(
    Unit,
    "Các đơn vị",
    "Thôn, tổ dân phố, phòng ban, cơ quan cấp trên; đơn vị cũ trước khi sắp xếp vẫn giữ để đọc số liệu năm trước.",
    "đơn vị",
    (("name", 210, 3), ("level", 130, 1), ("valid_from", 100, 0), ("valid_to", 100, 0)),
    {"name": "Đơn vị mới"},
    "parent",
)


class SignatureForm(SettingForm):
    """A signatory with the ways of signing to choose from, and the block as it will be printed."""

    def __init__(self, desk: Desk) -> None:
        self.forms = ChoiceBox()
        self.forms.setAccessibleName("Hình thức ký")
        self.block = Card()
        self.printed = Label("", "strong", wrap=True)
        super().__init__(desk, Signatory, "người ký")

    def lay_out(self, inside: QVBoxLayout) -> None:
        """Put the ways of signing above the fields and the block below."""
        inside.addWidget(self.forms)
        super().lay_out(inside)
        self.block.setAccessibleName("Phần chữ ký sẽ in")
        self.printed.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.block.column.addWidget(self.printed)
        inside.addWidget(self.block)
        self.forms.addItem(_CHOOSE, "")
        for form in signature_forms(self.desk.everything().unit()):
            self.forms.addItem(form.words, "; ".join(form.lines))
        self.forms.activated.connect(self._choose)

    def _choose(self, place: int) -> None:
        lines = str(self.forms.itemData(place) or "")
        if lines and self.current is not None and self.commit():
            self.desk.edit(field_edit(self.current.record, "lines", lines))
        self.show_more(self.current)

    def show_more(self, row: Any) -> None:
        """Show the way of signing, and the block as a report prints it: lines, room for the signature, name."""
        record = row.record if row is not None else None
        self.forms.setCurrentIndex(max(self.forms.findData("; ".join(record.lines)) if record is not None else 0, 0))
        lines = (*record.lines, "", "", *record.position_below, record.name) if record is not None else ()
        self.printed.setText("\n".join(lines))
        self.block.setVisible(record is not None)
        self.forms.setVisible(record is not None and not self.desk.lock)


class UnitForm(SettingForm):
    """A unit with its other names, and what it took over from."""

    def __init__(self, desk: Desk) -> None:
        self.aliases = ChildList(
            desk,
            UnitAlias,
            "target",
            (field_column(UnitAlias, "alias", 200, stretch=1),),
            "Tên gọi khác",
            "tên gọi",
            lambda: {"alias": "Tên gọi mới"},
        )
        self.old = Label("", "small", wrap=True)
        self.fold = Fold("Tên gọi khác, kế thừa")
        super().__init__(desk, Unit, "đơn vị")

    def lay_out(self, inside: QVBoxLayout) -> None:
        """Put other names and what came before below the fields."""
        super().lay_out(inside)
        self.fold.inside.addWidget(self.aliases)
        self.fold.inside.addWidget(self.old)
        inside.addWidget(self.fold)

    def parts(self) -> Sequence[ChildList]:
        """Return the other names, in which text may be in progress."""
        return (self.aliases,)

    def show_more(self, row: Any) -> None:
        """Show the other names of a unit, whom it follows and who follows it."""
        uid = row.uid if row is not None else ""
        everything = self.desk.everything()
        self.aliases.show_parent(uid)
        lines = [
            f"Kế thừa {_named(everything, one.old, one.on)}" for one in everything.where(UnitSuccession, "new", uid)
        ]
        lines += [
            f"Nay là {_named(everything, one.new, one.on)}" for one in everything.where(UnitSuccession, "old", uid)
        ]
        self.old.setText("\n".join(lines))
        self.old.setVisible(bool(lines))
        self.fold.show_count(len(everything.where(UnitAlias, "target", uid)) + len(lines))
        self.fold.setVisible(row is not None)


def _named(everything: Snapshot, uid: str, on: date | None) -> str:
    unit = everything.find(Unit, uid)
    day = f" từ {format_date_table(on)}" if on is not None else ""
    return f"{unit.name if unit is not None else 'đơn vị đã xoá'}{day}"


def other_units(everything: Snapshot, _office: str) -> Sequence[Record]:
    """Return all units but the own office."""
    return tuple(unit for unit in everything.all(Unit) if unit.uid != everything.office)


class HolidaySection(ListSection):
    """The holidays, with a button for those that fall on the same day each year."""

    def __init__(self, desk: Desk, today: Callable[[], date]) -> None:
        self._today = today
        super().__init__(desk, HOLIDAYS, taken=_by_day, new=lambda: {"date": format_date_table(today())})

    def above(self, whole: QVBoxLayout) -> None:
        """Offer the fixed holidays of this year and the next."""
        line = row(spacing=8)
        year = self._today().year
        self.fixed = [button(f"Thêm ngày nghỉ cố định {one}", partial(self.add_fixed, one)) for one in (year, year + 1)]
        for made in self.fixed:
            line.addWidget(made)
        line.addStretch(1)
        whole.addLayout(line)

    def add_fixed(self, year: int) -> None:
        """Add the fixed holidays of a year."""
        self.commit()
        self.desk.edit(lambda snapshot, who: add_fixed_holidays(snapshot, year, who))

    def show_anew(self) -> None:
        """Show the holidays; nothing is added while the file is only looked at."""
        super().show_anew()
        for made in self.fixed:
            made.setEnabled(not self.desk.lock)


def _by_day(everything: Snapshot, office: str) -> Sequence[Record]:
    found = everything.where(Holiday, "unit", office)
    return sorted(found, key=lambda one: (one.date or date.max, one.uid))


class PeriodSection(ListSection):
    """The periods with windows of their own; another one is opened with a look at what it carries."""

    def __init__(self, desk: Desk, open_period: Callable[[], object]) -> None:
        self._open = open_period
        super().__init__(desk, PERIODS, new=lambda: {"code": desk.period.code})

    def above(self, whole: QVBoxLayout) -> None:
        """Offer to open a period."""
        line = row(spacing=8)
        line.addWidget(button("Mở kỳ mới…", self._open))
        line.addStretch(1)
        whole.addLayout(line)


class UnitsSection(ListSection):
    """All units but the own one; hamlets are added from a list of names."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, UNITS, UnitForm(desk), other_units)

    def above(self, whole: QVBoxLayout) -> None:
        """Offer to add hamlets."""
        line = row(spacing=8)
        self.hamlets = button("Thêm thôn, tổ dân phố…", self.ask_hamlets)
        line.addWidget(self.hamlets)
        line.addStretch(1)
        whole.addLayout(line)

    def ask_hamlets(self) -> None:
        """Ask for the names, one a line."""
        words = "Mỗi dòng một tên; tên đã có sẽ được bỏ qua."
        text, given = QInputDialog.getMultiLineText(self, "Thêm thôn, tổ dân phố", words)
        if given:
            self.add_hamlets(text)

    def add_hamlets(self, text: str) -> None:
        """Add the hamlets named in a text."""
        names = text.splitlines()
        self.desk.edit(lambda snapshot, who: add_hamlets(snapshot, names, who))
