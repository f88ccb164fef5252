"""What is read below the headings of a table: its rows, sections, footnotes, and what became of every line."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from cdsdesk.importing.accounts import Role
from cdsdesk.importing.repair import Repair
from cdsdesk.importing.sections import SectionRead


@dataclass(slots=True)  # never changed, but to freeze it makes ten thousand of them three times as slow
class RowRead:
    """One row of a table: its row numbers in the sheet, its cells by column, ``numbers`` of cells that hold numbers.

    ``footnotes`` are the lines below the table that its marks stand for.
    """

    rows: tuple[int, ...]
    code: str
    cells: tuple[str, ...]
    numbers: Mapping[int, Decimal] = field(default_factory=dict)
    section: int | None = None
    problems: tuple[tuple[str, str], ...] = ()
    footnotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableRows:
    """Everything below a header; ``roles`` say of each row of the grid (from 0) that is not empty what it is."""

    rows: tuple[RowRead, ...]
    sections: tuple[SectionRead, ...]
    footnotes: tuple[str, ...]
    repairs: tuple[Repair, ...]
    roles: Mapping[int, Role]
