"""Indicators over time: through the periods of a year where something was told there, else over the years."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from cdsdesk.document.chart_lines import AIM, Course, Moment
from cdsdesk.document.charts import Goal
from cdsdesk.document.drawing import Paint
from cdsdesk.errors import UsageError
from cdsdesk.model.evaluation import evaluate, measured
from cdsdesk.model.indicators import Accumulation, Evaluation, Indicator, Measurement
from cdsdesk.model.office import PeriodKind
from cdsdesk.model.periods import Window, period_code, window
from cdsdesk.model.reading import levels_of_period, measurement_of, target_of
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.reporting.values import result_words, target_words, with_unit

_YEARS = 4
_LONGEST_AIM = 16
_QUARTERS = {3: "Quý I", 6: "Quý II", 9: "Quý III", 12: "Quý IV"}
_MONTHS = {month: f"T{month}" for month in range(1, 13)}
_RUNNING = frozenset(
    {
        PeriodKind.MONTH,
        PeriodKind.QUARTER,
        PeriodKind.HALF,
        PeriodKind.NINE_MONTHS,
        PeriodKind.MONTHS,
        PeriodKind.YEAR,
    }
)
_PARTS = (PeriodKind.QUARTER, PeriodKind.MONTH)


@dataclass(frozen=True)
class Trend:
    """An indicator with what is known of it over time; ``title`` says what the chart shows."""

    indicator: str
    name: str
    title: str
    course: Course
    evaluation: Evaluation | None


def trends(snapshot: Snapshot) -> tuple[Trend, ...]:
    """Return the indicators of the snapshot's period that have a number to show, in the order of their list."""
    found = (_trend(snapshot, indicator) for indicator in levels_of_period(snapshot))
    return tuple(trend for trend in found if trend.course.told)


def most_telling(found: Sequence[Trend]) -> Trend | None:
    """Return the trend to begin with: one that missed its target before others, then the one with most values."""
    ranked = [(one.evaluation is Evaluation.MISSED, len(one.course.told), -at) for at, one in enumerate(found)]
    return found[-max(ranked)[2]] if ranked else None


def goals_of(snapshot: Snapshot, indicators: Sequence[Indicator]) -> tuple[Goal, ...]:
    """Return the values of indicators in the snapshot's period held against their targets."""
    found = []
    for indicator in indicators:
        row = measurement_of(snapshot, indicator.uid)
        now = _moment(snapshot, indicator, "", row, snapshot.period.year if snapshot.period else 0)
        if now.value is not None:
            target = None if now.target is None else float(now.target)
            aim = f"{AIM} {now.target_words}" if now.target_words else ""
            name = _name(indicator)
            found.append(Goal(name, float(now.value), target, now.label, aim, Paint.RED_BAR, indicator.uid))
    return tuple(found)


def _name(indicator: Indicator) -> str:
    """Return an indicator with its number and, of a row with levels, its level."""
    name = " ".join(indicator.name.split())
    if indicator.scope:
        name = f"{name} ({indicator.scope[:1].lower()}{indicator.scope[1:]})"
    return f"{indicator.code}. {name}" if indicator.code else name


def _trend(snapshot: Snapshot, indicator: Indicator) -> Trend:
    rows = [row for row in snapshot.where(Measurement, "indicator", indicator.uid) if row.unit == snapshot.office]
    within, by = _within_year(snapshot, indicator, rows)
    over = _over_years(snapshot, indicator, rows)
    course, by = (within, by) if len(within.told) > 1 or not over.told else (over, "theo năm")
    target = target_of(snapshot, indicator)
    evaluation = evaluate(indicator, target, measurement_of(snapshot, indicator.uid))
    return Trend(indicator.uid, _name(indicator), by, course, evaluation)


def _over_years(snapshot: Snapshot, indicator: Indicator, rows: Sequence[Measurement]) -> Course:
    """Return the values of this period and of the same period in the years before."""
    period = snapshot.period
    if period is None or period.kind in (PeriodKind.FREE, PeriodKind.DAY):
        return Course(indicator.name, ())
    by_code = {period_code(row.period): row for row in rows}
    years = range(period.year - _YEARS + 1, period.year + 1)
    found = [_moment(snapshot, indicator, f"{year}", by_code.get(f"{year}{period.code[4:]}"), year) for year in years]
    while found and found[0].value is None:
        found.pop(0)
    return Course(indicator.name, tuple(found))


def _within_year(snapshot: Snapshot, indicator: Indicator, rows: Sequence[Measurement]) -> tuple[Course, str]:
    """Return the values through the year, by quarter or by month, beside those of the year before."""
    year = snapshot.period.year if snapshot.period else 0
    kinds = _RUNNING
    if indicator.accumulation is Accumulation.IN_PERIOD:
        # What belongs to its period only is held against periods of the same length.
        kinds = frozenset({max(_PARTS, key=lambda kind: len(_ends(rows, year, frozenset({kind}))))})
    now, before = _ends(rows, year, kinds), _ends(rows, year - 1, kinds)
    names = _QUARTERS if now.keys() | before.keys() <= _QUARTERS.keys() else _MONTHS
    moments = []
    for month, name in names.items():
        made = _moment(snapshot, indicator, name, now.get(month), year)
        moments.append(_beside(snapshot, indicator, made, before.get(month), year - 1))
    return Course(indicator.name, tuple(moments), f"Năm {year}", f"Năm {year - 1}"), (
        "theo quý" if names is _QUARTERS else "theo tháng"
    )


def _ends(rows: Sequence[Measurement], year: int, kinds: frozenset[PeriodKind]) -> Mapping[int, Measurement]:
    """Return the values of a year by the month in which their period ends; of two the one over the longer period."""
    found: dict[int, tuple[int, Measurement]] = {}
    for row in rows:
        span = _window(row.period)
        if span is None or span.year != year or span.kind not in kinds:
            continue
        days = (span.calendar_to - span.calendar_from).days
        month = span.calendar_to.month
        if month not in found or days > found[month][0]:
            found[month] = days, row
    return {month: row for month, (_, row) in found.items()}


def _window(code: str) -> Window | None:
    try:
        return window(code)
    except UsageError:
        return None


def _moment(snapshot: Snapshot, indicator: Indicator, name: str, row: Measurement | None, year: int) -> Moment:
    target = target_of(snapshot, indicator, year)
    aim = target.value if target is not None else None
    told = target_words(indicator, target)
    if aim is not None and len(told) > _LONGEST_AIM:
        told = with_unit(indicator, aim)
    value = measured(indicator, row)
    words = result_words(indicator, target, row) if value is not None else ""
    return Moment(
        name,
        value,
        _label(words),
        words,
        None if aim is None else Fraction(aim),
        "" if aim is None else told,
    )


def _beside(snapshot: Snapshot, indicator: Indicator, now: Moment, row: Measurement | None, year: int) -> Moment:
    """Put the value of the year before beside a moment."""
    before = _moment(snapshot, indicator, "", row, year)
    return replace(now, before=before.value, before_words=before.label)


def _label(words: str) -> str:
    """Return the number at the head of a result: "39,3%" of "39,3% (5.179/13.178)"."""
    return words.split(" ", 1)[0]
