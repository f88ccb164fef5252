"""What a mark counts: "II." is the second of Roman numbers, "1.10" the tenth below 1, "đ)" the fifth letter."""

import re
from dataclasses import dataclass

from cdsdesk.vietnamese.text import clean_line, read_roman, search_key

# The letters of points leave out f, j, w and z; many people leave out đ as well, or do not know that f is none.
_LETTERS = "abcdđefghijklmnopqrstuvwxyz"
_OPTIONAL = frozenset(_LETTERS.index(letter) + 1 for letter in "đfjwz")
_COUNTED = {"nhat": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8}
_WORDED = re.compile(r"(?P<word>phan|chuong|muc|tieu muc|dieu)\s+(?:thu\s+)?(?P<number>\w+)")
_PART = re.compile(r"[0-9]{1,4}|[IVX]{1,7}|[ivx]{2,5}|[A-Za-zĐđ]")
_AROUND = " .,)(/:-–"


@dataclass(frozen=True, slots=True)
class Ordinal:
    """A mark as a number: ``style`` says in what it counts, ``prefix`` holds the numbers above it ("1.10": 1)."""

    style: str
    prefix: tuple[int, ...]
    value: int
    written: str

    @property
    def depth(self) -> int:
        """How many numbers the mark is made of."""
        return len(self.prefix) + 1

    @property
    def path(self) -> tuple[int, ...]:
        """The mark as numbers from the outside."""
        return (*self.prefix, self.value)


def read_ordinal(mark: str) -> Ordinal | None:
    """Return what a mark counts; None for dashes and what is no mark."""
    line = clean_line(mark)
    worded = _WORDED.match(search_key(line))
    if worded is not None:
        return _worded(line, worded)
    written = line.strip(_AROUND)
    parts = re.split(r"\s?[.,]\s?", written)
    if not all(_PART.fullmatch(part) for part in parts):
        return None
    read = [_value(part) for part in parts]
    style = "".join(part[0] for part in read) + (")" if line.startswith("(") else "")
    return Ordinal(style, tuple(value for _, value in read[:-1]), read[-1][1], written)


def _worded(line: str, found: re.Match[str]) -> Ordinal | None:
    number = found["number"]
    value = int(number) if number.isdecimal() else _COUNTED.get(number) or read_roman(number.upper())
    return Ordinal(found["word"], (), value, line.strip(_AROUND)) if value else None


def _value(part: str) -> tuple[str, int]:
    if part.isdecimal():
        return "1", int(part)
    roman = read_roman(part)
    if roman is not None:
        return "I", roman
    if len(part) > 1:
        return "i", read_roman(part.upper()) or 0
    return ("a" if part.islower() else "A"), _LETTERS.index(part.lower()) + 1


def as_roman(ordinal: Ordinal) -> Ordinal | None:
    """Return a letter as the small Roman number that it may be: "i)", "v)"."""
    value = read_roman(ordinal.written.upper()) if ordinal.style in ("a", "a)") else None
    return Ordinal(ordinal.style.replace("a", "i"), (), value, ordinal.written) if value else None


def skipped(style: str, before: int, value: int) -> tuple[int, ...]:
    """Return the numbers between two that follow each other, without letters that may be left out."""
    optional = _OPTIONAL if style[:1] in ("a", "A") else frozenset()
    return tuple(one for one in range(before + 1, value) if one not in optional)


def written_as(ordinal: Ordinal, value: int) -> str:
    """Return another number of the same run as it would be written beside this one."""
    kind = ordinal.style.rstrip(")")[-1:]
    if kind in ("a", "A"):
        last = _LETTERS[value - 1] if kind == "a" else _LETTERS[value - 1].upper()
    elif kind in ("I", "i"):
        last = _roman(value) if kind == "I" else _roman(value).lower()
    else:
        last = str(value)
    head = re.match(r".*[.,]\s?|\D+\s", ordinal.written)
    roman_part = head is not None and ordinal.prefix == () and ordinal.written.split()[-1].isupper()
    return (head[0] if head else "") + (_roman(value) if roman_part else last)


def _roman(value: int) -> str:
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return "X" * (value // 10) + ones[value % 10]
