"""Writing and reading the steps of history: entries with salted digests, each step linked to the one before."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from operator import itemgetter
from typing import Any, NamedTuple

from cdsdesk.model.changes import Change, ChangeSet
from cdsdesk.model.ports import Step
from db.digests import Head, link, moved, new_salts, salted, salted_entries, total_of, total_text
from db.portions import Portion
from db.rows import insertion
from db.texts import texts_of, texts_of_both, texts_of_fields
from db.watch import Watch

_Texts = list[bytes] | None
_Entry = tuple[Any, ...]
_PLACE, _DIGEST = itemgetter(1), itemgetter(7)
ENTRIES, ENTRY_COLUMNS = "entries", ("step", "place", "type", "uid", "before", "after", "salt", "digest")
# The texts come as bytes, for their digests were made of these.
_TAKEN = dict.fromkeys(("before", "after"), "CAST(? AS TEXT)")


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


class Entered(NamedTuple):
    """What the entries of a step come to: their digests in order, and what they add to the sum over all records."""

    digests: Sequence[str]
    moves: int


def add_entries(into: sqlite3.Connection, number: int, pieces: Iterable[Sequence[Portion]], watch: Watch) -> Entered:
    """Write the entries of a step where its rows go. Raises Cancelled."""
    digests: list[str] = []
    moves = 0
    for piece in pieces:
        entries: list[_Entry] = []
        for portion in piece:
            before, after = _told(portion)
            moves += _moves(portion, before, after)
            entries += _entries(number, portion, before, after)
        entries.sort(key=_PLACE)
        watch.passes(len(entries))
        columns = dict(zip(ENTRY_COLUMNS, zip(*entries, strict=True), strict=True))
        into.executemany(*insertion(ENTRIES, columns, _TAKEN))
        digests += map(_DIGEST, entries)
    return Entered(digests, moves)


def append(connection: sqlite3.Connection, header: Header, head: Head, entered: Entered) -> Step:
    """Add a step after ``head``, whose entries are written, and move the head."""
    number, count = head.number + 1, len(entered.digests)
    total = moved(head.total, entered.moves)
    _write_step(connection, header, head, number, total, new_salts(1)[0], entered.digests, baseline=False)
    return Step(number, header.label, header.who, header.at, header.undoes, header.redoes, None, count)


def _told(portion: Portion) -> tuple[_Texts, _Texts]:
    """Return the values before and after as history keeps them: of records that stay only what changed."""
    of, names = portion.of, portion.names
    if portion.comes or portion.goes:
        return (
            None if portion.comes else texts_of(of, portion.old),
            None if portion.goes else texts_of(of, portion.new),
        )
    return texts_of_fields(of, portion.old, names), texts_of_fields(of, portion.new, names)


def _moves(portion: Portion, before: _Texts, after: _Texts) -> int:
    """Return what a portion adds to the sum over all records."""
    if before is not None and after is not None:
        before, after = texts_of_both(portion.of, portion.old, portion.new, portion.names)
    came, went = (total_of(portion.of.type, portion.uids, texts or ()) for texts in (after, before))
    return came - went


def _entries(number: int, portion: Portion, before: _Texts, after: _Texts) -> Iterator[_Entry]:
    kind, uids = portion.of.type, portion.uids
    salts = new_salts(len(uids))
    digests = salted_entries(salts, kind, uids, before, after)
    # sqlite3 takes a bytearray as it is; of bytes it asks each time whether they stand for something else
    values = (repeat(None) if texts is None else map(bytearray, texts) for texts in (before, after))
    return zip(repeat(number), portion.places, repeat(kind), uids, *values, salts, digests, strict=False)


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
