"""A table of a workbook as read: what it holds, where its plan and period stand, its rows; nothing compared yet."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from cdsdesk.importing.header import Table, find_tables
from cdsdesk.importing.kinds_of_sheet import Meaning
from cdsdesk.importing.repair import Grid, Repair, clean_sheet
from cdsdesk.importing.rows import RowRead, SectionRead, read_rows
from cdsdesk.importing.titles import Title, read_title
from cdsdesk.readers.raw import RawSheet


@dataclass(frozen=True, slots=True)
class TableRead:
    """One table: ``number`` counts the tables of its sheet from 1, ``header_rows`` are row numbers of the sheet."""

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

    @property
    def kind(self) -> str:
        """Return tasks, projects, indicators or documents."""
        return self.meaning.kind

    def period(self) -> str | None:
        """Return the period that the title names, else the one year that the headings name."""
        if self.title.period:
            return self.title.period
        years = {*self.meaning.years, *self.meaning.years_of("targets", "measurements")}
        return str(years.pop()) if len(years) == 1 else None


Understand = Callable[[Table, int], Meaning]
"""Says what the headings of a table mean, given the table and its number."""


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
    places = {
        number: (first - grid.first_row, last - grid.first_row) for number, (first, last) in (marked or {}).items()
    }
    found = enumerate(find_tables(grid, kind, places), 1)
    if understand is None:
        return tuple(_table(grid, table, number) for number, table in found)
    return tuple(_table(grid, replace(table, meaning=understand(table, number)), number) for number, table in found)


def _table(grid: Grid, table: Table, number: int) -> TableRead:
    lines = ["\n".join(filter(None, grid.texts[row])) for row in table.title_rows]
    below = read_rows(grid, table)
    repairs = (*grid.repairs, *table.repairs, *below.repairs) if number == 1 else (*table.repairs, *below.repairs)
    return TableRead(
        grid.name,
        number,
        table.meaning,
        table.headers,
        (grid.number(table.header_first), grid.number(table.header_last)),
        read_title(lines),
        below.rows,
        below.sections,
        below.footnotes,
        tuple(sorted(repairs, key=lambda repair: repair.rows[:1])),
    )
