"""What is selected, as rows and columns: never cell by cell, so that Ctrl+A over 100,000 rows costs as much as one."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QTableView

Cell = tuple[str, int]


@dataclass(frozen=True)
class Area:
    """One rectangle: lines from ``top`` to ``bottom``, the columns in the order in which they are shown."""

    top: int
    bottom: int
    columns: tuple[int, ...]


def shown_columns(view: QTableView) -> list[int]:
    """Return the columns that are shown, from left to right."""
    header = view.horizontalHeader()
    places = (header.logicalIndex(visual) for visual in range(header.count()))
    return [place for place in places if not header.isSectionHidden(place)]


def areas(view: QTableView) -> list[Area]:
    """Return the selected rectangles, hidden columns left out; neighbours of equal height are one."""
    shown = shown_columns(view)
    found: dict[tuple[int, int], set[int]] = {}
    for area in view.selectionModel().selection().toList():
        found.setdefault((area.top(), area.bottom()), set()).update(range(area.left(), area.right() + 1))
    made = [Area(top, bottom, tuple(c for c in shown if c in columns)) for (top, bottom), columns in found.items()]
    return sorted((area for area in made if area.columns), key=lambda area: area.top)


def lines(chosen: Sequence[Area]) -> Sequence[int]:
    """Return the lines that any rectangle touches, from the top."""
    if len(chosen) == 1:
        return range(chosen[0].top, chosen[0].bottom + 1)
    return sorted({number for area in chosen for number in range(area.top, area.bottom + 1)})


def columns(view: QTableView, chosen: Sequence[Area]) -> list[int]:
    """Return the columns that any rectangle touches, in the order in which they are shown."""
    touched = {column for area in chosen for column in area.columns}
    return [column for column in shown_columns(view) if column in touched]


def places(view: QTableView, chosen: Sequence[Area]) -> list[tuple[int, int]]:
    """Return line and column of every selected cell, row by row."""
    if len(chosen) == 1:
        return [(number, column) for number in lines(chosen) for column in chosen[0].columns]
    rank = {column: place for place, column in enumerate(shown_columns(view))}
    found = {(n, column) for area in chosen for n in range(area.top, area.bottom + 1) for column in area.columns}
    return sorted(found, key=lambda place: (place[0], rank[place[1]]))
