"""Tables of a PDF without ruling lines: columns by the gaps that go through many lines, rows by space and numbers."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from cdsdesk.readers.pdf_page import Rule
from cdsdesk.readers.pdf_words import Line

# Shares of a line's height.
_GAP = 0.9
_VALLEY = 0.5
_NEXT_LINE = 1.8
_NUMBER = re.compile(r"\(?(?:\d{1,4}(?:\.\d{1,3})*|[IVXLC]{1,5}|[a-zđ](?=[.)]))[.)]?(?=\s|$)")
_MOST_BETWEEN = 3
_CROSSING = 0.15
_WIDER = 1.25
_FEWEST_WIDE = 0.1
_FITTING = 0.9


@dataclass(slots=True)
class Gapped:
    """A table: where its columns begin (the first at no matter what), and its rows, each the lines of its cells.

    A cell is told by its first and last column.
    """

    borders: list[float]
    right: float
    rows: list[dict[tuple[int, int], list[Line]]] = field(default_factory=list)

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


@dataclass(slots=True)
class _Zone:
    first: int
    last: int
    lefts: set[int] = field(default_factory=set)

    def add(self, number: int, pieces: Sequence[Line]) -> None:
        """Take in one more line of several pieces."""
        self.last = number
        self.lefts.update(round(piece.left) for piece in pieces[1:])

    def is_below_further(self, piece: Line) -> bool:
        """Say whether a piece begins where one of a further column did."""
        return any(round(piece.left) + step in self.lefts for step in (-1, 0, 1))


def segments(line: Line) -> list[Line]:
    """Return the pieces of a line between gaps wider than those between words."""
    found = [[line.words[0]]]
    for before, word in pairwise(line.words):
        if word.left - before.right > _GAP * max(before.height, word.height):
            found.append([word])
        else:
            found[-1].append(word)
    return [Line(words) for words in found]


def gapped_tables(
    lines: Sequence[Line], across: Sequence[Rule], before: Gapped | None
) -> list[tuple[int, int, Gapped]]:
    """Return the tables among the lines of a page: first line, last line, table.

    ``before`` is the last table before the page; a table whose texts fit its columns takes them.
    """
    cut = [segments(line) for line in lines]
    found: list[tuple[int, int, Gapped]] = []
    for zone in _zones(cut):
        parts = cut[zone.first : zone.last + 1]
        table = (_same(before, parts) if before is not None else None) or _table(parts)
        if table is None:
            continue
        before = table
        last = _with_rest(lines, cut, zone.last, table)
        inside = list(zip(lines[zone.first : last + 1], cut[zone.first : last + 1], strict=True))
        table.rows = [_cells(table, rows) for rows in _rows(table, inside, across)]
        found.append((zone.first, last, table))
    return found


def _zones(cut: Sequence[Sequence[Line]]) -> list[_Zone]:
    """Return stretches of lines of several pieces, with few lines of one piece between.

    One piece that stands below a further column of the stretch goes on with its cell, however often.
    """
    zones: list[_Zone] = []
    strange = 0
    for number, pieces in enumerate(cut):
        if len(pieces) < 2:
            strange += not (zones and zones[-1].is_below_further(pieces[0]))
        elif zones and strange <= _MOST_BETWEEN:
            zones[-1].add(number, pieces)
            strange = 0
        else:
            zones.append(_Zone(number, number))
            zones[-1].add(number, pieces)
            strange = 0
    return zones


def _table(parts: Sequence[Sequence[Line]]) -> Gapped | None:
    """Return the columns of a stretch of lines, None when it has no columns."""
    several = [pieces for pieces in parts if len(pieces) > 1]
    height = max(pieces[0].height for pieces in several)
    borders = _borders([piece for pieces in several for piece in pieces], len(several), _VALLEY * height)
    columns = len(borders) + 1
    if len(several) < 2 or columns < 2:
        return None
    if columns == 2 and (len(several) < 4 or len(several) < 0.7 * len(parts)):
        return None
    return Gapped(borders, max(piece.right for pieces in several for piece in pieces))


def _same(before: Gapped, parts: Sequence[Sequence[Line]]) -> Gapped | None:
    """Return a table with the columns of the one before, None when its texts do not stand in them."""
    places = [[before.place(piece) for piece in pieces] for pieces in parts if len(pieces) > 1]
    fitting = sum(len({first for first, _ in line}) == len(line) and all(a == b for a, b in line) for line in places)
    return Gapped(before.borders, before.right) if fitting >= _FITTING * len(places) else None


def _borders(pieces: Sequence[Line], lines: int, narrowest: float) -> list[float]:
    """Return the right ends of the gaps that nearly no line crosses."""
    most = max(int(_CROSSING * lines), 1 if lines > 3 else 0)
    ends = sorted([(piece.left, 1) for piece in pieces] + [(piece.right, -1) for piece in pieces])
    found, covered, low = [], 0, None
    for at, step in ends:
        was_low = covered <= most
        covered += step
        if covered <= most and not was_low:
            low = at
        elif covered > most and was_low:
            if low is not None and at - low >= narrowest:
                found.append(at)
            low = None
    return found


def _with_rest(lines: Sequence[Line], cut: Sequence[Sequence[Line]], last: int, table: Gapped) -> int:
    """Return the last line of a table with the lines behind that only go on in one of its further columns."""
    while last + 1 < len(lines) and len(cut[last + 1]) == 1:
        piece, above = cut[last + 1][0], lines[last]
        first, end = table.place(piece)
        if first == 0 or first != end or piece.top - above.top > _NEXT_LINE * above.height:
            break
        last += 1
    return last


_Pieces = tuple[Line, Sequence[Line]]


def _rows(table: Gapped, inside: Sequence[_Pieces], across: Sequence[Rule]) -> Iterable[list[_Pieces]]:
    """Return the lines grouped by rows: by ruling lines, else by wider space, and by numbers in front."""
    ruled = [_is_ruled(one[0], two[0], across, table) for one, two in pairwise(inside)]
    if sum(ruled) > 1:
        return _grouped(inside, ruled)
    steps = [two[0].top - one[0].top for one, two in pairwise(inside)]
    usual = sorted(steps)[len(steps) // 4]
    wide = [step > _WIDER * usual for step in steps]
    if sum(wide) < _FEWEST_WIDE * len(steps):
        wide = [False] * len(steps)
    return [row for group in _grouped(inside, wide) for row in _by_numbers(table, group, spaced=any(wide))]


def _is_ruled(above: Line, below: Line, across: Sequence[Rule], table: Gapped) -> bool:
    return any(
        above.middle < rule.at < below.middle and rule.end - rule.start > 0.5 * (table.right - above.left)
        for rule in across
    )


def _grouped(inside: Sequence[_Pieces], apart: Sequence[bool]) -> list[list[_Pieces]]:
    found = [[inside[0]]]
    for one, is_apart in zip(inside[1:], apart, strict=True):
        if is_apart:
            found.append([one])
        else:
            found[-1].append(one)
    return found


def _by_numbers(table: Gapped, group: list[_Pieces], *, spaced: bool) -> list[list[_Pieces]]:
    """Cut a group of lines where the first column counts on; without numbers and space each fuller line is a row."""
    starts = [_is_number(table, pieces) for _, pieces in group]
    if sum(starts) < 2 and not spaced:
        starts = [2 * len(pieces) > len(table.borders) + 1 for _, pieces in group]
    if sum(starts) < 2:
        return [group]
    heads = [len(pieces) == 1 and _is_head(table.place(pieces[0])) for _, pieces in group]
    apart = [start or head or after for start, head, after in zip(starts[1:], heads[1:], heads, strict=False)]
    return _grouped(group, apart)


def _is_head(place: tuple[int, int]) -> bool:
    """Say whether a text stands over several columns from the first on, as the heading of a section does."""
    return place[0] == 0 < place[1]


def _is_number(table: Gapped, pieces: Sequence[Line]) -> bool:
    return table.place(pieces[0])[0] == 0 and _NUMBER.match(pieces[0].text) is not None


def _cells(table: Gapped, row: Iterable[_Pieces]) -> dict[tuple[int, int], list[Line]]:
    found: dict[tuple[int, int], list[Line]] = {}
    for _, pieces in row:
        for piece in pieces:
            first, last = table.place(piece)
            key = next((known for known in found if known[0] <= first <= known[1]), (first, last))
            found.setdefault(key, []).append(piece)
    return found
