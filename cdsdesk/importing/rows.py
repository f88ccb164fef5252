"""What is read below the headings of a table: its rows, sections, footnotes, and what became of every line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from cdsdesk.importing.accounts import Role
from cdsdesk.importing.repair import Repair
from cdsdesk.importing.sections import SectionRead


@dataclass(slots=True)  # never changed, but to freeze it makes ten thousand of them three times as slow
class RowRead:
    """One row of a table: its row numbers in the sheet, its cells by column, ``numbers`` of cells that hold numbers.

    ``footnotes`` are the lines below the table that its marks stand for, ``sources`` its rows that tell only whose
    money it is, each with its source.
    """

    rows: tuple[int, ...]
    code: str
    cells: tuple[str, ...]
    numbers: Mapping[int, Decimal] = field(default_factory=dict)
    section: int | None = None
    problems: tuple[tuple[str, str], ...] = ()
    footnotes: tuple[str, ...] = ()
    sources: "tuple[tuple[str, RowRead], ...]" = ()


@dataclass(frozen=True, slots=True)
class TableRows:
    """Everything below a header; ``roles`` say of each row of the grid (from 0) that is not empty what it is.

    ``plain_notes`` are the notes by mark whose mark is not raised where the note begins.
    """

    rows: tuple[RowRead, ...]
    sections: tuple[SectionRead, ...]
    footnotes: tuple[str, ...]
    repairs: tuple[Repair, ...]
    roles: Mapping[int, Role]
    plain_notes: Mapping[str, str] = field(default_factory=dict)


def after_ended(rows: Sequence[RowRead], sections: Sequence[SectionRead]) -> list[RowRead]:
    """Return the rows, those outside a section that are numbered beside it: "2" behind "1.1" in section "1"."""
    begun: set[int] = set()
    ended: set[int] = set()
    found = []
    for row in rows:
        place = row.section
        while place is not None and not sections[place].number.isdigit():
            place = sections[place].parent
        if place is not None:
            number = sections[place].number
            if row.code.startswith(f"{number}."):
                begun.add(place)
                ended.discard(place)
            elif place in begun and row.code.isdigit() and int(row.code) > int(number):
                ended.add(place)
        found.append(replace(row, section=sections[place].parent) if place in ended and place is not None else row)
    return found
