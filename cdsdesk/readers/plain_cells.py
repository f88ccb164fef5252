"""The cells of a sheet of an .xlsx that is written plainly, as nearly all are.

A row without its digits tells which columns it fills, with what and in which order, and is taken apart only once for
all rows alike; the digits alone are then the contents. Anything but numbers and shared texts is left to another reader.
"""

import math
import re
from array import array
from collections.abc import Iterator
from typing import NamedTuple

from cdsdesk.readers.guard import RECTANGLE_CELLS
from cdsdesk.readers.plain_book import EMPTY, PlainCells

_DIGITS = b"0123456789."
_ONLY_DIGITS = bytes(code if code in _DIGITS else ord(" ") for code in range(256))
_LETTERS = b"abcdefghijklmnopqrstuvwxyzABCDFGHIJKLMNOPQRSTUVWXYZ"  # but for E, which stands within a number
_ROW = re.compile(rb'<row r="\d{1,7}"(?: [\w:]+="[^"<>]*")*(/?)>')
_EMPTY_ROWS = re.compile(rb'(?:<row r="\d{1,7}"(?: [\w:]+="[^"<>]*")*/>)*')
_CELL = re.compile(rb'<c r="([A-Z]{1,2})"( s="")?(?: t="([sn])")?(?:/>|></c>|><v>(-?)(E[+-]?)?</v></c>)')
_ROW_END = b"</row>"
_FORMULA = b"<f"
_MOST_LAYOUTS = 4_000
_PORTION = 16_384
"""So many digits stay in the fast memory of a processor, and are looked at together."""

_ALPHABET = 26


class NotPlainError(Exception):
    """A part is written in a way that this reader does not know."""


class Numbers(dict[bytes, int]):
    """What the different numbers of a book are called, by their digits, in the order in which they were met."""

    def __missing__(self, digits: bytes) -> int:
        self[digits] = EMPTY - 1 - len(self)
        return self[digits]

    def in_order(self) -> list[float]:
        """Return all numbers. Raises ValueError when one is none, NotPlainError when one has no end."""
        found = [float(digits) for digits in self]
        if not all(map(math.isfinite, found)):
            raise NotPlainError
        return found


class _Number(NamedTuple):
    slot: int
    sign: bytes
    exponent: bytes
    style: int | None


class _Layout:
    """Where the cells of a row that looks like this stand, and where among its digits they are told.

    It is made from the first such row, as it ends a piece of XML.
    """

    def __init__(self, piece: bytes) -> None:
        head = _head(piece)
        row = piece[head.end() :].translate(None, _DIGITS)
        self.number = len(_tokens(piece[: head.start()]))
        self.tokens = len(_tokens(piece[: head.end()]))
        self.names: list[int] = []
        self.texts: dict[int, int] = {}
        """For each column, from 0, that holds a text its place among the digits."""
        self.numbers: dict[int, _Number] = {}
        end = last = 0
        for cell in _CELL.finditer(row):
            column = column_number(cell[1])
            if cell.start() != end or column <= last:
                raise NotPlainError
            end, last = cell.end(), column
            self._add(cell, column - 1)
        if end != len(row):
            raise NotPlainError

    def _add(self, cell: re.Match[bytes], column: int) -> None:
        self.names.append(self.tokens)
        style = self.tokens + 1 if cell[2] else None
        self.tokens += 1 + (cell[2] is not None)
        if not cell[0].endswith(b"</v></c>"):
            return
        sign, exponent = cell[4] or b"", cell[5] or b""
        if cell[3] != b"s":
            self.numbers[column] = _Number(self.tokens, sign, exponent, style)
        elif sign or exponent:
            raise NotPlainError
        else:
            self.texts[column] = self.tokens
        self.tokens += 2 if exponent else 1


class _Alike:
    """Rows that look alike: their numbers, and for each column, from 0, what their cells are called."""

    def __init__(self, layout: _Layout, dates: frozenset[bytes], numbers: Numbers) -> None:
        self.layout = layout
        self.rows: list[int] = []
        self.columns = {column: array("i") for column in (*layout.texts, *layout.numbers)}
        self._dates, self._numbers = dates, numbers
        self._tokens: list[bytes] = []

    def take(self, piece: bytes) -> int:
        """Take another row and return its number. Raises NotPlainError when its digits stand elsewhere."""
        tokens = _tokens(piece)
        if len(tokens) != self.layout.tokens:
            raise NotPlainError
        self.rows.append(int(tokens[self.layout.number]))
        self._tokens += tokens
        if len(self._tokens) > _PORTION:
            self.finish()
        return self.rows[-1]

    def finish(self) -> None:
        """Tell the cells of the rows taken since this was done last.

        Raises NotPlainError when one does not name the row that it stands in, or a number may be a date.
        """
        # a place without digits, or digits that belong to a name, would shift all that follow
        rows = self._all(self.layout.number)
        if any(self._all(name) != rows for name in self.layout.names):
            raise NotPlainError
        for column, slot in self.layout.texts.items():
            self.columns[column].extend(map(int, self._all(slot)))
        for column, number in self.layout.numbers.items():
            if number.style is not None and not self._dates.isdisjoint(self._all(number.style)):
                raise NotPlainError
            self.columns[column].extend(map(self._numbers.__getitem__, self._digits(number)))
        self._tokens.clear()

    def _digits(self, number: _Number) -> list[bytes]:
        """Return the numbers of a column as they are written."""
        found = self._all(number.slot)
        if number.exponent:
            powers = zip(found, self._all(number.slot + 1), strict=True)
            found = [digits + number.exponent + power for digits, power in powers]
        return [number.sign + digits for digits in found] if number.sign else found

    def _all(self, slot: int) -> list[bytes]:
        return self._tokens[slot :: self.layout.tokens]


def plain_cells(rows: bytes, dates: frozenset[bytes], numbers: Numbers) -> PlainCells | None:
    """Return the cells between the tags of ``sheetData``; ``dates`` are the styles that may show numbers as dates.

    Raises NotPlainError, and ValueError for digits that are no number.
    """
    found = _rows(rows, dates, numbers)
    if not found:
        return None
    left = min(min(alike.columns) for alike in found)
    width = max(max(alike.columns) for alike in found) - left + 1
    top = min(alike.rows[0] for alike in found)
    height = max(alike.rows[-1] for alike in found) - top + 1
    if top < 1 or height * width > RECTANGLE_CELLS:
        raise NotPlainError
    columns = [array("i", [EMPTY]) * height for _ in range(width)]
    for alike in found:
        first, end = alike.rows[0] - top, alike.rows[-1] - top + 1
        for column, values in alike.columns.items():
            if end - first == len(values):
                columns[column - left][first:end] = values
                continue
            for row, value in zip(alike.rows, values, strict=True):
                columns[column - left][row - top] = value
    return PlainCells((top - 1, left), width, sum(columns, array("i")))


def _rows(rows: bytes, dates: frozenset[bytes], numbers: Numbers) -> list[_Alike]:
    """Return the rows that hold anything."""
    if _FORMULA in rows:  # the most usual of what is not plain, mostly far below
        raise NotPlainError
    found: dict[bytes, _Alike] = {}
    above = -1
    for piece in _pieces(rows):
        shape = piece.translate(None, _DIGITS)
        alike = found.get(shape)
        if alike is None:
            if len(found) == _MOST_LAYOUTS:
                raise NotPlainError
            alike = found[shape] = _Alike(_Layout(piece), dates, numbers)
        number = alike.take(piece)
        if alike.columns:
            if number <= above:
                raise NotPlainError
            above = number
    for alike in found.values():
        alike.finish()
    return [alike for alike in found.values() if alike.columns]


def _pieces(rows: bytes) -> Iterator[bytes]:
    """Yield each row with the empty ones above it."""
    start = 0
    while (end := rows.find(_ROW_END, start)) >= 0:
        yield rows[start:end]
        start = end + len(_ROW_END)
    if _EMPTY_ROWS.fullmatch(rows, start) is None:
        raise NotPlainError


def _tokens(piece: bytes) -> list[bytes]:
    """Return the digits of a piece, those apart that anything but letters stands between."""
    return piece.translate(_ONLY_DIGITS, _LETTERS).split()


def _head(piece: bytes) -> re.Match[bytes]:
    """Return the tag of the row that ends a piece, behind those of rows without cells."""
    start = 0
    while (head := _ROW.match(piece, start)) is not None:
        if not head[1]:
            return head
        start = head.end()
    raise NotPlainError


def column_number(letters: bytes) -> int:
    """Return the number of a column called "A", from 1."""
    number = 0
    for letter in letters:
        number = number * _ALPHABET + letter - ord("A") + 1
    return number
