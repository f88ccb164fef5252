"""A draft as a PDF with a text layer: cells wrapped into columns over many pages, with ruling lines or without."""

from collections.abc import Sequence
from pathlib import Path

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from cdsdesk.reporting.fonts import find_fonts
from tests.support.messy.draft import Cell, Draft, Line, Sheet

_SIZE, _STEP, _PAD, _MARGIN, _EDGE = 9, 11, 3, 36, 18
_LOOSE = frozenset({"title", "foot", "other"})


def write_pdf(draft: Draft, path: Path) -> Path:
    """Write the shown sheets; a row that does not fit goes to the next page as a whole."""
    canvas = Canvas(str(path), pagesize=landscape(A4))
    for sheet in draft.sheets:
        if sheet.visible:
            _Page(canvas, sheet, lined=draft.lined).write()
    canvas.save()
    return path


class _Page:
    """Goes down the pages of one sheet."""

    def __init__(self, canvas: Canvas, sheet: Sheet, *, lined: bool) -> None:
        self._canvas, self._lines, self._lined = canvas, sheet.lines, lined
        self._running, self._bare_first = sheet.running, sheet.bare_first
        fonts = find_fonts()
        self._plain, self._bold = fonts.regular.fontName, fonts.bold.fontName
        self._pad = _PAD if lined else 2 * _PAD
        self._width, self._height = landscape(A4)
        self._edges = self._columns()
        self._y = self._height - _MARGIN

    def write(self) -> None:
        place = 0
        while place < len(self._lines):
            together = self._together(place)
            lines = self._lines[place : place + together]
            heights = self._heights(lines)
            if lines[0].page or self._y - sum(heights) < _MARGIN:
                self._end_page()
            self._block(lines, heights)
            place += together
        self._end_page()

    def _end_page(self) -> None:
        """Write what runs at the edges of the page, and go to the next."""
        self._canvas.setFont(self._plain, _SIZE)
        number = self._canvas.getPageNumber()
        running = ("", "") if self._bare_first and number == 1 else self._running
        for height, text in zip((self._height - _EDGE - _SIZE, _EDGE), running, strict=True):
            left, tab, right = text.format(number).partition("\t")
            if tab:
                self._canvas.drawString(_MARGIN, height, left)
                self._canvas.drawRightString(self._width - _MARGIN, height, right)
            else:
                self._canvas.drawCentredString(self._width / 2, height, left)
        self._canvas.showPage()
        self._y = self._height - _MARGIN

    def _together(self, place: int) -> int:
        """Return how many lines merges hold together."""
        end = place + 1
        at = place
        while at < end and at < len(self._lines):
            end = max(end, at + max((cell.down for cell in self._lines[at].cells), default=1))
            at += 1
        return end - place

    def _columns(self) -> list[float]:
        """Return the edges of the columns: room for the longest word of each, the rest by the length of its texts."""
        rows = [line for line in self._lines if line.role not in _LOOSE]
        count = max(len(line.cells) for line in rows or self._lines)
        least, weights = [], []
        for column in range(count):
            cells = [line.cells[column] for line in rows if column < len(line.cells) and line.cells[column].across == 1]
            words = [word for cell in cells for word in cell.text.split()]
            least.append(max((pdfmetrics.stringWidth(word, self._bold, _SIZE) for word in words), default=8.0))
            weights.append(min(max((len(cell.text) for cell in cells), default=1), 150) ** 0.7)
        needed = sum(least) + 2 * self._pad * count
        self._width = max(self._width, needed * 1.3 + 2 * _MARGIN)
        self._canvas.setPageSize((self._width, self._height))
        spare = self._width - 2 * _MARGIN - needed
        edges = [float(_MARGIN)]
        for width, weight in zip(least, weights, strict=True):
            edges.append(edges[-1] + width + 2 * self._pad + spare * weight / sum(weights))
        return edges

    def _heights(self, lines: Sequence[Line]) -> list[float]:
        heights = [
            max((self._needed(line, column) for column, cell in enumerate(line.cells) if cell.down == 1), default=0.0)
            for line in lines
        ]
        heights = [max(height, _STEP + 2 * _PAD) for height in heights]
        for row, line in enumerate(lines):
            for column, cell in enumerate(line.cells):
                lacking = self._needed(line, column) - sum(heights[row : row + cell.down])
                if cell.down > 1 and lacking > 0:
                    heights[row + cell.down - 1] += lacking
        return heights

    def _needed(self, line: Line, column: int) -> float:
        return len(self._wrapped(line, column)) * _STEP + 2 * _PAD

    def _span(self, line: Line, column: int) -> tuple[float, float]:
        """Return the left and right edge of a cell; words outside a table run as far as they may."""
        cell = line.cells[column]
        end = column + cell.across
        if line.role in _LOOSE and cell.across == 1:
            beside = (at for at in range(column + 1, len(line.cells)) if line.cells[at].text)
            end = next(beside, len(line.cells))
        return self._edges[column], self._edges[min(end, len(self._edges) - 1)]

    def _wrapped(self, line: Line, column: int) -> list[str]:
        cell = line.cells[column]
        left, right = self._span(line, column)
        font = self._bold if cell.bold else self._plain
        return (
            [part for text in cell.text.split("\n") for part in _wrap(text, font, right - left - 2 * self._pad)]
            if cell.text
            else []
        )

    def _block(self, lines: Sequence[Line], heights: Sequence[float]) -> None:
        covered: set[tuple[int, int]] = set()
        for row, line in enumerate(lines):
            top = self._y - sum(heights[:row])
            for column, cell in enumerate(line.cells):
                if (row, column) in covered:
                    continue
                covered |= {(row + d, column + a) for d in range(cell.down) for a in range(cell.across)}
                left, right = self._span(line, column)
                height = sum(heights[row : row + cell.down])
                if self._lined and line.role not in _LOOSE and column + 1 < len(self._edges):
                    self._canvas.rect(left, top - height, right - left, height)
                middle = (left + right) / 2 if line.role in ("head", "numbers") else None
                self._text(cell, self._wrapped(line, column), left, top, middle)
        self._y -= sum(heights)

    def _text(self, cell: Cell, parts: Sequence[str], left: float, top: float, middle: float | None) -> None:
        """Draw the lines of a cell, those of headings in the middle of their cells."""
        self._canvas.setFont(self._bold if cell.bold else self._plain, _SIZE)
        for number, part in enumerate(parts):
            height = top - _PAD - _SIZE - number * _STEP
            if middle is None:
                self._canvas.drawString(left + self._pad, height, part)
            else:
                self._canvas.drawCentredString(middle, height, part)


def _wrap(text: str, font: str, width: float) -> list[str]:
    lines, line = [], ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and pdfmetrics.stringWidth(longer, font, _SIZE) > width:
            lines.append(line)
            longer = word
        line = longer
    return [*lines, line]
