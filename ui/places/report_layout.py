"""Where the pages of a document lie one below the other, in pixels of the screen, for a zoom or for a width."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

PIXELS_A_POINT = 96 / 72
LEAST, MOST = 0.25, 3.0
STEPS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
GAP = 14
_LEAST_FIT, _WIDEST_FIT = 0.15, 1.6


@dataclass(frozen=True, slots=True)
class Lying:
    """A page on the long strip of pages: its corner and size, and pixels to a point."""

    x: float
    y: float
    width: float
    height: float
    scale: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return a place on the strip as one on the page, in points."""
        return (x - self.x) / self.scale, (y - self.y) / self.scale


class PageLayout:
    """``zoom`` None fits each page to ``room`` pixels of width; 1 is the size on paper."""

    def __init__(self, sizes: Sequence[tuple[float, float]], room: int, zoom: float | None) -> None:
        self.pages: list[Lying] = []
        self._tops: list[float] = []
        scales = [_scale(width, room, zoom) for width, _ in sizes]
        widest = max((width * scale for (width, _), scale in zip(sizes, scales, strict=True)), default=0.0)
        self.width = max(widest + 2 * GAP, float(room))
        y = float(GAP)
        for (width, height), scale in zip(sizes, scales, strict=True):
            self._tops.append(y)
            self.pages.append(Lying((self.width - width * scale) / 2, y, width * scale, height * scale, scale))
            y += height * scale + GAP
        self.height = y

    def page_at(self, y: float) -> int:
        """Return the page at a height of the strip; the gap above a page belongs to it."""
        return max(bisect_right(self._tops, y + GAP) - 1, 0)

    def between(self, top: float, bottom: float) -> range:
        """Return the pages that are seen between two heights."""
        return range(self.page_at(top - GAP), min(self.page_at(bottom - GAP) + 1, len(self.pages)))


def _scale(width: float, room: int, zoom: float | None) -> float:
    if zoom is None:
        zoom = min(max((room - 2 * GAP) / (width * PIXELS_A_POINT), _LEAST_FIT), _WIDEST_FIT)
    return zoom * PIXELS_A_POINT


def stepped(zoom: float, up: int) -> float:
    """Return the next zoom in or out."""
    if up > 0:
        return next((step for step in STEPS if step > zoom * 1.01), MOST)
    return next((step for step in reversed(STEPS) if step < zoom * 0.99), LEAST)
