"""Snapshot: the records of one office for one period, immutable and indexed; what is checked is what is printed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

from cdsdesk.model.changes import ChangeSet, changed_record
from cdsdesk.model.fields import Record
from cdsdesk.model.office import Unit
from cdsdesk.model.periods import Window

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, eq=False)
class Snapshot:
    """Records by uid; ``period`` is None for "everything" (importing and editing look there).

    Two snapshots are compared by their ``records``; a snapshot itself is equal only to itself, so it can be a key.
    ``carried`` holds uids of Progress and Measurement that were told in an earlier period. ``before`` and
    ``last_year`` give, by subject uid, the Measurement of the previous period and of the same period a year earlier.
    """

    office: str
    records: Mapping[str, Record]
    period: Window | None = None
    carried: frozenset[str] = frozenset()
    before: Mapping[str, Record] = field(default_factory=dict)
    last_year: Mapping[str, Record] = field(default_factory=dict)

    def get(self, uid: str) -> Record | None:
        """Return a record of any type, or None."""
        return self.records.get(uid)

    def find(self, kind: type[R], uid: str) -> R | None:
        """Return a record of a type, or None when there is none of that type with this uid."""
        record = self.records.get(uid)
        return record if isinstance(record, kind) else None

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Return all records of a type in their order."""
        return self._by_type.get(kind.TYPE, ())  # type: ignore[return-value]

    def where(self, kind: type[R], field_name: str, value: object) -> tuple[R, ...]:
        """Return the records of a type whose field equals a value, in their order."""
        return self._index(kind, field_name).get(value, ())  # type: ignore[return-value]

    def unit(self) -> Unit:
        """Return the office whose snapshot this is."""
        found = self.find(Unit, self.office)
        return found if found is not None else Unit(uid=self.office)

    def with_changes(self, changes: ChangeSet) -> "Snapshot":
        """Return the snapshot after a step, for a snapshot of everything; a period's is selected anew.

        A step that joins or parts records (SameAs) is read anew as well.
        """
        records = dict(self.records)
        for change in changes.changes:
            after = changed_record(records.get(change.uid), change)
            if after is None:
                records.pop(change.uid, None)
            else:
                records[change.uid] = after
        return replace(self, records=records)

    @cached_property
    def _by_type(self) -> Mapping[Any, tuple[Record, ...]]:
        return _grouped((record.TYPE, record) for record in self.records.values())

    @cached_property
    def _indexes(self) -> dict[tuple[str, str], Mapping[Any, tuple[Record, ...]]]:
        return {}

    def _index(self, kind: type[Record], field_name: str) -> Mapping[Any, tuple[Record, ...]]:
        key = kind.TYPE, field_name
        if key not in self._indexes:
            self._indexes[key] = _grouped((getattr(record, field_name), record) for record in self.all(kind))
        return self._indexes[key]


def _grouped(pairs: Iterable[tuple[object, Record]]) -> Mapping[Any, tuple[Record, ...]]:
    groups: dict[object, list[Record]] = defaultdict(list)
    for key, record in pairs:
        groups[key].append(record)
    return {key: tuple(sorted(group, key=lambda r: (r.position, r.uid))) for key, group in groups.items()}
