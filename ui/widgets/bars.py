"""Horizontal bars with a word and a count each, on one scale."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.colours import Tone
from ui.theme.theme import colours

_ROW = 30
_BAR = 16
_COUNT_ROOM = 40


@dataclass(frozen=True)
class Bar:
    """One bar."""

    word: str
    count: int
    tone: Tone


class Bars(QWidget):
    """Draws the bars; what they say stands in the accessible description too."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._bars: tuple[Bar, ...] = ()

    def bars(self) -> tuple[Bar, ...]:
        """Return what is shown."""
        return self._bars

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show these."""
        self._bars = tuple(bars)
        self.setAccessibleDescription("; ".join(f"{bar.word}: {bar.count}" for bar in bars))
        self.updateGeometry()
        self.update()

    def _word_room(self) -> int:
        metrics = self.fontMetrics()
        return max((metrics.horizontalAdvance(bar.word) for bar in self._bars), default=0) + 16

    def _row(self) -> int:
        return max(_ROW, self.fontMetrics().height() + 12)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A line for each bar."""
        return QSize(self._word_room() + 220, self._row() * max(len(self._bars), 1))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for the words and a short bar."""
        return QSize(self._word_room() + 100, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw word, track, bar and count of each."""
        scheme, painter = colours(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.Bold)
        left, high = self._word_room(), self._row()
        room = max(self.width() - left - _COUNT_ROOM, 20)
        most = max((bar.count for bar in self._bars), default=0) or 1
        for number, bar in enumerate(self._bars):
            line = QRectF(0, number * high, self.width(), high)
            painter.setPen(QColor(scheme.ink))
            painter.setFont(self.font())
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, bar.word)
            painter.setFont(bold)
            painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(bar.count))
            painter.setPen(Qt.PenStyle.NoPen)
            top = line.center().y() - _BAR / 2
            painter.setBrush(QColor(scheme.track))
            painter.drawRoundedRect(QRectF(left, top, room, _BAR), 3, 3)
            if bar.count:
                painter.setBrush(QColor(scheme.tones[bar.tone].bar))
                painter.drawRoundedRect(QRectF(left, top, max(room * bar.count / most, 6), _BAR), 3, 3)
