"""Headings of columns that stand for a period: "Tháng 3/2025", "T3", "Quý II", "6 tháng đầu năm", a bare year."""

import re
from collections.abc import Sequence

from cdsdesk.importing.heading_words import heading_years
from cdsdesk.model.periods import known_window
from cdsdesk.vietnamese.text import search_key

_MONTH = re.compile(r"\b(?:thang|thg|month|t)\.? ?(0?[1-9]|1[0-2])\b(?! ?thang)")
_SLASHED = re.compile(r"(?<![\d/])(?:0?1/)?(0?[1-9]|1[0-2])/((?:19|20)\d\d)(?!\d)")
_QUARTER = re.compile(r"\b(?:quy|q)\.? ?(iv|i{1,3}|[1-4])\b")
_MONTHS = re.compile(r"\b(?:(\d{1,2}|sau|chin) thang|(\d{1,2})t)(?: (dau|cuoi))?\b")
_WEEK = re.compile(r"\b(?:tuan|week) ?(\d{1,2})\b")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_COUNTS = {"sau": 6, "chin": 9}
_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENGLISH_MONTH = re.compile(rf"({'|'.join(_ENGLISH)})[a-z]*\b")
_ONLY_YEAR = re.compile(r"(?:nam )?((?:19|20)\d\d)")
_BARE = re.compile(r"0?[1-9]|1[0-2]")
_DAY = re.compile(r"\bden (?:het )?(?:ngay )?(\d{1,2})[/.-](\d{1,2})(?:[/.-](?:20)?\d\d)?(?![/.\d])")
_FROM_DAY = re.compile(r"\btu (?:ngay )?(\d{1,2})[/.-](\d{1,2})")
_YEAR_BEGINS = frozenset({(1, 1), (15, 12)})
_CUT_DAY = 14
_NOW = re.compile(r"\bden (?:nay|thoi diem|hien)|\bhien (?:nay|tai)\b|\bthoi diem bao cao\b")
_ADDED_UP = re.compile(r"\b(?:luy ke|lk|cong don)\b")
_UP_TO = re.compile(r"\b(?:luy ke|lk|cong don|den)\b")
_LAST_MONTHS = {3: "Q4", 6: "H2"}


def period_path(parts: Sequence[str]) -> str | None:
    """Return the period that the parts of a heading name: "2025-M03", without a year "M03"; None for none."""
    keys = [search_key(part) for part in parts]
    text = " › ".join(keys)
    part = _part(text, keys)
    years = heading_years(" ".join(parts))
    if part is not None:
        return f"{years[0]}-{part}" if years else part
    if slashed := _SLASHED.search(text):
        return f"{slashed[2]}-M{int(slashed[1]):02d}"
    only = _ONLY_YEAR.fullmatch(keys[-1]) if keys else None
    return only[1] if only else None


def part_of_year(header: str) -> str | None:
    """Return the part of a year that a heading of figures names: "Q1", "H1", "M06"; None for none or the whole year.

    What is added up to a month, a quarter or a day is counted from January: "Lũy kế đến tháng 6" is "H1".
    """
    keys = [search_key(part) for part in header.split(" › ")]
    text = " › ".join(keys)
    if (day := _DAY.search(text)) is not None:
        return _up_to_day(text, int(day[1]), int(day[2]))
    part = _part(text, keys)
    if part is None and (slashed := _SLASHED.search(text)):
        part = f"M{int(slashed[1]):02d}"
    if part is None or known_window(f"2000-{part}") is None:
        return None
    if not _UP_TO.search(text) or part[0] not in "MQ":
        return part
    return first_months(int(part[1:]) * (3 if part[0] == "Q" else 1))


def first_months(count: int) -> str | None:
    """Return the part of a year that its first months are, 1 to 12; None for all of them."""
    return {1: "M01", 3: "Q1", 6: "H1", 12: None}.get(count, f"{count}M")


def names_a_day(header: str) -> bool:
    """Say whether a heading tells up to which day its figures go."""
    return _DAY.search(search_key(header)) is not None


def ends_month(day: int) -> bool:
    """Say whether figures up to a day of a month are those of the whole month.

    Data of a report may end on the 14th of its last month (Nghị định 09/2019/NĐ-CP, Điều 12).
    """
    return day >= _CUT_DAY


def is_undated(header: str) -> bool:
    """Say whether a heading tells of figures up to a day that it does not name, or that ends no part of a year."""
    text = search_key(header)
    if (day := _DAY.search(text)) is not None:
        return part_of_year(header) is None and (day[1], day[2]) != ("31", "12")
    if _NOW.search(text) is not None:
        return part_of_year(header) is None
    return _ADDED_UP.search(text) is not None and not re.search(r"\d|\b(?:nam|thang|quy|tuan)\b", text)


def _up_to_day(text: str, day: int, month: int) -> str | None:
    """Return the first months of a year that end with a day, None where they begin later or the day ends none."""
    start = _FROM_DAY.search(text)
    begins = start is None or (int(start[1]), int(start[2])) in _YEAR_BEGINS
    return first_months(month) if begins and ends_month(day) and 1 <= month <= 12 else None


def _part(text: str, keys: Sequence[str]) -> str | None:
    """Return the part of a year: the month before the quarter before the half that it stands under."""
    if found := _MONTHS.search(text):
        written = found[1] or found[2]
        count = _COUNTS.get(written) or int(written)
        if found[3] == "cuoi":
            return _LAST_MONTHS.get(count)
        return first_months(count) if count <= 12 else None
    if found := _MONTH.search(text):
        return f"M{int(found[1]):02d}"
    if len(keys) > 1 and _BARE.fullmatch(keys[-1]) and any("thang" in key for key in keys[:-1]):
        return f"M{int(keys[-1]):02d}"
    if keys and (found := _ENGLISH_MONTH.match(keys[-1])):
        return f"M{_ENGLISH.index(found[1]) + 1:02d}"
    if found := _QUARTER.search(text):
        return f"Q{_ROMAN.get(found[1]) or int(found[1])}"
    if found := _WEEK.search(text):
        return f"W{int(found[1]):02d}"
    return None
