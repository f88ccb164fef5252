"""Which periods the header offers, and how they are called there."""

from collections.abc import Iterable
from datetime import date

from cdsdesk.errors import CdsError
from cdsdesk.model.indicators import Measurement
from cdsdesk.model.office import Period
from cdsdesk.model.periods import Window, period_words, window
from cdsdesk.model.reports import Report
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import Progress
from cdsdesk.vietnamese.dates import format_date_table

Named = tuple[str, str]
_OF_YEAR = ("{0}", "{0}-9M", "{0}-H1", "{0}-Q1", "{0}-Q2", "{0}-Q3", "{0}-Q4")


def words(code: str) -> str:
    """Return a period as a heading: "Năm 2022", "9 tháng đầu năm 2026"."""
    text = period_words(code)
    return text[:1].upper() + text[1:]


def span(period: Window) -> str:
    """Return the data window of a period."""
    return f"{format_date_table(period.data_from)} – {format_date_table(period.data_to)}"


def used(everything: Snapshot) -> list[Named]:
    """Return the periods in which something was told, the latest first."""
    codes = {row.period for row in everything.all(Progress)} | {row.period for row in everything.all(Measurement)}
    codes |= {row.period for row in everything.all(Report)} | {row.code for row in everything.all(Period)}
    found = [made for code in codes if (made := _window(code)) is not None]
    found.sort(key=lambda one: (one.as_of, one.calendar_from), reverse=True)
    return [(one.code, words(one.code)) for one in found]


def of_years(years: Iterable[int]) -> list[tuple[str, list[Named]]]:
    """Return the usual periods of each year."""
    offered = []
    for year in years:
        codes = [form.format(year) for form in _OF_YEAR] + [f"{year}-M{month:02d}" for month in range(1, 13)]
        offered.append((str(year), [(code, words(code)) for code in codes]))
    return offered


def first_period(everything: Snapshot, today: date) -> str:
    """Return the period to begin with: the latest in which something was told, else this year."""
    found = used(everything)
    return found[0][0] if found else str(today.year)


def _window(code: str) -> Window | None:
    try:
        return window(code)
    except CdsError:
        return None
