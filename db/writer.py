"""One step into the file: records, history, search index and derived states, together or not at all."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from cdsdesk.errors import ConflictError, RecordError
from cdsdesk.model.changes import Change, ChangeSet, changed_record
from cdsdesk.model.codec import with_values
from cdsdesk.model.fields import Record
from cdsdesk.model.ports import Step
from db.chain import append, header_of
from db.integrity import OWN_KEYS, Edit, conflicts, stale
from db.records import aliases, read_records
from db.rows import Table, table
from db.search import Index
from db.states import States


def now() -> str:
    """Return the present time of day with its zone, to the second."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


@dataclass
class Parts:
    """What a step keeps true besides the records: uids that mean others, the search index, the states."""

    aliases: Mapping[str, str]
    index: Index
    states: States


def write(
    connection: sqlite3.Connection, changes: ChangeSet, who: str, parts: Parts
) -> tuple[Step | None, Sequence[Edit]]:
    """Write one step inside the caller's transaction; nothing, and None, when nothing would change.

    Taking back is always written: typing that came to nothing must not stand in the way of what was before it.
    Raises ConflictError with a line for each clash, RecordError for an unknown type, field or value.
    """
    edits = _edits(connection, changes, parts.aliases)
    if not edits and changes.undoes is None and changes.redoes is None:
        return None, edits
    clashes = conflicts(connection, edits, parts.aliases)
    if clashes:
        raise ConflictError("Không ghi được vì dữ liệu không khớp", tuple(clashes), changes.label)
    step = append(connection, header_of(changes, who, now()), edits)
    store(connection, edits, step.number)
    if any(edit.record.TYPE == "same_as" for edit in edits):
        parts.aliases = aliases(connection)
    parts.index.follow(edits, step.number)
    parts.states.follow(edits, parts.aliases)
    return step, edits


def store(connection: sqlite3.Connection, edits: Sequence[Edit], step: int) -> None:
    """Write the rows; a row whose own key moves goes before it comes, so that two may change places."""
    moving = {edit.uid for edit in edits if _rekeyed(edit)}
    for edit in edits:
        if edit.new is None or edit.uid in moving:
            connection.execute(table(edit.record.TYPE).delete, (edit.uid,))
    inserts: dict[Table, list[Record]] = {}
    for edit in edits:
        if edit.new is None:
            continue
        of = table(edit.new.TYPE)
        if edit.old is None or edit.uid in moving:
            inserts.setdefault(of, []).append(edit.new)
        else:
            connection.execute(*of.update(edit.new, edit.changed, step))
    for of, records in inserts.items():
        connection.executemany(of.insert, (of.row(record, step) for record in records))


def _edits(connection: sqlite3.Connection, changes: ChangeSet, known: Mapping[str, str]) -> list[Edit]:
    """Return what the changes come to, one edit a record. Raises ConflictError when they were made for other values."""
    stored = _touched(connection, changes.changes)
    current: dict[str, Record | None] = {}
    clashes: list[str] = []
    for change in changes.changes:
        old = current[change.uid] if change.uid in current else stored.get(change.uid)
        lines = [line for _, line in stale(change, old, known)]
        if lines:
            clashes.extend(lines)
            continue
        current[change.uid] = _after(change, old)
    if clashes:
        raise ConflictError("Dữ liệu đã đổi, không ghi đè", tuple(clashes), changes.label)
    made = [Edit(uid, stored.get(uid), new) for uid, new in current.items()]
    return [edit for edit in made if edit.old != edit.new]


def _after(change: Change, old: Record | None) -> Record | None:
    if not change.uid:
        raise RecordError("Bản ghi thiếu mã uid", change.type)
    if change.after is None or change.before is None or old is None:
        return changed_record(old, change)
    return with_values(old, change.after)


def _touched(connection: sqlite3.Connection, changes: Iterable[Change]) -> dict[str, Record]:
    uids: dict[str, list[str]] = {}
    for change in changes:
        uids.setdefault(change.type, []).append(change.uid)
    found: dict[str, Record] = {}
    for type_name, wanted in uids.items():
        found |= read_records(connection, table(type_name), wanted)
    return found


def _rekeyed(edit: Edit) -> bool:
    if edit.old is None or edit.new is None:
        return False
    return bool(set(OWN_KEYS.get(edit.new.TYPE, ())) & set(edit.changed))
