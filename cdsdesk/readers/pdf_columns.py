"""Tables of a PDF without ruling lines: columns by the gaps that go through many lines, rows by space and numbers."""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from cdsdesk.readers.pdf_centred import centred_rows
from cdsdesk.readers.pdf_gapped import Gapped, Pieces, heads_joined, is_number
from cdsdesk.readers.pdf_lowered import lowered_rows
from cdsdesk.readers.pdf_page import Rule
from cdsdesk.readers.pdf_streams import GAP, Close, close_columns
from cdsdesk.readers.pdf_words import Line

# Shares of a line's height.
_VALLEY = 0.5
_NEXT_LINE = 1.8
_COUNTED = re.compile(r"\(?(\d{1,2})\)?")
# Signs of a footnote, which stand behind a number however far.
_NOTE = re.compile(r"[⁽⁰¹²³⁴-⁹⁾*]+")
_MOST_BETWEEN = 3
_CROSSING = 0.15
_WIDER = 1.25
_SINGLE = 1.24
_TALLEST_HEAD = 12
_SAME_CENTRE = 1.5
_FEWEST_WIDE = 0.1
_FITTING = 0.9


@dataclass(slots=True)
class _Zone:
    first: int
    last: int
    lefts: set[int] = field(default_factory=set)
    breaks: list[tuple[int, int]] = field(default_factory=list)

    def add(self, number: int, pieces: Sequence[Line], strange: int) -> None:
        """Take in one more line of several pieces, ``strange`` others before it."""
        if strange:
            self.breaks.append((self.last, number))
        self.last = number
        self.lefts.update(round(piece.left) for piece in pieces[1:])

    def end_of(self, first: int) -> int:
        """Return the last line before the break that comes behind a line."""
        return next((at for at, after in self.breaks if after > first), self.last)

    def is_below_further(self, piece: Line) -> bool:
        """Say whether a piece begins where one of a further column did."""
        return any(round(piece.left) + step in self.lefts for step in (-1, 0, 1))


def segments(line: Line) -> list[Line]:
    """Return the pieces of a line between gaps wider than those between words."""
    found = [[line.words[0]]]
    for before, word in pairwise(line.words):
        if word.left - before.right > GAP * max(before.height, word.height) and not _NOTE.fullmatch(word.text):
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
    close = close_columns(lines)
    cut = [[piece for part in close.pieces(line, at) for piece in segments(part)] for at, line in enumerate(lines)]
    found: list[tuple[int, int, Gapped]] = []
    for zone in _zones(cut):
        for first, end, table in _stretches(cut, zone, before, close):
            if before is not None and not found and _are_rest(cut[:first], before, table):
                first = 0
            last = _with_rest(lines, cut, end, table)
            whole = list(zip(lines[: last + 1], cut[: last + 1], strict=True))
            first = _with_head(whole, first, table) if _stands_otherwise(table, whole[first:], before) else first
            before = table
            for row in _rows(table, whole[first:], across):
                table.take(row)
            found.append((first, last, table))
    return found


def _stretches(
    cut: Sequence[Sequence[Line]], zone: "_Zone", before: Gapped | None, close: Close
) -> Iterator[tuple[int, int, Gapped]]:
    """Yield the tables of a zone: lines of one piece part two tables where the second has other columns."""
    first = zone.first
    for at, after in [*zone.breaks, (zone.last, zone.last + 1)]:
        parts = cut[first : at + 1]
        table = (_same(before, parts) if before is not None else None) or _table(parts, close.between(first, at))
        if after <= zone.last and _goes_on(table, parts, cut[after : zone.end_of(after) + 1]):
            continue
        if table is not None:
            before = table
            yield first, at, table
        first = after


def _goes_on(table: Gapped | None, parts: Sequence[Sequence[Line]], behind: Sequence[Sequence[Line]]) -> bool:
    """Say whether a table goes on behind lines of one piece; a head alone is none yet."""
    if table is None:
        return any(len(pieces) > 2 for pieces in parts)
    rows = [pieces for pieces in parts if is_number(table, pieces) and not _numbers_columns(pieces)]
    is_head = len(parts) <= _TALLEST_HEAD and not rows
    return is_head or _same(table, behind) is not None


def _numbers_columns(pieces: Sequence[Line]) -> bool:
    """Say whether a line only numbers the columns: 1 2 3, (1) (2) (3)."""
    return len(pieces) > 2 and all(piece.text.strip("() ").isdigit() for piece in pieces)


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
            zones[-1].add(number, pieces, strange)
            strange = 0
        else:
            zones.append(_Zone(number, number))
            zones[-1].add(number, pieces, 0)
            strange = 0
    return zones


def _table(parts: Sequence[Sequence[Line]], known: Sequence[float]) -> Gapped | None:
    """Return the columns of a stretch of lines, None when it has no columns; where some begin is known."""
    several = [pieces for pieces in parts if len(pieces) > 1]
    rich = _rich(several, max(map(len, several)))
    height = max(pieces[0].height for pieces in several)
    rough = Gapped(_with_known(_pieces_apart(rich, height), known, height), 0.0)
    first = next((number for number, pieces in enumerate(several) if is_number(rough, pieces)), 0)
    # lines of few pieces tell where centred texts begin, unless they stand across the columns as signatures do
    fitting = [
        pieces
        for number, pieces in enumerate(several)
        if pieces in rich or rough.holds(pieces) or (number < first and not rough.is_crossed(pieces))
    ]
    borders = max(_with_known(_pieces_apart(fitting, height), known, height), rough.borders, key=len)
    borders = _widened(_shared(borders, several), parts)
    columns = len(borders) + 1
    if len(several) < 2 or columns < 2:
        return None
    if columns == 2 and (len(several) < 4 or len(several) < 0.7 * len(parts)):
        return None
    return Gapped(borders, max(piece.right for pieces in several for piece in pieces))


def _with_known(borders: Sequence[float], known: Sequence[float], height: float) -> list[float]:
    """Return borders with those that are known, which take the place of others near them."""
    return sorted([*known, *(one for one in borders if all(abs(one - at) > _VALLEY * height for at in known))])


def _shared(borders: list[float], several: Sequence[Sequence[Line]]) -> list[float]:
    """Return the borders without those between texts of one column: no line has both, as a centred heading has it.

    From the left on: a heading and the texts beside it are one column, and the next text shares a line with them. The
    lines of a head count as one.
    """
    table = Gapped(borders, 0.0)
    head = next((number for number, pieces in enumerate(several) if is_number(table, pieces)), 0)
    lines: list[set[int]] = [set() for _ in range(len(borders) + 1)]
    for number, pieces in enumerate(several):
        for first, last in map(table.place, pieces):
            if first == last or number >= head:
                lines[first].add(max(number, head - 1))
    found: list[float] = []
    held = lines[0]
    for border, here in zip(borders, lines[1:], strict=True):
        if held & here:
            found.append(border)
            held = here
        else:
            held = held | here
    return found


def _widened(borders: list[float], parts: Sequence[Sequence[Line]]) -> list[float]:
    """Return the borders moved to the left where the longer lines of a heading begin that is centred in its column."""
    table = Gapped(borders, 0.0)
    pieces = [piece for line in parts for piece in line]
    found = []
    for column, border in enumerate(borders, start=1):
        own = [_centre(piece) for piece in pieces if table.place(piece) == (column, column)]
        before = max((piece.right for piece in pieces if table.place(piece)[1] < column), default=0.0)
        across = [piece for piece in pieces if table.place(piece) == (column - 1, column) and piece.left > before]
        lefts = [piece.left for piece in across if any(abs(_centre(piece) - one) < _SAME_CENTRE for one in own)]
        found.append(min([border, *lefts]))
    return found


def _centre(piece: Line) -> float:
    return (piece.left + piece.right) / 2


def _rich(several: Sequence[Sequence[Line]], columns: int) -> list[Sequence[Line]]:
    """Return the lines that have a piece in more than half of the columns, all lines when none has."""
    return [pieces for pieces in several if 2 * len(pieces) > columns] or list(several)


def _same(before: Gapped, parts: Sequence[Sequence[Line]]) -> Gapped | None:
    """Return a table with the columns of the one before, None when its texts do not stand in them."""
    rich = _rich([pieces for pieces in parts if len(pieces) > 1], len(before.borders) + 1)
    fitting = sum(before.holds(pieces) for pieces in rich)
    return Gapped(before.borders, before.right) if fitting >= _FITTING * len(rich) else None


def _pieces_apart(several: Sequence[Sequence[Line]], height: float) -> list[float]:
    return _borders([piece for pieces in several for piece in pieces], len(several), _VALLEY * height)


def _borders(pieces: Sequence[Line], lines: int, narrowest: float) -> list[float]:
    """Return where columns begin, without the first: behind gaps that nearly no line crosses."""
    most = max(int(_CROSSING * lines), 1 if lines > 3 else 0)
    ends = sorted([(piece.left, 1) for piece in pieces] + [(piece.right, -1) for piece in pieces])
    found: list[float] = []
    covered, low = 0, -math.inf
    for at, step in [*ends, (math.inf, most + 1)]:
        was_low = covered <= most
        covered += step
        if covered <= most and not was_low:
            low = at
        elif covered > most and was_low and at - low >= narrowest:
            found += [*_sparse(pieces, low, at, narrowest), _start(pieces, low, at)]
    return found[1:-1]


def _start(pieces: Sequence[Line], low: float, at: float) -> float:
    """Return where a column begins behind a gap: its few first texts may stand in what counts as gap for many lines.

    Headings centred over several columns begin anywhere, texts of a column below each other.
    """
    lefts = sorted(piece.left for piece in pieces if low <= piece.left <= at < piece.right)
    return next((one for one, two in pairwise(lefts) if two - one < 1), at)


def _sparse(pieces: Sequence[Line], low: float, high: float, narrowest: float) -> list[float]:
    """Return where columns of few texts begin that stand within a gap without touching what is beside it."""
    found: list[tuple[float, float]] = []
    for piece in sorted(pieces, key=lambda one: one.left):
        if piece.left - low < narrowest or high - piece.right < narrowest:
            continue
        if found and piece.left - found[-1][1] < narrowest:
            found[-1] = found[-1][0], max(found[-1][1], piece.right)
        else:
            found.append((piece.left, piece.right))
    return [left for left, right in found if _stands_alone(pieces, left, right, narrowest)]


def _stands_alone(pieces: Sequence[Line], left: float, right: float, narrowest: float) -> bool:
    """Say whether no text from the left reaches into a column, but for a heading above all of it."""
    own = min(piece.top for piece in pieces if left <= piece.left <= right)
    into = [piece.top for piece in pieces if piece.left < left and left - narrowest < piece.right <= right]
    return all(top < own for top in into)


def _are_rest(lines: Sequence[Sequence[Line]], before: Gapped, table: Gapped) -> bool:
    """Say whether all lines above a table that goes on from the page before stand in one of its further columns."""
    places = [table.place(piece) for pieces in lines for piece in pieces]
    return table.borders == before.borders and all(0 < first == last for first, last in places)


def _with_rest(lines: Sequence[Line], cut: Sequence[Sequence[Line]], last: int, table: Gapped) -> int:
    """Return the last line of a table with the lines behind that only go on in one of its further columns."""
    while last + 1 < len(lines) and len(cut[last + 1]) == 1:
        piece, above = cut[last + 1][0], lines[last]
        first, end = table.place(piece)
        if first == 0 or first != end or piece.top - above.top > _NEXT_LINE * above.height:
            break
        last += 1
    return last


def _stands_otherwise(table: Gapped, inside: Sequence[Pieces], before: Gapped | None) -> bool:
    """Find out whether cells stand about the number of their row or end beside it, and say whether they do."""
    goes_on = before is not None and before.borders == table.borders
    was_centred, was_lowered = (goes_on and before.centred, goes_on and before.lowered) if before else (False, False)
    table.centred = centred_rows(table, inside, was_centred=was_centred) is not None
    table.lowered = not table.centred and lowered_rows(table, inside, was_lowered=was_lowered) is not None
    return table.centred or table.lowered


def _with_head(whole: Sequence[Pieces], first: int, table: Gapped) -> int:
    """Return the first line of a table with the lines above it that only begin the tallest of its centred headings."""
    below = [piece for _, pieces in whole[first:] for piece in pieces]
    while first > 0 and len(whole[first - 1][1]) == 1:
        piece, next_line = whole[first - 1][1][0], whole[first][0]
        begin, end = table.place(piece)
        own = [one for one in below if table.place(one)[0] == begin]
        straight = any(abs(one.left - piece.left) < 1 or abs(_centre(one) - _centre(piece)) < 1 for one in own)
        near = next_line.top - piece.top < _NEXT_LINE * piece.height
        if not (0 < begin == end and near and straight):
            break
        first -= 1
    return first


def _rows(table: Gapped, inside: Sequence[Pieces], across: Sequence[Rule]) -> Iterable[list[Pieces]]:
    """Return the lines grouped by rows: about their numbers or up to them where cells stand so, else downwards."""
    rows = centred_rows(table, inside, was_centred=True) if table.centred else None
    if table.lowered:
        rows = lowered_rows(table, inside, was_lowered=True)
    if rows is None:
        return heads_joined(table, _rows_down(table, inside, across))
    return [part for row in rows for part in _head_or_row(table, row)]


def _head_or_row(table: Gapped, row: list[Pieces]) -> list[list[Pieces]]:
    """Return a row with a number, or one with a single full line, as it is; others line by line."""
    full = [2 * len(pieces) > len(table.borders) + 1 for _, pieces in row]
    if sum(full) == 1 or any(is_number(table, pieces) for _, pieces in row):
        return [row]
    return _by_numbers(table, row, spaced=False)


def _rows_down(table: Gapped, inside: Sequence[Pieces], across: Sequence[Rule]) -> Iterable[list[Pieces]]:
    """Return the lines grouped by rows: by ruling lines, else by wider space, and by numbers in front."""
    ruled = [_is_ruled(one[0], two[0], across, table) for one, two in pairwise(inside)]
    if sum(ruled) > 1:
        return _grouped(inside, ruled)
    steps = [two[0].top - one[0].top for one, two in pairwise(inside)]
    if not steps:
        return [list(inside)]
    usual = sorted(steps)[len(steps) // 4]
    if not _are_wrapped(table, inside):
        usual = min(usual, _SINGLE * median(line.height for line, _ in inside))
    wide = [step > _WIDER * usual for step in steps]
    if sum(wide) < _FEWEST_WIDE * len(steps):
        wide = [False] * len(steps)
    return [row for group in _grouped(inside, wide) for row in _by_numbers(table, group, spaced=any(wide))]


def _are_wrapped(table: Gapped, inside: Sequence[Pieces]) -> bool:
    """Say whether most lines go on in small letters with what a numbered line began, however far apart lines are."""
    without = [pieces for _, pieces in inside if not is_number(table, pieces)]
    small = sum(pieces[0].text[:1].islower() for pieces in without)
    return 2 * len(without) >= len(inside) and 2 * small >= len(without) > 0


def _is_ruled(above: Line, below: Line, across: Sequence[Rule], table: Gapped) -> bool:
    return any(
        above.middle < rule.at < below.middle and rule.end - rule.start > 0.5 * (table.right - above.left)
        for rule in across
    )


def _grouped(inside: Sequence[Pieces], apart: Sequence[bool]) -> list[list[Pieces]]:
    found = [[inside[0]]]
    for one, is_apart in zip(inside[1:], apart, strict=True):
        if is_apart:
            found.append([one])
        else:
            found[-1].append(one)
    return found


def _by_numbers(table: Gapped, group: list[Pieces], *, spaced: bool) -> list[list[Pieces]]:
    """Cut a group of lines where the first column counts on; without numbers and space each fuller line is a row."""
    starts = [is_number(table, pieces) for _, pieces in group]
    if sum(starts) < 2 and not spaced:
        starts = [2 * len(pieces) > len(table.borders) + 1 for _, pieces in group]
    if sum(starts) < 2:
        starts = [
            start and 2 * len(pieces) > len(table.borders) + 1 for start, (_, pieces) in zip(starts, group, strict=True)
        ]
    heads = [
        (len(pieces) == 1 and _is_head(table.place(pieces[0]))) or _is_column_numbers(pieces) for _, pieces in group
    ]
    apart = [start or head or after for start, head, after in zip(starts[1:], heads[1:], heads, strict=False)]
    return _grouped(group, apart)


def _is_column_numbers(pieces: Sequence[Line]) -> bool:
    numbers = [_COUNTED.fullmatch(piece.text) for piece in pieces]
    counted = [int(number[1]) for number in numbers if number is not None]
    return len(counted) == len(pieces) > 2 and counted == list(range(counted[0], counted[0] + len(pieces)))


def _is_head(place: tuple[int, int]) -> bool:
    """Say whether a text stands over several columns from the first on, as the heading of a section does."""
    return place[0] == 0 < place[1]
