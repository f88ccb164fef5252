"""Snapshot: the records of one office for one period, immutable and indexed; what is checked is what is printed."""

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, wraps
from operator import attrgetter
from typing import Any, Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from cdsdesk.model.changes import ChangeSet, changed_record
from cdsdesk.model.consolidation import Consolidation
from cdsdesk.model.fields import Record
from cdsdesk.model.office import Unit
from cdsdesk.model.periods import Window

R = TypeVar("R", bound=Record)
T = TypeVar("T")
P = ParamSpec("P")
_Groups = Mapping[Any, tuple[Record, ...]]
_Moves = list[tuple[Record | None, Record | None]]
_FEW = 16


@dataclass(frozen=True, eq=False)
class Snapshot:
    """Records by uid; ``period`` is None for "everything" (importing and editing look there).

    Two snapshots are compared by their ``records``; a snapshot itself is equal only to itself, so it can be a key.
    ``carried`` holds uids of Progress and Measurement that were told in an earlier period. ``before`` and
    ``last_year`` give, by subject uid, the Measurement of the previous period and of the same period a year earlier.
    ``lower`` is what the offices below told of the period, where somebody has added it up (``with_lower``).
    """

    office: str
    records: Mapping[str, Record]
    period: Window | None = None
    carried: frozenset[str] = frozenset()
    before: Mapping[str, Record] = field(default_factory=dict)
    last_year: Mapping[str, Record] = field(default_factory=dict)
    lower: Consolidation | None = None

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
        return self.grouped(kind, field_name).get(value, ())  # type: ignore[return-value]

    def grouped(self, kind: type[Record], field_name: str) -> _Groups:
        """Return the records of a type by the value of a field, each group in its order."""
        key = kind.TYPE, field_name
        if key not in self._indexes:
            if self._shared is not None and kind.TYPE in self._shared[1]:
                self._indexes[key] = self._shared[0].grouped(kind, field_name)
            else:
                self._indexes[key] = _grouped((getattr(record, field_name), record) for record in self.all(kind))
        return self._indexes[key]

    def part(self, records: Mapping[str, Record], **fields: Any) -> "Snapshot":
        """Return a snapshot of some of these records, other fields set as given.

        Types of which all records are in it are sorted and indexed once for both.
        """
        counts = Counter(record.TYPE for record in records.values())
        whole = frozenset(kind for kind, group in self._by_type.items() if len(group) == counts[kind])
        rest = _grouped((record.TYPE, record) for record in records.values() if record.TYPE not in whole)
        made = replace(self, records=records, **fields)
        vars(made).update(_shared=(self, whole), _by_type={kind: self._by_type[kind] for kind in whole} | dict(rest))
        return made

    def unit(self) -> Unit:
        """Return the office whose snapshot this is."""
        found = self.find(Unit, self.office)
        return found if found is not None else Unit(uid=self.office)

    def with_changes(self, changes: ChangeSet) -> "Snapshot":
        """Return the snapshot after a step, for a snapshot of everything; a period's is selected anew.

        A step that joins or parts records (SameAs) is read anew as well.
        """
        after: dict[str, Record | None] = {}
        for change in changes.changes:
            old = after[change.uid] if change.uid in after else self.records.get(change.uid)
            after[change.uid] = changed_record(old, change)
        return self.patched(after)

    def patched(self, after: Mapping[str, Record | None], **fields: Any) -> "Snapshot":
        """Return the snapshot with some records as they are afterwards (None: gone), other fields set as given.

        What was sorted and indexed before is carried over, so that a small step costs little among many records.
        """
        records = dict(self.records)
        moves: dict[str, _Moves] = defaultdict(list)
        for uid, new in after.items():
            old = records.get(uid)
            if old is new:
                continue
            if new is None:
                del records[uid]
            else:
                records[uid] = new
            for kind in {record.TYPE for record in (old, new) if record is not None}:
                moves[kind].append((_of_kind(old, kind), _of_kind(new, kind)))
        made = replace(self, records=records, **fields)
        vars(made).update(self._carried(moves))
        return made

    def _carried(self, moves: Mapping[str, _Moves]) -> dict[str, Any]:
        """Return what was sorted and indexed so far, with some records moved; a worker may go on indexing meanwhile."""
        indexes = self._indexes.copy()
        for (kind, name), groups in indexes.items():
            if kind in moves:
                indexes[kind, name] = _regrouped(groups, moves[kind], attrgetter(name))
        if "_by_type" not in vars(self):
            return {"_indexes": indexes}
        whole = [move for moved in moves.values() for move in moved]
        return {"_indexes": indexes, "_by_type": _regrouped(self._by_type, whole, attrgetter("TYPE"))}

    @cached_property
    def _by_type(self) -> _Groups:
        return _grouped((record.TYPE, record) for record in self.records.values())

    @cached_property
    def _indexes(self) -> dict[tuple[str, str], _Groups]:
        return {}

    @cached_property
    def _shared(self) -> "tuple[Snapshot, frozenset[str]] | None":
        return None


def asked_once(question: Callable[Concatenate[Snapshot, P], T]) -> Callable[Concatenate[Snapshot, P], T]:
    """Keep the answers to a question about a snapshot as long as the snapshot, which never changes."""
    answers: WeakKeyDictionary[Snapshot, dict[Any, T]] = WeakKeyDictionary()

    @wraps(question)
    def answered(snapshot: Snapshot, /, *args: P.args, **kwargs: P.kwargs) -> T:
        # One that takes changes in place (WorkingSnapshot) is asked each time.
        if type(snapshot) is not Snapshot:
            return question(snapshot, *args, **kwargs)
        known = answers.setdefault(snapshot, {})
        asked = args, tuple(kwargs.items())
        if asked not in known:
            known[asked] = question(snapshot, *args, **kwargs)
        return known[asked]

    return answered


def _of_kind(record: Record | None, kind: str) -> Record | None:
    return record if record is not None and kind == record.TYPE else None


def _place(record: Record) -> tuple[int, str]:
    return record.position, record.uid


def _grouped(pairs: Iterable[tuple[object, Record]]) -> _Groups:
    groups: dict[object, list[Record]] = defaultdict(list)
    for key, record in pairs:
        groups[key].append(record)
    return {key: tuple(sorted(group, key=_place)) for key, group in groups.items()}


def _regrouped(groups: _Groups, moves: _Moves, key: Callable[[Record], Any]) -> _Groups:
    """Return groups after some records went and came; only the groups that these stand in are made anew."""
    gone: dict[Any, list[Record]] = defaultdict(list)
    come: dict[Any, list[Record]] = defaultdict(list)
    for old, new in moves:
        if old is not None:
            gone[key(old)].append(old)
        if new is not None:
            come[key(new)].append(new)
    changed = dict(groups)
    for name in {*gone, *come}:
        group = _regroup(groups.get(name, ()), gone.get(name, ()), come.get(name, ()))
        if group:
            changed[name] = group
        else:
            changed.pop(name, None)
    return changed


def _regroup(group: tuple[Record, ...], gone: Iterable[Record], come: Sequence[Record]) -> tuple[Record, ...]:
    """Return a sorted group without some of its records and with others at their places."""
    made = list(group)
    for record in gone:
        del made[bisect_left(made, _place(record), key=_place)]
    if len(come) > _FEW:
        made.extend(come)
        made.sort(key=_place)
    else:
        for record in come:
            insort(made, record, key=_place)
    return tuple(made)
