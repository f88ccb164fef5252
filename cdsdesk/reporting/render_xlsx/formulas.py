"""Formulas of sums and shares, each with the result that it was proved to give, so that any viewer shows it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl.utils import get_column_letter

from cdsdesk.document.blocks import Cell, CellKind, Column, DataRow, TotalRow

# A function takes 255 arguments; sums over more stretches than this are stored as they were computed.
_MOST_RANGES = 200
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_PROPERTIES = "docProps/core.xml"
# The library writes the moment of saving behind the moment of making.
_MODIFIED = re.compile(rb"(<dcterms:created[^<>]*>)([^<>]*)(</dcterms:created>.*?<dcterms:modified[^<>]*>)[^<>]*", re.S)
_RESULT = re.compile(rb'(<c r="([A-Z]+[0-9]+)"[^>]*><f>[^<]*</f>)<v(?:\s*/>|></v>)')
Number = int | Decimal


@dataclass(slots=True)
class Sums:
    """The data rows of a table met so far: the row of the sheet of each, its numbers, where totals stand between."""

    columns: Sequence[Column]
    rows: list[int] = field(default_factory=list)
    numbers: list[tuple[Number | None, ...]] = field(default_factory=list)
    _totals: list[int] = field(default_factory=list)

    def of_data(self, row: DataRow, at: int) -> dict[int, str]:
        """Note a row that stands at row ``at`` of the sheet; return by column from 0 the formulas of its cells."""
        numbers = tuple(_number(cell, column.kind) for cell, column in zip(row.cells, self.columns, strict=True))
        self.rows.append(at)
        self.numbers.append(numbers)
        found = {}
        for place, column in enumerate(self.columns):
            told = [numbers[one] for one in column.sum_of]
            if column.sum_of and numbers[place] is not None and _total(told) == numbers[place]:
                found[place] = f"=SUM({','.join(_ranges(column.sum_of, at))})"
        return found | self._shares(numbers, at)

    def of_total(self, row: TotalRow, at: int) -> dict[int, str]:
        """Return by column from 0 the formulas of a row of sums at row ``at``; a sum that is none has none."""
        first, last = row.over or (0, len(self.rows))
        numbers = tuple(_number(cell, column.kind) for cell, column in zip(row.cells, self.columns, strict=True))
        stretches = self._stretches(self.rows[first:last])
        found = {}
        for place, number in enumerate(numbers):
            summed = _total([told[place] for told in self.numbers[first:last]])
            if number is None or self.columns[place].share_of or summed != number:
                continue
            if 0 < len(stretches) <= _MOST_RANGES:
                letters = get_column_letter(place + 1)
                ranges = ",".join(f"{letters}{low}:{letters}{high}" for low, high in stretches)
                found[place] = f"=SUM({ranges})"
        self._totals.append(at)
        return found | self._shares(numbers, at)

    def _shares(self, numbers: Sequence[Number | None], at: int) -> dict[int, str]:
        found = {}
        for place, column in enumerate(self.columns):
            told = [numbers[one] for one in column.share_of]
            if len(told) == 2 and numbers[place] is not None and told[0] is not None and told[1]:
                part, of = (f"{get_column_letter(one + 1)}{at}" for one in column.share_of)
                if Decimal(told[0]) / Decimal(told[1]) == numbers[place]:
                    found[place] = f'=IF({of}=0,"",{part}/{of})'
        return found

    def _stretches(self, rows: Sequence[int]) -> list[tuple[int, int]]:
        """Return first and last rows of stretches of the sheet that hold these rows and no sums."""
        found: list[tuple[int, int]] = []
        for row in rows:
            if found and not any(found[-1][1] < total < row for total in self._totals):
                found[-1] = found[-1][0], row
            else:
                found.append((row, row))
        return found


def _ranges(columns: Sequence[int], row: int) -> list[str]:
    return [f"{get_column_letter(one + 1)}{row}" for one in columns]


def _number(cell: Cell, kind: CellKind) -> Number | None:
    return cell.value if kind is CellKind.NUMBER and isinstance(cell.value, int | Decimal) else None


def _total(numbers: Sequence[Number | None]) -> Decimal | None:
    told = [Decimal(number) for number in numbers if number is not None]
    return sum(told, Decimal(0)) if told else None


def with_results(data: bytes, results: Mapping[int, Mapping[str, Number]]) -> bytes:
    """Return a workbook of ours with results stored beside formulas, by number of the sheet from 1 and by cell.

    It tells no time but the day that its figures stand for: the same annexes are the same bytes on any day.
    """
    parts = {f"xl/worksheets/sheet{number}.xml": found for number, found in results.items() if found}
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for entry in old.infolist():
            part = old.read(entry)
            if entry.filename in parts:
                part = _RESULT.sub(partial(_with_result, parts[entry.filename]), part)
            elif entry.filename == _PROPERTIES:
                part = _MODIFIED.sub(_as_created, part)
            entry.date_time = _FIRST_DAY
            new.writestr(entry, part)
    return out.getvalue()


def _as_created(match: re.Match[bytes]) -> bytes:
    return match[1] + match[2] + match[3] + match[2]


def _with_result(results: Mapping[str, Number], match: re.Match[bytes]) -> bytes:
    value = results[match[2].decode()]
    return match[1] + f"<v>{value if isinstance(value, int) else float(value)!r}</v>".encode()
