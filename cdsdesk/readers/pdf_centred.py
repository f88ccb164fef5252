"""Rows of a table without ruling lines whose cells are centred about the number of their row, however tall they are."""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from cdsdesk.readers.pdf_gapped import Gapped, Pieces, is_number
from cdsdesk.readers.pdf_words import Line

_FEWEST_NUMBERS, _FEWEST_LACKING, _LACKING = 3, 2, 0.2
# Shares of a line's height.
_SPACE = 0.35
_TALLEST_STEP = 2.5
# Shares of the step from one line of a cell to the next.
_CELL_STEP, _NEAR = 1.6, 0.25
# What a line costs that is left to no number, and a number without lines: less than half a step off the middle.
_LEFT_OVER, _EMPTY = 0.3, 0.3
_CENTRED, _GOES_ON = 0.8, 0.5


def centred_rows(table: Gapped, inside: Sequence[Pieces], *, was_centred: bool) -> list[list[Pieces]] | None:
    """Return the lines by rows, None where cells are not centred; lines of no number together.

    ``was_centred`` tells that the table goes on from a page where they are.
    """
    if not was_centred and not _lack_columns(table, inside):
        return None
    step = _step(table, inside)
    rows: list[list[Pieces]] = []
    offs: list[float] = []
    for band in _bands(inside, step):
        numbers = [pieces[0].middle for _, pieces in band if is_number(table, pieces)]
        if numbers:
            found, off = _divided(table, band, numbers, step)
            rows += found
            offs += off
        else:
            rows.append(band)
    near = sum(off <= _NEAR * step for off in offs)
    least = _GOES_ON if was_centred else _CENTRED
    return rows if (offs or was_centred) and near >= least * len(offs) else None


def _lack_columns(table: Gapped, inside: Sequence[Pieces]) -> bool:
    """Say whether lines with numbers often lack a column that the lines behind them have: texts begin above them."""
    numbers = [at for at, (_, pieces) in enumerate(inside) if is_number(table, pieces)]
    lacking = 0
    for first, end in pairwise([*numbers, len(inside)]):
        own, *behind = ({table.place(piece)[0] for piece in pieces} for _, pieces in inside[first:end])
        lacking += any(columns - own for columns in behind)
    return len(numbers) >= _FEWEST_NUMBERS and lacking >= max(_FEWEST_LACKING, _LACKING * len(numbers))


def _step(table: Gapped, inside: Sequence[Pieces]) -> float:
    """Return how far below each other the lines of a cell usually stand, in points."""
    tops: dict[int, float] = {}
    steps: list[float] = []
    height = median(line.height for line, _ in inside)
    for _, pieces in inside:
        for piece in pieces:
            column = table.place(piece)[0]
            step = piece.middle - tops.get(column, -math.inf)
            if step < _TALLEST_STEP * height:
                steps.append(step)
            tops[column] = piece.middle
    return sorted(steps)[len(steps) // 4] if steps else height


def _bands(inside: Sequence[Pieces], step: float) -> Iterator[list[Pieces]]:
    """Yield lines without more space between than the lines of a cell have."""
    height = median(line.height for line, _ in inside)
    band = [inside[0]]
    low = inside[0][0].bottom
    for line, pieces in inside[1:]:
        if line.top - low > max(step - height, 0.0) + _SPACE * height:
            yield band
            band = []
        band.append((line, pieces))
        low = max(low, line.bottom)
    yield band


def _divided(
    table: Gapped, band: Sequence[Pieces], numbers: Sequence[float], step: float
) -> tuple[list[list[Pieces]], list[float]]:
    """Return the lines of a band by its numbers, and how far the middle of each taller cell is from its number's.

    Lines above the first or below the last number that belong to none are rows of their own.
    """
    rows: list[list[Line]] = [[] for _ in range(len(numbers) + 2)]
    offs: list[float] = []
    columns: dict[int, list[Line]] = {}
    for _, pieces in band:
        for piece in pieces:
            first, last = table.place(piece)
            if first != last or first == 0:
                rows[_nearest(numbers, piece.middle, step)].append(piece)
            else:
                columns.setdefault(first, []).append(piece)
    for lines in columns.values():
        cells = _cells(lines, numbers, step)
        # lines left over below are the rest of cells that begin beside their number
        offs += [step] * len(cells[-1])
        for row, cell in enumerate(cells):
            rows[row] += cell
            # a single line that stands beside its number tells nothing
            if cell and 0 < row <= len(numbers) and (len(cell) > 1 or abs(_middle(cell) - numbers[row - 1]) > step / 2):
                offs.append(abs(_middle(cell) - numbers[row - 1]))
    return [_as_pieces(row) for row in rows if row], offs


def _nearest(numbers: Sequence[float], middle: float, step: float) -> int:
    """Return the row, counted from 1, whose number stands nearest; 0 for what stands above all of them."""
    if middle < numbers[0] - step / 2:
        return 0
    return 1 + min(range(len(numbers)), key=lambda row: abs(numbers[row] - middle))


def _cells(lines: Sequence[Line], numbers: Sequence[float], step: float) -> list[list[Line]]:
    """Return the lines of a column by rows so that their cells are as well centred as they can be.

    The first and the last row hold the lines left over above and below.
    """
    # cost of the first lines given out to the first rows, and the line at which the last of those rows begins
    above = sum(line.middle < numbers[0] for line in lines)
    costs = [at * _LEFT_OVER * step if at <= above else math.inf for at in range(len(lines) + 1)]
    begins: list[list[int]] = []
    for before, number, after in zip([-math.inf, *numbers], numbers, [*numbers[1:], math.inf], strict=False):
        between = [before < line.middle < after for line in lines]
        costs, begun = _with_row(lines, between, costs, number, step)
        begins.append(begun)
    last = min(
        (at for at in range(len(lines) + 1) if at == len(lines) or lines[at].middle > numbers[-1]),
        key=lambda at: costs[at] + (len(lines) - at) * _LEFT_OVER * step,
    )
    if costs[last] == math.inf:
        return _by_nearest(lines, numbers, step)
    found = [list(lines[last:])]
    for begun in reversed(begins):
        found.append(list(lines[begun[last] : last]))
        last = begun[last]
    found.append(list(lines[:last]))
    return found[::-1]


def _by_nearest(lines: Sequence[Line], numbers: Sequence[float], step: float) -> list[list[Line]]:
    found: list[list[Line]] = [[] for _ in range(len(numbers) + 2)]
    for line in lines:
        found[_nearest(numbers, line.middle, step)].append(line)
    return found


def _with_row(
    lines: Sequence[Line], between: Sequence[bool], costs: Sequence[float], number: float, step: float
) -> tuple[list[float], list[int]]:
    """Return the least cost of the first lines with one more row, and the line at which it begins.

    ``between`` says which lines stand between the numbers of its neighbours, as all of its lines do.
    """
    best, begun = [cost + _EMPTY * step for cost in costs], list(range(len(lines) + 1))
    for first in range(len(lines)):
        if costs[first] == math.inf:
            continue
        for end in range(first + 1, len(lines) + 1):
            is_far = end - first > 1 and lines[end - 1].middle - lines[end - 2].middle > _CELL_STEP * step
            if is_far or not between[end - 1]:
                break
            off = abs((lines[first].middle + lines[end - 1].middle) / 2 - number)
            if costs[first] + off < best[end]:
                best[end], begun[end] = costs[first] + off, first
    return best, begun


def _middle(cell: Sequence[Line]) -> float:
    return (cell[0].middle + cell[-1].middle) / 2


def _as_pieces(row: Sequence[Line]) -> list[Pieces]:
    """Return pieces as the lines that they stand on, from above to below."""
    found: list[list[Line]] = []
    for piece in sorted(row, key=lambda one: (one.middle, one.left)):
        if found and piece.middle - found[-1][0].middle < 1:
            found[-1].append(piece)
        else:
            found.append([piece])
    return [
        (Line([word for piece in pieces for word in piece.words]), pieces)
        for pieces in (sorted(line, key=lambda one: one.left) for line in found)
    ]
