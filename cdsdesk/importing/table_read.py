"""A table of a workbook as read: what it holds, where its plan and period stand, its rows; nothing compared yet."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace

from cdsdesk.importing.accounts import Role, Told
from cdsdesk.importing.date_columns import with_days_first
from cdsdesk.importing.ditto_cells import with_dittos
from cdsdesk.importing.figures import share_problems
from cdsdesk.importing.footnotes import Footnotes, notes_below, with_footnotes
from cdsdesk.importing.grids import seen_through
from cdsdesk.importing.header import Table, find_tables
from cdsdesk.importing.hidden import column_name
from cdsdesk.importing.kinds_of_sheet import Meaning
from cdsdesk.importing.listed_documents import Listed, read_listed, read_listed_beside
from cdsdesk.importing.repair import Grid, Repair, clean_sheet
from cdsdesk.importing.report_heads import head_of, under_head
from cdsdesk.importing.result_periods import period_of_results
from cdsdesk.importing.row_reader import read_rows
from cdsdesk.importing.row_signs import looks_like_rows
from cdsdesk.importing.rows import RowRead, TableRows
from cdsdesk.importing.sections import SectionRead
from cdsdesk.importing.serial_days import with_serial_days
from cdsdesk.importing.stray_columns import stray_columns
from cdsdesk.importing.titles import Title, read_title
from cdsdesk.importing.wording import shortened
from cdsdesk.readers.raw import RawSheet

_NOTE = 80


@dataclass(frozen=True, slots=True)
class TableRead:
    """One table: ``number`` counts the tables of its sheet from 1, ``header_rows`` are row numbers of the sheet.

    ``written`` is, by row number and column, what stood in cells whose letters or spaces were mended; ``hidden_rows``
    are numbers and ``hidden_columns`` letters of what its sheet hides and what holds something.
    """

    sheet: str
    number: int
    meaning: Meaning
    headers: tuple[str, ...]
    header_rows: tuple[int, int]
    title: Title
    rows: tuple[RowRead, ...]
    sections: tuple[SectionRead, ...]
    footnotes: tuple[str, ...]
    repairs: tuple[Repair, ...]
    written: Mapping[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[str, ...] = ()
    continues: str = ""
    """The sheet on which the table begins that this one goes on with, "" for a table of its own."""

    @property
    def kind(self) -> str:
        """Return what the table holds: tasks, projects, indicators, documents, systems and so on."""
        return self.meaning.kind

    @property
    def is_listed(self) -> bool:
        """Say whether no headings stand above the rows, as above documents that running text lists."""
        return self.header_rows == (0, 0)

    def period(self) -> str | None:
        """Return the period of the results: the part of it that headings name, else that of the whole table."""
        return period_of_results(self.meaning, self.headers, self.period_above())

    def period_above(self) -> str | None:
        """Return the period that the title names, else the one year that the headings name."""
        if self.title.period:
            return self.title.period
        years = {*self.meaning.years, *self.meaning.years_of("targets", "measurements")}
        return str(years.pop()) if len(years) == 1 else None


Understand = Callable[[Table, int], Meaning]
"""Says what the headings of a table mean, given the table and its number."""


@dataclass(frozen=True, slots=True)
class SheetRead:
    """The tables of a sheet, and what became of each of its rows."""

    tables: tuple[TableRead, ...]
    told: Told


def read_sheet(sheet: RawSheet, kind: str = "auto") -> tuple[TableRead, ...]:
    """Read all tables of a sheet whose headings are understood."""
    return read_grid(clean_sheet(sheet), kind)


def read_grid(
    grid: Grid,
    kind: str = "auto",
    marked: Mapping[int, tuple[int, int]] | None = None,
    understand: Understand | None = None,
) -> tuple[TableRead, ...]:
    """Read all tables of a clean sheet; ``marked`` are header rows told for a table, as row numbers of the sheet."""
    return read_layout(grid, kind, marked, understand).tables


def read_layout(
    grid: Grid,
    kind: str = "auto",
    marked: Mapping[int, tuple[int, int]] | None = None,
    understand: Understand | None = None,
) -> SheetRead:
    """Read all tables of a clean sheet and account for every row; rows that stand in no table are noted at the first.

    ``marked`` are header rows told for a table, as row numbers of the sheet.
    """
    places = {
        number: (first - grid.first_row, last - grid.first_row) for number, (first, last) in (marked or {}).items()
    }
    found = []
    for number, table in enumerate(find_tables(grid, kind, places), 1):
        meant = table if understand is None else replace(table, meaning=understand(table, number))
        seen = grid if meant.window is None else seen_through(grid, meant.window)
        found.append((number, meant, read_rows(seen, meant)))
    hidden = tuple(row for row in sorted(grid.hidden_rows) if not any(grid.texts[row]))
    told = Told(grid, tuple((number, table, below.roles) for number, table, below in found), hidden)
    if grid.seams:
        outside = told.outside()
        found = [(number, table, _with_notes(grid, table, below, outside)) for number, table, below in found]
        told = replace(told, tables=tuple((number, table, below.roles) for number, table, below in found))
    shared = tuple(line for _, _, below in found for line in below.footnotes) if grid.seams else ()
    head = head_of(grid.texts, found[0][1].header_first) if grid.seams and found else None
    tables = [_table(grid, table, below, number, shared, head) for number, table, below in found]
    if not tables and (listed := read_listed(grid, kind)) is not None:
        told = replace(told, listed=_rows_of(grid, listed))
        alone = _listed(grid, listed, 1)
        notes = (*grid.repairs, *alone.repairs, *_outside(told))
        return SheetRead((replace(alone, repairs=_sorted(notes)),), told)
    if tables and grid.seams and (listed := read_listed_beside(grid, told.outside(), kind)) is not None:
        told = replace(told, listed=_rows_of(grid, listed))
        tables.append(_listed(grid, listed, len(tables) + 1))
    if tables:
        kinds = tuple(dict.fromkeys(table.kind for table in tables))
        notes = (*grid.repairs, *_outside(told), *stray_columns(grid, kinds, told.outside()))
        tables[0] = replace(tables[0], repairs=_sorted((*notes, *tables[0].repairs)))
    return SheetRead(tuple(tables), told)


def read_rest(grid: Grid, above: TableRead, first: int = 0) -> TableRead:
    """Read a sheet without headings as rows of a table that stands on another sheet; its header rows are told as 0.

    What stands above the row ``first`` (from 0) is its title.
    """
    rows = tuple(range(first, len(grid.texts)))
    table = Table(first, first - 1, above.headers, above.meaning, tuple(range(first)), rows, frozenset({first}))
    below = read_rows(grid, table)
    told = Told(grid, ((1, table, below.roles),), tuple(row for row in grid.hidden_rows if not any(grid.texts[row])))
    rest = _table(grid, table, below, 1, ())
    return replace(rest, header_rows=(0, 0), repairs=_sorted((*grid.repairs, *_outside(told), *rest.repairs)))


def _with_notes(grid: Grid, table: Table, below: TableRows, outside: Collection[int]) -> TableRows:
    """Return a table of a text with the notes right below it whose marks are not raised there."""
    last = max(below.roles, default=table.header_last)
    marked = (text for row in below.rows for text in row.cells)
    notes = notes_below(grid.texts, last, outside, (*table.headers, *marked))
    if not notes:
        return below
    lines = {mark: next(filter(None, grid.texts[row])) for row, mark in notes.items()}
    return replace(
        below,
        footnotes=(*below.footnotes, *lines.values()),
        roles={**below.roles, **dict.fromkeys(notes, Role.FOOTNOTE)},
        plain_notes=lines,
    )


def _outside(told: Told) -> tuple[Repair, ...]:
    """Return one note on all rows that belong to no table."""
    rows = told.outside()
    if not rows:
        return ()
    text = shortened(" ".join(filter(None, told.grid.texts[rows[0]])), _NOTE)
    numbers = tuple(told.grid.number(row) for row in rows)
    message = f"{len(rows)} dòng đứng ngoài các bảng, không nhập: “{text}”"
    return (Repair(numbers, message, is_loss=looks_like_rows(told.grid.texts[row] for row in rows)),)


def _sorted(repairs: tuple[Repair, ...]) -> tuple[Repair, ...]:
    return tuple(sorted(repairs, key=lambda repair: repair.rows[:1]))


def _table(
    grid: Grid, table: Table, below: TableRows, number: int, shared: tuple[str, ...], head: Title | None = None
) -> TableRead:
    """Return a table; ``head`` is what its document says of itself."""
    lines = [line for row in table.title_rows for cell in grid.texts[row] for line in cell.split("\n") if line.strip()]
    notes = Footnotes((*below.footnotes, *shared), below.plain_notes)
    money = frozenset(
        column for column, path in enumerate(table.meaning.fields) if path and path.startswith("funding.")
    )
    explained = tuple(
        Repair((grid.number(table.header_first),), f"Tiêu đề cột “{heading}” có chú thích: {line}")
        for heading, line in map(notes.split, table.headers)
        if line
    )
    rows, same = with_dittos(below.rows, table.meaning, table.headers)
    rows, counted = with_serial_days(rows, table.meaning, table.headers)
    rows, turned = with_days_first(rows, table.meaning, table.headers)
    told = _without_rows(grid, table, number) if not rows else ()
    return TableRead(
        grid.name,
        number,
        table.meaning,
        table.headers,
        (grid.number(table.header_first), grid.number(table.header_last)),
        under_head(read_title(lines), lines, head),
        share_problems(with_footnotes(rows, notes, money), table.meaning, table.headers),
        below.sections,
        below.footnotes,
        _sorted((*told, *table.repairs, *below.repairs, *explained, *same, *counted, *turned)),
        {(grid.number(row), column): text for (row, column), text in grid.written.items()},
        tuple(grid.number(row) for row in sorted(grid.hidden_rows)),
        tuple(column_name(grid.first_column + column) for column in sorted(grid.hidden_columns)),
    )


def _without_rows(grid: Grid, table: Table, number: int) -> tuple[Repair, ...]:
    """Return the note on a table with no rows: what was taken for its headings may be a row of the table above."""
    rows = tuple(grid.number(row) for row in range(table.header_first, table.header_last + 1))
    headings = shortened(" | ".join(filter(None, table.headers)), _NOTE)
    return (Repair(rows, f"Bảng {number} không có dòng nào dưới tiêu đề “{headings}”"),)


def _rows_of(grid: Grid, listed: Listed) -> frozenset[int]:
    return frozenset(number - grid.number(0) for row in listed.rows for number in row.rows)


def _listed(grid: Grid, listed: Listed, number: int) -> TableRead:
    """Return the documents that running text lists as a table; it has no header rows, which are told as 0."""
    return TableRead(
        grid.name,
        number,
        listed.meaning,
        listed.headers,
        (0, 0),
        listed.title,
        listed.rows,
        (),
        (),
        listed.repairs,
    )
