"""Rows of activities: trainings, propaganda, meetings, with the number of people who came."""

import re
from collections import defaultdict
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from cdsdesk.importing.activity_words import read_first_day, tells_way
from cdsdesk.importing.matching import Item, Match
from cdsdesk.importing.options import NEW
from cdsdesk.importing.own_records import Cells, asked, completed, opened, put_if_new, refused, settled
from cdsdesk.importing.row_plan import Context, RowPlan, extras_of
from cdsdesk.importing.rows import RowRead
from cdsdesk.importing.work import Work
from cdsdesk.model.activities import Activity, ActivityKind
from cdsdesk.model.fields import specs
from cdsdesk.model.identity import new_uid
from cdsdesk.vietnamese.dates import read_date
from cdsdesk.vietnamese.numbers import read_count, read_number
from cdsdesk.vietnamese.text import clean_line, fold, search_key

_KINDS = (
    (ActivityKind.TRAINING, re.compile(r"tap huan|boi duong|dao tao|\blop\b|khoa hoc|pho cap|training")),
    (
        ActivityKind.PROPAGANDA,
        re.compile(r"tuyen truyen|ra quan|truyen thong|phat dong|pho bien|van dong|propaganda|ngay hoi"),
    ),
    (ActivityKind.MEETING, re.compile(r"\bhop\b|hoi nghi|giao ban|toa dam|hoi thao|so ket|tong ket|meeting")),
)
_COUNT = re.compile(
    r"(?<![\d/])(\d[\d.]*)\s*(?:người|lượt|học viên|đại biểu|cán bộ|hộ|thành viên|đ/c|đồng chí)?", re.IGNORECASE
)


class ActivityRows:
    """Plans the rows of one list of activities."""

    def __init__(self, context: Context, work: Work) -> None:
        self._context, self._work, self._cells = context, work, Cells(context)
        self._stored: dict[str, list[Activity]] = defaultdict(list)
        for each in work.all(Activity):
            if each.unit == context.office:
                self._stored[fold(each.title)].append(each)
        self._first: dict[tuple[str, date | None, str], int] = {}
        self.matched: set[str] = set()

    def stored(self) -> tuple[Item, ...]:
        """Return nothing: a list of activities is of one quarter or one kind, so what it leaves out is not gone."""
        return ()

    def plan(self, row: RowRead, position: int) -> RowPlan:
        """Say what to do with a row."""
        plan = opened(row)
        title = self._cells.line(row, "title")
        if not title:
            return refused(plan, "title", "Dòng không có nội dung hoạt động")
        told = self._told(plan, row, title)
        plan.tell = partial(_values, told)
        match = self._match(row, title, told.get("date"), told.get("place", ""))
        self.matched.update(match.met)
        if asked(plan, "title", match):
            return plan
        old = self._work.find(Activity, match.uid or "")
        base = old or Activity(uid=new_uid(), unit=self._context.office, position=position)
        kind = told.get("kind") or self._kind_told_elsewhere(row, title)
        told = told | ({"kind": kind} if kind else {})
        activity = completed(plan, self._context, base, told) if old else replace(base, **told)
        put_if_new(plan, self._work, activity)
        return settled(plan, self._work, is_new=old is None)

    def _match(self, row: RowRead, title: str, day: date | None, place: str) -> Match:
        """Return the stored activity of the same title and day; where one tells no day, of the same title."""
        if said := self._context.answers.get(row.rows[0]):
            return Match(None) if said == NEW else Match(said)
        first = self._first.setdefault((fold(title), day, fold(place)), row.rows[0])
        if first != row.rows[0]:
            return Match(None, f"Trùng với dòng {first}")
        same = [
            each
            for each in self._stored.get(fold(title), ())
            if (each.date is None or day is None or each.date == day)
            and (not each.place or not place or fold(each.place) == fold(place))
        ]
        exact = [each for each in same if each.date == day] or same
        if len(exact) > 1:
            return Match(None, f"Trong hồ sơ có {len(exact)} hoạt động như vậy", tuple(each.uid for each in exact))
        return Match(exact[0].uid) if exact else Match(None)

    def _told(self, plan: RowPlan, row: RowRead, title: str) -> dict[str, Any]:
        cells, context = self._cells, self._context
        told: dict[str, Any] = {"title": title, "extras": extras_of(context, row)}
        if note := cells.text(row, "note"):
            told["extras"] |= {cells.heading("note"): note}
        if place := cells.line(row, "place"):
            told["place"] = place
        if documents := cells.text(row, "documents"):
            parts = documents.replace("\n", ";").split(";")
            told["documents"] = tuple(line for part in parts if (line := clean_line(part)))
        for path, reading in (("date", read_first_day), ("attendees", _attendees), ("hours", _hours), ("kind", _kind)):
            if written := cells.line(row, path):
                value = reading(written, context.year)
                whole = path != "date" or read_date(written, context.year) is not None
                if value is None and path == "kind" and tells_way(written):
                    whole = False
                elif value is None:
                    message = f"Chưa hiểu “{written}”, giữ trong thông tin thêm"
                    plan.problems.append(context.problem(path, message))
                else:
                    told[path] = value
                if value is None or not whole:
                    told["extras"] |= {cells.heading(path): written}
        return told

    def _kind_told_elsewhere(self, row: RowRead, title: str) -> ActivityKind | None:
        """Return the kind that the title of the row, its section or the table tells."""
        table = self._context.table
        section = table.sections[row.section].title if row.section is not None else ""
        return next((kind for text in (title, section, table.title.text) if (kind := read_kind(text))), None)


def read_kind(text: str) -> ActivityKind | None:
    """Return the kind of activity that words tell first; None when they tell none."""
    key = search_key(text)
    found = [(place.start(), kind) for kind, words in _KINDS if (place := words.search(key))]
    return min(found, key=lambda each: each[0])[1] if found else None


def _kind(text: str, _year: int | None) -> ActivityKind | None:
    return read_kind(text) or (ActivityKind.OTHER if search_key(text) == "khac" else None)


def _attendees(text: str, _year: int | None) -> int | None:
    """Return how many came: "120 người", "1.250 lượt"; "45/50" is 45 of 50 invited."""
    if (count := read_count(text)) is not None:
        return count
    counts = [read_count(found[1]) for found in _COUNT.finditer(text)]
    return counts[0] if len(counts) == 1 or (counts and "/" in text) else None


def _hours(text: str, _year: int | None) -> Any:
    readings = read_number(re.sub(r"\s*(?:giờ|tiếng|h|tiết)\s*$", "", text, flags=re.IGNORECASE)).readings
    return min(readings, default=None)


def _values(told: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a row in the public JSON form."""
    fields = specs(Activity)
    return {name: fields[name].kind.to_json(value) for name, value in told.items() if name != "extras"}
