"""What is looked at before a data file is trusted: whose it is, how new, whether its parts fit."""

import sqlite3
import struct
from pathlib import Path

from cdsdesk.errors import DataFileError
from db.connection import is_interrupted
from db.digests import EMPTY, Head, link, read_head, salted
from db.errors import damaged, told
from db.migrations.steps import APPLICATION_ID, expected_schema, newest

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100
_MADE_BY_LIBRARY = {
    "_sqlite_migrations",
    "idx__sqlite_migrations_migration_set_name",
    "search_fts",
    "search_fts_data",
    "search_fts_idx",
    "search_fts_docsize",
    "search_fts_config",
}
QUICK_SIZE = 100 * 1024 * 1024


def check_header(path: Path) -> int:
    """Return the version of a data file from its first bytes, without letting SQLite near it. Raises DataFileError."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEADER)
            size = file.seek(0, 2)
    except FileNotFoundError:
        raise DataFileError("Không tìm thấy tệp dữ liệu", str(path), "hãy kiểm tra lại tên và thư mục") from None
    except OSError as error:
        raise DataFileError("Không đọc được tệp dữ liệu", str(path), "hãy kiểm tra quyền đọc tệp") from error
    if not head.startswith(_MAGIC) or len(head) < _HEADER:
        raise _foreign(path)
    version, application = struct.unpack(">I", head[60:64])[0], struct.unpack(">I", head[68:72])[0]
    if application != APPLICATION_ID:
        raise _foreign(path)
    if version > newest():
        raise DataFileError(
            f"Tệp dữ liệu do phiên bản mới hơn của chương trình ghi (phiên bản dữ liệu {version})",
            str(path),
            "hãy cập nhật chương trình rồi mở lại",
        )
    page = struct.unpack(">H", head[16:18])[0]
    page = 65536 if page == 1 else page
    # A writer that died may have left part of a page, which its journal takes back.
    if page < 512 or version < 1 or (size % page and not is_interrupted(path)):
        raise damaged(path)
    return int(version)


def check_whole(connection: sqlite3.Connection, path: Path, size: int) -> None:
    """Check what is quick to check of an open file of the newest version. Raises DataFileError."""
    with told(path):
        check_schema(connection, path)
        check_head(connection, path)
        if size <= QUICK_SIZE:
            said = [row[0] for row in connection.execute("PRAGMA quick_check(1)")]
            if said != ["ok"]:
                raise damaged(path)


def check_schema(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file with tables, triggers or views that this program did not make. Raises DataFileError."""
    strange = schema_problems(connection)
    if strange:
        raise DataFileError(
            f"Tệp dữ liệu có thành phần không phải của chương trình: {', '.join(strange[:5])}",
            str(path),
            "hãy khôi phục từ bản sao lưu",
        )


def schema_problems(connection: sqlite3.Connection) -> list[str]:
    """Return the objects of the file that are not ours, are missing, or are made otherwise."""
    expected = expected_schema()
    found: dict[str, str] = {}
    problems: list[str] = []
    for kind, name, sql in connection.execute("SELECT type, name, sql FROM sqlite_schema"):
        if kind in ("trigger", "view"):
            problems.append(f"{kind} {name}")
        elif not name.startswith("sqlite_"):
            found[name] = sql
    ours = expected.keys() | _MADE_BY_LIBRARY
    problems += sorted(found.keys() - ours) + sorted(ours - found.keys())
    return problems + [name for name, sql in expected.items() if name in found and found[name] != sql]


def check_head(connection: sqlite3.Connection, path: Path) -> Head:
    """Return the head after comparing it with the newest step. Raises DataFileError when they do not fit."""
    try:
        head = read_head(connection)
    except (TypeError, ValueError) as error:
        raise damaged(path) from error
    row = connection.execute(
        "SELECT number, label, who, at, folding, undoes, redoes, records, baseline, total, salt, digest, previous, hash"
        " FROM steps ORDER BY number DESC LIMIT 1"
    ).fetchone()
    if row is None:
        if head != EMPTY:
            raise damaged(path)
        return head
    number, *words, baseline, total, salt, digest, previous, newest_hash = row
    entries = [r[0] for r in connection.execute("SELECT digest FROM entries WHERE step = ? ORDER BY place", (number,))]
    fits = (
        salt is None or digest == salted(salt, number, *words),
        newest_hash == link(previous, number, digest, int(total, 16), baseline=bool(baseline), entries=entries),
        head == Head(number, newest_hash, int(total, 16)),
    )
    if not all(fits):
        raise damaged(path)
    return head


def _foreign(path: Path) -> DataFileError:
    return DataFileError(
        "Đây không phải tệp dữ liệu của chương trình", str(path), "hãy chọn tệp .cds do chương trình tạo ra"
    )
