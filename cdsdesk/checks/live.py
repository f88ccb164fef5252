"""Findings that follow the data edit by edit: only what an edit touches is judged anew."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter
from typing import Any

from cdsdesk.checks.engine import ALL_RULES, Spot, Waivers, order, spots, waived, waivers
from cdsdesk.checks.registry import Rule
from cdsdesk.checks.scope import Scope
from cdsdesk.model.documents import Document
from cdsdesk.model.fields import Record
from cdsdesk.model.findings import Finding
from cdsdesk.model.indicators import Indicator
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import PlanItem
from cdsdesk.progress import NoProgress, Progress

Key = tuple[str, Hashable]
_Found = dict[Hashable, tuple[Finding, ...]]
_Placed = tuple[Spot, Key, Finding]
_PLACED_BY = frozenset({PlanItem.TYPE, Indicator.TYPE, Document.TYPE})


@dataclass(frozen=True)
class _Moved:
    """A record before and after an edit (None: not there), and the fields that differ, of one that came or went all."""

    old: Record | None
    new: Record | None
    fields: frozenset[str]

    @property
    def type(self) -> str:
        record = self.new or self.old
        return record.TYPE if record is not None else ""


class LiveCheck:
    """Keeps the findings of every rule and key; ``update`` brings them up to a later snapshot."""

    def __init__(self, rules: Iterable[Rule] = ALL_RULES) -> None:
        self._rules = tuple(rules)
        self._snapshot: Snapshot | None = None
        self._found: Mapping[str, _Found] = {}
        self._spots: Mapping[str, Spot] = {}
        self._waivers: Waivers = {}
        self._placed: tuple[_Placed, ...] = ()
        self.judged = 0

    def update(self, snapshot: Snapshot, progress: Progress | None = None) -> tuple[Finding, ...]:
        """Return what ``run`` finds in a snapshot, judging anew only what differs from the one before.

        The first snapshot, and one of another period or office, is judged as a whole. ``judged`` counts how often a
        rule was asked. ``progress`` is told after each rule. Raises Cancelled; what was known then stays.
        """
        told = progress or NoProgress()
        before = self._snapshot
        self.judged = 0
        if before is None or (before.office, before.period) != (snapshot.office, snapshot.period):
            return self._whole(snapshot, told)
        edit = _Edit(before, snapshot)
        found = dict(self._found)
        anew: set[Key] = set()
        for done, rule in enumerate(self._rules, start=1):
            keys = edit.keys(rule)
            if keys:
                found[rule.id] = self._judged(rule, snapshot, keys, found[rule.id])
                anew.update((rule.id, key) for key in keys)
            told.report(done, len(self._rules))
        self._take(snapshot, found, anew, edit.types)
        return tuple(map(itemgetter(2), self._placed))

    def _whole(self, snapshot: Snapshot, told: Progress) -> tuple[Finding, ...]:
        found: dict[str, _Found] = {}
        for done, rule in enumerate(self._rules, start=1):
            keys = frozenset({None}) if rule.scope is None else rule.scope.members(snapshot).keys()
            found[rule.id] = self._judged(rule, snapshot, keys, {})
            told.report(done, len(self._rules))
        self._take(snapshot, found, None, frozenset())
        return tuple(map(itemgetter(2), self._placed))

    def _judged(self, rule: Rule, snapshot: Snapshot, keys: Iterable[Hashable], known: _Found) -> _Found:
        """Return a rule's findings with those of some keys looked for anew; keys that are gone have none."""
        after = dict(known)
        members: Iterable[Hashable] = (None,) if rule.scope is None else rule.scope.members(snapshot)
        for key in keys:
            after.pop(key, None)
            if key in members:
                self.judged += 1
                made = tuple(rule.judge(snapshot, key))
                if made:
                    after[key] = made
        return after

    def _take(
        self, snapshot: Snapshot, found: Mapping[str, _Found], anew: set[Key] | None, types: frozenset[str]
    ) -> None:
        """Put findings in order; those of ``anew`` (None: all) where others stand that stay as they were."""
        known = waivers(snapshot)
        if anew is None or types & _PLACED_BY:
            self._spots, anew = spots(snapshot), None
        if known != self._waivers:
            anew = None
        stay: Iterable[_Placed] = () if anew is None else (one for one in self._placed if one[1] not in anew)
        made = (
            _placed((rule, key), finding, self._spots, known)
            for rule, key in (_all_keys(found) if anew is None else anew)
            for finding in found[rule].get(key, ())
        )
        placed = tuple(sorted(chain(stay, made), key=itemgetter(0)))
        self._snapshot, self._found, self._waivers, self._placed = snapshot, found, known, placed


def _all_keys(found: Mapping[str, _Found]) -> Iterator[Key]:
    return ((rule, key) for rule, by_key in found.items() for key in by_key)


def _placed(key: Key, finding: Finding, where: Mapping[str, Spot], known: Waivers) -> _Placed:
    return order(finding, where), key, waived(finding, known)


class _Edit:
    """What differs between two snapshots of one office and period, and whom it touches."""

    def __init__(self, before: Snapshot, after: Snapshot) -> None:
        self._before, self._after = before, after
        self._moved = tuple(_moved(before, after))
        self.types = frozenset(one.type for one in self._moved)
        self._touched = frozenset(f"{one.type}.{name}" for one in self._moved for name in one.fields)
        self._known: dict[Scope[Any], tuple[frozenset[Hashable], bool]] = {}

    def keys(self, rule: Rule) -> Iterable[Hashable]:
        """Return the keys for which a rule is to be asked anew."""
        scope = rule.scope
        if scope is None:
            return frozenset({None}) if self._touched & rule.reads else ()
        touched = self._touched & (rule.reads | scope.reads)
        if not touched:
            return ()
        keys, everything = self._of_scope(scope)
        if everything or any(name.partition(".")[0] not in scope.paths for name in touched):
            return scope.members(self._before).keys() | scope.members(self._after).keys()
        return keys

    def _of_scope(self, scope: Scope[Any]) -> tuple[frozenset[Hashable], bool]:
        """Return the keys of a scope that the edit touches, and whether it touches all of them."""
        if scope not in self._known:
            everything = scope.frame(self._before) != scope.frame(self._after)
            keys = set(scope.members(self._before).keys() ^ scope.members(self._after).keys())
            for one in self._moved if not everything else ():
                path = scope.paths.get(one.type, _nobody)
                for snapshot, record in ((self._before, one.old), (self._after, one.new)):
                    if record is not None:
                        keys.update(path(snapshot, record))
            self._known[scope] = frozenset(keys), everything
        return self._known[scope]


def _nobody(_snapshot: Snapshot, _record: Record) -> Iterable[Hashable]:
    return ()


def _moved(before: Snapshot, after: Snapshot) -> Iterator[_Moved]:
    """Yield what differs; a result that is carried on now, or no longer, differs as a whole."""
    old, new = before.records, after.records
    flipped = before.carried ^ after.carried
    for uid, record in new.items():
        known = old.get(uid)
        if known is not record or uid in flipped:
            fields = _fields(known, record, whole=uid in flipped)
            if fields:
                yield _Moved(known, record, fields)
    for uid in old.keys() - new.keys():
        yield _Moved(old[uid], None, _fields(old[uid], None))
    for compared in ("before", "last_year"):
        was, now = getattr(before, compared), getattr(after, compared)
        for uid in was.keys() | now.keys():
            if was.get(uid) is not now.get(uid) and (fields := _fields(was.get(uid), now.get(uid))):
                yield _Moved(was.get(uid), now.get(uid), fields)


def _fields(old: Record | None, new: Record | None, *, whole: bool = False) -> frozenset[str]:
    """Return the names of the fields in which two states of a record differ."""
    if old is None or new is None or whole:
        return frozenset(vars(old or new))
    was, now = vars(old), vars(new)
    return frozenset(name for name in now if was[name] is not now[name] and was[name] != now[name])
