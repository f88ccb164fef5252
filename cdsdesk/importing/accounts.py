"""What became of each row of a sheet, so that nothing is ever left out unsaid."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from cdsdesk.importing.grids import Window
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


@dataclass(frozen=True, slots=True)
class Told:
    """What was found out about the rows of a grid: by table number its head and the roles of its body rows."""

    grid: Grid
    tables: tuple[tuple[int, Table, Mapping[int, Role]], ...]
    hidden: tuple[int, ...]
    """Rows of the grid that were set aside first."""
    listed: frozenset[int] = frozenset()
    """Rows of running text that were read as a list; it counts as the table behind all others."""

    def outside(self) -> list[int]:
        """Return the rows (from 0) that hold something and belong to no table."""
        known: set[int] = set(self.listed)
        for _, table, roles in self.tables:
            known.update(row for row, _ in _head_roles(table))
            known.update(roles)
        left = {row for row, cells in enumerate(self.grid.texts) if row not in known and any(cells)}
        return sorted(left | set(self._beside()))

    def _beside(self) -> Iterator[int]:
        """Return the rows of which a table beside another leaves out its part."""
        owners: dict[Window, set[int]] = {}
        for _, table, roles in self.tables:
            if table.window is not None:
                rows = owners.setdefault(table.window, set())
                rows.update(roles, (row for row, _ in _head_roles(table)))
        for window, rows in owners.items():
            for row in range(window.first_row, window.end_row):
                if row not in rows and any(self.grid.texts[row][window.first_column : window.end_column]):
                    yield row

    def accounts(self) -> tuple[Account, ...]:
        """Return the account of every row that is not empty, in order: one for each of the tables beside each other."""
        grid = self.grid
        found = [Account(grid.number(row), Role.HIDDEN) for row in self.hidden]
        found.extend(Account(grid.number(row), Role.OUTSIDE) for row in self.outside())
        found.extend(Account(grid.number(row), Role.ROW, len(self.tables) + 1) for row in self.listed)
        titles: set[int] = set()
        for number, table, roles in self.tables:
            for row, role in (*_head_roles(table), *roles.items()):
                if any(grid.texts[row]) and row not in titles:
                    found.append(Account(grid.number(row), role, number))
            titles.update(table.title_rows)
        return tuple(sorted(found, key=lambda account: (account.row, account.table)))


def _head_roles(table: Table) -> Iterator[tuple[int, Role]]:
    yield from ((row, Role.TITLE) for row in table.title_rows)
    yield from ((row, Role.HEADER) for row in range(table.header_first, table.header_last + 1))
    yield from ((row, Role.NUMBERS) for row in table.numbers)
    yield from ((row, Role.REPEATED) for row in table.repeated)
