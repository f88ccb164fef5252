"""What the records behind a run of words can account for, reckoned anew from the records alone."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import combinations

from cdsdesk.document.blocks import Run
from cdsdesk.model.activities import Activity, Attendance
from cdsdesk.model.fields import Record
from cdsdesk.model.indicators import Measurement, Target
from cdsdesk.model.periods import Window, next_period, period_words, previous, window
from cdsdesk.model.reports import Report
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import Funding, Milestone, PlanItem, Progress, Task
from cdsdesk.model.teams import Team
from cdsdesk.vietnamese.dates import format_date
from cdsdesk.vietnamese.numbers import format_number

_NUMBER = re.compile(r"\d+(?:[.,/]\d+)*")


def unaccounted(run: Run, everything: Snapshot, period: Window, report: Report) -> list[str]:
    """Return the numbers of a run that its records do not account for."""
    records = {ref.uid: everything.get(ref.uid) or report for ref in run.refs}
    known: set[str] = set()
    for words in _words(list(records.values()), everything, period):
        known.update(_NUMBER.findall(words))
    return [number for number in _NUMBER.findall(run.text) if number not in known]


def _words(records: list[Record], everything: Snapshot, period: Window) -> Iterator[str]:
    yield f"{len(records):02d} {len(records)}"
    for record in records:
        yield from _told(record)
        if isinstance(record, Report):
            yield from _of_period(period)
        if isinstance(record, Task):
            yield " ".join(item.code for item in everything.where(PlanItem, "task", record.uid))
    yield from _sums(records, everything)
    yield from _shares(records)
    yield from _days(records, period)


def _told(record: Record) -> Iterator[str]:
    for value in vars(record).values():
        if isinstance(value, date):
            yield format_date(value)
        elif isinstance(value, Decimal | int):
            yield f"{format_number(value)} {value}"
        else:
            yield str(value)
    if isinstance(record, Measurement):
        yield period_words(record.period)


def _of_period(period: Window) -> Iterator[str]:
    codes = period.code, next_period(period.code), previous(period.code)
    yield " ".join(period_words(code) for code in codes)
    days = period.calendar_from, period.calendar_to, period.data_from, period.data_to, period.as_of
    yield " ".join(format_date(day) for day in (*days, window(str(period.year)).data_from))


def _sums(records: list[Record], everything: Snapshot) -> Iterator[str]:
    came = [row for row in records if isinstance(row, Activity)]
    attended = (
        row.attendees if row.attendees is not None else len(everything.where(Attendance, "activity", row.uid))
        for row in came
    )
    yield f"{sum(attended):02d}"
    money = [row.amount or 0 for row in records if isinstance(row, Funding)]
    yield format_number(Decimal(sum(money)) / 10**6)
    teams = [row for row in records if isinstance(row, Team)]
    if teams:
        chat = sum(bool(row.has_group_chat) for row in teams)
        yield f"{chat:02d}/{len(teams):02d} {_percent(Fraction(chat * 100, len(teams)))}"


def _values(record: Record) -> list[Fraction]:
    if isinstance(record, Target):
        return [Fraction(value) for value in (record.value, record.value_to) if value is not None]
    if not isinstance(record, Measurement):
        return []
    if record.numerator is not None and record.denominator:
        return [Fraction(record.numerator) * 100 / Fraction(record.denominator), Fraction(record.numerator)]
    return [Fraction(record.value)] if record.value is not None else []


def _shares(records: list[Record]) -> Iterator[str]:
    for record in records:
        if isinstance(record, Measurement) and record.numerator is not None and record.denominator is not None:
            yield f"{format_number(record.numerator)}/{format_number(record.denominator)}"
        yield " ".join(_percent(value) for value in _values(record))
    for one, other in combinations(records, 2):
        for left in _values(one):
            yield " ".join(_percent(abs(left - right)) for right in _values(other))


def _percent(value: Fraction) -> str:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    found = (exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) for places in range(5))
    return " ".join(format_number(one) for one in found)


def _days(records: list[Record], period: Window) -> Iterator[str]:
    limits = [row.deadline_to for row in records if isinstance(row, Task | Milestone) and row.deadline_to is not None]
    done = [row.completed_on for row in records if isinstance(row, Progress) and row.completed_on is not None]
    for limit in limits:
        yield " ".join(format_number((day - limit).days) for day in (*done, period.as_of))
