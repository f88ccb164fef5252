"""Columns of a table that stand on other pages by themselves, as when a wide sheet was printed into a PDF."""

from collections.abc import Sequence

from cdsdesk.importing.heading_fields import field_candidates
from cdsdesk.importing.heading_words import CLOSE
from cdsdesk.importing.repair import Grid, Repair

_LONGEST = 80
_FEWEST_BELOW = 3


def stray_columns(grid: Grid, kinds: Sequence[str], outside: Sequence[int]) -> tuple[Repair, ...]:
    """Return one remark on headings of known columns among the rows (from 0) that belong to no table."""
    if not grid.seams:
        return ()
    left = frozenset(outside)
    heads = [row for row in outside if _is_head(grid.texts[row], kinds) and _goes_on(grid, row, left)]
    names = dict.fromkeys(_name(cell) for row in heads for cell in grid.texts[row] if cell)
    if not names:
        return ()
    quoted = ", ".join(f"“{name}”" for name in names)
    message = (
        f"Các cột {quoted} nằm ở trang riêng, không nối được vào bảng nên không nhập: "
        "hãy dùng tệp gốc (Excel, Word) hoặc in lại cho đủ cột trên một trang"
    )
    return (Repair(tuple(grid.number(row) for row in heads), message, is_loss=True),)


def _is_head(cells: Sequence[str], kinds: Sequence[str]) -> bool:
    filled = [_name(cell) for cell in cells if cell]
    known = sum(_is_heading(cell, kinds) for cell in filled)
    return known > 1 and known * 2 > len(filled) and all(len(cell) <= _LONGEST for cell in filled)


def _is_heading(cell: str, kinds: Sequence[str]) -> bool:
    fits = (points for kind in kinds for _, points in field_candidates(kind, cell, 1))
    return not cell[:1].isdigit() and any(points >= CLOSE for points in fits)


def _name(cell: str) -> str:
    """Return a heading without the remark below it."""
    return cell.partition("\n(")[0].replace("\n", " ").strip()


def _goes_on(grid: Grid, row: int, outside: frozenset[int]) -> bool:
    """Say whether rows with several cells follow that are in no table either."""
    count = 0
    for place in range(row + 1, len(grid.texts)):
        filled = sum(map(bool, grid.texts[place]))
        if filled and place not in outside:
            break
        count += filled > 1
        if count == _FEWEST_BELOW:
            return True
    return False
