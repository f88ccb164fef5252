"""Ruled tables with columns counted alike on all their pages, as a page with fewer lines has fewer of them."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from cdsdesk.readers.pdf_rules import Area, Ruled
from cdsdesk.readers.pdf_words import CellText, cell_text, lines_of

_SAME_SIDE = 4.0
_LEAST_PAD, _MOST_PAD = 1.0, 8.0


@dataclass(slots=True)
class Laid:
    """A table ready to be written down: how many rows and columns, and the text of each cell by its area."""

    rows: int
    columns: int
    cells: dict[Area, CellText]


@dataclass(slots=True)
class _Family:
    """Tables of several pages that are one table, or look like it."""

    borders: list[float]
    tables: list[Ruled] = field(default_factory=list)

    def takes(self, table: Ruled) -> bool:
        """Say whether a table has the same sides, and no borders beside those of this one or the other way round."""
        mine, other = self.borders, table.columns
        if abs(mine[0] - other[0]) > _SAME_SIDE or abs(mine[-1] - other[-1]) > _SAME_SIDE:
            return False
        return _within(mine, other) or _within(other, mine)

    def add(self, table: Ruled) -> None:
        """Take a table in."""
        self.tables.append(table)
        if len(table.columns) > len(self.borders):
            self.borders = table.columns


def laid_tables(tables: Sequence[Ruled]) -> dict[int, Laid]:
    """Return tables, given in the order of reading, by their ``id`` with columns counted over all their pages."""
    families: list[_Family] = []
    for table in tables:
        family = families[-1] if families and families[-1].takes(table) else None
        if family is None:
            family = _Family(table.columns)
            families.append(family)
        family.add(table)
    return {id(table): laid for family in families for table, laid in _laid(family)}


def _within(few: Sequence[float], many: Sequence[float]) -> bool:
    return all(any(abs(one - other) <= _SAME_SIDE for other in many) for one in few)


def _laid(family: _Family) -> list[tuple[Ruled, Laid]]:
    begins = {_near(family.borders, table.columns[area[1]]) for table in family.tables for area in table.areas}
    kept = sorted(begins)
    found = []
    for table in family.tables:
        rows = sorted({area[0] for area in table.areas})
        pad = _pad(table)
        cells = {}
        for area in table.areas:
            top, left, low, right = area
            first = bisect_right(kept, _near(family.borders, table.columns[left])) - 1
            last = bisect_right(kept, _near(family.borders, table.columns[right + 1]) - 1) - 1
            place = bisect_right(rows, top) - 1, first, bisect_right(rows, low) - 1, last
            words = table.words.get(area, [])
            cells[place] = cell_text(lines_of(words), table.columns[right + 1] - pad)
        found.append((table, Laid(len(rows), len(kept), cells)))
    return found


def _near(borders: Sequence[float], at: float) -> int:
    """Return the border that stands nearest."""
    return min(range(len(borders)), key=lambda place: abs(borders[place] - at))


def _pad(table: Ruled) -> float:
    """Return how far texts stay from the borders: the wider of both sides, as no text comes nearer on the other."""
    filled = [(area, words) for area, words in table.words.items() if words]
    left = min((min(word.left for word in words) - table.columns[area[1]] for area, words in filled), default=0.0)
    right = min((table.columns[area[3] + 1] - max(word.right for word in words) for area, words in filled), default=0.0)
    return min(max(left, right, _LEAST_PAD), _MOST_PAD)
