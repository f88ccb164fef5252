"""An older data file brought to the newest version: first a copy, then everything in one transaction."""

import sqlite3
from pathlib import Path

from db import search
from db.backup import back_up
from db.connection import close, open_for_writing
from db.digests import read_head
from db.errors import told
from db.making import renew_baseline
from db.migrations.steps import migrate, newest
from db.records import aliases
from db.room import require_room
from db.states import States, Windows


def migrate_file(path: Path, who: str) -> None:
    """Bring a data file to the newest version; on any failure it stays as it was. Raises WriteError, DataFileError."""
    back_up(path)
    connection = open_for_writing(path)
    try:
        with told(path):
            migrate_open(connection, who, path)
    finally:
        close(connection)


def migrate_open(connection: sqlite3.Connection, who: str, path: Path | None = None) -> None:
    """Bring an open data file to the newest version, as one step without values; in memory it has no path."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        migrate(connection)
        renew_baseline(connection, f"Nâng cấp tệp dữ liệu lên phiên bản {newest()}", who)
        search.rebuild(connection, read_head(connection).number)
        office = connection.execute("SELECT value FROM meta WHERE key = 'office'").fetchone()[0]
        States(connection, office, Windows(connection)).rebuild(aliases(connection))
        if path is not None:
            require_room(connection, path)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
