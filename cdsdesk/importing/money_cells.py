"""A cell of money as amount, text, unit and footnote."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from cdsdesk.importing.rows import RowRead
from cdsdesk.vietnamese.numbers import MoneyUnit, format_number, read_money
from cdsdesk.vietnamese.text import clean_line

_MARK = re.compile(r"[⁽(]?\s*([¹²³⁴⁵⁶⁷⁸⁹]+|\*+)\s*[⁾)]?|\(\s*(\d|\*+)\s*\)\s*$")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_ODD_AMOUNT = 10**13
_GREAT = Decimal(10**12)
"""More đồng than a commune's task ever costs: 1,000 billion."""
_LIKE_DONG = Decimal(10**6)
_FEW_DONG = Decimal(10**5)
_LARGE = Decimal(10**11)
_OUT_OF_LINE, _RATIO_OF_LARGE = 1000, 300


@dataclass(slots=True)  # never changed, but to freeze it makes ten thousand of them five times as slow
class MoneyCell:
    """Money as written and as understood; ``problem`` is Vietnamese, "" when fine."""

    amount: int | None
    text: str
    unit_text: str
    footnote: str
    problem: str


def read_money_cell(
    text: str, number: Decimal | None, unit: MoneyUnit | None, footnotes: tuple[str, ...] = ()
) -> MoneyCell:
    """Read a cell of money; ``number`` is given when the cell holds a number, ``unit`` is the unit of the table."""
    line = clean_line(text)
    mark = _mark(line)
    footnote = _footnote(mark[0].strip(), footnotes) if mark else ""
    if number is not None and unit is not None:
        amount = number * unit.factor
        whole = amount == amount.to_integral_value()
        problem = "" if whole else f"Số tiền “{line}” có phần lẻ nhỏ hơn một đồng"
        if abs(amount) > _ODD_AMOUNT:
            problem = f"Số tiền “{line}” lớn khác thường (trên 10.000 tỷ đồng), hãy xem lại đơn vị tính"
        return MoneyCell(int(amount) if whole else None, line, unit.label, footnote, problem)
    bare = _MARK.sub("", line).strip() if mark else line
    reading = read_money(bare or line, unit)
    told = reading.unit or unit
    return MoneyCell(reading.amount, line, told.label if told else "", footnote, reading.problem)


def is_sound(number: Decimal, factor: int) -> bool:
    """Say whether a number in a cell is surely an amount in a unit of so many đồng: whole đồng, of a usual size."""
    amount = number * factor
    return amount == amount.to_integral_value() and abs(amount) <= _ODD_AMOUNT


def _mark(line: str) -> re.Match[str] | None:
    """Return the mark of a footnote in a cell; most cells are bare digits, which is quicker to see."""
    return _MARK.search(line) if not line.isascii() or "*" in line or ")" in line else None


def _footnote(mark: str, footnotes: tuple[str, ...]) -> str:
    """Return the line below the table that explains a mark, else the mark itself."""
    bare = mark.strip("⁽⁾() ").translate(_RAISED)
    return next((line for line in footnotes if line.strip("⁽( ").translate(_RAISED).startswith(bare)), mark)


def money_doubts(rows: Sequence[RowRead], units: Mapping[int, MoneyUnit | None]) -> Mapping[tuple[int, int], str]:
    """Return what is doubtful in amounts for their unit, by the first row number and the column of a cell.

    Amounts in đồng below a heading of millions, in one row or all of them, and millions below a heading of đồng.
    """
    found: dict[tuple[int, int], str] = {}
    for column, unit in units.items():
        if unit is None:
            continue
        told = {row.rows[0]: value for row in rows if (value := _written(row, column, unit))}
        for row, value in _doubtful(told, unit):
            found[row, column] = _doubt(value, unit)
    return found


def amounts_written(rows: Sequence[RowRead], column: int, unit: MoneyUnit) -> list[Decimal]:
    """Return how many units the cells of a column tell, without those that name a unit of their own."""
    return [value for row in rows if (value := _written(row, column, unit)) is not None]


def _written(row: RowRead, column: int, unit: MoneyUnit) -> Decimal | None:
    """Return how many units a cell tells, None when it tells a unit of its own or is not understood."""
    text = row.cells[column]
    if not text:
        return None
    if column in row.numbers:
        return row.numbers[column]
    reading = read_money(text, unit)
    if reading.amount is None or reading.unit is not unit:
        return None
    return Decimal(reading.amount) / unit.factor


def _doubtful(told: Mapping[int, Decimal], unit: MoneyUnit) -> Iterator[tuple[int, Decimal]]:
    if unit is MoneyUnit.DONG:
        yield from ((row, value) for row, value in told.items() if 0 < value < _FEW_DONG)
        return
    like_dong = {row: value for row, value in told.items() if value >= _LIKE_DONG}
    if not like_dong:
        return
    all_too_great = any(value * unit.factor > _GREAT for value in like_dong.values())
    others = [value for row, value in told.items() if row not in like_dong]
    usual = median(others) if others else None
    for row, value in like_dong.items():
        ratio = _RATIO_OF_LARGE if value * unit.factor >= _LARGE else _OUT_OF_LINE
        is_out = usual is not None and value >= usual * ratio
        if (all_too_great or is_out) and value * unit.factor <= _ODD_AMOUNT:
            yield row, value


def _doubt(value: Decimal, unit: MoneyUnit) -> str:
    other = MoneyUnit.TRIEU if unit is MoneyUnit.DONG else MoneyUnit.DONG
    odd = "nhỏ" if unit is MoneyUnit.DONG else "lớn"
    return (
        f"Số tiền {format_number(value)} {unit.label.lower()} {odd} khác thường, "
        f"có thể là {other.label.lower()}; hãy xem lại đơn vị tính"
    )
