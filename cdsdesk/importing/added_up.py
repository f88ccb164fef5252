"""Columns that add up months or quarters beside them, "T1 | T2 | T3 | Lũy kế": a result of that part of a year."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from cdsdesk.importing.heading_words import heading_key, heading_years
from cdsdesk.importing.period_headings import first_months, part_of_year
from cdsdesk.importing.repair import Repair
from cdsdesk.importing.table_read import TableRead

_SINCE_JANUARY = re.compile(r"\b(?:luy ke|lk|cong don)\b")
_SUM = re.compile(r"(?:tong(?: so| cong)?|cong)")
_PART = re.compile(r"measurements\.(?:(\d{4})-)?([MQ])(\d{1,2})")
_MONTHS_OF = {"M": 1, "Q": 3}
_RUNS = {(1, 2, 3): "Q1", (4, 5, 6): "Q2", (7, 8, 9): "Q3", (10, 11, 12): "Q4", (7, 8, 9, 10, 11, 12): "H2"}


def with_added_up(table: TableRead, told: Collection[int]) -> TableRead:
    """Return a table whose sums of months are results of these months; a column that a person ``told`` stays.

    What a form of an earlier month told of such a column does not hold for this one.
    """
    column = next((place for place in range(len(table.headers)) if place not in told and _adds_up(table, place)), None)
    if table.kind != "indicators" or column is None:
        return table
    since_january = _SINCE_JANUARY.search(_own(table.headers[column])) is not None
    year, months = _months_beside(table, column)
    part = _part_of(months, since_january=since_january)
    fields = list(table.meaning.fields)
    fields[column] = f"measurements.{year}-{part}" if year and part else f"measurements.{part}" if part else "result"
    if fields[column] in table.meaning.fields:
        return table
    message = (
        f"Cột “{table.headers[column]}” cộng {len(months)} tháng bên cạnh: số liệu của các tháng đó, không của cả năm"
    )
    note = Repair(table.header_rows[:1], message)
    return replace(table, meaning=replace(table.meaning, fields=tuple(fields)), repairs=(*table.repairs, note))


def _adds_up(table: TableRead, column: int) -> bool:
    """Say whether a column of results is headed as a sum and by no part of a year of its own."""
    header, path = table.headers[column], table.meaning.fields[column] or ""
    key = _own(header)
    is_sum = _SINCE_JANUARY.search(key) is not None or _SUM.fullmatch(key) is not None
    is_result = path.partition(".")[0] in ("result", "measurements")
    return is_sum and is_result and part_of_year(header) is None and not heading_years(header)


def _own(header: str) -> str:
    return heading_key(header.rpartition(" › ")[2])


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
