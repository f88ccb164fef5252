"""Periods as officers type them: "quý 1 2026", "quy i/2026", "tháng 3", "6 tháng đầu năm", "9 tháng 2025", "2026"."""

import re

from cdsdesk.errors import UsageError
from cdsdesk.model.periods import period_words, window
from cdsdesk.vietnamese.text import search_key

_YEAR = r"(?:(?:\s|/|nam)*(?P<year>(?:19|20|21)[0-9]{2}))?"
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_FORMS = (
    (re.compile(rf"(?:quy|q)\s*(?P<number>[1-4]|iv|i{{1,3}}){_YEAR}"), "Q"),
    (re.compile(rf"(?:thang|t)\s*(?P<number>1[0-2]|0?[1-9]){_YEAR}"), "M"),
    (re.compile(rf"tuan\s*(?P<number>[1-5]?[0-9]){_YEAR}"), "W"),
    (re.compile(rf"(?P<number>6|sau)\s*thang\s*(?P<half>dau|cuoi)?(?:\s*nam)?{_YEAR}"), "H"),
    (re.compile(rf"(?P<number>1[01]|[2-9]|chin)\s*thang(?:\s*dau)?(?:\s*nam)?{_YEAR}"), "months"),
    (re.compile(r"(?:ca\s*)?(?:nam\s*)?(?P<year>(?:19|20|21)[0-9]{2})"), "year"),
)


def typed_period(text: str, year: int) -> str:
    """Return the code of the period that a text names, of ``year`` when it names none; empty for anything else."""
    key = re.sub(r"^ky\s+", "", search_key(text).strip(" ."))
    for form, kind in _FORMS:
        found = form.fullmatch(key)
        if found:
            return _known(_code(found, kind, year))
    return _known(key.upper()) if re.fullmatch(r"(?:19|20|21)[0-9]{2}-\w+(?:-\w+)?", key) else ""


def _code(found: "re.Match[str]", kind: str, year: int) -> str:
    of = found["year"] or str(year)
    if kind == "year":
        return of
    number = found["number"]
    match kind:
        case "Q":
            return f"{of}-Q{_QUARTERS.get(number) or number}"
        case "H":
            return f"{of}-H{2 if found['half'] == 'cuoi' else 1}"
        case "months":
            return f"{of}-{'9' if number == 'chin' else number}M"
        case _:
            return f"{of}-{kind}{int(number):02d}"


def _known(code: str) -> str:
    try:
        made = window(code)
        period_words(made.code)
    except UsageError:
        return ""
    return made.code
