"""What we tell in the result cells of somebody's form, by the field paths of an import."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from cdsdesk.errors import UsageError
from cdsdesk.model.indicators import Indicator, Measure, Measurement
from cdsdesk.model.periods import period_code
from cdsdesk.model.reading import measurement_of, progress_of, state_of, target_of
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import Task
from cdsdesk.reporting.values import evaluation_words, result_words, state_words

Told = str | int | Decimal


def told_of_task(snapshot: Snapshot, task: Task) -> Mapping[str, Told]:
    """Return result and state of a task for the snapshot's period."""
    told = progress_of(snapshot, task.uid)
    return {
        "result": told.result if told is not None else "",
        "status_text": state_words(state_of(snapshot, task), told),
    }


def told_of_indicator(snapshot: Snapshot, indicator: Indicator, paths: Iterable[str]) -> Mapping[str, Told]:
    """Return the values of an indicator that columns with these paths ask for; a path without a period means ours."""
    now = measurement_of(snapshot, indicator.uid)
    target = target_of(snapshot, indicator)
    told: dict[str, Told] = {}
    for path in paths:
        name, _, period = path.partition(".")
        found = _of_period(snapshot, indicator, period) if period else now
        if name in ("result", "measurements") and found is not None:
            told[path] = _result(snapshot, indicator, found)
        elif name in ("numerator", "denominator") and now is not None:
            number = getattr(now, name)
            told[path] = _plain(number) if number is not None else ""
        elif name == "evaluation_text":
            told[path] = evaluation_words(indicator, target, now)
    return told


def _of_period(snapshot: Snapshot, indicator: Indicator, period: str) -> Measurement | None:
    """Return the office's value of a period that a heading names."""
    wanted = _code(period)
    if snapshot.period is not None and wanted == snapshot.period.code:
        return measurement_of(snapshot, indicator.uid)
    rows = snapshot.where(Measurement, "indicator", indicator.uid)
    return next((row for row in rows if row.unit == snapshot.office and _code(row.period) == wanted), None)


def _code(period: str) -> str:
    try:
        return period_code(period)
    except UsageError:
        return period


def _result(snapshot: Snapshot, indicator: Indicator, found: Measurement) -> Told:
    """Return a count as a number, anything else as it is printed ("62,6% (67/107)")."""
    if indicator.measure in (Measure.COUNT, Measure.SCORE) and found.value is not None:
        return _plain(found.value)
    return result_words(indicator, target_of(snapshot, indicator), found)


def _plain(number: Decimal) -> int | Decimal:
    return int(number) if number == number.to_integral_value() else number
