"""Dates as an officer types them into a field: "5/3", "050322", "hôm nay"; what cannot be a date is asked about."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from cdsdesk.vietnamese.dates import make_date, read_date
from cdsdesk.vietnamese.text import clean_line, search_key

NOT_UNDERSTOOD = "Không hiểu ngày này; hãy gõ như 05/02/2026"
NO_SUCH_DAY = "Lịch không có ngày này; hãy gõ như 05/02/2026"
_LEAP_YEAR = 2000
_DAYS_AGO = {"hom nay": 0, "nay": 0, "hom qua": 1, "hom kia": 2}
_DAY = re.compile(r"(?:ngay )?([0-9]{1,2})")
_NO_YEAR = re.compile(r"([0-9]{1,2})(?: ?[/.-] ?| )([0-9]{1,2})(?: ?[/.-])?")
_SHAPED = re.compile(r"([0-9]{1,2}) ?[/. -] ?([0-9]{1,2}) ?[/. -] ?([0-9]{4}|[0-9]{2})")
_RUN_TOGETHER = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{4}|[0-9]{2})")


@dataclass(frozen=True)
class TypedDate:
    """What was typed means a day, or ``question`` says what to ask; both are empty for the empty text."""

    value: date | None
    question: str = ""


def read_typed_date(text: str, first: date, last: date, today: date) -> TypedDate:
    """Read a typed date; a year left out is that of the period ``first`` to ``last``, the one that falls inside it."""
    written = clean_line(text).rstrip(",;")
    key = search_key(written)
    if not key:
        return TypedDate(None)
    if key in _DAYS_AGO:
        return TypedDate(today - timedelta(days=_DAYS_AGO[key]))
    found = read_date(written)
    if found is not None:
        return TypedDate(found)
    short = _NO_YEAR.fullmatch(key)
    if short is not None:
        return _with_year(int(short[1]), int(short[2]), first, last)
    worded = read_date(written, last.year)
    return TypedDate(worded) if worded is not None else TypedDate(None, date_question(text))


def date_question(text: str) -> str:
    """Return what to ask about a text that is no date: a day alone, a day that does not exist, anything else."""
    key = search_key(text).rstrip(".,;")
    day = _DAY.fullmatch(key)
    if day is not None and 1 <= int(day[1]) <= 31:
        return f"Ngày {int(day[1])} của tháng nào? Hãy gõ như {int(day[1])}/3"
    if _SHAPED.fullmatch(key) or _RUN_TOGETHER.fullmatch(key):
        return NO_SUCH_DAY
    short = _NO_YEAR.fullmatch(key)
    if short is not None:
        exists = make_date(_LEAP_YEAR, int(short[2]), int(short[1])) is not None
        return "Ngày này thuộc năm nào? Hãy gõ như 05/02/2026" if exists else NO_SUCH_DAY
    return NOT_UNDERSTOOD


def _with_year(day: int, month: int, first: date, last: date) -> TypedDate:
    """Put in the year of a period: the latest one that brings the day into it, else the year in which it ends."""
    days = [make_date(year, month, day) for year in range(last.year, first.year - 1, -1)]
    inside = next((found for found in days if found is not None and first <= found <= last), None)
    if inside is not None:
        return TypedDate(inside)
    if days[0] is not None:
        return TypedDate(days[0])
    leap = make_date(_LEAP_YEAR, month, day) is not None
    return TypedDate(None, f"Năm {last.year} không có ngày {day:02d}/{month:02d}" if leap else NO_SUCH_DAY)
