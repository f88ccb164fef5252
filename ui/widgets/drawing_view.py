"""A drawing as a widget: laid out anew for every width, told on hovering, walked with the arrow keys."""

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from cdsdesk.document.drawing import Drawing, Ruler, Spot
from ui.theme.theme import colours, theme
from ui.widgets.drawing_paint import QtRuler, fonts_of, paint_drawing
from ui.widgets.label import tip

Layout = Callable[[float, float, Ruler], Drawing]
_USUAL = 240
_BACK = (Qt.Key.Key_Up, Qt.Key.Key_Left)
_ON = (Qt.Key.Key_Down, Qt.Key.Key_Right)
_TAKE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class DrawingView(QWidget):
    """``chosen`` gives the key of the spot that was clicked or taken with Enter.

    A view with a ``high`` of 0 is as high as its drawing; else it takes that many pixels, up to ``highest`` where there
    is room, and less for a drawing that needs less.
    """

    chosen = Signal(str)

    def __init__(self, name: str, high: int = 0, highest: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        grows = QSizePolicy.Policy.Expanding if high else QSizePolicy.Policy.Preferred
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, grows)
        policy.setHeightForWidth(not high)
        self.setSizePolicy(policy)
        self.setMouseTracking(True)
        self._high, self._highest = high, max(high, highest)
        self._layout: Layout | None = None
        self._drawn: tuple[tuple[float, float, str], Drawing] | None = None
        self._at = -1
        theme().changed.connect(self.update)

    def show_layout(self, layout: Layout | None) -> None:
        """Show what a layout draws into a width and a height; nothing with None."""
        self._layout, self._drawn, self._at = layout, None, -1
        drawing = self.drawing()
        self.setAccessibleDescription(drawing.description if drawing else "")
        leads = drawing is not None and any(spot.key for spot in drawing.spots)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if leads else Qt.FocusPolicy.NoFocus)
        if self._high:
            self.setMaximumHeight(self._needed())
        self.updateGeometry()
        self.update()

    def drawing(self) -> Drawing | None:
        """Return what is shown at the present size."""
        return self._made(float(self.width()), float(self.height()))

    def spots(self) -> tuple[Spot, ...]:
        """Return the places that tell more."""
        drawing = self.drawing()
        return drawing.spots if drawing else ()

    def _made(self, width: float, height: float) -> Drawing | None:
        if self._layout is None:
            return None
        key = width, height if self._high else 0.0, self.font().toString()
        if self._drawn is None or self._drawn[0] != key:
            self._drawn = key, self._layout(width, height, QtRuler(fonts_of(self.font())))
        return self._drawn[1]

    # Size

    def _needed(self) -> int:
        """Return how high a drawing is that may be as high as it likes: one bar leaves no hole below it."""
        if self._layout is None:
            return self._highest
        width = float(max(self.width(), _USUAL))
        made = self._layout(width, float(self._highest), QtRuler(fonts_of(self.font())))
        return min(ceil(made.height) + 1, self._highest)

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """As high as the drawing in that width."""
        if self._high or self._layout is None:
            return min(self._high, self.maximumHeight())
        made = self._layout(float(width), 0.0, QtRuler(fonts_of(self.font())))
        return int(made.height + 1)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for the drawing at the present width."""
        width = max(self.width(), _USUAL)
        return QSize(_USUAL, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A narrow drawing is still one."""
        return QSize(160, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Bigger letters need more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._high:
            self.setMaximumHeight(self._needed())

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw it, and a frame round the spot that the keys have reached."""
        drawing = self.drawing()
        if drawing is None:
            return
        painter = QPainter(self)
        paint_drawing(painter, drawing, fonts_of(self.font()), colours().names())
        if self.hasFocus() and 0 <= self._at < len(drawing.spots):
            spot = drawing.spots[self._at]
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(colours().accent), 1))
            frame = QRectF(spot.x, spot.y, spot.width, spot.height).adjusted(-1, 0.5, 1, -0.5)
            painter.drawRoundedRect(frame.intersected(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)), 4, 4)

    # Pointing

    def _spot_at(self, place: QPointF) -> Spot | None:
        found = [spot for spot in self.spots() if spot.holds(place.x(), place.y())]
        return found[0] if found else None

    def event(self, event: QEvent) -> bool:
        """Tell what stands under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            spot = self._spot_at(QPointF(event.pos()))
            if spot is None:
                QToolTip.hideText()
            else:
                room = QRect(int(spot.x), int(spot.y), int(spot.width), int(spot.height))
                QToolTip.showText(event.globalPos(), tip(spot.words), self, room)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Show a hand over what leads somewhere."""
        spot = self._spot_at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if spot and spot.key else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Go where a spot leads."""
        spot = self._spot_at(event.position())
        if spot is not None and spot.key and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(spot.key)

    # Keys

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Begin at the first spot."""
        super().focusInEvent(event)
        self._go(max(self._at, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Walk over the spots that lead somewhere and take one."""
        spots = self.spots()
        if event.key() in _BACK:
            self._go(self._at - 1, back=True)
        elif event.key() in _ON:
            self._go(self._at + 1)
        elif event.key() in _TAKE and 0 <= self._at < len(spots) and spots[self._at].key:
            self.chosen.emit(spots[self._at].key)
        else:
            super().keyPressEvent(event)

    def _go(self, number: int, *, back: bool = False) -> None:
        spots = self.spots()
        while 0 <= number < len(spots) and not spots[number].key:
            number += -1 if back else 1
        if 0 <= number < len(spots):
            self._at = number
            self.update()
