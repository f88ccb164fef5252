"""Fills cells of somebody else's workbook in its own bytes: the XML of those cells changes, texts are inline strings.

Every other part of the package keeps its bytes, every other byte of the sheet its place in the text.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from io import BytesIO
from xml.parsers import expat
from xml.sax.saxutils import escape
from zipfile import ZipFile

from openpyxl.utils import column_index_from_string, get_column_letter

from cdsdesk.errors import InputError
from cdsdesk.vietnamese.text import clean_text

Place = tuple[int, int]
"""Row and column of a cell, from 1."""
Filled = str | int | Decimal

_TAG = re.compile(rb"<([^\s/>]+)((?:\s+[^\s=]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*)\s*/?>")
_STYLE = re.compile(rb"\ss\s*=\s*(\"\d+\"|'\d+')")
_ENCODING = re.compile(rb"""^<\?xml[^>]*?encoding\s*=\s*["']([^"']+)""")
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NEXT = "hãy mở bằng Excel rồi lưu lại thành tệp .xlsx"


@dataclass(slots=True)
class _Cell:
    """Where a cell stands in the bytes of its sheet; ``formula`` says that the spreadsheet computes it."""

    column: int
    start: int
    end: int = 0
    formula: bool = False


@dataclass(slots=True)
class _Row:
    """Where a row stands: its cells in order, the byte behind the last of them, whether it is an empty element."""

    start: int
    end: int = 0
    empty: bool = False
    cells: list[_Cell] = field(default_factory=list)


class SheetXml:
    """The places of the cells of some rows of a sheet."""

    def __init__(self, data: bytes, rows: frozenset[int], name: str) -> None:
        """Find the cells of ``rows``. Raises InputError for a sheet that is not XML in UTF-8."""
        found = _ENCODING.match(data)
        if data.startswith((b"\xff\xfe", b"\xfe\xff")) or (found and found[1].lower() not in (b"utf-8", b"us-ascii")):
            raise InputError("Trang tính không dùng mã UTF-8", name, _NEXT)
        self._data, self._wanted = data, rows
        self.rows: dict[int, _Row] = {}
        self._row = self._column = self._depth = 0
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._open
        self._parser.EndElementHandler = self._close
        self._parser.StartDoctypeDeclHandler = self._refuse
        try:
            self._parser.Parse(data, True)
        except expat.ExpatError as error:
            raise InputError("Trang tính trong tệp bị hỏng", name, _NEXT) from error

    def _refuse(self, *_: object) -> None:
        raise InputError("Tệp có khai báo lạ bên trong", "", _NEXT)

    def formulas(self) -> Iterator[Place]:
        """Yield the places of formulas in the rows."""
        for number, row in self.rows.items():
            yield from ((number, cell.column) for cell in row.cells if cell.formula)

    def patched(self, cells: Mapping[Place, Filled]) -> bytes:
        """Return the bytes of the sheet with ``cells`` filled; each keeps its style. Raises KeyError for a lost row."""
        changes: list[tuple[int, int, bytes]] = []
        missing: dict[int, list[int]] = {}
        for (number, column), value in sorted(cells.items()):
            row = self.rows[number]
            cell = next((one for one in row.cells if one.column == column), None)
            if cell is not None:
                changes.append((cell.start, cell.end, self._written(cell.start, number, column, value)))
                continue
            behind = next((one.start for one in row.cells if one.column > column), row.end)
            if row.empty:
                missing.setdefault(number, []).append(column)
            else:
                changes.append((behind, behind, self._written(None, number, column, value)))
        for number, columns in missing.items():
            made = b"".join(self._written(None, number, column, cells[number, column]) for column in columns)
            changes.append(self._opened(self.rows[number], made))
        out, at = [], 0
        for start, end, new in sorted(changes, key=lambda change: change[:2]):
            out += [self._data[at:start], new]
            at = end
        return b"".join((*out, self._data[at:]))

    def _tag(self, start: int) -> re.Match[bytes]:
        found = _TAG.match(self._data, start)
        assert found is not None
        return found

    def _prefix(self) -> bytes:
        row = next(iter(self.rows.values()))
        prefix, colon, _ = self._tag(row.start)[1].rpartition(b":")
        return prefix + colon

    def _written(self, start: int | None, row: int, column: int, value: Filled) -> bytes:
        """Return the XML of a cell with the style of the one that stood at ``start``."""
        style = _STYLE.search(self._tag(start)[2]) if start is not None else None
        p = self._prefix().decode()
        head = f'<{p}c r="{get_column_letter(column)}{row}"' + (f" s={style[1].decode()}" if style else "")
        if not isinstance(value, str):
            return f"{head}><{p}v>{value}</{p}v></{p}c>".encode()
        text = escape(_ESCAPED.sub("_x005F_", clean_text(value)))
        return f'{head} t="inlineStr"><{p}is><{p}t xml:space="preserve">{text}</{p}t></{p}is></{p}c>'.encode()

    def _opened(self, row: _Row, cells: bytes) -> tuple[int, int, bytes]:
        """Return an empty row element as one that holds cells."""
        tag = self._tag(row.start)
        return row.start, tag.end(), b"<" + tag[1] + tag[2] + b">" + cells + b"</" + tag[1] + b">"

    def _open(self, name: str, attributes: Mapping[str, str]) -> None:
        local = name.rpartition(":")[2]
        if local == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._column = 0
            if self._row in self._wanted:
                self.rows[self._row] = _Row(self._parser.CurrentByteIndex)
        elif local == "c" and self._row in self.rows:
            found = _REFERENCE.fullmatch(attributes.get("r", ""))
            self._column = column_index_from_string(found[1]) if found else self._column + 1
            self.rows[self._row].cells.append(_Cell(self._column, self._parser.CurrentByteIndex))
        elif local == "f" and self._row in self.rows and self.rows[self._row].cells:
            self.rows[self._row].cells[-1].formula = True

    def _close(self, name: str) -> None:
        local = name.rpartition(":")[2]
        if local not in ("row", "c") or self._row not in self.rows:
            return
        at, row = self._parser.CurrentByteIndex, self.rows[self._row]
        # of an empty element the parser tells no end of its own
        tag = self._tag(row.cells[-1].start if local == "c" else row.start)
        empty = tag[0].endswith(b"/>")
        if local == "c":
            row.cells[-1].end = tag.end() if empty else self._data.index(b">", at) + 1
        else:
            row.end, row.empty = at, empty


def patched_package(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Return a package in which only the bytes of some of its parts are others; order, names and days stay."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w") as new:
        new.comment = old.comment
        for entry in old.infolist():
            new.writestr(entry, parts.get(entry.filename, old.read(entry)))
    return out.getvalue()
