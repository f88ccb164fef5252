"""A grid over many pages: header rows repeated, rows cut where a page ends, all rules of a page in one path."""

from dataclasses import dataclass

from cdsdesk.document.blocks import Align, SectionRow, Table, TableRow, TotalRow
from cdsdesk.progress import Progress
from cdsdesk.reporting.grid import HeaderPlace, column_edges, header_heights, header_places, section_text
from cdsdesk.reporting.render_pdf.celltext import CellText
from cdsdesk.reporting.render_pdf.lines import ASCENT, SINGLE, Face, Setter
from cdsdesk.reporting.render_pdf.pages import Pages
from cdsdesk.reporting.styles import Profile

_REPORT_EVERY = 200
_FEWEST_LINES = 2
_TOLERANCE = 0.01


@dataclass(frozen=True, slots=True)
class _Row:
    """A row broken into lines, cell by cell; a section has one cell over all columns."""

    source: TableRow
    cells: tuple[tuple[str, ...], ...]
    lines: int
    face: Face
    section: bool

    def part(self, start: int, end: int | None = None) -> "_Row":
        """Return the row with only some of its lines."""
        cells = tuple(lines[start:end] for lines in self.cells)
        return _Row(self.source, cells, max(map(len, cells)), self.face, self.section)


class Grid:
    """A table as a flow of rows over ``width`` points."""

    def __init__(self, table: Table, profile: Profile, setter: Setter, width: float, progress: Progress) -> None:
        self._table = table
        self._rules = profile.table
        self._progress = progress
        size = profile.sizes.table
        self._size = size
        self._regular, self._bold = setter.face(size), setter.face(size, bold=True)
        self._leading = size * SINGLE * profile.table.line_spacing
        self._edges = column_edges(table, width)
        self._inner = [self._inside(at, at + 1) for at in range(len(table.columns))]
        self._laid: dict[int, _Row] = {}
        self._places = header_places(table)
        self._header_lines = {
            place: self._bold.wrapper.lines(place.text, self._inside(place.column, place.column + place.colspan))
            for place in self._places
        }
        self._heights = header_heights(self._places, len(table.header), self._header_cell_height, self._of_lines(1))
        # State of the stretch of the table on the current page: upper edges of rows, runs of inner vertical rules.
        self._rules_at: list[float] = []
        self._runs: list[tuple[float, float]] = []
        self._run_top = 0.0
        self._start = 0.0
        self._edges_here: list[float] = []

    def lead(self, height: float) -> float:
        """Return the height of the header and of what must follow it on the same page."""
        first = self._needed(0, height) if self._table.rows else 0.0
        return self._rules.before_pt + sum(self._heights) + first

    def flow(self, pages: Pages) -> None:
        """Draw the whole table, page by page."""
        if not pages.fresh:
            pages.y -= self._rules.before_pt
        self._open(pages)
        total = len(self._table.rows)
        for index in range(total):
            if index % _REPORT_EVERY == 0:
                self._progress.report(index, total)
            if self._needed(index, pages.height) > pages.room + _TOLERANCE:
                self._turn(pages)
            self._draw_row(pages, self._row(index))
            del self._laid[index]
        self._close(pages)

    def _inside(self, first: int, last: int) -> float:
        """Return the width for text between two edges."""
        return max(self._edges[last] - self._edges[first] - 2 * self._rules.padding_x_pt, 1.0)

    def _of_lines(self, count: int) -> float:
        return count * self._leading + 2 * self._rules.padding_y_pt

    def _header_cell_height(self, place: HeaderPlace) -> float:
        return self._of_lines(len(self._header_lines[place]))

    def _row(self, index: int) -> _Row:
        """Return a row broken into lines; rows are broken when a page first comes near them, and let go when drawn."""
        laid = self._laid.get(index)
        if laid is None:
            laid = self._laid[index] = self._broken(self._table.rows[index])
        return laid

    def _broken(self, row: TableRow) -> _Row:
        if isinstance(row, SectionRow):
            lines = self._bold.wrapper.lines(section_text(row), self._inside(0, len(self._inner)))
            return _Row(row, (lines,), len(lines), self._bold, section=True)
        face = self._bold if isinstance(row, TotalRow) else self._regular
        break_text = face.wrapper.lines
        cells = tuple([break_text(cell.text, width) for cell, width in zip(row.cells, self._inner, strict=True)])
        return _Row(row, cells, max(map(len, cells)), face, section=False)

    def _needed(self, index: int, height: float) -> float:
        """Return the height of a row, or of a section with the row below it; of a tall row only its first lines."""
        total = 0.0
        for at in range(index, len(self._table.rows)):
            row = self._row(at)
            whole = self._of_lines(row.lines)
            if not row.section:
                tall = whole > height * self._rules.tall_row_share
                return total + (self._of_lines(_FEWEST_LINES) if tall else whole)
            total += whole
        return total

    def _draw_row(self, pages: Pages, row: _Row) -> None:
        """Draw a row, going on on the next page as often as it is higher than the room left."""
        while self._of_lines(row.lines) > pages.room + _TOLERANCE and row.lines > 1:
            fitting = int((pages.room - 2 * self._rules.padding_y_pt + _TOLERANCE) // self._leading)
            fitting = min(fitting, max(row.lines - _FEWEST_LINES, 1))
            if fitting < _FEWEST_LINES and pages.y < self._start:
                self._turn(pages)
                continue
            self._put(pages, row.part(0, max(fitting, 1)))
            self._turn(pages)
            row = row.part(max(fitting, 1))
        self._put(pages, row)

    def _put(self, pages: Pages, row: _Row) -> None:
        text = CellText(pages.canvas, row.face, self._leading)
        baseline = pages.y - self._rules.padding_y_pt - ASCENT * self._size
        left = pages.x + self._rules.padding_x_pt
        if row.section:
            self._end_run(pages.y)
            self._write(text, row.cells[0], Align.LEFT, left, baseline, 0.0, row.face)
        else:
            columns = zip(self._table.columns, row.cells, self._edges, self._inner, strict=False)
            for column, lines, edge, width in columns:
                self._write(text, lines, column.align, left + edge, baseline, width, row.face)
        text.draw(pages.canvas)
        top = pages.y
        pages.y -= self._of_lines(row.lines)
        pages.map.row(top, pages.y, self._edges_here, row.source)
        self._rules_at.append(pages.y)
        if row.section:
            self._run_top = pages.y

    def _write(
        self,
        text: CellText,
        lines: tuple[str, ...],
        align: Align,
        x: float,
        baseline: float,
        width: float,
        face: Face,
    ) -> None:
        if align is Align.LEFT:
            text.move(x, baseline)
            for line in lines:
                text.write(line)
            return
        share = 0.5 if align is Align.CENTER else 1.0
        for at, line in enumerate(lines):
            slack = width - face.wrapper.line_width(line)
            text.move(x + slack * share, baseline - at * self._leading)
            text.write(line)

    def _open(self, pages: Pages) -> None:
        """Draw the header rows and begin to collect the rules of this page."""
        canvas = pages.canvas
        canvas.setLineWidth(self._rules.stroke_pt)
        text = CellText(canvas, self._bold, self._leading)
        for place in self._places:
            top = pages.y - sum(self._heights[: place.row])
            height = sum(self._heights[place.row : place.row + place.rowspan])
            x, right = self._edges[place.column], self._edges[place.column + place.colspan]
            canvas.rect(pages.x + x, top - height, right - x, height)
            lines = self._header_lines[place]
            spare = height - len(lines) * self._leading
            inner = self._inside(place.column, place.column + place.colspan)
            baseline = top - spare / 2 - ASCENT * self._size
            x += pages.x + self._rules.padding_x_pt
            self._write(text, lines, Align.CENTER, x, baseline, inner, self._bold)
        text.draw(canvas)
        pages.y -= sum(self._heights)
        self._start = self._run_top = pages.y
        self._edges_here = [pages.x + edge for edge in self._edges]
        self._rules_at = []
        self._runs = []

    def _end_run(self, y: float) -> None:
        if self._run_top > y:
            self._runs.append((self._run_top, y))

    def _close(self, pages: Pages) -> None:
        """Draw all rules of the rows on this page."""
        self._end_run(pages.y)
        left, right = pages.x + self._edges[0], pages.x + self._edges[-1]
        rules = [(left, y, right, y) for y in self._rules_at]
        rules += [(pages.x + x, top, pages.x + x, low) for x in self._edges[1:-1] for top, low in self._runs]
        rules += [(x, self._start, x, pages.y) for x in (left, right)]
        pages.canvas.setLineWidth(self._rules.stroke_pt)
        pages.canvas.lines(rules)

    def _turn(self, pages: Pages) -> None:
        """Close the grid at the foot of this page and repeat the header on the next, if anything stands here."""
        if pages.y < self._start:
            self._close(pages)
            pages.new_page()
            self._open(pages)
