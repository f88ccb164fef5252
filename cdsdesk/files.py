"""The one way to write a file: whole and on disk, or not at all (reliability must 2)."""

import os
import re
import shutil
import tempfile
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

from cdsdesk.errors import WriteError

_RESERVED = {"CON", "PRN", "AUX", "NUL"} | {f"{name}{n}" for name in ("COM", "LPT") for n in range(1, 10)}
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_NAME_BYTES = 180
_SHARING_RETRIES = 20
_SHARING_PAUSE = 0.1


def put_file(path: Path, data: bytes, check: Callable[[Path], None] | None = None) -> None:
    """Write ``data`` to ``path`` so that after return it is on disk, and on any failure ``path`` is as it was.

    ``check`` is given the finished temporary file and raises if it cannot be read back. A symbolic link at ``path``
    is replaced, its target is left alone. Raises WriteError.
    """
    temp: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=".cdsdesk-", suffix=".tmp", dir=path.parent)
        temp = Path(name)
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        if temp.stat().st_size != len(data):
            raise OSError("short write")
        if check is not None:
            check(temp)
        _set_mode(temp, path)
        _replace(temp, path)
        temp = None
        _sync(path)
        _sync_folder(path.parent)
    except OSError as error:
        raise write_error(path, error) from error
    finally:
        if temp is not None:
            temp.unlink(missing_ok=True)


def write_error(path: Path, error: OSError) -> WriteError:
    """Say in Vietnamese why ``path`` could not be written."""
    if error.errno in (28, 122, 27):
        return WriteError("Không đủ chỗ trống để ghi tệp", str(path), "hãy giải phóng dung lượng đĩa rồi làm lại")
    if isinstance(error, PermissionError):
        return WriteError(
            "Không được phép ghi tệp", str(path), "hãy đóng tệp nếu đang mở hoặc chọn thư mục khác rồi làm lại"
        )
    if isinstance(error, FileExistsError):
        return WriteError("Đã có tệp cùng tên ở chỗ cần tạo thư mục", str(path), "hãy chọn tên khác")
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return WriteError("Không có thư mục để ghi tệp", str(path), "hãy chọn thư mục khác")
    return WriteError("Không ghi được tệp", str(path), "hãy kiểm tra ổ đĩa hoặc chọn nơi khác rồi làm lại")


def require_space(folder: Path, size: int) -> None:
    """Raise WriteError unless the disk of ``folder`` has three times ``size`` bytes free (reliability must 13)."""
    if free_space(folder) < 3 * size:
        raise WriteError("Không đủ chỗ trống trên đĩa", str(folder), "hãy giải phóng dung lượng đĩa rồi làm lại")


def free_space(folder: Path) -> int:
    """Return the bytes free on the disk that holds ``folder``."""
    while not folder.exists():
        folder = folder.parent
    return shutil.disk_usage(folder).free


def clean_name(text: str) -> str:
    """Turn any text into a file name that every system takes: NFC, no separators, no reserved word, not too long."""
    name = _FORBIDDEN.sub("-", unicodedata.normalize("NFC", text))
    name = " ".join(name.split()).strip(" .")
    while len(name.encode()) > _NAME_BYTES:
        name = name[:-1].rstrip(" .")
    if not name or name.split(".")[0].upper() in _RESERVED:
        name = f"tep-{name}" if name else "tep"
    return name


def _set_mode(temp: Path, path: Path) -> None:
    """Keep the mode of a file that is replaced; a new file gets what the user's mask allows."""
    if os.name != "posix":
        return
    try:
        mode = path.stat().st_mode & 0o777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        mode = 0o666 & ~mask
    temp.chmod(mode)


def _replace(temp: Path, path: Path) -> None:
    for attempt in range(_SHARING_RETRIES):
        try:
            temp.replace(path)
        except PermissionError:
            if os.name == "posix" or attempt == _SHARING_RETRIES - 1:
                raise
            time.sleep(_SHARING_PAUSE)
        else:
            return


def _sync(path: Path) -> None:
    with path.open("rb+") as again:
        os.fsync(again.fileno())


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
