"""Tables of a document read from a file: headings, kinds of rows, parts on several pages as one."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cdsdesk.checks.marks import Outline
from cdsdesk.checks.paper import PaperCell, PaperRow, PaperTable, RowKind
from cdsdesk.checks.pieces import Grid
from cdsdesk.model.findings import Place
from cdsdesk.vietnamese.cut_text import join_cut
from cdsdesk.vietnamese.text import clean_line, search_key

_NUMBERED = re.compile(r"\(?[0-9]{1,2}\)?|[A-EĐ]|\(?[0-9]{1,2}\)?\s?=.{1,30}")
_CODE = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3})*[.)]?")
_GROUP_CODE = re.compile(r"(?:[IVX]{1,6}|[A-HĐ])[.)]?")
_TOTAL = re.compile(r"(?:tong(?: cong| so)?|cong(?: tong)?|tong cong toan bo)(?:\s*[:(;].*|\s[ivx+\s]+)?")
_AMOUNT = re.compile(r"[-–(]?[0-9][0-9.,\s]*\)?\s*%?")
_MOST_HEADER_ROWS = 4
_FEWEST_NUMBERS = 3
_ALIKE = 0.7


@dataclass(slots=True)
class _Row:
    """A row while its table is read: ``rows`` are its rows of the sheet, ``wide`` says that one cell spans it.

    ``raw`` are the cells with "\f" where a page ended within them.
    """

    rows: tuple[int, ...]
    cells: list[str]
    raw: list[str]
    page: int | None
    wide: bool
    bold: bool


class TableDraft:
    """A table while its parts are put together."""

    def __init__(self, grid: Grid, unit_line: str = "") -> None:
        self._unit_line = unit_line
        self._width = grid.width
        self._page = grid.page
        height = header_height(grid)
        self._header = header_of(grid, height)
        self._has_header = height > 0
        self._rows = _rows(grid, height)
        self.first_row = grid.row

    def take(self, grid: Grid) -> bool:
        """Put a grid that follows right behind to the table when it is its next part; False when it is another one."""
        height = header_height(grid)
        repeated = height > 0 and grid.width == self._width and _alike(header_of(grid, height), self._header)
        # A part without a heading of its own goes on only over the end of a page.
        if not repeated and not (grid.begins_page and grid.width == self._width and height == 0):
            if not (grid.begins_page and grid.width == self._width and _is_rest(self._last(), _row(grid, 0))):
                return False
            height = 0
        rows = _rows(grid, height if repeated else 0)
        last = self._last()
        if rows and last is not None and _is_rest(last, rows[0]):
            last.cells = [join_cut(*pair) for pair in zip(last.cells, rows[0].cells, strict=True)]
            last.raw = ["\f".join(filter(None, pair)) for pair in zip(last.raw, rows[0].raw, strict=True)]
            last.rows = (*last.rows, *rows[0].rows)
            rows = rows[1:]
        self._rows += rows
        return True

    def _last(self) -> _Row | None:
        return self._rows[-1] if self._rows else None

    def table(self, outline: Outline, placed: Callable[[Place, Sequence[int]], Place]) -> PaperTable:
        """Return the table; ``placed`` counts a place and is told of which rows of the sheet it is."""
        place = placed(Place(outline.section, self._page, quote=" / ".join(self._header)), (self.first_row,))
        codes = [row.cells[0] for row in self._rows]
        rows = []
        for number, row in enumerate(self._rows):
            kind = _kind(row, codes[number + 1 : number + 2])
            cells = _section_cells(row) if kind is RowKind.SECTION else tuple(map(_cell, row.cells, row.raw))
            section = outline.section if kind is RowKind.SECTION else outline.section_of_row(cells[0].text)
            quote = " | ".join(cell.text for cell in cells if cell.text)
            rows.append(PaperRow(kind, cells, placed(Place(section, row.page, quote=quote), row.rows)))
        return PaperTable(self._header, tuple(rows), place, self._unit_line)


def header_height(grid: Grid) -> int:
    """Return how many rows from above are headings; 0 for a part of a table that begins with data."""
    first = grid.cells[0]
    if _CODE.fullmatch(first[0]) and not _is_numbering(first):
        return 0
    height = 1
    while height < min(len(grid.cells), _MOST_HEADER_ROWS):
        deepest = max((row + span[0] for (row, _), span in grid.spans.items() if row < height), default=height)
        if (deepest > height and any(grid.cells[height])) or _is_below(grid, height):
            height += 1
        else:
            break
    if height < len(grid.cells) and _is_numbering(grid.cells[height]):
        height += 1
    return height


def _is_below(grid: Grid, row: int) -> bool:
    """Say whether a row only divides headings above it: each run of cells begins below one with nothing beside it."""
    cells, above = grid.cells[row], grid.cells[row - 1]
    if any(_AMOUNT.fullmatch(cell) for cell in cells):
        return False
    runs: list[list[int]] = []
    for column, cell in enumerate(cells):
        if cell and runs and runs[-1][-1] == column - 1 and not above[column]:
            runs[-1].append(column)
        elif cell:
            runs.append([column])
    return bool(runs) and all(above[run[0]] and len(run) > 1 for run in runs)


def _is_numbering(cells: Sequence[str]) -> bool:
    """Say whether a row numbers the columns: "(1) (2) (3)", "A B 1 2 3=1+2"."""
    filled = [clean_line(cell) for cell in cells if cell]
    if len(filled) < _FEWEST_NUMBERS or not all(map(_NUMBERED.fullmatch, filled)):
        return False
    numbers = [int(found[0]) for cell in filled if (found := re.search(r"[0-9]+", cell))]
    return numbers == sorted(set(numbers)) and len(numbers) >= len(filled) - 2 and numbers[:1] in ([1], [2])


def header_of(grid: Grid, height: int) -> tuple[str, ...]:
    """Return for each column its heading, those of several rows joined with " / "."""
    heads: list[list[str]] = [[] for _ in range(grid.width)]
    if height > 1 and _is_numbering(grid.cells[height - 1]):
        height -= 1
    for row in range(height):
        for column, cell in enumerate(grid.cells[row]):
            if not cell:
                continue
            span = grid.spans.get((row, column), (1, _reach(grid, row, column, height)))
            for place in range(column, min(column + span[1], grid.width)):
                heads[place].append(clean_line(cell))
    return tuple(" / ".join(head) for head in heads)


def _reach(grid: Grid, row: int, column: int, height: int) -> int:
    """Return over how many columns a heading stands where no merge tells: as far as only the row below is filled."""
    if grid.spans or row + 1 >= height or not grid.cells[row + 1][column]:
        return 1
    reach = 1
    while column + reach < grid.width and not grid.cells[row][column + reach] and grid.cells[row + 1][column + reach]:
        reach += 1
    return reach


def _alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether headings are repeated; text that was recognised in pictures differs by some letters."""
    if len(one) != len(other):
        return False
    same = sum(search_key(a) == search_key(b) for a, b in zip(one, other, strict=True))
    return same >= _ALIKE * len(one)


def _rows(grid: Grid, height: int) -> list[_Row]:
    return [_row(grid, row) for row in range(height, len(grid.cells)) if any(grid.cells[row])]


def _row(grid: Grid, row: int) -> _Row:
    cells = grid.cells[row]
    filled = [column for column, cell in enumerate(cells) if cell]
    wide = any(
        span[1] > 1 and span[1] >= grid.width - column for column in filled if (span := grid.spans.get((row, column)))
    )
    bold = bool(filled) and all((row, column) in grid.bold for column in filled)
    return _Row((grid.row + row,), list(cells), list(cells), grid.page, wide and len(filled) == 1, bold)


def _is_rest(last: _Row | None, row: _Row) -> bool:
    """Say whether the first row of a page is the rest of the last row of the page before."""
    if last is None or row.wide or last.wide or _is_total(row.cells):
        return False
    filled = [cell for cell in row.cells if cell]
    if row.cells[0]:
        return row.cells[0][0].islower() and not _CODE.fullmatch(row.cells[0])
    return bool(last.cells[0]) and bool(filled)


def _kind(row: _Row, next_code: Sequence[str]) -> RowKind:
    filled = [column for column, cell in enumerate(row.cells) if cell]
    if _is_total(row.cells):
        return RowKind.TOTAL
    if row.wide or filled == [0]:
        return RowKind.SECTION
    code, following = row.cells[0].strip(), next_code[0].strip() if next_code else ""
    grouped = _GROUP_CODE.fullmatch(code) is not None and not _GROUP_CODE.fullmatch(following)
    if filled == [0, 1] and (
        grouped or row.bold or (_CODE.fullmatch(code) and following.startswith(f"{code.rstrip('.)')}."))
    ):
        return RowKind.SECTION
    if filled == [1] and (row.bold or row.cells[1].isupper()):
        return RowKind.SECTION
    amounts = [column for column in filled[2:] if _AMOUNT.fullmatch(row.cells[column])]
    if grouped and amounts and len(amounts) == len(filled) - 2:
        return RowKind.TOTAL
    return RowKind.DATA


def _is_total(cells: Sequence[str]) -> bool:
    first = next((cell for cell in cells if cell), "")
    texts = [first, *(cell for cell in cells[1:2] if cell)]
    return any(_TOTAL.fullmatch(search_key(text)) for text in texts) and any(
        _AMOUNT.fullmatch(cell) for cell in cells[1:] if cell
    )


def _section_cells(row: _Row) -> tuple[PaperCell, ...]:
    """Return the cells of a section row: its number and title in the first."""
    filled = [cell for cell in row.cells if cell]
    whole = f"{filled[0].rstrip('.)')}. {filled[1]}" if len(filled) > 1 else filled[0]
    return (_cell(whole, "\n".join(filled)), *[PaperCell("")] * (len(row.cells) - 1))


def _cell(text: str, raw: str) -> PaperCell:
    return PaperCell(clean_line(text), raw)
