"""The index over all records: our own folded text, three letters at a time, ids only, never ranked."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from cdsdesk.model.fields import Record
from cdsdesk.vietnamese.text import search_key
from db.integrity import Edit
from db.records import pieces
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
    "report": ("title", "number", "issuing_body", "reason"),
    "narrative": ("own_text", "generated_text"),
    "waiver": ("reason",),
    "evidence": ("file_name",),
}
_SHORTEST = 3
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


def follow(connection: sqlite3.Connection, edits: Sequence[Edit]) -> None:
    """Bring the index up to the edits; a record whose folded text stays the same is not touched."""
    moved: dict[str, tuple[str, str]] = {}
    for edit in edits:
        if edit.record.TYPE in SEARCHED:
            new = folded(edit.new) if edit.new is not None else ""
            if edit.old is None or folded(edit.old) != new:
                moved[edit.uid] = edit.record.TYPE, new
    if moved:
        _index(connection, moved)


def rebuild(connection: sqlite3.Connection) -> None:
    """Make the index anew from all records."""
    connection.execute("DELETE FROM search")
    connection.execute("INSERT INTO search_fts (search_fts) VALUES ('rebuild')")
    for of in tables():
        if of.type in SEARCHED:
            rows = ((record.uid, of.type, folded(record)) for record in map(of.record, connection.execute(of.select)))
            statement = "INSERT INTO search (uid, type, folded) VALUES (?, ?, ?)"
            connection.executemany(statement, (row for row in rows if row[2]))
    connection.execute("INSERT INTO search_fts (search_fts) VALUES ('rebuild')")


def condition(words: str) -> tuple[str, list[Any]] | None:
    """Return the SQL that holds for rows of ``search`` with all words, and its values; None when there are no words."""
    parts = search_key(words).split()
    if not parts:
        return None
    long = [part for part in parts if len(part) >= _SHORTEST]
    clauses: list[str] = []
    values: list[Any] = []
    if long:
        clauses.append("id IN (SELECT rowid FROM search_fts WHERE search_fts MATCH ?)")
        values.append(" ".join('"' + part.replace('"', '""') + '"' for part in long))
    for part in parts:
        if len(part) < _SHORTEST:
            clauses.append("folded LIKE ? ESCAPE '\\'")
            values.append(f"%{part.translate(_ESCAPED)}%")
    return " AND ".join(clauses), values


def found(connection: sqlite3.Connection, words: str, limit: int) -> list[tuple[str, str]]:
    """Return type and uid of the records that hold all words, in the order in which they were first indexed."""
    made = condition(words)
    if made is None:
        return []
    clause, values = made
    statement = f"SELECT type, uid FROM search WHERE {clause} ORDER BY id LIMIT ?"  # noqa: S608 - marks only
    return connection.execute(statement, (*values, limit)).fetchall()


def merge(connection: sqlite3.Connection, pages: int) -> None:
    """Tidy the index a little, when nobody is waiting."""
    connection.execute("INSERT INTO search_fts (search_fts, rank) VALUES ('merge', ?)", (pages,))


def expected(connection: sqlite3.Connection) -> Iterable[tuple[str, str]]:
    """Yield uid and text of every row that the index should have."""
    for type_name in SEARCHED:
        of = table(type_name)
        for row in connection.execute(of.select):
            text = folded(of.record(row))
            if text:
                yield row[0], text


def _index(connection: sqlite3.Connection, moved: Mapping[str, tuple[str, str]]) -> None:
    """Give each uid its type and new text; the index must be told the very text that it took in before."""
    old: dict[str, tuple[int, str]] = {}
    for piece, marks in pieces(moved):
        rows = connection.execute(f"SELECT uid, id, folded FROM search WHERE uid IN ({marks})", piece)  # noqa: S608
        old.update((uid, (row_id, text)) for uid, row_id, text in rows)
    for uid, (type_name, text) in moved.items():
        row_id: int | None = None
        if uid in old:
            row_id = old[uid][0]
            connection.execute("INSERT INTO search_fts (search_fts, rowid, folded) VALUES ('delete', ?, ?)", old[uid])
            if not text:
                connection.execute("DELETE FROM search WHERE id = ?", (row_id,))
        if text and row_id is not None:
            connection.execute("UPDATE search SET folded = ? WHERE id = ?", (text, row_id))
        elif text:
            statement = "INSERT INTO search (uid, type, folded) VALUES (?, ?, ?)"
            row_id = connection.execute(statement, (uid, type_name, text)).lastrowid
        if text:
            connection.execute("INSERT INTO search_fts (rowid, folded) VALUES (?, ?)", (row_id, text))
