"""What a row of a table may add up: the sums of the parts of its column, the likeliest first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cdsdesk.checks.paper import RowKind
from cdsdesk.checks.table_figures import Figures
from cdsdesk.vietnamese.text import search_key

_WHOLE = ("tong", "toan")


@dataclass(frozen=True)
class Sum:
    """A sum over a part of a column; ``sure`` when every row of it has a number."""

    value: Decimal
    count: int
    sure: bool


@dataclass(frozen=True)
class ColumnSums:
    """Adds up parts of one column, its numbers read the Vietnamese or the ``foreign`` way."""

    figures: Figures
    column: int
    foreign: bool = False

    def value(self, row: int) -> Decimal | None:
        """Return the number of a row."""
        return self.figures.value(row, self.column, foreign=self.foreign)

    def of_total(self, total: int) -> Iterator[Sum]:
        """Yield the sums that a row of totals may hold."""
        figures = self.figures
        others = sorted(figures.totals)
        before = [row for row in others if row < total]
        after = next((row for row in others if row > total), len(figures.table.rows))
        parts = [
            self._data(0, total),
            self._data(before[-1] + 1 if before else 0, total),
            self._data(self._section(total), total),
            self._data(total + 1, after),
            self._data(total + 1, len(figures.table.rows)),
            self._data(0, len(figures.table.rows)),
        ]
        if not search_key(figures.label(total)).startswith(_WHOLE):
            parts = [parts[1], parts[2], parts[0], *parts[3:]]
        for part in parts:
            yield from self._of(part)
        for known in (before, [row for row in others if row > total], self._last_run(before)):
            yield from self._added(known)

    def of_parent(self, row: int) -> Iterator[Sum]:
        """Yield the sums that a row may hold of those that stand under it."""
        yield from self._of(self.figures.below(row))

    def _data(self, first: int, last: int) -> list[int]:
        return [row for row in self.figures.rows if first <= row < last and row not in self.figures.totals]

    def _section(self, total: int) -> int:
        """Return the heading above a row of totals, else the first row."""
        rows = self.figures.table.rows
        return next((row for row in range(total - 1, -1, -1) if rows[row].kind is RowKind.SECTION), 0)

    def _last_run(self, totals: Sequence[int]) -> list[int]:
        """Return the totals since the last one over a whole table ("Tổng cộng")."""
        whole = [row for row in totals if search_key(self.figures.label(row)).startswith(_WHOLE)]
        return [row for row in totals if not whole or row > whole[-1]]

    def _of(self, part: Sequence[int]) -> Iterator[Sum]:
        """Yield the sums of rows: the outermost ones, the innermost ones, and all."""
        if part:
            yield from self._added(self._outermost(part))
            yield from self._added([row for row in part if not self._has_parts(row)])
            yield from self._added(part)

    def _outermost(self, part: Sequence[int]) -> list[int]:
        """Return the rows that stand outside all others; those below it for one without a number."""
        found: list[int] = []
        covered: set[int] = set()
        for row in part:
            if row in covered:
                continue
            if self.value(row) is not None or not self._has_parts(row):
                found.append(row)
                covered.update(self.figures.below(row) if self.value(row) is not None else ())
        return found

    def _has_parts(self, row: int) -> bool:
        return any(self.value(other) is not None for other in self.figures.below(row))

    def _added(self, rows: Iterable[int]) -> Iterator[Sum]:
        told = [row for row in rows if self.figures.table.rows[row].kind is not RowKind.SECTION or self._is_told(row)]
        values = [value for row in told if (value := self.value(row)) is not None]
        if values:
            yield Sum(sum(values, Decimal(0)), len(values), len(values) == len(told))

    def _is_told(self, row: int) -> bool:
        return not self.figures.is_blank(row, self.column)
