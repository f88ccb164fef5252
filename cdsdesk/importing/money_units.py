"""Units of money that headings leave to their neighbours: "Kinh phí (triệu đồng) | Đã cấp | Giải ngân"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

from cdsdesk.importing.money_cells import amounts_written
from cdsdesk.importing.repair import Repair
from cdsdesk.importing.table_read import TableRead
from cdsdesk.vietnamese.numbers import MoneyUnit

_MOST, _LEAST = 100, 0.002
"""How far the usual amount of a column may lie from that of the one whose unit it takes."""


def with_units_of_neighbours(table: TableRead, said: MoneyUnit | None) -> TableRead:
    """Return a table in which columns of money without a unit have that of their group, and a note on each.

    Nothing is taken where a person ``said`` the unit or the title tells one, where the group tells several, or where
    the amounts are of another size.
    """
    money = [column for column, path in enumerate(table.meaning.fields) if path and path.startswith("funding.")]
    known = {column: unit for column in money if (unit := table.meaning.units.get(column)) is not None}
    if said is not None or table.title.unit is not None or not known or len(known) == len(money):
        return table
    taken = {
        column: teller
        for column in money
        if column not in known
        and (teller := _teller(table, column, money, known)) is not None
        and _is_alike(table, column, teller, known[teller])
    }
    if not taken:
        return table
    heads, units = table.headers, {**table.meaning.units, **{column: known[told] for column, told in taken.items()}}
    notes = (
        f"Cột “{heads[column]}” không ghi đơn vị tính: đọc theo {units[column].label.lower()} như cột “{heads[told]}”"
        for column, told in taken.items()
    )
    repairs = (*table.repairs, *(Repair((table.header_rows[0],), note) for note in notes))
    return replace(table, meaning=replace(table.meaning, units=units), repairs=repairs)


def _teller(table: TableRead, column: int, money: Sequence[int], known: dict[int, MoneyUnit]) -> int | None:
    """Return the column that tells the unit of another: of the smallest group that tells one, and only one."""
    for group in _groups(table.headers, column, money):
        tellers = [each for each in group if each in known]
        if tellers:
            return tellers[0] if len({known[each] for each in tellers}) == 1 else None
    return None


def _groups(headers: Sequence[str], column: int, money: Sequence[int]) -> Iterator[list[int]]:
    """Yield the columns of money below the headings above a column, the nearest first, else those in a row with it."""
    parts = headers[column].split(" › ")
    for depth in range(len(parts) - 1, 0, -1):
        yield [each for each in money if headers[each].split(" › ")[:depth] == parts[:depth]]
    if len(parts) == 1:
        flat = [each for each in money if " › " not in headers[each]]
        yield [each for each in flat if set(range(min(each, column), max(each, column))) <= set(flat)]


def _is_alike(table: TableRead, column: int, teller: int, unit: MoneyUnit) -> bool:
    """Say whether a column has amounts, and of about the size of those in the column that tells the unit."""
    written = amounts_written(table.rows, column, unit)
    ours, theirs = (
        [each for each in some if each > 0] for some in (written, amounts_written(table.rows, teller, unit))
    )
    return bool(written) and (not ours or not theirs or _LEAST <= median(ours) / median(theirs) <= _MOST)
