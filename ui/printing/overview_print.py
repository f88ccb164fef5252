"""Tổng quan as it is printed: the figures that the page shows."""

from collections.abc import Generator

from cdsdesk.document.drawing import Ruler
from cdsdesk.progress import Progress
from cdsdesk.reporting.overview_pages import OverviewPages, OverviewPrint
from ui.printing.paper import Layout, Sheets


class OverviewPrintout:
    """Figures that are counted already."""

    def __init__(self, shown: OverviewPrint) -> None:
        self.title = shown.title
        self._shown = shown

    @property
    def wide(self) -> bool:
        """A page of charts stands upright."""
        return False

    def read(self) -> Generator[tuple[int, int], None, Layout]:
        """Nothing is left to read."""
        yield from ()
        return self._laid

    def _laid(self, ruler: Ruler, _progress: Progress, wide: bool) -> Sheets:
        return OverviewPages(self._shown, ruler, landscape=wide)
