"""What a cell of an annex is asked for, and how its numbers are printed."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Generic, TypeVar

from cdsdesk.document.blocks import Cell, Ref
from cdsdesk.model.fields import Record
from cdsdesk.reporting.context import Context
from cdsdesk.reporting.values import NOTHING
from cdsdesk.vietnamese.numbers import MoneyUnit, format_money, format_number

R = TypeVar("R", bound=Record)
SHARE_FORMAT = "0.0%"
_SHARE_PLACES = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Asked(Generic[R]):
    """A row's record with its number; ``part`` is what a repeated column stands for (a year, a source, a period)."""

    context: Context
    record: R
    code: str
    unit: MoneyUnit | None = None
    part: str = ""


Makers = Mapping[str, Callable[[Asked[R]], Cell]]


def count_cell(count: int | None, refs: Iterable[Ref], empty: str = NOTHING) -> Cell:
    """Return a whole number as printed beside its value."""
    return Cell(format_number(count), count, tuple(refs)) if count is not None else Cell(empty, refs=tuple(refs))


def money_cell(amount: int | None, unit: MoneyUnit, refs: Iterable[Ref]) -> Cell:
    """Return an amount of đồng in ``unit``; "-" where there is none."""
    if amount is None:
        return Cell(NOTHING, refs=tuple(refs))
    return Cell(format_money(amount, unit), whole(Decimal(amount) / unit.factor), tuple(refs))


def marked(cell: Cell, mark: str) -> Cell:
    """Return an amount with the mark of its footnote, which a workbook shows behind the number."""
    if not mark:
        return cell
    places = -cell.value.as_tuple().exponent if isinstance(cell.value, Decimal) else 0  # type: ignore[operator]
    shown = "#,##0" + ("." + "0" * places if places else "")
    return replace(cell, text=f"{cell.text} {mark}", number_format=f'{shown}" {mark.replace(chr(34), "")}"')


def share_cell(part: Cell, of: Cell) -> Cell:
    """Return the share that one cell is of another as "62,6%"; "-" where one is not a number or the whole is 0."""
    if not isinstance(part.value, int | Decimal) or not isinstance(of.value, int | Decimal) or not of.value:
        return Cell(NOTHING)
    share = Decimal(part.value) / Decimal(of.value)
    words = format_number((share * 100).quantize(_SHARE_PLACES, ROUND_HALF_UP))
    return Cell(f"{words}%", share, (*part.refs, *of.refs), SHARE_FORMAT)


def whole(value: Decimal) -> int | Decimal:
    """Return a number without a fraction as a whole one."""
    return int(value) if value == value.to_integral_value() else value
