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
_RANGE = re.compile(rf"({_NUMBER})\s*%?\s*(?:-|đến)\s*({_NUMBER})")
_YEARS = re.compile(r"\D*(?:19|20)\d\d\s*(?:-|đến)\s*(?:năm\s*)?(?:19|20)\d\d\D*")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_LONE = re.compile(_NUMBER)
_WORDS: tuple[tuple[str, Comparator], ...] = (
    ("khong duoi", Comparator.AT_LEAST),
    ("khong thap hon", Comparator.AT_LEAST),
    ("toi thieu", Comparator.AT_LEAST),
    ("it nhat", Comparator.AT_LEAST),
    ("tro len", Comparator.AT_LEAST),
    ("khong qua", Comparator.AT_MOST),
    ("khong vuot", Comparator.AT_MOST),
    ("khong tren", Comparator.AT_MOST),
    ("khong hon", Comparator.AT_MOST),
    ("khong cao hon", Comparator.AT_MOST),
    ("toi da", Comparator.AT_MOST),
    ("nhieu nhat", Comparator.AT_MOST),
    ("tro xuong", Comparator.AT_MOST),
    ("top", Comparator.AT_MOST),
    ("khoang", Comparator.ABOUT),
    ("it hon", Comparator.LESS_THAN),
    ("thap hon", Comparator.LESS_THAN),
    ("duoi", Comparator.LESS_THAN),
    ("tren", Comparator.MORE_THAN),
    ("hon", Comparator.MORE_THAN),
)
_SIGNS = (
    ("≥", Comparator.AT_LEAST),
    (">=", Comparator.AT_LEAST),
    ("≤", Comparator.AT_MOST),
    ("<=", Comparator.AT_MOST),
    (">", Comparator.MORE_THAN),
    ("<", Comparator.LESS_THAN),
    ("=", Comparator.EQUAL),
    ("~", Comparator.ABOUT),
    ("≈", Comparator.ABOUT),
)
_EVALUATIONS = {search_key(words): code for code, words in EVALUATION_WORDS.items()} | {
    "vuot chi tieu": Evaluation.EXCEEDED,
    "dat chi tieu": Evaluation.MET,
    "vuot muc tieu": Evaluation.EXCEEDED,
    "dat muc tieu": Evaluation.MET,
    "da dat": Evaluation.MET,
    "khong dat": Evaluation.MISSED,
    "chua dat chi tieu": Evaluation.MISSED,
    "chua dat muc tieu": Evaluation.MISSED,
}


@dataclass(frozen=True)
class TargetReading:
    """A target as understood; TEXT when the words hold no number."""

    comparator: Comparator | None
    value: Decimal | None = None
    value_to: Decimal | None = None


def read_target(text: str) -> TargetReading:
    """Read "~100%", "65-70%", "tối thiểu 30% trở lên", "trên 80%", "96%"; words alone are kept as TEXT."""
    line = clean_line(text).translate(_DASHES)
    if line.strip("-() ") == "":
        return TargetReading(None)
    numbers = _LONE.findall(line)
    span = _RANGE.search(line) if len(numbers) == 2 else None
    if span and not _YEARS.fullmatch(line):
        low, high = read_figure(span[1]), read_figure(span[2])
        if low is not None and high is not None and low < high:
            return TargetReading(Comparator.BETWEEN, low, high)
    value = read_figure(numbers[0]) if len(numbers) == 1 else None
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
    # "991/1050 điểm": of a score or a count, what was reached stands above the line.
    told = measurement.value if measurement.value is not None else measurement.numerator
    return None if told is None else Fraction(told)


def agrees(share: Fraction, written: Decimal) -> bool:
    """Whether a written number is an exact share, rounded to the decimals that were written or cut there."""
    exponent = written.as_tuple().exponent
    step = Fraction(Decimal(1).scaleb(exponent)) if isinstance(exponent, int) else Fraction(0)
    return abs(share - Fraction(written)) < step or share == Fraction(written)


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
    no_better = indicator.better in (Better.EQUAL, Better.RANGE)
    if target.comparator is Comparator.BETWEEN:
        return _held(value, low, high, down=down, no_better=no_better)
    if target.comparator in (Comparator.MORE_THAN, Comparator.LESS_THAN) and value == low:
        return Evaluation.MISSED
    return _held(value, low, low, down=down, no_better=no_better)


def _held(value: Fraction, low: Fraction, high: Fraction, *, down: bool, no_better: bool) -> Evaluation:
    """Hold a value against a stretch; beyond its better end it exceeds, and an "exactly" has no better end."""
    if low <= value <= high:
        return Evaluation.MET
    return Evaluation.EXCEEDED if (value < low) == down and not no_better else Evaluation.MISSED


def _comparator(line: str) -> Comparator:
    for sign, comparator in _SIGNS:
        if sign in line:
            return comparator
    words = f" {re.sub(r'[^a-z0-9]+', ' ', search_key(line))} "
    for phrase, comparator in _WORDS:
        if f" {phrase} " in words:
            return comparator
    return Comparator.AT_LEAST


def read_figure(text: str) -> Decimal | None:
    """Read the number of a target or result; "2.000" has no decimals, for nobody writes three zeros behind a comma."""
    found = read_number(text.strip())
    if found.value is None and "." in text and text.rstrip().endswith(".000"):
        return max(found.readings, default=None)
    return found.value
