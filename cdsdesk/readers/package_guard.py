"""Looks at a packed office file before any library reads it: sizes, parts, document types, cells far apart."""

import re
import zipfile
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
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
# cells with content beyond column ZZ or row 99999, in the first or last piece; else the memory limit of the child holds
_FAR_CELL = re.compile(rb'<(?:\w+:)?c [^<>]{0,80}?\br="(?:([A-Z]{3,})(\d+)|([A-Z]{1,2})(\d{6,}))"[^<>]{0,80}(?<!/)>')
_FAR_NAME = re.compile(rb'r="(?:[A-Z]{3}|[A-Z]{1,2}\d{6})')
_DTD = b"<!DOCTYPE"  # entities are declared nowhere else
# formulas, errors, texts in pieces, hidden rows and columns; long signs are found faster than short ones
_SHEET_SIGNS = (b"<f", b't="e"', b"<is><r>", b' hidden="1"', b' hidden="true"')
_STRINGS_SIGNS = (b"<rPr>",)
_OTHER_NAMES = (b":worksheet", b":sst")
DAMAGED = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError, OSError, ValueError)
"""What Python raises over a package whose list or parts are broken."""


def part_names(path: Path) -> frozenset[str]:
    """Return the names in a package's list, at most ``PARTS``. Raises InputError when it has none, or far too many."""
    require_few_parts(read_bytes(path), path)
    try:
        with zipfile.ZipFile(path) as package:
            return frozenset(package.namelist())
    except DAMAGED as error:
        raise damaged(path) from error


def check_package(path: Path, spared: Collection[str] = ()) -> frozenset[str]:
    """Refuse a package that is not sound and harmless. Raises InputError with one sentence for each reason.

    Returns the names of the parts of a workbook that want a second look: sheets with formulas, errors or hidden rows
    and columns, texts made of pieces. ``spared`` are parts that were looked through by a reader that takes nothing odd.
    """
    part_names(path)
    try:
        with zipfile.ZipFile(path) as package:
            check_list(package, path)
            return _check_parts(package, path, spared)
    except DAMAGED as error:
        raise damaged(path) from error


def require_few_parts(data: bytes, path: Path) -> None:
    """Refuse a package whose list would take long to be read, before it is. Raises InputError."""
    if data.count(_LISTED_PART) > 2 * PARTS:
        raise _too_many(path)


def _too_many(path: Path) -> InputError:
    return refusal(path, "Tệp chứa quá nhiều thành phần bên trong")


def check_list(package: zipfile.ZipFile, path: Path) -> None:
    """Refuse a package by its list alone: too many or too large parts, odd names, encryption. Raises InputError."""
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


def _check_parts(package: zipfile.ZipFile, path: Path, spared: Collection[str]) -> frozenset[str]:
    """Unpack every part once, but for those spared; sizes are counted, never believed."""
    whole = 0
    noted: set[str] = set()
    for part in package.infolist():
        if part.filename in spared:
            continue
        look = _look_at(part.filename)
        for chunk, seen in _chunks(package, part):
            whole += len(chunk)
            look.see(chunk, seen, path)
            if whole > WHOLE_BYTES:
                raise too_big(path)
        look.end(path)
        if look.is_noted:
            noted.add(part.filename)
    return frozenset(noted)


def _look_at(name: str) -> "_Look":
    is_sheet, is_strings = "worksheets/" in name, name.endswith("/sharedStrings.xml")
    return _Look(
        is_xml=name.lower().endswith((".xml", ".rels", ".vml")),
        signs=_SHEET_SIGNS if is_sheet else _STRINGS_SIGNS if is_strings else (),
        extent=_Extent() if is_sheet else None,
    )


@dataclass(slots=True)
class _Look:
    """What is looked for in one part, piece by piece, and what was found."""

    is_xml: bool
    signs: tuple[bytes, ...]
    extent: "_Extent | None"
    is_noted: bool = False
    _size: int = 0
    _last: bytes = b""

    def see(self, chunk: bytes, seen: bytes, path: Path) -> None:
        """Look at a piece; ``seen`` is it with the end of the one before. Raises InputError."""
        is_first = self._size == 0
        if self.is_xml and (_DTD in seen or (is_first and chunk[:2] in _WIDE_TEXT)):
            raise refusal(path, "Tệp chứa khai báo không được phép")
        self._size += len(chunk)
        if self._size > PART_BYTES:
            raise too_big(path)
        if self.signs and not self.is_noted:
            signs = (*self.signs, *_OTHER_NAMES) if is_first else self.signs
            self.is_noted = any(sign in seen for sign in signs)
        if self.extent is not None and is_first:
            self.extent.see(seen)
        self._last = seen

    def end(self, path: Path) -> None:
        """Look at the last piece, where cells far below stand. Raises InputError."""
        if self.extent is not None:
            self.extent.see(self._last)
            if self.extent.cells > RECTANGLE_CELLS:
                raise far_cells(path)


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
