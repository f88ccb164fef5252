"""A data file opened and checked: what a dead writer left is taken back first, an older version brought up."""

import sqlite3
from pathlib import Path

from cdsdesk.errors import BusyError
from db.connection import is_interrupted, open_for_reading, open_for_writing, recover
from db.guard import check_header, check_whole
from db.locking import WriterLock, owner
from db.migrating import migrate_file, migrate_open
from db.migrations.steps import newest


def for_writing(path: Path, version: int, who: str) -> sqlite3.Connection:
    """Open a file for one who holds its lock: what a dead writer left is taken back, an older version brought up."""
    if is_interrupted(path):
        recover(path)
        version = check_header(path)
    if version < newest():
        migrate_file(path, who)
    connection = open_for_writing(path)
    try:
        check_whole(connection, path, path.stat().st_size)
    except BaseException:
        connection.close()
        raise
    return connection


def for_reading(path: Path, version: int) -> sqlite3.Connection:
    """Open a file for looking; an older version is brought up in memory only."""
    if is_interrupted(path) and owner(path) is None:
        _recover_alone(path)
    connection = open_for_reading(path, copy=version < newest())
    try:
        if version < newest():
            migrate_open(connection, "")
        check_whole(connection, path, path.stat().st_size)
    except BaseException:
        connection.close()
        raise
    return connection


def _recover_alone(path: Path) -> None:
    """Roll back what a dead writer left, unless another process is quicker."""
    try:
        lock = WriterLock(path, "")
    except BusyError:
        return
    try:
        recover(path)
    finally:
        lock.release()
