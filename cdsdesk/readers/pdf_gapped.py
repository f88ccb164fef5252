"""A table without ruling lines: where its columns begin, and its rows out of pieces of lines."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeAlias

from cdsdesk.readers.pdf_words import Line

_NUMBER = re.compile(r"\(?(?:\d{1,4}(?:\.\d{1,3})*|[IVXLC]{1,5}|[a-zđ](?=[.)]))[.)]?(?=\s|$)")

Pieces: TypeAlias = tuple[Line, Sequence[Line]]
"""A line, and its pieces between wide gaps."""


@dataclass(slots=True)
class Gapped:
    """A table: where its columns begin (the first at no matter what), and its rows, each the lines of its cells.

    A cell is told by its first and last column. ``centred`` says that cells stand about the number of their row,
    ``lowered`` that they end beside it.
    """

    borders: list[float]
    right: float
    rows: list[dict[tuple[int, int], list[Line]]] = field(default_factory=list)
    down: dict[tuple[int, int], int] = field(default_factory=dict)
    centred: bool = False
    lowered: bool = False

    def take(self, row: Sequence[Pieces]) -> None:
        """Take in the lines of one row; a head whose lower lines part a column becomes a row for each of its lines.

        ``down`` tells, by row and first column, the last row of the headings that stand beside those.
        """
        own = row if self.centred or self.lowered else row[:1]
        block = None if any(is_number(self, pieces) for _, pieces in own) else _block(self, row)
        if block is None:
            self.rows.append(_cells(self, [piece for _, pieces in row for piece in pieces]))
            return
        first, last, tops = block
        top, low = len(self.rows), len(self.rows) + len(tops)
        inside = [piece for _, pieces in row for piece in pieces if first <= self.place(piece)[0] <= last]
        beside = _cells(self, [piece for _, pieces in row for piece in pieces if piece not in inside])
        self.down |= {(top, place[0]): low for place in beside}
        for number, (begin, end) in enumerate(pairwise([-math.inf, *tops, math.inf])):
            found = _cells(self, [piece for piece in inside if begin <= piece.top + 1 < end])
            above = _spread(found, first, last) if end < math.inf else found
            self.rows.append(above if number else beside | above)

    def right_of(self, column: int) -> float:
        """Return how far the texts of a column reach."""
        texts = [
            line.right for row in self.rows for (_, last), lines in row.items() if last == column for line in lines
        ]
        return max(texts, default=self.right)

    def place(self, segment: Line) -> tuple[int, int]:
        """Return the first and last column over which a piece of a line stands."""
        first = sum(border <= segment.left + 1 for border in self.borders)
        return first, max(first, sum(border < segment.right - 1 for border in self.borders))

    def holds(self, pieces: Sequence[Line]) -> bool:
        """Say whether each piece of a line stands in a column of its own."""
        return len({self.place(piece)[0] for piece in pieces}) == len(pieces) and not self.is_crossed(pieces)

    def is_crossed(self, pieces: Sequence[Line]) -> bool:
        """Say whether a piece of a line stands over more than one column."""
        return any(first != last for first, last in map(self.place, pieces))


def is_number(table: Gapped, pieces: Sequence[Line]) -> bool:
    """Say whether a line begins with a number in the first column."""
    return table.place(pieces[0])[0] == 0 and _NUMBER.match(pieces[0].text) is not None


def heads_joined(table: Gapped, rows: Iterable[Sequence[Pieces]]) -> list[list[Pieces]]:
    """Return rows with the lower lines of a heading over several columns put to the row of that heading."""
    found: list[list[Pieces]] = []
    for row in rows:
        if found and not is_number(table, found[-1][0][1]) and _is_lower(table, found[-1], row):
            found[-1] += row
        else:
            found.append(list(row))
    return found


def _is_lower(table: Gapped, above: Sequence[Pieces], below: Sequence[Pieces]) -> bool:
    """Say whether a row stands under the wide headings of another: what stands under a narrow one is another row.

    A heading is wide too when the column behind its own has words in the lower row only.
    """
    told = [table.place(piece) for _, pieces in above for piece in pieces]
    own = {first for first, last in told if first == last}
    under = {table.place(piece)[0] for _, pieces in below for piece in pieces}
    new = under - own
    begun = {column for column in under & own if column + 1 in new}
    has_wide = bool(begun) or any(0 < first < last for first, last in told)
    return has_wide and 0 in own and len(new) > 1 and under & own == begun and not is_number(table, below[0][1])


def _block(table: Gapped, row: Sequence[Pieces]) -> tuple[int, int, list[float]] | None:
    """Return the columns under a heading that stands over several, and where each line of theirs begins."""
    begins, ends = _heights(table, row)
    for number, (_, pieces) in enumerate(row):
        for first, last in map(table.place, pieces):
            if first == last and _is_in_the_middle(begins, row[number][0].top, first):
                first, last = first - 1, last + 1
            if not 0 < first < last:
                continue
            for line, below in row[number + 1 :]:
                left = _left_of(table, begins, row[number + 1 :], line.top, first)
                under = _under(table, begins, ends, line.top, last)
                if _pieces_in(table, below, left, under) > 1:
                    later = {top for column, top in begins.items() if left < column <= under and top > line.top}
                    lines = [one.top for one, pieces in row if _pieces_in(table, pieces, left, under) > 1]
                    return left, under, [line.top, *(top for top in lines if top in later)]
    return None


def _is_in_the_middle(begins: dict[int, float], top: float, column: int) -> bool:
    """Say whether a heading stands between two columns whose words begin lower, in a head that begins at its top."""
    beside = (begins.get(column - 1, 0.0), begins.get(column + 1, 0.0))
    return column > 1 and begins.get(0) == begins.get(column) == top and min(beside) > top


def _pieces_in(table: Gapped, pieces: Sequence[Line], first: int, last: int) -> int:
    return sum(first <= table.place(piece)[0] <= last for piece in pieces)


def _heights(table: Gapped, row: Sequence[Pieces]) -> tuple[dict[int, float], dict[int, float]]:
    """Return the top of the first and of the last line that begins in each column."""
    begins: dict[int, float] = {}
    ends: dict[int, float] = {}
    for line, pieces in row:
        for piece in pieces:
            begins.setdefault(table.place(piece)[0], line.top)
            ends[table.place(piece)[0]] = line.top
    return begins, ends


def _under(table: Gapped, begins: dict[int, float], ends: dict[int, float], top: float, last: int) -> int:
    """Return the last column under a heading that reaches further than its words: those without words above.

    One that begins lower still stands under a heading of its left neighbour.
    """
    while last + 1 in begins:
        begin = begins[last + 1]
        lower = begin > top and begins.get(last, begin) < begin <= ends[last]
        if begin != top and not lower:
            break
        last += 1
    return last


def _left_of(table: Gapped, begins: dict[int, float], lower: Sequence[Pieces], top: float, first: int) -> int:
    """Return the first column under a heading that is centred over them: those whose words begin with the line below.

    So does the column from which a lower heading reaches under this one.
    """
    places = [table.place(piece) for _, pieces in lower for piece in pieces]
    while first > 1 and (begins.get(first - 1) == top or any(one < first <= last for one, last in places)):
        first -= 1
    return first


def _spread(cells: dict[tuple[int, int], list[Line]], first: int, last: int) -> dict[tuple[int, int], list[Line]]:
    """Return headings as wide as the place until the next one."""
    starts = sorted(place[0] for place in cells)
    lines = [cells[place] for place in sorted(cells)]
    ends = [*(start - 1 for start in starts[1:]), last]
    return {(start, end): own for start, end, own in zip([first, *starts[1:]], ends, lines, strict=True)}


def _cells(table: Gapped, pieces: Iterable[Line]) -> dict[tuple[int, int], list[Line]]:
    found: dict[tuple[int, int], list[Line]] = {}
    for piece in pieces:
        first, last = table.place(piece)
        key = next((known for known in found if known[0] <= first <= known[1]), (first, last))
        lines = found.setdefault(key, [])
        if lines and lines[-1].middle == piece.middle:
            lines[-1] = Line([*lines[-1].words, *piece.words])
        else:
            lines.append(piece)
    return found
