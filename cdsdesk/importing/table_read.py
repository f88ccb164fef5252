"""A table of a workbook as read: what it holds, where its plan and period stand, its rows; nothing compared yet."""

from dataclasses import dataclass

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


def read_sheet(sheet: RawSheet, kind: str = "auto") -> tuple[TableRead, ...]:
    """Read all tables of a sheet whose headings are understood."""
    grid = clean_sheet(sheet)
    return tuple(_table(grid, table, number) for number, table in enumerate(find_tables(grid, kind), 1))


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
