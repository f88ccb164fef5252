"""Who has reported: lower offices by periods of a year, from packages that came in and from entries by hand."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from cdsdesk.actions.offices_below import expected_units
from cdsdesk.actions.receiving import current
from cdsdesk.errors import UsageError
from cdsdesk.model.office import PeriodKind, Unit
from cdsdesk.model.periods import Window, period_code, period_words
from cdsdesk.model.received import RECEIVED
from cdsdesk.model.selection import office_window
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.systems import ComplianceEntry, Submission
from cdsdesk.vietnamese.dates import format_date
from cdsdesk.vietnamese.text import fold, search_key


class Standing(StrEnum):
    """How an office stands with one period."""

    ON_TIME = "on_time"
    LATE = "late"
    MISSING = "missing"
    NOT_DUE = "not_due"
    NOT_EXPECTED = "not_expected"


STANDING_WORDS = {
    Standing.ON_TIME: "Đúng hạn",
    Standing.LATE: "Trễ",
    Standing.MISSING: "Thiếu",
    Standing.NOT_DUE: "Chưa đến hạn",
    Standing.NOT_EXPECTED: "Không phải báo cáo",
}
_REPORTED = frozenset({Standing.ON_TIME, Standing.LATE})
_DUE = frozenset({Standing.ON_TIME, Standing.LATE, Standing.MISSING})
CODES: Mapping[PeriodKind, Sequence[str]] = {
    PeriodKind.MONTH: tuple(f"-M{month:02d}" for month in range(1, 13)),
    PeriodKind.QUARTER: tuple(f"-Q{quarter}" for quarter in range(1, 5)),
    PeriodKind.HALF: ("-H1", "-H2"),
    PeriodKind.NINE_MONTHS: ("-9M",),
    PeriodKind.YEAR: ("",),
}


@dataclass(frozen=True)
class Row:
    """One office with its standing in each period, and the days on which it reported."""

    unit: Unit
    cells: tuple[Standing, ...]
    days: tuple[date | None, ...]

    @property
    def reported(self) -> int:
        """In how many periods it reported."""
        return sum(cell in _REPORTED for cell in self.cells)

    @property
    def due(self) -> int:
        """In how many periods it was to have reported by now, or did."""
        return sum(cell in _DUE for cell in self.cells)


@dataclass(frozen=True)
class Matrix:
    """Offices by periods of one kind in a year, about one topic; "" is the report itself."""

    year: int
    kind: PeriodKind
    topic: str
    periods: tuple[Window, ...]
    rows: tuple[Row, ...]

    def missing(self, code: str) -> tuple[Unit, ...]:
        """Return the offices that have not reported for a period and were to."""
        at = [period.code for period in self.periods].index(code)
        return tuple(row.unit for row in self.rows if row.cells[at] is Standing.MISSING)

    def heading(self, code: str) -> str:
        """Return what a column is called: "Quý I"; the year stands above the whole."""
        words = period_words(code).removesuffix(f" năm {self.year}")
        return words[:1].upper() + words[1:]

    def to_json(self) -> dict[str, Any]:
        """Give the public form of docs/contract.md."""
        counts = Counter(cell.value for row in self.rows for cell in row.cells)
        return {
            "year": self.year,
            "kind": self.kind.value,
            "topic": self.topic,
            "periods": [{"code": period.code, "due": period.due.isoformat()} for period in self.periods],
            "units": [
                {
                    "uid": row.unit.uid,
                    "name": row.unit.name,
                    "cells": [cell.value for cell in row.cells],
                    "days": [day.isoformat() if day else None for day in row.days],
                    "reported": row.reported,
                    "due": row.due,
                }
                for row in self.rows
            ],
            "counts": {standing.value: counts[standing.value] for standing in Standing},
        }


def matrix(
    snapshot: Snapshot, year: int, kind: PeriodKind | None = None, topic: str = "", today: date | None = None
) -> Matrix:
    """Return who has reported in a year; without ``kind`` in the periods that most was told of.

    A package counts on the day that it came in, an entry by hand on the day that it names. Raises UsageError for a
    kind of period that no matrix has.
    """
    chosen = kind or usual_kind(snapshot, year)
    if chosen not in CODES:
        raise UsageError(
            "Không lập bảng theo loại kỳ này", chosen.value, "hãy chọn tháng, quý, 6 tháng, 9 tháng hoặc năm"
        )
    windows = tuple(office_window(snapshot, f"{year}{ending}", snapshot.office) for ending in CODES[chosen])
    told = [_told(snapshot, window.code, topic) for window in windows]
    standing = [{unit.uid for unit in expected_units(snapshot, window.as_of)} for window in windows]
    day = today or datetime.now().date()
    units = {unit.uid: unit for window in windows for unit in expected_units(snapshot, window.as_of)}
    rows = []
    for uid, unit in units.items():
        cells = [
            _standing(window, found.get(uid), day, expected=uid in known)
            for window, found, known in zip(windows, told, standing, strict=True)
        ]
        days = [entry.on if (entry := found.get(uid)) else None for found in told]
        rows.append(Row(unit, tuple(cells), tuple(days)))
    return Matrix(year, chosen, topic, windows, tuple(rows))


def usual_kind(snapshot: Snapshot, year: int) -> PeriodKind:
    """Return the kind of period that most packages and entries of a year are of; the quarter where there are none."""
    codes = [one.period for one in snapshot.all(Submission) if one.purpose == RECEIVED]
    codes += [one.period for one in snapshot.all(ComplianceEntry)]
    endings = {ending: kind for kind, all_endings in CODES.items() for ending in all_endings}
    found = Counter(
        endings[code[4:]] for code in map(period_code, codes) if code[:4] == str(year) and code[4:] in endings
    )
    return max(CODES, key=lambda kind: found[kind]) if found else PeriodKind.QUARTER


def topics(snapshot: Snapshot, year: int) -> tuple[str, ...]:
    """Return the topics that entries of a year name, the report itself ("") first."""
    named = {one.topic for one in snapshot.all(ComplianceEntry) if one.topic and one.period.startswith(str(year))}
    return ("", *sorted(named, key=fold))


def known_topic(snapshot: Snapshot, year: int, text: str) -> str:
    """Return the topic that is meant, blind to case and diacritics. Raises UsageError with those that there are."""
    known = topics(snapshot, year)
    found = next((topic for topic in known if search_key(topic) == search_key(text)), None)
    if found is None:
        named = "; ".join(topic for topic in known if topic) or "chưa có nội dung nào, hãy bỏ nội dung"
        raise UsageError(f"Năm {year} không theo dõi nội dung này", text, f"các nội dung có: {named}")
    return found


def reminder(shown: Matrix, code: str, unit: Unit, office: Unit) -> str:
    """Return a text that asks an office for its report, to be sent by any way there is."""
    (period,) = (one for one in shown.periods if one.code == code)
    what = f"báo cáo {period_words(code)}" if not shown.topic else f"báo cáo “{shown.topic}” {period_words(code)}"
    due = format_date(period.due)
    return (
        f"Kính gửi {unit.name}: {office.name} chưa nhận được {what} của đơn vị (hạn gửi ngày {due}). "
        "Đề nghị đơn vị gửi gói báo cáo trong thời gian sớm nhất; nếu đã gửi, đề nghị gửi lại để đối chiếu."
    )


@dataclass(frozen=True)
class _Told:
    """That an office reported, or by an entry that it has not; ``on`` is the day, ``in_time`` where nobody told one."""

    reported: bool
    on: date | None
    in_time: bool | None = None


def _told(snapshot: Snapshot, code: str, topic: str) -> Mapping[str, _Told]:
    found: dict[str, _Told] = {}
    if not topic:
        for uid, one in current(snapshot, code).items():
            first = min(_days(snapshot, uid, code), default=None)
            found[uid] = _Told(reported=True, on=first, in_time=one.on_time)
    for entry in snapshot.where(ComplianceEntry, "topic", topic):
        if period_code(entry.period) == code and entry.reported is not None and not (found.get(entry.unit)):
            found[entry.unit] = _Told(reported=entry.reported, on=entry.on)
    return found


def _days(snapshot: Snapshot, unit: str, code: str) -> list[date]:
    """Return the days on which packages of an office came in; a resend does not make a report late."""
    rows = [one for one in snapshot.where(Submission, "unit", unit) if one.period == code and one.received_at]
    return [datetime.fromisoformat(one.received_at).date() for one in rows if one.purpose == RECEIVED]


def _standing(window: Window, told: _Told | None, today: date, *, expected: bool) -> Standing:
    if told is not None and told.reported:
        late = told.on > window.due if told.on else told.in_time is False
        return Standing.LATE if late else Standing.ON_TIME
    if not expected:
        return Standing.NOT_EXPECTED
    return Standing.MISSING if today > window.due else Standing.NOT_DUE
