"""Two copies of one office's records brought together: what one side changed is taken, what both changed is a clash.

A change is told by its last touch in the history of a copy, and counts where the other copy cannot have known of it.
Nothing depends on which of the two copies asks.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from cdsdesk.exchange.copies import POSITION, REMOVED, Copy, Fresh, Touch, groups, named_by, references
from cdsdesk.exchange.removed import Removals
from cdsdesk.model.fields import Record, specs
from cdsdesk.model.own_keys import OWN_KEYS

KEEP, TAKE = "keep", "take"


@dataclass(frozen=True)
class Why:
    """What speaks against the removal of a record, and what went away together with it and comes back with it.

    ``fields`` are those of the record itself that were changed, ``added`` and ``changed`` records that name it.
    """

    along: tuple[Record, ...] = ()
    fields: tuple[str, ...] = ()
    added: tuple[Record, ...] = ()
    changed: tuple[Record, ...] = ()


@dataclass(frozen=True)
class Clash:
    """What both sides changed to different values; of a removed record the side that removed it has no value.

    ``field`` is the first of the fields that go together; empty for a whole record. ``record`` is one of the two.
    """

    uid: str
    field: str
    record: Record
    ours: Any
    theirs: Any
    shown: str = ""
    ours_by: Touch | None = None
    theirs_by: Touch | None = None
    why: Why = Why()

    @property
    def key(self) -> str:
        """What a decision names it by."""
        return f"{self.uid}.{self.field}" if self.field else self.uid


@dataclass(frozen=True)
class Merged:
    """All records after the merge; with clashes nobody has decided they are not to be written."""

    records: Mapping[str, Record]
    clashes: tuple[Clash, ...]
    decided: tuple[Clash, ...] = ()


def merge(ours: Copy, theirs: Copy, decisions: Mapping[str, str]) -> Merged:
    """Bring two copies together; ``decisions`` say by clash, record or "all" whether to KEEP ours or TAKE theirs."""
    return _Merging(*_twins_joined(ours, theirs), decisions).whole()


class _Merging:
    def __init__(self, ours: Copy, theirs: Copy, decisions: Mapping[str, str]) -> None:
        self._ours, self._theirs, self._decisions = ours, theirs, decisions
        self._here, self._there = Fresh(ours, theirs), Fresh(theirs, ours)
        self._gone_there, self._gone_here = Removals(ours, theirs), Removals(theirs, ours)
        self._strangers = self._here.since is None and self._there.since is None
        self._records: dict[str, Record] = {}
        self._clashes: dict[str, Clash] = {}
        self._decided: dict[str, Clash] = {}
        self._gone: set[str] = set()
        self._asked_or_kept: set[str] = set()

    def whole(self) -> Merged:
        for uid in sorted(self._ours.records.keys() | self._theirs.records.keys()):
            ours, theirs = self._ours.records.get(uid), self._theirs.records.get(uid)
            if ours is not None and theirs is not None:
                self._records[uid] = self._both(ours, theirs)
            elif self._one_sided(uid):
                self._records[uid] = self._of(uid)
        for uid in sorted(self._records.keys() & self._asked_or_kept):
            self._bring_along(uid)
        while self._hold_references():
            pass
        return Merged(self._records, tuple(self._clashes.values()), tuple(self._decided.values()))

    def _of(self, uid: str) -> Record:
        """Return a record that only one side has."""
        return (self._ours if uid in self._ours.records else self._theirs).records[uid]

    def _removals(self, uid: str) -> Removals:
        return self._gone_there if uid in self._ours.records else self._gone_here

    def _one_sided(self, uid: str) -> bool:
        """Say whether a record stays that one side lacks: never had, or removed while the other changed it or did not.

        One that went away only with another goes and comes back with that.
        """
        removals = self._removals(uid)
        if uid not in removals:
            return True
        lacking = self._there if uid in self._ours.records else self._here
        removed, changed = lacking.removed(uid), bool(removals.reasons(uid))
        if not changed and (removed or removals.goes_along(uid)):
            return False
        self._asked_or_kept.add(uid)
        return (not removed and changed) or self._stays(uid)

    def _stays(self, uid: str, naming: Sequence[str] = ()) -> bool:
        """Say whether a removed record is to stay; while nobody has decided it does, in whichever copy asks."""
        ours = uid in self._ours.records
        return self._said(self._removal(uid, naming)) != (TAKE if ours else KEEP)

    def _removal(self, uid: str, naming: Sequence[str]) -> Clash:
        ours, record, removals = uid in self._ours.records, self._of(uid), self._removals(uid)
        having, lacking = (self._here, self._there) if ours else (self._there, self._here)
        reasons = removals.reasons(uid) or tuple(naming)
        touches = [touch for one in (reasons or (uid,)) if (touch := having.latest(one)) is not None]
        stayed, removed = max(touches, key=lambda one: one.step, default=None), lacking.last(uid, REMOVED)
        found = (self._ours if ours else self._theirs).records
        others = [one for one in reasons if one != uid]
        why = Why(
            tuple(found[one] for one in removals.along(uid)),
            having.fields(uid),
            tuple(found[one] for one in others if removals.added(one)),
            tuple(found[one] for one in others if not removals.added(one)),
        )
        if ours:
            return Clash(uid, REMOVED, record, record, None, "", stayed, removed, why)
        return Clash(uid, REMOVED, record, None, record, "", removed, stayed, why)

    def _bring_along(self, uid: str) -> None:
        """Let what went away together with a record come back with it, but for what was decided by itself."""
        for one in self._removals(uid).along(uid):
            if one not in self._gone and one not in self._decided:
                self._records[one] = self._of(one)

    def _both(self, ours: Record, theirs: Record) -> Record:
        if type(ours) is not type(theirs):
            clash = Clash(ours.uid, REMOVED, ours, ours, theirs)
            return theirs if self._decide(clash) == TAKE else ours
        taken: dict[str, Any] = {}
        for names in groups(ours.TYPE):
            differing = [name for name in names if getattr(ours, name) != getattr(theirs, name)]
            if differing and self._side(ours, theirs, names, differing[0]) == TAKE:
                taken |= {name: getattr(theirs, name) for name in names}
        return replace(ours, **taken) if taken else ours

    def _side(self, ours: Record, theirs: Record, names: tuple[str, ...], shown: str) -> str:
        uid, leader = ours.uid, names[0]
        here, there = self._here.has(uid, leader), self._there.has(uid, leader)
        if here is not there:
            return TAKE if there else KEEP
        if leader == POSITION:
            # The place in a list is nothing that an officer would want to be asked about.
            return TAKE if theirs.position < ours.position else KEEP
        if self._strangers and _is_empty(ours, names) is not _is_empty(theirs, names):
            return TAKE if _is_empty(ours, names) else KEEP
        values = getattr(ours, shown), getattr(theirs, shown)
        by = self._here.last(uid, leader), self._there.last(uid, leader)
        return self._decide(Clash(uid, leader, ours, *values, shown, *by))

    def _decide(self, clash: Clash) -> str:
        return self._said(clash) or KEEP

    def _said(self, clash: Clash) -> str:
        said = next((self._decisions[key] for key in (clash.key, clash.uid, "all") if key in self._decisions), "")
        (self._decided if said else self._clashes)[clash.key] = clash
        return said

    def _hold_references(self) -> bool:
        """Settle the removed records that others still name: one comes back, or all that name it go too.

        Return whether something moved, so that what it names has to be looked at as well.
        """
        lost: dict[str, list[str]] = defaultdict(list)
        for record in self._records.values():
            for uid in named_by(record):
                if uid not in self._records and (uid in self._ours.records or uid in self._theirs.records):
                    lost[uid].append(record.uid)
        for uid, naming in sorted(lost.items()):
            if uid not in self._gone and self._stays(uid, naming):
                self._records[uid] = self._of(uid)
                self._bring_along(uid)
                continue
            self._gone.add(uid)
            for other in naming:
                self._gone.add(other)
                self._records.pop(other, None)
        return bool(lost)


def _is_empty(record: Record, names: tuple[str, ...]) -> bool:
    known = specs(type(record))
    return all(getattr(record, name) == known[name].kind.empty for name in names)


def own_key(record: Record) -> tuple[Any, ...] | None:
    """Return what makes an own record the only one of its kind; None where there may be several."""
    fields = OWN_KEYS.get(record.TYPE)
    return None if fields is None else (record.TYPE, *(getattr(record, name) for name in fields))


def _twins_joined(ours: Copy, theirs: Copy) -> tuple[Copy, Copy]:
    """Give own records of one subject that both sides made the uid of the older one, on both sides."""
    here, there = _by_key(ours.records.values()), _by_key(theirs.records.values())
    pairs = [(here[key], there[key]) for key in here.keys() & there.keys()]
    kept = {max(a, b): min(a, b) for a, b in pairs if a not in theirs.records and b not in ours.records}
    if not kept:
        return ours, theirs
    return _renamed(ours, kept), _renamed(theirs, kept)


def _by_key(records: Iterable[Record]) -> dict[tuple[Any, ...], str]:
    return {key: record.uid for record in records if (key := own_key(record)) is not None}


def _renamed(copy: Copy, kept: Mapping[str, str]) -> Copy:
    records: dict[str, Record] = {}
    for uid, record in copy.records.items():
        changed = {name: kept[to] for name in references(record.TYPE) if (to := getattr(record, name)) in kept}
        named = replace(record, **changed) if changed else record  # type: ignore[arg-type]
        records[kept.get(uid, uid)] = replace(named, uid=kept[uid]) if uid in kept else named
    touches: dict[tuple[str, str], list[Touch]] = defaultdict(list)
    for (uid, name), told in copy.touches.items():
        if uid not in kept or name != REMOVED:
            touches[kept.get(uid, uid), name] += told
    for told_of_both in touches.values():
        told_of_both.sort(key=lambda one: -one.step)
    return replace(copy, records=records, touches=touches)
