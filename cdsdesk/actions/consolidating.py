"""Adding up what lower offices told of a period, from the packages that count."""

import json
from collections import Counter
from collections.abc import Mapping
from datetime import date

from cdsdesk.actions.receiving import current, received
from cdsdesk.cycles import no_search_for_cycles
from cdsdesk.exchange.adding_up import Sums
from cdsdesk.model.consolidation import Consolidation, Office
from cdsdesk.model.office import Level, Unit, UnitSuccession
from cdsdesk.model.ports import Store
from cdsdesk.model.selection import office_window
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.systems import Submission
from cdsdesk.progress import NoProgress, Progress


def consolidate(
    store: Store, period: str, progress: Progress | None = None, before: Consolidation | None = None
) -> Consolidation:
    """Add up what lower offices told of a period.

    With what was added up ``before`` for it only packages that came since are read; the result is the same. Raises
    UsageError for a code that names no period, Cancelled.
    """
    told = progress or NoProgress()
    snapshot = store.snapshot()
    window = office_window(snapshot, period, snapshot.office)
    counting = current(snapshot, window.code)
    units = {one.package_sha256: unit for unit, one in counting.items()}
    earlier = before if before is not None and before.period == window.code else None
    kept = _unchanged(earlier, units)
    wanted = [digest for digest, unit in units.items() if unit not in kept]
    with no_search_for_cycles():
        sums = Sums(earlier, kept)
        for number, (digest, figures) in enumerate(store.packages.summaries(wanted), 1):
            sums.add(units[digest], json.loads(figures))
            if number % 50 == 0:
                told.report(number, len(wanted), "Đang cộng số liệu")
        return sums.consolidation(window.code, offices(snapshot, counting, window.code, window.as_of))


def _unchanged(before: Consolidation | None, units: Mapping[str, str]) -> frozenset[str]:
    """Return the offices of which the same package counts as before."""
    if before is None:
        return frozenset()
    told = ((office.unit.uid, office.submission) for office in before.reported)
    return frozenset(unit for unit, one in told if one is not None and units.get(one.package_sha256) == unit)


def offices(snapshot: Snapshot, counting: Mapping[str, Submission], code: str, day: date) -> tuple[Office, ...]:
    """Return the offices that were to report on a day, and those that did, in the order of their list."""
    later = successors(snapshot)
    expected = expected_units(snapshot, day)
    known = {unit.uid for unit in expected}
    others = [unit for uid in counting if uid not in known and (unit := snapshot.find(Unit, uid)) is not None]
    in_time = {one.unit for one in received(snapshot, code) if one.on_time}
    return tuple(
        Office(unit, one, later.get(unit.uid, ""), _on_time(unit, one, in_time))
        for unit in (*expected, *sorted(others, key=lambda unit: (unit.position, unit.uid)))
        for one in (counting.get(unit.uid),)
    )


def _on_time(unit: Unit, counting: Submission | None, in_time: frozenset[str] | set[str]) -> bool | None:
    if counting is None:
        return None
    return True if unit.uid in in_time else counting.on_time


def successors(snapshot: Snapshot) -> Mapping[str, str]:
    """Return by unit the one that has taken over from it in the end; one that was divided among several has none."""
    rows = {(one.old, one.new) for one in snapshot.all(UnitSuccession) if one.old != one.new}
    heirs = Counter(old for old, _ in rows)
    next_of = {old: new for old, new in rows if heirs[old] == 1}
    found = {}
    for old in next_of:
        seen, last = {old}, next_of[old]
        while last in next_of and last not in seen:
            seen.add(last)
            last = next_of[last]
        found[old] = last
    return {old: last for old, last in found.items() if old != last}


def expected_units(snapshot: Snapshot, day: date) -> tuple[Unit, ...]:
    """Return the units directly below the office that stood on a day, without hamlets."""
    return tuple(
        unit
        for unit in snapshot.where(Unit, "parent", snapshot.office)
        if unit.level is not Level.HAMLET
        and (unit.valid_from is None or unit.valid_from <= day)
        and (unit.valid_to is None or unit.valid_to >= day)
    )
