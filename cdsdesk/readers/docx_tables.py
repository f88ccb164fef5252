"""Tables of a Word document: rows of cells with their places, joined cells, columns as a reader counts them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from cdsdesk.readers.docx_package import CELL, LEFT_OUT, ROW, TABLE, VALUE, W, inside, number, switch, value
from cdsdesk.readers.docx_text import NO_WORDS, TextReader, Words
from cdsdesk.readers.raw import Merge

MOST_COLUMNS = 500
# Word itself makes no more columns.
_WIDEST_SPAN = 63
_ABOUT, _SPAN, _DOWN, _ACROSS, _DELETED = (W + name for name in ("tcPr", "gridSpan", "vMerge", "hMerge", "cellDel"))
_DEEPEST = 20
# Borders that somebody dragged a little leave columns that nobody sees: 3 mm in twentieths of a point.
_NARROWEST = 170


class TooDeepError(ValueError):
    """Tables stand in tables so deep that no person made them."""


class TooLargeError(ValueError):
    """A table has more cells than any that people fill in."""


@dataclass(slots=True)
class Cell:
    """One cell: its first column and the one behind its last; ``goes_on`` joins it to the one above."""

    first: int
    end: int
    goes_on: bool
    starts: bool
    words: Words


@dataclass(slots=True)
class Row:
    """One row of a table."""

    cells: list[Cell]
    hidden: bool = False


@dataclass(slots=True)
class Table:
    """One table; ``edges`` are the places of its column borders as the file tells them, ``inner`` tables in cells."""

    style: str = ""
    edges: list[int] = field(default_factory=lambda: [0])
    rows: list[Row] = field(default_factory=list)
    inner: list["Table"] = field(default_factory=list)

    def with_inner(self) -> Iterator["Table"]:
        """Yield this table and those in its cells."""
        yield self
        for table in self.inner:
            yield from table.with_inner()

    def describe(self, element: Element) -> None:
        """Take style and columns from an element of which at least the beginning is read."""
        self.style = value(element.find(W + "tblPr"), W + "tblStyle")
        for column in element.findall(f"{W}tblGrid/{W}gridCol")[:MOST_COLUMNS]:
            self.edges.append(self.edges[-1] + max(number(column.get(W + "w", "")), 0))

    def add(self, element: Element, reader: TextReader, depth: int = 1) -> None:
        """Read one more row; a deleted one is left out."""
        properties = element.find(W + "trPr")
        if properties is not None and any(properties.find(tag) is not None for tag in LEFT_OUT):
            return
        place = min(max(number(value(properties, W + "gridBefore")), 0), _WIDEST_SPAN)
        row = Row([], properties is not None and bool(switch(properties, W + "hidden")))
        for cell in inside(element, CELL):
            about = cell.find(_ABOUT)
            if about is None or about.find(_DELETED) is None:
                place = self._put(row, place, cell, reader, depth)
        self.rows.append(row)

    def _put(self, row: Row, place: int, element: Element, reader: TextReader, depth: int) -> int:
        about = element.find(_ABOUT)
        end = place + min(max(number(value(about, _SPAN), 1), 1), _WIDEST_SPAN)
        if end > MOST_COLUMNS:
            raise TooLargeError
        down = None if about is None else about.find(_DOWN)
        goes_on = down is not None and down.get(VALUE, "continue") == "continue"
        words = NO_WORDS
        if not goes_on:
            words = reader.cell(element, self.style)
            self.inner += [whole_table(table, reader, depth + 1) for table in inside(element, TABLE)]
        if value(about, _ACROSS) == "continue" and row.cells:
            row.cells[-1].end = end
        else:
            row.cells.append(Cell(place, end, goes_on, down is not None and not goes_on, words))
        return end

    def settle(self) -> int:
        """Count columns as a reader does: a border at which no cell begins is none. Returns how many there are."""
        begins = sorted({cell.first for row in self.rows for cell in row.cells})
        narrow = self._narrow(begins)
        kept = [begin for begin in begins if begin not in narrow]
        for row in self.rows:
            for cell in row.cells:
                cell.first = bisect_right(kept, cell.first) - 1
                cell.end = bisect_right(kept, cell.end) - 1 if cell.end in narrow else bisect_left(kept, cell.end)
            row.cells = [cell for cell in row.cells if cell.first < cell.end]
        return len(kept)

    def _narrow(self, begins: Sequence[int]) -> set[int]:
        """Return the borders that stand a little right of another one, where no cell with text fits between."""
        found: set[int] = set()
        before = begins[0] if begins else 0
        for begin in begins[1:]:
            wide = self.edges[begin] - self.edges[before] if begin < len(self.edges) else 0
            if 0 < wide < _NARROWEST and not self._is_text_between(before, begin):
                found.add(begin)
            else:
                before = begin
        return found

    def _is_text_between(self, left: int, right: int) -> bool:
        return any(
            left <= cell.first and cell.end <= right and cell.words.text for row in self.rows for cell in row.cells
        )

    def merges(self) -> Iterator[Merge]:
        """Yield the joined areas of a settled table, rows from 0."""
        open_areas: dict[int, list[int]] = {}
        for number_of_row, row in enumerate(self.rows):
            going: dict[int, list[int]] = {}
            for cell in row.cells:
                area = open_areas.pop(cell.first, None) if cell.goes_on else None
                if area is not None:
                    area[2], area[3] = number_of_row, max(area[3], cell.end - 1)
                else:
                    area = [number_of_row, cell.first, number_of_row, cell.end - 1]
                if area[0] < number_of_row or cell.starts:
                    going[cell.first] = area
                else:
                    yield from _joined(area)
            for area in open_areas.values():
                yield from _joined(area)
            open_areas = going
        for area in open_areas.values():
            yield from _joined(area)


def _joined(area: Sequence[int]) -> Iterator[Merge]:
    top, left, bottom, right = area
    if top < bottom or left < right:
        yield top, left, bottom, right


def whole_table(element: Element, reader: TextReader, depth: int = 1) -> Table:
    """Return a table of which everything is read already. Raises TooDeepError."""
    if depth > _DEEPEST:
        raise TooDeepError
    table = Table()
    table.describe(element)
    for row in inside(element, ROW):
        table.add(row, reader, depth)
    return table
