"""Stretches of the calendar as written: one day, month, quarter, part of a year or year."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cdsdesk.vietnamese.dates import make_date, read_date
from cdsdesk.vietnamese.english_months import read_english_day, read_english_month


class SpanUnit(StrEnum):
    """What a stretch of the calendar was named by."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    MONTHS = "months"
    YEAR = "year"


@dataclass(frozen=True)
class Span:
    """First and last day of a stretch of the calendar, and the unit that names it."""

    start: date
    end: date
    unit: SpanUnit


_YEAR = r"(?:(?:\s*[/.-]\s*|\s*,?\s*năm\s+|\s+)(?P<year>[0-9]{4}))?"
_MONTH = r"(?:tháng\s*|thg\.?\s*|th\.?\s*|t\.?\s?)"
_ROMAN_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_CENTURY = 2000
_COUNTS = {"ba": 3, "sáu": 6, "chín": 9}


def _month(found: re.Match[str]) -> tuple[int, int]:
    number = int(found["number"])
    return number, number


def _quarter(found: re.Match[str]) -> tuple[int, int]:
    number = _ROMAN_QUARTERS.get(found["number"]) or int(found["number"])
    return 3 * number - 2, 3 * number


def _part(found: re.Match[str]) -> tuple[int, int]:
    written = found["count"]
    count = 6 if written is None else _COUNTS.get(written) or int(written)
    return (1, count) if found["side"] == "đầu" else (13 - count, 12)


def _year(_: re.Match[str]) -> tuple[int, int]:
    return 1, 12


_FORMS: tuple[tuple[re.Pattern[str], SpanUnit, Callable[[re.Match[str]], tuple[int, int]]], ...] = (
    (re.compile(rf"{_MONTH}(?P<number>[0-9]{{1,2}}){_YEAR}"), SpanUnit.MONTH, _month),
    (re.compile(rf"{_MONTH}(?P<number>[0-9]{{1,2}})\s*/\s*(?P<year>[2-6][0-9])"), SpanUnit.MONTH, _month),
    (re.compile(r"(?P<number>[0-9]{1,2})\s*/\s*(?P<year>[0-9]{4})"), SpanUnit.MONTH, _month),
    (re.compile(rf"(?:qu[ýí]\s*|qúy\s*|q\.?\s?)(?P<number>iv|i{{1,3}}|0?[1-4]){_YEAR}"), SpanUnit.QUARTER, _quarter),
    (
        re.compile(
            rf"(?:nửa|(?P<count>[0-9]{{1,2}}|ba|sáu|chín)\s+tháng)\s+(?P<side>đầu|cuối)(?:\s+năm(?!\s*[0-9]))?{_YEAR}"
        ),
        SpanUnit.MONTHS,
        _part,
    ),
    (re.compile(r"(?:cả\s+)?(?:năm\s+)?(?P<year>[0-9]{4})"), SpanUnit.YEAR, _year),
)
_MONTH_YEAR = re.compile(r"[0-9]{1,2}\s*/\s*[0-9]{4}|[0-9]+")


def read_span(text: str, default_year: int | None) -> Span | None:
    """Read one stretch of the calendar in lower case; without a year it takes ``default_year``, else it is none."""
    day = None if _MONTH_YEAR.fullmatch(text) else read_date(text, default_year) or read_english_day(text)
    if day is not None:
        return Span(day, day, SpanUnit.DAY)
    if (english := read_english_month(text)) is not None:
        return _span(english[0], english[1], english[1], SpanUnit.MONTH)
    for form, unit, months in _FORMS:
        if found := form.fullmatch(text):
            year = _whole(found["year"]) if found["year"] else default_year
            return None if year is None else _span(year, *months(found), unit)
    return None


def _whole(written: str) -> int:
    """Return a year of which only two digits may be written."""
    return int(written) + (0 if len(written) == 4 else _CENTURY)


def _span(year: int, first: int, last: int, unit: SpanUnit) -> Span | None:
    start = make_date(year, first, 1) if 1 <= first <= last <= 12 else None
    if start is None:
        return None
    if unit is SpanUnit.MONTHS and last - first == 5:
        unit = SpanUnit.HALF
    return Span(start, date(year, last, monthrange(year, last)[1]), unit)
