"""The cells of a table of tasks or projects by field, and what they are understood as."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from cdsdesk.importing.money_cells import MoneyCell, read_money_cell
from cdsdesk.importing.options import ImportOptions
from cdsdesk.importing.row_plan import Context
from cdsdesk.importing.rows import RowRead
from cdsdesk.importing.work_deadlines import WorkDeadline, work_deadline
from cdsdesk.model.state_wordings import understood_state
from cdsdesk.model.tasks import AmountKind, Nature, Source
from cdsdesk.vietnamese.numbers import MoneyUnit
from cdsdesk.vietnamese.text import clean_line


@dataclass(frozen=True, slots=True)
class MoneyColumn:
    """A column of amounts: its place from 0, the path of its field and what that names: year, source, kind, nature.

    Amounts are read in ``unit``, ``factor`` is how many đồng one is; ``written`` is the unit that the file tells.
    """

    column: int
    path: str
    year: int | None
    source: Source
    kind: AmountKind
    nature: Nature
    unit: MoneyUnit | None
    factor: int | None
    written: MoneyUnit | None


class WorkCells:
    """Finds and reads the cells of the rows of one table."""

    def __init__(self, context: Context, options: ImportOptions) -> None:
        table = context.table
        self.columns = context.columns()
        self.money_columns = tuple(
            _money_column(column, path, options.unit, table.meaning.units.get(column) or table.title.unit)
            for path, column in self.columns.items()
            if path.startswith("funding.")
        )
        self._footnotes, self._year = table.footnotes, context.year
        self._start, self._end = self.columns.get("deadline_from"), self.columns.get("deadline_text")

    def places(self, fields: Iterable[str]) -> list[tuple[str, int]]:
        """Return those of the fields that have a column, with its place."""
        return [(name, self.columns[name]) for name in fields if name in self.columns]

    def text(self, row: RowRead, field: str) -> str:
        """Return the cell of a field, "" where no column tells it."""
        column = self.columns.get(field)
        return row.cells[column] if column is not None else ""

    def deadline(self, row: RowRead) -> WorkDeadline:
        """Return the deadline that the one or two cells of a row tell."""
        start, end = self._start, self._end
        return work_deadline(
            row.cells[start] if start is not None else "", row.cells[end] if end is not None else "", self._year
        )

    def money(self, row: RowRead, of: MoneyColumn) -> MoneyCell:
        """Return what the cell of a row in a column of amounts means."""
        text, number = row.cells[of.column], row.numbers.get(of.column)
        read = _money_in_words if number is None else read_money_cell
        return read(text, number, of.unit, self._footnotes)


def _money_column(column: int, path: str, said: MoneyUnit | None, written: MoneyUnit | None) -> MoneyColumn:
    _, year, source, kind, *nature = path.split(".")
    unit = said or written
    return MoneyColumn(
        column,
        path,
        int(year) if year.isdigit() else None,
        Source(source),
        AmountKind(kind),
        Nature(nature[0]) if nature else Nature.UNKNOWN,
        unit,
        unit.factor if unit is not None else None,
        written,
    )


_money_in_words = lru_cache(maxsize=4096)(read_money_cell)
line_of = lru_cache(maxsize=4096)(clean_line)
state_of = lru_cache(maxsize=4096)(understood_state)
