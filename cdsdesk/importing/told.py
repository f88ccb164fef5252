"""What a person says of the tables of a book, laid over what was understood; what it leaves alone is read once."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from cdsdesk.importing.further_sheets import begins_with_next, rest_of
from cdsdesk.importing.header import Table
from cdsdesk.importing.hidden import with_hidden_said
from cdsdesk.importing.kinds_of_sheet import Meaning, meaning_of, no_meaning
from cdsdesk.importing.memory import Memory
from cdsdesk.importing.options import ImportOptions
from cdsdesk.importing.repair import Grid, clean_sheet
from cdsdesk.importing.row_signs import plain_code
from cdsdesk.importing.rows import RowRead
from cdsdesk.importing.table_read import TableRead, read_grid
from cdsdesk.importing.verdict_columns import without_verdicts
from cdsdesk.readers.raw import RawBook, RawSheet

_NO_MEMORY = Memory()


@dataclass(frozen=True, slots=True)
class _Said:
    """What is said of one sheet, as far as its tables are read by it."""

    kind: str
    hidden: bool
    headers: Mapping[int, tuple[int, int]]
    kinds: Mapping[int, str]
    fields: Mapping[int, Mapping[int, str]]


class BookTables:
    """The tables of a book; a sheet is cleaned once, and its tables are read anew only when what is said changes."""

    def __init__(self, book: RawBook) -> None:
        self.book = book
        self._grids: dict[int, Grid] = {}
        self._read: dict[int, tuple[object, tuple[TableRead, ...]]] = {}

    def of_sheet(
        self, sheet: RawSheet, options: ImportOptions, remembered: Memory = _NO_MEMORY
    ) -> tuple[TableRead, ...]:
        """Return the tables of one sheet of the book as a person says them."""
        said = _said(sheet.name, options)
        place = next(place for place, each in enumerate(self.book.sheets) if each is sheet)
        asked = said, remembered
        if place not in self._read or self._read[place][0] != asked:
            self._read[place] = asked, _tables(self.grid(sheet), said, remembered)
        return tuple(_mended(table, options) for table in self._read[place][1])

    def rest_of_sheet(self, sheet: RawSheet, options: ImportOptions, above: TableRead) -> tuple[TableRead, ...]:
        """Return what a sheet without headings holds as the rest of a table of a sheet before it, nothing if not."""
        begins = next(each for each in self.book.sheets if each.name == above.sheet)
        grid = with_hidden_said(self.grid(sheet), wanted=options.hidden)
        if not grid.texts or grid.first_column != self.grid(begins).first_column:
            return ()
        rest = rest_of(above, grid)
        return (_mended(rest, options),) if rest is not None else ()

    def goes_on(self, sheet: RawSheet, options: ImportOptions, above: TableRead) -> bool:
        """Say whether the first row of a sheet is the next one of a table before it; what a person told goes first."""
        is_told = bool(_said(sheet.name, options).headers)
        return not is_told and begins_with_next(above, with_hidden_said(self.grid(sheet), wanted=options.hidden))

    def grid(self, sheet: RawSheet) -> Grid:
        """Return a sheet as clean texts."""
        place = next(place for place, each in enumerate(self.book.sheets) if each is sheet)
        if place not in self._grids:
            self._grids[place] = without_verdicts(clean_sheet(sheet))
        return self._grids[place]


def _said(sheet: str, options: ImportOptions) -> _Said:
    fields: dict[int, dict[int, str]] = {}
    for (name, number, column), path in options.fields.items():
        if name == sheet:
            fields.setdefault(number, {})[column] = path
    return _Said(
        options.kind,
        options.hidden,
        {number: rows for (name, number), rows in options.headers.items() if name == sheet},
        {number: said.kind for (name, number), said in options.tables.items() if name == sheet and said.kind},
        fields,
    )


def _tables(grid: Grid, said: _Said, remembered: Memory) -> tuple[TableRead, ...]:
    def understand(table: Table, number: int) -> Meaning:
        meaning = table.meaning
        if (kind := said.kinds.get(number, meaning.kind)) != meaning.kind:
            meaning = meaning_of(table.headers, kind) or no_meaning(table.headers, kind)
        known = remembered(table, meaning)
        if known.kind != meaning.kind and (number in said.kinds or said.kind != "auto"):
            known = meaning
        return with_fields(known, said.fields.get(number, {}))

    seen = with_hidden_said(grid, wanted=said.hidden)
    tables = read_grid(seen, said.kind, said.headers, understand)
    if not tables and not said.headers and (marked := remembered.marked(seen)):
        tables = read_grid(seen, said.kind, marked, understand)
    return tables


def with_fields(meaning: Meaning, told: Mapping[int, str]) -> Meaning:
    """Return the meaning with the fields that a person gave to columns; a field leaves the column it had before."""
    if not told:
        return meaning
    taken = set(filter(None, told.values()))
    fields = [None if path in taken else path for path in meaning.fields]
    for column, path in told.items():
        if 0 <= column < len(fields):
            fields[column] = path or None
    others = {column: paths for column, paths in meaning.others.items() if column not in told}
    givers = {path: column for column, path in told.items() if path}
    lost = {
        column: givers[path]
        for column, path in enumerate(meaning.fields)
        if path and fields[column] is None and path in givers and column not in told
    }
    return replace(meaning, fields=tuple(fields), others=others, lost=lost)


def _mended(table: TableRead, options: ImportOptions) -> TableRead:
    """Return the table with the cells that a person wrote anew."""
    told: dict[int, dict[int, str]] = {}
    for (name, row, column), text in options.cells.items():
        if name == table.sheet and 0 <= column < len(table.headers):
            told.setdefault(row, {})[column] = text
    if not told:
        return table
    return replace(table, rows=tuple(_with_cells(table, row, told.get(row.rows[0], {})) for row in table.rows))


def _with_cells(table: TableRead, row: RowRead, told: Mapping[int, str]) -> RowRead:
    if not told:
        return row
    cells = tuple(told.get(column, cell) for column, cell in enumerate(row.cells))
    changed: dict[str, Any] = {"cells": cells}
    changed["numbers"] = {column: number for column, number in row.numbers.items() if column not in told}
    paths = {table.meaning.fields[column] for column in told}
    changed["problems"] = tuple(problem for problem in row.problems if problem[0] not in paths)
    if "code" in paths:
        changed["code"] = plain_code(cells[table.meaning.column("code") or 0])
    return replace(row, **changed)
