"""Fills pages from top to bottom: page numbers per section, chains of boxes that stay together."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from reportlab.pdfgen.canvas import Canvas

from cdsdesk.reporting.page_map import PageMap
from cdsdesk.reporting.render_pdf.lines import Setter
from cdsdesk.reporting.styles import MM, Profile

_TOLERANCE = 0.01

Drawing = Callable[[Canvas, float, float], None]
"""Draws with its upper left corner at (x, top)."""


@dataclass(frozen=True, slots=True)
class Box:
    """Something ``height`` points high that is drawn whole with its upper left corner at (x, top).

    ``before`` is the gap above, dropped at the head of a page; ``keep`` ties the box to the next one.
    """

    height: float
    draw: Drawing
    before: float = 0.0
    keep: bool = False


class Flow(Protocol):
    """Something that spreads over pages by itself."""

    def lead(self, height: float) -> float:
        """Return how many points must be free where it begins, on pages that offer ``height`` points."""

    def flow(self, pages: "Pages") -> None:
        """Draw everything, asking ``pages`` for new pages."""


class Pages:
    """The pages of one document. ``y`` is the upper edge of the free room in points from the foot of the paper."""

    def __init__(self, canvas: Canvas, profile: Profile, setter: Setter, draft: bool) -> None:
        self.canvas = canvas
        self.map = PageMap()
        self._profile = profile
        self._number_face = setter.face(profile.sizes.page_number)
        self._draft_face = setter.face(profile.draft.size, bold=True)
        self._draft = draft
        self._landscape = False
        self._number = 0
        self.x = self.width = self.y = self.top = self.bottom = 0.0

    def begin(self, landscape: bool = False) -> None:
        """Start a section on a new page; its pages count from 1 and the first shows no number."""
        self._landscape = landscape
        if self._number:
            self.canvas.showPage()
        self._number = 0
        self._open()

    def new_page(self) -> None:
        """Go on with the next page of the section."""
        self.canvas.showPage()
        self._open()

    def finish(self) -> None:
        """Close the last page."""
        self.canvas.showPage()

    @property
    def room(self) -> float:
        """Points left on this page."""
        return self.y - self.bottom

    @property
    def height(self) -> float:
        """Points that an empty page offers."""
        return self.top - self.bottom

    @property
    def fresh(self) -> bool:
        """Whether nothing stands on this page yet."""
        return self.y >= self.top - _TOLERANCE

    def place(self, items: Iterable[Box | Flow]) -> None:
        """Draw ``items`` one below the other; a chain of kept boxes moves to the next page as a whole if it can."""
        for chain in _chains(items):
            if self._extent(chain) > self.room + _TOLERANCE and not self.fresh:
                self.new_page()
            for item in chain:
                if isinstance(item, Box):
                    self._put(item)
                else:
                    item.flow(self)

    def _put(self, box: Box) -> None:
        before = 0.0 if self.fresh else box.before
        if before + box.height > self.room + _TOLERANCE and not self.fresh:
            self.new_page()
            before = 0.0
        self.y -= before
        box.draw(self.canvas, self.x, self.y)
        self.y -= box.height

    def _extent(self, chain: list[Box | Flow]) -> float:
        """Return the height that ``chain`` needs on this page."""
        total = 0.0
        for item in chain:
            if isinstance(item, Box):
                total += item.height + (item.before if total or not self.fresh else 0.0)
            else:
                total += item.lead(self.height)
        return total

    def _open(self) -> None:
        page = self._profile.page
        width, height = page.width_mm * MM, page.height_mm * MM
        margins = (page.left_mm, page.right_mm, page.top_mm, page.bottom_mm)
        if self._landscape:
            width, height = height, width
            margins = (
                page.landscape_left_mm,
                page.landscape_right_mm,
                page.landscape_top_mm,
                page.landscape_bottom_mm,
            )
        left, right, top, bottom = (margin * MM for margin in margins)
        self.canvas.setPageSize((width, height))
        self.map.open(width, height)
        self.x, self.width = left, width - left - right
        self.y = self.top = height - top
        self.bottom = bottom
        self._number += 1
        self._mark_margin(height)

    def _mark_margin(self, paper: float) -> None:
        """Print the page number, not on the first page, and the mark of a draft in the top margin."""
        if self._number > 1:
            self.canvas.setFont(self._number_face.font_name, self._number_face.size)
            baseline = paper - self._profile.page_number.baseline_mm * MM
            self.canvas.drawCentredString(self.x + self.width / 2, baseline, str(self._number))
        if self._draft:
            self.canvas.setFont(self._draft_face.font_name, self._draft_face.size)
            self.canvas.drawString(self.x, paper - self._profile.draft.baseline_mm * MM, self._profile.draft.words)


def _chains(items: Iterable[Box | Flow]) -> Iterator[list[Box | Flow]]:
    """Yield runs of boxes tied together, each with the first item that is not tied to the next."""
    chain: list[Box | Flow] = []
    for item in items:
        chain.append(item)
        if not (isinstance(item, Box) and item.keep):
            yield chain
            chain = []
    if chain:
        yield chain
