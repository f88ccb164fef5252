"""What a step must fit: the values it was made for, the records it names, one own record for one subject."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from operator import itemgetter
from typing import Any, NamedTuple

from cdsdesk.model.calling import Finder, field_label, named, shown
from cdsdesk.model.changes import Change
from cdsdesk.model.codec import field_values, json_value, with_values
from cdsdesk.model.fields import Record, specs
from cdsdesk.model.kinds import Ref
from cdsdesk.model.own_keys import OWN_KEYS
from cdsdesk.model.registry import BY_TYPE, record_type
from cdsdesk.model.reports import SameAs
from db.records import find, pieces, read_records, types_of
from db.rows import Table, references, table

_MANY = 1000


class Edit:
    """What a step does to one record in the end: made when ``old`` is None, removed when ``new`` is None.

    ``record`` is the record as it will be, or as it was when it goes.
    """

    __slots__ = ("_changed", "new", "old", "record", "uid")

    def __init__(self, uid: str, old: Record | None, new: Record | None) -> None:
        record = old if new is None else new
        if record is None:
            raise ValueError(uid)
        self.uid, self.old, self.new, self.record = uid, old, new, record
        self._changed: tuple[str, ...] | None = None

    def sets(self, name: str) -> bool:
        """Whether the record has another value in a field than before, or is new."""
        return self.old is None or self.old.__dict__[name] != self.record.__dict__[name]

    @property
    def changed(self) -> tuple[str, ...]:
        """The names of the fields that differ; all of them when the record comes or goes."""
        if self._changed is None:
            names = table(self.record.TYPE).names
            if self.old is None or self.new is None:
                return names[1:]
            old, new = self.old.__dict__, self.new.__dict__
            self._changed = tuple([name for name in names if old[name] != new[name]])
        return self._changed


class Edits(list[Edit]):
    """All edits of a step in order, one a record."""

    @cached_property
    def by_type(self) -> Mapping[str, Sequence[Edit]]:
        """The edits of each record type."""
        found: dict[str, list[Edit]] = defaultdict(list)
        for edit in self:
            found[edit.record.TYPE].append(edit)
        return dict(found)


class Mistake(NamedTuple):
    """What is wrong with a step by itself, and what to do about it, both in Vietnamese."""

    line: str
    next_step: str


def finder(connection: sqlite3.Connection, edits: Iterable[Edit] = ()) -> Finder:
    """Return what looks records up as they are after some edits; a removed one is still found for its name."""
    by_uid: dict[str, Edit] = {}

    def look_up(uid: str) -> Record | None:
        if not by_uid:
            by_uid.update((edit.uid, edit) for edit in edits)
        if uid in by_uid:
            return by_uid[uid].record
        return find(connection, uid) if uid else None

    return look_up


def stale(change: Change, old: Record | None, known: Mapping[str, str], look_up: Finder) -> Iterator[str]:
    """Yield a Vietnamese line for each value that is no longer what a change was made for."""
    if change.before is None:
        if old is not None:
            yield f"{named(old, look_up)}: đã có bản ghi này rồi"
        return
    if old is None:
        gone = record_type(change.type)(uid=change.uid)
        yield f"{named(with_values(gone, change.before), look_up)}: không còn bản ghi này"
        return
    if change.after is None and change.before == field_values(old):
        return
    before = _before(change, old)
    kind, names = type(old), table(old.TYPE).names
    if all(name in names and json_value(kind, name, getattr(old, name)) == then for name, then in before.items()):
        return
    expected = with_values(old, before)
    for name in _names(old):
        if getattr(expected, name) != getattr(old, name) and not _same(expected, old, name, known):
            now, then = (shown(kind, name, getattr(record, name), look_up) for record in (old, expected))
            label = field_label(kind, name)
            yield f"{named(old, look_up)}: ô “{label}” nay là “{now}”, không còn là “{then}”"


def mistakes(connection: sqlite3.Connection, edits: Edits, known: Mapping[str, str]) -> list[Mistake]:
    """Return what a step may not bring: references to nothing, a second own record, a uid that is taken."""
    if all(_is_plain(edit) for edit in edits):
        return []
    by_uid = {edit.uid: edit for edit in edits}
    look_up = finder(connection, edits)
    return [
        *(
            Mistake(line, "hãy chọn bản ghi có trong tệp")
            for line in _missing(connection, edits, by_uid, known, look_up)
        ),
        *(Mistake(line, "hãy sửa bản ghi đã có") for line in _doubled(connection, edits, by_uid, look_up)),
        *(Mistake(line, "hãy dùng mã khác") for line in _taken(connection, edits, look_up)),
    ]


def left_behind(connection: sqlite3.Connection, edits: Sequence[Edit]) -> list[str]:
    """Return a Vietnamese line for each record that still refers to what a step removes."""
    if all(edit.new is not None for edit in edits):
        return []
    look_up = finder(connection, edits)
    found = _left_behind(connection, {edit.uid: edit for edit in edits})
    return [f"{named(other, look_up)} còn trỏ tới {named(gone, look_up)}" for other, gone in found]


def _is_plain(edit: Edit) -> bool:
    """Whether an edit changes neither what a record names nor the key it stands under."""
    return edit.old is not None and edit.new is not None and _ties(edit.new.TYPE).isdisjoint(edit.changed)


@cache
def _ties(type_name: str) -> frozenset[str]:
    return frozenset(OWN_KEYS.get(type_name, ())) | {name for name, _ in references(type_name)}


def _before(change: Change, old: Record) -> Mapping[str, Any]:
    """Return the values to compare: a removal was made for the whole record, so what it does not name was empty."""
    if change.after is not None or change.before is None:
        return change.before or {}
    return dict.fromkeys(field_values(old)) | dict(change.before)


def _names(record: Record) -> tuple[str, ...]:
    return ("position", *specs(type(record)))


def _same(expected: Record, old: Record, name: str, known: Mapping[str, str]) -> bool:
    """Whether two uids mean one thing: a snapshot gives the kept uid where the row still holds the old one."""
    spec = specs(type(old)).get(name)
    if spec is None or not isinstance(spec.kind, Ref):
        return False
    return bool(known.get(getattr(old, name)) == getattr(expected, name))


def _missing(
    connection: sqlite3.Connection, edits: Edits, by_uid: Mapping[str, Edit], known: Mapping[str, str], look_up: Finder
) -> Iterator[str]:
    """Name the references to records that will not exist."""
    for types, targets in _wanted(edits).items():
        open_ones = {uid for uid in targets if not _comes(uid, types, by_uid)}
        there = types_of(connection, open_ones, types) if open_ones else {}
        for uid in sorted(open_ones):
            gone = uid in by_uid and by_uid[uid].new is None
            if (uid in there and not gone) or uid in known:
                continue
            lost = _lost(connection, uid, types, by_uid, look_up)
            for record, name in _setting(edits, uid, types):
                yield f"{named(record, look_up)}: ô “{field_label(type(record), name)}” trỏ tới {lost}"


def _wanted(edits: Edits) -> Mapping[tuple[str, ...], set[str]]:
    """Return the uids that a step makes records name, by the types that they may be of."""
    wanted: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for type_name, alike in edits.by_type.items():
        coming = [edit.record.__dict__ for edit in alike if edit.old is None]
        staying = [edit for edit in alike if edit.old is not None and edit.new is not None]
        for name, types in _naming(type_name):
            wanted[types].update(map(itemgetter(name), coming))
            wanted[types].update([edit.record.__dict__[name] for edit in staying if edit.sets(name)])
    return {types: targets - {""} for types, targets in wanted.items()}


def _setting(edits: Edits, uid: str, types: tuple[str, ...]) -> Iterator[tuple[Record, str]]:
    """Yield each record, with the field, that a step makes name a uid as one of some types."""
    for edit in edits:
        for name, those in _naming(edit.record.TYPE):
            if those == types and edit.new is not None and edit.sets(name) and edit.new.__dict__[name] == uid:
                yield edit.new, name


@cache
def _naming(type_name: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return ``references`` without the uid that proved to be another's, which need not be there."""
    return tuple(each for each in references(type_name) if (type_name, each[0]) != ("same_as", "old"))


def _lost(
    connection: sqlite3.Connection, uid: str, types: tuple[str, ...], by_uid: Mapping[str, Edit], look_up: Finder
) -> str:
    """Say what a reference points at in vain: a record of another type, one that is removed, or nothing known."""
    record = look_up(uid)
    if record is not None and (uid not in by_uid or by_uid[uid].new is not None):
        return f"{named(record, look_up)}, không phải {' hay '.join(BY_TYPE[name].LABEL.lower() for name in types)}"
    record = record or _removed(connection, uid)
    if record is not None:
        return f"{named(record, look_up)} đã bị xoá"
    return f"bản ghi không có trong tệp, mã “{uid}”"


def _removed(connection: sqlite3.Connection, uid: str) -> Record | None:
    """Return a record as it was when history last removed it."""
    statement = "SELECT type, before FROM entries WHERE uid = ? AND before IS NOT NULL ORDER BY step DESC LIMIT 1"
    row = connection.execute(statement, (uid,)).fetchone()
    return with_values(record_type(row[0])(uid=uid), json.loads(row[1])) if row is not None else None


def _comes(uid: str, types: tuple[str, ...], by_uid: Mapping[str, Edit]) -> bool:
    edit = by_uid.get(uid)
    return edit is not None and edit.new is not None and (not types or edit.new.TYPE in types)


def _left_behind(connection: sqlite3.Connection, by_uid: Mapping[str, Edit]) -> Iterator[tuple[Record, Record]]:
    """Yield each record that still refers to a removed one, with that one."""
    removed = {uid: edit.record for uid, edit in by_uid.items() if edit.new is None}
    joins = {join.old: join for join in removed.values() if isinstance(join, SameAs) and join.old}
    there = types_of(connection, joins) if joins else {}
    unheld = {old: join for old, join in joins.items() if old not in there}
    removed |= unheld
    if not removed:
        return
    kinds = set(BY_TYPE) if unheld else {record.TYPE for record in removed.values()}
    for type_name in BY_TYPE:
        for name, types in references(type_name):
            if (types and not kinds & set(types)) or (type_name == "same_as" and name == "old"):
                continue
            for uid, target in _referring(connection, type_name, name, removed):
                other = by_uid[uid].new if uid in by_uid else find(connection, uid)
                if other is not None and getattr(other, name) == target:
                    yield other, removed[target]


def _referring(
    connection: sqlite3.Connection, type_name: str, name: str, targets: Iterable[str]
) -> Iterator[tuple[str, str]]:
    for piece, marks in pieces(targets):
        statement = f'SELECT uid, "{name}" FROM "{type_name}" WHERE "{name}" IN ({marks})'  # noqa: S608
        yield from connection.execute(statement, piece).fetchall()


def _doubled(
    connection: sqlite3.Connection, edits: Edits, by_uid: Mapping[str, Edit], look_up: Finder
) -> Iterator[str]:
    """Name the own records that would stand beside another one for the same office, subject and period."""
    held = _Held(connection, many=len(edits) > _MANY)
    for type_name, alike in edits.by_type.items():
        fields = OWN_KEYS.get(type_name, ())
        keyed = [edit for edit in alike if fields and edit.new is not None and any(map(edit.sets, fields))]
        seen: dict[tuple[Any, ...], str] = {}
        columns = table(type_name).columns([edit.record for edit in keyed], fields)
        for edit, key in zip(keyed, zip(*columns.values(), strict=True), strict=False):
            uid = held.by(table(type_name), fields, key)
            there = uid is not None and uid != edit.uid and not _moves(by_uid.get(uid), fields)
            if there or seen.setdefault(key, edit.uid) != edit.uid:
                yield f"{named(edit.record, look_up)}: đơn vị đã có một bản ghi như vậy"


class _Held:
    """Who holds an own key; of a large step's tables all keys are looked up at once."""

    def __init__(self, connection: sqlite3.Connection, *, many: bool) -> None:
        self._connection, self._many = connection, many
        self._known: dict[str, dict[tuple[Any, ...], str]] = {}

    def by(self, of: Table, fields: Sequence[str], key: tuple[Any, ...]) -> str | None:
        """Return the uid of the record that is stored under a key; nothing is under one that is not complete."""
        if not self._many:
            where = " AND ".join(f'"{name}" = ?' for name in fields)
            row = self._connection.execute(f'SELECT uid FROM "{of.type}" WHERE {where}', key).fetchone()  # noqa: S608
            return None if row is None else str(row[0])
        if of.type not in self._known:
            listed = ", ".join(f'"{name}"' for name in fields)
            rows = self._connection.execute(f'SELECT uid, {listed} FROM "{of.type}"')  # noqa: S608
            self._known[of.type] = {row[1:]: row[0] for row in rows if None not in row}
        return None if None in key else self._known[of.type].get(key)


def _moves(edit: Edit | None, fields: tuple[str, ...]) -> bool:
    return edit is not None and (edit.new is None or bool(set(fields) & set(edit.changed)))


def _taken(connection: sqlite3.Connection, edits: Sequence[Edit], look_up: Finder) -> Iterator[str]:
    """Name new records whose uid belongs to a record of another type."""
    made = {edit.uid: edit.record for edit in edits if edit.old is None and edit.new is not None}
    for uid, type_name in types_of(connection, made).items() if made else ():
        if type_name != made[uid].TYPE:
            other = read_records(connection, table(type_name), [uid])[uid]
            yield f"{named(made[uid], look_up)}: mã của bản ghi này đã dùng cho {named(other, look_up)}"
