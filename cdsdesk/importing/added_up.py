"""Columns that add up months or quarters beside them, "T1 | T2 | T3 | Lũy kế": a result of that part of a year."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from cdsdesk.importing.heading_words import heading_key
from cdsdesk.importing.period_headings import first_months
from cdsdesk.importing.repair import Repair
from cdsdesk.importing.table_read import TableRead

_SINCE_JANUARY = re.compile(r"\b(?:luy ke|lk|cong don)\b")
_SUM = re.compile(r"(?:tong(?: so| cong)?|cong)")
_PART = re.compile(r"measurements\.(?:(\d{4})-)?([MQ])(\d{1,2})")
_MONTHS_OF = {"M": 1, "Q": 3}
_RUNS = {(1, 2, 3): "Q1", (4, 5, 6): "Q2", (7, 8, 9): "Q3", (10, 11, 12): "Q4", (7, 8, 9, 10, 11, 12): "H2"}


def with_added_up(table: TableRead, told: Collection[int]) -> TableRead:
    """Return a table whose sums of months are results of these months; a column that a person ``told`` stays."""
    column = table.meaning.column("result")
    if table.kind != "indicators" or column is None or column in told:
        return table
    key = heading_key(table.headers[column].rpartition(" › ")[2])
    since_january = _SINCE_JANUARY.search(key) is not None
    if not since_january and not _SUM.fullmatch(key):
        return table
    year, months = _months_beside(table, column)
    part = _part_of(months, since_january=since_january)
    if part is None:
        return table
    fields = list(table.meaning.fields)
    fields[column] = f"measurements.{year}-{part}" if year else f"measurements.{part}"
    message = (
        f"Cột “{table.headers[column]}” cộng {len(months)} tháng bên cạnh: số liệu của các tháng đó, không của cả năm"
    )
    note = Repair(table.header_rows[:1], message)
    return replace(table, meaning=replace(table.meaning, fields=tuple(fields)), repairs=(*table.repairs, note))


def _part_of(months: Sequence[int], *, since_january: bool) -> str | None:
    """Return the part of a year that months in order make up, None when they are none or all of it."""
    if not months or list(months) != list(range(months[0], months[-1] + 1)):
        return None
    if months[0] == 1:
        return first_months(months[-1])
    return None if since_january else _RUNS.get(tuple(months))


def _months_beside(table: TableRead, column: int) -> tuple[str, list[int]]:
    """Return year ("" where none is told) and months of the columns beside one, those before it first.

    Months of which nothing is filled in yet count for nothing at the end.
    """
    for step in (-1, 1):
        found: list[tuple[str, str, int, bool]] = []
        place = column + step
        while 0 <= place < len(table.headers) and (part := _PART.fullmatch(table.meaning.fields[place] or "")):
            found.append((part[1] or "", part[2], int(part[3]), any(row.cells[place] for row in table.rows)))
            place += step
        if len(found) > 1 and len({(year, unit) for year, unit, _, _ in found}) == 1:
            year, unit, _, _ = found[0]
            last = max((number for _, _, number, is_filled in found if is_filled), default=0)
            return year, _spread(sorted(number for _, _, number, _ in found if number <= last), _MONTHS_OF[unit])
    return "", []


def _spread(numbers: Sequence[int], months: int) -> list[int]:
    return [month for number in numbers for month in range((number - 1) * months + 1, number * months + 1)]
