"""Results of indicators beside those of earlier periods, and numbers that no unit allows."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from cdsdesk.checks.naming import indicator_name, indicator_ref, mended_at
from cdsdesk.checks.reads import INDICATOR_NAMES
from cdsdesk.checks.registry import Issue, rule
from cdsdesk.checks.rules_indicators import number_words, result_words, unit_mark
from cdsdesk.checks.scopes import INDICATORS
from cdsdesk.model.evaluation import measured
from cdsdesk.model.findings import Severity
from cdsdesk.model.indicators import Accumulation, Indicator, Measure, Measurement
from cdsdesk.model.periods import known_window, period_code, period_words
from cdsdesk.model.reading import levels_of_period, measurement_of
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.vietnamese.text import fold, search_key

_COUNTS = ("measurement.numerator", "measurement.denominator", "measurement.value", "measurement.reason")
_COUNTED = frozenset({Measure.COUNT, Measure.MONEY})
_LEAST_WORDS = 2
_JUMP_POINTS, _JUMP_TIMES, _JUMP_LEAST = 50, 10, 100
# What is counted in whole pieces.
_PIECES = frozenset(
    (
        *("ban", "bai", "can bo", "co quan", "cuoc", "dich vu", "doanh nghiep", "don vi", "he thong", "ho", "ho so"),
        *("hoc vien", "lop", "luot", "luot nguoi", "may", "nguoi", "phuong", "tai khoan", "thanh vien", "thon"),
        *("thu tuc", "tin", "tin, bai", "to", "truong", "van ban", "xa"),
    )
)


def _told_now(snapshot: Snapshot, indicator: Indicator) -> Measurement | None:
    """Return what was told of an indicator in this very period."""
    measurement = measurement_of(snapshot, indicator.uid)
    return None if measurement is None or measurement.uid in snapshot.carried else measurement


def _earlier(snapshot: Snapshot, indicator: Indicator) -> Measurement | None:
    """Return the latest result that was told earlier in the year of the period."""
    period = snapshot.period
    found = []
    for row in snapshot.where(Measurement, "indicator", indicator.uid):
        span = known_window(row.period)
        if row.unit != snapshot.office or span is None or period is None:
            continue
        if span.year == period.year and span.calendar_to < period.calendar_to:
            found.append((span.calendar_to, row.uid, row))
    return max(found, key=lambda one: one[:2])[2] if found else None


def _counted(indicator: Indicator, measurement: Measurement) -> Decimal | None:
    """Return what adds up through a year: the number itself, of a share its numerator."""
    if indicator.measure is Measure.RATIO:
        return measurement.numerator
    told = measurement.value if measurement.value is not None else measurement.numerator
    return told if indicator.measure in _COUNTED else None


@rule(
    "indicator.shrinks",
    Severity.WARNING,
    "Kết quả luỹ kế từ đầu năm nhỏ hơn kết quả đã báo cáo ở kỳ trước trong năm",
    *_COUNTS,
    "indicator.accumulation",
    each=INDICATORS,
)
def shrinks(snapshot: Snapshot, indicator: Indicator) -> Iterator[Issue]:
    """What adds up from the start of a year cannot become less; of a share only its numerator is looked at."""
    now, before = _told_now(snapshot, indicator), _earlier(snapshot, indicator)
    if indicator.accumulation is not Accumulation.YEAR_TO_DATE or now is None or before is None:
        return
    told, known = _counted(indicator, now), _counted(indicator, before)
    if told is None or known is None or told >= known:
        return
    share = indicator.measure is Measure.RATIO
    ref, related = mended_at(snapshot, indicator_ref(indicator), now)
    what = "tử số luỹ kế" if share else "kết quả luỹ kế"
    yield Issue(
        f"{indicator_name(snapshot, indicator)} có {what} {number_words(told)}, nhỏ hơn {number_words(known)}"
        f" của {period_words(before.period)}" + ("; có thể do rà soát lại" if share else ""),
        ref,
        "numerator" if share or now.value is None else "value",
        f"không dưới {number_words(known)}",
        number_words(told),
        related=related,
        reason=now.reason,
        doubtful=share,
    )


@rule(
    "indicator.jump",
    Severity.NOTE,
    "Kết quả thay đổi nhiều khác thường so với kỳ trước",
    *_COUNTS,
    each=INDICATORS,
)
def jump(snapshot: Snapshot, indicator: Indicator) -> Iterator[Issue]:
    """Ten times as much or half of the whole at once is often a slip of the keys or of the unit."""
    now = _told_now(snapshot, indicator)
    last = snapshot.before.get(indicator.uid)
    before = last if isinstance(last, Measurement) else _earlier(snapshot, indicator)
    if now is None or before is None:
        return
    value, known = measured(indicator, now), measured(indicator, before)
    if value is None or known is None or not _is_jump(indicator, value, known):
        return
    ref, related = mended_at(snapshot, indicator_ref(indicator), now)
    was = result_words(indicator, before)
    yield Issue(
        f"{indicator_name(snapshot, indicator)} là {result_words(indicator, now)} trong khi"
        f" {period_words(before.period)} là {was}; hãy xem lại số liệu và đơn vị tính",
        ref,
        "value" if now.value is not None else "numerator",
        found=result_words(indicator, now),
        facts=(was,),
        related=related,
        reason=now.reason,
    )


def _is_jump(indicator: Indicator, value: Fraction, known: Fraction) -> bool:
    if indicator.measure is Measure.RATIO:
        return unit_mark(indicator) == "%" and abs(value - known) >= _JUMP_POINTS
    low, high = sorted((value, known))
    return indicator.measure in _COUNTED and low > 0 and high >= _JUMP_LEAST and high >= low * _JUMP_TIMES


@rule(
    "indicator.impossible",
    Severity.ERROR,
    "Kết quả chỉ tiêu là số mà đơn vị tính không cho phép",
    *_COUNTS,
    each=INDICATORS,
)
def impossible(snapshot: Snapshot, indicator: Indicator) -> Iterator[Issue]:
    """Nothing is counted below zero, and people, households, documents not in parts; a share may fall below zero."""
    measurement = measurement_of(snapshot, indicator.uid)
    if measurement is None:
        return
    for field, name in (("numerator", "tử số"), ("denominator", "mẫu số"), ("value", "kết quả")):
        number: Decimal | None = getattr(measurement, field)
        why = "" if number is None else _why_impossible(indicator, field, number)
        if number is None or not why:
            continue
        ref, related = mended_at(snapshot, indicator_ref(indicator), measurement)
        mark = unit_mark(indicator) if field == "value" else ""
        yield Issue(
            f"{indicator_name(snapshot, indicator)} có {name} {number_words(number)}{mark}, {why}",
            ref,
            field,
            found=number_words(number),
            related=related,
            reason=measurement.reason,
        )


def _why_impossible(indicator: Indicator, field: str, number: Decimal) -> str:
    if number < 0 and (field != "value" or indicator.measure in (*_COUNTED, Measure.SCORE)):
        return "là số âm"
    pieces = indicator.measure is Measure.COUNT and search_key(indicator.unit_text) in _PIECES
    return "không phải số nguyên" if pieces and number != number.to_integral_value() else ""


@rule(
    "indicator.denominators-disagree",
    Severity.NOTE,
    "Hai chỉ tiêu cùng một mẫu số nhưng ghi hai số khác nhau",
    *INDICATOR_NAMES,
    "indicator.denominator_label",
    "measurement.denominator",
)
def denominators_disagree(snapshot: Snapshot) -> Iterator[Issue]:
    """What they are shares of is named in the same words, for one level and one period."""
    first: dict[tuple[str, str, str], tuple[Indicator, Decimal]] = {}
    for indicator in levels_of_period(snapshot) if snapshot.period is not None else ():
        measurement = measurement_of(snapshot, indicator.uid)
        bottom = measurement.denominator if measurement is not None else None
        if measurement is None or bottom is None or len(indicator.denominator_label.split()) < _LEAST_WORDS:
            continue
        key = fold(indicator.denominator_label), fold(indicator.scope), period_code(measurement.period)
        other, known = first.setdefault(key, (indicator, bottom))
        if bottom == known:
            continue
        ref, related = mended_at(snapshot, indicator_ref(indicator), measurement)
        like = indicator_name(snapshot, other)
        yield Issue(
            f"{indicator_name(snapshot, indicator)} có mẫu số {number_words(bottom)} còn"
            f" {like[:1].lower()}{like[1:]} có {number_words(known)}, dù cùng là “{indicator.denominator_label}”",
            ref,
            "denominator",
            number_words(known),
            number_words(bottom),
            related=(*related, indicator_ref(other)),
        )
