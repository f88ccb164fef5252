"""Which bodies stood when: the one that issues a report, those before and after it, those that are the office's own."""

from datetime import date, timedelta

from cdsdesk.model.names import full_name
from cdsdesk.model.office import Level, Unit, UnitSuccession
from cdsdesk.model.reports import Report
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.vietnamese.text import fold

_BELOW = frozenset({Level.DEPARTMENT, Level.OTHER})


def name_key(name: str) -> str:
    """Return the key by which names of bodies are compared: "UBND" is "Ủy ban nhân dân"."""
    return fold(full_name(Unit(name=name)))


def issuing_units(snapshot: Snapshot, report: Report | None) -> tuple[Unit, ...]:
    """Return the units that a report's issuing body may mean: one when all is well; a blank one means the office.

    Of several with one name those that stood on the last day of the period are meant.
    """
    if report is None or not report.issuing_body:
        return (snapshot.unit(),)
    wanted = name_key(report.issuing_body)
    named = tuple(unit for unit in snapshot.all(Unit) if name_key(unit.name) == wanted)
    if snapshot.period is None:
        return named
    last = snapshot.period.calendar_to
    return tuple(unit for unit in named if stood(snapshot, unit, last, last)) or named


def last_day(snapshot: Snapshot, unit: Unit) -> date | None:
    """Return the last day of a unit: its own, else the day before another took over; None when it still stands."""
    if unit.valid_to is not None:
        return unit.valid_to
    taken_over = [row.on for row in snapshot.where(UnitSuccession, "old", unit.uid) if row.on is not None]
    return min(taken_over) - timedelta(days=1) if taken_over else None


def stood(snapshot: Snapshot, unit: Unit, first: date, last: date) -> bool:
    """Whether a unit existed on any day from ``first`` to ``last``."""
    end = last_day(snapshot, unit)
    return (unit.valid_from is None or unit.valid_from <= last) and (end is None or end >= first)


def in_place_of(snapshot: Snapshot, unit: Unit, first: date, last: date) -> tuple[Unit, ...]:
    """Return the units that stood from ``first`` to ``last`` where a unit stands before or after, the nearest ones."""
    back = unit.valid_from is not None and unit.valid_from > last
    here, there = ("new", "old") if back else ("old", "new")
    found: dict[str, Unit] = {}
    seen, waiting = {unit.uid}, [unit.uid]
    while waiting:
        for row in snapshot.where(UnitSuccession, here, waiting.pop(0)):
            other = snapshot.find(Unit, getattr(row, there))
            if other is None or other.uid in seen:
                continue
            seen.add(other.uid)
            if stood(snapshot, other, first, last):
                found[other.uid] = other
            else:
                waiting.append(other.uid)
    return tuple(found.values())


def own_bodies(snapshot: Snapshot) -> tuple[Unit, ...]:
    """Return the office, the units it took over from, and the departments and bodies below any of them."""
    found: dict[str, Unit] = {}
    waiting = [snapshot.unit()]
    while waiting:
        unit = waiting.pop(0)
        if unit.uid in found:
            continue
        found[unit.uid] = unit
        before = [snapshot.find(Unit, row.old) for row in snapshot.where(UnitSuccession, "new", unit.uid)]
        below = [row for row in snapshot.where(Unit, "parent", unit.uid) if row.level in _BELOW]
        waiting += [*(row for row in before if row is not None), *below]
    return tuple(found.values())
