"""Rows of letters and drawn lines of a page, in millimetres from the upper left corner; sizes in points."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from cdsdesk.document.layout_rules import MM
from cdsdesk.readers.laid_out import FontFace, Ink, PageLayout, PdfLayout

# Of a Times face, as shares of its size.
ASCENT, DESCENT, SINGLE = 0.891, 0.216, 1.149
_SAME_ROW = 1.0
_SPACE = 0.12
_RAISED_SIZE, _RAISED_REACH = 0.8, 0.5
_LEVEL = 0.2
_GRID_GAP = 1.0


class Letter(NamedTuple):
    """One letter that is seen; ``raised`` ones stand above their row."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    face: FontFace
    ink: Ink
    raised: bool = False


@dataclass(frozen=True)
class Row:
    """Letters beside each other, from left to right; never empty."""

    letters: tuple[Letter, ...]

    @cached_property
    def _spread(self) -> tuple[str, tuple[int, ...]]:
        """The text with single spaces, and for each of its characters the letter (-1 for a space)."""
        text: list[str] = []
        spots: list[int] = []
        before: Letter | None = None
        for at, letter in enumerate(self.letters):
            if before is not None and (letter.left - before.right) * MM > _SPACE * letter.size:
                text.append(" ")
                spots.append(-1)
            text.append(letter.text)
            spots.append(at)
            before = letter
        return "".join(text), tuple(spots)

    @property
    def text(self) -> str:
        """The text with single spaces between words."""
        return self._spread[0]

    @cached_property
    def _plain(self) -> tuple[Letter, ...]:
        return tuple(letter for letter in self.letters if not letter.raised) or self.letters

    @property
    def left(self) -> float:
        """Its left edge."""
        return self.letters[0].left

    @property
    def right(self) -> float:
        """Its right edge."""
        return max(letter.right for letter in self.letters)

    @property
    def middle(self) -> float:
        """Half way between its edges."""
        return (self.left + self.right) / 2

    @property
    def width(self) -> float:
        """From edge to edge."""
        return self.right - self.left

    @cached_property
    def baseline(self) -> float:
        """The baseline that most of its letters have."""
        return Counter(letter.baseline for letter in self._plain).most_common(1)[0][0]

    @cached_property
    def sizes(self) -> tuple[float, ...]:
        """Its sizes, the most frequent first; raised figures are not counted."""
        return tuple(size for size, _ in Counter(letter.size for letter in self._plain).most_common())

    @property
    def size(self) -> float:
        """The size of most of its letters."""
        return self.sizes[0]

    @property
    def top(self) -> float:
        """Its upper edge in single spacing."""
        return self.baseline - ASCENT * self.size / MM

    @property
    def foot(self) -> float:
        """Its lower edge in single spacing."""
        return self.top + SINGLE * self.size / MM

    @property
    def bold(self) -> bool:
        """Whether all its letters are bold."""
        return all(letter.face.bold for letter in self._plain)

    @property
    def italic(self) -> bool:
        """Whether all its letters are italic."""
        return all(letter.face.italic for letter in self._plain)

    @property
    def upright(self) -> bool:
        """Whether none of its letters is italic."""
        return not any(letter.face.italic for letter in self._plain)

    @property
    def regular(self) -> bool:
        """Whether its letters are neither bold nor italic."""
        return self.upright and not any(letter.face.bold for letter in self._plain)

    @property
    def capitals(self) -> bool:
        """Whether it has letters and none of them is small."""
        return self.text == self.text.upper() and any(sign.isalpha() for sign in self.text)

    def share(self, fits: Callable[[FontFace], bool]) -> float:
        """Return which share of its letters has a face that fits."""
        return sum(fits(letter.face) for letter in self._plain) / len(self._plain)

    def part(self, start: int, end: int | None = None) -> "Row | None":
        """Return the row of a stretch of the text; None when that holds no letter."""
        spots = [spot for spot in self._spread[1][start:end] if spot >= 0]
        return Row(tuple(self.letters[spot] for spot in spots)) if spots else None

    def between(self, left: float, right: float) -> "Row | None":
        """Return the letters that begin between two distances from the left edge of the paper."""
        inside = tuple(letter for letter in self.letters if left <= letter.left < right)
        return Row(inside) if inside else None

    def only(self, fits: Callable[[Letter], bool]) -> "Row | None":
        """Return the letters that fit."""
        inside = tuple(letter for letter in self.letters if fits(letter))
        return Row(inside) if inside else None

    def pieces(self, gap: float) -> "tuple[Row, ...]":
        """Return the parts of the row between free stretches wider than ``gap``."""
        groups = [[self.letters[0]]]
        for before, letter in pairwise(self.letters):
            if letter.left - before.right > gap:
                groups.append([])
            groups[-1].append(letter)
        return tuple(Row(tuple(group)) for group in groups)

    def gap_after(self, end: int) -> float:
        """Return the free width behind the first ``end`` characters of the text; 0 at its end."""
        spots = self._spread[1]
        before = next((spot for spot in reversed(spots[:end]) if spot >= 0), None)
        after = next((spot for spot in spots[end:] if spot >= 0), None)
        if before is None or after is None:
            return 0.0
        return self.letters[after].left - self.letters[before].right


class Line(NamedTuple):
    """A drawn horizontal line; ``thickness`` in points."""

    left: float
    right: float
    y: float
    thickness: float

    @property
    def middle(self) -> float:
        """Half way between its ends."""
        return (self.left + self.right) / 2

    @property
    def length(self) -> float:
        """From end to end."""
        return self.right - self.left


class Upright(NamedTuple):
    """A drawn vertical line."""

    x: float
    top: float
    bottom: float
    thickness: float


@dataclass(frozen=True)
class Sheet:
    """One page; ``number`` counts all pages of the file from 1."""

    number: int
    width: float
    height: float
    rows: tuple[Row, ...]
    lines: tuple[Line, ...]
    uprights: tuple[Upright, ...]

    @property
    def landscape(self) -> bool:
        """Whether its long side lies across."""
        return self.width > self.height

    @cached_property
    def grids(self) -> tuple[tuple[float, float], ...]:
        """The upper and lower edges of what stands between vertical lines."""
        found: list[list[float]] = []
        for line in sorted(self.uprights, key=lambda one: one.top):
            if found and line.top <= found[-1][1] + _GRID_GAP:
                found[-1][1] = max(found[-1][1], line.bottom)
            else:
                found.append([line.top, line.bottom])
        return tuple((top, bottom) for top, bottom in found)

    def in_grid(self, row: Row) -> bool:
        """Whether a row stands inside a table."""
        return any(top < row.baseline - 1.0 and row.baseline < bottom + 1.0 for top, bottom in self.grids)

    def line_below(self, row: Row, reach: float = 8.0) -> Line | None:
        """Return the nearest line under a row, at most ``reach`` below and crossing its middle."""
        near = [
            line
            for line in self.lines
            if 0 < line.y - row.baseline < reach and line.left - 1 < row.middle < line.right + 1
        ]
        return min(near, key=lambda line: line.y, default=None)


def sheets_of(layout: PdfLayout) -> tuple[Sheet, ...]:
    """Return the pages of a measured PDF."""
    return tuple(_sheet(number, page, layout.faces) for number, page in enumerate(layout.pages, 1))


def _sheet(number: int, page: PageLayout, faces: Sequence[FontFace]) -> Sheet:
    lines, uprights = [], []
    for x0, y0, x1, y1, thickness in page.strokes:
        if y1 - y0 <= _LEVEL * MM < x1 - x0:
            lines.append(Line(x0 / MM, x1 / MM, (y0 + y1) / 2 / MM, thickness))
        elif x1 - x0 <= _LEVEL * MM < y1 - y0:
            uprights.append(Upright((x0 + x1) / 2 / MM, y0 / MM, y1 / MM, thickness))
    rows = _rows(_letters(page, faces))
    return Sheet(number, page.width / MM, page.height / MM, rows, tuple(lines), tuple(uprights))


def _letters(page: PageLayout, faces: Sequence[FontFace]) -> Iterable[Letter]:
    for told in page.letters:
        face, baseline = faces[told.face], told.baseline / MM
        for text, left, right in zip(told.text, told.lefts, told.rights, strict=True):
            if not text.isspace():
                yield Letter(text, left / MM, right / MM, baseline, told.size, face, told.ink)


def _rows(letters: Iterable[Letter]) -> tuple[Row, ...]:
    """Group letters by baselines; raised figures go to the row that they stand above."""
    groups: list[list[Letter]] = []
    for letter in sorted(letters, key=lambda one: one.baseline):
        if not groups or letter.baseline - groups[-1][0].baseline > _SAME_ROW:
            groups.append([])
        groups[-1].append(letter)
    rows: list[Row] = []
    raised: list[Letter] = []
    for at, group in enumerate(groups):
        below = groups[at + 1] if at + 1 < len(groups) else None
        if below is not None and _is_raised(group, below):
            raised += [letter._replace(raised=True) for letter in group]
            continue
        rows.append(Row(tuple(sorted([*group, *raised], key=lambda one: one.left))))
        raised = []
    return tuple(rows)


def _is_raised(group: list[Letter], below: list[Letter]) -> bool:
    size = max(letter.size for letter in below)
    reach = (below[0].baseline - group[0].baseline) * MM
    return max(letter.size for letter in group) <= _RAISED_SIZE * size and reach <= _RAISED_REACH * size
