"""A sheet collected cell by cell, and what keeps its merges and hidden parts within the cells that it holds."""

from collections.abc import Iterable
from pathlib import Path
from string import ascii_uppercase
from typing import TypeAlias

from cdsdesk.readers.guard import RECTANGLE_CELLS, far_cells
from cdsdesk.readers.raw import Merge, RawSheet, RawValue
from cdsdesk.readers.shown_numbers import SHARE, as_shown
from cdsdesk.readers.text_looks import PLAIN, Look

Place: TypeAlias = tuple[int, int]
"""Row and column of a cell, from 0."""

Span: TypeAlias = tuple[int, int]
"""First and last row, or column, from 0."""


def cell_name(row: int, column: int) -> str:
    """Return how a workbook calls a cell counted from 0: "C7"."""
    name = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, len(ascii_uppercase))
        name = ascii_uppercase[letter] + name
    return f"{name}{row + 1}"


def numbers_within(spans: Iterable[Span], first: int, count: int) -> frozenset[int]:
    """Return the numbers in spans that lie in ``first`` and the ``count`` - 1 behind it: spans may reach any far."""
    found: set[int] = set()
    for start, end in spans:
        found.update(range(max(start, first), min(end, first + count - 1) + 1))
    return frozenset(found)


def merges_within(merges: Iterable[Merge], origin: Place, height: int, width: int) -> tuple[Merge, ...]:
    """Return the merged areas cut to the rows and columns that were read; those of one cell or outside are left out."""
    bottom, right = origin[0] + height - 1, origin[1] + width - 1
    cut = (
        (max(top, origin[0]), max(left, origin[1]), min(last, bottom), min(end, right))
        for top, left, last, end in merges
    )
    return tuple(
        area for area in cut if area[0] <= area[2] and area[1] <= area[3] and (area[0], area[1]) != (area[2], area[3])
    )


class SheetBuilder:
    """Takes cells and marks in any order and lays them out as a sheet."""

    def __init__(self, name: str, visible: bool, path: Path) -> None:
        self._name, self._visible, self._path = name, visible, path
        self._cells: dict[int, dict[int, RawValue]] = {}
        self._count = 0
        self._percent: set[Place] = set()
        self._decimals: dict[Place, int] = {}
        self._bold: set[Place] = set()
        self._fonts: dict[Place, str] = {}
        self._errors: list[Place] = []
        self._unsaved: list[Place] = []
        self._merges: list[Merge] = []
        self._hidden_rows: list[Span] = []
        self._hidden_columns: list[Span] = []

    def put(self, row: int, column: int, value: RawValue, shown: int | None = None, look: Look = PLAIN) -> None:
        """Take a filled cell; ``shown`` tells how, as ``shown_decimals`` does. Raises InputError when too many come."""
        self._count += 1
        if self._count > RECTANGLE_CELLS:
            raise far_cells(self._path)
        self._cells.setdefault(row, {})[column] = as_shown(value, shown)
        if shown == SHARE:
            self._percent.add((row, column))
        elif shown is not None and shown >= 0:
            self._decimals[row, column] = shown
        if look.bold:
            self._bold.add((row, column))
        if look.font:
            self._fonts[row, column] = look.font

    def error(self, row: int, column: int) -> None:
        """Note a cell that holds an error of the spreadsheet."""
        self._errors.append((row, column))

    def unsaved(self, row: int, column: int) -> None:
        """Note a formula without a stored result."""
        self._unsaved.append((row, column))

    def merge(self, area: Merge) -> None:
        """Take a merged area."""
        self._merges.append(area)

    def hide_rows(self, first: int, last: int) -> None:
        """Note hidden rows."""
        self._hidden_rows.append((first, last))

    def hide_columns(self, first: int, last: int) -> None:
        """Note hidden columns."""
        self._hidden_columns.append((first, last))

    def finished(self) -> RawSheet:
        """Return the sheet. Raises InputError when its cells stand too far apart."""
        origin, rows = self._laid_out()
        return RawSheet(
            name=self._name,
            visible=self._visible,
            origin=origin,
            rows=rows,
            merges=merges_within(self._merges, origin, len(rows), len(rows[0]) if rows else 0),
            percent=frozenset(self._percent),
            decimals=self._decimals,
            errors=tuple(cell_name(*place) for place in self._errors),
            unsaved=tuple(cell_name(*place) for place in self._unsaved),
            bold=frozenset(self._bold),
            fonts=self._fonts,
            hidden_rows=numbers_within(self._hidden_rows, origin[0], len(rows)),
            hidden_columns=numbers_within(self._hidden_columns, origin[1], len(rows[0]) if rows else 0),
        )

    def _laid_out(self) -> tuple[Place, list[list[RawValue]]]:
        if not self._cells:
            return (0, 0), []
        top, bottom = min(self._cells), max(self._cells)
        left = min(map(min, self._cells.values()))
        width = max(map(max, self._cells.values())) - left + 1
        if (bottom - top + 1) * width > RECTANGLE_CELLS:
            raise far_cells(self._path)
        rows: list[list[RawValue]] = [[""] * width for _ in range(top, bottom + 1)]
        for row, values in self._cells.items():
            line = rows[row - top]
            for column, value in values.items():
                line[column - left] = value
        return (top, left), rows
