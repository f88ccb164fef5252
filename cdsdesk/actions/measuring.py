"""Telling what an indicator reached in a period: counts typed as "953/3089", a result as it is written, a target."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from cdsdesk.actions.edit import existing, parsed, require_valid
from cdsdesk.errors import RecordError
from cdsdesk.model.calling import shortened
from cdsdesk.model.changes import ChangeSet, Draft
from cdsdesk.model.documents import Document
from cdsdesk.model.evaluation import agrees, ratio
from cdsdesk.model.identity import new_uid, uid_for
from cdsdesk.model.indicators import Indicator, Measure, Measurement, Target
from cdsdesk.model.origins import origin_of
from cdsdesk.model.periods import period_code
from cdsdesk.model.reading import target_of
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.typed import typed_number
from cdsdesk.model.understanding import understood
from cdsdesk.vietnamese.numbers import read_count, read_fraction, read_money, read_money_unit, read_number
from cdsdesk.vietnamese.text import clean_line

COUNTS = "counts"
_ANEW = frozenset({COUNTS, "text", "value"})
_NOTHING = "-–— "
Counts = tuple[Decimal | None, Decimal | None]


def set_measurement(
    snapshot: Snapshot,
    indicator: str,
    period: str,
    values: Mapping[str, str],
    who: str = "",
    standing: Measurement | None = None,
) -> ChangeSet:
    """Tell of an indicator in a period by field; ``counts`` takes numerator and denominator as one text.

    The first word makes the record: a value begins anew, a note or one count goes on from ``standing``, the value that
    an earlier period lends. A record in which nothing is left goes. Raises RecordError.
    """
    found = _with_own_values(snapshot, indicator)
    rows = snapshot.where(Measurement, "indicator", indicator)
    own = [row for row in rows if row.unit == snapshot.office and period_code(row.period) == period_code(period)]
    blank = Measurement(uid=new_uid(), unit=snapshot.office, indicator=indicator, period=period)
    if standing is not None and _ANEW.isdisjoint(values):
        blank = replace(standing, uid=blank.uid, period=period, position=0, extras={})
    told = _told(found, own[0] if own else blank, values)
    require_valid(own[0] if own else None, told, snapshot)
    draft = Draft(snapshot.records)
    if told != Measurement(uid=told.uid, unit=told.unit, indicator=indicator, period=told.period):
        draft.put(told)
    elif own:
        draft.remove(told.uid)
    label = f"Ghi số liệu chỉ tiêu {shortened(found.name)}"
    return ChangeSet(label, draft.changes(), who, folding=f"{indicator}/{period}/{'/'.join(sorted(values))}")


def set_target(snapshot: Snapshot, indicator: str, year: int, text: str, who: str = "") -> ChangeSet:
    """Write what is aimed at in a year, in the target that results are held against; the first word makes it."""
    found = _with_own_values(snapshot, indicator)
    old = target_of(snapshot, found, year)
    if old is None:
        plan = snapshot.find(Document, found.plan)
        origin = origin_of(plan.issuer if plan else "", snapshot.unit().name)
        base = Target(indicator=indicator, year=year, origin=origin, document=found.plan)
        base = replace(base, uid=uid_for(base))
    else:
        base = old
    made = understood(replace(base, **parsed(Target, {"text": text})), {"text"})
    require_valid(old, made, snapshot)
    draft = Draft(snapshot.records)
    if old is not None or made.text:
        draft.put(made)
    label = f"Sửa mục tiêu năm {year} của chỉ tiêu {shortened(found.name)}"
    return ChangeSet(label, draft.changes(), who, folding=f"{base.uid}/text")


def read_counts(text: str) -> Counts:
    """Read "953/3089", "10.829 / 10.829" or a numerator alone; a dash is none. Raises RecordError."""
    parts = clean_line(text).split("/")
    if len(parts) > 2:
        raise RecordError("Cần tử số và mẫu số, ví dụ 953/3089", text)
    numbers = [_count(part) for part in parts]
    return (numbers[0], numbers[1]) if len(numbers) == 2 else (numbers[0], None)


def _count(text: str) -> Decimal | None:
    """Read one count; being whole as a rule, "10.829" is ten thousand and some. Raises RecordError."""
    if not text.strip(_NOTHING):
        return None
    whole = [number for number in read_number(text).readings if number == number.to_integral_value()]
    return max(whole) if whole else typed_number(text)


def _with_own_values(snapshot: Snapshot, uid: str) -> Indicator:
    found = existing(snapshot, Indicator.TYPE, uid)
    if not isinstance(found, Indicator) or snapshot.where(Indicator, "parent", uid):
        raise RecordError("Chỉ tiêu này có nhiều cấp", "", "hãy ghi số liệu và mục tiêu ở từng cấp bên dưới")
    return found


def _told(indicator: Indicator, old: Measurement, values: Mapping[str, str]) -> Measurement:
    rest = {name: text for name, text in values.items() if name not in (COUNTS, "numerator", "denominator")}
    read = parsed(Measurement, rest)
    told = understood(replace(old, **read), frozenset(read))
    if "text" in read and "value" not in read:
        told = replace(told, **_result(indicator, old, told))
    if COUNTS in values:
        told = _counted(indicator, told, values[COUNTS])
    single = {name: _count(values[name]) for name in ("numerator", "denominator") if name in values}
    if single:
        both = {"numerator": told.numerator, "denominator": told.denominator} | single
        told = _with_counts(indicator, told, both["numerator"], both["denominator"])
    return told


def _result(indicator: Indicator, old: Measurement, told: Measurement) -> dict[str, Any]:
    """Return what a typed result means by the indicator's measure; counts that were told stay beside it."""
    text = told.text
    if not text or read_fraction(text) is not None:
        return {} if text else {"numerator": old.numerator, "denominator": old.denominator}
    value = told.value
    if value is None and indicator.measure is Measure.COUNT:
        count = read_count(text)
        value = None if count is None else Decimal(count)
    if value is None and indicator.measure is Measure.MONEY:
        value = _money(indicator, text)
    if indicator.measure is Measure.RATIO or value is None:
        return {"value": value, "numerator": old.numerator, "denominator": old.denominator}
    if old.denominator is not None:
        # "991/1050 điểm": of a score or a count what was reached stands above the line.
        return {"value": None, "numerator": value, "denominator": old.denominator}
    return {"value": value}


def _money(indicator: Indicator, text: str) -> Decimal | None:
    unit = read_money_unit(indicator.unit_text)
    amount = read_money(text, unit).amount
    return None if amount is None or unit is None else Decimal(amount) / unit.factor


def _counted(indicator: Indicator, told: Measurement, text: str) -> Measurement:
    """Take counts; words in their place stay as the written result, unless another result stands there already.

    A slip in digits ("16/20x") never takes the counts away that stand there.
    """
    try:
        numerator, denominator = read_counts(text)
        lone_share = denominator is None and numerator is not None and numerator != numerator.to_integral_value()
        if not (lone_share and indicator.measure is Measure.RATIO):
            return _with_counts(indicator, told, numerator, denominator)
        if told.numerator is not None:
            raise RecordError("Cần tử số và mẫu số, ví dụ 953/3089", text, "tỷ lệ tính sẵn thì ghi vào cột Kết quả")
    except RecordError:
        if told.numerator is not None and any(char.isdigit() for char in text):
            raise
        if (told.text or told.value is not None) and not _repeats_counts(told):
            raise
    emptied = replace(told, numerator=None, denominator=None, value=None, text=clean_line(text))
    made = understood(emptied, {"text"})
    return replace(made, **_result(indicator, emptied, made))


def _with_counts(
    indicator: Indicator, told: Measurement, numerator: Decimal | None, denominator: Decimal | None
) -> Measurement:
    """Put counts in; a result that only repeated those before goes with them, any other stays to be asked about."""
    gone = _repeats_counts(told) or (indicator.measure is not Measure.RATIO and numerator is not None)
    made = replace(told, numerator=numerator, denominator=denominator)
    return replace(made, value=None, text="") if gone else made


def _repeats_counts(told: Measurement) -> bool:
    share = ratio(told.numerator, told.denominator)
    if told.value is None:
        return read_fraction(told.text) is not None
    return share is not None and agrees(share, told.value)
