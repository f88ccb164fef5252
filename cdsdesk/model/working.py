"""A snapshot that takes changes in place: for one step made of thousands of edits, each seeing those before it."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from cdsdesk.model.changes import Change, ChangeSet, changed_record, deleted, inserted, updated
from cdsdesk.model.fields import Record
from cdsdesk.model.snapshot import Snapshot

R = TypeVar("R", bound=Record)
_Field = tuple[str, str]


class _Layer(Mapping[str, Record]):
    """Records over those of another mapping; None stands for one that is gone."""

    def __init__(self, under: Mapping[str, Record]) -> None:
        self.under = under
        self.over: dict[str, Record | None] = {}

    def __getitem__(self, uid: str) -> Record:
        record = self.over[uid] if uid in self.over else self.under[uid]
        if record is None:
            raise KeyError(uid)
        return record

    def __iter__(self) -> Iterator[str]:
        for uid in self.under:
            if uid not in self.over or self.over[uid] is not None:
                yield uid
        for uid, record in self.over.items():
            if record is not None and uid not in self.under:
                yield uid

    def __len__(self) -> int:
        return sum(1 for _ in self)


class WorkingSnapshot(Snapshot):
    """Answers as the snapshot after every change that it took (``take``) would; ``changes`` are all of them as one."""

    def __init__(self, base: Snapshot) -> None:
        layer = _Layer(base.records)
        super().__init__(base.office, layer, base.period, base.carried, base.before, base.last_year)
        # The class is frozen like any snapshot; what it learns lies in these, never in its fields.
        object.__setattr__(self, "_base", base)
        object.__setattr__(self, "_layer", layer)
        object.__setattr__(self, "_fields", {})

    _base: Snapshot
    _layer: _Layer
    _fields: dict[_Field, dict[Any, dict[str, Record]]]

    def take(self, changes: ChangeSet) -> None:
        """Take a step in. Raises RecordError when one of its values cannot be read."""
        after = [(change.uid, changed_record(self._layer.get(change.uid), change)) for change in changes.changes]
        for uid, record in after:
            self._put(uid, record)

    def changes(self) -> tuple[Change, ...]:
        """Return what changed against the snapshot that this one began with."""
        made: list[Change | None] = []
        for uid, after in self._layer.over.items():
            before = self._base.records.get(uid)
            if before is None:
                made.append(inserted(after) if after is not None else None)
            else:
                made.append(deleted(before) if after is None else updated(before, after))
        return tuple(change for change in made if change is not None)

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Return all records of a type in their order."""
        new = [record for record in self._layer.over.values() if isinstance(record, kind) and record.TYPE == kind.TYPE]
        return self._merged(self._base.all(kind), new)

    def where(self, kind: type[R], field_name: str, value: object) -> tuple[R, ...]:
        """Return the records of a type whose field equals a value, in their order."""
        found = self._base.where(kind, field_name, value)
        if not self._layer.over:
            return found
        new = self._field(kind, field_name).get(value, {})
        return self._merged(found, new.values())

    def with_changes(self, changes: ChangeSet) -> Snapshot:
        """Return the snapshot after a step, good until this one takes the next."""
        made = WorkingSnapshot(self)
        made.take(changes)
        return made

    def _merged(self, found: tuple[R, ...], new: Any) -> tuple[R, ...]:
        over = self._layer.over
        stay = [record for record in found if record.uid not in over]
        if not new:
            return found if len(stay) == len(found) else tuple(stay)
        return tuple(sorted((*stay, *new), key=lambda record: (record.position, record.uid)))

    def _field(self, kind: type[Record], name: str) -> dict[Any, dict[str, Record]]:
        key = kind.TYPE, name
        if key not in self._fields:
            groups = self._fields[key] = {}
            for record in self._layer.over.values():
                if record is not None and kind.TYPE == record.TYPE:
                    groups.setdefault(getattr(record, name), {})[record.uid] = record
        return self._fields[key]

    def _put(self, uid: str, record: Record | None) -> None:
        old = self._layer.over.get(uid)
        self._layer.over[uid] = record
        for (type_name, name), groups in self._fields.items():
            if old is not None and type_name == old.TYPE:
                groups.get(getattr(old, name), {}).pop(uid, None)
            if record is not None and type_name == record.TYPE:
                groups.setdefault(getattr(record, name), {})[uid] = record
