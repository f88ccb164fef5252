"""Rows of a table without ruling lines whose cells end beside the number of their row, as a spreadsheet lays them."""

from collections.abc import Sequence

from cdsdesk.readers.pdf_gapped import Gapped, Pieces, is_number
from cdsdesk.readers.pdf_words import Line

_FEWEST = 3
_MOST_SMALL, _LEAST_SMALL = 0.2, 0.5
_NEXT_LINE = 1.6


def lowered_rows(table: Gapped, inside: Sequence[Pieces], *, was_lowered: bool) -> list[list[Pieces]] | None:
    """Return the lines by rows, each up to its number, None where cells do not end there.

    Wrapped lines go on in small letters more often than not; a cell hardly begins so. ``was_lowered`` tells that the
    table goes on from a page where cells do.
    """
    if not was_lowered and not _end_at_numbers(table, inside):
        return None
    rows: list[list[Pieces]] = [[]]
    for line, pieces in inside:
        rows[-1].append((line, pieces))
        if table.place(pieces[0])[0] == 0:
            rows.append([])
    return [row for row in rows if row]


def _end_at_numbers(table: Gapped, inside: Sequence[Pieces]) -> bool:
    """Say whether lines with numbers go on with those above them in small letters, and those below them begin anew."""
    above: list[bool] = []
    below: list[bool] = []
    last: dict[int, tuple[Line, bool]] = {}
    for _, pieces in inside:
        has_number = is_number(table, pieces)
        for piece in pieces:
            column = table.place(piece)[0]
            before = last.get(column)
            last[column] = piece, has_number
            if column == 0 or before is None or piece.top - before[0].top > _NEXT_LINE * piece.height:
                continue
            if has_number != before[1]:
                (above if has_number else below).append(piece.text[:1].islower())
    goes_on = len(above) >= _FEWEST and sum(above) >= max(_FEWEST, _LEAST_SMALL * len(above))
    return goes_on and sum(below) <= _MOST_SMALL * len(below)
