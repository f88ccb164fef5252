"""Finding the tables of a sheet: title rows, header rows of one or more lines, the rows that belong to each."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from cdsdesk.importing.kinds_of_sheet import Meaning, heading_key, is_heading, meaning_of, no_meaning
from cdsdesk.importing.repair import Grid, Repair
from cdsdesk.vietnamese.text import clean_line

_NUMBER_CELL = re.compile(r"\(?\s*(?:\d{1,2}|[A-ZĐ])\s*\)?(?:\s*=.*)?")
_ANNEX_LINE = re.compile(r"^\s*(?:phụ lục|phụ biểu|biểu|bảng|mẫu)\b", re.IGNORECASE)
_LONG_HEADING = 250
_SAME_HEADING = 85
_MOST_LINES = 4


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its place in the grid (rows from 0) and what its headings mean; ``body`` leaves header rows out."""

    header_first: int
    header_last: int
    headers: tuple[str, ...]
    meaning: Meaning
    title_rows: tuple[int, ...]
    body: tuple[int, ...]
    breaks: frozenset[int]
    """Rows that stand first after a repeated header."""
    repairs: tuple[Repair, ...] = ()


def find_tables(
    grid: Grid, kind: str = "auto", marked: Mapping[int, tuple[int, int]] | None = None
) -> tuple[Table, ...]:
    """Return the tables whose headings are understood, in order; ``kind`` other than auto fixes what they hold.

    ``marked`` are the first and last header row (from 0) that a person told of a table by its number from 1.
    """
    marked = marked or {}
    tables: list[_Open] = []
    row = 0
    loose: list[int] = []
    while row < len(grid.texts):
        cells = grid.texts[row]
        current = tables[-1] if tables else None
        if current is not None and current.repeats(cells) and not _starts_annex(grid, loose):
            row = current.skip_repeat(grid, row)
            loose = []
            continue
        if (place := marked.get(len(tables) + 1)) is not None:
            found = _marked_header(grid, *place, kind) if row == place[0] else None
        else:
            found = _header_at(grid, row, kind) if _may_be_header(cells) else None
        if found is not None:
            found.title_rows = _title_rows(grid, current, loose, row)
            if current is not None:
                taken = set(found.title_rows)
                current.body = [number for number in current.body if number not in taken]
            tables.append(found)
            row, loose = found.body_from, []
            continue
        loose = _with_loose(grid, loose, row)
        if current is not None:
            current.body.append(row)
        row += 1
    return tuple(table.closed() for table in tables)


class _Open:
    """A table while its rows are being collected."""

    def __init__(
        self, first: int, last: int, headers: tuple[str, ...], lines: list[list[str]], meaning: Meaning
    ) -> None:
        self.first, self.last, self.headers, self.meaning = first, last, headers, meaning
        self.title_rows: tuple[int, ...] = ()
        self.body: list[int] = []
        self.body_from = last + 1
        self._breaks: set[int] = set()
        self._repairs: list[Repair] = []
        self._first_text = next((cell for cell in lines[0] if cell), "")
        self._lines = [[heading_key(cell) for cell in line] for line in lines]

    def repeats(self, cells: Sequence[str]) -> bool:
        """Say whether a row is the first header line again, as page breaks leave it, give or take slips of letters."""
        text = next(filter(None, cells), "")
        if text[:1].lower() != self._first_text[:1].lower() or len(text) > _LONG_HEADING:
            return False
        if heading_key(text) != heading_key(self._first_text):
            return False
        return _alike(self._lines[0], [heading_key(cell) for cell in cells])

    def skip_repeat(self, grid: Grid, row: int) -> int:
        """Drop the repeated header lines from ``row`` on; return the row behind them."""
        end = row + 1
        for line in self._lines[1:]:
            if end < len(grid.texts) and _alike(line, [heading_key(cell) for cell in grid.texts[end]]):
                end += 1
        if end < len(grid.texts) and is_number_row(grid.texts[end]):
            end += 1
        rows = tuple(grid.number(number) for number in range(row, end))
        self._repairs.append(Repair(rows, "Bỏ dòng tiêu đề lặp lại ở đầu trang"))
        self._breaks.add(end)
        return end

    def note(self, repair: Repair) -> None:
        self._repairs.append(repair)

    def closed(self) -> Table:
        return Table(
            self.first,
            self.last,
            self.headers,
            self.meaning,
            self.title_rows,
            tuple(self.body),
            frozenset(self._breaks),
            tuple(self._repairs),
        )


def _alike(line: Sequence[str], cells: Sequence[str]) -> bool:
    pairs = [(a, b) for a, b in zip(line, cells, strict=False) if a or b]
    same = sum(1 for a, b in pairs if a == b or fuzz.ratio(a, b) >= _SAME_HEADING)
    return bool(pairs) and same >= len(pairs) * 0.8


def _may_be_header(cells: Sequence[str]) -> bool:
    text = next(filter(None, cells), "")
    return bool(text) and len(text) <= _LONG_HEADING and is_heading(text)


def _header_at(grid: Grid, row: int, kind: str) -> _Open | None:
    """Return the table whose header starts at a row: as many lines as merges and gaps say, then no column numbers."""
    lines = [grid.texts[row]]
    joined = [[cell] for cell in grid.texts[row]]
    for below in range(row + 1, min(row + _MOST_LINES, len(grid.texts))):
        if not _goes_on(grid, row, below, lines):
            break
        _add_line(joined, lines, grid.texts[below])
        lines.append(grid.texts[below])
    headers = _joined_headers(joined)
    meaning = meaning_of(headers, kind)
    return _opened(grid, row, headers, lines, meaning) if meaning is not None else None


def _marked_header(grid: Grid, first: int, last: int, kind: str) -> _Open:
    """Return the table whose header rows a person marked; headings that mean nothing leave its columns open."""
    lines = [grid.texts[first]]
    joined = [[cell] for cell in grid.texts[first]]
    for below in range(first + 1, min(last + 1, len(grid.texts))):
        _add_line(joined, lines, grid.texts[below])
        lines.append(grid.texts[below])
    headers = _joined_headers(joined)
    meaning = meaning_of(headers, kind) or no_meaning(headers, kind)
    return _opened(grid, first, headers, lines, meaning)


def _joined_headers(joined: list[list[str]]) -> tuple[str, ...]:
    return tuple(" › ".join(dict.fromkeys(clean_line(part) for part in parts if part)) for parts in joined)


def _opened(grid: Grid, row: int, headers: tuple[str, ...], lines: list[list[str]], meaning: Meaning) -> _Open:
    table = _Open(row, row + len(lines) - 1, headers, lines, meaning)
    if table.body_from < len(grid.texts) and is_number_row(grid.texts[table.body_from]):
        table.note(Repair((grid.number(table.body_from),), "Bỏ dòng đánh số cột"))
        table.body_from += 1
    return table


def _goes_on(grid: Grid, first: int, below: int, lines: list[list[str]]) -> bool:
    """Say whether a row still belongs to the header: it fills gaps under wide headings, or merges reach into it."""
    cells = grid.texts[below]
    filled = [column for column, cell in enumerate(cells) if cell]
    if any(
        top <= below - 1 and bottom >= below and top >= first and left == _first_column(lines)
        for top, left, bottom, _ in grid.merges
    ):
        return True
    if not filled or any(len(cells[column]) > _LONG_HEADING for column in filled) or cells[_first_column(lines)]:
        return False
    gaps = [column for column in filled if not lines[-1][column]]
    return bool(gaps) and all(not lines[-1][column] or not _next_filled(lines[-1], column) for column in filled)


def _first_column(lines: list[list[str]]) -> int:
    return next((column for column, cell in enumerate(lines[0]) if cell), 0)


def _next_filled(line: Sequence[str], column: int) -> bool:
    """Say whether the cell right of a column is filled too, so that the column's heading is not a wide one."""
    return column + 1 >= len(line) or bool(line[column + 1])


def _add_line(joined: list[list[str]], lines: list[list[str]], line: Sequence[str]) -> None:
    """Put a further header line under the joined ones; a heading with gaps to its right spreads over them."""
    above = lines[-1]
    wide = ""
    for column, cell in enumerate(line):
        wide = above[column] or wide
        if not cell:
            continue
        if not above[column] and wide:
            joined[column].append(wide)
        joined[column].append(cell)


def is_number_row(cells: Sequence[str]) -> bool:
    """Say whether a row only numbers the columns: (1) (2) (3), 1 2 3, A B 1 2, (7)=(5)+(6)."""
    filled = [cell for cell in cells if cell]
    if len(filled) < 3 or not all(_NUMBER_CELL.fullmatch(cell) for cell in filled):
        return False
    numbers = [int(found[0]) for cell in filled if (found := re.match(r"\d+", cell.strip("( ")))]
    return len(numbers) >= 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _starts_annex(grid: Grid, loose: list[int]) -> bool:
    return any(_ANNEX_LINE.match(next(filter(None, grid.texts[row]), "")) for row in loose)


def _with_loose(grid: Grid, loose: list[int], row: int) -> list[int]:
    """Return the rows since the last row of more than two cells: they may be the title of a table that follows."""
    cells = grid.texts[row]
    return [*loose, row] if len(cells) - cells.count("") <= 2 else []


def _title_rows(grid: Grid, current: _Open | None, loose: list[int], header: int) -> tuple[int, ...]:
    """Return the title rows of a header: after a table only what stands behind an empty row or an annex line."""
    if current is None:
        return tuple(row for row in range(header) if any(grid.texts[row]))
    start = next((row for row in loose if _ANNEX_LINE.match(next(filter(None, grid.texts[row]), ""))), None)
    if start is None:
        empty = [row for row in loose if not any(grid.texts[row])]
        start = empty[0] if empty else header
    return tuple(row for row in range(start, header) if any(grid.texts[row]))
