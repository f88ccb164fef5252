"""The numbers of rows (STT) as they were meant: what a spreadsheet made of 1.10 or 1.2, and what is missing."""

import re
from datetime import date, datetime

from cdsdesk.importing.repair import raw_decimal
from cdsdesk.importing.row_signs import code_style, plain_code
from cdsdesk.readers.raw import RawValue
from cdsdesk.vietnamese.dates import read_date

_SPACED = re.compile(r"(?<=\d)\s*[.,]\s*(?=\d)")
_TAIL = re.compile(r"(.*?)(\d+)")
_WRITTEN_DATE = re.compile(r"\d{1,4}[-/]\d{1,2}[-/]\d{2,4}")
_DATE_LOST = "STT bị chuyển thành ngày, chưa rõ số thật"


def read_code(
    raw: RawValue, text: str, shown: int | None, last: str, section: str, following: str = ""
) -> tuple[str, str, str]:
    """Return a code with what was mended and what is doubtful about it, "" when nothing.

    ``raw`` is the cell as the file holds it, ``shown`` how many decimals it shows, ``last`` the code above,
    ``section`` the number of the section, ``following`` the code below.
    """
    if isinstance(raw, str):
        found = read_date(text) if _WRITTEN_DATE.fullmatch(text) else None
        if found is not None:
            return _from_date(found, text, last, section, following)
        code = _SPACED.sub(".", plain_code(text))
        return _tens(code, last) if code_style(code) == "digits2" else (code, "", "")
    if isinstance(raw, date | datetime):
        return _from_date(raw, text, last, section, following)
    number = raw_decimal(raw)
    if number is None:
        return plain_code(text), "", ""
    if shown and number != number.to_integral_value():
        return format(number, f".{shown}f"), "", ""
    return _tens(format(number.normalize() if number == number.to_integral_value() else number, "f"), last)


def _tens(code: str, last: str) -> tuple[str, str, str]:
    """Return 1.10 for the 1.1 that stands behind 1.9: a number loses its last zero."""
    whole, _, part = code.partition(".")
    if part and "0" not in part[-1:] and last == f"{whole}.{int(part) * 10 - 1}":
        meant = f"{whole}.{int(part) * 10}"
        return meant, f"STT {code} đứng sau {last}, đọc lại là {meant}", ""
    return code, "", ""


def _from_date(found: date, text: str, last: str, section: str, following: str) -> tuple[str, str, str]:
    ways = dict.fromkeys((f"{found.day}.{found.month}", f"{found.month}.{found.day}"))
    code = next((way for way in ways if follows(last, way, section)), None)
    if code is None:
        code = next((way for way in ways if following and follows(way, following, section)), None)
    if code is None:
        return text, "", _DATE_LOST
    return code, f"STT bị chuyển thành ngày, đọc lại là {code}", ""


def follows(last: str, code: str, section: str) -> bool:
    """Say whether a code is the one that comes next: 1.3 after 1.2, 2.1 after 1.9 or at the start of section 2."""
    whole, _, part = code.partition(".")
    before, _, before_part = last.partition(".")
    if not part.isdigit():
        return False
    if whole == before and before_part.isdigit():
        return int(part) == int(before_part) + 1
    return part == "1" and (whole == section or not before.isdigit() or int(whole) == int(before) + 1)


def missing_code(last: str, following: str, rows: int) -> str:
    """Return the code of a row without one that stands with ``rows`` - 1 others between two codes, "" when unclear."""
    below = _TAIL.fullmatch(following)
    above = _TAIL.fullmatch(last)
    if below is None:
        return ""
    if above is not None and above[1] == below[1] and int(below[2]) == int(above[2]) + rows + 1:
        return f"{above[1]}{int(above[2]) + 1}"
    if int(below[2]) == rows + 1 and (above is None or above[1] != below[1]):
        return f"{below[1]}1"
    return ""
