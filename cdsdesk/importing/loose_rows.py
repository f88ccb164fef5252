"""Rows that stand between tables: titles, page numbers, other tables, the rest of a table on the next page."""

import re
from collections.abc import Sequence
from enum import Enum
from itertools import pairwise, takewhile

from cdsdesk.importing.repair import Grid
from cdsdesk.importing.row_signs import code_style, is_signature, is_total, numbered_heading
from cdsdesk.vietnamese.text import search_key

_ANNEX_LINE = re.compile(r"^\s*(?:phụ\s+lục|phụ\s+biểu|biểu|bảng|mẫu)\b", re.IGNORECASE)
_PAGE_NUMBER = re.compile(
    r"-\s*\d{1,4}\s*-|(?:trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?|.{0,40}\(tiếp theo\)", re.IGNORECASE
)
_RUNNING_TEXT = re.compile(r"\s*[-+•–]\s|.*(?:;|\./\.)\s*$", re.DOTALL)
_LONGEST_TITLE = 400
_MOST_TITLES = 6
_MOST_ABOVE = 12
_HEADING_LENGTH = 40
_ROWS_LOOKED_AT = 40
_FEWEST_COLUMNS = 3


def title_rows(grid: Grid, loose: Sequence[int], header: int, is_first: bool, start: int) -> tuple[int, ...]:
    """Return the title rows of a header: ``loose`` are the rows of few cells above it, ``start`` where to begin.

    Below another table these are what stands behind an empty row or an annex line, in a text the lines just above.
    """
    above = [row for row in loose if row < header]
    annex = [row for row in above if is_annex(grid.texts[row])]
    if grid.seams:
        rows = [row for row in above if not annex or row >= annex[-1]]
        return tuple(rows) if annex else _last_lines(grid, rows)
    if is_first:
        rows = above if _has_table(grid, start, header) else list(range(start, header))
        if sum(any(grid.texts[row]) for row in rows) > _MOST_ABOVE:
            return tuple(row for row in above if row >= annex[-1]) if annex else _last_lines(grid, above)
        return tuple(
            row for row in rows if 0 < _filled(grid.texts[row]) <= 2 or (row not in loose and any(grid.texts[row]))
        )
    empty = [row for row in above if not any(grid.texts[row])]
    begin = annex[0] if annex else empty[0] if empty else header
    return tuple(row for row in above if row >= begin and any(grid.texts[row]))


def _filled(cells: Sequence[str]) -> int:
    return len(cells) - cells.count("")


def is_annex(cells: Sequence[str]) -> bool:
    """Say whether a row begins with the line of an annex, a form or a numbered table."""
    return _ANNEX_LINE.match(next(filter(None, cells), "")) is not None


def _has_table(grid: Grid, start: int, header: int) -> bool:
    """Say whether another table stands above a header: two full rows below each other."""
    full = [_filled(grid.texts[row]) > 2 for row in range(start, header)]
    return any(upper and lower for upper, lower in pairwise(full))


def _last_lines(grid: Grid, rows: Sequence[int]) -> tuple[int, ...]:
    """Return the few lines of a text just above a table that may be its title or lead to it, to a numbered heading."""
    found: list[int] = []
    for row in reversed(rows):
        text = next(filter(None, grid.texts[row]), "")
        if not text:
            continue
        if len(text) > _LONGEST_TITLE or _RUNNING_TEXT.match(text) or len(found) == _MOST_TITLES:
            break
        found.append(row)
        if numbered_heading(text)[0]:
            break
    return tuple(reversed(found))


def starts_another(grid: Grid, loose: Sequence[int]) -> bool:
    """Say whether the rows before a repeated header make it the header of another table: an annex or, in a text, words.

    A numbered heading and a page number stand between the parts of one table.
    """
    for row in loose:
        cells = grid.texts[row]
        if is_annex(cells) and not is_page_number(cells):
            return True
        text = next(filter(None, cells), "")
        if grid.seams and text and not is_page_number(cells) and not is_heading_inside(grid, row):
            return True
    return False


def is_heading_inside(grid: Grid, row: int) -> bool:
    """Say whether a line between two parts of a table may be a row of it: a section, or merged over its columns."""
    cells = grid.texts[row]
    if is_page_number(cells) or not any(cells):
        return False
    merged = any(top <= row <= bottom and right > left for top, left, bottom, right in grid.merges)
    return merged or not cells[0] or bool(numbered_heading(cells[0])[0])


def is_page_number(cells: Sequence[str]) -> bool:
    """Say whether a row is what a page carries at its edge: its number alone at the left, "Trang 2", "(tiếp theo)"."""
    filled = [cell for cell in cells if cell]
    if len(filled) != 1 or _PAGE_NUMBER.fullmatch(filled[0]) is None:
        return False
    return bool(cells[0]) or not filled[0].isdigit()


def names_a_page(cells: Sequence[str]) -> bool:
    """Say whether a row says no more than which page it is: "Trang 2/3"."""
    filled = [cell for cell in cells if cell]
    return len(filled) == 1 and filled[0].lower().startswith("trang ") and is_page_number(cells)


class Shape(Enum):
    """What stands behind a break: the columns of the table above, other columns, or words alone."""

    SAME = "same"
    OTHER = "other"
    WORDS = "words"


def shape_of(grid: Grid, row: int, width: int, code: int | None) -> Shape:
    """Return the shape of the rows behind a break, seen from a table of so many columns; headings are left out."""
    last = next((seam for seam in range(row + 1, len(grid.texts)) if seam in grid.seams), len(grid.texts))
    block = [grid.texts[line] for line in range(row, min(last, row + _ROWS_LOOKED_AT))]
    full = [cells for cells in block if _filled(cells) > 1]
    if not full:
        # a paragraph stands in the first column, the rest of a single cell in its own
        inside = [column for cells in block for column, cell in enumerate(cells) if cell and column]
        return Shape.SAME if inside and max(inside) < width else Shape.WORDS
    full = list(takewhile(lambda cells: not is_signature(cells), full))
    widest = max((max(column for column, cell in enumerate(cells) if cell) for cells in full), default=width) + 1
    if widest > width:
        return Shape.OTHER
    if code is None:
        return Shape.SAME if widest == width else Shape.OTHER
    if code is not None and not any(cells[0] for cells in full):
        return Shape.SAME
    if widest * 2 < width or widest < min(width, _FEWEST_COLUMNS):
        return Shape.OTHER
    written = [code_style(cells[code]) for cells in full if cells[code] and not is_total(cells, code)]
    coded = sum(style is not None for style in written) * 2 > len(written)
    return Shape.SAME if coded or not full[0][code] else Shape.OTHER


def is_foreign_head(cells: Sequence[str], code: int | None) -> bool:
    """Say whether a row behind an empty one is the head of a table that is not understood."""
    filled = [cell for cell in cells if cell]
    if len(filled) < 2 or code is None or not cells[code] or code_style(cells[code]) is not None:
        return False
    if is_signature(cells) or len(filled) < 3:
        return search_key(cells[code]) in ("stt", "tt", "so tt")
    return all(len(cell) <= _HEADING_LENGTH and cell[0].isupper() and not cell[-1].isdigit() for cell in filled)
