"""What a step must fit: the values it was made for, the records it names, one own record for one subject."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from cdsdesk.model.changes import Change
from cdsdesk.model.codec import field_values, json_value, with_values
from cdsdesk.model.fields import Record, specs
from cdsdesk.model.kinds import Ref
from cdsdesk.model.registry import BY_TYPE, record_type
from cdsdesk.model.reports import SameAs
from db.naming import field_label, named, shown
from db.records import find, pieces, types_of
from db.rows import references, table

# One own record for one office, subject and period; the tables carry the same as unique indexes.
OWN_KEYS: Mapping[str, tuple[str, ...]] = {
    "period": ("unit", "code"),
    "setting": ("unit", "key"),
    "number_series": ("unit", "issuing_body", "pattern"),
    "progress": ("unit", "task", "period"),
    "measurement": ("unit", "indicator", "period"),
    "attendance": ("unit", "activity", "member"),
    "system_state": ("unit", "system", "period"),
    "compliance_entry": ("unit", "period", "topic"),
    "narrative": ("unit", "report_kind", "period", "section_key"),
}


@dataclass(frozen=True)
class Edit:
    """What a step does to one record in the end: made when ``old`` is None, removed when ``new`` is None."""

    uid: str
    old: Record | None
    new: Record | None

    @property
    def record(self) -> Record:
        """Return the record as it will be, or as it was when it goes."""
        record = self.new or self.old
        if record is None:
            raise ValueError(self.uid)
        return record

    @cached_property
    def changed(self) -> tuple[str, ...]:
        """The names of the fields that differ; all of them when the record comes or goes."""
        if self.old is None or self.new is None:
            return table(self.record.TYPE).names[1:]
        old, new = self.old.__dict__, self.new.__dict__
        return tuple(name for name in table(self.record.TYPE).names if old[name] != new[name])


def stale(change: Change, old: Record | None, known: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield for each value that is no longer what a change was made for the field and a Vietnamese line."""
    if change.before is None:
        if old is not None:
            yield "", f"{named(old)}: đã có bản ghi này rồi"
        return
    if old is None:
        gone = record_type(change.type)(uid=change.uid)
        yield "", f"{named(with_values(gone, change.before))}: không còn bản ghi này"
        return
    before = _before(change, old)
    kind, names = type(old), table(old.TYPE).names
    if all(name in names and json_value(kind, name, getattr(old, name)) == then for name, then in before.items()):
        return
    expected = with_values(old, before)
    for name in _names(old):
        if getattr(expected, name) != getattr(old, name) and not _same(expected, old, name, known):
            now, then = shown(type(old), name, getattr(old, name)), shown(type(old), name, getattr(expected, name))
            label = field_label(type(old), name)
            yield name, f"{named(old)}: ô “{label}” nay là “{now}”, không còn là “{then}”"


def conflicts(connection: sqlite3.Connection, edits: Sequence[Edit], known: Mapping[str, str]) -> list[str]:
    """Return a Vietnamese line for everything that would not hold after the edits."""
    if all(_is_plain(edit) for edit in edits):
        return []
    by_uid = {edit.uid: edit for edit in edits}
    return [
        *_missing(connection, edits, by_uid, known),
        *_left_behind(connection, by_uid),
        *_doubled(connection, edits, by_uid),
        *_taken(connection, edits),
    ]


def _is_plain(edit: Edit) -> bool:
    """Whether an edit changes neither what a record names nor the key it stands under."""
    return edit.old is not None and edit.new is not None and not _ties(edit.new.TYPE) & set(edit.changed)


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
    connection: sqlite3.Connection, edits: Sequence[Edit], by_uid: Mapping[str, Edit], known: Mapping[str, str]
) -> Iterator[str]:
    """Name the references to records that will not exist."""
    wanted: dict[tuple[str, ...], dict[str, list[tuple[Record, str]]]] = defaultdict(lambda: defaultdict(list))
    for edit in edits:
        if edit.new is None:
            continue
        changed = set(edit.changed)
        for name, types in references(edit.new.TYPE):
            target = getattr(edit.new, name)
            if target and name in changed and not (edit.new.TYPE == "same_as" and name == "old"):
                wanted[types][target].append((edit.new, name))
    for types, targets in wanted.items():
        open_ones = {uid for uid in targets if not _comes(uid, types, by_uid)}
        there = types_of(connection, open_ones, types) if open_ones else {}
        for uid in sorted(open_ones):
            gone = uid in by_uid and by_uid[uid].new is None
            if (uid in there and not gone) or uid in known:
                continue
            for record, name in targets[uid]:
                label = field_label(type(record), name)
                yield f"{named(record)}: ô “{label}” trỏ tới bản ghi không có ({uid})"


def _comes(uid: str, types: tuple[str, ...], by_uid: Mapping[str, Edit]) -> bool:
    edit = by_uid.get(uid)
    return edit is not None and edit.new is not None and (not types or edit.new.TYPE in types)


def _left_behind(connection: sqlite3.Connection, by_uid: Mapping[str, Edit]) -> Iterator[str]:
    """Name the records that still refer to what is removed."""
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
                    yield f"{named(other)} còn trỏ tới {named(removed[target])}"


def _referring(
    connection: sqlite3.Connection, type_name: str, name: str, targets: Iterable[str]
) -> Iterator[tuple[str, str]]:
    for piece, marks in pieces(targets):
        statement = f'SELECT uid, "{name}" FROM "{type_name}" WHERE "{name}" IN ({marks})'  # noqa: S608
        yield from connection.execute(statement, piece).fetchall()


def _doubled(connection: sqlite3.Connection, edits: Sequence[Edit], by_uid: Mapping[str, Edit]) -> Iterator[str]:
    """Name the own records that would stand beside another one for the same office, subject and period."""
    seen: dict[tuple[Any, ...], str] = {}
    for edit in edits:
        fields = OWN_KEYS.get(edit.record.TYPE)
        if fields is None or edit.new is None:
            continue
        if edit.old is not None and not set(fields) & set(edit.changed):
            continue
        of = table(edit.new.TYPE)
        key = tuple(of.value(name, getattr(edit.new, name)) for name in fields)
        where = " AND ".join(f'"{name}" = ?' for name in fields)
        row = connection.execute(f'SELECT uid FROM "{of.type}" WHERE {where}', key).fetchone()  # noqa: S608
        there = row is not None and row[0] != edit.uid and not _moves(by_uid.get(row[0]), fields)
        if there or seen.setdefault((of.type, *key), edit.uid) != edit.uid:
            words = ", ".join(shown(of.kind, name, getattr(edit.new, name)) for name in fields[1:])
            yield f"{of.kind.LABEL}: đơn vị đã có một bản ghi cho {words}"


def _moves(edit: Edit | None, fields: tuple[str, ...]) -> bool:
    return edit is not None and (edit.new is None or bool(set(fields) & set(edit.changed)))


def _taken(connection: sqlite3.Connection, edits: Sequence[Edit]) -> Iterator[str]:
    """Name new records whose uid belongs to a record of another type."""
    made = {edit.uid: edit.record for edit in edits if edit.old is None and edit.new is not None}
    for uid, type_name in types_of(connection, made).items() if made else ():
        if type_name != made[uid].TYPE:
            yield f"{named(made[uid])}: mã {uid} đã dùng cho {BY_TYPE[type_name].LABEL}"
