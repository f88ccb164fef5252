"""Lays a list out on pages of A4: column titles on each, rows whole where they fit, pages drawn when asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import NamedTuple

from cdsdesk.document.drawing import Anchor, Drawing, Item, Letters, Paint, Path, Rect, Ruler, Text
from cdsdesk.progress import Progress
from cdsdesk.reporting.sheet import Sheet
from cdsdesk.reporting.wrap import Wrapper

_PAD_X, _PAD_Y = 3.0, 2.5
_INDENT = 8.0
_REPORT_EVERY = 250
_FEWEST_LINES = 2
# A row higher than this share of a page may go on on the next one.
_TALL = 0.4
_WIDE_COLUMNS, _WIDE = 6, 620


class PrintColumn(NamedTuple):
    """A column: its title, its width relative to the others, whether it holds amounts."""

    title: str
    width: float
    right: bool = False


@dataclass(frozen=True, slots=True)
class PrintHeading:
    """A line over all columns; ``level`` 1 is the outermost."""

    text: str
    level: int = 1


Cells = tuple[str, ...]
Line = PrintHeading | Cells


@dataclass(frozen=True)
class PrintList:
    """A list as it is printed: who prints it, its title, the period and filter below, its columns and lines."""

    title: str
    subtitle: str
    office: str
    day: date
    columns: tuple[PrintColumn, ...]
    lines: tuple[Line, ...]

    @property
    def wide(self) -> bool:
        """Whether it is better read across the long side."""
        return len(self.columns) >= _WIDE_COLUMNS or sum(column.width for column in self.columns) > _WIDE


class _Set(NamedTuple):
    """A line of the list broken into lines of text, cell by cell; ``level`` 0 is a row."""

    cells: tuple[tuple[str, ...], ...]
    height: float
    level: int = 0


class ListPages:
    """A list on pages; ``page`` draws one when it is asked for."""

    def __init__(self, shown: PrintList, ruler: Ruler, progress: Progress, *, landscape: bool) -> None:
        self._shown, self._ruler = shown, ruler
        self._sheet = Sheet.of(landscape=landscape)
        self._left, self._right = self._sheet.left, self._sheet.right
        self._head = self._sheet.head(shown.office, shown.day, shown.title, shown.subtitle, ruler)
        self._wrappers = {letters: Wrapper(partial(ruler.width, letters=letters)) for letters in Letters}
        self._line = ruler.height(Letters.TEXT)
        self._edges = self._column_edges()
        self._titles = self._broken(tuple(column.title for column in shown.columns), Letters.STRONG)
        self._pages = self._filled(progress)

    @property
    def count(self) -> int:
        """How many pages there are, one at least."""
        return len(self._pages)

    def page(self, number: int) -> Drawing:
        """Return a page, the first one is 0."""
        items = list(self._head.items) if number == 0 else []
        top = self._sheet.top + (self._head.height if number == 0 else 0.0)
        items += self._column_titles(top)
        top += self._titles.height
        rules = [top]
        for line in self._pages[number]:
            items += self._drawn(line, top)
            top += line.height
            rules.append(top)
        items += [Path(((self._left, y), (self._right, y)), Paint.LINE, 0.5) for y in rules]
        if not self._shown.lines:
            base = top + self._line + self._ruler.ascent(Letters.TEXT)
            items.append(Text(self._left + _PAD_X, base, "Không có dòng nào.", Letters.TEXT, Paint.MUTED))
        items += self._sheet.foot(self._shown.title, number, self.count, self._ruler)
        said = f"{self._shown.title}, trang {number + 1}/{self.count}"
        return Drawing(self._sheet.width, self._sheet.height, tuple(items), (), said)

    # Measures

    def _column_edges(self) -> tuple[float, ...]:
        """Share the width; no column is narrower than the longest word of its title."""
        room = self._right - self._left
        columns = self._shown.columns
        whole = sum(column.width for column in columns) or 1.0
        least = [
            max(self._ruler.width(word, Letters.STRONG) for word in (column.title.split() or [""])) + 2 * _PAD_X + 1
            for column in columns
        ]
        wanted = [room * column.width / whole for column in columns]
        lacking = sum(max(need - has, 0.0) for need, has in zip(least, wanted, strict=True))
        spare = sum(max(has - need, 0.0) for need, has in zip(least, wanted, strict=True)) or 1.0
        given = min(lacking / spare, 1.0)
        widths = [max(need, has - max(has - need, 0.0) * given) for need, has in zip(least, wanted, strict=True)]
        edges = [self._left]
        for width in widths:
            edges.append(edges[-1] + width * room / max(sum(widths), room))
        return tuple(edges)

    def _inside(self, column: int) -> float:
        return max(self._edges[column + 1] - self._edges[column] - 2 * _PAD_X, 1.0)

    def _broken(self, cells: Sequence[str], letters: Letters) -> _Set:
        wrap = self._wrappers[letters].lines
        lines = tuple(wrap(text, self._inside(at)) for at, text in enumerate(cells))
        return _Set(lines, self._height_of(max((len(cell) for cell in lines), default=1)))

    def _height_of(self, count: int) -> float:
        return count * self._line + 2 * _PAD_Y

    def _set(self, line: Line) -> _Set:
        if not isinstance(line, PrintHeading):
            return self._broken(line, Letters.TEXT)
        room = self._right - self._left - 2 * _PAD_X - _INDENT * (line.level - 1)
        lines = self._wrappers[Letters.STRONG].lines(line.text, room)
        return _Set((lines,), self._height_of(len(lines)), line.level)

    # Pages

    def _filled(self, progress: Progress) -> list[list[_Set]]:
        """Fill pages line by line; headings go with the row below them, a tall row goes on on the next page."""
        pages: list[list[_Set]] = [[]]
        room = self._room(first=True)
        held: list[_Set] = []
        for number, line in enumerate(self._shown.lines):
            if number % _REPORT_EVERY == 0:
                progress.report(number, len(self._shown.lines), "đang dàn trang")
            made = self._set(line)
            held.append(made)
            if made.level:
                continue
            room = self._place(held, pages, room)
            held = []
        if held:
            self._place(held, pages, room)
        return pages

    def _room(self, *, first: bool = False) -> float:
        free = self._sheet.bottom - self._sheet.top - self._titles.height
        return free - (self._head.height if first else 0.0)

    def _place(self, held: list[_Set], pages: list[list[_Set]], room: float) -> float:
        """Put headings and their row on the page where they fit; return the room that is left."""
        whole = self._room()
        *above, row = held
        first = self._height_of(_FEWEST_LINES) if row.height > whole * _TALL else row.height
        if sum(line.height for line in above) + first > room and pages[-1]:
            pages.append([])
            room = whole
        for one in held:
            line = one
            while line.height > room:
                fitting = max(int((room - 2 * _PAD_Y) // self._line), 0)
                if fitting or not pages[-1]:
                    pages[-1].append(self._part(line, 0, max(fitting, 1)))
                    line = self._part(line, max(fitting, 1), None)
                pages.append([])
                room = whole
            pages[-1].append(line)
            room -= line.height
        return room

    def _part(self, row: _Set, start: int, end: int | None) -> _Set:
        cells = tuple(lines[start:end] for lines in row.cells)
        return _Set(cells, self._height_of(max(len(lines) for lines in cells)), row.level)

    # Drawing

    def _column_titles(self, top: float) -> list[Item]:
        ground = Rect(self._left, top, self._right - self._left, self._titles.height, Paint.TRACK)
        return [ground, *self._cells(self._titles, top, Letters.STRONG)]

    def _drawn(self, line: _Set, top: float) -> list[Item]:
        if not line.level:
            return self._cells(line, top, Letters.TEXT)
        x = self._left + _PAD_X + _INDENT * (line.level - 1)
        base = top + _PAD_Y + self._ruler.ascent(Letters.STRONG)
        return [Text(x, base + at * self._line, words, Letters.STRONG) for at, words in enumerate(line.cells[0])]

    def _cells(self, line: _Set, top: float, letters: Letters) -> list[Item]:
        base = top + _PAD_Y + self._ruler.ascent(letters)
        items: list[Item] = []
        for at, lines in enumerate(line.cells):
            right = self._shown.columns[at].right
            x = self._edges[at + 1] - _PAD_X if right else self._edges[at] + _PAD_X
            anchor = Anchor.END if right else Anchor.START
            items += [
                Text(x, base + row * self._line, words, letters, anchor=anchor)
                for row, words in enumerate(lines)
                if words
            ]
        return items
