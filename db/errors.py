"""What SQLite says, in five Vietnamese sentences; anything else it raises is a bug."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from cdsdesk.errors import BusyError, CdsError, DataFileError, RecordError, WriteError

_KINDS = {
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_IOERR: "io",
    sqlite3.SQLITE_CORRUPT: "corrupt",
    sqlite3.SQLITE_NOTADB: "corrupt",
    sqlite3.SQLITE_BUSY: "busy",
    sqlite3.SQLITE_LOCKED: "busy",
    sqlite3.SQLITE_READONLY: "readonly",
    sqlite3.SQLITE_CANTOPEN: "readonly",
    sqlite3.SQLITE_PERM: "readonly",
}
_SENTENCES: dict[str, tuple[type[CdsError], str, str]] = {
    "full": (WriteError, "Không đủ chỗ trống để ghi tệp dữ liệu", "hãy giải phóng dung lượng đĩa rồi làm lại"),
    "io": (WriteError, "Ổ đĩa báo lỗi khi đọc, ghi tệp dữ liệu", "hãy kiểm tra ổ đĩa và chỗ trống rồi làm lại"),
    "corrupt": (DataFileError, "Tệp dữ liệu bị hỏng", "hãy khôi phục từ bản sao lưu"),
    "busy": (BusyError, "Tệp dữ liệu đang bận", "hãy đợi chương trình kia ghi xong rồi làm lại"),
    "readonly": (
        WriteError,
        "Tệp dữ liệu hoặc thư mục của nó không cho ghi",
        "hãy bỏ thuộc tính chỉ đọc hoặc chép tệp sang thư mục khác",
    ),
}


def kind_of(error: sqlite3.Error) -> str:
    """Return full, io, corrupt, busy or readonly; empty when SQLite complains about the program itself."""
    code = getattr(error, "sqlite_errorcode", None)
    return _KINDS.get(code & 0xFF, "") if isinstance(code, int) else ""


def sentence(error: sqlite3.Error, path: Path) -> CdsError | None:
    """Return what a person is told of an error of SQLite, or None when it is a bug."""
    kind = kind_of(error)
    if not kind:
        return None
    known, what, next_step = _SENTENCES[kind]
    return known(what, str(path), next_step)


def damaged(path: Path | str) -> DataFileError:
    """Say that the data file is damaged."""
    _, what, next_step = _SENTENCES["corrupt"]
    return DataFileError(what, str(path), next_step)


def no_room(path: Path) -> WriteError:
    """Say that there is no room to write the data file."""
    _, what, next_step = _SENTENCES["full"]
    return WriteError(what, str(path), next_step)


def protected(path: Path) -> WriteError:
    """Say that the data file may not be written."""
    _, what, next_step = _SENTENCES["readonly"]
    return WriteError(what, str(path), next_step)


def refused(wrong: Sequence[tuple[str, str]], where: str) -> RecordError:
    """Say the first of some mistakes, each with what to do about it, and how many more there are."""
    line, next_step = wrong[0]
    more = f" (và {len(wrong) - 1} chỗ khác)" if len(wrong) > 1 else ""
    return RecordError(line + more, where.strip(), next_step)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn errors of SQLite inside the block into CdsError."""
    try:
        yield
    except sqlite3.Error as error:
        known = sentence(error, path)
        if known is None:
            raise
        raise known from error
