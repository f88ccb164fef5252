"""The period before, seen from a snapshot of this one: a plan tells of the year that it follows."""

from datetime import date

from cdsdesk.errors import UsageError
from cdsdesk.model.indicators import Accumulation, Indicator, Measurement
from cdsdesk.model.periods import Window, period_code, previous, same_last_year, window
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import Progress


def last_snapshot(snapshot: Snapshot) -> Snapshot:
    """Return a snapshot over the period before, made from the records that one of this period holds.

    Values of indicators are those of that period, else the latest that stand on within its year. The progress of tasks
    is the one known now, judged by the days of that period.
    """
    if snapshot.period is None:
        raise ValueError("a snapshot of a period is needed")
    before = window(previous(snapshot.period.code))
    rows = [row for row in snapshot.all(Measurement) if row.unit == snapshot.office]
    told = {row.indicator for row in rows if period_code(row.period) == before.code}
    latest: dict[str, tuple[date, Measurement]] = {}
    for row in rows:
        indicator = snapshot.find(Indicator, row.indicator)
        span = _window(row.period)
        within = span is not None and span.year == before.year and span.as_of <= before.as_of
        stands = indicator is not None and indicator.accumulation is not Accumulation.IN_PERIOD
        if span is not None and within and stands and row.indicator not in told:
            known = latest.get(row.indicator)
            if known is None or span.as_of > known[0]:
                latest[row.indicator] = span.as_of, row
    values = {
        name: {row.indicator: row for row in rows if period_code(row.period) == code}
        for name, code in (("before", previous(before.code)), ("last_year", same_last_year(before.code)))
    }
    older = (row.uid for row in snapshot.all(Progress) if period_code(row.period) != before.code)
    carried = frozenset((*(row.uid for _, row in latest.values()), *older))
    return snapshot.patched({}, period=before, carried=carried, **values)


def _window(code: str) -> Window | None:
    try:
        return window(code)
    except UsageError:
        return None
