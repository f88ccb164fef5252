"""Rows of a matrix of who has reported: units by months or quarters, with X, dates or words of being in time."""

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from cdsdesk.importing.matching import Item, Match
from cdsdesk.importing.own_records import Cells, asked, completed, opened, put_if_new, refused, settled
from cdsdesk.importing.row_plan import Context, RowPlan
from cdsdesk.importing.rows import RowRead
from cdsdesk.importing.unit_names import UnitBook, level_of_name, unit_key
from cdsdesk.importing.work import Work
from cdsdesk.model.identity import new_uid
from cdsdesk.model.periods import period_code
from cdsdesk.model.systems import ComplianceEntry
from cdsdesk.vietnamese.dates import find_dates, read_date
from cdsdesk.vietnamese.text import clean_line, fold, search_key

_YES = frozenset({"x", "✓", "✔", "√", "v", "1", "co", "da", "+", "ok", "yes", "dat"})
_NO = frozenset({"0", "-", "–", "khong", "chua", "o", "no", "k"})
_DONE = re.compile(r"(?:da |co )?(?:bao cao|gui|nop)|dung (?:thoi )?han|day du|da |tre|muon|cham|qua han|on time|late")
_NOT_DONE = re.compile(r"(?:chua|khong)(?: (?:co|duoc|bao cao|gui|nop|dat|thuc hien)\b.*)?$")
_NOTE = re.compile(r"dung (?:thoi )?han|tre|muon|cham|qua han|on time|late")
_TURNED = re.compile(r"(?:^|[\s(“\"'])x[”\"')]?\s*(?:[:=]|là|nghĩa là)\s*(?:đơn vị\s+)?(?:chưa|không)\b", re.IGNORECASE)
_LEAD_IN = re.compile(
    r"^(?:bảng\s+)?(?:tổng\s+hợp|theo\s+dõi|danh\s+sách|biểu|kết\s+quả|tình\s+hình)(?:\s+(?:theo\s+dõi|"
    r"tổng\s+hợp|tình\s+hình))*\s+",
    re.IGNORECASE,
)
_UNITS = re.compile(
    r"khoi\b|(?:cac|nhom|nhom cac) (?:phong|so|ban|nganh|truong|xa|phuong|don vi|co quan|to dan pho|thon|doan the"
    r"|tram)\b|(?:co quan|don vi|doan the|to dan pho|thon)\b"
)
"""How a section begins that only groups units: "Khối phòng, ban", "Các trường học"."""
_NO_TOPIC = "Báo cáo định kỳ"


@dataclass(frozen=True, slots=True)
class Mark:
    """A cell of the matrix: reported or not, None when it is not understood; the day, and words besides."""

    reported: bool | None
    on: date | None = None
    note: str = ""


class ComplianceRows:
    """Plans the rows of one matrix."""

    def __init__(self, context: Context, work: Work) -> None:
        self._context, self._work, self._cells = context, work, Cells(context)
        self._book = UnitBook(work)
        self._periods = {path: self._period(path) for path in self._cells.columns if path.startswith("reported.")}
        legend = "\n".join((*context.table.footnotes, context.table.title.text))
        self._turned = _TURNED.search(legend) is not None
        self._stored: dict[tuple[str, str], dict[str, ComplianceEntry]] = defaultdict(dict)
        for entry in work.all(ComplianceEntry):
            self._stored[entry.unit, fold(entry.topic)][entry.period] = entry
        self._first: dict[tuple[str, str], int] = {}
        self.matched: set[str] = set()

    def stored(self) -> tuple[Item, ...]:
        """Return nothing: a matrix tells some periods of some units."""
        return ()

    def plan(self, row: RowRead, position: int) -> RowPlan:
        """Say what to do with a row: one entry for each cell that tells something."""
        plan = opened(row)
        name = self._cells.line(row, "unit")
        if not name:
            return refused(plan, "unit", "Dòng không có tên đơn vị")
        topic = self._topic(row)
        marks = self._marks(plan, row)
        plan.tell = partial(self._values, row, marks)
        first = self._first.setdefault((unit_key(name), fold(topic)), row.rows[0])
        if first != row.rows[0] and asked(plan, "unit", Match(None, f"Trùng đơn vị và nội dung với dòng {first}")):
            return plan
        unit = self._book.found_or_made(plan, name)
        stored = self._stored[unit.uid, fold(topic)]
        is_new = not stored
        for path, mark in marks.items():
            told = {"reported": mark.reported, "on": mark.on, "note": mark.note}
            old = stored.get(self._periods[path])
            base = old or ComplianceEntry(
                uid=new_uid(), unit=unit.uid, period=self._periods[path], topic=topic, position=position
            )
            paths = dict.fromkeys(told, path)
            put_if_new(plan, self._work, completed(plan, self._context, base, told, paths))
        settled(plan, self._work, is_new=is_new)
        if plan.action != "ask":
            self._book.add(unit)
        return plan

    def _period(self, path: str) -> str:
        """Return the period of a column, with the year of the table where its heading tells none."""
        code = path.partition(".")[2]
        return period_code(code if code[:4].isdigit() else f"{self._context.year or ''}-{code}")

    def _topic(self, row: RowRead) -> str:
        """Return what was to be reported: told by column, by section, else by the title of the table."""
        table = self._context.table
        section = clean_line(table.sections[row.section].title) if row.section is not None else ""
        section = "" if level_of_name(section) or _UNITS.match(search_key(section)) else section
        title = _LEAD_IN.sub("", clean_line(table.title.text))
        return self._cells.line(row, "section") or section or title[:1].upper() + title[1:] or _NO_TOPIC

    def _marks(self, plan: RowPlan, row: RowRead) -> dict[str, Mark]:
        found = {}
        for path, period in self._periods.items():
            written = self._cells.line(row, path)
            if not written:
                continue
            year = int(period[:4]) if period[:4].isdigit() else None
            mark = read_mark(written, year, turned=self._turned)
            if mark.reported is None:
                message = f"Chưa hiểu “{written}”, giữ trong ghi chú"
                plan.problems.append(self._context.problem(path, message))
            found[path] = mark
        return found

    def _values(self, row: RowRead, marks: dict[str, Mark]) -> dict[str, Any]:
        values: dict[str, Any] = {"unit": self._cells.line(row, "unit"), "section": self._topic(row)}
        for path, mark in marks.items():
            told = mark.on.isoformat() if mark.on else mark.reported
            values[f"reported.{self._periods[path]}"] = self._cells.line(row, path) if told is None else told
        return values


def read_mark(written: str, year: int | None, *, turned: bool = False) -> Mark:
    """Read a cell: X, a date, "đúng hạn", "trễ"; ``turned`` says that an X means what is missing."""
    key = search_key(written)
    if written.strip() in _YES or key in _YES:
        return Mark(not turned)
    if key in _NO:
        return Mark(turned)
    if (day := read_date(written, year)) is not None:
        return Mark(True, day)
    if _NOT_DONE.match(key):
        return Mark(False)
    days = find_dates(written)
    said = re.sub(r"^[x✓✔]\s*[-,;(:]*\s*", "", key).strip(" ()")
    if days or _DONE.match(said):
        note = written if _NOTE.search(key) or days else ""
        return Mark(True, days[0][2] if days else None, note)
    return Mark(None, None, written)
