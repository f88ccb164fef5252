"""A result against its target, on unrounded values; ratios from numerators and denominators, never averaged."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from cdsdesk.model.indicators import (
    EVALUATION_WORDS,
    Better,
    Comparator,
    Evaluation,
    Indicator,
    Measure,
    Measurement,
    Target,
)
from cdsdesk.vietnamese.numbers import read_number
from cdsdesk.vietnamese.text import clean_line, search_key

_DOWN = frozenset({Comparator.AT_MOST, Comparator.LESS_THAN})
_NUMBER = r"\d[\d. ]*(?:,\d+)?"
_RANGE = re.compile(rf"({_NUMBER})\s*%?\s*(?:-|–|—|đến)\s*({_NUMBER})\s*%?")
_LONE = re.compile(_NUMBER)
_WORDS: tuple[tuple[str, Comparator], ...] = (
    ("khong duoi", Comparator.AT_LEAST),
    ("khong thap hon", Comparator.AT_LEAST),
    ("toi thieu", Comparator.AT_LEAST),
    ("it nhat", Comparator.AT_LEAST),
    ("tro len", Comparator.AT_LEAST),
    ("khong qua", Comparator.AT_MOST),
    ("khong vuot qua", Comparator.AT_MOST),
    ("toi da", Comparator.AT_MOST),
    ("tro xuong", Comparator.AT_MOST),
    ("khoang", Comparator.ABOUT),
    ("tren", Comparator.MORE_THAN),
    ("hon", Comparator.MORE_THAN),
    ("duoi", Comparator.LESS_THAN),
    ("it hon", Comparator.LESS_THAN),
)
_SIGNS = (
    ("≥", Comparator.AT_LEAST),
    (">=", Comparator.AT_LEAST),
    ("≤", Comparator.AT_MOST),
    ("<=", Comparator.AT_MOST),
    (">", Comparator.MORE_THAN),
    ("<", Comparator.LESS_THAN),
    ("~", Comparator.ABOUT),
    ("≈", Comparator.ABOUT),
)
_EVALUATIONS = {search_key(words): code for code, words in EVALUATION_WORDS.items()} | {
    "vuot chi tieu": Evaluation.EXCEEDED,
    "dat chi tieu": Evaluation.MET,
    "khong dat": Evaluation.MISSED,
    "chua dat chi tieu": Evaluation.MISSED,
}


@dataclass(frozen=True)
class TargetReading:
    """A target as understood; TEXT when the words hold no number."""

    comparator: Comparator | None
    value: Decimal | None = None
    value_to: Decimal | None = None


def read_target(text: str) -> TargetReading:
    """Read "~100%", "65-70%", "tối thiểu 30% trở lên", "trên 80%", "96%"; words alone are kept as TEXT."""
    line = clean_line(text)
    if not line or line.strip("-–—() ") == "":
        return TargetReading(None)
    span = _RANGE.search(line)
    if span:
        low, high = _decimal(span[1]), _decimal(span[2])
        if low is not None and high is not None and low < high:
            return TargetReading(Comparator.BETWEEN, low, high)
    numbers = _LONE.findall(line)
    value = _decimal(numbers[0]) if len(numbers) == 1 else None
    if value is None:
        return TargetReading(Comparator.TEXT)
    return TargetReading(_comparator(line), value)


def read_evaluation(text: str) -> Evaluation | None:
    """Read "Vượt", "Đạt", "Chưa đạt"; None when the words are none of them."""
    return _EVALUATIONS.get(search_key(text.strip(" .")))


def ratio(numerator: Decimal | None, denominator: Decimal | None) -> Fraction | None:
    """Return a share in percent, exact; None without a denominator or with denominator 0."""
    if numerator is None or not denominator:
        return None
    return Fraction(numerator) * 100 / Fraction(denominator)


def measured(indicator: Indicator, measurement: Measurement | None) -> Fraction | None:
    """Return the value of a measurement, exact: percent for a ratio, else in the indicator's unit."""
    if measurement is None:
        return None
    if indicator.measure is Measure.RATIO:
        share = ratio(measurement.numerator, measurement.denominator)
        if share is not None:
            return share
    return None if measurement.value is None else Fraction(measurement.value)


def added_ratio(measurements: Iterable[Measurement]) -> Fraction | None:
    """Add up a ratio over offices by numerator and denominator; rows that have not both are left out."""
    whole = [m for m in measurements if m.numerator is not None and m.denominator is not None]
    numerator = sum((m.numerator for m in whole if m.numerator is not None), Decimal(0))
    denominator = sum((m.denominator for m in whole if m.denominator is not None), Decimal(0))
    return ratio(numerator, denominator)


def evaluate(indicator: Indicator, target: Target | None, measurement: Measurement | None) -> Evaluation | None:
    """Hold a result against a target: docs/records.md, Indicators.

    None when the target is words or missing; NO_DATA when there is a target but no value.
    """
    if target is None or target.comparator in (None, Comparator.TEXT) or target.value is None:
        return None
    value = measured(indicator, measurement)
    if value is None:
        return Evaluation.NO_DATA
    down = target.comparator in _DOWN or indicator.better is Better.LOWER
    low, high = Fraction(target.value), Fraction(target.value_to if target.value_to is not None else target.value)
    if target.comparator is Comparator.BETWEEN:
        return _between(value, low, high, down=down)
    if target.comparator in (Comparator.MORE_THAN, Comparator.LESS_THAN) and value == low:
        return Evaluation.MISSED
    if value == low:
        return Evaluation.MET
    return Evaluation.EXCEEDED if (value < low) == down else Evaluation.MISSED


def _between(value: Fraction, low: Fraction, high: Fraction, *, down: bool) -> Evaluation:
    if low <= value <= high:
        return Evaluation.MET
    return Evaluation.EXCEEDED if (value < low) == down else Evaluation.MISSED


def _comparator(line: str) -> Comparator:
    for sign, comparator in _SIGNS:
        if sign in line:
            return comparator
    words = f" {search_key(line)} "
    for phrase, comparator in _WORDS:
        if f" {phrase} " in words:
            return comparator
    return Comparator.AT_LEAST


def _decimal(text: str) -> Decimal | None:
    return read_number(text.strip()).value
