"""The names at the top of an OLE compound file, which tell an old workbook from an old text document."""

import struct
from collections.abc import Iterator

OLE_SIGN = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_ENTRY = 128
_LISTED_TABLES = 109
_NO_ENTRY = 0xFFFFFFFF
_LAST_SECTOR = 0xFFFFFFFA
_MOST_ENTRIES = 4_096


def top_names(data: bytes) -> frozenset[str]:
    """Return the names of the streams and folders at the top; of a damaged directory those that can still be found."""
    entries = list(_entries(data))
    if not entries:
        return frozenset()
    names, waiting, seen = set(), [_links(entries[0])[2]], set()
    while waiting:
        number = waiting.pop()
        if number < len(entries) and number not in seen:
            seen.add(number)
            left, right, _ = _links(entries[number])
            waiting += [left, right]
            names.add(_name(entries[number]))
    return frozenset(names)


def _entries(data: bytes) -> Iterator[bytes]:
    """Yield the directory's entries, sector by sector; a chain that leaves the file or turns in a ring ends."""
    if len(data) < 512:
        return
    size = 4096 if struct.unpack_from("<H", data, 30)[0] == 12 else 512
    table = _allocation_pages(data, size)
    sector = struct.unpack_from("<I", data, 48)[0]
    seen: set[int] = set()
    while sector < _LAST_SECTOR and sector not in seen and len(seen) * size < _MOST_ENTRIES * _ENTRY:
        seen.add(sector)
        start = (sector + 1) * size
        piece = data[start : start + size]
        yield from (piece[at : at + _ENTRY] for at in range(0, len(piece) - _ENTRY + 1, _ENTRY))
        sector = _next_sector(data, table, sector, size)


def _allocation_pages(data: bytes, size: int) -> list[int]:
    """Return the sectors of the allocation table: 109 are listed in the header, the rest in a chain of sectors."""
    pages = list(struct.unpack_from(f"<{_LISTED_TABLES}I", data, 76))
    sector = struct.unpack_from("<I", data, 68)[0]
    while sector < _LAST_SECTOR and len(pages) * size < len(data):
        numbers = _numbers(data[(sector + 1) * size : (sector + 2) * size])
        if not numbers:
            break
        pages += numbers[:-1]
        sector = numbers[-1]
    return pages


def _numbers(piece: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(piece) // 4}I", piece[: len(piece) // 4 * 4])


def _next_sector(data: bytes, table: list[int], sector: int, size: int) -> int:
    page, place = divmod(sector, size // 4)
    if page >= len(table) or table[page] >= _LAST_SECTOR:
        return _NO_ENTRY
    at = (table[page] + 1) * size + place * 4
    return int(struct.unpack_from("<I", data, at)[0]) if at + 4 <= len(data) else _NO_ENTRY


def _links(entry: bytes) -> tuple[int, int, int]:
    """Return the numbers of the left and right neighbour and of the first child."""
    left, right, child = struct.unpack_from("<III", entry, 68)
    return left, right, child


def _name(entry: bytes) -> str:
    length = min(struct.unpack_from("<H", entry, 64)[0], 64)
    return entry[: max(length - 2, 0)].decode("utf-16-le", "replace")
