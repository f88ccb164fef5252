"""Which offices below are to report for a day, who of them did, and who took over from whom."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from cdsdesk.actions.receiving import received
from cdsdesk.actions.setting_up import setting
from cdsdesk.model.consolidation import Office
from cdsdesk.model.office import LEVEL_WORDS, Level, Unit, UnitSuccession
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.systems import Submission
from cdsdesk.vietnamese.text import search_key

REPORTING_LEVELS = "units.reporting"
"""The setting that names the levels of which units report: "commune; department"."""

_USUAL = frozenset({None, Level.PROVINCE, Level.DISTRICT, Level.COMMUNE})


def expected_units(snapshot: Snapshot, day: date) -> tuple[Unit, ...]:
    """Return the units directly below the office that stood on a day, of the levels that report."""
    levels = reporting_levels(snapshot)
    return tuple(
        unit
        for unit in snapshot.where(Unit, "parent", snapshot.office)
        if unit.level in levels
        and (unit.valid_from is None or unit.valid_from <= day)
        and (unit.valid_to is None or unit.valid_to >= day)
    )


def reporting_levels(snapshot: Snapshot) -> frozenset[Level | None]:
    """Return the levels of which units report: those that the office has set, else communes, districts, provinces.

    A unit whose level nobody told reports where nothing is set.
    """
    named = {search_key(one) for one in setting(snapshot, REPORTING_LEVELS).replace(",", ";").split(";")}
    chosen = {level for level, words in LEVEL_WORDS.items() if {level.value, search_key(words)} & named}
    return frozenset(chosen) or _USUAL


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
