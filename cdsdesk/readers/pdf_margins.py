"""Page numbers and lines that stand at the edge of page after page: no part of what is read."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from cdsdesk.readers.pdf_columns import segments
from cdsdesk.readers.pdf_words import Line

_NUMBER = re.compile(r"[-–—|\s]*(?:trang\s*)?(\d{1,4})(?:\s*[/|]\s*\d{1,4})?[-–—|\s]*", re.IGNORECASE)
_COUNTED = re.compile(r"trang|\d+\s*/\s*\d+$", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_EDGE_LINES = 2
_SAME_PLACE = 4.0
_FEWEST = 3
_MOST_PIECES = 2


@dataclass(frozen=True, slots=True)
class Edged:
    """The lines of a page outside its tables, and where these begin and end."""

    lines: list[Line]
    top: float
    bottom: float

    def edges(self) -> tuple[list[Line], list[Line]]:
        """Return the first and the last lines of the page."""
        above = [line for line in self.lines[:_EDGE_LINES] if line.bottom <= self.top + 1]
        below = [line for line in self.lines[-_EDGE_LINES:] if line.top >= self.bottom - 1 and line not in above]
        return above, below


def without_running(pages: Sequence[Edged]) -> list[list[Line]]:
    """Return the lines of each page without page numbers, and without lines that an earlier page had in that place."""
    numbers = _page_numbers(pages)
    left = [[line for line in page.lines if id(line) not in numbers] for page in pages]
    again = _repeated([Edged(lines, page.top, page.bottom) for lines, page in zip(left, pages, strict=True)])
    return [[line for line in lines if id(line) not in again] for lines in left]


def _page_numbers(pages: Sequence[Edged]) -> set[int]:
    """Return the lines that count the pages: by one from page to page, or from the first page of an annex on."""
    found: list[tuple[int, int, int]] = []
    for place, page in enumerate(pages):
        above, below = page.edges()
        for line in (*above[:1], *below[-1:]):
            number = _NUMBER.fullmatch(line.text)
            if number is not None:
                found.append((id(line), int(number[1]), place))
    usual = Counter(number - place for _, number, place in found)
    return {
        line
        for line, number, place in found
        if usual[number - place] > 1 or (place > 0 and number in range(2, place + 2))
    }


def _repeated(pages: Sequence[Edged]) -> set[int]:
    """Return lines that stand at the same edge of most pages, from the edge on, but the first of each."""
    edges = [edge for page in pages for edge in page.edges()]
    count = Counter(_key(line) for edge in edges for line in edge)
    often = max(_FEWEST, len(pages) // 2)
    seen: set[tuple[str, int]] = set()
    found = set()
    for number, edge in enumerate(edges):
        is_below = number % 2 == 1
        for line in reversed(edge) if is_below else edge:
            key = _key(line)
            if count[key] < often or len(segments(line)) > _MOST_PIECES:
                break
            if key in seen:
                found.add(id(line))
            seen.add(key)
    return found


def _key(line: Line) -> tuple[str, int]:
    """Return what two lines have in common that say the same in the same place, be it of another page."""
    text = line.text
    return _DIGITS.sub("#", text) if _COUNTED.search(text) else text, round(line.middle / _SAME_PLACE)
