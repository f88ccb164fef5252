"""What an indicator reached before: the last periods as columns and as a chart, the same period of the year before."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from cdsdesk.actions.indicator_list import Judged, value_words
from cdsdesk.document.chart_lines import Course, Moment
from cdsdesk.errors import UsageError
from cdsdesk.model.comparing import PastValue, comparison, difference_words, past_values
from cdsdesk.model.evaluation import measured
from cdsdesk.model.indicators import Indicator, Measurement, Target
from cdsdesk.model.office import PeriodKind
from cdsdesk.model.periods import Window, period_words, window
from cdsdesk.model.reading import target_of
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.reporting.values import result_words, unit_mark, with_unit

PERIODS = 4
_ALL = 1000
_LONGEST_AIM = 16


@dataclass(frozen=True)
class Past:
    """The last periods of an indicator up to now as a chart, and how it moved in words, one line each."""

    course: Course
    lines: tuple[str, ...]


def past_periods(everything: Snapshot, period: str, n: int = PERIODS) -> tuple[str, ...]:
    """Return the codes of the last periods before one in which the office told of any indicator, the latest first.

    Of periods that end together the longest one stands for all. Raises UsageError for a code that names no period.
    """
    this = window(period)
    codes = {row.period for row in everything.where(Measurement, "unit", everything.office)}
    known = [made for code in codes if (made := _window(code)) is not None and made.calendar_to < this.calendar_to]
    by_end = {made.calendar_to: made for made in sorted(known, key=lambda one: one.calendar_from, reverse=True)}
    return tuple(by_end[end].code for end in sorted(by_end, reverse=True)[:n])


def past_words(everything: Snapshot, indicator: Indicator, period: str) -> Mapping[str, str]:
    """Return an indicator's comparable values before a period by their periods' codes, as a list shows them."""
    return {one.period: _words(indicator, one) for one in past_values(everything, indicator, period, _ALL)}


def before_words(snapshot: Snapshot, indicator: Indicator) -> tuple[str, str]:
    """Return the value of the period before and how it moved since; empty without one."""
    found = comparison(snapshot, indicator)
    return _words(indicator, found.before), difference_words(indicator, found.since_before)


def last_year_words(snapshot: Snapshot, indicator: Indicator) -> tuple[str, str]:
    """Return the value of the same period of the year before and how it moved since; empty without one."""
    found = comparison(snapshot, indicator)
    return _words(indicator, found.last_year), difference_words(indicator, found.since_last_year)


def past(everything: Snapshot, snapshot: Snapshot, indicator: Indicator) -> Past:
    """Return what is known of an indicator over time for the form beside it. Raises ValueError without a period."""
    if snapshot.period is None:
        raise ValueError("what came before belongs to a period")
    found = comparison(snapshot, indicator)
    earlier = past_values(everything, indicator, snapshot.period.code, PERIODS)
    now = found.now if found.now is not None and not found.carried else None
    shown = [*reversed(earlier), *([now] if now is not None else [])]
    moments = tuple(_moment(everything, indicator, one) for one in shown)
    same = found.before is not None and found.last_year is not None and found.before.period == found.last_year.period
    lines = (
        "" if same else _line("Kỳ trước", indicator, found.before, difference_words(indicator, found.since_before)),
        _line("Cùng kỳ năm trước", indicator, found.last_year, difference_words(indicator, found.since_last_year)),
    )
    return Past(Course(indicator.name, moments), tuple(line for line in lines if line))


def short_words(code: str) -> str:
    """Return a period as it stands below a chart: "Q1/22", "T3/22", "9T/22", "2022"."""
    made = window(code)
    year = f"{made.year % 100:02d}"
    match made.kind:
        case PeriodKind.YEAR:
            return str(made.year)
        case PeriodKind.QUARTER:
            return f"Q{made.calendar_to.month // 3}/{year}"
        case PeriodKind.MONTH:
            return f"T{made.calendar_to.month}/{year}"
        case PeriodKind.HALF if made.calendar_to.month == 12:
            return f"6T cuối/{year}"
        case PeriodKind.HALF | PeriodKind.NINE_MONTHS | PeriodKind.MONTHS:
            return f"{made.calendar_to.month}T/{year}"
        case _:
            return f"{made.calendar_to.day}/{made.calendar_to.month}/{year}"


def _words(indicator: Indicator, one: PastValue | None) -> str:
    return "" if one is None else value_words(Judged(indicator, None, one.measurement))


def _line(name: str, indicator: Indicator, one: PastValue | None, moved: str) -> str:
    if one is None:
        return ""
    told = result_words(indicator, None, one.measurement)
    since = f", đến nay {moved}" if moved else ""
    return f"{name} ({period_words(one.period)}): {told or 'chưa có số liệu'}{since}."


def _moment(everything: Snapshot, indicator: Indicator, one: PastValue) -> Moment:
    target = target_of(everything, indicator, window(one.period).year)
    value = measured(indicator, one.measurement)
    label = f"{_words(indicator, one)}{unit_mark(indicator) if unit_mark(indicator) == '%' else ''}"
    aim = target.value if target is not None else None
    return Moment(
        short_words(one.period),
        value,
        "" if value is None else label,
        "" if value is None else result_words(indicator, target, one.measurement),
        None if aim is None else Fraction(aim),
        _aim(indicator, target),
    )


def _aim(indicator: Indicator, target: Target | None) -> str:
    if target is None or target.value is None:
        return ""
    plain = with_unit(indicator, target.value)
    return plain if len(plain) <= _LONGEST_AIM else ""


def _window(code: str) -> Window | None:
    try:
        return window(code)
    except UsageError:
        return None
