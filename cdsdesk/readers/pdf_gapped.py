"""A table without ruling lines: where its columns begin, and its rows out of pieces of lines."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from cdsdesk.readers.pdf_words import Line

_NUMBER = re.compile(r"\(?(?:\d{1,4}(?:\.\d{1,3})*|[IVXLC]{1,5}|[a-zđ](?=[.)]))[.)]?(?=\s|$)")

Pieces: TypeAlias = tuple[Line, Sequence[Line]]
"""A line, and its pieces between wide gaps."""


@dataclass(slots=True)
class Gapped:
    """A table: where its columns begin (the first at no matter what), and its rows, each the lines of its cells.

    A cell is told by its first and last column.
    """

    borders: list[float]
    right: float
    rows: list[dict[tuple[int, int], list[Line]]] = field(default_factory=list)
    heads: set[int] = field(default_factory=set)

    def take(self, row: Sequence[Pieces]) -> None:
        """Take in the lines of one row, two rows when they are a head whose lower line parts a column."""
        lower = None if is_number(self, row[0][1]) else _lower_line(self, row)
        if lower is None:
            self.rows.append(_cells(self, [piece for _, pieces in row for piece in pieces]))
            return
        below = [piece for line, pieces in row for piece in pieces if _is_under(self, piece, *lower)]
        over = [piece for _, pieces in row for piece in pieces if piece not in below]
        self.heads.add(len(self.rows))
        upper = _cells(self, over)
        first, last, _ = lower
        span = [lines for place, lines in upper.items() if first <= place[0] <= last]
        self.rows += [
            {place: lines for place, lines in upper.items() if not first <= place[0] <= last}
            | {(first, last): [line for lines in span for line in lines]},
            _cells(self, below),
        ]

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
        places = [self.place(piece) for piece in pieces]
        return len({first for first, _ in places}) == len(pieces) and all(first == last for first, last in places)


def is_number(table: Gapped, pieces: Sequence[Line]) -> bool:
    """Say whether a line begins with a number in the first column."""
    return table.place(pieces[0])[0] == 0 and _NUMBER.match(pieces[0].text) is not None


def _lower_line(table: Gapped, row: Sequence[Pieces]) -> tuple[int, int, float] | None:
    """Return first and last column of a heading over several columns, and where the line of their own begins."""
    for number, (_, pieces) in enumerate(row):
        for piece in pieces:
            first, last = table.place(piece)
            if 0 < first < last:
                found = next((line for line in row[number + 1 :] if _parts(table, line, first, last)), None)
                if found is not None:
                    beside = _beside(table, row, found[0].top, last)
                    return first, beside, found[0].top
    return None


def _parts(table: Gapped, line: Pieces, first: int, last: int) -> bool:
    """Say whether a line has headings of its own for several columns between a first and a last."""
    return sum(first <= table.place(piece)[0] <= last for piece in line[1]) > 1


def _beside(table: Gapped, row: Sequence[Pieces], top: float, last: int) -> int:
    """Return the last column under a heading that reaches further than its words: those without words above."""
    begins: dict[int, float] = {}
    for line, pieces in row:
        for piece in pieces:
            for column in range(table.place(piece)[0], table.place(piece)[1] + 1):
                begins.setdefault(column, line.top)
    while begins.get(last + 1) == top:
        last += 1
    return last


def _is_under(table: Gapped, piece: Line, first: int, last: int, top: float) -> bool:
    return piece.top > top - 1 and first <= table.place(piece)[0] <= last


def _cells(table: Gapped, pieces: Iterable[Line]) -> dict[tuple[int, int], list[Line]]:
    found: dict[tuple[int, int], list[Line]] = {}
    for piece in pieces:
        first, last = table.place(piece)
        key = next((known for known in found if known[0] <= first <= known[1]), (first, last))
        found.setdefault(key, []).append(piece)
    return found
