"""What every renderer works out about a table: where header cells stand, shares of columns, texts of section rows."""

from collections.abc import Callable
from dataclasses import dataclass

from cdsdesk.document.blocks import SectionRow, Table

HEADING_SEPARATOR = " › "
"""Between the levels of a heading, as the importer joins them too."""


@dataclass(frozen=True, slots=True)
class HeaderPlace:
    """A header cell with its first row and column, counted from 0, and its spans."""

    text: str
    row: int
    column: int
    rowspan: int
    colspan: int


def header_places(table: Table) -> tuple[HeaderPlace, ...]:
    """Place the header cells as a browser does: each takes the next free column of its row."""
    taken: set[tuple[int, int]] = set()
    places = []
    for row, cells in enumerate(table.header):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            places.append(HeaderPlace(cell.text, row, column, cell.rowspan, cell.colspan))
            taken.update((row + down, column + right) for down in range(cell.rowspan) for right in range(cell.colspan))
            column += cell.colspan
    return tuple(places)


def column_headings(table: Table) -> tuple[str, ...]:
    """Return for each column its headings from the top down in one text: "Kinh phí › Tổng số"."""
    paths: list[list[str]] = [[] for _ in table.columns]
    for place in header_places(table):
        for column in range(place.column, min(place.column + place.colspan, len(paths))):
            paths[column].append(place.text)
    return tuple(HEADING_SEPARATOR.join(path) for path in paths)


def header_heights(
    places: tuple[HeaderPlace, ...], rows: int, height_of: Callable[[HeaderPlace], float], least: float
) -> list[float]:
    """Return the height of each header row, at least ``least``; a cell over several rows stretches the last of them."""
    heights = [least] * rows
    for place in sorted(places, key=lambda place: place.rowspan):
        last = place.row + place.rowspan
        lacking = height_of(place) - sum(heights[place.row : last])
        heights[last - 1] += max(lacking, 0.0)
    return heights


def column_edges(table: Table, width: float) -> list[float]:
    """Return the left edge of each column and the right edge of the last, spread over ``width``."""
    total = sum(column.width for column in table.columns)
    edges = [0.0]
    for column in table.columns:
        edges.append(edges[-1] + column.width / total * width)
    return edges


def section_text(row: SectionRow) -> str:
    """Return what a section row prints over all columns: "1. Triển khai văn bản"."""
    number = row.number.rstrip(".")
    return f"{number}. {row.text}" if number else row.text
