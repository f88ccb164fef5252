"""Rows and columns that a workbook hides: left out unless a person wants them, and said either way."""

from collections.abc import Iterable
from dataclasses import replace
from string import ascii_uppercase

from cdsdesk.importing.repair import Grid, Repair

_MOST = 5


def with_hidden_said(grid: Grid, *, wanted: bool) -> Grid:
    """Return the grid with a note on each hidden part that holds something; not ``wanted``, their cells are empty.

    Hidden rows and columns that hold nothing are forgotten.
    """
    rows = [row for row in sorted(grid.hidden_rows) if any(grid.texts[row])]
    columns = [column for column in sorted(grid.hidden_columns) if _holds(grid, column)]
    grid = replace(grid, hidden_rows=frozenset(rows), hidden_columns=frozenset(columns))
    if not rows and not columns:
        return grid
    notes = tuple(_notes(grid, rows, columns, wanted=wanted))
    if wanted:
        return replace(grid, repairs=(*grid.repairs, *notes))
    hidden, out = frozenset(rows), frozenset(columns)

    def keeps(row: int, column: int) -> bool:
        return row not in hidden and column not in out

    texts = [[cell if keeps(row, at) else "" for at, cell in enumerate(cells)] for row, cells in enumerate(grid.texts)]
    raw = [[cell if keeps(row, at) else "" for at, cell in enumerate(cells)] for row, cells in enumerate(grid.raw)]
    return replace(grid, texts=texts, raw=raw, repairs=(*grid.repairs, *notes))


def column_name(column: int) -> str:
    """Return how a workbook calls a column, counted from 0: A, B … AA."""
    name = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, len(ascii_uppercase))
        name = ascii_uppercase[letter] + name
    return name


def column_place(name: str) -> int | None:
    """Return the place from 0 of a column that a workbook calls A, B … AA; None for no such name."""
    place = 0
    for letter in name.strip().upper():
        if letter not in ascii_uppercase:
            return None
        place = place * len(ascii_uppercase) + ascii_uppercase.index(letter) + 1
    return place - 1 if place else None


def _holds(grid: Grid, column: int) -> bool:
    return any(column < len(cells) and cells[column] for cells in grid.texts)


def _notes(grid: Grid, rows: list[int], columns: list[int], *, wanted: bool) -> Iterable[Repair]:
    done = "đã nhập cùng" if wanted else "không nhập"
    if rows:
        numbers = tuple(grid.number(row) for row in rows)
        yield Repair(
            numbers, f"{len(rows)} dòng ẩn ({_listed(map(str, numbers))}) có dữ liệu, {done}", is_loss=not wanted
        )
    if columns:
        names = _listed(column_name(grid.first_column + column) for column in columns)
        yield Repair((), f"{len(columns)} cột ẩn ({names}) có dữ liệu, {done}")


def _listed(names: Iterable[str]) -> str:
    told = list(names)
    return ", ".join(told[:_MOST]) + (" …" if len(told) > _MOST else "")
