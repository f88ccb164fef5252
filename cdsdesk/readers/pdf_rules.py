"""Tables of a PDF by their ruling lines: lines are joined, those that meet make a table, its cells lie between them."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from cdsdesk.readers.pdf_page import Rule
from cdsdesk.readers.pdf_words import Word

NEAR = 3.0
_SHORTEST = 7.0
_MOST_RULES = 500
_OPEN = 8.0

Area: TypeAlias = tuple[int, int, int, int]
"""First row, first column, last row, last column of a cell."""


@dataclass(slots=True)
class Ruled:
    """A table: borders of columns and rows, and the areas of its cells in reading order with their words."""

    columns: list[float]
    rows: list[float]
    areas: list[Area]
    words: dict[Area, list[Word]] = field(default_factory=dict)

    def holds(self, word: Word) -> bool:
        """Say whether a word stands inside."""
        return (
            self.columns[0] - NEAR < (word.left + word.right) / 2 < self.columns[-1] + NEAR
            and self.rows[0] - NEAR < word.middle < self.rows[-1] + NEAR
        )

    def take(self, words: Iterable[Word]) -> None:
        """Put words into their cells."""
        of_place = {
            (row, column): area
            for area in self.areas
            for row in range(area[0], area[2] + 1)
            for column in range(area[1], area[3] + 1)
        }
        for word in words:
            row = min(max(bisect_right(self.rows, word.middle) - 1, 0), len(self.rows) - 2)
            middle = (word.left + word.right) / 2
            column = min(max(bisect_right(self.columns, middle) - 1, 0), len(self.columns) - 2)
            self.words.setdefault(of_place[row, column], []).append(word)


def ruled_tables(across: Iterable[Rule], down: Iterable[Rule]) -> list[Ruled]:
    """Return the tables that lines make, the smallest first: one within a cell of another takes its words first."""
    rows, columns = _joined(across), _joined(down)
    if len(rows) > _MOST_RULES or len(columns) > _MOST_RULES:
        return []
    found = [table for group in _groups(rows, columns) if (table := _table(*group)) is not None]
    return sorted(found, key=lambda one: (one.columns[-1] - one.columns[0]) * (one.rows[-1] - one.rows[0]))


def _joined(rules: Iterable[Rule]) -> list[Rule]:
    """Join pieces of one line, and lines that stand close together; what stays short is no border."""
    lines: list[list[Rule]] = []
    for rule in sorted(rules):
        if lines and rule.at - lines[-1][0].at <= NEAR / 2:
            lines[-1].append(rule)
        else:
            lines.append([rule])
    found = []
    for line in lines:
        at = sum(rule.at for rule in line) / len(line)
        start, end = 0.0, -NEAR * 2
        for rule in sorted(line, key=lambda one: one.start):
            if rule.start - end > NEAR:
                found.append(Rule(at, start, end))
                start, end = rule.start, rule.end
            end = max(end, rule.end)
        found.append(Rule(at, start, end))
    return [rule for rule in found if rule.end - rule.start >= _SHORTEST]


def _groups(rows: Sequence[Rule], columns: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Return lines that meet, directly or through others."""
    parents = list(range(len(rows) + len(columns)))

    def root(place: int) -> int:
        while parents[place] != place:
            parents[place] = parents[parents[place]]
            place = parents[place]
        return place

    for number, row in enumerate(rows):
        for other, column in enumerate(columns, start=len(rows)):
            if _meet(row, column):
                parents[root(other)] = root(number)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for number, row in enumerate(rows):
        groups.setdefault(root(number), ([], []))[0].append(row)
    for other, column in enumerate(columns, start=len(rows)):
        groups.setdefault(root(other), ([], []))[1].append(column)
    return list(groups.values())


def _meet(row: Rule, column: Rule) -> bool:
    return row.start - NEAR <= column.at <= row.end + NEAR and column.start - NEAR <= row.at <= column.end + NEAR


def _table(rows: list[Rule], columns: list[Rule]) -> Ruled | None:
    """Return the table of lines that meet, None when they enclose less than two cells."""
    if not rows or not columns:
        return None
    rows = rows + _open_sides(rows, columns)
    columns = columns + _open_sides(columns, rows)
    ys, xs = _places(rows), _places(columns)
    if len(xs) < 2 or len(ys) < 2 or len(xs) + len(ys) < 5:
        return None
    areas = _areas(ys, xs, _cover(rows, ys), _cover(columns, xs))
    return Ruled(xs, ys, areas) if len(areas) > 1 else None


def _open_sides(rules: Sequence[Rule], others: Sequence[Rule]) -> list[Rule]:
    """Return the outer borders that were not drawn: the others reach beyond the first and the last."""
    ends = min(other.start for other in others), max(other.end for other in others)
    first, last = min(rule.at for rule in rules), max(rule.at for rule in rules)
    begin, end = min(other.at for other in others), max(other.at for other in others)
    found = [Rule(ends[0], begin, end)] if first - ends[0] > _OPEN else []
    return [*found, Rule(ends[1], begin, end)] if ends[1] - last > _OPEN else found


def _places(rules: Sequence[Rule]) -> list[float]:
    found: list[float] = []
    for at in sorted(rule.at for rule in rules):
        if not found or at - found[-1] > NEAR:
            found.append(at)
    return found


def _cover(rules: Sequence[Rule], places: Sequence[float]) -> list[list[Rule]]:
    """Return the lines at each place."""
    found: list[list[Rule]] = [[] for _ in places]
    for rule in rules:
        found[max(bisect_right(places, rule.at + 0.01) - 1, 0)].append(rule)
    return found


def _is_drawn(rules: Iterable[Rule], start: float, end: float) -> bool:
    middle = (start + end) / 2
    return any(rule.start <= middle <= rule.end for rule in rules)


def _areas(ys: Sequence[float], xs: Sequence[float], across: list[list[Rule]], down: list[list[Rule]]) -> list[Area]:
    """Return the cells: places between lines, joined where no line is drawn between them."""
    open_right = [
        [not _is_drawn(down[x + 1], ys[y], ys[y + 1]) for x in range(len(xs) - 2)] for y in range(len(ys) - 1)
    ]
    open_below = [
        [not _is_drawn(across[y + 1], xs[x], xs[x + 1]) for x in range(len(xs) - 1)] for y in range(len(ys) - 2)
    ]
    taken: set[tuple[int, int]] = set()
    found = []
    for y in range(len(ys) - 1):
        for x in range(len(xs) - 1):
            if (y, x) in taken:
                continue
            right = x
            while right < len(xs) - 2 and open_right[y][right] and (y, right + 1) not in taken:
                right += 1
            low = y
            while (
                low < len(ys) - 2 and all(open_below[low][x : right + 1]) and _is_like(open_right, y, low + 1, x, right)
            ):
                low += 1
            taken.update((row, column) for row in range(y, low + 1) for column in range(x, right + 1))
            found.append((y, x, low, right))
    return found


def _is_like(open_right: list[list[bool]], row: int, below: int, left: int, right: int) -> bool:
    """Say whether the row below is open between the same columns."""
    return open_right[row][left:right] == open_right[below][left:right]
