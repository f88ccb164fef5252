"""The index over all records: our own folded text, three letters at a time, ids only, never ranked."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import islice
from typing import Any

from cdsdesk.model.fields import Record
from cdsdesk.vietnamese.text import search_key
from db.integrity import Edits
from db.records import pieces, read_records, read_table
from db.rows import table, tables

# The fields that a search looks into; types that are not here are not searched by themselves.
SEARCHED: Mapping[str, tuple[str, ...]] = {
    "unit": ("name", "short_name", "identifier_code", "place"),
    "unit_alias": ("alias",),
    "signatory": ("name", "lines", "position_below"),
    "recipient_list": ("name", "addressed", "lines"),
    "document": ("type", "issuer", "subject", "number_text", "date_text"),
    "document_entry": ("as_written", "note"),
    "section": ("number", "title"),
    "task": ("title", "content", "planned_content", "lead", "coordinators", "deadline_text", "note"),
    "milestone": ("title", "deadline_text"),
    "progress": ("result", "status_text", "note", "reason"),
    "funding": ("amount_text", "unit_text", "footnote"),
    "indicator": ("code", "name", "scope", "lead", "source", "basis", "note"),
    "target": ("text",),
    "measurement": ("text", "note", "evaluation_text", "reason"),
    "team": ("name", "hamlet", "decision"),
    "member": ("name", "organisation", "job_title", "phone", "email"),
    "activity": ("title", "place", "documents"),
    "info_system": ("name", "operator", "due_text"),
    "system_state": ("document", "note"),
    "compliance_entry": ("topic", "note"),
    "remark": ("text", "sender"),
    "report": ("title", "number", "issuing_body", "reason"),
    "narrative": ("own_text", "generated_text"),
    "waiver": ("reason",),
    "evidence": ("file_name",),
}
_SHORTEST = 3
_MOST_WAITING = 256
_BULK = 1000
_PLAIN = "search s"
_LAST = 1 << 62
_ESCAPED = str.maketrans({"\\": "\\\\", "%": "\\%", "_": "\\_"})


def folded(record: Record) -> str:
    """Return the text of a record by which it is found, a line for each text; empty when there is nothing to find."""
    fields = record.__dict__
    parts: list[str] = []
    for name in SEARCHED.get(record.TYPE, ()):
        value = fields[name]
        if isinstance(value, str):
            parts.append(value)
        elif isinstance(value, tuple):
            parts.extend(value)
        elif value:
            parts.extend(value.values())
    if record.TYPE == "document" and (fields["number"] or fields["symbol"]):
        number, symbol = fields["number"], fields["symbol"]
        # The party writes 07-NQ/TU where the state writes 145/KH-UBND.
        parts += [f"{number}/{symbol}"] + ([f"{number}-{symbol}"] if "/" in symbol else [])
    if fields["extras"] and record.TYPE in SEARCHED:
        parts.extend(fields["extras"].values())
    return "\n".join(key for part in parts if part and (key := search_key(part.replace("\n", " "))))


class _Moved:
    """A record that the index does not know yet, or no longer rightly; without a record it is gone."""

    __slots__ = ("_text", "record", "type")

    def __init__(self, type_name: str, record: Record | None) -> None:
        self.type, self.record = type_name, record
        self._text: str | None = None if record is not None else ""

    @property
    def text(self) -> str:
        if self._text is None:
            self._text = folded(self.record) if self.record is not None else ""
        return self._text

    def holds(self, parts: Iterable[str]) -> bool:
        return bool(self.text) and all(part in self.text for part in parts)


class Index:
    """The index, and the records whose text moved since it was last brought up.

    Writing the index costs more than all the rest of a step, so a step leaves it alone: what history says moved since
    is looked through one by one. Small steps are taken in by the one with which they have become much; what a bulk
    step moved is taken in piece by piece by whoever has time, and with the closing at the latest.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._waiting: dict[str, _Moved] | None = None

    def follow(self, edits: Edits, step: int) -> None:
        """Note what a step changed, inside its transaction."""
        waiting = self._known(before=step)
        for type_name, alike in edits.by_type.items():
            looked_into = indexed_fields(type_name)
            for edit in alike if looked_into else ():
                if edit.old is None or edit.new is None or not looked_into.isdisjoint(edit.changed):
                    waiting[edit.uid] = _Moved(type_name, edit.new)
        if _MOST_WAITING < len(waiting) <= _BULK:
            self.catch_up(step)

    def waits(self) -> int:
        """Return how many records wait when they are more than small steps leave behind, else 0."""
        count = len(self._known())
        return count if count > _MOST_WAITING else 0

    def catch_up(self, step: int, most: int | None = None) -> int:
        """Take in what is waiting, all of it or the ``most`` first, inside a transaction; return how many still wait.

        ``step`` is the newest step. A piece is not noted in the file: what was taken in is known by its text.
        """
        waiting = self._known()
        whole = most is None or len(waiting) <= most + _MOST_WAITING
        piece = dict(waiting) if whole else dict(islice(waiting.items(), most))
        if piece:
            _take_in(self._connection, piece)
        for uid in piece:
            del waiting[uid]
        if not waiting:
            self._connection.execute("UPDATE meta SET value = ? WHERE key = 'indexed'", (str(step),))
        return len(waiting)

    def forget(self) -> None:
        """Look up what is waiting when it is next asked for: a transaction did not come about."""
        self._waiting = None

    def found(self, words: str, limit: int) -> list[tuple[str, str]]:
        """Return type and uid of the records that hold all words, in the order in which they were first taken in."""
        made = _condition(words)
        if made is None:
            return []
        source, clause, values, parts = made
        waiting = self._known()
        order = "s.id" if source == _PLAIN else "f.rowid"
        # The index hands out its rows in this very order, so it stops at the limit instead of gathering all first.
        statement = f"SELECT s.type, s.uid, s.id FROM {source} WHERE {clause} ORDER BY {order} LIMIT ?"  # noqa: S608
        rows = self._connection.execute(statement, (*values, limit + len(waiting))).fetchall()
        places = dict(self._places(waiting)) if waiting else {}
        hits = [(row_id, type_name, uid) for type_name, uid, row_id in rows if uid not in waiting]
        fresh = [(uid, moved.type) for uid, moved in waiting.items() if moved.holds(parts)]
        hits += [(places.get(uid, _LAST), type_name, uid) for uid, type_name in fresh]
        return [(type_name, uid) for _, type_name, uid in sorted(hits, key=lambda hit: hit[0])[:limit]]

    def texts(self, type_name: str) -> dict[str, str]:
        """Return by uid the folded text of every record of a type that has one, as of the newest step."""
        statement = "SELECT json_group_object(uid, folded) FROM search WHERE type = ?"
        found: dict[str, str] = json.loads(self._connection.execute(statement, (type_name,)).fetchone()[0])
        for uid, moved in self._known().items():
            if moved.type == type_name:
                found.pop(uid, None)
                found |= {uid: moved.text} if moved.text else {}
        return found

    def is_true(self) -> bool:
        """Whether the index holds the text of every record that is not waiting, and nothing else."""
        waiting = self._known()
        rows = self._connection.execute("SELECT uid, folded FROM search")
        kept = {uid: text for uid, text in rows if uid not in waiting}
        for uid, text in _texts(self._connection):
            if uid not in waiting and kept.pop(uid, None) != text:
                return False
        return not kept

    def _known(self, before: int = _LAST) -> dict[str, _Moved]:
        """Return what is waiting, of the steps ``before`` one when it was not looked up yet."""
        if self._waiting is None:
            self._waiting = _moved_since(self._connection, before)
        return self._waiting

    def _places(self, uids: Iterable[str]) -> Iterator[tuple[str, int]]:
        for piece, marks in pieces(uids):
            yield from self._connection.execute(f"SELECT uid, id FROM search WHERE uid IN ({marks})", piece)  # noqa: S608


def rebuild(connection: sqlite3.Connection, step: int) -> None:
    """Make the index anew from all records, as of a step."""
    connection.execute("DELETE FROM search")
    statement = "INSERT INTO search (uid, type, folded) VALUES (?, ?, ?)"
    for of in tables():
        if of.type in SEARCHED:
            rows = ((record.uid, of.type, folded(record)) for record in read_table(connection, of))
            connection.executemany(statement, (row for row in rows if row[2]))
    connection.execute("INSERT INTO search_fts (search_fts) VALUES ('rebuild')")
    connection.execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('indexed', ?)", (str(step),))


def _condition(words: str) -> tuple[str, str, list[Any], list[str]] | None:
    """Return the tables to look into, the SQL that holds for rows with all words, its values, and the words folded."""
    parts = search_key(words).split()
    if not parts:
        return None
    long = [part for part in parts if len(part) >= _SHORTEST]
    source = _PLAIN
    clauses: list[str] = []
    values: list[Any] = []
    if long:
        source = "search_fts f CROSS JOIN search s ON s.id = f.rowid"
        clauses.append("f.search_fts MATCH ?")
        values.append(" ".join('"' + part.replace('"', '""') + '"' for part in long))
    for part in parts:
        if len(part) < _SHORTEST:
            clauses.append("s.folded LIKE ? ESCAPE '\\'")
            values.append(f"%{part.translate(_ESCAPED)}%")
    return source, " AND ".join(clauses), values, parts


@cache
def indexed_fields(type_name: str) -> frozenset[str]:
    """Return the fields that make the folded text of a type; none for a type that is not searched."""
    if type_name not in SEARCHED:
        return frozenset()
    return frozenset((*SEARCHED[type_name], "extras", *(("number", "symbol") if type_name == "document" else ())))


def _texts(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    for type_name in SEARCHED:
        for record in read_table(connection, table(type_name)):
            text = folded(record)
            if text:
                yield record.uid, text


def _moved_since(connection: sqlite3.Connection, before: int) -> dict[str, _Moved]:
    """Return type and present text of every record that steps ``before`` one touched and the index has not taken in."""
    row = connection.execute("SELECT value FROM meta WHERE key = 'indexed'").fetchone()
    statement = "SELECT DISTINCT type, uid FROM entries WHERE step > ? AND step < ?"
    moved: dict[str, list[str]] = {}
    for type_name, uid in connection.execute(statement, (int(row[0]) if row else 0, before)):
        if type_name in SEARCHED:
            moved.setdefault(type_name, []).append(uid)
    found: dict[str, _Moved] = {}
    for type_name, uids in moved.items():
        records = read_records(connection, table(type_name), uids)
        found.update((uid, _Moved(type_name, records.get(uid))) for uid in uids)
    return found


def _take_in(connection: sqlite3.Connection, waiting: Mapping[str, _Moved]) -> None:
    """Give each uid its new text; the index must be told the very text that it took in before."""
    old: dict[str, tuple[int, str]] = {}
    for piece, marks in pieces(waiting):
        rows = connection.execute(f"SELECT uid, id, folded FROM search WHERE uid IN ({marks})", piece)  # noqa: S608
        old.update((uid, (row_id, text)) for uid, row_id, text in rows)
    moved = [(row, waiting[uid].text) for uid, row in old.items() if row[1] != waiting[uid].text]
    fresh = [(uid, one.type, one.text) for uid, one in waiting.items() if uid not in old and one.text]
    told = "INSERT INTO search_fts (search_fts, rowid, folded) VALUES ('delete', ?, ?)"
    connection.executemany(told, [row for row, _ in moved])
    connection.executemany("DELETE FROM search WHERE id = ?", [(row[0],) for row, text in moved if not text])
    staying = [(text, row[0]) for row, text in moved if text]
    connection.executemany("UPDATE search SET folded = ? WHERE id = ?", staying)
    connection.executemany("INSERT INTO search_fts (folded, rowid) VALUES (?, ?)", staying)
    newest = connection.execute("SELECT coalesce(max(id), 0) FROM search").fetchone()[0]
    connection.executemany("INSERT INTO search (uid, type, folded) VALUES (?, ?, ?)", fresh)
    statement = "INSERT INTO search_fts (rowid, folded) SELECT id, folded FROM search WHERE id > ? ORDER BY id"
    connection.execute(statement, (newest,))
