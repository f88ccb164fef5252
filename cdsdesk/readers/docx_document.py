"""A Word document as one sheet: paragraphs are rows of one cell, tables stand where they are; only in the child."""

import zipfile
import zlib
from pathlib import Path
from xml.etree.ElementTree import Element
from xml.parsers.expat import ExpatError

from cdsdesk.errors import InputError
from cdsdesk.readers.docx_numbers import Numbers
from cdsdesk.readers.docx_package import PARAGRAPH, ROW, TABLE, Parts, W, inside, unwrapped
from cdsdesk.readers.docx_styles import Styles
from cdsdesk.readers.docx_tables import Table, TooDeepError, TooLargeError, whole_table
from cdsdesk.readers.docx_text import TextReader, Words
from cdsdesk.readers.raw import Form, Merge, RawBook, RawSheet, RawValue

SHEET_NAME = "Văn bản"
MOST_CELLS = 2_000_000
_NOTES = ("footnotes", "endnotes")
DAMAGED = (zipfile.BadZipFile, zlib.error, ExpatError, KeyError, ValueError, EOFError, OSError, NotImplementedError)


def read_docx(path: Path) -> RawBook:
    """Read a .docx that the guard has let pass. Raises InputError."""
    try:
        with zipfile.ZipFile(path) as package:
            sheet = _read(Parts(package))
    except TooDeepError as error:
        raise InputError(
            "Văn bản có bảng lồng trong bảng quá nhiều tầng", path.name, "hãy kiểm tra nguồn gốc của tệp"
        ) from error
    except TooLargeError as error:
        raise InputError("Văn bản có bảng quá lớn", path.name, "hãy xoá các dòng, cột thừa rồi lưu lại") from error
    except DAMAGED as error:
        raise InputError(
            "Không đọc được văn bản Word", path.name, "hãy mở bằng Word và lưu lại thành tệp .docx mới"
        ) from error
    return RawBook((sheet,), Form.TEXT)


def _read(parts: Parts) -> RawSheet:
    styles = Styles(parts.whole("styles"))
    reader = TextReader(styles, Numbers(parts.whole("numbering"), styles))
    page = _Page()
    _Body(page, reader).follow(parts)
    for kind in _NOTES:
        for words in reader.note_rows(kind, parts.whole(kind)):
            page.add_line(words)
    return page.sheet()


class _Body:
    """Takes blocks out of the body as soon as they stand there whole, so that a long document needs little room."""

    def __init__(self, page: "_Page", reader: TextReader) -> None:
        self._page = page
        self._reader = reader
        self._table: Table | None = None

    def follow(self, parts: Parts) -> None:
        """Take in the whole body."""
        for root, whole in parts.growing():
            body = root.find(W + "body")
            if body is not None:
                self._take(body, whole)
        self._add(self._reader.rest())

    def _take(self, body: Element, whole: bool) -> None:
        blocks = list(body)
        ready = len(blocks) if whole else max(len(blocks) - 1, 0)
        for block in blocks[:ready]:
            for one in unwrapped(block, PARAGRAPH, TABLE):
                if one.tag == TABLE:
                    self._rows(one, whole=True)
                else:
                    self._add(self._reader.paragraph(one))
                    self._boxes()
        del body[:ready]
        if blocks[ready:] and blocks[ready].tag == TABLE:
            self._rows(blocks[ready], whole=False)

    def _rows(self, element: Element, whole: bool) -> None:
        """Take the rows of a table, all but the last of one that still grows."""
        if self._table is None:
            self._add(self._reader.rest())
            self._table = Table()
        parts = list(element)
        ready = len(parts) if whole else max(len(parts) - 1, 0)
        rows = [row for part in parts[:ready] for row in unwrapped(part, ROW)]
        if rows:
            if not self._table.rows:
                self._table.describe(element)
            for row in rows:
                self._table.add(row, self._reader)
            del element[:ready]
        if whole:
            self._page.add_table(self._table)
            self._table = None
            self._boxes()

    def _boxes(self) -> None:
        """Put the text boxes of what was read below it as loose lines."""
        while boxes := self._reader.boxes():
            for block in (block for box in boxes for block in inside(box, PARAGRAPH, TABLE)):
                if block.tag == TABLE:
                    self._page.add_table(whole_table(block, self._reader))
                else:
                    self._add(self._reader.paragraph(block))

    def _add(self, words: Words | None) -> None:
        if words is not None:
            self._page.add_line(words)


class _Page:
    """The rows of the sheet while they are being collected."""

    def __init__(self) -> None:
        self._rows: list[list[str]] = []
        self._merges: list[Merge] = []
        self._bold: set[tuple[int, int]] = set()
        self._fonts: dict[tuple[int, int], str] = {}
        self._hidden: set[int] = set()
        self._seams: set[int] = set()

    def add_line(self, words: Words) -> None:
        """Put a paragraph below all."""
        self._rows.append([])
        self._put(0, words)

    def add_table(self, whole: Table) -> None:
        """Put a table below all, and below it those that stand in its cells."""
        for table in whole.with_inner():
            top = len(self._rows)
            self._seams.add(top)
            wide = table.settle()
            self._merges += [(top + a, left, top + b, right) for a, left, b, right in table.merges()]
            for row in table.rows:
                if row.hidden:
                    self._hidden.add(len(self._rows))
                self._rows.append([""] * wide)
                for cell in row.cells:
                    self._put(cell.first, cell.words)
            self._seams.add(len(self._rows))

    def _put(self, column: int, words: Words) -> None:
        place = len(self._rows) - 1, column
        row = self._rows[-1]
        row[column:] = [words.text, *row[column + 1 :]]
        if words.bold:
            self._bold.add(place)
        if words.font:
            self._fonts[place] = words.font

    def sheet(self) -> RawSheet:
        """Return all rows, each as wide as the widest. Raises TooLargeError."""
        wide = max(map(len, self._rows), default=0)
        if wide * len(self._rows) > MOST_CELLS:
            raise TooLargeError
        rows: list[list[RawValue]] = [[*row, *[""] * (wide - len(row))] for row in self._rows]
        return RawSheet(
            SHEET_NAME,
            True,
            (0, 0),
            rows,
            tuple(self._merges),
            bold=frozenset(self._bold),
            fonts=self._fonts,
            hidden_rows=frozenset(self._hidden),
            seams=frozenset(seam for seam in self._seams if seam < len(rows)),
        )
