"""Writing and reading the steps of history: entries with salted digests, each step linked to the one before."""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cdsdesk.model.changes import Change, ChangeSet
from cdsdesk.model.ports import Step
from db.digests import Head, digest_of_text, link, new_salts, read_head, salted, summed, total_text
from db.integrity import Edit
from db.texts import text_of_fields, texts_of
from db.watch import Watch

_AT_ONCE = 1000


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


def append(connection: sqlite3.Connection, header: Header, edits: Sequence[Edit], watch: Watch) -> Step:
    """Add a step with its entries and move the head. Raises Cancelled."""
    head = read_head(connection)
    number = head.number + 1
    digests: list[str] = []
    moves = [head.total]
    # The entries come before their step, for its hash covers them; the commit sees to it that it came.
    connection.execute("PRAGMA defer_foreign_keys=ON")
    connection.executemany(
        "INSERT INTO entries (step, place, type, uid, before, after, salt, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        watch.over(_entries(number, edits, digests, moves)),
    )
    total = summed(moves)
    _write_step(connection, header, head, number, total, new_salts(1)[0], digests, baseline=False)
    return Step(number, header.label, header.who, header.at, header.undoes, header.redoes, None, len(edits))


def _entries(number: int, edits: Sequence[Edit], digests: list[str], moves: list[int]) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a step's entries; their digests, and what they add to the sum of records, go into the lists."""
    for start in range(0, len(edits), _AT_ONCE):
        part = edits[start : start + _AT_ONCE]
        olds, news = texts_of([edit.old for edit in part]), texts_of([edit.new for edit in part])
        told = zip(range(start, start + len(part)), new_salts(len(part)), part, olds, news, strict=True)
        for place, salt, edit, old_text, new_text in told:
            kind, uid = edit.record.TYPE, edit.uid
            before, after = _told(edit, old_text, new_text)
            digest = salted(salt, kind, uid, before, after)
            digests.append(digest)
            if old_text:
                moves.append(-digest_of_text(kind, uid, old_text))
            if new_text:
                moves.append(digest_of_text(kind, uid, new_text))
            yield number, place, kind, uid, before, after, salt, digest


def _told(edit: Edit, old_text: str, new_text: str) -> tuple[str | None, str | None]:
    """Return the values before and after as history keeps them."""
    if edit.old is None or edit.new is None:
        return old_text or None, new_text or None
    return text_of_fields(edit.old, edit.changed), text_of_fields(edit.new, edit.changed)


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


def values_of(text: str | None) -> Mapping[str, Any] | None:
    """Return the values that an entry keeps; None where a record did not exist, or where values were forgotten."""
    return None if text is None else json.loads(text)
