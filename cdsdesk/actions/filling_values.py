"""What we tell in the result cells of somebody's form, by the field paths of an import."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cdsdesk.errors import UsageError
from cdsdesk.model.indicators import Indicator, Measure, Measurement
from cdsdesk.model.periods import period_code
from cdsdesk.model.reading import measurement_of, progress_of, state_of, target_of
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import Task
from cdsdesk.reporting.values import counts_words, evaluation_words, result_words, share_words, state_words
from cdsdesk.vietnamese.text import search_key

Told = str | int | Decimal

_RESULTS = ("result", "measurements")
_COUNTS = re.compile(r".*\btu so\b.*\bmau so\b.*")
_SHARE = re.compile(r"(?:.*\W)?(?:dat )?ty le(?: dat)?(?: ?\(?%\)?)?|(?:.*\W)?%")


@dataclass(frozen=True, slots=True)
class PartedResult:
    """The columns of a form that want a result in two: what was counted ("67/107") and its share ("62,6%")."""

    counts: int
    share: int


def parted_result(headers: Sequence[str], fields: Sequence[str | None]) -> PartedResult | None:
    """Return the two columns of a result, which stand side by side; None where one cell takes the whole."""
    keys = [search_key(heading) for heading in headers]
    for at, field in enumerate(fields):
        if (field or "").partition(".")[0] not in _RESULTS or not _COUNTS.fullmatch(keys[at]):
            continue
        for beside in (at + 1, at - 1):
            if 0 <= beside < len(fields) and fields[beside] is None and _SHARE.fullmatch(keys[beside]):
                return PartedResult(at, beside)
    return None


def parts_told(
    snapshot: Snapshot, indicator: Indicator, columns: PartedResult, fields: Sequence[str | None]
) -> Mapping[int, Told]:
    """Return by column what a form wants in two columns; empty for a result that was not counted."""
    _, _, period = (fields[columns.counts] or "").partition(".")
    found = _of_period(snapshot, indicator, period) if period else measurement_of(snapshot, indicator.uid)
    share = share_words(indicator, target_of(snapshot, indicator), found) if found is not None else ""
    if found is None or not share:
        return {}
    return {columns.counts: counts_words(found), columns.share: f"{share}%"}


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
        if name in _RESULTS and found is not None:
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
