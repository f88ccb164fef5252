"""Formulas of an .xls that were never calculated, told by what programs write in place of a result."""

import struct
from collections.abc import Iterator

from xlrd.compdoc import CompDoc

from cdsdesk.readers.ole_directory import OLE_SIGN
from cdsdesk.readers.sheet_builder import Place

_BOUND_SHEET = 0x85
_FORMULAS = {0x06, 0x206, 0x406}
_END = 0x0A
_WORKSHEET = 0
_TO_CALCULATE = 2
_NOUGHT = bytes(8)
_EMPTY_TEXT = b"\x03" + bytes(5) + b"\xff\xff"


def unsaved_formulas(data: bytes) -> dict[int, frozenset[Place]]:
    """Return the places of formulas without a stored result, by the number of the worksheet.

    Raises what Python raises over a broken file.
    """
    stream = _workbook_stream(data)
    starts = [
        struct.unpack_from("<I", record)[0]
        for kind, record in _records(stream, 0)
        if kind == _BOUND_SHEET and len(record) > 5 and record[5] == _WORKSHEET
    ]
    return {number: frozenset(_unsaved(stream, start)) for number, start in enumerate(starts)}


def _workbook_stream(data: bytes) -> bytes:
    if not data.startswith(OLE_SIGN):
        return data
    folder = CompDoc(data)
    for name in ("Workbook", "Book"):
        memory, start, length = folder.locate_named_stream(name)
        if memory:
            return bytes(memory[start : start + length])
    return b""


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """Yield kind and content of the records up to the end of their group."""
    at = start
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        if kind == _END:
            return
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _unsaved(stream: bytes, start: int) -> Iterator[Place]:
    """Yield formulas that hold a nought and ask to be calculated, and those with an empty text if all have one.

    An empty text alone may be the result of a formula that says so.
    """
    blank: list[Place] = []
    formulas = 0
    for kind, record in _records(stream, start):
        if kind in _FORMULAS and len(record) >= 16:
            formulas += 1
            row, column, _, result, flags = struct.unpack_from("<HHH8sH", record)
            if result == _NOUGHT and flags & _TO_CALCULATE:
                yield row, column
            elif result == _EMPTY_TEXT:
                blank.append((row, column))
    if len(blank) == formulas:
        yield from blank
