"""Page numbers and lines that stand at the edge of page after page: no part of what is read."""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from typing import NamedTuple, TypeAlias

from cdsdesk.readers.pdf_columns import segments
from cdsdesk.readers.pdf_words import Line

_NUMBER = re.compile(r"[-–—|\s]*(?:trang\s*)?(\d{1,4})(?:\s*[/|]\s*\d{1,4})?[-–—|\s]*", re.IGNORECASE)
_COUNTED = re.compile(r"trang|\d+\s*/\s*\d+$", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
# A number at the end of a line or at its beginning that may count the pages: "Kế hoạch chuyển đổi số | 3", "… - 3 -".
_END = re.compile(r"(.*[^\W\d].*[^\d.,/-])(\d{1,3})(?:\s+[-–—|])?")
_BEGIN = re.compile(r"(\d{1,3})([^\d.,/-].*[^\W\d].*)")
# What is numbered itself, one on each page perhaps, and no page.
_HEADED = re.compile(r"(?:phụ lục|phụ biểu|biểu|bảng|mẫu|phần|chương|mục)\b", re.IGNORECASE)
# The title of a section that is not the first of its table.
_LATER_SECTION = re.compile(r"(?!I[.)]|A[.)])(?:[IVXLC]{1,6}|[A-HK])[.)]\s+\S")
_EDGE_LINES = 2
_LAST_LINES, _FIRST_LINES = 8, 3
_SAME_PLACE = 4.0
_FEWEST = 3
_CLOSE_PAGES = 5
_MOST_PIECES = 2
_APART = 0.5
_BESIDE = 0.1
_LONGEST = 300

_Key: TypeAlias = tuple[str, int, int, bool]


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

    def without(self, lines: Container[int]) -> "Edged":
        """Return the page without the lines that are named by their ``id``."""
        return Edged([line for line in self.lines if id(line) not in lines], self.top, self.bottom)

    def goes_on_over(self, after: "Edged", begins_within: int = 1) -> bool:
        """Say whether this page ends in a table and one begins within so many lines of the page after it.

        The last lines of a row without ruling lines may go on in one of its cells only.
        """
        ends = not self.lines or self.lines[-1].bottom <= self.bottom + 1 or _has_columns(self.lines[-_LAST_LINES:])
        first = after.lines[:1]
        titled = 1 if first and _LATER_SECTION.match(first[0].text) else 0
        begins = _has_columns(after.lines[titled : titled + begins_within])
        return ends and (not first or first[0].top >= after.top - 1 or begins)

    def is_apart(self, line: Line, *, is_below: bool) -> bool:
        """Say whether a line at the edge keeps away from the lines further in, or a table stands between."""
        place = next(number for number, one in enumerate(self.lines) if one is line)
        inner = self.lines[place - 1 : place] if is_below else self.lines[place + 1 : place + 2]
        if not inner or (self.bottom > inner[0].bottom if is_below else self.top < inner[0].top):
            return True
        gap = line.top - inner[0].bottom if is_below else inner[0].top - line.bottom
        return gap > _APART * line.height


def _has_columns(lines: Sequence[Line]) -> bool:
    return any(len(segments(line)) > 1 for line in lines)


class _Edge(NamedTuple):
    """A line at the edge of a page."""

    page: int
    line: Line
    is_below: bool


def without_running(pages: Sequence[Edged]) -> list[list[Line]]:
    """Return the lines of each page without page numbers, and what runs at the edges of pages only once.

    A head stays where it comes first and a foot where it comes last, so that no table is parted by them; a head that
    still would part one, as the first page has none, goes to that page.
    """
    numbers = _page_numbers(pages)
    left = [page.without(numbers) for page in pages]
    running = _running(left)
    clear = [page.without({id(edge.line) for edges in running.values() for edge in edges}) for page in left]
    kept: list[list[Line]] = [list(page.lines) for page in clear]
    for edges in running.values():
        once = edges[-1] if edges[0].is_below else edges[0]
        place = once.page
        if not once.is_below and place and clear[place - 1].goes_on_over(clear[place]):
            place = 0
        kept[place].append(once.line)
    return [sorted(lines, key=lambda line: line.middle) for lines in kept]


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


def _running(pages: Sequence[Edged]) -> dict[_Key, list[_Edge]]:
    """Return the lines that stand at the same edge of page after page, each line once, by what they have in common."""
    edges = [list(_edges_of(number, page)) for number, page in enumerate(pages)]
    found: dict[_Key, list[_Edge]] = defaultdict(list)
    for edge in (edge for page in edges for side in page for edge in side):
        for key in _keys(edge):
            found[key].append(edge)
    again = {id(edge.line) for same in found.values() if len(same) > 1 for edge in same}
    clear = [page.without(again) for page in pages]
    often = {key for key, same in found.items() if _is_running(same, pages, clear)}
    running: dict[_Key, list[_Edge]] = defaultdict(list)
    for side in (side for page in edges for side in page):
        for edge, inner in zip_longest(side, side[1:]):
            shared = [key for key in _keys(edge) if key in often]
            if not shared or len(segments(edge.line)) > _MOST_PIECES:
                break
            if inner is not None and _are_beside(edge, inner) and len(segments(inner.line)) > _MOST_PIECES:
                break
            running[shared[0]].append(edge)
    return running


def _are_beside(edge: _Edge, inner: _Edge) -> bool:
    """Say whether a line reaches into the height of the next one, as a heading does that is taller than its row."""
    shared = min(edge.line.bottom, inner.line.bottom) - max(edge.line.top, inner.line.top)
    return shared > _BESIDE * edge.line.height


def _edges_of(number: int, page: Edged) -> Iterator[list[_Edge]]:
    """Yield the lines at both edges of a page, from the edge on."""
    above, below = page.edges()
    yield [_Edge(number, line, is_below=False) for line in above]
    yield [_Edge(number, line, is_below=True) for line in reversed(below)]


def _is_running(same: Sequence[_Edge], pages: Sequence[Edged], clear: Sequence[Edged]) -> bool:
    """Say whether lines alike run over pages: half of them, or some that are near and keep apart from the text.

    ``clear`` are the pages without any line that comes again: two suffice where a table goes on from one to the other.
    """
    if len(same) >= max(_FEWEST, len(pages) // 2):
        return True
    if not all(pages[edge.page].is_apart(edge.line, is_below=edge.is_below) for edge in same):
        return False
    if any(third.page - first.page <= _CLOSE_PAGES for first, third in zip(same, same[_FEWEST - 1 :], strict=False)):
        return True
    within = _FIRST_LINES if same[0].is_below else 1
    return any(
        second.page == first.page + 1 and clear[first.page].goes_on_over(clear[second.page], within)
        for first, second in pairwise(same)
    )


def _keys(edge: _Edge) -> Iterator[_Key]:
    """Yield what lines have in common that say the same in the same place, or the same but for the page's number."""
    text, place = edge.line.text, round(edge.line.middle / _SAME_PLACE)
    if len(text) > _LONGEST:
        return
    yield _DIGITS.sub("#", text) if _COUNTED.search(text) else text, place, 0, edge.is_below
    for words, number in () if _HEADED.match(text) else ((1, 2), (2, 1)):
        counted = (_END if number == 2 else _BEGIN).fullmatch(text)
        if counted is not None:
            yield counted[words], place, int(counted[number]) - edge.page, edge.is_below
