"""Two copies of one office's records brought together: what one side changed is taken, what both changed is a clash.

A change is told by its last touch in the history of a copy, and counts where the other copy cannot have known of it.
Nothing depends on which of the two copies asks.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from cdsdesk.model.fields import Record, specs
from cdsdesk.model.kinds import Ref
from cdsdesk.model.own_keys import OWN_KEYS
from cdsdesk.model.registry import BY_TYPE

KEEP, TAKE = "keep", "take"
REMOVED = ""
"""Stands where the name of a field does, for the removal of a whole record."""
POSITION = "position"
# A text and what is understood by it go together, else a word of one officer would stand beside a date of the other.
_TOGETHER: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "task": (("deadline_text", "deadline_kind", "deadline_from", "deadline_to"),),
    "milestone": (("deadline_text", "deadline_from", "deadline_to"),),
    "progress": (("status_text", "status_written"),),
    "target": (("text", "comparator", "value", "value_to"),),
    "measurement": (("text", "numerator", "denominator", "value"), ("evaluation_text", "evaluation_written")),
    "funding": (("amount_text", "unit_text", "amount"),),
    "document": (("number", "symbol", "number_text"), ("date", "date_text")),
    "info_system": (("due_text", "due"),),
    "narrative": (("own_text", "generated_text", "generated_refs", "edited", "stale"),),
}


@dataclass(frozen=True)
class Touch:
    """A change of a field in the history of a copy: its step, who made it and when.

    ``of`` is the mark of the package that a merge took it from, ``pair`` the step that takes it back or is taken back.
    """

    step: int
    who: str = ""
    at: str = ""
    of: str = ""
    pair: int = 0


Touches = Mapping[tuple[str, str], Sequence[Touch]]


@dataclass(frozen=True)
class Copy:
    """One officer's records with the touches of their fields, the newest first.

    ``marks`` give by a mark that no step of another copy has the number of each step, in order; ``known`` are those of
    the packages of which the copy holds all that they told.
    """

    records: Mapping[str, Record]
    touches: Touches = field(default_factory=dict)
    marks: Mapping[str, int] = field(default_factory=dict)
    known: frozenset[str] = frozenset()

    def knows(self, mark: str) -> bool:
        """Whether everything up to a mark is in this copy."""
        return mark in self.known or mark in self.marks


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


@cache
def groups(type_name: str) -> tuple[tuple[str, ...], ...]:
    """Return the fields of a record type, those together that go together."""
    together = _TOGETHER.get(type_name, ())
    bound = {name for names in together for name in names}
    return (*together, *((name,) for name in (POSITION, *specs(BY_TYPE[type_name])) if name not in bound))


@cache
def leaders(type_name: str) -> Mapping[str, str]:
    """Return by field the first of those that it goes with."""
    return {name: names[0] for names in groups(type_name) for name in names}


def known_to(mine: Copy, other: Copy) -> int | None:
    """Return the last step of a copy that the other one knows of; None when they never met."""
    met = [0]
    for here, there in zip(mine.marks, other.marks, strict=False):
        if here != there:
            break
        met.append(mine.marks[here])
    met += [step for mark, step in mine.marks.items() if mark in other.known]
    return max(met) or None


def merge(ours: Copy, theirs: Copy, decisions: Mapping[str, str]) -> Merged:
    """Bring two copies together; ``decisions`` say by clash, record or "all" whether to KEEP ours or TAKE theirs."""
    return _Merging(*_twins_joined(ours, theirs), decisions).whole()


class _Fresh:
    """What a copy changed that the other one does not know of."""

    def __init__(self, mine: Copy, other: Copy) -> None:
        self.since = known_to(mine, other)
        self._touches, self._other = mine.touches, other
        self._of: dict[str, list[str]] = defaultdict(list)
        for uid, name in mine.touches:
            self._of[uid].append(name)

    def last(self, uid: str, name: str) -> Touch | None:
        """Return the last touch of a field that was not taken back."""
        since = self.since or 0
        touches = self._touches.get((uid, name), ())
        return next((one for one in touches if not one.pair or min(one.step, one.pair) <= since), None)

    def has(self, uid: str, name: str) -> bool:
        """Whether a field was changed without the other's knowledge."""
        touch = self.last(uid, name)
        if touch is None:
            return self.since is None and name != REMOVED
        if touch.of:
            return not self._other.knows(touch.of)
        return self.since is None or touch.step > self.since

    def any(self, uid: str) -> bool:
        """Whether anything of a record was changed without the other's knowledge."""
        names = [name for name in self._of[uid] if name != REMOVED]
        return any(self.has(uid, name) for name in names) if names else self.since is None

    def latest(self, uid: str) -> Touch | None:
        """Return the last touch of a record as it stands."""
        found = [self.last(uid, name) for name in self._of[uid] if name != REMOVED]
        return max((one for one in found if one is not None), key=lambda one: one.step, default=None)


class _Merging:
    def __init__(self, ours: Copy, theirs: Copy, decisions: Mapping[str, str]) -> None:
        self._ours, self._theirs, self._decisions = ours, theirs, decisions
        self._here, self._there = _Fresh(ours, theirs), _Fresh(theirs, ours)
        self._strangers = self._here.since is None and self._there.since is None
        self._records: dict[str, Record] = {}
        self._clashes: dict[str, Clash] = {}
        self._decided: dict[str, Clash] = {}
        self._gone: set[str] = set()

    def whole(self) -> Merged:
        for uid in sorted(self._ours.records.keys() | self._theirs.records.keys()):
            ours, theirs = self._ours.records.get(uid), self._theirs.records.get(uid)
            kept = self._one_sided(uid) if ours is None or theirs is None else self._both(ours, theirs)
            if kept is not None:
                self._records[uid] = kept
        while self._hold_references():
            pass
        return Merged(self._records, tuple(self._clashes.values()), tuple(self._decided.values()))

    def _one_sided(self, uid: str) -> Record | None:
        """Return a record that one side lacks: never had, or removed while the other changed it or did not."""
        ours = uid in self._ours.records
        having, lacking = (self._here, self._there) if ours else (self._there, self._here)
        record = (self._ours if ours else self._theirs).records[uid]
        if lacking.last(uid, REMOVED) is None:
            return record
        removed, changed = lacking.has(uid, REMOVED), having.any(uid)
        if removed is not changed:
            return record if changed else None
        return record if self._decide(self._removal(uid, record)) == (KEEP if ours else TAKE) else None

    def _removal(self, uid: str, record: Record) -> Clash:
        ours = uid in self._ours.records
        by = [self._here.latest(uid), self._there.last(uid, REMOVED)]
        if not ours:
            by = [self._here.last(uid, REMOVED), self._there.latest(uid)]
        return Clash(uid, REMOVED, record, record if ours else None, None if ours else record, "", *by)

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
        said = next((self._decisions[key] for key in (clash.key, clash.uid, "all") if key in self._decisions), "")
        (self._decided if said else self._clashes)[clash.key] = clash
        return said or KEEP

    def _hold_references(self) -> bool:
        """Settle the removed records that others still name: one comes back, or all that name it go too.

        Return whether something moved, so that what it names has to be looked at as well.
        """
        lost: dict[str, list[str]] = defaultdict(list)
        for record in self._records.values():
            for uid in _names(record):
                if uid not in self._records and (uid in self._ours.records or uid in self._theirs.records):
                    lost[uid].append(record.uid)
        for uid, naming in sorted(lost.items()):
            ours = uid in self._ours.records
            record = (self._ours if ours else self._theirs).records[uid]
            stays = uid not in self._gone and self._decide(self._removal(uid, record)) == (KEEP if ours else TAKE)
            if stays or uid in self._clashes:
                self._records[uid] = record
                continue
            self._gone.add(uid)
            for other in naming:
                self._gone.add(other)
                self._records.pop(other, None)
        return bool(lost)


def _is_empty(record: Record, names: tuple[str, ...]) -> bool:
    known = specs(type(record))
    return all(getattr(record, name) == known[name].kind.empty for name in names)


@cache
def _references(type_name: str) -> tuple[str, ...]:
    names = (name for name, each in specs(BY_TYPE[type_name]).items() if isinstance(each.kind, Ref))
    return tuple(name for name in names if (type_name, name) != ("same_as", "old"))


def _names(record: Record) -> Iterator[str]:
    return (uid for name in _references(record.TYPE) if (uid := getattr(record, name)))


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
        changed = {name: kept[to] for name in _references(record.TYPE) if (to := getattr(record, name)) in kept}
        named = replace(record, **changed) if changed else record  # type: ignore[arg-type]
        records[kept.get(uid, uid)] = replace(named, uid=kept[uid]) if uid in kept else named
    touches: dict[tuple[str, str], list[Touch]] = defaultdict(list)
    for (uid, name), told in copy.touches.items():
        if uid not in kept or name != REMOVED:
            touches[kept.get(uid, uid), name] += told
    for told_of_both in touches.values():
        told_of_both.sort(key=lambda one: -one.step)
    return replace(copy, records=records, touches=touches)
