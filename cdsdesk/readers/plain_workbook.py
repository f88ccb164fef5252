"""An .xlsx written plainly, read from its bytes in a third of the time that a reader of everything takes.

Numbers and shared texts in rows one below the other are what nearly all tables of offices hold. Formulas, dates,
errors, texts in pieces or in their cells, and whatever is written in another way leave the file to the other reader.
"""

import re
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path
from xml.etree import ElementTree

from cdsdesk.readers.package_guard import DAMAGED
from cdsdesk.readers.plain_book import DIVIDER, PlainBook, PlainCells, PlainSheet
from cdsdesk.readers.plain_cells import NotPlainError, Numbers, column_number, plain_cells
from cdsdesk.readers.plain_texts import plain_texts
from cdsdesk.readers.raw import Merge, RawSheet
from cdsdesk.readers.sheet_builder import merges_within, numbers_within
from cdsdesk.readers.sheet_marks import SheetMarks, marks_of
from cdsdesk.readers.xlsx_styles import STRINGS, XlsxStyles, read_styles

_BOOK, _LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_PART_BYTES = 16 << 20
_SMALL_BYTES = 1 << 20
_PIECE_BYTES = 1 << 19
_WHOLE_BYTES = 48 << 20
"""All sheets together; many large ones are read sooner by the reader of everything."""

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_LINK = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
_BEGIN, _END = b"<sheetData>", b"</sheetData>"
_HEAD = re.compile(rb"\s*(?:<\?xml [^<>]*\?>\s*)?<worksheet [^<>]*>")
_MERGE = re.compile(rb'<mergeCell ref="([A-Z]{1,2})(\d{1,7}):([A-Z]{1,2})(\d{1,7})"')
_OTHER = (b"<!", b"UTF-16", b"utf-16")


def read_plain(path: Path, told: Callable[[bytes], None] | None = None) -> PlainBook | None:
    """Return an .xlsx that is written plainly; None for any other, also for one that is damaged.

    ``told`` is given the texts, a portion at a time and in another thread, while the rest is looked at; they are for
    nothing when there is no such book.
    """
    try:
        with zipfile.ZipFile(path) as package:
            return _read(package, told)
    except (NotPlainError, ElementTree.ParseError, LookupError, *DAMAGED):
        return None


def _read(package: zipfile.ZipFile, told: Callable[[bytes], None] | None) -> PlainBook:
    sheets = list(_sheets(package))
    if not sheets:
        raise NotPlainError
    styles, numbers = read_styles(package), Numbers()
    parts = [part for _, _, part in sheets]
    if sum(package.getinfo(part).file_size for part in parts) > _WHOLE_BYTES:
        raise NotPlainError
    texts: list[bytes] = []
    with ThreadPoolExecutor(1) as aside:  # the largest part is mostly the first sheet: unpacked beside the texts
        first = aside.submit(_part, package, parts[0])
        for portion in plain_texts(_pieces(package, STRINGS)):
            texts.append(portion)
            if told is not None:
                aside.submit(told, portion)
        cells = chain((first.result(),), (_part(package, part) for part in parts[1:]))
        found = tuple(
            _sheet(name, visible, data, styles, numbers) for (name, visible, _), data in zip(sheets, cells, strict=True)
        )
    count = sum(portion.count(DIVIDER) + 1 for portion in texts)
    if any(max(sheet.cells.values) >= count for sheet in found if sheet.cells is not None):
        raise NotPlainError
    return PlainBook(found, tuple(texts), tuple(numbers.in_order()), frozenset({STRINGS, *parts}))


def _part(package: zipfile.ZipFile, name: str, most: int = _PART_BYTES) -> bytes:
    """Return a part of a bounded size, whatever its size is said to be."""
    return b"".join(_pieces(package, name, most, most))


def _pieces(package: zipfile.ZipFile, name: str, size: int = _PIECE_BYTES, most: int = _PART_BYTES) -> Iterator[bytes]:
    """Yield a part of a bounded size, whatever its size is said to be, in pieces."""
    about = package.getinfo(name)
    if about.file_size > most:
        raise NotPlainError
    with package.open(about) as stream:
        while piece := stream.read(size):
            yield piece


def _sheets(package: zipfile.ZipFile) -> Iterator[tuple[str, bool, str]]:
    """Yield name, whether it is shown, and part of every worksheet."""
    links = {link.get("Id"): link for link in _tree(package, _LINKS).iter(_LINK)}
    for sheet in _tree(package, _BOOK).iter(_MAIN + "sheet"):
        link = links[sheet.get(_LINK_ID)]
        if link.get("Type") != _KIND:
            raise NotPlainError
        target = link.get("Target", "")
        part = target[1:] if target.startswith("/") else f"xl/{target}"
        yield sheet.attrib["name"], sheet.get("state", "visible") == "visible", part


def _tree(package: zipfile.ZipFile, name: str) -> ElementTree.Element:
    data = _part(package, name, _SMALL_BYTES)
    if any(sign in data for sign in _OTHER):
        raise NotPlainError
    return ElementTree.fromstring(data)


def _sheet(name: str, visible: bool, data: bytes, styles: XlsxStyles, numbers: Numbers) -> PlainSheet:
    begin, end = data.find(_BEGIN), data.rfind(_END)
    before, behind = data[:begin], data[end:]
    if begin < 0 or end < begin or _HEAD.match(before) is None or any(sign in before + behind for sign in _OTHER):
        raise NotPlainError
    dates = frozenset(str(number).encode() for number in styles.dates)
    cells = plain_cells(data[begin + len(_BEGIN) : end], dates, numbers)
    marks = marks_of(data, styles) if styles.marked() or b" hidden=" in data else SheetMarks()
    return PlainSheet(_about(name, visible, cells, marks, behind), cells)


def _merges(behind: bytes) -> Iterator[Merge]:
    found = _MERGE.findall(behind)
    if len(found) != behind.count(b"<mergeCell "):
        raise NotPlainError
    for left, top, right, bottom in found:
        yield int(top) - 1, column_number(left) - 1, int(bottom) - 1, column_number(right) - 1


def _about(name: str, visible: bool, cells: PlainCells | None, marks: SheetMarks, behind: bytes) -> RawSheet:
    origin, height, width = (0, 0), 0, 0
    if cells is not None:
        origin, height, width = cells.origin, len(cells.values) // cells.width, cells.width
    return RawSheet(
        name=name,
        visible=visible,
        origin=origin,
        rows=[],
        merges=merges_within(_merges(behind), origin, height, width),
        percent=marks.percent,
        decimals=marks.decimals,
        bold=marks.bold,
        fonts=marks.fonts,
        hidden_rows=numbers_within(marks.hidden_rows, origin[0], height),
        hidden_columns=numbers_within(marks.hidden_columns, origin[1], width),
    )
