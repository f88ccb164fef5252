"""Adding up what lower offices told of a period, from the packages that count; passing it on to the office above."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from cdsdesk.actions.offices_below import offices, successors
from cdsdesk.actions.receiving import current
from cdsdesk.actions.speaking import Senders
from cdsdesk.cycles import no_search_for_cycles
from cdsdesk.exchange.adding_up import Sums
from cdsdesk.exchange.manifest import Sender
from cdsdesk.exchange.passed_on import BELOW, PassedOn, entries, passed_on
from cdsdesk.model.consolidation import Consolidation, Office
from cdsdesk.model.office import Level, Unit
from cdsdesk.model.periods import Window
from cdsdesk.model.ports import Store
from cdsdesk.model.received import has_received
from cdsdesk.model.selection import office_window
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.systems import Submission
from cdsdesk.progress import NoProgress, Progress


def with_lower(
    store: Store, snapshot: Snapshot, progress: Progress | None = None, before: Consolidation | None = None
) -> Snapshot:
    """Return a snapshot of a period with what the offices below told of it; as it is where none of them reported.

    Raises Cancelled.
    """
    if snapshot.period is None or not has_received(snapshot):
        return snapshot
    return snapshot.patched({}, lower=_consolidated(store, snapshot, snapshot.period, progress, before))


def consolidate(
    store: Store, period: str, progress: Progress | None = None, before: Consolidation | None = None
) -> Consolidation:
    """Add up what lower offices told of a period, and what those passed on of the offices below them.

    With what was added up ``before`` for it only packages that came since are read; the result is the same. Raises
    UsageError for a code that names no period, Cancelled.
    """
    snapshot = store.snapshot()
    return _consolidated(store, snapshot, office_window(snapshot, period, snapshot.office), progress, before)


def _consolidated(
    store: Store,
    snapshot: Snapshot,
    window: Window,
    progress: Progress | None = None,
    before: Consolidation | None = None,
) -> Consolidation:
    told = progress or NoProgress()
    counting = current(snapshot, window.code)
    units = {one.package_sha256: unit for unit, one in counting.items()}
    earlier = before if before is not None and before.period == window.code else None
    kept = _unchanged(earlier, units)
    wanted = [digest for digest, unit in units.items() if unit not in kept]
    below = _Below(snapshot, counting)
    with no_search_for_cycles():
        sums = Sums(earlier, kept)
        for number, (digest, figures) in enumerate(store.packages.summaries(wanted), 1):
            figured = json.loads(figures)
            if BELOW in figured and kept:
                return _consolidated(store, snapshot, window, progress)
            sums.add(units[digest], figured)
            below.take(units[digest], figured, sums)
            if number % 50 == 0:
                told.report(number, len(wanted), "Đang cộng số liệu")
        below.settle(sums)
        known = offices(snapshot, counting, window.code, window.as_of)
        return sums.consolidation(window.code, below.within(known))


def told_below(store: Store, snapshot: Snapshot) -> list[dict[str, Any]]:
    """Return what goes up of the offices below, for the period of a snapshot: each with the figures that it told.

    Those that were to report and have not are named. Nothing where none of them reported.
    """
    if snapshot.period is None or not has_received(snapshot):
        return []
    counting = current(snapshot, snapshot.period.code)
    kept = dict(store.packages.summaries([one.package_sha256 for one in counting.values()]))
    found: list[dict[str, Any]] = []
    for office in offices(snapshot, counting, snapshot.period.code, snapshot.period.as_of):
        unit, sent = office.unit, office.submission
        level = unit.level.value if unit.level else ""
        named = Sender(unit.uid, unit.name, level, unit.identifier_code)
        if sent is None:
            found.extend(entries(PassedOn(named, (), None)))
        elif sent.package_sha256 in kept:
            figures = json.loads(kept[sent.package_sha256])
            one = PassedOn(named, (), figures, sent.revision or 0, sent.package_sha256, office.on_time)
            found.extend(entries(one))
    return list({row["uid"]: row for row in reversed(found)}.values())[::-1]


def _unchanged(before: Consolidation | None, units: Mapping[str, str]) -> frozenset[str]:
    """Return the offices of which the same package counts as before; none where some were passed on by others."""
    if before is None or any(office.above for office in before.offices):
        return frozenset()
    told = ((office.unit.uid, office.submission) for office in before.reported)
    return frozenset(unit for unit, one in told if one is not None and units.get(one.package_sha256) == unit)


class _Below:
    """The offices that others passed on: what one told us itself goes before, each counts once."""

    def __init__(self, snapshot: Snapshot, counting: Mapping[str, Submission]) -> None:
        self._counting, self._senders, self._later = counting, Senders(snapshot, {}), successors(snapshot)
        self._found: dict[str, tuple[tuple[int, str, str], Office]] = {}
        self._both: dict[str, tuple[str, ...]] = {}

    def take(self, sender: str, figures: Mapping[str, Any], sums: Sums) -> None:
        """Add what one office passed on."""
        told = [(one, self._unit(one.office)) for one in passed_on(figures, sender)]
        ours = {one.office.uid: unit.uid for one, unit in told}
        for one, unit in told:
            above = tuple(ours.get(uid, uid) for uid in one.above)
            if unit.uid in self._counting:
                self._both[unit.uid] = max(above, self._both.get(unit.uid, ()))
                continue
            rank = (-1 if one.figures is None else one.revision, one.sha256, sender)
            if unit.uid in self._found and self._found[unit.uid][0] >= rank:
                continue
            sent = self._counting[sender] if one.figures is not None else None
            on_time = one.on_time if sent is not None else None
            self._found[unit.uid] = rank, Office(unit, sent, self._later.get(unit.uid, ""), on_time, above)
            if one.figures is not None:
                sums.pass_on(unit.uid, rank, one.figures, above)

    def settle(self, sums: Sums) -> None:
        """Say whose own figures the figure of an office above holds already."""
        for unit, above in self._both.items():
            sums.stand_below(unit, above)

    def within(self, known: tuple[Office, ...]) -> tuple[Office, ...]:
        """Return our offices, each followed by those that it passed on."""
        told = [office for _, office in self._found.values()]
        told += [replace(one, above=self._both[one.unit.uid]) for one in known if one.unit.uid in self._both]
        passed = {office.unit.uid for office in told}
        tree: dict[str, list[Office]] = defaultdict(list)
        for office in sorted(told, key=lambda one: (one.unit.position, one.unit.uid)):
            tree[office.above[-1]].append(office)
        placed = [each for one in known if one.unit.uid not in passed for each in _with_behind(one, tree)]
        return (*placed, *(office for left in tree.values() for office in left))

    def _unit(self, office: Sender) -> Unit:
        """Return the unit of ours that an office is, else one as it is told."""
        known = self._senders.find(office)
        level = _LEVELS.get(office.level)
        return known or Unit(uid=office.uid, name=office.name, level=level, identifier_code=office.code)


def _with_behind(office: Office, tree: dict[str, list[Office]]) -> Iterator[Office]:
    """Yield an office and behind it those that came through it; what was yielded is taken from the tree."""
    yield office
    for each in tree.pop(office.unit.uid, ()):
        yield from _with_behind(each, tree)


_LEVELS = {level.value: level for level in Level}
