"""Lines of several faces one below the other in single spacing, as the formal parts are set."""

from collections.abc import Iterable

from reportlab.pdfgen.canvas import Canvas

from cdsdesk.reporting.name_lines import broken_name
from cdsdesk.reporting.render_pdf.lines import ASCENT, SINGLE, Face, Line, Place, Setter, draw_line

Stack = list[tuple[Line, Face]]


def stack(setter: Setter, texts: Iterable[tuple[str, Face]], width: float) -> Stack:
    """Break texts to ``width`` points."""
    return [(line, face) for text, face in texts for line in setter.set_text(text, face, width)]


def even_stack(setter: Setter, texts: Iterable[tuple[str, Face]], width: float) -> Stack:
    """Break texts to ``width`` points so that no word is torn apart and lines are about as long as each other."""
    return [(line, face) for text, face in texts for line in _even_lines(setter, text, face, width)]


def _even_lines(setter: Setter, text: str, face: Face, width: float) -> list[Line]:
    broken = broken_name(text, face.wrapper.width, face.wrapper.line_width, width) or (text,)
    return [line for made in broken for line in setter.set_text(made, face, width)]


def height(lines: Stack) -> float:
    """Return the height of ``lines`` in points."""
    return sum(face.size * SINGLE for _, face in lines)


def longest(lines: Stack) -> float:
    """Return the width of the longest line in points."""
    return max((line.width for line, _ in lines), default=0.0)


def draw_stack(
    canvas: Canvas, lines: Stack, x: float, top: float, width: float, place: Place = Place.CENTER, leading: float = 1.0
) -> float:
    """Draw ``lines`` from ``top`` down, ``leading`` times single spacing apart, and return where they end."""
    for line, face in lines:
        draw_line(canvas, line, x, top - ASCENT * face.size, width, place)
        top -= face.size * SINGLE * leading
    return top


def centred_rule(canvas: Canvas, middle: float, y: float, length: float, stroke: float) -> None:
    """Draw a horizontal line of ``length`` points around ``middle``."""
    canvas.setLineWidth(stroke)
    canvas.line(middle - length / 2, y, middle + length / 2, y)
