"""Which periods the header offers, and how they are called there."""

from collections.abc import Iterable
from datetime import date

from cdsdesk.errors import CdsError
from cdsdesk.model.indicators import Measurement
from cdsdesk.model.office import Period
from cdsdesk.model.periods import Window, period_code, period_words, window
from cdsdesk.model.reports import Report, ReportKind, ReportState, is_final
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import Progress
from cdsdesk.vietnamese.dates import format_date, format_date_table

Named = tuple[str, str]
_STANDING = {
    ReportState.DRAFT: "đang ghi",
    ReportState.EXPORTED: "đã xuất, chờ ký",
    ReportState.SIGNED: "đã ký",
    ReportState.SENT: "đã gửi",
}
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


def offered(everything: Snapshot) -> list[Named]:
    """Return the used periods as the menu shows them, how far each one's report is behind a tab."""
    return [(code, f"{name}\t{standing(everything, code)}") for code, name in used(everything)]


def standing(everything: Snapshot, code: str) -> str:
    """Say how far the office's report of a period is: "đang ghi", "đã ký 16/12/2022"."""
    rows = [
        row
        for row in everything.where(Report, "unit", everything.office)
        if row.kind is ReportKind.BAO_CAO and row.state is not ReportState.REPLACED and period_code(row.period) == code
    ]
    final = [row for row in rows if is_final(row)]
    if not final:
        return _STANDING[rows[-1].state if rows else ReportState.DRAFT]
    on = f" {format_date(final[-1].date)}" if final[-1].date is not None else ""
    correcting = ", đang thay thế" if len(rows) > len(final) else ""
    return f"{_STANDING[final[-1].state]}{on}{correcting}"


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
