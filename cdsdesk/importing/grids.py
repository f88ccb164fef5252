"""Parts of a sheet: what is left when something is hidden, and one of several tables that stand beside each other."""

from dataclasses import dataclass, replace
from itertools import pairwise

from cdsdesk.importing.header_lines import Head
from cdsdesk.importing.heading_words import heading_key
from cdsdesk.importing.kinds_of_sheet import meaning_of
from cdsdesk.importing.repair import Grid

_NUMBER_HEADINGS = frozenset({"stt", "tt", "so tt", "so thu tu"})
_FEWEST_ROWS = 1


@dataclass(frozen=True, slots=True)
class Window:
    """Rows and columns of a grid, from 0, the ends not included."""

    first_row: int
    end_row: int
    first_column: int
    end_column: int

    def holds(self, row: int, column: int) -> bool:
        """Say whether a cell stands in the window."""
        return self.first_row <= row < self.end_row and self.first_column <= column < self.end_column


def seen_through(grid: Grid, window: Window) -> Grid:
    """Return the grid with everything outside a window empty; every cell keeps its place."""
    texts = [
        [cell if window.holds(row, column) else "" for column, cell in enumerate(cells)]
        for row, cells in enumerate(grid.texts)
    ]
    merges = tuple(merge for merge in grid.merges if window.holds(merge[0], merge[1]))
    return replace(grid, texts=texts, merges=merges)


def windows_beside(grid: Grid, head: Head, kind: str) -> tuple[Window, ...]:
    """Return the windows of tables that share their heading rows with an empty column between; none for one table."""
    filled = [column for column, heading in enumerate(head.headers) if heading]
    starts = [filled[0]]
    end_row = len(grid.texts)
    for left, right in pairwise(filled):
        if right - left == 1 or not _starts_table(head.headers[right:], kind):
            continue
        end = _end_of_gap(grid, head, right - 1)
        if end - head.last > _FEWEST_ROWS:
            starts.append(right)
            end_row = min(end_row, end)
    if len(starts) == 1 or not _starts_table(head.headers[: starts[1]], kind):
        return ()
    starts[0] = 0
    width = len(grid.texts[head.first])
    return tuple(
        Window(head.first, end_row, start, end) for start, end in zip(starts, [*starts[1:], width], strict=True)
    )


def _starts_table(headers: tuple[str, ...], kind: str) -> bool:
    first = next(filter(None, headers), "")
    return heading_key(first) in _NUMBER_HEADINGS or meaning_of(headers, kind) is not None


def _end_of_gap(grid: Grid, head: Head, column: int) -> int:
    """Return the first row below a head that has something in an empty column, or a merge across it."""
    for top, left, bottom, right in grid.merges:
        if left <= column <= right and top <= head.last and bottom >= head.first:
            return head.last + 1
    rows = range(head.last + 1, len(grid.texts))
    crossed = {top for top, left, _, right in grid.merges if left <= column <= right}
    return next((row for row in rows if grid.texts[row][column] or row in crossed), len(grid.texts))
