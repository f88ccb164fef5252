"""Reporting periods: codes, calendar windows, data windows (Nghị định 09/2019/NĐ-CP, Điều 12, 13), neighbours."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from cdsdesk.errors import UsageError
from cdsdesk.model.office import Period, PeriodKind
from cdsdesk.vietnamese.dates import format_date

WORKING_DAYS_TO_REPORT = 2
_CUT_DAY = 14
_CODE = re.compile(
    r"(?P<year>(?:19|20|21)[0-9]{2})(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|M(?P<month>[0-9]{1,2})|W(?P<week>[0-9]{1,2})"
    r"|(?P<months>[0-9]{1,2})M|(?P<bare>0[1-9]|1[0-2])|(?P<m>[0-9]{2})-(?P<d>[0-9]{2})))?"
)
_DAY = r"((?:19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2})"
_FREE = re.compile(rf"{_DAY}\.\.{_DAY}")
_ROMAN = {1: "I", 2: "II", 3: "III", 4: "IV"}


@dataclass(frozen=True)
class Window:
    """A period with its dates; ``as_of`` is the day on which states are judged."""

    code: str
    kind: PeriodKind
    calendar_from: date
    calendar_to: date
    data_from: date
    data_to: date
    as_of: date
    due: date

    @property
    def year(self) -> int:
        """The calendar year that the period belongs to."""
        return self.calendar_to.year


def window(code: str, own: Period | None = None, holidays: Collection[date] = ()) -> Window:
    """Return the window of a period code, with an office's own dates where it has set them.

    Raises UsageError for a code that names no period.
    """
    made = _made(code, holidays)
    if own is None:
        return made
    data_to = own.data_to or made.data_to
    changed = replace(
        made,
        calendar_from=own.calendar_from or made.calendar_from,
        calendar_to=own.calendar_to or made.calendar_to,
        data_from=own.data_from or made.data_from,
        data_to=data_to,
        as_of=own.as_of or data_to,
        due=own.due or working_day_after(data_to, WORKING_DAYS_TO_REPORT, holidays),
    )
    if changed.data_from > changed.data_to or changed.calendar_from > changed.calendar_to:
        raise UsageError("Kỳ báo cáo có ngày bắt đầu sau ngày kết thúc", code, "hãy sửa ngày của kỳ")
    return changed


@lru_cache(maxsize=4096)
def period_code(text: str) -> str:
    """Return the one spelling of a period's code ("2022-6M" is "2022-H1"); a text that names none stays as it is."""
    try:
        return _made(text, ()).code
    except UsageError:
        return text


@lru_cache(maxsize=4096)
def known_window(text: str) -> Window | None:
    """Return the window of a period by the calendar of the decree; None for a text that names no period."""
    try:
        return _made(text, ())
    except UsageError:
        return None


def working_day_after(day: date, count: int, holidays: Collection[date] = ()) -> date:
    """Return the ``count``-th working day after ``day`` (Nghị định 09/2019/NĐ-CP, Điều 13)."""
    while count:
        day += timedelta(days=1)
        if day.weekday() < 5 and day not in holidays:
            count -= 1
    return day


def previous(code: str) -> str:
    """Return the code of the period before, of the same kind; N months and nine months step by a year."""
    made = _made(code, ())
    before = made.calendar_from - timedelta(days=1)
    match made.kind:
        case PeriodKind.MONTH:
            return f"{before.year}-M{before.month:02d}"
        case PeriodKind.QUARTER:
            return f"{before.year}-Q{(before.month + 2) // 3}"
        case PeriodKind.HALF:
            return f"{before.year}-H{1 if before.month < 7 else 2}"
        case PeriodKind.WEEK:
            year, week, _ = before.isocalendar()
            return f"{year}-W{week:02d}"
        case PeriodKind.DAY:
            return before.isoformat()
        case PeriodKind.FREE:
            length = made.calendar_to - made.calendar_from
            return f"{(before - length).isoformat()}..{before.isoformat()}"
        case _:
            return same_last_year(code)


def next_period(code: str) -> str:
    """Return the code of the period that the plans of a report speak of: the next one of its kind.

    After nine months it is the last quarter, after other runs of months the year itself.
    """
    made = _made(code, ())
    after = made.calendar_to + timedelta(days=1)
    match made.kind:
        case PeriodKind.MONTH:
            return f"{after.year}-M{after.month:02d}"
        case PeriodKind.QUARTER:
            return f"{after.year}-Q{(after.month + 2) // 3}"
        case PeriodKind.HALF:
            return f"{after.year}-H{1 if after.month < 7 else 2}"
        case PeriodKind.NINE_MONTHS:
            return f"{made.year}-Q4"
        case PeriodKind.MONTHS:
            return f"{made.year}"
        case PeriodKind.WEEK:
            year, week, _ = after.isocalendar()
            return f"{year}-W{week:02d}"
        case PeriodKind.DAY:
            return after.isoformat()
        case PeriodKind.FREE:
            length = made.calendar_to - made.calendar_from
            return f"{after.isoformat()}..{(after + length).isoformat()}"
        case PeriodKind.YEAR:
            return f"{made.year + 1}"


def same_last_year(code: str) -> str:
    """Return the code of the same period a year earlier."""
    made = _made(code, ())
    if made.kind in (PeriodKind.DAY, PeriodKind.FREE):
        first, last = _year_back(made.calendar_from), _year_back(made.calendar_to)
        return first.isoformat() if made.kind is PeriodKind.DAY else f"{first.isoformat()}..{last.isoformat()}"
    earlier = f"{int(made.code[:4]) - 1}{made.code[4:]}"
    return earlier[:-2] + "52" if made.code.endswith("-W53") else earlier


def period_words(code: str) -> str:
    """Return a period as it is written in a title: "năm 2022", "quý I năm 2026", "9 tháng đầu năm 2026"."""
    made = _made(code, ())
    year = made.code[:4]
    match made.kind:
        case PeriodKind.YEAR:
            return f"năm {year}"
        case PeriodKind.HALF:
            return f"6 tháng {'đầu' if made.code.endswith('1') else 'cuối'} năm {year}"
        case PeriodKind.QUARTER:
            return f"quý {_ROMAN[int(made.code[-1])]} năm {year}"
        case PeriodKind.MONTH:
            return f"tháng {int(made.code[-2:])} năm {year}"
        case PeriodKind.NINE_MONTHS:
            return f"9 tháng đầu năm {year}"
        case PeriodKind.MONTHS:
            return f"{made.calendar_to.month} tháng đầu năm {year}"
        case PeriodKind.WEEK:
            return f"tuần {int(made.code[-2:])} năm {year}"
        case PeriodKind.DAY:
            return f"ngày {format_date(made.as_of)}"
        case PeriodKind.FREE:
            return f"từ ngày {format_date(made.calendar_from)} đến ngày {format_date(made.calendar_to)}"


def _made(written: str, holidays: Collection[date]) -> Window:
    code = written.strip().upper()
    if ".." in code:
        return _free(code, holidays)
    match = _CODE.fullmatch(code)
    if match is None:
        raise _unknown(written.strip())
    year = int(match["year"])
    try:
        if match["d"]:
            day = date(year, int(match["m"]), int(match["d"]))
            return _plain(day.isoformat(), PeriodKind.DAY, day, day, holidays)
        if match["week"]:
            first = date.fromisocalendar(year, int(match["week"]), 1)
            name = f"{year}-W{int(match['week']):02d}"
            return _plain(name, PeriodKind.WEEK, first, first + timedelta(days=6), holidays)
        name, kind, first_month, last_month = _months(match, year)
        calendar = date(year, first_month, 1), _month_end(year, last_month)
        data_to = date(year, last_month, _CUT_DAY)
    except ValueError:
        raise _unknown(code) from None
    data_from = date(year - 1, 12, 15) if first_month == 1 else date(year, first_month - 1, 15)
    due = working_day_after(data_to, WORKING_DAYS_TO_REPORT, holidays)
    return Window(name, kind, *calendar, data_from, data_to, data_to, due)


def _months(match: "re.Match[str]", year: int) -> tuple[str, PeriodKind, int, int]:
    """Return code, kind, first and last month of a period that is made of whole months."""
    names = "quarter", "half", "month", "months"
    quarter, half, month, months = (int(match[name] or 0) for name in names)
    month = month or int(match["bare"] or 0)
    if months == 3:
        quarter = 1
    elif months == 6:
        half = 1
    if quarter:
        return f"{year}-Q{quarter}", PeriodKind.QUARTER, 3 * quarter - 2, 3 * quarter
    if half:
        return f"{year}-H{half}", PeriodKind.HALF, 6 * half - 5, 6 * half
    if month:
        return f"{year}-M{month:02d}", PeriodKind.MONTH, month, month
    if match["months"] and months != 12:
        kind = PeriodKind.NINE_MONTHS if months == 9 else PeriodKind.MONTHS
        return f"{year}-{months}M", kind, 1, months
    if match["month"] or (match["months"] and months != 12):
        raise ValueError
    return f"{year}", PeriodKind.YEAR, 1, 12


def _free(code: str, holidays: Collection[date]) -> Window:
    match = _FREE.fullmatch(code)
    if match is None:
        raise _unknown(code)
    try:
        first, last = (date.fromisoformat(part) for part in match.groups())
    except ValueError:
        raise _unknown(code) from None
    if first > last:
        raise UsageError("Kỳ báo cáo có ngày bắt đầu sau ngày kết thúc", code, "hãy đổi lại hai ngày")
    return _plain(f"{first.isoformat()}..{last.isoformat()}", PeriodKind.FREE, first, last, holidays)


def _plain(code: str, kind: PeriodKind, first: date, last: date, holidays: Collection[date]) -> Window:
    due = working_day_after(last, WORKING_DAYS_TO_REPORT, holidays)
    return Window(code, kind, first, last, first, last, last, due)


def _month_end(year: int, month: int) -> date:
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(days=1)


def _year_back(day: date) -> date:
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _unknown(code: str) -> UsageError:
    return UsageError("Không hiểu kỳ báo cáo này", code, "hãy dùng như 2026, 2026-Q1, 2026-M03, 2026-9M hoặc 2026-H1")
