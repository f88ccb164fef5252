"""Bookmarks of a document: one for each heading and annex."""

from reportlab.pdfgen.canvas import Canvas


class Outline:
    """Adds bookmarks in the order of the pages; keys are made unique, levels never skip one."""

    def __init__(self) -> None:
        self._level = -1
        self._count = 0

    def add(self, canvas: Canvas, key: str, text: str, level: int, top: float) -> None:
        """Bookmark the place ``top`` points above the foot of the current page."""
        self._count += 1
        self._level = min(level, self._level + 1)
        name = f"{key}-{self._count}"
        canvas.bookmarkPage(name, fit="XYZ", left=0, top=top)
        canvas.addOutlineEntry(text, name, self._level, closed=False)
