"""A count and a share under one heading ("Kết quả › Số lượng | Tỷ lệ"): the unit of each indicator tells its figure."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace

from cdsdesk.importing.fraction_headings import shares_of_counts
from cdsdesk.importing.heading_fields import FIGURES
from cdsdesk.importing.repair import Repair
from cdsdesk.importing.rows import RowRead
from cdsdesk.importing.table_read import TableRead
from cdsdesk.vietnamese.text import search_key

_SHARE_UNITS = frozenset({"phan tram", "ty le", "ti le"})
_SHARE_NAME = re.compile(r"(?:ty|ti) le\b")


@dataclass(frozen=True, slots=True)
class Figures:
    """A row with its figures in place, what gives way to them by heading, and whether these are surely shares."""

    row: RowRead
    left: dict[str, str] = field(default_factory=dict)
    is_share: bool = False


def with_shares_beside(table: TableRead, told: Collection[int]) -> TableRead:
    """Return a table that knows its pairs of count and share; a pair of which a person ``told`` a column is none."""
    if table.kind != "indicators":
        return table
    fields = table.meaning.fields
    pairs = tuple(
        (count, share)
        for share, count in shares_of_counts(table.headers).items()
        if not {count, share} & set(told) and _is_open(fields[count], fields[share])
    )
    return replace(table, meaning=replace(table.meaning, pairs=pairs)) if pairs else table


def _is_open(count: str | None, share: str | None) -> bool:
    """Say whether nothing but the order of the two columns, or the words of counts, tells which is the figure."""
    return (_is_figure(count) and share is None) or (count == "numerator" and _is_figure(share))


def _is_figure(path: str | None) -> bool:
    return path is not None and path.split(".")[0] in FIGURES


def counted_in_shares(name: str, unit: str, targets: Iterable[str]) -> bool | None:
    """Say whether an indicator is a share: its unit tells, else a target with a sign, else its name; None if nothing.

    A unit of its own that is no share tells as much.
    """
    if unit:
        return "%" in unit or search_key(unit) in _SHARE_UNITS
    if any("%" in target for target in targets):
        return True
    return True if _SHARE_NAME.match(search_key(name)) else None


def by_unit(table: TableRead, row: RowRead, *, is_share: bool | None) -> Figures:
    """Return a row with the figure of each pair in the column that has the field, and what gives way.

    A figure in the column of counts stays that of a share when it is written as one ("95%") or is the only one; where
    nothing tells what a row is counted in (None), the column that has the field holds the figure.
    """
    if is_share is None:
        return Figures(row)
    cells, numbers, left = list(row.cells), dict(row.numbers), dict[str, str]()
    for count, share in table.meaning.pairs:
        held, other = (count, share) if _is_figure(table.meaning.fields[count]) else (share, count)
        wanted = share if is_share else count
        if wanted == held or (is_share and (not cells[share] or "%" in cells[count])):
            continue
        if cells[held]:
            left[table.headers[held]] = cells[held]
        cells[held], cells[other] = cells[wanted], ""
        numbers.pop(held, None)
        if (number := numbers.pop(other, None)) is not None:
            numbers[held] = number
    return Figures(replace(row, cells=tuple(cells), numbers=numbers), left, is_share)


def notes_on_pairs(table: TableRead) -> Iterator[Repair]:
    """Yield a note for each pair of columns that hold something."""
    for count, share in table.meaning.pairs:
        if any(row.cells[share] for row in table.rows):
            yield Repair(
                (table.header_rows[0],),
                f"Cột “{table.headers[count]}” và “{table.headers[share]}”: chỉ tiêu tính bằng % lấy số ở cột tỷ lệ, "
                "chỉ tiêu khác lấy số ở cột số lượng; số còn lại giữ trong thông tin thêm",
            )
