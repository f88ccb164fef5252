"""What a ChangeSet comes to in a data file as it stands: one edit a record, and everything fits together."""

import sqlite3
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from cdsdesk.errors import ConflictError, RecordError
from cdsdesk.model.calling import Finder
from cdsdesk.model.changes import Change, ChangeSet, changed_record
from cdsdesk.model.codec import RecordValues, with_values
from cdsdesk.model.fields import Record
from cdsdesk.model.settled import settled
from db.digests import Head, read_head
from db.errors import refused
from db.integrity import Edit, Edits, finder, left_behind, mistakes, stale
from db.own_unit import unit_mistakes
from db.portions import Portion, portions
from db.records import read_records
from db.rows import table

_MANY = 50


@dataclass(frozen=True)
class Outcome:
    """The edits that changes come to after the step ``head``."""

    head: Head
    edits: Edits

    @cached_property
    def pieces(self) -> list[list[Portion]]:
        """The edits in portions of one kind."""
        return list(portions(self.edits))

    @property
    def number(self) -> int:
        """The number of the step that they will be."""
        return self.head.number + 1


def outcome(connection: sqlite3.Connection, changes: ChangeSet, office: str, known: Mapping[str, str]) -> Outcome:
    """Return what changes come to; ``known`` are uids that proved to be another's. Nothing is written.

    Raises ConflictError with a line for each record that changed since or still refers to what would go, RecordError
    for what no step may write: an unknown type, field or value, a reference to nothing, a second own record.
    """
    found = Outcome(read_head(connection), _edits(connection, changes, known))
    if found.edits:
        _require_fitting(connection, changes, found.edits, office, known)
    return found


def _require_fitting(
    connection: sqlite3.Connection, changes: ChangeSet, edits: Edits, office: str, known: Mapping[str, str]
) -> None:
    """Refuse what would not hold; what fitted when it was first done is no mistake but clashes with later steps."""
    wrong = [
        *unit_mistakes(edits, office, finder(connection, edits)),
        *mistakes(connection, edits, known),
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
