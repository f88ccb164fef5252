"""One writer: a lock of the operating system on FILE.lock, beyond its text, which says who writes.

The lock goes with the process however that ends; the file itself is never deleted, or two could hold a lock on two.
"""

import json
import os
import platform
import sys
import time
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from cdsdesk.errors import BusyError
from cdsdesk.files import write_error

_BEYOND = 1 << 20
_LONGEST = 4096
_TOLD_AGAIN = 3
_STARTED = datetime.now().astimezone().isoformat(timespec="seconds")


@dataclass(frozen=True)
class Owner:
    """Who has a data file open for writing: since when, on which computer, in which process started when."""

    who: str
    computer: str
    since: str
    pid: int
    started: str


class WriterLock:
    """Held from opening a data file for writing until it is closed."""

    def __init__(self, path: Path, who: str) -> None:
        """Take the lock. Raises BusyError that names the holder, WriteError when the folder takes no file."""
        self._path = lock_path(path)
        try:
            self._handle = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
        except OSError as error:
            raise write_error(self._path, error) from error
        if not _take(self._handle, shared=False):
            os.close(self._handle)
            raise busy(path)
        since = datetime.now().astimezone().isoformat(timespec="seconds")
        self._tell(json.dumps(asdict(Owner(who, platform.node(), since, os.getpid(), _STARTED)), ensure_ascii=False))

    def release(self) -> None:
        """Give the lock back; the emptied file stays."""
        if self._handle < 0:
            return
        self._tell("")
        _give(self._handle)
        os.close(self._handle)
        self._handle = -1

    def _tell(self, text: str) -> None:
        try:
            os.ftruncate(self._handle, 0)
            os.lseek(self._handle, 0, os.SEEK_SET)
            os.write(self._handle, text.encode()[:_LONGEST])
        except OSError:
            # Without room for its text the lock still holds; the other side then names nobody.
            return


def lock_path(path: Path) -> Path:
    """Return where the lock of a data file lies."""
    return path.with_name(path.name + ".lock")


def owner(path: Path) -> Owner | None:
    """Return who is writing a data file now, or None; a lock whose process died counts for nothing."""
    lock = lock_path(path)
    try:
        handle = os.open(lock, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    except OSError:
        return None
    try:
        if _take(handle, shared=True):
            _give(handle)
            return None
        return _told(handle)
    finally:
        os.close(handle)


def busy(path: Path) -> BusyError:
    """Say who is writing a data file."""
    found = owner(path) or Owner("", "", "", 0, "")
    who = found.who or "một người khác"
    computer = f" trên máy {found.computer}" if found.computer else ""
    since = (
        f" từ {found.since[11:16]} ngày {found.since[8:10]}/{found.since[5:7]}/{found.since[:4]}" if found.since else ""
    )
    return BusyError(
        f"Tệp dữ liệu đang được {who} mở để sửa{computer}{since}",
        str(path),
        "hãy đóng ở bên đó rồi làm lại, hoặc mở chỉ để xem",
    )


def _time(text: str) -> str:
    try:
        return datetime.fromisoformat(text).strftime("%H:%M ngày %d/%m/%Y")
    except ValueError:
        return text


def _told(handle: int) -> Owner:
    for _ in range(_TOLD_AGAIN):
        try:
            os.lseek(handle, 0, os.SEEK_SET)
            said = json.loads(os.read(handle, _LONGEST))
            return Owner(**said)
        except (OSError, TypeError, ValueError):
            time.sleep(0.05)  # the holder may be in the middle of writing who it is
    return Owner("", "", "", 0, "")


if sys.platform == "win32":
    import msvcrt

    def _take(handle: int, *, shared: bool) -> bool:
        os.lseek(handle, _BEYOND, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _give(handle: int) -> None:
        os.lseek(handle, _BEYOND, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _take(handle: int, *, shared: bool) -> bool:
        try:
            fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def _give(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)
