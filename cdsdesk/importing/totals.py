"""Totals and subtotals of a table held against the sums of its rows; they are checked, never imported."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from cdsdesk.importing.body import Body
from cdsdesk.importing.repair import Repair, raw_decimal
from cdsdesk.importing.rows import RowRead
from cdsdesk.importing.sections import Sections
from cdsdesk.importing.titles import read_title
from cdsdesk.vietnamese.numbers import MoneyUnit, format_number, read_money, read_number
from cdsdesk.vietnamese.text import search_key

_NOTHING = "-–—()⁽⁾¹²³⁴*. "
_WHOLE_TABLE = ("tong cong", "tong so")
_NEVER = frozenset({"code", "order"})


@dataclass(frozen=True, slots=True)
class TotalRow:
    """A row that adds up others: its row in the grid, how many rows stand above it, the section it stands in."""

    row: int
    above: int
    section: int | None


def total_notes(
    body: Body, rows: Sequence[RowRead], sections: Sections, totals: Sequence[TotalRow]
) -> Iterator[Repair]:
    """Return a note for each total that is not the sum of its rows; nothing for those that are."""
    sums = _Sums(body, rows, sections)
    before = 0
    for total in totals:
        yield from sums.notes(total.row, "dòng tổng", sums.parts_of(total, before))
        before = total.above
    for place, row in enumerate(sections.places):
        if sections.found[place].extras:
            yield from sums.notes(row, "mục", [sums.of_section(place)])


class _Sums:
    """Adds up columns over parts of the rows."""

    def __init__(self, body: Body, rows: Sequence[RowRead], sections: Sections) -> None:
        self._body, self._rows, self._sections = body, rows, sections
        self._first = body.grid.number(0)
        fields = body.meaning.fields
        self._columns = [column for column in range(body.width) if fields[column] not in _NEVER]

    def parts_of(self, total: TotalRow, before: int) -> list[list[int]]:
        """Return the rows that a total may add up, the likeliest first."""
        everything = list(range(len(self._rows)))
        key = search_key(" ".join(filter(None, self._body.cells(total.row))))
        parts = [everything, everything[: total.above], everything[before : total.above], everything[total.above :]]
        section = total.section
        while section is not None:
            part = [place for place in self.of_section(section) if place < total.above]
            parts.insert(len(parts) if key.startswith(_WHOLE_TABLE) else 0, part)
            section = self._sections.found[section].parent
        return parts

    def of_section(self, section: int) -> list[int]:
        """Return the rows of a section and of those in it."""
        return [place for place, row in enumerate(self._rows) if self._sections.within(row.section, section)]

    def notes(self, row: int, name: str, parts: list[list[int]]) -> Iterator[Repair]:
        """Return a note for each column of a total that no part of the rows adds up to."""
        cells = self._body.cells(row)
        numbers = {column: self._number(row, column) for column in self._columns if "%" not in cells[column]}
        told = {column: number for column, number in numbers.items() if number is not None}
        meant = self._meant(told, parts) if not all(told.values()) else []
        for column, number in told.items():
            if not number and any(self._is_empty(column, part) for part in meant):
                continue
            sums = [found for part in parts for found in self._sums(column, part)]
            if sums and all(abs(number - found) > self._slack(column) for found in sums):
                heading = self._body.table.headers[column] or f"Cột {column + 1}"
                yield Repair(
                    (self._body.grid.number(row),),
                    f"Cột “{heading}”: {name} ghi {format_number(number)}, cộng các dòng được {format_number(sums[0])}",
                )

    def _meant(self, told: Mapping[int, Decimal], parts: list[list[int]]) -> list[list[int]]:
        """Return the rows that a total adds up as its columns tell: what fits in one of them, else the likeliest."""
        return [part for part in parts if any(self._fits(*each, part) for each in told.items())] or parts[:1]

    def _fits(self, column: int, told: Decimal, part: Sequence[int]) -> bool:
        return any(abs(told - found) <= self._slack(column) for found in self._sums(column, part))

    def _is_empty(self, column: int, part: Sequence[int]) -> bool:
        return all(self._value(place, column) == 0 for place in part)

    def _sums(self, column: int, part: Sequence[int]) -> Iterator[Decimal]:
        """Return the sum of a column over some rows: all of them, then without rows that lead to others, then those."""
        values = {place: self._value(place, column) for place in part}
        numbers = {place: value for place, value in values.items() if value is not None}
        if not any(numbers.values()) or len(numbers) < len(values):
            return
        yield sum(numbers.values(), Decimal(0))
        for keep in (self._leads, self._is_led):
            kept = [value for place, value in numbers.items() if not keep(place, part)]
            if 0 < len(kept) < len(numbers):
                yield sum(kept, Decimal(0))

    def _leads(self, place: int, part: Sequence[int]) -> bool:
        code = self._rows[place].code
        return bool(code) and any(self._rows[other].code.startswith(f"{code}.") for other in part)

    def _is_led(self, place: int, part: Sequence[int]) -> bool:
        code = self._rows[place].code.rpartition(".")[0]
        return bool(code) and any(self._rows[other].code == code for other in part)

    def _value(self, place: int, column: int) -> Decimal | None:
        """Return the number of a row's cell, 0 for an empty one, None for words."""
        row = self._rows[place]
        if not row.cells[column].strip(_NOTHING):
            return Decimal(0)
        if "%" in row.cells[column]:
            return None
        if column in row.numbers:
            return row.numbers[column]
        return self._number(row.rows[0] - self._first, column)

    def _number(self, row: int, column: int) -> Decimal | None:
        raw = self._body.grid.raw[row]
        value = raw_decimal(raw[column]) if column < len(raw) else None
        if value is not None:
            return value
        text = self._body.text(row, column)
        readings = read_number(text.rstrip(" ¹²³⁴⁵⁶⁷⁸⁹⁽⁾*")).readings
        return max(readings, key=abs, default=None) if readings else self._money(column, text)

    def _money(self, column: int, text: str) -> Decimal | None:
        """Return money that is told with its own unit ("1,2 tỷ") in the unit of its column; None if that is unknown."""
        unit = self._body.meaning.units.get(column) or self._unit_of_table
        if unit is None or column not in self._body.money:
            return None
        reading = read_money(text, None)
        return Decimal(reading.amount) / unit.factor if reading.amount is not None else None

    @cached_property
    def _unit_of_table(self) -> MoneyUnit | None:
        lines = (cell for row in self._body.table.title_rows for cell in self._body.grid.texts[row])
        return read_title(line for cell in lines for line in cell.split("\n") if line.strip()).unit

    def _slack(self, column: int) -> Decimal:
        """Return how far a sum of rounded numbers may be off: half of the last decimal for each row."""
        scales = [
            -int(value.as_tuple().exponent)
            for place in range(len(self._rows))
            if (value := self._value(place, column)) is not None and value != value.to_integral_value()
        ]
        return Decimal(len(self._rows) + 1).scaleb(-max(scales)) / 2 if scales else Decimal(0)
