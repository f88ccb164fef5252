"""The body of a table as its readers look at it: cells by column, codes, what is wide, bold or a subtotal."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property

from cdsdesk.importing.header import Table
from cdsdesk.importing.levels import is_sub_code
from cdsdesk.importing.repair import Grid
from cdsdesk.importing.row_signs import code_style, plain_code

_MONEY_LIKE = re.compile(r"[\d.,\s]+%?|\(?\s*[-–—]\s*\)?.{0,5}")
_LOOK_AHEAD = 12
_FULL = 3


class Body:
    """The rows of one table; ``rows`` are their places in the grid, ``code`` and ``title`` two of its columns."""

    def __init__(self, grid: Grid, table: Table) -> None:
        self.grid, self.table, self.meaning = grid, table, table.meaning
        self.width = len(table.headers)
        self.rows: list[int] = list(table.body)
        self.title = table.meaning.title or 0
        self.code = self._code_column()
        self.money = {c for c, path in enumerate(self.meaning.fields) if path and path.startswith("funding.")}
        fixed = {self.code, self.title}
        self.others = [c for c, path in enumerate(self.meaning.fields) if path and c not in fixed | self.money]
        merges = [merge for merge in grid.merges if merge[0] == merge[2]]
        self._wide: dict[int, list[tuple[int, int]]] = {}
        for top, left, _, right in merges:
            self._wide.setdefault(top, []).append((left, right))

    def _code_column(self) -> int | None:
        """Return the column of codes unless nobody filled it in."""
        column = self.meaning.ordinal
        if column is None or any(self.text(row, column) for row in self.table.body):
            return column
        return None

    def text(self, row: int, column: int) -> str:
        """Return a cell, "" outside the grid."""
        cells = self.grid.texts[row]
        return cells[column] if column < len(cells) else ""

    def cells(self, row: int) -> list[str]:
        """Return a new list of the cells of a row, one for each column of the table."""
        cells = self.grid.texts[row][: self.width]
        return cells if len(cells) == self.width else cells + [""] * (self.width - len(cells))

    def has_code(self, row: int) -> bool:
        """Say whether a row is numbered."""
        return self.code is not None and code_style(self.text(row, self.code)) is not None

    def is_break(self, row: int) -> bool:
        """Say whether a row stands first on a page."""
        return row in self.table.breaks

    def is_wide(self, row: int, column: int) -> bool:
        """Say whether a cell is merged over most of the table's columns from itself on."""
        ends = [last for left, last in self._wide.get(row, ()) if left <= column <= last]
        return bool(ends) and max(ends) - column >= max(2, (self.width - column) // 2)

    def is_bold(self, row: int, filled: Sequence[int]) -> bool:
        """Say whether all cells of a row are bold in a table whose full rows are not."""
        return self._bold_tells and all((row, column) in self.grid.bold for column in filled)

    @cached_property
    def _bold_tells(self) -> bool:
        if not self.grid.bold:
            return False
        full = [row for row in self.rows if self.width - self.cells(row).count("") >= _FULL]
        plain = [row for row in full if not all((row, c) in self.grid.bold for c, t in enumerate(self.cells(row)) if t)]
        return len(plain) * 2 >= len(full)

    @cached_property
    def has_cut_lines(self) -> bool:
        """Say whether titles of this table go on in the row below, in small letters."""
        titles = (self.text(row, self.title) for row in self.rows if self.code is not None and not self.has_code(row))
        return any(title[:1].islower() for title in titles)

    def is_subtotal(self, column: int, cells: Sequence[str]) -> bool:
        """Say whether a cell holds money, as the sums in a section row do."""
        return column in self.money and _MONEY_LIKE.fullmatch(cells[column]) is not None

    def next_code(self, place: int) -> str:
        """Return the code of the next row that has one, "" when none is near."""
        return next(iter(self.next_codes(place)), "")

    def next_codes(self, place: int) -> tuple[str, ...]:
        """Return what the code of the next row may be, where a spreadsheet made a number or a date of it."""
        if self.code is None:
            return ()
        below = self.rows[place + 1 : place + _LOOK_AHEAD]
        return next((self._codes(row, self.code) for row in below if self.text(row, self.code)), ())

    def _codes(self, row: int, column: int) -> tuple[str, ...]:
        raw, written = self.grid.raw[row], plain_code(self.text(row, column))
        value = raw[column] if column < len(raw) else ""
        if isinstance(value, date):
            return f"{value.day}.{value.month}", f"{value.month}.{value.day}"
        return (written if isinstance(value, str) else written.replace(",", "."),)

    def rows_under(self, place: int) -> Iterator[int]:
        """Yield the rows just below a numbered one whose numbers stand below its own."""
        code = plain_code(self.text(self.rows[place], self.code or 0))
        for row in self.rows[place + 1 :]:
            if any(self.cells(row)):
                if not any(is_sub_code(number, code) for number in self._codes(row, self.code or 0)):
                    return
                yield row

    def code_follows(self, place: int) -> bool:
        """Say whether the next row that holds anything has a code."""
        row = self._below(place)
        return row is not None and self.has_code(row)

    def is_full_below(self, place: int) -> bool:
        """Say whether the next row that holds anything has more than a number and a title."""
        row = self._below(place)
        return row is not None and self.width - self.cells(row).count("") >= _FULL

    def _below(self, place: int) -> int | None:
        below = (row for row in self.rows[place + 1 : place + _LOOK_AHEAD] if any(self.grid.texts[row]))
        return next(below, None)
