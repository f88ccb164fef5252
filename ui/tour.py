"""A walk round the window: one bubble after the other points at what matters and says one sentence about it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui.theme.theme import colours
from ui.widgets.boxes import button
from ui.widgets.label import Label
from ui.widgets.layouts import column, row

_WIDTH = 320
_TIP = 10
_EDGE = 8
_RADIUS = 8
_FAR = 3


@dataclass(frozen=True)
class Stop:
    """One thing to point at: its name, a sentence, the widget (None when it is not there), the place it stands in."""

    title: str
    sentence: str
    target: Callable[[], QWidget | None]
    place: str = ""


class Bubble(QWidget):
    """A box with a tip towards its target; it takes the keys while it has the focus and leaves the window usable."""

    forward = Signal()
    back = Signal()
    skipped = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pointed = QPoint()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = column(self, 14, 6)
        inside.setContentsMargins(14 + _TIP, 12 + _TIP, 14 + _TIP, 12 + _TIP)
        self.title = Label("", "heading", wrap=True)
        self.sentence = Label("", wrap=True)
        self.count = Label("", "small")
        inside.addWidget(self.title)
        inside.addWidget(self.sentence)
        foot = row(spacing=6)
        self.skip_button = button("Bỏ qua", self.skipped.emit)
        self.back_button = button("Quay lại", self.back.emit)
        self.next_button = button("Tiếp", self.forward.emit, main=True)
        foot.addWidget(self.count)
        foot.addStretch(1)
        for one in (self.skip_button, self.back_button, self.next_button):
            foot.addWidget(one)
        inside.addLayout(foot)

    def show_stop(self, stop: Stop, number: int, count: int) -> None:
        """Show the words of a stop."""
        self.title.setText(stop.title)
        self.sentence.setText(stop.sentence)
        self.count.setText(f"{number}/{count}")
        self.back_button.setEnabled(number > 1)
        self.next_button.setText("Xong" if number == count else "Tiếp")
        self.setAccessibleName(f"{stop.title}. {stop.sentence}")

    def point_at(self, target: QRect, room: QSize) -> None:
        """Stand beside a target, inside the room, on the side where there is most of it."""
        width = min(_WIDTH, room.width() - 2 * _EDGE)
        layout = self.layout()
        height = layout.heightForWidth(width) if layout is not None and layout.hasHeightForWidth() else 0
        height = min(max(height, self.minimumSizeHint().height()), room.height() - 2 * _EDGE)
        spaces = {
            "below": room.height() - target.bottom(),
            "above": target.top(),
            "right": room.width() - target.right(),
            "left": target.left(),
        }
        fits = [side for side in spaces if spaces[side] >= (height if side in ("below", "above") else width) + _EDGE]
        side = fits[0] if fits else "inside"
        corner = _corner(side, target, QSize(width, height))
        x = min(max(corner.x(), _EDGE), room.width() - width - _EDGE)
        y = min(max(corner.y(), _EDGE), room.height() - height - _EDGE)
        self.setGeometry(x, y, width, height)
        self._pointed = _end(side, target, self.geometry()) - QPoint(x, y)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the box with its tip."""
        scheme = colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(scheme.accent), 1.5))
        painter.setBrush(QColor(scheme.card))
        box = self.rect().adjusted(_TIP, _TIP, -_TIP, -_TIP)
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        tip = _tip(box, self._pointed)
        if tip is not None:
            painter.drawPolyline(tip)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawPolygon(tip)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Arrows go on and back, Esc ends."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.skipped.emit()
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.forward.emit()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_PageUp):
            self.back.emit()
        else:
            super().keyPressEvent(event)


class Frame(QWidget):
    """A line round the thing that is pointed at; clicks go through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours().accent), 2))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)


class Tour(QObject):
    """Goes from stop to stop; ``ended`` comes when it was walked to its end or left."""

    ended = Signal()

    def __init__(self, over: QWidget, stops: Sequence[Stop], go: Callable[[str], object]) -> None:
        super().__init__(over)
        self._over, self._stops, self._go = over, tuple(stops), go
        self._at = -1
        self.frame = Frame(over)
        self.bubble = Bubble(over)
        self.bubble.hide()
        self.frame.hide()
        self.bubble.forward.connect(lambda: self.step(1))
        self.bubble.back.connect(lambda: self.step(-1))
        self.bubble.skipped.connect(self.end)
        over.installEventFilter(self)

    def start(self) -> None:
        """Begin with the first stop."""
        self._at = -1
        self.step(1)

    def step(self, by: int) -> None:
        """Go on, or back; a stop whose thing is not there is passed over, after the last one it ends."""
        at = self._at + by
        while 0 <= at < len(self._stops):
            stop = self._stops[at]
            if stop.place:
                self._go(stop.place)
                QApplication.processEvents()
            target = stop.target()
            if target is not None and target.isVisible():
                self._at = at
                self._show(stop, target)
                return
            at += by
        if at >= len(self._stops):
            self.end()

    def end(self) -> None:
        """Put everything away."""
        self.bubble.hide()
        self.frame.hide()
        self._over.removeEventFilter(self)
        self.ended.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Follow the window when it is resized."""
        if event.type() == QEvent.Type.Resize and self.bubble.isVisible():
            target = self._stops[self._at].target()
            if target is not None and isValid(target):
                self._place(target)
        return super().eventFilter(watched, event)

    def _show(self, stop: Stop, target: QWidget) -> None:
        self.bubble.show_stop(stop, self._at + 1, len(self._stops))
        self._place(target)
        for part in (self.frame, self.bubble):
            part.show()
            part.raise_()
        self.bubble.next_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self, target: QWidget) -> None:
        corner = target.mapTo(self._over, QPoint(0, 0))
        room = QRect(corner, target.size()).adjusted(-_FAR, -_FAR, _FAR, _FAR) & self._over.rect()
        self.frame.setGeometry(room)
        self.bubble.point_at(room, self._over.size())


def _corner(side: str, target: QRect, size: QSize) -> QPoint:
    middle = target.center()
    match side:
        case "below":
            return QPoint(middle.x() - size.width() // 2, target.bottom() + 1)
        case "above":
            return QPoint(middle.x() - size.width() // 2, target.top() - size.height())
        case "right":
            return QPoint(target.right() + 1, middle.y() - size.height() // 2)
        case "left":
            return QPoint(target.left() - size.width(), middle.y() - size.height() // 2)
        case _:
            return QPoint(middle.x() - size.width() // 2, middle.y() - size.height() // 2)


def _end(side: str, target: QRect, box: QRect) -> QPoint:
    """Return where the tip ends: on the edge of the target, over against the box."""
    x = min(max(box.center().x(), target.left()), target.right())
    y = min(max(box.center().y(), target.top()), target.bottom())
    match side:
        case "below":
            return QPoint(x, target.bottom())
        case "above":
            return QPoint(x, target.top())
        case "right":
            return QPoint(target.right(), y)
        case "left":
            return QPoint(target.left(), y)
        case _:
            return box.center()


def _tip(box: QRect, end: QPoint) -> QPolygonF | None:
    """Return the tip from the box to a point outside it; None when the point lies inside."""
    if box.contains(end):
        return None
    half = _TIP * 0.8
    if box.left() <= end.x() <= box.right():
        base = box.top() + 1 if end.y() < box.top() else box.bottom() - 1
        x = min(max(end.x(), box.left() + 2 * _TIP), box.right() - 2 * _TIP)
        y = box.top() - _TIP + 1 if end.y() < box.top() else box.bottom() + _TIP - 1
        return QPolygonF([QPointF(x - half, base), QPointF(x, y), QPointF(x + half, base)])
    base = box.left() + 1 if end.x() < box.left() else box.right() - 1
    y = min(max(end.y(), box.top() + 2 * _TIP), box.bottom() - 2 * _TIP)
    x = box.left() - _TIP + 1 if end.x() < box.left() else box.right() + _TIP - 1
    return QPolygonF([QPointF(base, y - half), QPointF(x, y), QPointF(base, y + half)])
