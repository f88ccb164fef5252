"""Which records belong to an office's snapshot of a period (docs/records.md, "What snapshot holds")."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from cdsdesk.model.activities import Activity
from cdsdesk.model.fields import Record, specs
from cdsdesk.model.indicators import Accumulation, Indicator, Measurement, Target
from cdsdesk.model.kinds import Ref
from cdsdesk.model.office import Holiday, Period, Unit
from cdsdesk.model.periods import Window, previous, same_last_year, window
from cdsdesk.model.reports import SameAs
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.systems import ComplianceEntry, Submission, SystemState
from cdsdesk.model.tasks import Funding, Progress
from cdsdesk.model.teams import Member, Team

Order = Callable[[Record], object]


def select(
    everything: Snapshot, code: str, unit: str | None = None, *, tree: bool = False, changed: Mapping[str, int] | None
) -> Snapshot:
    """Choose an office's records for a period. ``changed`` tells by uid in which step a record changed last.

    Shared records stay whole: a definition outside the year is harmless and a citation may name it; own records are
    those of the office (of its whole tree of lower offices with ``tree``) that the period calls for.
    Raises UsageError for a code that names no period.
    """
    office = unit or everything.office
    period = office_window(everything, code, office)
    units = _tree(everything, office) if tree else frozenset({office})
    order = changed or {}
    chosen: dict[str, Record] = {}
    carried: set[str] = set()
    for record in everything.records.values():
        if _belongs(record, units, period):
            chosen[record.uid] = record
    for record, is_carried in (*_progress(everything, units, period, order), *_measurements(everything, units, period)):
        chosen[record.uid] = record
        if is_carried:
            carried.add(record.uid)
    return Snapshot(
        office,
        chosen,
        period,
        frozenset(carried),
        _of_period(everything, office, previous(period.code)),
        _of_period(everything, office, same_last_year(period.code)),
    )


def office_window(everything: Snapshot, code: str, office: str) -> Window:
    """Return the window of a period with the office's own dates and holidays."""
    holidays = {day.date for day in everything.where(Holiday, "unit", office) if day.date is not None}
    plain = window(code, None, holidays)
    own = [period for period in everything.where(Period, "unit", office) if period.code in (code, plain.code)]
    return window(code, own[0], holidays) if own else plain


def without_aliases(records: Iterable[Record]) -> dict[str, Record]:
    """Read every reference to a uid that proved to be another's as that other (SameAs); the old record stands aside."""
    all_records = {record.uid: record for record in records}
    kept = {record.old: record.kept for record in all_records.values() if isinstance(record, SameAs)}
    if not kept:
        return all_records
    resolved = {old: _last(old, kept) for old in kept}
    return {
        uid: record if isinstance(record, SameAs) else _resolved(record, resolved)
        for uid, record in all_records.items()
        if uid not in resolved
    }


def _last(uid: str, kept: Mapping[str, str]) -> str:
    seen = {uid}
    while uid in kept and kept[uid] not in seen:
        uid = kept[uid]
        seen.add(uid)
    return uid


def _resolved(record: Record, kept: Mapping[str, str]) -> Record:
    changed: dict[str, Any] = {
        name: kept[value]
        for name, field in specs(type(record)).items()
        if isinstance(field.kind, Ref) and (value := getattr(record, name)) in kept
    }
    return replace(record, **changed) if changed else record


def _tree(everything: Snapshot, office: str) -> frozenset[str]:
    found, waiting = {office}, [office]
    while waiting:
        lower = {unit.uid for unit in everything.where(Unit, "parent", waiting.pop())} - found
        found |= lower
        waiting.extend(lower)
    return frozenset(found)


def _belongs(record: Record, units: frozenset[str], period: Window) -> bool:
    if "unit" in specs(type(record)) and getattr(record, "unit", "") not in units:
        return False
    match record:
        case Progress() | Measurement():
            return False
        case Target():
            return record.year is None or abs(record.year - period.year) <= 3
        case Team():
            return _stands(record.founded, record.dissolved, period.as_of)
        case Member():
            return _stands(record.joined, record.left, period.as_of)
        case Activity():
            return record.date is None or period.data_from <= record.date <= period.data_to
        case Funding():
            return record.year is None or record.year == period.year
        case SystemState() | ComplianceEntry() | Submission():
            return record.period[:4] == period.code[:4]
        case _:
            return True


def _stands(first: date | None, last: date | None, day: date) -> bool:
    return (first is None or first <= day) and (last is None or last > day)


def _progress(
    everything: Snapshot, units: frozenset[str], period: Window, changed: Mapping[str, int]
) -> Iterable[tuple[Record, bool]]:
    """Give for each office and task the progress of this period, else the latest told before it."""
    best: dict[tuple[str, str], tuple[bool, int, date, str]] = {}
    for record in everything.all(Progress):
        if record.unit not in units:
            continue
        told = office_window(everything, record.period, record.unit)
        this = told.code == period.code
        if not this and told.as_of > period.as_of:
            continue
        rank = this, changed.get(record.uid, 0), told.as_of, record.uid
        key = record.unit, record.task
        if key not in best or rank > best[key]:
            best[key] = rank
    for this, _, _, uid in best.values():
        yield everything.records[uid], not this


def _measurements(everything: Snapshot, units: frozenset[str], period: Window) -> Iterable[tuple[Record, bool]]:
    """Give for each office and indicator the value of this period, else the latest standing one of the year.

    Values of other periods stay too, for rows that show several years; they are never "of this period".
    """
    latest: dict[tuple[str, str], tuple[date, Measurement]] = {}
    told_now: set[tuple[str, str]] = set()
    for record in everything.all(Measurement):
        if record.unit not in units:
            continue
        told = office_window(everything, record.period, record.unit)
        key = record.unit, record.indicator
        yield record, False
        if told.code == period.code:
            told_now.add(key)
            continue
        stands = told.year == period.year and told.as_of <= period.as_of and _stands_on(everything, record)
        if stands and (key not in latest or told.as_of > latest[key][0]):
            latest[key] = told.as_of, record
    for key, (_, record) in latest.items():
        if key not in told_now:
            yield record, True


def _stands_on(everything: Snapshot, record: Measurement) -> bool:
    indicator = everything.find(Indicator, record.indicator)
    return indicator is not None and indicator.accumulation is not Accumulation.IN_PERIOD


def _of_period(everything: Snapshot, office: str, code: str) -> Mapping[str, Record]:
    return {
        record.indicator: record for record in everything.where(Measurement, "period", code) if record.unit == office
    }
