"""What keeps history honest: salted digests of entries, the chain of steps, a running sum over all records."""

import json
import os
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice, repeat

from cdsdesk.model.fields import Record
from db.rows import table
from db.texts import in_quotes, texts_of

SUM_VERSION = 1
_MODULUS = 1 << 256
_FIRST = "0" * 64
_AT_ONCE = 2000


@dataclass(frozen=True)
class Head:
    """The newest step: its number, its hash, and the sum of the digests of all records after it."""

    number: int
    hash: str
    total: int

    def text(self) -> str:
        """Give the form in which ``meta`` keeps it."""
        return json.dumps([self.number, self.hash, total_text(self.total), SUM_VERSION])


EMPTY = Head(0, _FIRST, 0)


def read_head(connection: sqlite3.Connection) -> Head:
    """Return the head that ``meta`` keeps. Raises ValueError when there is none that makes sense."""
    row = connection.execute("SELECT value FROM meta WHERE key = 'head'").fetchone()
    if row is None:
        raise ValueError("no head")
    number, digest, total, version = json.loads(row[0])
    if version != SUM_VERSION or not isinstance(number, int) or not isinstance(digest, str):
        raise ValueError("unknown head")
    return Head(number, digest, int(total, 16))


def total_text(total: int) -> str:
    """Give a running sum as 64 hexadecimal digits."""
    return f"{total:064x}"


def total_of(type_name: str, uids: Sequence[str], texts: Iterable[bytes]) -> int:
    """Return the sum of the digests of records of one type: of type, uid and canonical JSON text of each."""
    opening = f'[{SUM_VERSION},"{type_name}","'.encode()
    whole = map(b"".join, zip(repeat(opening), in_quotes(uids), repeat(b'",'), texts, repeat(b"]"), strict=False))
    return sum([int.from_bytes(digest.digest(), "big") for digest in map(sha256, whole)])


def total_of_records(records: Iterable[Record]) -> int:
    """Return the sum of the digests of any records."""
    total, waiting = 0, iter(records)
    while piece := list(islice(waiting, _AT_ONCE)):
        by_type: dict[str, list[Record]] = {}
        for record in piece:
            by_type.setdefault(record.TYPE, []).append(record)
        for type_name, alike in by_type.items():
            columns = table(type_name).columns(alike)
            total += total_of(type_name, columns["uid"], texts_of(table(type_name), columns))
    return total


def moved(total: int, by: int) -> int:
    """Return a running sum after digests came to it; those that leave it count below zero."""
    return (total + by) % _MODULUS


def new_salts(count: int) -> list[str]:
    """Return fresh salts of 16 bytes in hexadecimal digits."""
    raw = os.urandom(16 * count).hex()
    return [raw[at : at + 32] for at in range(0, 32 * count, 32)]


def salted(salt: str, *parts: str | int | None) -> str:
    """Return the digest of values that can be forgotten with their salt while the digest stays."""
    # No stored text holds these two characters: they are cleaned away at every door, and JSON escapes them.
    text = "\x1f".join(["\x00" if part is None else str(part) for part in (salt, *parts)])
    return sha256(text.encode()).hexdigest()


def salted_entries(
    salts: Iterable[str],
    type_name: str,
    uids: Iterable[str],
    before: Iterable[bytes] | None,
    after: Iterable[bytes] | None,
) -> list[str]:
    """Return ``salted`` of type, uid and values of each of many entries; no values at all are None."""
    parts = (
        map(str.encode, salts),
        repeat(type_name.encode()),
        map(str.encode, uids),
        before or repeat(b"\x00"),
        after or repeat(b"\x00"),
    )
    return [digest.hexdigest() for digest in map(sha256, map(b"\x1f".join, zip(*parts, strict=False)))]


def link(previous: str, number: int, digest: str, total: int, *, baseline: bool, entries: Iterable[str]) -> str:
    """Return the hash of a step: it covers the step before it, the salted digests, and the sum after it."""
    text = "\x1f".join((previous, str(number), digest, total_text(total), str(int(baseline)), *entries))
    return sha256(text.encode()).hexdigest()
