"""Where on printed pages words stand that tell of records, and where sections begin."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from cdsdesk.document.blocks import Ref, SectionRow, TableRow

Refs = tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """A rectangle on a page in points from its upper left corner, with the records that its words stand for."""

    left: float
    top: float
    right: float
    bottom: float
    refs: Refs

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


@dataclass(frozen=True, slots=True)
class Strip:
    """A table row on a page, or the part of it that stands there; ``edges`` are those of its columns from the left."""

    top: float
    bottom: float
    edges: Sequence[float]
    row: TableRow

    def spots(self) -> Iterator[Spot]:
        """Yield its cells that stand for records."""
        if isinstance(self.row, SectionRow):
            cells: list[tuple[float, float, Refs]] = [(self.edges[0], self.edges[-1], self.row.refs)]
        else:
            pairs = zip(self.edges, self.edges[1:], self.row.cells, strict=False)
            cells = [(left, right, cell.refs) for left, right, cell in pairs]
        for left, right, refs in cells:
            if refs:
                yield Spot(left, self.top, right, self.bottom, refs)


@dataclass(slots=True)
class MappedPage:
    """One page: its size in points, its words and table rows from the top down."""

    width: float
    height: float
    words: list[Spot] = field(default_factory=list)
    strips: list[Strip] = field(default_factory=list)

    def spots(self) -> tuple[Spot, ...]:
        """Return all places that stand for records, in reading order."""
        found = [*self.words, *(spot for strip in self.strips for spot in strip.spots())]
        return tuple(sorted(found, key=lambda spot: (round(spot.top, 1), spot.left)))

    def spot_at(self, x: float, y: float) -> Spot | None:
        """Return the place that a point lies in."""
        found = next((spot for spot in self.words if spot.holds(x, y)), None)
        if found is not None:
            return found
        at = bisect_right(self.strips, y, key=lambda strip: strip.top) - 1
        return next((spot for spot in self.strips[at].spots() if spot.holds(x, y)), None) if at >= 0 else None


class PageMap:
    """Filled while pages are drawn, in points from the foot of the page as PDF counts; read from the top."""

    def __init__(self) -> None:
        self.pages: list[MappedPage] = []
        self.anchors: dict[str, tuple[int, float]] = {}
        """Page (from 0) and distance from its head in points, by the key of a section or the label of an annex."""

    def open(self, width: float, height: float) -> None:
        """Begin a page."""
        self.pages.append(MappedPage(width, height))

    def anchor(self, key: str, top: float) -> None:
        """Remember where a section begins on the page that was begun last."""
        self.anchors.setdefault(key, (len(self.pages) - 1, self.pages[-1].height - top))

    def words(self, left: float, top: float, right: float, bottom: float, refs: Refs) -> None:
        """Remember words that stand for records."""
        page = self.pages[-1]
        page.words.append(Spot(left, page.height - top, right, page.height - bottom, refs))

    def row(self, top: float, bottom: float, edges: Sequence[float], row: TableRow) -> None:
        """Remember a table row."""
        page = self.pages[-1]
        page.strips.append(Strip(page.height - top, page.height - bottom, edges, row))
