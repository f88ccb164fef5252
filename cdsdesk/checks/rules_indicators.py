"""Results of indicators against their targets, and counts that cannot be."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from cdsdesk.checks.naming import indicator_name, indicator_ref, mended_at, quoted
from cdsdesk.checks.near_words import near_word
from cdsdesk.checks.registry import Issue, rule
from cdsdesk.checks.scopes import INDICATORS
from cdsdesk.model.changes import updated
from cdsdesk.model.evaluation import agrees, evaluate, measured, ratio
from cdsdesk.model.findings import Fix, Severity
from cdsdesk.model.indicators import EVALUATION_WORDS, Comparator, Evaluation, Indicator, Measure, Measurement, Target
from cdsdesk.model.reading import measurement_of, target_of
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.vietnamese.numbers import format_number

_OFFICIAL = "; ".join(words for code, words in EVALUATION_WORDS.items() if code is not Evaluation.NO_DATA)
_COUNTS = (
    "measurement.numerator",
    "measurement.denominator",
    "measurement.value",
    "indicator.measure",
)
_IN_WORDS = frozenset({Measure.YES_NO, Measure.TEXT})
_AIMS = ("target.comparator", "target.value", "target.value_to", "target.text", "indicator.better")


def number_words(value: Decimal | None) -> str:
    """Return a number as it is printed, "?" for none."""
    return "?" if value is None else format_number(value)


def result_words(indicator: Indicator, measurement: Measurement) -> str:
    """Return a result as a sentence tells it: "67/107", "73,5%"."""
    if measurement.numerator is not None and (measurement.denominator is not None or measurement.value is None):
        return f"{number_words(measurement.numerator)}/{number_words(measurement.denominator)}"
    return f"{number_words(measurement.value)}{unit_mark(indicator)}"


def unit_mark(indicator: Indicator) -> str:
    """Return what stands behind a number of an indicator: "%", " người"."""
    share = indicator.unit_text == "%" or (not indicator.unit_text and indicator.measure is Measure.RATIO)
    return "%" if share else f" {indicator.unit_text}".rstrip()


def _has_digit(text: str) -> bool:
    return any(char.isdigit() for char in text)


def aim_words(indicator: Indicator, target: Target) -> str:
    """Return a target as written, else as understood."""
    return target.text or f"{number_words(target.value)}{unit_mark(indicator)}"


@rule(
    "indicator.against-target",
    Severity.ERROR,
    "Đánh giá chỉ tiêu đã ghi trái với mục tiêu",
    "measurement.evaluation_written",
    "measurement.reason",
    *_COUNTS,
    *_AIMS,
    each=INDICATORS,
)
def against_target(snapshot: Snapshot, indicator: Indicator) -> Iterator[Issue]:
    """The evaluation is a statement of fact: one that the figures contradict must not be signed."""
    measurement = measurement_of(snapshot, indicator.uid)
    if measurement is None:
        return
    target = target_of(snapshot, indicator)
    computed = evaluate(indicator, target, measurement)
    written = measurement.evaluation_written
    if target is None or written is None or computed in (None, Evaluation.NO_DATA, written):
        return
    ref, related = mended_at(snapshot, indicator_ref(indicator), measurement)
    result, aim = result_words(indicator, measurement), aim_words(indicator, target)
    expected, found = EVALUATION_WORDS[computed], EVALUATION_WORDS[written]
    yield Issue(
        f"{indicator_name(snapshot, indicator)} ghi “{found}” nhưng kết quả {result} so với mục tiêu {aim}"
        f" là “{expected}”",
        ref,
        "evaluation_written",
        expected,
        found,
        (result, aim),
        related,
        reason=measurement.reason,
    )


@rule(
    "indicator.missing-value",
    Severity.NOTE,
    "Chỉ tiêu có mục tiêu trong năm nhưng chưa có kết quả",
    "measurement.evaluation_written",
    "measurement.text",
    *_COUNTS,
    *_AIMS,
    each=INDICATORS,
)
def missing_value(snapshot: Snapshot, indicator: Indicator) -> Iterator[Issue]:
    """A text is a result as well, for what is not measured in numbers."""
    target, measurement = target_of(snapshot, indicator), measurement_of(snapshot, indicator.uid)
    if target is None or target.comparator is None:
        return
    if measurement is not None and (measurement.text or measured(indicator, measurement) is not None):
        return
    ref, related = mended_at(snapshot, indicator_ref(indicator), measurement)
    written = measurement.evaluation_written if measurement else None
    found = EVALUATION_WORDS[written] if written else ""
    but = f", dù đã ghi “{found}”" if found else ""
    yield Issue(
        f"{indicator_name(snapshot, indicator)} có mục tiêu {aim_words(indicator, target)} nhưng chưa có kết quả{but}",
        ref,
        "value",
        found=found,
        facts=(aim_words(indicator, target),),
        related=related,
    )


@rule(
    "indicator.missing-target",
    Severity.NOTE,
    "Chỉ tiêu có kết quả nhưng không có mục tiêu của năm",
    "target.year",
    "target.indicator",
    *_COUNTS,
    each=INDICATORS,
)
def missing_target(snapshot: Snapshot, indicator: Indicator) -> Iterator[Issue]:
    """A dash in the table is told on purpose and is no missing target."""
    measurement = measurement_of(snapshot, indicator.uid)
    if measurement is None:
        return
    if snapshot.period is None or target_of(snapshot, indicator) is not None:
        return
    if measured(indicator, measurement) is None:
        return
    year = snapshot.period.year
    yield Issue(
        f"{indicator_name(snapshot, indicator)} có kết quả nhưng không có mục tiêu năm {year}",
        indicator_ref(indicator),
        f"targets.{year}",
        facts=(str(year),),
    )


@rule(
    "indicator.unreadable-target",
    Severity.NOTE,
    "Mục tiêu có con số nhưng chương trình không hiểu chắc",
    "target.text",
    "target.comparator",
    each=INDICATORS,
)
def unreadable_target(snapshot: Snapshot, indicator: Indicator) -> Iterator[Issue]:
    """Words alone ("Bắt đầu") are a target in words; with a number in them somebody meant a value."""
    target = target_of(snapshot, indicator)
    if target is None or target.comparator is not Comparator.TEXT or not _has_digit(target.text):
        return
    yield Issue(
        f"{indicator_name(snapshot, indicator)}: không hiểu chắc mục tiêu {quoted(target.text)}"
        " nên không tự đánh giá được",
        indicator_ref(indicator),
        f"targets.{target.year}",
        found=target.text,
    )


@rule(
    "indicator.numerator-above-denominator",
    Severity.ERROR,
    "Tử số lớn hơn mẫu số của một tỷ lệ",
    "measurement.reason",
    *_COUNTS,
    each=INDICATORS,
)
def numerator_above_denominator(snapshot: Snapshot, indicator: Indicator) -> Iterator[Issue]:
    """A part cannot be more than its whole."""
    measurement = measurement_of(snapshot, indicator.uid)
    if measurement is None:
        return
    top, bottom = measurement.numerator, measurement.denominator
    if indicator.measure is not Measure.RATIO or top is None or bottom is None or not 0 < bottom < top:
        return
    ref, related = mended_at(snapshot, indicator_ref(indicator), measurement)
    yield Issue(
        f"{indicator_name(snapshot, indicator)} có tử số {number_words(top)} lớn hơn mẫu số {number_words(bottom)}",
        ref,
        "numerator",
        f"không quá {number_words(bottom)}",
        number_words(top),
        related=related,
        reason=measurement.reason,
    )


@rule(
    "indicator.no-denominator",
    Severity.WARNING,
    "Tỷ lệ có tử số nhưng thiếu mẫu số hoặc mẫu số bằng 0",
    *_COUNTS,
    each=INDICATORS,
)
def no_denominator(snapshot: Snapshot, indicator: Indicator) -> Iterator[Issue]:
    """Without a whole there is no share to print; a share that was told by itself stands."""
    measurement = measurement_of(snapshot, indicator.uid)
    if measurement is None:
        return
    if indicator.measure is not Measure.RATIO or measurement.numerator is None:
        return
    if measured(indicator, measurement) is not None:
        return
    ref, related = mended_at(snapshot, indicator_ref(indicator), measurement)
    yield Issue(
        f"{indicator_name(snapshot, indicator)} có tử số {number_words(measurement.numerator)}"
        " nhưng không có mẫu số lớn hơn 0",
        ref,
        "denominator",
        found="" if measurement.denominator is None else number_words(measurement.denominator),
        facts=(number_words(measurement.numerator),),
        related=related,
    )


@rule(
    "indicator.share-above-whole",
    Severity.WARNING,
    "Tỷ lệ của một phần trong tổng số lớn hơn 100%",
    "measurement.reason",
    "target.value",
    *_COUNTS,
    each=INDICATORS,
)
def share_above_whole(snapshot: Snapshot, indicator: Indicator) -> Iterator[Issue]:
    """A share told without its counts; one that is aimed at above 100 is not the part of a whole."""
    measurement = measurement_of(snapshot, indicator.uid)
    if measurement is None:
        return
    value, target = measurement.value, target_of(snapshot, indicator)
    counted = ratio(measurement.numerator, measurement.denominator) is not None
    if indicator.measure is not Measure.RATIO or counted or value is None or value <= 100:
        return
    if unit_mark(indicator) != "%" or (target is not None and target.value is not None and target.value > 100):
        return
    ref, related = mended_at(snapshot, indicator_ref(indicator), measurement)
    yield Issue(
        f"{indicator_name(snapshot, indicator)} có tỷ lệ {number_words(value)}%, lớn hơn 100%",
        ref,
        "value",
        "không quá 100%",
        f"{number_words(value)}%",
        related=related,
        reason=measurement.reason,
    )


@rule(
    "indicator.unreadable-result",
    Severity.WARNING,
    "Kết quả chỉ tiêu không hiểu được nên không so được với mục tiêu",
    "measurement.text",
    "indicator.measure",
    *_AIMS,
    *_COUNTS[:3],
    each=INDICATORS,
)
def unreadable_result(snapshot: Snapshot, indicator: Indicator) -> Iterator[Issue]:
    """A result in words answers a target in words; against a number it says nothing, and figures mean a number."""
    measurement = measurement_of(snapshot, indicator.uid)
    if measurement is None:
        return
    text = measurement.text.strip(" -–—")
    if not text or indicator.measure in _IN_WORDS or measurement.numerator is not None:
        return
    target = target_of(snapshot, indicator)
    awaited = evaluate(indicator, target, None) is not None
    if measured(indicator, measurement) is not None or not (awaited or (target is None and _has_digit(text))):
        return
    ref, related = mended_at(snapshot, indicator_ref(indicator), measurement)
    yield Issue(
        f"{indicator_name(snapshot, indicator)}: không hiểu kết quả {quoted(text)}",
        ref,
        "text",
        found=measurement.text,
        related=related,
    )


@rule(
    "indicator.value-against-counts",
    Severity.WARNING,
    "Tỷ lệ đã ghi không bằng tử số chia mẫu số",
    *_COUNTS,
    each=INDICATORS,
)
def value_against_counts(snapshot: Snapshot, indicator: Indicator) -> Iterator[Issue]:
    """The share is printed from its counts; another number that was told beside them is a slip in one of the two."""
    measurement = measurement_of(snapshot, indicator.uid)
    if measurement is None:
        return
    share = ratio(measurement.numerator, measurement.denominator)
    value = measurement.value
    if indicator.measure is not Measure.RATIO or share is None or value is None or agrees(share, value):
        return
    ref, related = mended_at(snapshot, indicator_ref(indicator), measurement)
    counts = f"{number_words(measurement.numerator)}/{number_words(measurement.denominator)}"
    exact = format_number(Decimal(share.numerator) / Decimal(share.denominator), 2)
    yield Issue(
        f"{indicator_name(snapshot, indicator)} ghi {number_words(value)}% nhưng {counts} là {exact}%",
        ref,
        "value",
        f"{exact}%",
        f"{number_words(value)}%",
        (counts,),
        related,
    )


@rule(
    "indicator.unknown-word",
    Severity.WARNING,
    "Đánh giá chỉ tiêu không dùng một trong các từ quy định",
    "measurement.evaluation_text",
    "measurement.evaluation_written",
    each=INDICATORS,
)
def unknown_word(snapshot: Snapshot, indicator: Indicator) -> Iterator[Issue]:
    """Another word is kept and printed, but it says nothing that can be held against the target."""
    measurement = measurement_of(snapshot, indicator.uid)
    if measurement is None:
        return
    text = measurement.evaluation_text
    if measurement.evaluation_written is not None or not text.strip(" -–—"):
        return
    ref, related = mended_at(snapshot, indicator_ref(indicator), measurement)
    yield Issue(
        f"{indicator_name(snapshot, indicator)} ghi đánh giá {quoted(text)}, không phải từ quy định",
        ref,
        "evaluation_text",
        _OFFICIAL,
        text,
        related=related,
        fix=_meant_word(measurement) if ref.type == Measurement.TYPE else None,
    )


def _meant_word(measurement: Measurement) -> Fix | None:
    """Offer the official word of which what was written is a slip of the keys."""
    meant = near_word(measurement.evaluation_text, EVALUATION_WORDS)
    if meant is None:
        return None
    words = EVALUATION_WORDS[meant]
    change = updated(measurement, replace(measurement, evaluation_written=meant, evaluation_text=words))
    return Fix(f"Ghi “{words}”", (change,)) if change else None
