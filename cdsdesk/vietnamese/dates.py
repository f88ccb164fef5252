"""Dates as offices write them, and the three ways in which they are printed."""

import re
from datetime import date, datetime

from cdsdesk.vietnamese.text import clean_line

_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_DAY_MONTH = r"(?P<day>[0-9]{1,2})\s*(?P<mark>[/.-])\s*(?P<month>[0-9]{1,2})"
_NUMERIC = re.compile(rf"{_DAY_MONTH}\s*(?P=mark)\s*(?P<year>[0-9]{{4}}|[0-9]{{2}})")
_NO_YEAR = re.compile(_DAY_MONTH.replace("[/.-]", "[/-]"))
_WORDS = re.compile(
    r"(?:ngày\s*)?(?P<day>[0-9]{1,2})\s*tháng\s*(?P<month>[0-9]{1,2})(?:\s*,?\s*năm\s*(?P<year>[0-9]{4}))?",
    re.IGNORECASE,
)
_ISO = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})(?:[T ][0-9:.]+)?")
_RUN_TOGETHER = re.compile(r"(?P<day>[0-9]{2})(?P<month>[0-9]{2})(?P<year>[0-9]{4}|[0-9]{2})")
# "Nha Trang, ngày 05 tháng 01 năm 2026": the place stands before the date of a document.
_LEAD = re.compile(r"(?:[^\W\d_][^,0-9]{0,60},\s*)?ngày\s*", re.IGNORECASE)
_IN_TEXT = re.compile(
    r"(?<![\w/.-])(?P<day>[0-9]{1,2})(?: ?/ ?(?P<month>[0-9]{1,2}) ?/ ?|(?P<mark>[.-])(?P<mid>[0-9]{1,2})(?P=mark))"
    r"(?P<year>[0-9]{4})(?![\w/-]|\.[0-9])"
    r"|\bngày\s+(?P<d>[0-9]{1,2})\s+tháng\s+(?P<m>[0-9]{1,2})\s*,?\s*năm\s+(?P<y>[0-9]{4})(?![0-9])"
    r"|(?<![\w/.-])(?P<iy>[0-9]{4})-(?P<im>[0-9]{2})-(?P<id>[0-9]{2})(?![\w/-])",
    re.IGNORECASE,
)


def make_date(year: int, month: int, day: int) -> date | None:
    """Return the date, or none for a day that does not exist or lies outside 1900 to 2199."""
    try:
        return date(year, month, day) if _FIRST_YEAR <= year <= _LAST_YEAR else None
    except ValueError:
        return None


def _whole_year(written: str) -> int:
    """Return the year of two or four digits; two digits are a year of this century up to 69."""
    year = int(written)
    return year if len(written) > 2 else year + (2000 if year < 70 else 1900)


def read_date(s: str, default_year: int | None = None) -> date | None:
    """Read a date written alone, day before month; without a year it takes ``default_year``, else it is none."""
    text = clean_line(s).rstrip(" .,;")
    if lead := _LEAD.match(text):
        text = text[lead.end() :]
    found = next((m for form in (_NUMERIC, _WORDS, _ISO, _RUN_TOGETHER) if (m := form.fullmatch(text))), None)
    found = found or _NO_YEAR.fullmatch(text)
    if found is None:
        return None
    written = found.groupdict().get("year")
    year = _whole_year(written) if written else default_year
    return make_date(year, int(found["month"]), int(found["day"])) if year is not None else None


def find_dates(s: str) -> list[tuple[int, int, date]]:
    """Find the full dates in running text as (start, end, date), offsets into ``s`` as given."""
    dates: list[tuple[int, int, date]] = []
    for found in _IN_TEXT.finditer(s):
        year, month, day = (
            next(found[name] for name in names if found[name])
            for names in (("year", "y", "iy"), ("month", "mid", "m", "im"), ("day", "d", "id"))
        )
        value = make_date(int(year), int(month), int(day))
        if value is not None:
            dates.append((found.start(), found.end(), value))
    return dates


def format_date(d: date) -> str:
    """Return the date for running text: a zero before days below 10 and months 1 and 2 (NĐ 30/2020, Phụ lục I)."""
    return f"{d.day:02d}/{d.month:02d}/{d.year}" if d.month < 3 else f"{d.day:02d}/{d.month}/{d.year}"


def format_moment(iso: str) -> str:
    """Return a moment (ISO 8601 with its zone) as the clock on the wall shows it: "05/02/2026 16:30"; else the text."""
    try:
        return f"{datetime.fromisoformat(iso).astimezone():%d/%m/%Y %H:%M}"
    except ValueError:
        return iso


def format_date_long(d: date) -> str:
    """Return the date of issue: "ngày 05 tháng 01 năm 2026", zeros as in ``format_date`` (NĐ 30/2020, Phụ lục I)."""
    month = f"{d.month:02d}" if d.month < 3 else str(d.month)
    return f"ngày {d.day:02d} tháng {month} năm {d.year}"


def format_date_table(d: date) -> str:
    """Return the date for cells of tables of data, always dd/mm/yyyy."""
    return f"{d.day:02d}/{d.month:02d}/{d.year}"
