"""What became of each row of a sheet, so that nothing is ever left out unsaid."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from cdsdesk.importing.header import Table
from cdsdesk.importing.repair import Grid


class Role(Enum):
    """What a row of a sheet is."""

    TITLE = "title"
    HEADER = "header"
    NUMBERS = "numbers"
    REPEATED = "repeated"
    SECTION = "section"
    ROW = "row"
    TOTAL = "total"
    FOOTNOTE = "footnote"
    SPACER = "spacer"
    OUTSIDE = "outside"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Account:
    """The role of one row by its number in the sheet; ``table`` is the number of its table, 0 when it is of none."""

    row: int
    role: Role
    table: int = 0


def accounts_of(
    grid: Grid, read: Iterable[tuple[int, Table, Mapping[int, Role]]], hidden: Iterable[int]
) -> tuple[Account, ...]:
    """Return the account of every row that is not empty, in order: one for each of the tables beside each other.

    ``read`` are the tables by number with the roles of their body rows, ``hidden`` the rows that were set aside first.
    """
    taken: dict[int, dict[int, Role]] = {}
    windows = []
    for number, table, roles in read:
        for row, role in (*_head_roles(table), *roles.items()):
            taken.setdefault(row, {}).setdefault(number, role)
        if table.window is not None:
            windows.append((table.window, number))
    found = [Account(grid.number(row), Role.HIDDEN) for row in hidden]
    for row, cells in enumerate(grid.texts):
        owners = taken.get(row, {})
        if not any(cells):
            continue
        titles = [number for number, role in owners.items() if role is Role.TITLE]
        for number in titles[1:]:
            del owners[number]
        found.extend(Account(grid.number(row), role, number) for number, role in owners.items())
        beside = [window for window, number in windows if window.first_row <= row < window.end_row]
        left_out = [
            window
            for window in dict.fromkeys(beside)
            if any(cells[window.first_column : window.end_column])
            and not any(number in owners for each, number in windows if each == window)
        ]
        if left_out or not owners:
            found.append(Account(grid.number(row), Role.OUTSIDE))
    return tuple(sorted(found, key=lambda account: (account.row, account.table)))


def _head_roles(table: Table) -> Iterable[tuple[int, Role]]:
    yield from ((row, Role.TITLE) for row in table.title_rows)
    yield from ((row, Role.HEADER) for row in range(table.header_first, table.header_last + 1))
    yield from ((row, Role.NUMBERS) for row in table.numbers)
    yield from ((row, Role.REPEATED) for row in table.repeated)
