"""Finding the tables of a sheet: title rows, header rows of one or more lines, the rows that belong to each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from cdsdesk.importing.grids import Window, seen_through, windows_beside
from cdsdesk.importing.header_lines import (
    LONG_HEADING,
    Head,
    head_at,
    is_head_below,
    is_head_inside,
    line_key,
    marked_head,
    may_be_head,
)
from cdsdesk.importing.kinds_of_sheet import Meaning
from cdsdesk.importing.loose_rows import (
    Shape,
    is_annex,
    is_foreign_head,
    is_heading_inside,
    is_page_number,
    shape_of,
    starts_another,
    title_rows,
)
from cdsdesk.importing.number_rows import is_number_row
from cdsdesk.importing.repair import Grid, Repair
from cdsdesk.importing.row_signs import explains_raised_mark, is_next, plain_code

_SAME_HEADING = 85
_FEW = 2


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its place in the grid (rows from 0) and what its headings mean; ``body`` leaves header rows out.

    ``numbers`` are rows that only number the columns, ``repeated`` its headings again; ``window`` is set when another
    table stands beside it.
    """

    header_first: int
    header_last: int
    headers: tuple[str, ...]
    meaning: Meaning
    title_rows: tuple[int, ...]
    body: tuple[int, ...]
    breaks: frozenset[int]
    """Rows that stand first after a repeated header or on another page."""
    repairs: tuple[Repair, ...] = ()
    numbers: tuple[int, ...] = ()
    repeated: tuple[int, ...] = ()
    window: Window | None = None


def find_tables(
    grid: Grid, kind: str = "auto", marked: Mapping[int, tuple[int, int]] | None = None
) -> tuple[Table, ...]:
    """Return the tables whose headings are understood, in order; ``kind`` other than auto fixes what they hold.

    ``marked`` are the first and last header row (from 0) that a person told of a table by its number from 1.
    """
    walk = _Walk(grid, kind, marked or {})
    walk.go(0, len(grid.texts))
    return tuple(table.closed() for table in walk.tables)


class _Walk:
    """Goes down the rows of a sheet once; ``current`` is the table that takes what comes."""

    def __init__(self, grid: Grid, kind: str, marked: Mapping[int, tuple[int, int]], found: int = 0) -> None:
        self._grid, self._kind, self._marked, self._found = grid, kind, marked, found
        self.tables: list[_Open] = []
        self._current: _Open | None = None
        self._away = False
        """Whether paragraphs stand between the rows of the current table and here."""
        self._loose: list[int] = []
        self._start = 0

    def go(self, row: int, end: int) -> None:
        self._start = row
        while row < end:
            plain = self._first_not_plain(row, end)
            if plain > row and self._current is not None:
                self._current.body.extend(range(row, plain))
                self._loose = []
            row = self._step(plain) if plain < end else end

    def _step(self, row: int) -> int:
        grid, current = self._grid, self._current
        cells = grid.texts[row]
        if row in grid.hidden_rows and not any(cells):
            return row + 1
        if current is not None and current.repeats(cells) and not starts_another(grid, self._loose):
            self._resume(current, row)
            return current.skip_repeat(grid, row)
        head = self._head_at(row, cells)
        if head is not None:
            return self._open(head)
        if current is not None:
            current = self._after_break(current, row)
        self._keep(current, row, cells)
        return row + 1

    def _first_not_plain(self, row: int, end: int) -> int:
        """Return the first row that is not like most, of which ``_step`` would say that they go on with their table."""
        grid, current, texts = self._grid, self._current, self._grid.texts
        if current is None or self._marked or self._away or not row:
            return row
        is_new, broken = current.is_new, grid.seams | frozenset(current.breaks)
        if not texts[row - 1][0]:
            return row
        for at in range(row, end):
            cells = texts[at]
            first = cells[0]
            if not first[:1].isdigit() or at in broken or len(cells) - cells.count("") <= _FEW or not is_new(first):
                return at
        return max(row, end)

    def _head_at(self, row: int, cells: Sequence[str]) -> Head | None:
        place = self._marked.get(self._found + len(self.tables) + 1)
        if place is not None:
            return marked_head(self._grid, *place, self._kind) if row == place[0] else None
        if not may_be_head(cells):
            return None
        head = head_at(self._grid, row, self._kind)
        if head is None or self._current is None or self._away:
            return head
        inside = not self._loose
        return head if is_head_below(head) and (not inside or is_head_inside(head)) else None

    def _open(self, head: Head) -> int:
        """Begin a table, or several that stand beside each other; return the row behind its head or behind them."""
        grid, current = self._grid, self._current
        titles = title_rows(grid, self._loose, head.first, current is None, self._start)
        if current is not None:
            current.leave({*titles, *range(head.first, head.last + 1)})
        windows = windows_beside(grid, head, self._kind)
        self._loose = []
        if not windows:
            self._current, self._away = _Open(grid, head, titles), False
            self.tables.append(self._current)
            return self._current.body_from
        for window in windows:
            walk = _Walk(seen_through(grid, window), self._kind, self._marked, self._found + len(self.tables))
            walk.go(head.first, window.end_row)
            for table in walk.tables:
                table.window = window
                table.titles = table.titles or titles
            self.tables.extend(walk.tables)
        self._current, self._start = None, windows[0].end_row
        return windows[0].end_row

    def _after_break(self, current: "_Open", row: int) -> "_Open | None":
        """Close the table when a page or an empty row is followed by what is none of it; return it when it goes on."""
        grid = self._grid
        if row in grid.seams:
            shape = shape_of(grid, row, current.width, current.code)
            if shape is Shape.SAME and (not starts_another(grid, self._loose) or self._counts_on(current, row)):
                self._resume(current, row)
            elif shape is Shape.WORDS:
                self._away = True
            else:
                self._current = None
        elif row and not any(grid.texts[row - 1]) and is_foreign_head(grid.texts[row], current.code):
            self._current = None
        if self._current is None:
            self._start, self._away = row, False
        return self._current

    def _counts_on(self, current: "_Open", row: int) -> bool:
        """Say whether behind a few words, which are no annex, stands what has the next number of its rows or sections.

        Behind its head or one of its sections that is the first row.
        """
        texts, code = self._grid.texts, current.code
        if code is None or any(is_annex(texts[loose]) for loose in self._loose):
            return False
        first = plain_code(texts[row][code])
        if not current.body:
            return first == "1"
        last = texts[current.body[-1]]
        number = plain_code(last[code])
        is_section = len(last) - last.count("") <= _FEW
        if is_section and (first == f"{number}.1" or (first == "1" and not number.isdecimal())):
            return True
        numbers = (plain_code(texts[above][code]) for above in reversed(current.body))
        alike = (text for text in numbers if text and _number_form(text) == _number_form(first))
        return is_next(next(alike, ""), first)

    def _resume(self, current: "_Open", row: int) -> None:
        """Go on with a table on another page; numbered headings between its parts are rows of it."""
        if self._away:
            current.body.extend(loose for loose in self._loose if is_heading_inside(self._grid, loose))
        current.breaks.add(row)
        self._away, self._loose = False, []

    def _keep(self, current: "_Open | None", row: int, cells: Sequence[str]) -> None:
        if current is not None and not self._away:
            if current.repeats_numbers(cells):
                current.numbers.append(row)
                current.breaks.add(row + 1)
                return
            current.body.append(row)
            if row in current.breaks and is_page_number(cells):
                current.breaks.add(row + 1)
        elif self.tables and explains_raised_mark(cells):
            self.tables[-1].body.append(row)
            return
        # rows since the last full one may be the title of a table that follows
        few = 1 if self._grid.seams else _FEW
        self._loose = [*self._loose, row] if len(cells) - cells.count("") <= few else []


class _Open:
    """A table while its rows are being collected."""

    def __init__(self, grid: Grid, head: Head, titles: tuple[int, ...]) -> None:
        self._head = head
        self.titles = titles
        self.body: list[int] = []
        self.breaks: set[int] = set()
        self.numbers: list[int] = []
        self.window: Window | None = None
        self._repeated: list[int] = []
        self._repairs: list[Repair] = []
        self._lines = [[line_key(cell) for cell in line] for line in head.lines]
        self._firsts = {next(filter(None, line), "")[:1].lower() for line in head.lines}
        self._numbered: tuple[str, ...] = ()
        self.width = max((column for column, text in enumerate(head.headers) if text), default=0) + 1
        self.code = head.meaning.ordinal
        self.body_from = head.last + 1
        if self.body_from < len(grid.texts) and is_number_row(grid.texts[self.body_from]):
            self._note_numbers(grid)

    def _note_numbers(self, grid: Grid) -> None:
        self._numbered = tuple(grid.texts[self.body_from])
        # a column without a heading of its own is one of the table all the same when it is numbered
        self.width = max(self.width, *(place for place, cell in enumerate(self._numbered, 1) if cell))
        self._repairs.append(Repair((grid.number(self.body_from),), "Bỏ dòng đánh số cột"))
        self.numbers.append(self.body_from)
        self.body_from += 1

    def is_new(self, first: str) -> bool:
        """Say whether a row with this first cell is surely none of the table's head again."""
        return first[0].lower() not in self._firsts and (not self._numbered or first != self._numbered[0])

    def repeats_numbers(self, cells: Sequence[str]) -> bool:
        """Say whether a row numbers the columns again, as the top of a page does."""
        return bool(self._numbered) and cells[0] == self._numbered[0] and tuple(cells) == self._numbered

    def repeats(self, cells: Sequence[str]) -> bool:
        """Say whether a row is a header line again, as page breaks leave it, give or take slips of letters."""
        text = next(filter(None, cells), "")
        if text[:1].lower() not in self._firsts or not text or len(text) > LONG_HEADING:
            return False
        key = line_key(text)
        alike = [line for line in self._lines if next(filter(None, line), "") == key]
        if not alike:
            return False
        keys = [line_key(cell) for cell in cells]
        return any(_alike(line, keys) for line in alike)

    def skip_repeat(self, grid: Grid, row: int) -> int:
        """Drop the repeated header lines from ``row`` on; return the row behind them."""
        end = row + 1
        keys = [line_key(cell) for cell in grid.texts[row]]
        first = next(place for place, line in enumerate(self._lines) if _alike(line, keys))
        for line in self._lines[first + 1 :]:
            if end < len(grid.texts) and _alike(line, [line_key(cell) for cell in grid.texts[end]]):
                end += 1
        if end < len(grid.texts) and is_number_row(grid.texts[end]):
            end += 1
        rows = tuple(grid.number(number) for number in range(row, end))
        self._repairs.append(Repair(rows, "Bỏ dòng tiêu đề lặp lại ở đầu trang"))
        self._repeated.extend(range(row, end))
        self.breaks.add(end)
        return end

    def leave(self, rows: set[int]) -> None:
        """Give up rows that turned out to be the title of what follows."""
        self.body = [row for row in self.body if row not in rows]

    def closed(self) -> Table:
        return Table(
            self._head.first,
            self._head.last,
            self._head.headers,
            self._head.meaning,
            self.titles,
            tuple(self.body),
            frozenset(self.breaks),
            tuple(self._repairs),
            tuple(self.numbers),
            tuple(self._repeated),
            self.window,
        )


def _number_form(code: str) -> tuple[bool, int]:
    """Return what numbers of one run share: whether they end in digits, and how deep they go."""
    return code[-1:].isdigit(), code.count(".")


def _alike(line: Sequence[str], cells: Sequence[str]) -> bool:
    pairs = [(a, b) for a, b in zip(line, cells, strict=False) if a or b]
    same = sum(1 for a, b in pairs if a == b or fuzz.ratio(a, b) >= _SAME_HEADING)
    return bool(pairs) and same >= len(pairs) * 0.8
