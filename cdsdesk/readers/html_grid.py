"""One table of HTML while it is read: cells take their places, spans reach on, hidden ones are left out."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from cdsdesk.readers.raw import Merge

Place: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class HtmlText:
    """What a cell or paragraph says; ``font`` is the name of a font of an old code page, empty for any other.

    ``number`` is the one that a cell holds, where its text could be read in two ways.
    """

    text: str
    bold: bool = False
    font: str = ""
    number: float | None = None


@dataclass(frozen=True, slots=True)
class HtmlTable:
    """A table as it is shown; rows are of equal length, merges, bold, fonts and numbers count from its corner."""

    rows: list[list[str]]
    merges: tuple[Merge, ...]
    bold: frozenset[Place]
    fonts: dict[Place, str]
    numbers: dict[Place, float] = field(default_factory=dict)


@dataclass(slots=True)
class HtmlGrid:
    """The cells of one table by line and column; ``None`` is a cell that is not shown."""

    lines: list[dict[int, str | None]] = field(default_factory=list)
    hidden_columns: set[int] = field(default_factory=set)
    hidden_lines: set[int] = field(default_factory=set)
    columns_told: int = 0
    places: int = 0
    _spans: list[Merge] = field(default_factory=list)
    _bold: set[Place] = field(default_factory=set)
    _fonts: dict[Place, str] = field(default_factory=dict)
    _numbers: dict[Place, float] = field(default_factory=dict)
    _wide: int = 0
    _next: int = 0
    _from_above: dict[int, int] = field(default_factory=dict)

    def begin_line(self, *, shown: bool) -> None:
        """Start a row; cells that reach down into it take their places."""
        if not shown:
            self.hidden_lines.add(len(self.lines))
        self.lines.append(dict.fromkeys(self._from_above, ""))
        self.places += len(self._from_above) + 1
        self._from_above = {column: left - 1 for column, left in self._from_above.items() if left > 1}
        self._next = 0

    def put(self, cell: HtmlText | None, across: int, down: int) -> None:
        """Put a cell into the next free place; the places that it spans besides stay empty."""
        line = self.lines[-1]
        while self._next in line:
            self._next += 1
        first, self._next = self._next, self._next + across
        text = None if cell is None else cell.text
        self.places += across
        for place in range(first, self._next):
            line[place] = text if place == first or text is None else ""
            if down > 1:
                self._from_above[place] = down - 1
        if cell is not None:
            self._note(cell, first, across, down)

    def _note(self, cell: HtmlText, first: int, across: int, down: int) -> None:
        row = len(self.lines) - 1
        self._wide = max(self._wide, first + 1)
        if across > 1 or down > 1:
            self._spans.append((row, first, row + down - 1, first + across - 1))
        if cell.bold:
            self._bold.add((row, first))
        if cell.font:
            self._fonts[row, first] = cell.font
        if cell.number is not None:
            self._numbers[row, first] = cell.number

    def shown(self) -> HtmlTable:
        """Return what is shown, every row as wide as the cell that begins farthest to the right."""
        kept = [number for number in range(len(self.lines)) if number not in self.hidden_lines]
        columns = [place for place in range(self._wide) if place not in self.hidden_columns]
        columns = [place for place in columns if any(self.lines[row].get(place, "") is not None for row in kept)]
        if not columns:
            return HtmlTable([], (), frozenset(), {})
        rows = [[self.lines[row].get(place) or "" for place in columns] for row in kept]
        row_of = {row: number for number, row in enumerate(kept)}
        column_of = {column: number for number, column in enumerate(columns)}
        seen = {
            place: (row_of[place[0]], column_of[place[1]])
            for place in (*self._bold, *self._fonts, *self._numbers)
            if (place[0] in row_of and place[1] in column_of)
        }
        return HtmlTable(
            rows,
            tuple(merge for span in self._spans if (merge := _within(span, row_of, column_of)) is not None),
            frozenset(seen[place] for place in self._bold if place in seen),
            {seen[place]: font for place, font in self._fonts.items() if place in seen},
            {seen[place]: number for place, number in self._numbers.items() if place in seen},
        )


def _within(span: Merge, rows: dict[int, int], columns: dict[int, int]) -> Merge | None:
    """Return a span counted in what is shown, None when one place or none of it is."""
    across = _shown(columns, span[1], span[3])
    down = _shown(rows, span[0], span[2])
    if not across or not down or len(across) == len(down) == 1:
        return None
    return down[0], across[0], down[-1], across[-1]


def _shown(numbers: dict[int, int], first: int, last: int) -> Sequence[int]:
    return [numbers[place] for place in range(first, last + 1) if place in numbers]
