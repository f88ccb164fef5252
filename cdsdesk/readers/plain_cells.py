"""The cells of a sheet of an .xlsx that is written plainly, as nearly all are.

A row without its digits tells which columns it fills, with what and in which order, and is taken apart only once for
all rows alike; the digits alone are then the contents. Anything but numbers and shared texts is left to another reader.
"""

import math
import re
from array import array
from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from cdsdesk.readers.guard import RECTANGLE_CELLS
from cdsdesk.readers.plain_book import EMPTY, PlainCells

_DIGITS = b"0123456789."
_ONLY_DIGITS = bytes(code if code in _DIGITS else ord(" ") for code in range(256))
_ROW = re.compile(rb'<row r="\d{1,7}"(?: [\w:]+="[^"<>]*")*(/?)>')
_EMPTY_ROWS = re.compile(rb'(?:<row r="\d{1,7}"(?: [\w:]+="[^"<>]*")*/>)*')
_CELL = re.compile(rb'<c r="([A-Z]{1,2})"( s="")?(?: t="([sn])")?(?:/>|></c>|><v>(-?)(E[+-]?)?</v></c>)')
_FORMULA = b"<f"
_MOST_LAYOUTS = 4_000
_LETTERS = 26
_Picked = Callable[[Sequence[Any]], tuple[Any, ...]]


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

    def digits(self, tokens: Sequence[bytes]) -> bytes:
        whole = self.sign + tokens[self.slot]
        return whole + self.exponent + tokens[self.slot + 1] if self.exponent else whole


class _Layout:
    """Where the cells of a row that looks like this stand, and where among its digits they are told.

    It is made from the first such row, as it ends a piece of XML.
    """

    def __init__(self, piece: bytes) -> None:
        head = _head(piece)
        row = piece[head.end() :].translate(None, _DIGITS)
        self.number = len(_tokens(piece[: head.start()]))
        self.tokens = len(_tokens(piece[: head.end()]))
        self.columns: list[int] = []
        self._texts: list[int] = []
        self.numbers: list[_Number] = []
        self._order: list[tuple[int, bool]] = []
        names: list[int] = []
        end = last = 0
        for cell in _CELL.finditer(row):
            if cell.start() != end:
                raise NotPlainError
            end = cell.end()
            column = column_number(cell[1])
            if column <= last:
                raise NotPlainError
            last = column
            names.append(self.tokens)
            self._add(cell, column - 1)
        if end != len(row):
            raise NotPlainError
        self.cells = len(names)
        self.names = picker(names)
        self.texts = picker(self._texts)
        self._plain_numbers = picker([each.slot for each in self.numbers])
        self._has_odd_numbers = any(each.sign or each.exponent for each in self.numbers)

    def _add(self, cell: re.Match[bytes], column: int) -> None:
        style = self.tokens + 1 if cell[2] else None
        self.tokens += 1 + (cell[2] is not None)
        if not cell[0].endswith(b"</v></c>"):
            return
        is_text = cell[3] == b"s"
        sign, exponent = cell[4] or b"", cell[5] or b""
        if is_text and (sign or exponent):
            raise NotPlainError
        self.columns.append(column)
        self._order.append((len(self._texts) if is_text else len(self.numbers), is_text))
        if is_text:
            self._texts.append(self.tokens)
        else:
            self.numbers.append(_Number(self.tokens, sign, exponent, style))
        self.tokens += 2 if exponent else 1

    def digits(self, tokens: Sequence[bytes]) -> Sequence[bytes]:
        """Return the numbers of a row as they are written."""
        if self._has_odd_numbers:
            return [each.digits(tokens) for each in self.numbers]
        return self._plain_numbers(tokens)

    def line(self, left: int, width: int) -> _Picked:
        """Return what lays texts, then numbers, then an empty cell out in the columns of a sheet."""
        texts, empty = len(self._texts), len(self._order)
        places = [empty] * width
        for column, (place, is_text) in zip(self.columns, self._order, strict=True):
            places[column - left] = place if is_text else texts + place
        return picker(places)


class _Row(NamedTuple):
    number: int
    layout: _Layout
    tokens: list[bytes]


def plain_cells(rows: bytes, dates: frozenset[bytes], numbers: Numbers) -> PlainCells | None:
    """Return the cells between the tags of ``sheetData``; ``dates`` are the styles that may show numbers as dates.

    Raises NotPlainError, and ValueError for digits that are no number.
    """
    found = [row for row in _rows(rows, dates) if row.layout.columns]
    if not found:
        return None
    shapes = {id(row.layout): row.layout for row in found}
    left = min(layout.columns[0] for layout in shapes.values())
    width = max(layout.columns[-1] for layout in shapes.values()) - left + 1
    top = found[0].number
    if top < 1 or (found[-1].number - top + 1) * width > RECTANGLE_CELLS:
        raise NotPlainError
    lines = {shape: layout.line(left, width) for shape, layout in shapes.items()}
    values: list[int] = []
    below = top
    for number, layout, tokens in found:
        if number < below:
            raise NotPlainError
        if number > below:
            values += [EMPTY] * width * (number - below)
        below = number + 1
        own = map(numbers.__getitem__, layout.digits(tokens))
        values += lines[id(layout)]((*map(int, layout.texts(tokens)), *own, EMPTY))
    return PlainCells((top - 1, left), width, array("i", values))


def _rows(rows: bytes, dates: frozenset[bytes]) -> Iterator[_Row]:
    """Yield every row with what its digits are."""
    if _FORMULA in rows:  # the most usual of what is not plain, mostly far below
        raise NotPlainError
    layouts: dict[bytes, _Layout] = {}
    chunks = rows.split(b"</row>")
    last = chunks.pop()
    for chunk in chunks:
        shape = chunk.translate(None, _DIGITS)
        layout = layouts.get(shape)
        if layout is None:
            if len(layouts) == _MOST_LAYOUTS:
                raise NotPlainError
            layout = layouts[shape] = _Layout(chunk)
        tokens = _tokens(chunk)
        # a place without digits, or digits that belong to a name, would shift all that follow: the cells tell their row
        if len(tokens) != layout.tokens or layout.names(tokens).count(tokens[layout.number]) != layout.cells:
            raise NotPlainError
        if dates and any(each.style is not None and tokens[each.style] in dates for each in layout.numbers):
            raise NotPlainError
        yield _Row(int(tokens[layout.number]), layout, tokens)
    if _EMPTY_ROWS.fullmatch(last) is None:
        raise NotPlainError


def _tokens(piece: bytes) -> list[bytes]:
    return piece.translate(_ONLY_DIGITS).split()


def _head(piece: bytes) -> re.Match[bytes]:
    """Return the tag of the row that ends a piece, behind those of rows without cells."""
    start = 0
    while (head := _ROW.match(piece, start)) is not None:
        if not head[1]:
            return head
        start = head.end()
    raise NotPlainError


def picker(places: Sequence[int]) -> _Picked:
    """Return what picks several elements of a sequence as a tuple."""
    if len(places) > 1:
        return itemgetter(*places)
    return lambda sequence: tuple(sequence[place] for place in places)


def column_number(letters: bytes) -> int:
    """Return the number of a column called "A", from 1."""
    number = 0
    for letter in letters:
        number = number * _LETTERS + letter - ord("A") + 1
    return number
