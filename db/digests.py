"""What keeps history honest: salted digests of entries, the chain of steps, a running sum over all records."""

import json
import os
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from json.encoder import encode_basestring

from cdsdesk.model.fields import Record
from db.texts import text_of

SUM_VERSION = 1
_MODULUS = 1 << 256
_FIRST = "0" * 64


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


def record_digest(record: Record) -> int:
    """Return the digest of a record's fields that are not empty, as a number to add up."""
    return digest_of_text(record.TYPE, record.uid, text_of(record))


def digest_of_text(type_name: str, uid: str, values: str) -> int:
    """Return the digest of a record with these values, given as their canonical JSON text."""
    text = f'[{SUM_VERSION},"{type_name}",{encode_basestring(uid)},{values}]'
    return int.from_bytes(sha256(text.encode()).digest(), "big")


def summed(digests: Iterable[int]) -> int:
    """Return the running sum of many digests; one that leaves it counts below zero."""
    return sum(digests) % _MODULUS


def new_salts(count: int) -> list[str]:
    """Return fresh salts of 16 bytes in hexadecimal digits."""
    raw = os.urandom(16 * count).hex()
    return [raw[at : at + 32] for at in range(0, 32 * count, 32)]


def salted(salt: str, *parts: str | int | None) -> str:
    """Return the digest of values that can be forgotten with their salt while the digest stays."""
    # No stored text holds these two characters: they are cleaned away at every door, and JSON escapes them.
    text = "\x1f".join(["\x00" if part is None else str(part) for part in (salt, *parts)])
    return sha256(text.encode()).hexdigest()


def link(previous: str, number: int, digest: str, total: int, *, baseline: bool, entries: Iterable[str]) -> str:
    """Return the hash of a step: it covers the step before it, the salted digests, and the sum after it."""
    text = "\x1f".join((previous, str(number), digest, total_text(total), str(int(baseline)), *entries))
    return sha256(text.encode()).hexdigest()
