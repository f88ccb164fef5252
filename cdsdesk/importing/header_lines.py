"""The headings of a table: which rows make its head, and each column's heading over all of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cdsdesk.importing.heading_words import heading_key
from cdsdesk.importing.kinds_of_sheet import Meaning, is_heading, meaning_of, names_a_column, no_meaning
from cdsdesk.importing.number_rows import is_number_row
from cdsdesk.importing.period_headings import period_path
from cdsdesk.importing.repair import Grid
from cdsdesk.importing.row_signs import code_style, is_footnote
from cdsdesk.importing.titles import is_unit_line
from cdsdesk.vietnamese.cut_text import join_cut
from cdsdesk.vietnamese.text import clean_line, search_key

LONG_HEADING = 250
_MOST_LINES = 4
_SAMPLE = 40
_ENOUGH = 3
_ANNEXES = ("phu luc", "phu bieu")
_NUMBER_HEADINGS = frozenset({"stt", "tt", "so tt", "so thu tu"})
_SHORT = 60
_AMOUNT = re.compile(r"\d{1,3}(?:[., ]\d{3})+")
_COUNTED = ("funding", "targets", "measurements", "result", "numerator", "denominator", "reported")


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a table: its rows in the grid, the lines as they stand there, the joined headings, their meaning."""

    first: int
    last: int
    lines: tuple[tuple[str, ...], ...]
    headers: tuple[str, ...]
    meaning: Meaning

    def known(self) -> int:
        """Return how many columns are understood."""
        return sum(path is not None for path in self.meaning.fields)


def may_be_head(cells: Sequence[str]) -> bool:
    """Say whether a row may be the first line of a head: it starts with a known heading, or has one among short cells.

    Cheap, for it looks at every row of a sheet.
    """
    first = next(filter(None, cells), "")
    if not first or len(first) > LONG_HEADING or first[0].isdigit() or first[-1].isdigit():
        return False
    if is_heading(first):
        # "Tổng số" begins a heading and a row of sums alike, "Đơn vị" a heading and the unit of the money
        return not any(map(_AMOUNT.fullmatch, cells)) and not _tells_unit(cells)
    filled = [cell for cell in cells if cell]
    return len(filled) > 2 and all(map(_is_short, filled)) and any(map(is_heading, filled[1:4]))


def _tells_unit(cells: Sequence[str]) -> bool:
    """Say whether a row holds no more than the unit of the money below: "Đơn vị tính: triệu đồng"."""
    filled = [cell for cell in cells if cell]
    return bool(filled) and all(map(is_unit_line, filled))


def _is_short(text: str) -> bool:
    return len(text) <= _SHORT and not text[0].isdigit()


def head_at(grid: Grid, row: int, kind: str) -> Head | None:
    """Return the head whose main line is ``row``, with lines above that stand over its gaps; None when not understood.

    A heading in the middle of its merged cell leaves the line above it empty, but for the wide headings.
    """
    head = _head(grid, row, _height(grid, row), kind)
    if head is not None and head.last > row and _is_lonely(grid, row):
        lower = [_head(grid, below, _height(grid, below), kind) for below in range(row + 1, head.last + 1)]
        if any(one is not None and one.known() >= head.known() for one in lower):
            return None
    for above in (row - 1, row - 2):
        if above < 0 or not _is_upper_line(grid, above, row):
            break
        taller = _head(grid, above, _height(grid, above), kind)
        if taller is not None and taller.last >= row and (head is None or taller.known() > head.known()):
            head = taller
    return _with_rest(grid, head, kind) if head is not None else None


def _with_rest(grid: Grid, head: Head, kind: str) -> Head:
    """Return a head that a page cut through with the rest of its headings from the top of the next page."""
    below = head.last + 1
    if below not in grid.seams or not goes_on_in_small_letters(grid.texts[below]):
        return head
    headers = tuple(join_cut(*pair) for pair in zip(head.headers, map(clean_line, grid.texts[below]), strict=True))
    meaning = meaning_of(headers, kind, _sample(grid, below + 1))
    if meaning is None:
        return head
    lines = (*head.lines[:-1], tuple(join_cut(*pair) for pair in zip(head.lines[-1], grid.texts[below], strict=True)))
    return Head(head.first, below, lines, headers, meaning)


def goes_on_in_small_letters(cells: Sequence[str]) -> bool:
    """Say whether most cells of a row begin within a sentence, as the rest of a row that was cut does."""
    filled = [cell for cell in cells if cell]
    return len(filled) > 1 and sum(cell[0].islower() for cell in filled) * 2 > len(filled)


def is_head_inside(head: Head) -> bool:
    """Say whether a head that comes in the middle of a table is surely one: most of its columns are understood."""
    headings = [(text, path) for text, path in zip(head.headers, head.meaning.fields, strict=True) if text]
    known = sum(path is not None for _, path in headings)
    return known * 2 >= len(headings) and not goes_on_in_small_letters([text for text, _ in headings])


def is_head_below(head: Head) -> bool:
    """Say whether a head below another table is one: what it is understood by are headings, not words in sentences.

    A row of a table may well begin as a heading does: "Thành lập Tổ công nghệ số cộng đồng tại 100% tổ dân phố".
    """
    told = zip(head.headers, head.meaning.fields, strict=True)
    named = [text for text, path in told if text and path is not None and path.split(".")[0] not in _COUNTED]
    if any(heading_key(text) in _NUMBER_HEADINGS for text in named):
        return True
    return sum(map(names_a_column, named)) * 2 >= len(named)


def marked_head(grid: Grid, first: int, last: int, kind: str) -> Head:
    """Return the head in the rows that a person marked; headings that mean nothing leave their columns open."""
    last = min(last, len(grid.texts) - 1)
    lines = [tuple(grid.texts[row]) for row in range(first, last + 1)]
    headers = _joined(grid, first, lines, kind)
    meaning = meaning_of(headers, kind, _sample(grid, last + 1)) or no_meaning(headers, kind)
    return Head(first, last, tuple(lines), headers, meaning)


def _head(grid: Grid, row: int, height: int, kind: str) -> Head | None:
    lines = [tuple(grid.texts[line]) for line in range(row, row + height)]
    headers = _joined(grid, row, lines, kind)
    meaning = meaning_of(headers, kind, _sample(grid, row + height))
    return Head(row, row + height - 1, tuple(lines), headers, meaning) if meaning is not None else None


def _sample(grid: Grid, start: int) -> list[list[str]]:
    """Return the first rows below a head, by which columns are told where headings fit several fields.

    Behind an empty row a text alone may be the title of another table, whose cells tell nothing of this one; so may an
    annex line, and a head with running numbers of its own.
    """
    found: list[list[str]] = []
    is_behind_gap = False
    for cells in grid.texts[start : start + _SAMPLE]:
        filled = len(cells) - cells.count("")
        if len(found) >= _ENOUGH and ((is_behind_gap and filled == 1) or _starts_another(cells, filled)):
            break
        is_behind_gap = not filled
        if filled and not is_number_row(cells):
            found.append(cells)
    return found


def _starts_another(cells: Sequence[str], filled: int) -> bool:
    text = search_key(next(filter(None, cells), ""))
    return text.startswith(_ANNEXES) if filled == 1 else filled > 1 and text in _NUMBER_HEADINGS


def _is_lonely(grid: Grid, row: int) -> bool:
    """Say whether a line holds one text alone, not merged over columns: more often a title than a wide heading."""
    filled = [column for column, cell in enumerate(grid.texts[row]) if cell]
    return len(filled) == 1 and not any(top == row and left == filled[0] for top, left, _, _ in grid.merges)


def _is_upper_line(grid: Grid, above: int, row: int) -> bool:
    """Say whether the row above a head may be a line of it: it names some of its columns, never the first."""
    filled = [column for column, cell in enumerate(grid.texts[above]) if cell]
    below = [column for column, cell in enumerate(grid.texts[row]) if cell]
    if not filled or not below or filled[0] <= below[0] or len(filled) >= len(below):
        return False
    if _tells_unit(grid.texts[above]):
        return False
    return all(len(grid.texts[above][column]) <= _SHORT for column in filled) and _goes_on(grid, above, row)


def _height(grid: Grid, row: int) -> int:
    height = 1
    while height < _MOST_LINES and row + height < len(grid.texts) and _goes_on(grid, row, row + height):
        height += 1
    return height


def _goes_on(grid: Grid, first: int, below: int) -> bool:
    """Say whether a row still belongs to the head: merges reach into it, or it fills gaps under wide headings."""
    if _merge_reaches(grid, first, below):
        return True
    cells = grid.texts[below]
    filled = [column for column, cell in enumerate(cells) if cell]
    if not filled or is_number_row(cells) or any(len(cells[column]) > LONG_HEADING for column in filled):
        return False
    if is_footnote(cells):
        return False
    new = [column for column in filled if not _repeats_above(grid, first, below, column)]
    start = next((column for column, cell in enumerate(grid.texts[first]) if cell), 0)
    if not new or (start in new and start <= filled[0]) or _is_code(cells[filled[0]]):
        return False
    if len(filled) == 1 and _above(grid, first, below, filled[0]) and not _is_over_several(grid, below, filled[0]):
        return False
    return all(_is_open(grid, first, below, column) for column in new)


def _is_over_several(grid: Grid, row: int, column: int) -> bool:
    """Say whether the next line has several texts, from below a lonely one on: headings of years below "Chia ra"."""
    below = grid.texts[row + 1] if row + 1 < len(grid.texts) else []
    filled = [place for place, cell in enumerate(below) if cell]
    return len(filled) > 1 and filled[0] == column


def _is_code(text: str) -> bool:
    return code_style(text) is not None and period_path((text,)) is None


def _merge_reaches(grid: Grid, first: int, below: int) -> bool:
    return any(
        first <= top < below <= bottom and left < len(grid.texts[top]) and grid.texts[top][left]
        for top, left, bottom, _ in grid.merges
    )


def _above(grid: Grid, first: int, below: int, column: int) -> str:
    return next((text for row in range(below - 1, first - 1, -1) if (text := grid.texts[row][column])), "")


def _repeats_above(grid: Grid, first: int, below: int, column: int) -> bool:
    """Say whether a cell has the heading above it again, as a page on the web leaves merged cells."""
    return clean_line(grid.texts[below][column]) == clean_line(_above(grid, first, below, column))


def _is_open(grid: Grid, first: int, below: int, column: int) -> bool:
    """Say whether there is room under the headings above a cell: nothing, or a heading wider than one column."""
    for row in range(below - 1, first - 1, -1):
        line = grid.texts[row]
        if line[column]:
            beside = {line[at] for at in (column - 1, column + 1) if 0 <= at < len(line)}
            return line[column] in beside or (column + 1 < len(line) and not line[column + 1])
    return True


def _joined(grid: Grid, first: int, lines: Sequence[Sequence[str]], kind: str) -> tuple[str, ...]:
    """Return each column's heading, its lines joined by " › "; a wide heading spreads over the columns below it."""
    width = len(lines[0])
    stop = _end_of_top(grid, first, lines, kind)
    spread: list[list[str]] = []
    for depth, line in enumerate(lines):
        shown = list(line)
        for column in range(1, width):
            has_below = any(lower[column] for lower in lines[depth + 1 :])
            same_parent = depth == 0 or spread[depth - 1][column] == spread[depth - 1][column - 1]
            reaches = _within_merge(grid, first + depth, column) and (depth > 0 or column < stop)
            if not shown[column] and has_below and same_parent and reaches:
                shown[column] = shown[column - 1]
        spread.append(shown)
    return tuple(" › ".join(_parts([line[column] for line in spread])) for column in range(width))


def _parts(texts: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(clean_line(text) for text in texts if text))


def _within_merge(grid: Grid, row: int, column: int) -> bool:
    """Say whether nothing keeps the heading left of a cell from covering it: a merge of its own may end before."""
    left = next((at for at in range(column - 1, -1, -1) if grid.texts[row][at]), 0)
    ends = [last for top, start, _, last in grid.merges if top == row and start == left]
    return not ends or max(ends) >= column or max(ends) == left


def _end_of_top(grid: Grid, first: int, lines: Sequence[Sequence[str]], kind: str) -> int:
    """Return the column at which the lonely wide heading of a top line ends: before headings that mean something else.

    It matters only when nothing is merged and the other headings stand in the middle of their height.
    """
    width = len(lines[0])
    filled = [column for column, cell in enumerate(lines[0]) if cell]
    if len(lines) < 2 or not filled or any(lines[0][column] for column in range(filled[0])):
        return width
    if filled[0] <= next((column for column, cell in enumerate(lines[1]) if cell), 0):
        return width
    alone = meaning_of(_joined(grid, first + 1, lines[1:], kind), kind)
    if alone is None:
        return width
    return next(
        (
            column
            for column in range(filled[-1] + 1, width)
            if (path := alone.fields[column]) is not None and path.split(".")[0] not in _COUNTED
        ),
        width,
    )


def line_key(text: str) -> str:
    """Return what is compared of a cell of a head with rows further down; a year alone stays what it is."""
    return heading_key(text) or search_key(text)
