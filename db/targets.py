"""Where a copy of a data file may go: to a new name, or over an earlier copy of that very file, and nowhere else."""

import sqlite3
from pathlib import Path

from cdsdesk.errors import CdsError, WriteError
from db.connection import is_interrupted, open_in_place
from db.digests import read_head
from db.guard import check_header
from db.locking import owner

# What lies beside a data file under its name: a copy there would be taken for part of that file.
_BELONGING = ("-journal", "-wal", "-shm", ".lock")


def require_target(path: Path, target: Path) -> None:
    """Refuse a place where a copy would write over anything but an earlier copy of the file. Raises WriteError."""
    if target.resolve() == path.resolve() or (target.exists() and target.samefile(path)):
        raise WriteError("Không sao lưu lên chính tệp dữ liệu", str(target), "hãy chọn nơi khác")
    if target.name.lower().endswith(_BELONGING):
        raise WriteError("Tên này dành cho tệp đi kèm của tệp dữ liệu", str(target), "hãy chọn tên khác")
    if is_interrupted(target):
        raise WriteError("Ở nơi này còn một lần ghi dở dang của tệp dữ liệu khác", str(target), "hãy chọn tên khác")
    if not target.exists():
        return
    if not target.is_file() or not _is_earlier(target, path):
        raise WriteError(
            "Đã có tệp khác ở nơi sao lưu", str(target), "hãy chọn tên khác hoặc chuyển tệp ấy đi nơi khác"
        )
    if owner(target) is not None:
        raise WriteError("Bản sao lưu cũ đang mở để sửa", str(target), "hãy đóng tệp ấy hoặc chọn tên khác")


def free_name(path: Path) -> Path:
    """Return a name beside ``path`` that neither a file nor a journal has yet: the same, else numbered from 2."""
    number, free = 1, path
    while free.exists() or free.is_symlink() or free.with_name(free.name + "-journal").exists():
        number += 1
        free = path.with_name(f"{path.stem} ({number}){path.suffix}")
    return free


def _is_earlier(target: Path, path: Path) -> bool:
    """Whether all that a file holds stands in the history of the other one too: nothing was written in it since."""
    try:
        check_header(target)
        office, number, newest = _known(target)
        connection = open_in_place(path)
        try:
            row = connection.execute("SELECT hash FROM steps WHERE number = ?", (number,)).fetchone()
        finally:
            connection.close()
        return row == (newest,) and office == _known(path)[0]
    except (CdsError, sqlite3.Error, TypeError, ValueError):
        return False


def _known(path: Path) -> tuple[str, int, str]:
    """Return the office of a file and its newest step with its hash."""
    connection = open_in_place(path)
    try:
        head = read_head(connection)
        office = connection.execute("SELECT value FROM meta WHERE key = 'office'").fetchone()
        return str(office[0]), head.number, head.hash
    finally:
        connection.close()
