"""The one way to alter the data file: a ChangeSet of records before and after, with its inverse."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from cdsdesk.model.codec import RecordValues, json_value, with_values
from cdsdesk.model.fields import Record, new_record, specs
from cdsdesk.model.registry import record_type

Values = Mapping[str, Any]


@dataclass(slots=True)  # never changed, but to freeze it makes ten thousand of them five times as slow
class Change:
    """One record: ``before`` None makes it, ``after`` None removes it, else both hold the fields that differ.

    Values stand in their JSON form; null means empty.
    """

    type: str
    uid: str
    before: Values | None
    after: Values | None

    def inverse(self) -> "Change":
        """Return the change that takes this one back."""
        return Change(self.type, self.uid, self.after, self.before)

    def fields(self) -> frozenset[str]:
        """Return the names of the fields that this change touches."""
        return frozenset(self.before or ()) | frozenset(self.after or ())


@dataclass(frozen=True)
class ChangeSet:
    """One step: everything in it is written together or not at all.

    ``label`` is what the Undo menu says, ``when`` an ISO time. ``undoes`` and ``redoes`` name a step number.
    ``folding`` joins neighbouring steps of one visit to one field when undoing and displaying; empty: never.
    """

    label: str
    changes: tuple[Change, ...]
    who: str = ""
    when: str = ""
    folding: str = ""
    undoes: int | None = None
    redoes: int | None = None

    def inverse(self) -> "ChangeSet":
        """Return the changes that take this step back, last change first."""
        return ChangeSet(self.label, tuple(change.inverse() for change in reversed(self.changes)), self.who)

    def __bool__(self) -> bool:
        return bool(self.changes)

    def touched(self) -> frozenset[str]:
        """Return the uids of all records in this step."""
        return frozenset(change.uid for change in self.changes)


def inserted(record: Record) -> Change:
    """Return the change that makes a record."""
    return Change(record.TYPE, record.uid, None, RecordValues(record))


def deleted(record: Record) -> Change:
    """Return the change that removes a record."""
    return Change(record.TYPE, record.uid, RecordValues(record), None)


def updated(old: Record, new: Record) -> Change | None:
    """Return the change between two states of one record, or None when they are equal."""
    kind = type(old)
    before, after = vars(old), vars(new)
    names = [name for name in ("position", *specs(kind)) if before[name] != after[name]]
    if not names:
        return None
    return Change(
        old.TYPE,
        old.uid,
        {name: json_value(kind, name, getattr(old, name)) for name in names},
        {name: json_value(kind, name, getattr(new, name)) for name in names},
    )


def changed_record(record: Record | None, change: Change) -> Record | None:
    """Return what a record is after a change; None when the change removes it. Raises RecordError."""
    if change.after is None:
        return None
    if change.before is None or record is None:
        record = new_record(record_type(change.type), change.uid)
    return with_values(record, change.after)


@dataclass
class Draft:
    """Collects the changes of one step over records as they are, so that later edits see earlier ones."""

    current: Mapping[str, Record]
    _after: dict[str, Record | None] = field(default_factory=dict)

    def get(self, uid: str) -> Record | None:
        """Return a record as it will be."""
        return self._after[uid] if uid in self._after else self.current.get(uid)

    def put(self, record: Record) -> None:
        """Make a record or give it a new state."""
        self._after[record.uid] = record

    def remove(self, uid: str) -> None:
        """Remove a record."""
        self._after[uid] = None

    def touched(self) -> Iterable[str]:
        """Return the uids of the records that were put or removed, in the order in which they first were."""
        return self._after.keys()

    def changes(self) -> tuple[Change, ...]:
        """Return the changes that are left when nothing is counted twice."""
        return tuple(self._made())

    def _made(self) -> Iterator[Change]:
        find = self.current.get
        for uid, after in self._after.items():
            before = find(uid)
            if before is None:
                change = inserted(after) if after is not None else None
            else:
                change = updated(before, after) if after is not None else deleted(before)
            if change is not None:
                yield change
