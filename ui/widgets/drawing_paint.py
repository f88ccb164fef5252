"""Paints a drawing with Qt: on a widget in the colours that are on, on paper in those of print."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from cdsdesk.document.drawing import Drawing, Letters, Paint, Path, Rect, Text

_DASHES = (4.0, 3.0)
Fonts = Callable[[Letters], QFont]


class QtRuler:
    """Measures with the fonts of a widget or a page."""

    def __init__(self, fonts: Fonts) -> None:
        self._metrics = {letters: QFontMetricsF(fonts(letters)) for letters in Letters}

    def width(self, text: str, letters: Letters) -> float:
        """Return how wide a text is."""
        return self._metrics[letters].horizontalAdvance(text)

    def ascent(self, letters: Letters) -> float:
        """Return how far letters reach above their baseline."""
        return self._metrics[letters].ascent()

    def height(self, letters: Letters) -> float:
        """Return the height of a line."""
        return self._metrics[letters].height()


def fonts_of(base: QFont) -> Fonts:
    """Return the fonts of a widget for every kind of letters."""
    return partial(_font, base)


def _font(base: QFont, letters: Letters) -> QFont:
    made = QFont(base)
    made.setPointSizeF(letters.size(base.pointSizeF()))
    made.setWeight(QFont.Weight.DemiBold if letters.bold else QFont.Weight.Normal)
    return made


def paint_drawing(painter: QPainter, drawing: Drawing, fonts: Fonts, colours: Mapping[str, str]) -> None:
    """Paint a drawing at the painter's origin, one unit of the drawing a unit of the painter."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    made = {letters: fonts(letters) for letters in Letters}
    widths = {letters: QFontMetricsF(font, painter.device()) for letters, font in made.items()}
    inks = {paint: QColor(colours[paint]) for paint in Paint}
    for item in drawing.items:
        ink = inks[item.paint]
        if isinstance(item, Text):
            painter.setFont(made[item.letters])
            painter.setPen(ink)
            shift = widths[item.letters].horizontalAdvance(item.text) * item.anchor.value if item.anchor.value else 0.0
            painter.drawText(QPointF(item.x - shift, item.y), item.text)
        elif isinstance(item, Rect):
            _paint_rect(painter, item, ink)
        else:
            _paint_path(painter, item, ink)
    painter.restore()


def _paint_rect(painter: QPainter, item: Rect, ink: QColor) -> None:
    place = QRectF(item.x, item.y, item.width, item.height)
    # A straight edge is sharp when it is not smoothed, at any scale.
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, item.radius > 0)
    if item.radius > 0:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawRoundedRect(place, item.radius, item.radius)
    else:
        painter.fillRect(place, ink)


def _paint_path(painter: QPainter, item: Path, ink: QColor) -> None:
    (first_x, first_y), *_ = item.points
    straight = all(x == first_x for x, _ in item.points) or all(y == first_y for _, y in item.points)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, not straight)
    pen = QPen(ink, item.stroke)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap if straight else Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if item.dashed:
        pen.setDashPattern(_DASHES)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in item.points]))
