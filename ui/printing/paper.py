"""Pages as they will be printed: laid out in the faces of the file, painted with the same faces by Qt."""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Protocol

from PySide6.QtGui import QFont, QFontDatabase, QPainter

from cdsdesk.document.drawing import PRINT, Drawing, Letters, Ruler
from cdsdesk.progress import Progress
from ui.widgets.drawing_paint import paint_drawing

POINTS_AN_INCH = 72


class Sheets(Protocol):
    """Pages that are drawn when they are asked for."""

    @property
    def count(self) -> int:
        """How many pages there are."""

    def page(self, number: int) -> Drawing:
        """Return a page, the first one is 0."""


Layout = Callable[[Ruler, Progress, bool], Sheets]
"""Lays pages out in the worker; the last argument asks for the long side across."""


class Printout(Protocol):
    """Something that can be printed: read in the window's thread in slices, then laid out in the worker."""

    title: str

    @property
    def wide(self) -> bool:
        """Whether it is better read across the long side."""

    def read(self) -> Generator[tuple[int, int], None, Layout]:
        """Read what is printed, telling how much is done of how much; return how it is laid out."""


@dataclass(frozen=True)
class Paper:
    """Pages with the files of the faces they were measured in and the size of plain letters in points."""

    sheets: Sheets
    regular: Path
    bold: Path
    base: float


def paint_page(painter: QPainter, paper: Paper, number: int) -> None:
    """Paint a page at the painter's origin, one point of the page a unit of the painter."""
    fonts = partial(page_font, paper, painter.device().logicalDpiY())
    paint_drawing(painter, paper.sheets.page(number), fonts, {paint.value: colour for paint, colour in PRINT.items()})


def page_font(paper: Paper, dots: int, letters: Letters) -> QFont:
    """Return the face of letters as the file has it, one dot a point: no hints, no kerning, so words keep their widths.

    ``dots`` are those that the device counts to the inch.
    """
    made = QFont(_family(paper.bold if letters.bold else paper.regular))
    made.setBold(letters.bold)
    made.setPointSizeF(letters.size(paper.base) * POINTS_AN_INCH / dots)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setKerning(False)
    return made


@lru_cache(maxsize=4)
def _family(path: Path) -> str:
    """Return the family under which Qt knows the face of a file."""
    return QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))[0]
