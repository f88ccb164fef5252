"""One step into the file: records, history, search index and derived states, together or not at all."""

import sqlite3
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from cdsdesk.errors import ConflictError, RecordError
from cdsdesk.model.calling import Finder
from cdsdesk.model.changes import Change, ChangeSet, changed_record
from cdsdesk.model.codec import RecordValues, with_values
from cdsdesk.model.fields import Record
from cdsdesk.model.ports import Step
from cdsdesk.model.reports import SameAs
from cdsdesk.model.settled import settled
from cdsdesk.progress import Progress
from db.chain import append, header_of
from db.digests import read_head
from db.errors import refused
from db.integrity import Edit, Edits, finder, left_behind, mistakes, stale
from db.own_unit import unit_mistakes
from db.portions import Portion, portions
from db.records import aliases, read_records
from db.rows import table
from db.search import Index
from db.states import States
from db.watch import Watch

_MANY = 50


def now() -> str:
    """Return the present time of day with its zone, to the second."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


@dataclass
class Parts:
    """What a step keeps true besides the records: the own office, uids that mean others, the index, the states."""

    office: str
    aliases: Mapping[str, str]
    index: Index
    states: States


def write(
    connection: sqlite3.Connection, changes: ChangeSet, who: str, parts: Parts, progress: Progress
) -> tuple[Step | None, Edits]:
    """Write one step inside the caller's transaction; nothing, and None, when nothing would change.

    Taking back is always written: typing that came to nothing must not stand in the way of what was before it.
    Raises ConflictError with a line for each record that changed since or still refers to what would go, RecordError
    for what no step may write: an unknown type, field or value, a reference to nothing, a second own record; Cancelled.
    """
    edits = _edits(connection, changes, parts.aliases)
    if not edits and changes.undoes is None and changes.redoes is None:
        return None, edits
    _require_fitting(connection, changes, edits, parts)
    watch, head = Watch(progress, 2 * len(edits)), read_head(connection)
    pieces = list(portions(edits))
    store(connection, pieces, head.number + 1, watch)
    step = append(connection, header_of(changes, who, now()), head, pieces, watch)
    if SameAs.TYPE in edits.by_type:
        parts.aliases = aliases(connection)
    parts.index.follow(edits, step.number)
    parts.states.follow(edits, parts.aliases)
    watch.ended()
    return step, edits


def store(connection: sqlite3.Connection, pieces: Iterable[Sequence[Portion]], step: int, watch: Watch) -> None:
    """Write the rows; a row whose own key moves goes before it comes, so that two may change places."""
    listed = [portion for piece in pieces for portion in piece]
    for portion in listed:
        if portion.goes or portion.rekeys:
            watch.passes(len(portion.uids))
            connection.executemany(portion.of.delete, zip(portion.uids))
    for portion in listed:
        if not portion.comes and not portion.goes and not portion.rekeys:
            watch.passes(len(portion.uids))
            of, names = portion.of, portion.names
            connection.executemany(of.update(names), of.updated(portion.new, names, step))
    for portion in listed:
        if portion.comes or portion.rekeys:
            watch.passes(len(portion.uids))
            connection.executemany(*portion.of.insertion(portion.new, step))


def _require_fitting(connection: sqlite3.Connection, changes: ChangeSet, edits: Edits, parts: Parts) -> None:
    """Refuse what would not hold; what fitted when it was first done is no mistake but clashes with later steps."""
    wrong = [
        *unit_mistakes(edits, parts.office, finder(connection, edits)),
        *mistakes(connection, edits, parts.aliases),
    ]
    taking_back = changes.undoes is not None or changes.redoes is not None
    if wrong and not taking_back:
        raise refused(wrong, changes.label)
    clashes = [*(mistake.line for mistake in wrong), *left_behind(connection, edits)]
    if clashes:
        next_step = "hãy hoàn tác các bước sau đó trước" if taking_back else "hãy xoá hoặc sửa các bản ghi ấy trước"
        raise ConflictError("Không ghi được vì dữ liệu không khớp", tuple(clashes), changes.label.strip(), next_step)


def _edits(connection: sqlite3.Connection, changes: ChangeSet, known: Mapping[str, str]) -> Edits:
    """Return what the changes come to, one edit a record. Raises ConflictError when they were made for other values."""
    uids = dict.fromkeys([change.uid for change in changes.changes])
    by_type: dict[str, list[Change]] = defaultdict(list)
    for change in changes.changes:
        by_type[change.type].append(change)
    stored = _touched(connection, by_type)
    whole = _whole_records(by_type, stored) if len(uids) == len(changes.changes) else {}
    rest = [change for change in changes.changes if change.uid not in whole]
    after, clashes = _after(rest, stored, known, finder(connection))
    if clashes:
        raise ConflictError(
            "Dữ liệu đã đổi, không ghi đè", tuple(clashes), changes.label.strip(), "hãy xem lại rồi sửa lại"
        )
    made = [Edit(uid, None, whole[uid]) if uid in whole else Edit(uid, stored.get(uid), after[uid]) for uid in uids]
    return Edits([edit for edit in made if edit.old is None or edit.changed])


def _touched(connection: sqlite3.Connection, changes: Mapping[str, Sequence[Change]]) -> dict[str, Record]:
    found: dict[str, Record] = {}
    for type_name, alike in changes.items():
        found |= read_records(connection, table(type_name), [change.uid for change in alike])
    return found


def _whole_records(changes: Mapping[str, Sequence[Change]], stored: Container[str]) -> dict[str, Record]:
    """Return by uid the records that many changes make, of types whose records stand as they would be read back."""
    found: dict[str, Record] = {}
    for alike in changes.values():
        made = [
            (change.uid, change.after.record)
            for change in alike
            if change.before is None and isinstance(change.after, RecordValues)
        ]
        many = settled([record for _, record in made]) if len(made) > _MANY else None
        for (uid, _), record in zip(made, many or (), strict=False):
            if uid == record.uid != "" and uid not in stored:
                found[uid] = record
    return found


def _after(
    changes: Iterable[Change], stored: Mapping[str, Record], known: Mapping[str, str], look_up: Finder
) -> tuple[dict[str, Record | None], list[str]]:
    """Return by uid what records are after changes, and a line for each value that is not what one was made for."""
    after: dict[str, Record | None] = {}
    clashes: list[str] = []
    for change in changes:
        old = after[change.uid] if change.uid in after else stored.get(change.uid)
        lines = list(stale(change, old, known, look_up))
        clashes.extend(lines)
        if not lines:
            after[change.uid] = _changed(change, old)
    return after, clashes


def _changed(change: Change, old: Record | None) -> Record | None:
    if not change.uid:
        raise RecordError("Bản ghi thiếu mã uid", change.type)
    if change.after is None or change.before is None or old is None:
        return changed_record(old, change)
    return with_values(old, change.after)
