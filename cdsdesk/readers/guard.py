"""Looks at a packed office file before any library reads it: sizes, parts, document types, cells far apart."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from cdsdesk.errors import InputError

FILE_BYTES = 20 << 20
PARTS = 2_000
WHOLE_BYTES = 200 << 20
PART_BYTES = 100 << 20
RECTANGLE_CELLS = 2_000_000
_CHUNK = 1 << 18
_OVERLAP = 200

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ZIP = b"PK\x03\x04"
_WIDE_TEXT = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")
# cells with content beyond column ZZ or row 99999; what lies nearer is left to the memory limit of the child
_FAR_CELL = re.compile(rb'<(?:\w+:)?c [^>]{0,80}?\br="(?:([A-Z]{3,})(\d+)|([A-Z]{1,2})(\d{6,}))"[^>]{0,80}[^/]>')
_FAR_NAME = re.compile(rb'r="(?:[A-Z]{3}|[A-Z]{1,2}\d{6})')
_DTD = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_DAMAGED = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError, OSError, ValueError)


def check_package(path: Path) -> frozenset[str]:
    """Refuse a file that is not a sound, harmless package. Raises InputError with one sentence for each kind.

    Returns the names of the parts that hold formulas or error cells.
    """
    _check_head(path)
    try:
        with zipfile.ZipFile(path) as package:
            _check_list(package, path)
            return _check_parts(package, path)
    except _DAMAGED as error:
        raise _refusal(path, "Tệp bị cắt cụt hoặc hỏng", "hãy xin lại tệp gốc") from error


def _refusal(path: Path, what: str, next_step: str = "hãy kiểm tra nguồn gốc của tệp") -> InputError:
    return InputError(what, path.name, next_step)


def _check_head(path: Path) -> None:
    try:
        size = path.stat().st_size
        if size > FILE_BYTES:
            raise _refusal(path, "Tệp lớn quá 20 MB", "hãy tách thành các tệp nhỏ hơn hoặc xoá hình ảnh")
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise _refusal(path, "Không tìm thấy tệp", "hãy kiểm tra lại tên và thư mục") from error
    except OSError as error:
        raise _refusal(path, "Không mở được tệp", "hãy đóng tệp nếu đang mở hoặc kiểm tra quyền đọc") from error
    if not data:
        raise _refusal(path, "Tệp rỗng", "hãy xin lại tệp gốc")
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise _refusal(path, "Sổ tính có đặt mật khẩu", "hãy mở bằng Excel, bỏ mật khẩu rồi lưu lại")
        raise _refusal(path, "Tệp là sổ tính dạng cũ (.xls)", "hãy mở bằng Excel rồi lưu lại thành .xlsx")
    if not data.startswith(_ZIP):
        kind = "tệp văn bản" if _is_text(data[:4096]) else "tệp loại khác"
        raise _refusal(path, f"Tệp không phải sổ tính Excel mà là {kind}", "hãy chọn tệp .xlsx")


def _is_text(data: bytes) -> bool:
    return b"\x00" not in data and not data.startswith(b"%PDF")


def _check_list(package: zipfile.ZipFile, path: Path) -> None:
    parts = package.infolist()
    names = {part.filename for part in parts}
    if len(parts) > PARTS:
        raise _refusal(path, "Tệp chứa quá nhiều thành phần bên trong")
    if len(names) != len(parts) or any(_is_odd(name) for name in names):
        raise _refusal(path, "Tệp có thành phần trùng tên hoặc tên bất thường")
    if any(part.flag_bits & 1 for part in parts):
        raise _refusal(path, "Tệp có thành phần bị mã hóa", "hãy bỏ mật khẩu rồi lưu lại")
    if sum(part.file_size for part in parts) > WHOLE_BYTES or any(part.file_size > PART_BYTES for part in parts):
        raise _too_big(path)


def _is_odd(name: str) -> bool:
    return name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/")


def _too_big(path: Path) -> InputError:
    return _refusal(path, "Nội dung của tệp khi mở ra quá lớn", "hãy xoá các dòng, cột thừa rồi lưu lại")


def far_cells(path: Path) -> InputError:
    """Say that a sheet spans more cells than anybody filled in."""
    return _refusal(path, "Sổ tính có ô nằm quá xa bảng", "hãy xoá các dòng, cột thừa của trang tính rồi lưu lại")


def unreadable(path: Path) -> InputError:
    """Say that reading a file came to a bad end."""
    return _refusal(
        path, "Không đọc được tệp, nội dung quá lớn hoặc hỏng", "hãy mở bằng Excel và lưu lại thành tệp mới"
    )


def _check_parts(package: zipfile.ZipFile, path: Path) -> frozenset[str]:
    """Unpack every part once; sizes are counted, never believed."""
    whole = 0
    calculated: set[str] = set()
    for part in package.infolist():
        size = 0
        is_xml = part.filename.lower().endswith((".xml", ".rels", ".vml"))
        extent = _Extent() if "worksheets/" in part.filename else None
        for chunk, seen in _chunks(package, part):
            if is_xml and ((b"<!" in seen and _DTD.search(seen)) or (size == 0 and chunk[:2] in _WIDE_TEXT)):
                raise _refusal(path, "Tệp chứa khai báo không được phép")
            size += len(chunk)
            whole += len(chunk)
            if size > PART_BYTES or whole > WHOLE_BYTES:
                raise _too_big(path)
            if extent is not None:
                extent.see(seen)
                if b"</f>" in seen or b"<f/>" in seen or b't="e"' in seen:
                    calculated.add(part.filename)
        if extent is not None and extent.cells > RECTANGLE_CELLS:
            raise far_cells(path)
    return frozenset(calculated)


def _chunks(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[tuple[bytes, bytes]]:
    """Yield each piece, and the piece with the end of the one before it, so that no mark is cut in two."""
    tail = b""
    with package.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk, tail + chunk
            tail = chunk[-_OVERLAP:]


class _Extent:
    """How large a rectangle the far cells of a sheet span: the reader asks memory for all of it."""

    def __init__(self) -> None:
        self._last_row = 0
        self._last_column = 0

    def see(self, data: bytes) -> None:
        if not _FAR_NAME.search(data):
            return
        for far_column, row, column, far_row in _FAR_CELL.findall(data):
            self._last_column = max(self._last_column, _column_number((far_column or column)[:8]))
            self._last_row = max(self._last_row, int((far_row or row)[:12]))

    @property
    def cells(self) -> int:
        return self._last_row * self._last_column


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
