"""Days and months with the English names of a spreadsheet that is set to English: "June 30, 2026", "30-Jun-26"."""

import re
from datetime import date

from cdsdesk.vietnamese.dates import make_date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = (
    r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?\.?"
)
_YEAR = r"(?P<year>[0-9]{4}|[0-9]{2})"
_DAYS = (
    re.compile(rf"(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?[ -]{_NAME}(?:,? |-){_YEAR}"),
    re.compile(rf"{_NAME} (?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,? (?P<year>[0-9]{{4}})"),
)
# "Jun 26" may be a day; with a hyphen a spreadsheet writes month and year
_OF_YEAR = re.compile(rf"{_NAME}(?:-{_YEAR}|,? (?P<whole>[0-9]{{4}}))")
_CENTURY = 2000


def read_english_day(text: str) -> date | None:
    """Read a day in lower case with the name of its month; none for any other text."""
    found = next((match for form in _DAYS if (match := form.fullmatch(text))), None)
    return make_date(_year(found["year"]), _number(found), int(found["day"])) if found else None


def read_english_month(text: str) -> tuple[int, int] | None:
    """Read the name of a month with its year, in lower case, as (year, month)."""
    found = _OF_YEAR.fullmatch(text)
    return (_year(found["year"] or found["whole"]), _number(found)) if found else None


def _number(found: re.Match[str]) -> int:
    return _MONTHS.index(found["month"]) + 1


def _year(written: str) -> int:
    return int(written) + (_CENTURY if len(written) == 2 else 0)
