"""Reading records by uid, in pieces that SQLite takes, and the uids that proved to be another's."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from cdsdesk.model.fields import Record
from db.rows import Table, table, tables

_PIECE = 500
_MANY = 2000


def pieces(values: Iterable[Any]) -> Iterator[tuple[list[Any], str]]:
    """Cut values into pieces, each with as many question marks."""
    listed = list(values)
    for at in range(0, len(listed), _PIECE):
        piece = listed[at : at + _PIECE]
        yield piece, ", ".join("?" * len(piece))


def read_records(connection: sqlite3.Connection, of: Table, uids: Iterable[str]) -> dict[str, Record]:
    """Return the records of one type that exist, by uid."""
    found: dict[str, Record] = {}
    wanted = list(uids)
    if len(wanted) > _MANY:
        stored = connection.execute(f'SELECT uid FROM "{of.type}"').fetchall()  # noqa: S608
        there = {uid for (uid,) in stored}.intersection(wanted)
        if 2 * len(there) > len(stored):
            return {record.uid: record for record in read_table(connection, of) if record.uid in there}
        wanted = [uid for uid in wanted if uid in there]
    for piece, marks in pieces(wanted):
        rows = connection.execute(f"{of.select} WHERE uid IN ({marks})", piece).fetchall()
        found.update((record.uid, record) for record in of.records(rows))
    return found


def read_where(connection: sqlite3.Connection, of: Table, field: str, values: Iterable[Any]) -> list[Record]:
    """Return the records of one type whose field holds one of the values."""
    found: list[Record] = []
    for piece, marks in pieces(values):
        rows = connection.execute(f'{of.select} WHERE "{field}" IN ({marks})', piece).fetchall()
        found.extend(of.records(rows))
    return found


def find(connection: sqlite3.Connection, uid: str) -> Record | None:
    """Return a record of whatever type."""
    for of in tables():
        rows = connection.execute(f"{of.select} WHERE uid = ?", (uid,)).fetchall()
        if rows:
            return of.records(rows)[0]
    return None


def types_of(connection: sqlite3.Connection, uids: Iterable[str], among: Sequence[str] = ()) -> dict[str, str]:
    """Return the type of each uid that exists, looking only ``among`` some types when given."""
    found: dict[str, str] = {}
    wanted = set(uids)
    if len(wanted) > _MANY:
        for of in map(table, among) if among else tables():
            rows = connection.execute(f'SELECT uid FROM "{of.type}"')  # noqa: S608
            found.update((row[0], of.type) for row in rows if row[0] in wanted)
        return found
    for piece, marks in pieces(wanted):
        for of in map(table, among) if among else tables():
            rows = connection.execute(f'SELECT uid FROM "{of.type}" WHERE uid IN ({marks})', piece)  # noqa: S608
            found.update((row[0], of.type) for row in rows)
    return found


def read_all(connection: sqlite3.Connection) -> Iterator[Record]:
    """Yield every record, type by type, in order."""
    for of in tables():
        yield from read_table(connection, of, " ORDER BY position, uid")


def read_table(connection: sqlite3.Connection, of: Table, order: str = "") -> Iterator[Record]:
    """Yield every record of a type."""
    rows = connection.execute(f"{of.select}{order}")
    while piece := rows.fetchmany(_PIECE):
        yield from of.records(piece)


def count_all(connection: sqlite3.Connection) -> dict[str, int]:
    """Return how many records of each type there are; a file of an older version knows fewer types."""
    there = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    counted = [of.type for of in tables() if of.type in there]
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in counted}  # noqa: S608


def aliases(connection: sqlite3.Connection) -> dict[str, str]:
    """Return for each uid that proved to be another's the uid that is kept, chains followed to their end."""
    kept: dict[str, str] = dict(connection.execute("SELECT old, kept FROM same_as ORDER BY position, uid").fetchall())
    if not kept:
        return kept
    ends = {old: _last(old, kept) for old in kept}
    there = types_of(connection, set(ends.values()))
    return {old: last for old, last in ends.items() if last in there and last != old}


def names_of(uid: str, known: Mapping[str, str]) -> list[str]:
    """Return a kept uid with all old ones that mean the same."""
    return [uid, *(old for old, kept in known.items() if kept == uid)]


def _last(uid: str, kept: Mapping[str, str]) -> str:
    seen = {uid}
    while uid in kept and kept[uid] not in seen:
        uid = kept[uid]
        seen.add(uid)
    return uid
