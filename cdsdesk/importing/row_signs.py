"""By what a row is known: the style of its number, totals, footnotes, recipients and signatures."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from cdsdesk.vietnamese.text import read_roman, search_key

_DIGITS = re.compile(r"\d{1,3}(?:\.\d{1,3})*")
_BOTH = re.compile(r"[IVX]+(?:\.\d{1,3})+|[A-HĐ]\.\d{1,3}(?:\.\d{1,3})*")
_HEADING = re.compile(
    r"\s*((?:[IVX]+|[A-HĐ]|\d{1,2}(?:\.\d{1,2})*)(?=\s*[.):/-]|\s+[-–]))\s*[.):/–-]*\s+(\S.*)", re.DOTALL
)
_SUM_OF = r"(?:muc|phan|nhom|phu luc|kinh phi|von|nguon von|muc dau tu|so tien|tien|du an|nhiem vu|cac)"
_TOTAL = re.compile(
    r"tong cong\b.*|tong hop chung|(?:tong so|tong|cong)"
    r"(?:\s+(?:so\s+)?(?:don vi\s+)?(?:da|chua)\s+(?:nop|gui|bao cao)\b[^.;]{0,30}"
    rf"|\s+{_SUM_OF}\b[^.;]{{0,40}}|\s+(?:[ivx]+|[a-h]|\d{{1,2}})(?:\s*[+,]\s*(?:[ivx]+|[a-h]|\d{{1,2}}))*)?\s*(?:[:(].*)?",
    re.DOTALL,
)
_BARE_TOTAL = re.compile(r"(?:tong cong|tong so|tong|cong)\s*(?:[:(].*)?", re.DOTALL)
_PUBLIC = re.compile(r"\s*công\b", re.IGNORECASE)
"""The word for "public", which differs from that for a sum by its accent."""
_SPACER = re.compile(r"[\s.…_*~=–—-]+")
_FOOTNOTE = re.compile(
    r"\s*(?:[⁽(]\s*[¹²³⁴⁵⁶⁷⁸⁹\d*]{1,2}\s*[⁾)]|[¹²³⁴⁵⁶⁷⁸⁹]|\*+)\s*\S|\s*(?:ghi chú|chú thích|chú ý|lưu ý)\s*:",
    re.IGNORECASE,
)
_LISTED = r"(?:danh sach|danh muc|bang|bieu|bieu mau|phu luc|bang ke|bang tong hop)"
_CLOSING = re.compile(
    r"\(?\s*(?:-\s*)?(?:"
    r"(?:theo )?nguon(?: so lieu| du lieu| tin)?\s*:.{2,}"
    rf"|(?:tong cong )?{_LISTED} (?:nay|tren|tren day)?\s?(?:co|gom|bao gom)\s?:? \d.*"
    rf"|(?:an dinh|chot) {_LISTED}.*"
    r"|tren day la .*"
    r"|so lieu (?:(?:duoc )?(?:tinh|cap nhat|tong hop|chot) |)(?:den|den het|tu|ngay|thoi diem|tai thoi diem|do)\b.*"
    r"|(?:don vi|nguoi|bo phan) (?:tong hop|cung cap so lieu)\s*:.*"
    r"|het\s*[./]*"
    r")\s*\)?",
    re.DOTALL,
)
"""What is written behind the last row of a list: where it comes from, how many it names, of which day it is."""
_FEW, _LONG = 2, 5
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁽"
_PLACE_DATE = re.compile(r".{0,60}\bngay\b.{0,25}\bthang\b.{0,20}\bnam\b.{0,12}")
_SIGNED = (
    *("noi nhan", "nguoi lap", "lap bieu", "thu truong", "tm.", "tm ", "kt.", "kt ", "tl.", "tuq.", "q. chu tich"),
    *("(ky", "(da ky", "ky thay", "xac nhan cua", "phe duyet cua", "- luu:", "./."),
)
_OFFICES = (
    "ke toan",
    "chu tich",
    "pho chu tich",
    "giam doc",
    "pho giam doc",
    "truong phong",
    "pho truong phong",
    "thu ky",
)


def plain_code(text: str) -> str:
    """Return an item's code without the full stop or brackets around it."""
    return text.strip().rstrip(".)").strip().lstrip("(").strip()


def code_style(text: str) -> str | None:
    """Return how a code is built: roman, letter, digits1, digits2 …, mixed; None when it is no code."""
    code = plain_code(text)
    if not code or len(code) > 12:
        return None
    if _DIGITS.fullmatch(code):
        return f"digits{code.count('.') + 1}"
    if read_roman(code):
        return "roman"
    if len(code) == 1 and code.isupper():
        return "letter"
    if _BOTH.fullmatch(code) or (any(char.isdigit() for char in code) and " " not in code):
        return "mixed"
    return "small" if len(code) == 1 and code.isalpha() else None


def is_next(before: str, code: str) -> bool:
    """Say whether a number follows another one: "1.10" behind "1.9", "III" behind "II", "B" behind "A"."""
    (above, _, last), (beside, _, number) = (plain_code(text).rpartition(".") for text in (before, code))
    if above != beside:
        return False
    if last.isdecimal() and number.isdecimal():
        return int(number) == int(last) + 1
    is_letter = len(last) == len(number) == 1 and last.isupper() and number.isupper()
    return (is_letter and ord(number) == ord(last) + 1) or (read_roman(number) or 0) == (read_roman(last) or 0) + 1 > 1


def looks_like_rows(lines: Iterable[Sequence[str]]) -> bool:
    """Say whether lines count on from one to the next and have more to tell, as the rows of a table."""
    full = [cells for cells in lines if len(cells) - cells.count("") > _FEW]
    codes = [plain_code(next(filter(None, cells))) for cells in full]
    numbers = [int(code) for code in codes if code.isdecimal() and len(code) < _LONG]
    return sum(after == before + 1 for before, after in pairwise(numbers)) >= _FEW


def numbered_heading(text: str) -> tuple[str, str]:
    """Divide "1. Tổ chức triển khai" into number and title; a heading without number has number ""."""
    found = _HEADING.fullmatch(text)
    return (found[1], found[2].strip()) if found else ("", text.strip())


def is_total(cells: Sequence[str], code: int | None) -> bool:
    """Say whether a row adds up others: its first text is a word for a sum, and a number stands behind it.

    A numbered row is one only when that word is all it is called.
    """
    first = next((column for column, cell in enumerate(cells) if cell), None)
    if first is None:
        return False
    words = _TOTAL
    if code is not None and code_style(cells[code]) is not None:
        first = next((column for column, cell in enumerate(cells) if cell and column != code), first)
        words = _BARE_TOTAL
    text = cells[first]
    if len(text) >= 80 or words.fullmatch(search_key(text)) is None or _PUBLIC.match(text):
        return False
    rest = [cell for cell in cells[first + 1 :] if cell and cell != text]
    return all(any(map(str.isdigit, cell)) or not any(map(str.isalpha, cell)) for cell in rest)


def is_spacer(cells: Sequence[str]) -> bool:
    """Say whether a row holds nothing but dots, dashes or stars in two cells or more."""
    filled = [cell for cell in cells if cell]
    return len(filled) > 1 and all(_SPACER.fullmatch(cell) for cell in filled)


def is_footnote(cells: Sequence[str]) -> bool:
    """Say whether a row explains a mark or is a remark below the table."""
    filled = [cell for cell in cells if cell]
    return len(filled) == 1 and _FOOTNOTE.match(filled[0]) is not None


def is_closing(cells: Sequence[str]) -> bool:
    """Say whether a row only closes a list: where its figures come from, how many it names; nothing else is in it."""
    filled = [cell for cell in cells if cell]
    return len(filled) == 1 and _CLOSING.fullmatch(search_key(filled[0])) is not None


def explains_raised_mark(cells: Sequence[str]) -> bool:
    """Say whether a row is a note behind its raised mark, as texts have them at their end."""
    filled = [cell for cell in cells if cell]
    return len(filled) == 1 and filled[0][0] in _RAISED and is_footnote(filled)


def is_signature(cells: Sequence[str], after_gap: bool = True) -> bool:
    """Say whether a row belongs to what stands below a table: place and date, recipients, who signs.

    The name of an office alone says so only ``after_gap``, behind an empty row.
    """
    filled = [cell for cell in cells if cell]
    if not filled or len(filled) > 3 or len(filled[0]) > 120:
        return False
    signs = (*_SIGNED, *_OFFICES) if after_gap else _SIGNED
    keys = [search_key(cell) for cell in filled]
    return any(key.startswith(signs) or _PLACE_DATE.fullmatch(key) is not None for key in keys)
