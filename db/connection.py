"""Opening SQLite as this program needs it: every setting is set, and read back where safety hangs on it."""

import sqlite3
from pathlib import Path
from urllib.parse import quote

from cdsdesk.errors import DataFileError
from db.errors import told

BUSY_SECONDS = 5
_CACHE_KIB = 16 * 1024
SMALL = 128 * 1024 * 1024
_SAFE = {
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
}


def open_for_writing(path: Path) -> sqlite3.Connection:
    """Open an existing data file: rollback journal cut to nothing after each commit, everything synced.

    Raises DataFileError when SQLite does not take these settings, WriteError when the file takes no writing.
    """
    with told(path):
        connection = _connect(path, "rw")
        try:
            _set_up(connection)
            mode = connection.execute("PRAGMA journal_mode=TRUNCATE").fetchone()[0]
            connection.execute("PRAGMA synchronous=FULL")
            # Nothing reaches the file before its commit, however large the step: what is refused left no trace.
            connection.execute("PRAGMA cache_spill=OFF")
            level = connection.execute("PRAGMA synchronous").fetchone()[0]
            if mode != "truncate" or level != 2:
                raise DataFileError(
                    "Không đặt được chế độ ghi an toàn cho tệp dữ liệu", str(path), "hãy chép tệp sang ổ đĩa khác"
                )
            # SQLite opens a file that takes no writing all the same, and only says so at the first write.
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
        except BaseException:
            connection.close()
            raise
    return connection


def open_for_reading(path: Path, *, copy: bool = False) -> sqlite3.Connection:
    """Open a data file for looking: a small one is copied into memory in one short read, a large one read in place.

    With ``copy`` a large one is copied too.
    """
    with told(path):
        connection = _connect(path, "ro")
        if path.stat().st_size > SMALL and not copy:
            _set_up(connection)
            return connection
        memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        try:
            # Copying waits for a lock without end; reading gives up after the busy time.
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            connection.backup(memory)
            _set_up(memory)
        except BaseException:
            memory.close()
            raise
        finally:
            connection.close()
    return memory


def open_in_place(path: Path) -> sqlite3.Connection:
    """Open a data file read-only where it lies."""
    with told(path):
        connection = _connect(path, "ro")
        _set_up(connection)
    return connection


def open_memory(content: bytes | None = None) -> sqlite3.Connection:
    """Open a data file in memory: empty, or made of the bytes of one."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    if content is not None:
        connection.deserialize(content)
    _set_up(connection)
    return connection


def close(connection: sqlite3.Connection) -> None:
    """Close; a connection for writing first takes its journal away, so that the data file alone remains."""
    try:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
        if mode == "truncate":
            connection.execute("PRAGMA journal_mode=DELETE")
    finally:
        connection.close()


def recover(path: Path) -> None:
    """Roll back what a writer that died left half done; only for one who holds the writer's lock."""
    with told(path):
        connection = _connect(path, "rw")
        try:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            connection.execute("PRAGMA journal_mode=DELETE")
        finally:
            connection.close()


def journal_path(path: Path) -> Path:
    """Return where SQLite keeps the rollback journal of a data file."""
    return path.with_name(path.name + "-journal")


def is_interrupted(path: Path) -> bool:
    """Whether a journal with something in it lies beside the file: a commit is running, or a writer died in one."""
    try:
        return journal_path(path).stat().st_size > 0
    except OSError:
        return False


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    # One thread at a time uses a store, but a long import may do its writing in a worker while the window waits.
    uri = f"file:{quote(path.resolve().as_posix())}?mode={mode}"
    return sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)


def _set_up(connection: sqlite3.Connection) -> None:
    for name, value in _SAFE.items():
        connection.execute(f"PRAGMA {name}={value}")
        if connection.execute(f"PRAGMA {name}").fetchone()[0] != value:
            raise DataFileError(f"Bản SQLite này không có chế độ {name}", "", "hãy cài lại chương trình")
    connection.execute("PRAGMA temp_store=memory")
    connection.execute(f"PRAGMA cache_size=-{_CACHE_KIB}")
