"""A PDF as one sheet: its tables with their columns, lines between them as rows of one cell; only in the child."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from cdsdesk.readers.pdf_columns import gapped_tables
from cdsdesk.readers.pdf_gapped import Gapped
from cdsdesk.readers.pdf_laid import Laid, laid_tables
from cdsdesk.readers.pdf_margins import Edged, without_running
from cdsdesk.readers.pdf_page import Page, PdfFile, Rule, no_text
from cdsdesk.readers.pdf_rules import Ruled, ruled_tables
from cdsdesk.readers.pdf_words import CellText, Line, Word, cell_text, is_apart, lines_of, paragraphs_of
from cdsdesk.readers.raw import Form, Merge, RawBook, RawSheet, RawValue

SHEET_NAME = "Văn bản"
_Paragraph: TypeAlias = list[Line]


@dataclass(slots=True)
class _Sorted:
    """A page with its words in tables and lines."""

    tables: list[Ruled]
    lines: list[Line]
    across: list[Rule]
    is_picture: bool
    width: float

    @property
    def right(self) -> float:
        """Return how far lines reach, at least as far from the right edge as they begin from the left one."""
        left = min((line.left for line in self.lines), default=0.0)
        return max([line.right for line in self.lines] + [self.width - left])


def read_pdf(path: Path) -> RawBook:
    """Read a PDF with letters. Raises InputError."""
    with PdfFile(path) as file:
        pages = [_sorted(page) for page in file.pages()]
    if not any(page.lines or any(table.words for table in page.tables) for page in pages):
        raise no_text(path, "Tệp PDF là bản quét, không có chữ để đọc")
    edged = [_edged(page) for page in pages]
    for page, lines in zip(pages, without_running(edged), strict=True):
        page.lines = lines
    laid = laid_tables([table for page in pages for table in page.tables])
    sheet = _Sheet()
    before: Gapped | None = None
    for number, page in enumerate(pages, start=1):
        sheet.begin_page()
        if page.is_picture:
            sheet.add_text(CellText(f"(Trang {number} là ảnh quét, không có chữ để đọc)"))
        gapped = gapped_tables(page.lines, page.across, before)
        before = gapped[-1][2] if gapped else None
        for item in _items(page, gapped):
            if isinstance(item, Ruled):
                sheet.add_ruled(laid[id(item)])
            elif isinstance(item, Gapped):
                sheet.add_gapped(item)
            else:
                sheet.add_lines(item, page.right)
    return RawBook((sheet.done(),), Form.PAGES)


def _sorted(page: Page) -> _Sorted:
    words = page.words
    tables = ruled_tables(page.across, page.down)
    for table in tables:
        inside: list[Word] = []
        outside: list[Word] = []
        for word in words:
            (inside if table.holds(word) else outside).append(word)
        table.take(inside)
        words = outside
    tables.sort(key=lambda table: (table.rows[0], table.columns[0]))
    return _Sorted(tables, lines_of(words), page.across, page.is_picture, page.width)


def _edged(page: _Sorted) -> Edged:
    top = min((table.rows[0] for table in page.tables), default=float("inf"))
    return Edged(page.lines, top, max((table.rows[-1] for table in page.tables), default=0.0))


def _items(page: _Sorted, gapped: Sequence[tuple[int, int, Gapped]]) -> Iterator[Ruled | Gapped | list[Line]]:
    """Yield what stands on a page from above to below; lines that follow each other together."""
    at: list[tuple[float, Ruled | Gapped | Line]] = [(table.rows[0], table) for table in page.tables]
    in_table: set[int] = set()
    for first, last, table in gapped:
        at.append((page.lines[first].top, table))
        in_table.update(range(first, last + 1))
    at += [(line.top, line) for number, line in enumerate(page.lines) if number not in in_table]
    together: list[Line] = []
    for _, item in sorted(at, key=lambda one: one[0]):
        if isinstance(item, Line):
            together.append(item)
            continue
        if together:
            yield together
            together = []
        yield item
    if together:
        yield together


class _Sheet:
    """The rows while they are being collected."""

    def __init__(self) -> None:
        self._rows: list[list[str]] = []
        self._merges: list[Merge] = []
        self._bold: set[tuple[int, int]] = set()
        self._fonts: dict[tuple[int, int], str] = {}
        self._seams: set[int] = set()
        self._pages: list[int] = []
        self._open: _Paragraph = []
        self._open_right = 0.0

    def begin_page(self) -> None:
        """Begin a page; a paragraph may go on over its edge."""
        if not self._open:
            self._seams.add(len(self._rows))
        self._pages.append(len(self._rows) + bool(self._open))

    def add_lines(self, lines: list[Line], right: float) -> None:
        """Put lines below all, each paragraph a row."""
        if self._open and not is_apart(self._open, lines[0], self._open_right):
            lines = [*self._open, *lines]
            self._open = []
        self._close()
        *whole, last = paragraphs_of(lines, right)
        for paragraph in whole:
            self.add_text(cell_text(paragraph, right))
        self._open, self._open_right = last, right

    def add_text(self, text: CellText) -> None:
        """Put a row of one cell below all."""
        self._close()
        self._rows.append([])
        self._put(len(self._rows) - 1, 0, text)

    def add_ruled(self, table: Laid) -> None:
        """Put a table below all."""
        top = self._begin_table(table.rows, table.columns)
        for (row, first, last_row, last), text in table.cells.items():
            self._put(top + row, first, text)
            if (row, first) != (last_row, last):
                self._merges.append((top + row, first, top + last_row, last))
        self._end_table()

    def add_gapped(self, table: Gapped) -> None:
        """Put a table without lines below all."""
        top = self._begin_table(len(table.rows), len(table.borders) + 1)
        for number, row in enumerate(table.rows, start=top):
            for (first, last), lines in row.items():
                self._put(number, first, cell_text(lines, table.right_of(last)))
                low = top + table.down.get((number - top, first), number - top)
                if (low, first) != (number, last):
                    self._merges.append((number, first, low, last))
        self._end_table()

    def done(self) -> RawSheet:
        """Return all rows, each as wide as the widest."""
        self._close()
        wide = max(map(len, self._rows), default=0)
        rows: list[list[RawValue]] = [[*row, *[""] * (wide - len(row))] for row in self._rows]
        seams = frozenset(seam for seam in self._seams if seam < len(rows))
        return RawSheet(
            SHEET_NAME,
            True,
            (0, 0),
            rows,
            tuple(self._merges),
            bold=frozenset(self._bold),
            fonts=self._fonts,
            seams=seams,
            pages=tuple(self._pages),
        )

    def _begin_table(self, rows: int, columns: int) -> int:
        self._close()
        top = len(self._rows)
        self._seams.add(top)
        self._rows += [[""] * columns for _ in range(rows)]
        return top

    def _end_table(self) -> None:
        self._seams.add(len(self._rows))

    def _close(self) -> None:
        """Write down the paragraph that might have gone on."""
        paragraph, self._open = self._open, []
        if paragraph:
            self.add_text(cell_text(paragraph, self._open_right))

    def _put(self, row: int, column: int, text: CellText) -> None:
        cells = self._rows[row]
        cells[column:] = [text.text, *cells[column + 1 :]]
        if text.text and text.bold:
            self._bold.add((row, column))
        if text.text and text.font:
            self._fonts[row, column] = text.font
