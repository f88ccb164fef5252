"""Looks at a packed office file before any library reads it: sizes, parts, document types, cells far apart."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from cdsdesk.errors import InputError
from cdsdesk.readers.guard import RECTANGLE_CELLS, damaged, far_cells, locked, read_bytes, refusal, too_big

PARTS = 2_000
WHOLE_BYTES = 200 << 20
PART_BYTES = 100 << 20
_CHUNK = 1 << 18
_OVERLAP = 200

_LISTED_PART = b"PK\x01\x02"
_WIDE_TEXT = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")
# cells with content beyond column ZZ or row 99999; what lies nearer is left to the memory limit of the child
_FAR_CELL = re.compile(rb'<(?:\w+:)?c [^<>]{0,80}?\br="(?:([A-Z]{3,})(\d+)|([A-Z]{1,2})(\d{6,}))"[^<>]{0,80}(?<!/)>')
_FAR_NAME = re.compile(rb'r="(?:[A-Z]{3}|[A-Z]{1,2}\d{6})')
_DTD = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
# formulas, errors, texts in pieces, hidden rows and columns; a sheet with names in another form is noted anyhow
_SHEET_SIGNS = (b"<f", b't="e"', b"<r>", b' hidden="1"', b' hidden="true"', b":worksheet")
_STRINGS_SIGNS = (b"<r>", b":sst")
DAMAGED = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError, OSError, ValueError)
"""What Python raises over a package whose list or parts are broken."""


def part_names(path: Path) -> frozenset[str]:
    """Return the names in a package's list, at most ``PARTS``. Raises InputError when it has none, or far too many."""
    if read_bytes(path).count(_LISTED_PART) > 2 * PARTS:
        raise _too_many(path)
    try:
        with zipfile.ZipFile(path) as package:
            return frozenset(package.namelist())
    except DAMAGED as error:
        raise damaged(path) from error


def check_package(path: Path) -> frozenset[str]:
    """Refuse a package that is not sound and harmless. Raises InputError with one sentence for each reason.

    Returns the names of the parts of a workbook that want a second look: sheets with formulas, errors or hidden rows
    and columns, texts made of pieces.
    """
    part_names(path)
    try:
        with zipfile.ZipFile(path) as package:
            _check_list(package, path)
            return _check_parts(package, path)
    except DAMAGED as error:
        raise damaged(path) from error


def _too_many(path: Path) -> InputError:
    return refusal(path, "Tệp chứa quá nhiều thành phần bên trong")


def _check_list(package: zipfile.ZipFile, path: Path) -> None:
    parts = package.infolist()
    names = {part.filename for part in parts}
    if len(parts) > PARTS:
        raise _too_many(path)
    if len(names) != len(parts) or any(_is_odd(name) for name in names):
        raise refusal(path, "Tệp có thành phần trùng tên hoặc tên bất thường")
    if any(part.flag_bits & 1 for part in parts):
        raise locked(path)
    if sum(part.file_size for part in parts) > WHOLE_BYTES or any(part.file_size > PART_BYTES for part in parts):
        raise too_big(path)


def _is_odd(name: str) -> bool:
    return name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/")


def _check_parts(package: zipfile.ZipFile, path: Path) -> frozenset[str]:
    """Unpack every part once; sizes are counted, never believed."""
    whole = 0
    noted: set[str] = set()
    for part in package.infolist():
        size = 0
        is_xml = part.filename.lower().endswith((".xml", ".rels", ".vml"))
        extent = _Extent() if "worksheets/" in part.filename else None
        signs = _SHEET_SIGNS if extent else _STRINGS_SIGNS if part.filename.endswith("/sharedStrings.xml") else ()
        for chunk, seen in _chunks(package, part):
            if is_xml and ((b"<!" in seen and _DTD.search(seen)) or (size == 0 and chunk[:2] in _WIDE_TEXT)):
                raise refusal(path, "Tệp chứa khai báo không được phép")
            size += len(chunk)
            whole += len(chunk)
            if size > PART_BYTES or whole > WHOLE_BYTES:
                raise too_big(path)
            if extent is not None:
                extent.see(seen)
            if part.filename not in noted and any(sign in seen for sign in signs):
                noted.add(part.filename)
        if extent is not None and extent.cells > RECTANGLE_CELLS:
            raise far_cells(path)
    return frozenset(noted)


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
