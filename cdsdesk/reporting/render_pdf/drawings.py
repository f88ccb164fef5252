"""Puts drawings into PDF: one on a canvas where a report holds a chart, or each as a page of its own."""

from collections.abc import Sequence
from io import BytesIO
from typing import Protocol

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from cdsdesk.document.blocks import Meta
from cdsdesk.document.drawing import PRINT, Drawing, Letters, Paint, Path, Rect, Text
from cdsdesk.progress import Progress
from cdsdesk.reporting.fonts import FontSet
from cdsdesk.reporting.render_pdf.celltext import CellText
from cdsdesk.reporting.render_pdf.document import new_canvas
from cdsdesk.reporting.render_pdf.lines import ASCENT, SINGLE, Face, Setter

_DASHES = (4.0, 3.0)


class Sheets(Protocol):
    """Pages that are drawn when they are asked for."""

    @property
    def count(self) -> int:
        """How many pages there are."""

    def page(self, number: int) -> Drawing:
        """Return a page, the first one is 0."""


class PdfRuler:
    """Measures with the faces of a file; ``base`` is the size of plain letters in points."""

    def __init__(self, setter: Setter, base: float) -> None:
        self._faces = {letters: setter.face(letters.size(base), bold=letters.bold) for letters in Letters}

    def face(self, letters: Letters) -> Face:
        """Return the face of letters."""
        return self._faces[letters]

    def width(self, text: str, letters: Letters) -> float:
        """Return how wide a text is in points."""
        return self._faces[letters].wrapper.line_width(text)

    def ascent(self, letters: Letters) -> float:
        """Return how far letters reach above their baseline."""
        return ASCENT * self._faces[letters].size

    def height(self, letters: Letters) -> float:
        """Return the height of a line."""
        return SINGLE * self._faces[letters].size


def draw_drawing(canvas: Canvas, drawing: Drawing, x: float, top: float, ruler: PdfRuler) -> None:
    """Draw with the upper left corner at (x, top); the drawing was measured by the same ruler."""
    canvas.saveState()
    for item in drawing.items:
        if isinstance(item, Rect):
            canvas.setFillColor(_COLOURS[item.paint])
            low = top - item.y - item.height
            radius = min(item.radius, item.width / 2, item.height / 2)
            if radius > 0:
                canvas.roundRect(x + item.x, low, item.width, item.height, radius, stroke=0, fill=1)
            else:
                canvas.rect(x + item.x, low, item.width, item.height, stroke=0, fill=1)
        elif isinstance(item, Path):
            _draw_path(canvas, item, x, top)
    _draw_texts(canvas, [item for item in drawing.items if isinstance(item, Text)], x, top, ruler)
    canvas.restoreState()


def _draw_path(canvas: Canvas, item: Path, x: float, top: float) -> None:
    canvas.setStrokeColor(_COLOURS[item.paint])
    canvas.setLineWidth(item.stroke)
    canvas.setDash([part * item.stroke for part in _DASHES] if item.dashed else [])
    path = canvas.beginPath()
    (first_x, first_y), *rest = item.points
    path.moveTo(x + first_x, top - first_y)
    for other_x, other_y in rest:
        path.lineTo(x + other_x, top - other_y)
    canvas.drawPath(path, stroke=1, fill=0)


def _draw_texts(canvas: Canvas, texts: Sequence[Text], x: float, top: float, ruler: PdfRuler) -> None:
    """Draw texts over the shapes, those of one look and colour in one go."""
    looks: dict[tuple[Paint, Letters], list[Text]] = {}
    for text in texts:
        looks.setdefault((text.paint, text.letters), []).append(text)
    for (paint, letters), alike in looks.items():
        canvas.setFillColor(_COLOURS[paint])
        face = ruler.face(letters)
        drawn = CellText(canvas, face, SINGLE * face.size)
        for text in alike:
            shift = ruler.width(text.text, letters) * text.anchor.value if text.anchor.value else 0.0
            drawn.move(x + text.x - shift, top - text.y)
            drawn.write(text.text)
        drawn.draw(canvas)


def render_sheets(sheets: Sheets, meta: Meta, fonts: FontSet, base: float, progress: Progress) -> bytes:
    """Return pages as the bytes of a PDF. Raises Cancelled."""
    out = BytesIO()
    canvas = new_canvas(out, meta, fonts)
    ruler = PdfRuler(Setter(fonts), base)
    for number in range(sheets.count):
        progress.report(number, sheets.count, f"trang {number + 1}/{sheets.count}")
        drawing = sheets.page(number)
        canvas.setPageSize((drawing.width, drawing.height))
        draw_drawing(canvas, drawing, 0.0, drawing.height, ruler)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


_COLOURS = {paint: HexColor(colour) for paint, colour in PRINT.items()}
