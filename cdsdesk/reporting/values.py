"""How values are printed in words and cells: shares with their counts, targets, evaluations, money."""

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from cdsdesk.document.blocks import Ref
from cdsdesk.model.evaluation import evaluate, measured
from cdsdesk.model.fields import Record
from cdsdesk.model.indicators import EVALUATION_WORDS, Evaluation, Indicator, Measure, Measurement, Target
from cdsdesk.model.states import TaskState
from cdsdesk.model.tasks import STATE_WORDS, Funding, Progress
from cdsdesk.vietnamese.numbers import MoneyUnit, format_number

NOTHING = "-"
_SHARE_PLACES = 1
_EXACT_PLACES = 2
_MOST_PLACES = 6
_LONGEST_UNIT = 12
# A target that tells its number alone, with what compares it at most: "85", "≥ 85", "tối thiểu 60", "70 - 80".
_BARE = re.compile(
    r"(?:[<>≤≥=]+|tối thiểu|tối đa|ít nhất|trên|dưới)?\s*\d[\d.,]*(?:\s*[-–]\s*\d[\d.,]*)?", re.IGNORECASE
)


def ref(record: Record, field: str = "") -> Ref:
    """Point at a record, or one field of it."""
    return Ref(record.TYPE, record.uid, field)


def result_words(indicator: Indicator, target: Target | None, measurement: Measurement | None) -> str:
    """Return a result as printed: "62,6% (67/107)", "77,85%", "991/1050 điểm"; empty when nothing was told."""
    if measurement is None:
        return ""
    share = share_words(indicator, target, measurement)
    if share:
        return f"{share}% ({counts_words(measurement)})"
    if measurement.value is not None:
        return with_unit(indicator, measurement.value)
    return measurement.text


def counts_words(measurement: Measurement) -> str:
    """Return what a share was counted from: "67/107"."""
    return f"{_plain(measurement.numerator)}/{_plain(measurement.denominator)}"


def share_words(indicator: Indicator, target: Target | None, measurement: Measurement) -> str:
    """Return a share that was counted, rounded as it is printed, without its sign: "62,6"; empty for anything else."""
    if indicator.measure is not Measure.RATIO or measurement.numerator is None or measurement.denominator is None:
        return ""
    value = measured(indicator, measurement)
    return "" if value is None else _rounded(value, _places(value, indicator, target, measurement))


def target_words(indicator: Indicator, target: Target | None) -> str:
    """Return a target as it was written, else from its value."""
    if target is None:
        return ""
    if target.text:
        return f"{target.text}{unit_mark(indicator)}" if _BARE.fullmatch(target.text.strip()) else target.text
    return with_unit(indicator, target.value) if target.value is not None else ""


def evaluation_words(indicator: Indicator, target: Target | None, measurement: Measurement | None) -> str:
    """Return the evaluation that is printed: the written word, else the computed one; nothing without data."""
    if measurement is not None and measurement.evaluation_written is not None:
        return EVALUATION_WORDS[measurement.evaluation_written]
    if measurement is not None and measurement.evaluation_text:
        return measurement.evaluation_text
    found = evaluate(indicator, target, measurement)
    return "" if found in (None, Evaluation.NO_DATA) else EVALUATION_WORDS[found]


def state_words(state: TaskState, progress: Progress | None) -> str:
    """Return the state that is printed: the written word wins, the derived one stands in for it."""
    if state.written is None and progress is not None and progress.status_text:
        return progress.status_text
    return STATE_WORDS[state.printed] if state.printed is not None else ""


def with_unit(indicator: Indicator, value: Decimal) -> str:
    """Return a value with its unit: "77,85%", "991 điểm"."""
    return f"{_plain(value)}{unit_mark(indicator)}"


def unit_mark(indicator: Indicator) -> str:
    """Return what stands behind a number: "%" without a space, other units with one."""
    unit = indicator.unit_text.strip()
    if unit == "%" or (not unit and indicator.measure is Measure.RATIO):
        return "%"
    if not unit or len(unit) > _LONGEST_UNIT:
        return ""
    return f" {unit}" if unit.isupper() else f" {unit[:1].lower()}{unit[1:]}"


def money_words(rows: Iterable[Funding], unit: MoneyUnit | None) -> tuple[str, Decimal | None]:
    """Return a task's total as printed and, when it is a number in ``unit``, that number.

    Without a unit every amount is printed as it was written.
    """
    for row in rows:
        if unit is not None and row.amount is not None:
            amount = Decimal(row.amount) / unit.factor
            mark = row.footnote.partition(" ")[0]
            return f"{_plain(amount)} {mark}".strip(), None if mark else amount
        text = row.amount_text or (_plain(Decimal(row.amount)) if row.amount is not None else "")
        if text:
            return text, None
    return "", None


def footnotes(rows: Iterable[Funding]) -> tuple[str, ...]:
    """Return the notes that marks in the cells of money refer to, each once."""
    return tuple(dict.fromkeys(row.footnote for row in rows if " " in row.footnote))


def common_unit(rows: Iterable[Funding]) -> MoneyUnit | None:
    """Return triệu đồng when every amount was understood, else None: then all amounts stay as written."""
    told = [row for row in rows if row.amount is not None or any(char.isdecimal() for char in row.amount_text)]
    known = [row for row in told if row.amount is not None]
    return MoneyUnit.TRIEU if known and len(known) == len(told) else None


def _places(value: Fraction, indicator: Indicator, target: Target | None, measurement: Measurement) -> int:
    """Print one place, or two when they are exact; more where rounding would hide that a target is missed or passed."""
    exact = value * 100 == int(value * 100)
    places = _EXACT_PLACES if exact else _SHARE_PLACES
    if target is None or target.value is None or evaluate(indicator, target, measurement) is Evaluation.MET:
        return places
    bounds = [bound for bound in (target.value, target.value_to) if bound is not None]
    while places < _MOST_PLACES and any(_rounded(value, places) == _rounded(Fraction(b), places) for b in bounds):
        places += 1
    return places


def _rounded(value: Fraction, places: int) -> str:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return _plain(exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


def _plain(value: Decimal | None) -> str:
    if value is None:
        return ""
    text = format_number(value)
    return text.rstrip("0").rstrip(",") if "," in text else text
