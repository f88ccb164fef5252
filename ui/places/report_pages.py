"""The pages of a report as they will be printed: searched, copied from, open to the records behind their words."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QHelpEvent, QKeyEvent, QKeySequence, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip, QWidget

from cdsdesk.document.blocks import Ref
from cdsdesk.reporting.page_map import Spot
from ui.places.report_scroll import Box, Marked, PageScroll, placed
from ui.widgets.label import tip

_LEAST_DRAG = 4


class PagesView(PageScroll):
    """``opened`` gives the records of the words that were clicked; ``dragged`` asks for the words between two points.

    ``describe`` says what records are, for the one who reads.
    """

    opened = Signal(object, QPoint)
    dragged = Signal(int, object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.viewport().setMouseTracking(True)
        self.describe: Callable[[Sequence[Ref]], str] = lambda _refs: ""
        self.chosen_text = ""
        self._pressed: QPoint | None = None

    # Marks

    def show_hits(self, hits: Sequence[Marked], current: int) -> None:
        """Mark found words; the current ones are brought into view."""
        self._hits, self._hit = hits, current
        if 0 <= current < len(hits) and hits[current].boxes:
            self.bring(hits[current].page, hits[current].boxes[0])
        self.viewport().update()

    def show_chosen(self, page: int, text: str, boxes: Sequence[Box]) -> None:
        """Mark words that can be copied."""
        self.chosen_text, self.chosen = text, Marked(page, boxes)
        self.viewport().update()

    # Records behind the words

    def spot_at(self, place: QPoint) -> tuple[int, Spot] | None:
        """Return page and words at a point of the view that stand for records."""
        held = self.held(QPointF(place))
        if held is None:
            return None
        spot = self.map.pages[held[0]].spot_at(held[1], held[2])
        return (held[0], spot) if spot is not None else None

    def step_spot(self, forward: bool) -> None:
        """Go to the next or last words that stand for records, beginning with those in view."""
        number = self.spot[0] if self.spot is not None else self.number
        spots = self.map.pages[number].spots() if self.map.pages else ()
        at = spots.index(self.spot[1]) if self.spot is not None and self.spot[1] in spots else None
        at = (0 if forward else len(spots) - 1) if at is None else at + (1 if forward else -1)
        while not 0 <= at < len(spots):
            number += 1 if forward else -1
            if not 0 <= number < len(self.map.pages):
                return
            spots = self.map.pages[number].spots()
            at = 0 if forward else len(spots) - 1
        self.spot = number, spots[at]
        spot = spots[at]
        self.bring(number, (spot.left, spot.top, spot.right, spot.bottom))
        self.setAccessibleDescription(self.describe(spot.refs))
        QToolTip.showText(self.viewport().mapToGlobal(self._below(number, spot)), tip(self.describe(spot.refs)), self)
        self.viewport().update()

    def _below(self, number: int, spot: Spot) -> QPoint:
        lying = self.strip.pages[number]
        return placed(self.on_view(lying), lying, (spot.left, spot.top, spot.right, spot.bottom)).bottomLeft().toPoint()

    # Hands

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Tell what a number is while the mouse rests on it."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = self.spot_at(event.pos())
            QToolTip.showText(event.globalPos(), tip(self.describe(found[1].refs)) if found else "", self)
            return True
        if event.type() == QEvent.Type.Leave:
            self.hover = None
            self.viewport().update()
        return bool(super().viewportEvent(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Show what can be opened, or ask for the words that are drawn over."""
        here = event.position().toPoint()
        if self._pressed is not None and (here - self._pressed).manhattanLength() > _LEAST_DRAG:
            start, end = self.held(QPointF(self._pressed)), self.held(event.position())
            if start is not None and end is not None and start[0] == end[0]:
                self.dragged.emit(start[0], start[1:], end[1:])
            return
        found = self.spot_at(here)
        if found != self.hover:
            self.hover = found
            shape = Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.IBeamCursor
            self.viewport().setCursor(shape if self.map.pages else Qt.CursorShape.ArrowCursor)
            self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Begin a click or a drag."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()
            self.chosen, self.chosen_text = None, ""
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Open what was clicked."""
        pressed, self._pressed = self._pressed, None
        here = event.position().toPoint()
        if pressed is None or (here - pressed).manhattanLength() > _LEAST_DRAG:
            return
        found = self.spot_at(here)
        if found is not None:
            self.spot = found
            self.opened.emit(found[1].refs, event.globalPosition().toPoint())

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Scroll; with Ctrl zoom at the mouse."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.step_zoom(1 if event.angleDelta().y() > 0 else -1, event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Scroll, zoom, go from number to number, open, copy."""
        key, bar = event.key(), self.verticalScrollBar()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.matches(QKeySequence.StandardKey.Copy) and self.chosen_text:
            QGuiApplication.clipboard().setText(self.chosen_text)
        elif control and key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.step_zoom(-1 if key == Qt.Key.Key_Minus else 1)
        elif control and key == Qt.Key.Key_0:
            self.set_zoom(None)
        elif control and key == Qt.Key.Key_1:
            self.set_zoom(1.0)
        elif key == Qt.Key.Key_N and not control:
            self.step_spot(not event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.spot is not None:
            self.opened.emit(self.spot[1].refs, self.viewport().mapToGlobal(self._below(*self.spot)))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            bar.setValue(bar.minimum() if key == Qt.Key.Key_Home else bar.maximum())
        else:
            super().keyPressEvent(event)
