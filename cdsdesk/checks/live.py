"""Findings that follow the data edit by edit: only what an edit touches is judged anew."""

from bisect import insort
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter
from typing import Any

from cdsdesk.checks.engine import ALL_RULES, Waivers, waived, waivers
from cdsdesk.checks.order import Spot, order, spot_of, spots, unsettled
from cdsdesk.checks.profile import Weights, weighed, weights
from cdsdesk.checks.registry import Rule
from cdsdesk.checks.scope import Scope
from cdsdesk.model.fields import Record
from cdsdesk.model.findings import Finding
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.progress import NoProgress, Progress

Key = tuple[str, Hashable]
_Found = dict[Hashable, tuple[Finding, ...]]
_Placed = tuple[Spot, Key, Finding]
_FEW = 100


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
        self._spots: dict[str, Spot] = {}
        self._waivers: Waivers = {}
        self._weights: Weights = {}
        self._placed: list[_Placed] = []
        self.judged = 0

    def update(self, snapshot: Snapshot, progress: Progress | None = None) -> tuple[Finding, ...]:
        """Return what ``run`` finds in a snapshot, judging anew only what differs from the one before.

        The first snapshot, and one of another period or office, or for which what offices below told was added up anew,
        is judged as a whole. ``judged`` counts how often a rule was asked. ``progress`` is told after each rule. Raises
        Cancelled; what was known then stays.
        """
        told = progress or NoProgress()
        before = self._snapshot
        self.judged = 0
        if before is None or not _differ_by_records(before, snapshot):
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
        return self._take(snapshot, found, anew, edit)

    def _whole(self, snapshot: Snapshot, told: Progress) -> tuple[Finding, ...]:
        found: dict[str, _Found] = {}
        for done, rule in enumerate(self._rules, start=1):
            keys = frozenset({None}) if rule.scope is None else rule.scope.members(snapshot).keys()
            found[rule.id] = self._judged(rule, snapshot, keys, {})
            told.report(done, len(self._rules))
        return self._take(snapshot, found)

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
        self, snapshot: Snapshot, found: Mapping[str, _Found], anew: set[Key] | None = None, edit: "_Edit | None" = None
    ) -> tuple[Finding, ...]:
        """Put findings in order; those of ``anew`` (None: all) and whatever moved among those that stay."""
        known, chosen = waivers(snapshot), weights(snapshot)
        if edit is None or anew is None:
            self._spots, anew = spots(snapshot), None
        else:
            left = self._settled(snapshot, edit)
            anew |= {key for _, key, finding in self._placed if _concerns(finding, left)} if left else set()
        if (known, chosen) != (self._waivers, self._weights):
            anew = None
        stay: Iterable[_Placed] = () if anew is None else (one for one in self._placed if one[1] not in anew)
        made = (
            (order(finding, self._spots), (rule, key), waived(finding, known))
            for rule, key in (_all_keys(found) if anew is None else anew)
            for finding in weighed(found[rule].get(key, ()), chosen)
        )
        self._placed = _merged(stay, list(made))
        self._snapshot, self._found, self._waivers, self._weights = snapshot, found, known, chosen
        return tuple(map(itemgetter(2), self._placed))

    def _settled(self, snapshot: Snapshot, edit: "_Edit") -> set[str]:
        """Find out where records stand now that moved; return the uids of those that stand elsewhere."""
        left = set()
        for uid in edit.unsettled():
            spot = spot_of(snapshot, uid)
            if spot != self._spots.get(uid):
                left.add(uid)
                self._spots.pop(uid, None)
                if spot is not None:
                    self._spots[uid] = spot
        return left


def _differ_by_records(before: Snapshot, after: Snapshot) -> bool:
    """Whether two snapshots differ by records only."""
    return (before.office, before.period) == (after.office, after.period) and before.lower is after.lower


def _concerns(finding: Finding, uids: Collection[str]) -> bool:
    """Whether the record to mend or one that the finding is about is among these; asked of thousands of findings."""
    if finding.record is not None and finding.record.uid in uids:
        return True
    return bool(finding.related) and any(ref.uid in uids for ref in finding.related)


def _merged(stay: Iterable[_Placed], made: list[_Placed]) -> list[_Placed]:
    """Return findings in order, of which those that stay are so already."""
    placed = list(stay)
    if len(made) > _FEW:
        return sorted(chain(placed, made), key=itemgetter(0))
    for one in made:
        insort(placed, one, key=itemgetter(0))
    return placed


def _all_keys(found: Mapping[str, _Found]) -> Iterator[Key]:
    return ((rule, key) for rule, by_key in found.items() for key in by_key)


class _Edit:
    """What differs between two snapshots of one office and period, and whom it touches."""

    def __init__(self, before: Snapshot, after: Snapshot) -> None:
        self._before, self._after = before, after
        self._moved = tuple(_moved(before, after))
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

    def unsettled(self) -> set[str]:
        """Return the uids of records that may stand elsewhere in the order of findings."""
        rows = ((self._before, one.old) for one in self._moved), ((self._after, one.new) for one in self._moved)
        return {uid for at, record in chain(*rows) if record is not None for uid in unsettled(at, record)}

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
    known, flipped = old.get, before.carried ^ after.carried
    changed = {uid for uid, record in new.items() if known(uid) is not record}
    for uid in changed | (flipped & new.keys()):
        fields = _fields(known(uid), new[uid], whole=uid in flipped)
        if fields:
            yield _Moved(known(uid), new[uid], fields)
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
