"""The life of a record in words, taking one value back, and where a step happened."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cdsdesk.actions.edit import set_value
from cdsdesk.errors import RecordError
from cdsdesk.model.calling import Finder, field_label, named, shown
from cdsdesk.model.changes import Change, ChangeSet
from cdsdesk.model.codec import with_values
from cdsdesk.model.fields import Record, specs
from cdsdesk.model.kinds import Data, Kind, Phone, Ref, TextMap
from cdsdesk.model.ports import Step, StepChange
from cdsdesk.model.registry import BY_TYPE, record_type
from cdsdesk.model.snapshot import Snapshot

# What belongs to a record, with the field that names it; the life of both is told together.
BELONGING: Mapping[str, tuple[tuple[str, str], ...]] = {
    "task": (("progress", "task"), ("milestone", "task"), ("funding", "task"), ("plan_item", "task")),
    "indicator": (("target", "indicator"), ("measurement", "indicator")),
    "team": (("member", "team"),),
    "info_system": (("system_state", "system"),),
    "activity": (("attendance", "activity"),),
    "document": (("document_entry", "document"),),
}
_OWNER: Mapping[str, str] = {child: name for children in BELONGING.values() for child, name in children}
_LIST: Mapping[str, str] = {child: owner for owner, children in BELONGING.items() for child, _ in children}
_FRAME = frozenset({"plan_item", "section"})  # where rows stand, not what they say
_UNSAID = frozenset({"position", "unit", "uid"})


@dataclass(frozen=True)
class ValueLine:
    """One field that a step changed: of which record, its values in words, and the values as history keeps them.

    ``before`` and ``after`` are None where the record was not there; ``of`` is empty for the record asked about.
    """

    step: Step
    type: str
    uid: str
    field: str
    of: str
    label: str
    old: str
    new: str
    before: Any = None
    after: Any = None
    made: bool = False
    removed: bool = False


@dataclass(frozen=True)
class Place:
    """Where a step happened: the record to show with the field in it, and the period; empty parts are unknown."""

    type: str = ""
    uid: str = ""
    field: str = ""
    period: str = ""


@dataclass(frozen=True)
class Emphasis:
    """Two texts cut so that the middle of each is what differs."""

    head: str
    old: str
    new: str
    tail: str


def belonging(everything: Snapshot, uid: str, removed: Iterable[str] = ()) -> tuple[str, ...]:
    """Return a record's uid and those of what belongs to it; ``removed`` are uids of records that named it once."""
    record = everything.get(uid)
    found = {uid: None}
    for child, name in BELONGING.get(record.TYPE, ()) if record is not None else ():
        found |= {row.uid: None for row in everything.where(BY_TYPE[child], name, uid)}
    return tuple(found | dict.fromkeys(removed))


def record_lines(
    uids: Sequence[str], read: Callable[[str], Sequence[StepChange]], find: Finder
) -> tuple[ValueLine, ...]:
    """Return the changed fields of a record, named first, and of what belongs to it, newest first.

    What only named the record without belonging to it is left out.
    """
    subject = uids[0]
    found: list[ValueLine] = []

    def others(uid: str) -> Record | None:
        return find(uid) if uid != subject else None

    for uid in uids:
        rows = read(uid)
        if uid != subject and (not rows or rows[0].change.type not in _OWNER):
            continue
        beside = named(_record([row.change for row in rows], find), others) if uid != subject else ""
        for one in rows:
            found += change_lines(one.step, one.change, beside, find)
    return tuple(sorted(found, key=lambda line: -line.step.number))


def step_lines(step: Step, changes: Iterable[Change], find: Finder) -> tuple[ValueLine, ...]:
    """Return the changed fields of a step, each with its record; what belongs to others comes after them."""
    ordered = sorted(changes, key=lambda change: change.type in _OWNER)
    return tuple(line for one in ordered for line in change_lines(step, one, named(_record([one], find), find), find))


def change_lines(step: Step, change: Change, of: str, find: Finder) -> Iterator[ValueLine]:
    """Yield the fields of one change in the order of the form; one that only moved a record has its place alone."""
    kind = record_type(change.type)
    before, after = change.before or {}, change.after or {}
    made, removed = change.before is None, change.after is None
    names = [name for name in specs(kind) if name in change.fields() and name not in _UNSAID]
    told = [name for name in names if not (made or removed) or name != _OWNER.get(change.type)]
    for name in told or sorted(change.fields() & {"position"}):
        old, new = (value_words(kind, name, side.get(name), find) for side in (before, after))
        if old or new:
            sides = before.get(name), after.get(name)
            label = field_label(kind, name)
            yield ValueLine(step, change.type, change.uid, name, of, label, old, new, *sides, made, removed)


def _record(changes: Sequence[Change], find: Finder) -> Record:
    """Return a record as it is, else as far as its changes, newest first, tell it, for its name."""
    values: dict[str, Any] = {}
    for change in reversed(changes):
        values |= {**(change.before or {}), **(change.after or {})}
    there = find(changes[0].uid)
    return there or with_values(record_type(changes[0].type)(uid=changes[0].uid), values)


def value_words(kind: type[Record], name: str, value: Any, find: Finder) -> str:
    """Return a value of history in words, long texts whole; a telephone number shows its last digits only."""
    spec = specs(kind).get(name)
    if value is None or spec is None:
        return "" if value is None else str(value)
    try:
        read = spec.kind.from_json(value)
    except RecordError:
        return str(value)
    if read == spec.kind.empty:
        return ""
    return _words(spec.kind, kind, name, read, find)


def _words(described: Kind, kind: type[Record], name: str, read: Any, find: Finder) -> str:
    match described:
        case Data():
            return "có nội dung"
        case Ref() | Phone():
            return shown(kind, name, read, find)
        case TextMap():
            keys = ((find(key), key, text) for key, text in read.items())
            return "; ".join(f"{named(record, find) if record else key}: {text}" for record, key, text in keys)
        case _ if name == "period":
            return shown(kind, name, read, find)
        case _:
            return described.show(read)


def emphasis(old: str, new: str) -> Emphasis:
    """Cut two texts at words so that what differs stands in the middle."""
    head, tail = _common(old, new)
    return Emphasis(old[:head], old[head : len(old) - tail], new[head : len(new) - tail], old[len(old) - tail :])


def _common(old: str, new: str) -> tuple[int, int]:
    """Return how many letters two texts share at their beginnings and ends, whole words only."""
    ours, theirs = re.split(r"(\s+)", old), re.split(r"(\s+)", new)
    head = _shared(ours, theirs)
    tail = _shared(ours[head:][::-1], theirs[head:][::-1])
    return len("".join(ours[:head])), len("".join(ours[len(ours) - tail :]))


def _shared(ours: Sequence[str], theirs: Sequence[str]) -> int:
    pairs = zip(ours, theirs, strict=False)
    return next((place for place, (one, other) in enumerate(pairs) if one != other), min(len(ours), len(theirs)))


def take_value(snapshot: Snapshot, line: ValueLine, who: str = "") -> ChangeSet:
    """Set a field to what it was before a step, as a step of its own; ``snapshot`` is that of everything.

    Raises RecordError when the record is gone, was only made by that step, or the value is no longer allowed.
    """
    record = snapshot.get(line.uid)
    if record is None or line.type != record.TYPE:
        what = line.of or record_type(line.type).LABEL
        raise RecordError("Bản ghi này đã bị xoá", what, "hãy lấy lại cả bước đã xoá nó")
    if line.field not in specs(type(record)):
        raise RecordError("Thứ tự không lấy lại riêng được", line.label, "hãy lấy lại cả bước")
    changes = set_value(snapshot, record, line.field, line.before, who)
    if not changes:
        raise RecordError("Ô này đang đúng là giá trị ấy", line.label)
    return changes


def touched_place(everything: Snapshot, changes: Sequence[Change]) -> Place:
    """Return where a step happened, as things are after it: the record that is there, with its owner's uid.

    Results lead to their task or indicator, members to their team; a record that is gone leads to its list. What most
    records of the step belong to decides; rows that only gave way to others decide nothing.
    """
    told = _telling(changes)
    there = [change for change in told if everything.get(change.uid) is not None]
    for change in (*there, *told):
        values = {**(change.before or {}), **(change.after or {})}
        record = everything.get(change.uid)
        of = BY_TYPE[change.type]
        period = str(getattr(record, "period", "") or values.get("period") or "")
        field = next((name for name in specs(of) if name in change.fields() and name not in _UNSAID), "")
        owner = _owner_of(change.type, record, values)
        if owner is not None:
            found = everything.get(owner[1])
            return Place(owner[0], owner[1] if found is not None else "", _shown_field(change, field), period)
        return Place(change.type, change.uid if record is not None else "", _shown_field(change, field), period)
    return Place()


def _telling(changes: Sequence[Change]) -> list[Change]:
    """Return the changes that a step is about: those of the list that has most of them."""
    said = [change for change in changes if change.before is None or change.after is None or change.fields() - _UNSAID]
    told = [change for change in said if change.type not in _FRAME] or said or list(changes)
    lists = Counter(_LIST.get(change.type, change.type) for change in told)
    first = lists.most_common(1)[0][0] if lists else ""
    return [change for change in told if _LIST.get(change.type, change.type) == first]


def _owner_of(type_name: str, record: Record | None, values: Mapping[str, Any]) -> tuple[str, str] | None:
    for owner, children in BELONGING.items():
        for child, name in children:
            if child == type_name:
                return owner, str(getattr(record, name, "") or values.get(name) or "")
    return None


def _shown_field(change: Change, first: str) -> str:
    """Return the field to show: of a record that came or went none in particular but its first word."""
    if change.before is not None and change.after is not None:
        return first
    return "result" if "result" in change.fields() else ""
