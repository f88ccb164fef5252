"""Cells about offices below: numbers, shares, results of an indicator, each with the packages that it was told in."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from cdsdesk.document.blocks import Cell, Ref
from cdsdesk.model.consolidation import IndicatorTotal, Office
from cdsdesk.model.evaluation import ratio
from cdsdesk.model.indicators import Measure
from cdsdesk.model.systems import Submission
from cdsdesk.reporting.values import ref
from cdsdesk.vietnamese.numbers import format_number


def sent(found: Sequence[Office]) -> list[Submission]:
    """Return the packages of offices, each once."""
    return list({one.uid: one for office in found if (one := office.submission) is not None}.values())


def sources(found: Sequence[Office]) -> tuple[Ref, ...]:
    """Point at the packages of offices."""
    return tuple(ref(one) for one in sent(found))


def number_cell(value: int, refs: tuple[Ref, ...] = ()) -> Cell:
    """Return a count."""
    return Cell(format_number(value), value, refs)


def percent_cell(share: Fraction, refs: tuple[Ref, ...] = ()) -> Cell:
    """Return a share without its sign, to one place."""
    return Cell(format_number(as_decimal(share), 1), as_decimal(share), refs)


def as_decimal(value: Fraction) -> Decimal:
    """Return a fraction as a decimal to the places of the context."""
    return Decimal(value.numerator) / Decimal(value.denominator)


def reached(one: IndicatorTotal) -> Fraction | None:
    """Return what an indicator adds up to: a share in percent, a count; None where nothing was added."""
    if one.measure is Measure.RATIO:
        return ratio(one.numerator, one.denominator)
    return None if one.total is None else Fraction(one.total)


def value_words(one: IndicatorTotal) -> str:
    """Return "62,6%" of a share, of anything else the sum; "" where nothing was added."""
    value = reached(one)
    if value is None:
        return ""
    if one.measure is Measure.RATIO:
        return f"{format_number(as_decimal(value), 1).removesuffix(',0')}%"
    return format_number(as_decimal(value))


def parts_words(one: IndicatorTotal) -> str:
    """Return the two parts of a share: "67/107"."""
    return f"{format_number(one.numerator)}/{format_number(one.denominator)}"
