"""A value beside those of earlier periods, a state beside the state before; differences are exact."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from cdsdesk.errors import UsageError
from cdsdesk.model.evaluation import measured
from cdsdesk.model.indicators import Accumulation, Indicator, Measure, Measurement
from cdsdesk.model.periods import Window, period_code, period_words, window
from cdsdesk.model.reading import measurement_of
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import Progress
from cdsdesk.vietnamese.numbers import format_number

_PLACES = 2


@dataclass(frozen=True)
class PastValue:
    """What was told of an indicator in one period; ``value`` in percent for a ratio, else in its unit."""

    period: str
    measurement: Measurement
    value: Fraction | None

    def words(self) -> str:
        """Return the period in words: "quý I năm 2026"."""
        return period_words(self.period)


@dataclass(frozen=True)
class Comparison:
    """An indicator in the period, the period before and the same period last year.

    Values and differences are in percent (percentage points) for a ratio, from its numerator and denominator, else in
    the indicator's unit; None where one side has no number. ``carried`` tells that the value stands from earlier.
    """

    now: PastValue | None
    before: PastValue | None
    last_year: PastValue | None
    carried: bool = False

    @property
    def since_before(self) -> Fraction | None:
        """The difference to the period before."""
        return _difference(self.now, self.before)

    @property
    def since_last_year(self) -> Fraction | None:
        """The difference to the same period last year."""
        return _difference(self.now, self.last_year)


def comparison(snapshot: Snapshot, indicator: Indicator) -> Comparison:
    """Hold an indicator's value of the snapshot's period beside the one before and the one of last year."""
    found = measurement_of(snapshot, indicator.uid)
    return Comparison(
        _past(indicator, found),
        _past(indicator, snapshot.before.get(indicator.uid)),
        _past(indicator, snapshot.last_year.get(indicator.uid)),
        found is not None and found.uid in snapshot.carried,
    )


def past_values(everything: Snapshot, indicator: Indicator, period: str, n: int = 4) -> tuple[PastValue, ...]:
    """Return what the office told of an indicator before a period, at most ``n`` periods back, the latest first.

    A value that counts within its period is only comparable with periods of the same kind; one that adds up from the
    start of the year or stands on a day with every period, and of those that end together the longest one speaks.
    Raises UsageError for a code that names no period.
    """
    this = window(period)
    ends: dict[date, tuple[date, PastValue]] = {}
    for record in everything.where(Measurement, "indicator", indicator.uid):
        told = _window(record.period) if record.unit == everything.office else None
        if told is None or told.calendar_to >= this.calendar_to:
            continue
        if indicator.accumulation is Accumulation.IN_PERIOD and told.kind is not this.kind:
            continue
        value = _past(indicator, record)
        known = ends.get(told.calendar_to)
        if value is not None and (known is None or told.calendar_from < known[0]):
            ends[told.calendar_to] = told.calendar_from, value
    return tuple(ends[end][1] for end in sorted(ends, reverse=True)[:n])


def past_progress(everything: Snapshot, task: str, period: str, n: int = 4) -> tuple[Progress, ...]:
    """Return what the office told of a task before a period, at most ``n`` periods back, the latest first.

    Raises UsageError for a code that names no period.
    """
    this = window(period)
    told = [
        (found.calendar_to, found.calendar_from, row)
        for row in everything.where(Progress, "task", task)
        if row.unit == everything.office and (found := _window(row.period)) is not None
    ]
    earlier = [one for one in told if one[0] < this.calendar_to]
    earlier.sort(key=lambda one: (one[0], one[1]), reverse=True)
    return tuple(row for _to, _from, row in earlier[:n])


def difference_words(indicator: Indicator, difference: Fraction | None) -> str:
    """Return a difference as an officer reads it: "+3,25 điểm %", "−2", "không đổi"; empty without one."""
    if difference is None:
        return ""
    exact = Decimal(difference.numerator) / Decimal(difference.denominator)
    text = format_number(abs(exact), _PLACES)
    shown = text.rstrip("0").rstrip(",") if "," in text else text
    if shown == "0":
        return "không đổi" if difference == 0 else f"{'+' if difference > 0 else '−'}dưới 0,01"
    unit = " điểm %" if indicator.measure is Measure.RATIO else ""
    return f"{'+' if difference > 0 else '−'}{shown}{unit}"


def _past(indicator: Indicator, record: object) -> PastValue | None:
    if not isinstance(record, Measurement):
        return None
    return PastValue(period_code(record.period), record, measured(indicator, record))


def _difference(now: PastValue | None, then: PastValue | None) -> Fraction | None:
    if now is None or then is None or now.value is None or then.value is None:
        return None
    return now.value - then.value


def _window(code: str) -> Window | None:
    try:
        return window(code)
    except UsageError:
        return None
