"""A document that was read from a file as its pieces in reading order: lines of running text, and grids of cells."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from cdsdesk.checks.marks import read_mark
from cdsdesk.readers.raw import Form, RawSheet
from cdsdesk.vietnamese.cut_text import join_cut
from cdsdesk.vietnamese.legacy import code_of_font, convert
from cdsdesk.vietnamese.text import clean_line, clean_text, fold

_PAGE_NUMBER = re.compile(r"[-–]?\s*[0-9]{1,3}\s*[-–]?")
_DRAFT = "dự thảo"
_FULL_LINE = 60
_ENDS = (".", ":", ";", "!", "?")
_BEGINS = re.compile(r"(?:kính gửi|nơi nhận)\s*:", re.IGNORECASE)
_GOES_ON = re.compile(r"[\w,)%”\"]$")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph; ``rows`` are its rows of the sheet from 0, ``bold`` is None where the file does not tell.

    ``apart`` says that something other than a line of the same paragraph, or nothing at all, stands right above.
    """

    rows: tuple[int, ...]
    text: str
    raw: str
    bold: bool | None = None
    page: int | None = None
    apart: bool = True

    @property
    def lines(self) -> tuple[str, ...]:
        """The text by the line breaks that somebody made in it, each cleaned."""
        return tuple(filter(None, map(clean_line, self.raw.split("\n"))))


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells as wide as the widest; ``row`` is the first row in the sheet, ``begins_page`` that a page begins.

    ``spans`` are rows and columns of merged cells by row and column in the grid, ``bold`` the bold cells.
    """

    row: int
    cells: tuple[tuple[str, ...], ...]
    spans: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    bold: frozenset[tuple[int, int]] = frozenset()
    page: int | None = None
    begins_page: bool = False

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.cells[0])


Piece = Line | Grid


def pieces_of(sheet: RawSheet, form: Form) -> tuple[Piece, ...]:
    """Return the pieces of a sheet; lines that only the width of a page broke are one again."""
    borders = sorted({0, *sheet.seams, len(sheet.rows)})
    wide = {top for top, *_ in sheet.merges}
    found: list[Piece] = []
    for first, end in pairwise(borders):
        rows = range(first, end)
        if any(row in wide for row in rows) or any(any(sheet.rows[row][1:]) for row in rows):
            if (grid := _grid(sheet, rows)) is not None:
                found.append(grid)
        else:
            found += _lines(sheet, rows, form)
    if form is Form.LINES:
        return tuple(_rejoined(found))
    return tuple(_without_edges(found)) if form is Form.PAGES else tuple(found)


def _page(sheet: RawSheet, row: int) -> int | None:
    """Return the page on which a row begins, from 1."""
    return sum(first <= row for first in sheet.pages) or None


def _lines(sheet: RawSheet, rows: Sequence[int], form: Form) -> Iterator[Line]:
    apart = True
    for row in rows:
        raw = _written(sheet, row, 0)
        text = clean_line(raw)
        if text and row not in sheet.hidden_rows:
            bold: bool | None = (row, 0) in sheet.bold
            if form is Form.LINES:
                bold = bold or None
            yield Line((row,), text, raw, bold, _page(sheet, row), apart or form is not Form.LINES)
        apart = not text


def _written(sheet: RawSheet, row: int, column: int) -> str:
    """Return a cell as people see it: text in a font of an old code page in Unicode."""
    text, font = str(sheet.rows[row][column]), sheet.fonts.get((row, column))
    code = code_of_font(font) if font else None
    return convert(text, code) if code is not None else text


def _grid(sheet: RawSheet, rows: range) -> Grid | None:
    kept = [row for row in rows if row not in sheet.hidden_rows]
    texts = [[clean_text(_written(sheet, row, at)).strip() for at in range(len(sheet.rows[row]))] for row in kept]
    if not any(any(row) for row in texts):
        return None
    place = {row: at for at, row in enumerate(kept)}
    spans = {
        (place[top], left): (sum(top <= row <= low for row in kept), right - left + 1)
        for top, left, low, right in sheet.merges
        if top in place
    }
    filled = [column for row in texts for column, cell in enumerate(row) if cell]
    width = max(max(filled) + 1, *(left + wide for (_, left), (_, wide) in spans.items()), 1)
    bold = frozenset((place[row], column) for row, column in sheet.bold if row in place)
    page = _page(sheet, rows[0])
    return Grid(kept[0], tuple(tuple(row[:width]) for row in texts), spans, bold, page, rows[0] in sheet.pages)


def _without_edges(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the pieces of pages without the number of each page and the stamp of a draft above its text."""
    pages = [piece.page for piece in pieces]
    stamped = False
    for number, piece in enumerate(pieces):
        first = number == 0 or pages[number - 1] != piece.page or stamped
        last = number + 1 == len(pieces) or pages[number + 1] != piece.page
        stamped = False
        if isinstance(piece, Line) and first and fold(piece.text) == _DRAFT:
            stamped = True
        elif not (isinstance(piece, Line) and (first or last) and _PAGE_NUMBER.fullmatch(piece.text)):
            yield piece


def _rejoined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the pieces of a plain text: lines of one paragraph as one, numbers of pages left out."""
    open_line: Line | None = None
    for number, piece in enumerate(pieces):
        if isinstance(piece, Line) and _is_page_number(pieces, number):
            continue
        if isinstance(piece, Line) and open_line is not None and _goes_on(open_line, piece):
            text, raw = join_cut(open_line.text, piece.text), f"{open_line.raw}\n{piece.raw}"
            open_line = replace(open_line, rows=(*open_line.rows, *piece.rows), text=clean_line(text), raw=raw)
            continue
        if open_line is not None:
            yield open_line
            open_line = None
        if isinstance(piece, Line):
            open_line = piece
        else:
            yield piece
    if open_line is not None:
        yield open_line


def _is_page_number(pieces: Sequence[Piece], number: int) -> bool:
    piece = pieces[number]
    if not isinstance(piece, Line) or not piece.apart or _PAGE_NUMBER.fullmatch(piece.text) is None:
        return False
    following = pieces[number + 1] if number + 1 < len(pieces) else None
    return not isinstance(following, Line) or following.apart or following.page != piece.page


def _goes_on(line: Line, following: Line) -> bool:
    """Say whether a line is the rest of the paragraph above: right below a full one, or cut by the end of a page."""
    if line.text.endswith(_ENDS) or read_mark(following.text).style or line.bold != following.bold:
        return False
    if _BEGINS.match(following.text):
        return False
    last = clean_line(line.raw.rsplit("\n", 1)[-1])
    if len(last) < _FULL_LINE or (following.text.isupper() and not line.text.isupper()):
        return False
    return not following.apart or (following.text[0].islower() and _GOES_ON.search(line.text) is not None)
