"""A cell of money as amount, text, unit and footnote."""

import re
from dataclasses import dataclass
from decimal import Decimal

from cdsdesk.vietnamese.numbers import MoneyUnit, read_money
from cdsdesk.vietnamese.text import clean_line

_MARK = re.compile(r"[⁽(]?\s*([¹²³⁴⁵⁶⁷⁸⁹]+|\*+)\s*[⁾)]?|\(\s*(\d|\*+)\s*\)\s*$")
_ODD_AMOUNT = 10**13


@dataclass(frozen=True, slots=True)
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
    mark = _MARK.search(line)
    footnote = _footnote(mark[0].strip(), footnotes) if mark else ""
    if number is not None and unit is not None:
        amount = number * unit.factor
        whole = amount == amount.to_integral_value()
        problem = "" if whole else f"Số tiền “{line}” có phần lẻ nhỏ hơn một đồng"
        if abs(amount) > _ODD_AMOUNT:
            problem = f"Số tiền “{line}” lớn khác thường (trên 10.000 tỷ đồng), hãy xem lại đơn vị tính"
        return MoneyCell(int(amount) if whole else None, line, unit.label, footnote, problem)
    reading = read_money(line, unit)
    told = reading.unit or unit
    return MoneyCell(reading.amount, line, told.label if told else "", footnote, reading.problem)


def _footnote(mark: str, footnotes: tuple[str, ...]) -> str:
    """Return the line below the table that explains a mark, else the mark itself."""
    bare = mark.strip("⁽⁾() ")
    return next((line for line in footnotes if line.strip("⁽( ").startswith(bare)), mark)
