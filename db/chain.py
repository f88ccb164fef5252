"""Writing and reading the steps of history: entries with salted digests, each step linked to the one before."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cdsdesk.model.changes import Change, ChangeSet
from cdsdesk.model.codec import field_values
from cdsdesk.model.ports import Step
from db.digests import Head, digest_of, digest_of_text, link, moved, new_salts, read_head, salted, total_text
from db.integrity import Edit
from db.rows import dumped


@dataclass(frozen=True)
class Header:
    """What a step says of itself."""

    label: str
    who: str
    at: str
    folding: str = ""
    undoes: int | None = None
    redoes: int | None = None

    def digest(self, salt: str, number: int, records: int) -> str:
        """Return the salted digest of the words of a step."""
        return salted(salt, number, self.label, self.who, self.at, self.folding, self.undoes, self.redoes, records)


def append(connection: sqlite3.Connection, header: Header, edits: Sequence[Edit]) -> Step:
    """Add a step with its entries and move the head."""
    head = read_head(connection)
    number = head.number + 1
    total = head.total
    salts = new_salts(len(edits) + 1)
    rows = []
    for place, (salt, edit) in enumerate(zip(salts, edits, strict=False)):
        kind, uid = edit.record.TYPE, edit.uid
        before, after, removed, added = _told(edit)
        total = moved(total, removed, added)
        rows.append((number, place, kind, uid, before, after, salt, salted(salt, kind, uid, before, after)))
    _write_step(connection, header, head, number, total, salts[-1], [row[-1] for row in rows], baseline=False)
    connection.executemany(
        "INSERT INTO entries (step, place, type, uid, before, after, salt, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )
    return Step(number, header.label, header.who, header.at, header.undoes, header.redoes, None, len(rows))


def _told(edit: Edit) -> tuple[str | None, str | None, int, int]:
    """Return the values before and after as history keeps them, and the digests of the record before and after."""
    if edit.old is not None and edit.new is not None:
        old, new = field_values(edit.old), field_values(edit.new)
        before, after = ({name: _value(values, name) for name in edit.changed} for values in (old, new))
        return dumped(before), dumped(after), digest_of(edit.old, old), digest_of(edit.new, new)
    record = edit.record
    text = dumped(field_values(record))
    digest = digest_of_text(record, text)
    return (None, text, 0, digest) if edit.old is None else (text, None, digest, 0)


def append_baseline(connection: sqlite3.Connection, header: Header, head: Head, total: int, records: int) -> None:
    """Add a step without values: after it the running sum of all records is ``total``."""
    _write_step(connection, header, head, head.number + 1, total, new_salts(1)[0], [], baseline=True, records=records)


def entries_of(connection: sqlite3.Connection, number: int) -> list[Change]:
    """Return the changes of one step in the order in which they were written."""
    rows = connection.execute("SELECT type, uid, before, after FROM entries WHERE step = ? ORDER BY place", (number,))
    return [Change(type_name, uid, values_of(before), values_of(after)) for type_name, uid, before, after in rows]


def header_of(changes: ChangeSet, who: str, now: str) -> Header:
    """Return the words of a step, with what the caller left open filled in."""
    return Header(
        changes.label, changes.who or who, changes.when or now, changes.folding, changes.undoes, changes.redoes
    )


def _write_step(
    connection: sqlite3.Connection,
    header: Header,
    head: Head,
    number: int,
    total: int,
    salt: str,
    entries: Sequence[str],
    *,
    baseline: bool,
    records: int | None = None,
) -> None:
    count = len(entries) if records is None else records
    digest = header.digest(salt, number, count)
    newest = link(head.hash, number, digest, total, baseline=baseline, entries=entries)
    connection.execute(
        "INSERT INTO steps (number, label, who, at, folding, undoes, redoes, records, baseline, total, salt, digest,"
        " previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            header.label,
            header.who,
            header.at,
            header.folding,
            header.undoes,
            header.redoes,
            count,
            int(baseline),
            total_text(total),
            salt,
            digest,
            head.hash,
            newest,
        ),
    )
    text = Head(number, newest, total).text()
    connection.execute("UPDATE meta SET value = ? WHERE key = 'head'", (text,))


def _value(values: Mapping[str, Any], name: str) -> Any:
    """Return a field's value where what is missing is empty; the position counts from 0."""
    return values.get(name, 0 if name == "position" else None)


def values_of(text: str | None) -> Mapping[str, Any] | None:
    """Return the values that an entry keeps; None where a record did not exist, or where values were forgotten."""
    return None if text is None else json.loads(text)
