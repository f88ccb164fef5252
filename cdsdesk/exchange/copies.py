"""A copy of an office's records with its history, and what it changed that another copy cannot have known of."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from cdsdesk.model.fields import Record, specs
from cdsdesk.model.kinds import Ref
from cdsdesk.model.registry import BY_TYPE

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


class Fresh:
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

    def removed(self, uid: str) -> bool:
        """Whether a record was removed without the other's knowledge.

        What a merge dropped of that which the other never removed is the decision of whoever merged.
        """
        touch = self.last(uid, REMOVED)
        if touch is None or (touch.of and self._other.knows(touch.of) and (uid, REMOVED) in self._other.touches):
            return False
        return bool(touch.of and not self._other.knows(touch.of)) or self.since is None or touch.step > self.since

    def fields(self, uid: str) -> tuple[str, ...]:
        """Return the fields of a record that were changed without the other's knowledge."""
        return tuple(sorted(name for name in self._of.get(uid, ()) if name != REMOVED and self.has(uid, name)))

    def any(self, uid: str) -> bool:
        """Whether anything of a record was changed without the other's knowledge."""
        names = [name for name in self._of.get(uid, ()) if name != REMOVED]
        return any(self.has(uid, name) for name in names) if names else self.since is None

    def latest(self, uid: str) -> Touch | None:
        """Return the last touch of a record as it stands."""
        found = [self.last(uid, name) for name in self._of.get(uid, ()) if name != REMOVED]
        return max((one for one in found if one is not None), key=lambda one: one.step, default=None)


@cache
def references(type_name: str) -> tuple[str, ...]:
    """Return the fields of a record type that name another record which has to be there."""
    names = (name for name, each in specs(BY_TYPE[type_name]).items() if isinstance(each.kind, Ref))
    return tuple(name for name in names if (type_name, name) != ("same_as", "old"))


def named_by(record: Record) -> Iterator[str]:
    """Yield the uids of the records that a record names."""
    return (uid for name in references(record.TYPE) if (uid := getattr(record, name)))
