"""Which records belong to an office's snapshot of a period (docs/records.md, "What snapshot holds")."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import Any, TypeVar

from cdsdesk.errors import UsageError
from cdsdesk.model.activities import Activity
from cdsdesk.model.fields import Record, specs
from cdsdesk.model.indicators import Accumulation, Indicator, Measurement, Target
from cdsdesk.model.kinds import Ref
from cdsdesk.model.office import Holiday, Period, Unit
from cdsdesk.model.periods import Window, period_code, previous, same_last_year, window
from cdsdesk.model.registry import RECORD_TYPES
from cdsdesk.model.reports import SameAs
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.systems import ComplianceEntry, Remark, Submission, SystemState
from cdsdesk.model.tasks import Funding, Progress
from cdsdesk.model.teams import Member, Team

T = TypeVar("T", Progress, Measurement)
_TOLD = frozenset({Progress, Measurement})
_TIMED = frozenset({Target, Team, Member, Activity, Funding, SystemState, ComplianceEntry, Submission, Remark})
_ANEW = frozenset({SameAs, Period, Holiday})
_COMPARED = (("before", previous), ("last_year", same_last_year))
# Who has reported is told of the lower offices, and it is the office above that tells it.
_OWN = frozenset(record for record in RECORD_TYPES if "unit" in specs(record)) - {ComplianceEntry, Submission}


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
    told = _Told(everything, units, period)
    chosen: dict[str, Record] = {}
    carried: set[str] = set()
    for record in everything.records.values():
        if _belongs(record, units, period):
            chosen[record.uid] = record
    all_told = (
        _progress(told, everything.all(Progress), changed or {}),
        _measurements(told, everything.all(Measurement)),
    )
    for record, is_carried in chain(*all_told):
        chosen[record.uid] = record
        if is_carried:
            carried.add(record.uid)
    return everything.part(
        chosen,
        office=office,
        period=period,
        carried=frozenset(carried),
        before=_of_period(everything.all(Measurement), office, previous(period.code)),
        last_year=_of_period(everything.all(Measurement), office, same_last_year(period.code)),
    )


def reselect(
    before: Snapshot,
    everything: Snapshot,
    edits: Sequence[tuple[Record | None, Record | None]],
    changed: Mapping[str, int],
) -> Snapshot | None:
    """Return what ``select`` gives for one office after some edits (old, new), from what it gave before them.

    None where it must choose anew: other dates move every record, joined records stand for each other.
    """
    records = [record for edit in edits for record in edit if record is not None]
    if before.period is None or not _ANEW.isdisjoint(map(type, records)):
        return None
    told = _Told(everything, frozenset({before.office}), before.period)
    after: dict[str, Record | None] = {}
    for old, new in edits:
        for record, stays in ((old, False), (new, True)):
            if record is not None and type(record) not in _TOLD:
                after[record.uid] = record if stays and _belongs(record, told.units, told.period) else None
    tasks = {record.task for record in records if isinstance(record, Progress)}
    indicators = {record.indicator for record in records if isinstance(record, Measurement)}
    indicators |= {record.uid for record in records if isinstance(record, Indicator)}
    shown: list[tuple[Record, bool]] = []
    for task in tasks:
        after.update((row.uid, None) for row in before.where(Progress, "task", task))
        shown += _progress(told, everything.where(Progress, "task", task), changed)
    for indicator in indicators:
        after.update((row.uid, None) for row in before.where(Measurement, "indicator", indicator))
        shown += _measurements(told, everything.where(Measurement, "indicator", indicator))
    carried = before.carried - after.keys() | {record.uid for record, is_carried in shown if is_carried}
    after.update((record.uid, record) for record, _ in shown)
    compared = {
        name: _compared(told, indicators, getattr(before, name), code(before.period.code)) for name, code in _COMPARED
    }
    return before.patched(after, carried=carried, **compared)


def office_window(everything: Snapshot, code: str, office: str) -> Window:
    """Return the window of a period with the office's own dates and holidays."""
    holidays = {day.date for day in everything.where(Holiday, "unit", office) if day.date is not None}
    plain = window(code, None, holidays)
    own = [period for period in everything.where(Period, "unit", office) if period_code(period.code) == plain.code]
    return window(code, own[0], holidays) if own else plain


def without_aliases(records: Iterable[Record]) -> dict[str, Record]:
    """Read every reference to a uid that proved to be another's as that other (SameAs); the old record stands aside."""
    all_records = {record.uid: record for record in records}
    kept = {record.old: record.kept for record in all_records.values() if isinstance(record, SameAs)}
    if not kept:
        return all_records
    resolved = {old: last for old in kept if (last := _last(old, kept)) in all_records and last != old}
    names = {record: _references(record) for record in RECORD_TYPES}
    return {
        uid: record if isinstance(record, SameAs) else _resolved(record, names[type(record)], resolved)
        for uid, record in all_records.items()
        if uid not in resolved
    }


def _last(uid: str, kept: Mapping[str, str]) -> str:
    """Return the end of a chain of joined uids; two offices may have joined the same two the other way round."""
    path = [uid]
    while path[-1] in kept:
        following = kept[path[-1]]
        if following in path:
            return min(path[path.index(following) :])
        path.append(following)
    return path[-1]


def _references(record: type[Record]) -> tuple[str, ...]:
    """Return the fields that name other records; what was frozen with a report stays as it was."""
    named = {"annexes", "milestones_done"}
    return tuple(name for name, field in specs(record).items() if isinstance(field.kind, Ref) or name in named)


def _resolved(record: Record, names: tuple[str, ...], kept: Mapping[str, str]) -> Record:
    changed: dict[str, Any] = {}
    for name in names:
        value = getattr(record, name)
        if value and (after := _renamed(value, kept)) != value:
            changed[name] = after
    return replace(record, **changed) if changed else record


def _renamed(value: Any, kept: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return kept.get(value, value)
    if isinstance(value, list | tuple):
        return [_renamed(part, kept) for part in value]
    if isinstance(value, Mapping):
        return {kept.get(key, key): _renamed(part, kept) for key, part in value.items()}
    return value


def _tree(everything: Snapshot, office: str) -> frozenset[str]:
    found, waiting = {office}, [office]
    while waiting:
        lower = {unit.uid for unit in everything.where(Unit, "parent", waiting.pop())} - found
        found |= lower
        waiting.extend(lower)
    return frozenset(found)


def _belongs(record: Record, units: frozenset[str], period: Window) -> bool:
    if type(record) in _TOLD or (type(record) in _OWN and getattr(record, "unit", "") not in units):
        return False
    if type(record) not in _TIMED:
        return True
    match record:
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
        case SystemState():
            return record.period[:4] <= period.code[:4]
        case ComplianceEntry() | Submission() | Remark():
            return record.period[:4] == period.code[:4]
        case _:
            return True


def _stands(first: date | None, last: date | None, day: date) -> bool:
    # One that ends before it begins stays in sight, so that a check can name it.
    if first is not None and last is not None and first > last:
        return True
    return (first is None or first <= day) and (last is None or last > day)


class _Told:
    """Own records of some offices with the windows of the periods they were told in, each window made once."""

    def __init__(self, everything: Snapshot, units: frozenset[str], period: Window) -> None:
        self.everything = everything
        self.period = period
        self.units = units
        self._windows: dict[tuple[str, str], Window | None] = {}

    def rows(self, records: Iterable[T]) -> Iterator[tuple[T, Window]]:
        """Yield those of these offices; one whose period has no readable code is told in no period."""
        for record in records:
            if record.unit in self.units:
                span = self._window(record.unit, record.period)
                if span is not None:
                    yield record, span

    def _window(self, unit: str, code: str) -> Window | None:
        key = unit, code
        if key not in self._windows:
            self._windows[key] = None
            # An office's own dates may be the wrong way round; what was told is then kept by the calendar.
            with suppress(UsageError):
                self._windows[key] = window(code)
                self._windows[key] = office_window(self.everything, code, unit)
        return self._windows[key]


def latest_told(
    rows: Iterable[tuple[Progress, Window]], period: Window, changed: Mapping[str, int]
) -> tuple[Progress, bool] | None:
    """Return from one office's rows on one task that of a period, else the latest told before it (True: carried over).

    Each row comes with the window it was told in; ``changed`` tells by uid in which step a row changed last.
    """
    best: tuple[tuple[bool, int, date, str], Progress] | None = None
    for record, span in rows:
        this = span.code == period.code
        if not this and span.as_of > period.as_of:
            continue
        rank = this, changed.get(record.uid, 0), span.as_of, record.uid
        if best is None or rank > best[0]:
            best = rank, record
    return None if best is None else (best[1], not best[0][0])


def _progress(told: _Told, records: Iterable[Progress], changed: Mapping[str, int]) -> Iterator[tuple[Record, bool]]:
    """Give for each office and task the progress of this period, else the latest told before it."""
    by_task: dict[tuple[str, str], list[tuple[Progress, Window]]] = {}
    for record, span in told.rows(records):
        by_task.setdefault((record.unit, record.task), []).append((record, span))
    for rows in by_task.values():
        found = latest_told(rows, told.period, changed)
        if found is not None:
            yield found


def _measurements(told: _Told, records: Iterable[Measurement]) -> Iterator[tuple[Record, bool]]:
    """Give for each office and indicator the value of this period, else the latest standing one of the year.

    Values of other periods stay too, for rows that show several years; they are never "of this period".
    """
    period = told.period
    latest: dict[tuple[str, str], tuple[date, Measurement]] = {}
    told_now: set[tuple[str, str]] = set()
    for record, span in told.rows(records):
        key = record.unit, record.indicator
        yield record, False
        if span.code == period.code:
            told_now.add(key)
            continue
        stands = span.year == period.year and span.as_of <= period.as_of and _stands_on(told.everything, record)
        if stands and (key not in latest or span.as_of > latest[key][0]):
            latest[key] = span.as_of, record
    for key, (_, record) in latest.items():
        if key not in told_now:
            yield record, True


def _stands_on(everything: Snapshot, record: Measurement) -> bool:
    indicator = everything.find(Indicator, record.indicator)
    return indicator is not None and indicator.accumulation is not Accumulation.IN_PERIOD


def _of_period(records: Iterable[Measurement], office: str, code: str) -> dict[str, Record]:
    return {
        record.indicator: record for record in records if record.unit == office and period_code(record.period) == code
    }


def _compared(told: _Told, indicators: Iterable[str], known: Mapping[str, Record], code: str) -> Mapping[str, Record]:
    """Return the values of a compared period with those of some indicators looked up anew."""
    after = dict(known)
    for indicator in indicators:
        after.pop(indicator, None)
        rows = told.everything.where(Measurement, "indicator", indicator)
        for office in told.units:
            after |= _of_period(rows, office, code)
    return after
