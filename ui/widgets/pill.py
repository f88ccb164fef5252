"""A pill: a word on a soft ground of its tone, as a widget and as a picture inside a table cell."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.colours import Tone
from ui.theme.theme import colours

_PAD = 8
_LIFT = 2
_SMALLER = 0.9


def pill_font(font: QFont) -> QFont:
    """Return the bold, slightly smaller letters of a pill."""
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * _SMALLER)
    made.setWeight(QFont.Weight.DemiBold)
    return made


def pill_size(text: str, font: QFont) -> QSize:
    """Return the size of a pill in a page whose letters are ``font``."""
    metrics = QFontMetrics(pill_font(font))
    return QSize(metrics.horizontalAdvance(text) + 2 * _PAD, metrics.height() + 2 * _LIFT)


def paint_pill(painter: QPainter, place: QPoint, text: str, tone: Tone, font: QFont, most: int) -> None:
    """Draw a pill with its upper left corner at ``place``, at most ``most`` pixels wide."""
    pair = colours().tones[tone]
    size = pill_size(text, font)
    width = min(size.width(), most)
    box = QRectF(place.x(), place.y(), width, size.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(pair.soft))
    painter.drawRoundedRect(box, size.height() / 2, size.height() / 2)
    painter.setPen(QColor(pair.ink))
    painter.setFont(pill_font(font))
    shown = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, width - 2 * _PAD + 2)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)
    painter.restore()


class Pill(QWidget):
    """A pill that stands by itself."""

    def __init__(self, text: str = "", tone: Tone = Tone.GREY, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._tone = tone
        self._text = ""
        self.show_text(text, tone)

    def text(self) -> str:
        """Return the word."""
        return self._text

    def show_text(self, text: str, tone: Tone) -> None:
        """Show another word in another tone."""
        self._text, self._tone = text, tone
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The word and the room round it."""
        return pill_size(self._text, self.font())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw it."""
        if self._text:
            paint_pill(QPainter(self), QPoint(0, 0), self._text, self._tone, self.font(), self.width())
