"""Texts still being typed, kept every two seconds and offered after a crash: the one thing outside a ChangeSet."""

import sqlite3
from dataclasses import dataclass

from db.writer import now


@dataclass(frozen=True)
class TypedText:
    """What stood in the editor of one field of a record, and when."""

    type: str
    uid: str
    field: str
    text: str
    at: str


def put(connection: sqlite3.Connection, type_name: str, uid: str, field: str, text: str) -> None:
    """Keep the text of one field in place of what was kept for it before."""
    statement = "INSERT OR REPLACE INTO drafts (uid, field, type, text, at) VALUES (?, ?, ?, ?, ?)"
    connection.execute(statement, (uid, field, type_name, text, now()))


def drop(connection: sqlite3.Connection, uid: str = "", field: str = "") -> None:
    """Forget the text of one field, of one record when no field is named, or all texts."""
    connection.execute(
        "DELETE FROM drafts WHERE (? = '' OR uid = ?) AND (? = '' OR field = ?)", (uid, uid, field, field)
    )


def kept(connection: sqlite3.Connection) -> list[TypedText]:
    """Return all texts that are kept, newest first."""
    rows = connection.execute("SELECT type, uid, field, text, at FROM drafts ORDER BY at DESC, uid, field")
    return [TypedText(*row) for row in rows]
