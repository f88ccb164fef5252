"""What an import will do with one row, and the cells of a row by field."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from cdsdesk.importing.rows import RowRead
from cdsdesk.importing.table_read import TableRead
from cdsdesk.importing.wording import in_column
from cdsdesk.model.fields import Record

ACTIONS = ("insert", "update", "same", "refuse", "ask")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a row that a person must look at; ``field`` may be empty.

    ``ours`` and ``theirs`` are the two values where the file tells another than we have.
    """

    field: str
    message: str
    ours: str = ""
    theirs: str = ""


@dataclass(slots=True)
class RowPlan:
    """One row: its action, the records it makes, and by ``tell`` what its cells were understood as.

    ``candidates`` are uids of stored items when a person must say which of them the row means; ``decided`` says that
    a person left the row out, ``answered`` that one answered a question of it. ``make`` gives the records of a new row
    when they are needed: a preview of many new rows does not need them. ``edits`` are field path, old and new text of
    cells that were edited in a workbook of ours. ``emptied`` are column and stored text of what the item defines and
    the row leaves empty.
    """

    row: RowRead
    action: str
    tell: Callable[[], dict[str, Any]] = dict
    problems: list[Problem] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    make: Callable[["RowPlan"], None] | None = None
    candidates: tuple[str, ...] = ()
    decided: bool = False
    answered: bool = False
    edits: list[tuple[str, str, str]] = field(default_factory=list)
    emptied: tuple[tuple[int, str], ...] = ()

    def made(self) -> list[Record]:
        """Return the records, made now if they were not yet."""
        if self.make is not None:
            make, self.make = self.make, None
            make(self)
        return self.records


@dataclass(frozen=True, slots=True)
class Context:
    """What every row of a table shares: plan, annex, office, period and year.

    ``answers`` say by row number which stored item a row means, ``values`` by row number and field path whose value
    goes before.
    """

    table: TableRead
    plan: str
    annex: str
    office: str
    period: str
    year: int | None
    sections: tuple[str, ...] = ()
    answers: Mapping[int, str] = field(default_factory=dict)
    values: Mapping[tuple[int, str], str] = field(default_factory=dict)

    def columns(self) -> Mapping[str, int]:
        """Return the column of each field path."""
        return {path: column for column, path in enumerate(self.table.meaning.fields) if path}

    def value_said(self, row: RowRead, path: str) -> str:
        """Return KEEP or TAKE where a person said whose value of a field goes before, else ""."""
        first = row.rows[0]
        return self.values.get((first, path)) or self.values.get((first, ""), "")

    def problem(self, path: str, message: str) -> Problem:
        """Return a problem of a field, named by the heading of its column."""
        column = self.table.meaning.column(path)
        return Problem(path, in_column(self.table.headers[column] if column is not None else "", message))

    def section_of(self, row: RowRead) -> str:
        """Return the uid of the section a row stands in, or ""."""
        return self.sections[row.section] if row.section is not None and self.sections else ""


def extras_of(context: Context, row: RowRead) -> dict[str, str]:
    """Return the cells of columns that no field takes, by heading, and the footnotes that the row's marks stand for."""
    return extras_in(loose_columns(context.table), row)


def loose_columns(table: TableRead) -> list[tuple[str, int]]:
    """Return heading and place of the columns that no field takes."""
    told = enumerate(zip(table.headers, table.meaning.fields, strict=True))
    return [(header or f"Cột {column + 1}", column) for column, (header, path) in told if path is None]


def extras_in(loose: Iterable[tuple[str, int]], row: RowRead) -> dict[str, str]:
    """Return what ``extras_of`` does, the loose columns given, for the rows of a large table."""
    extras = {"Chú thích": "\n".join(row.footnotes)} if row.footnotes else {}
    for heading, column in loose:
        if cell := row.cells[column]:
            extras[heading] = cell
    return extras
