"""The places on the left, under their headings, each with a live count; arrows move, Alt and a digit jump."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QSizePolicy, QWidget

from ui.places.names import PlaceName
from ui.theme.theme import colours, theme
from ui.widgets.boxes import scroll
from ui.widgets.label import Label, tip
from ui.widgets.layouts import column

WIDTH = 208
_HEIGHT = 36
_INSET, _EDGE = 12, 8
_LONGEST_COUNT = "999"


class PlaceButton(QAbstractButton):
    """One place: its name on the left, its count on the right."""

    def __init__(self, name: PlaceName, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(name.title)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.count = ""
        self.show_count("")

    def show_count(self, count: str) -> None:
        """Show another count; empty shows none."""
        self.count = count
        self.setAccessibleName(f"{self.text()}, {count}" if count else self.text())
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for the name and a count, high enough for a finger."""
        return QSize(self._needed(), max(_HEIGHT, self.fontMetrics().height() + 16))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A low screen takes the room round the name."""
        return QSize(self._needed(), self.fontMetrics().height() + 2)

    def _needed(self) -> int:
        metrics = QFontMetrics(_chosen(self.font()))
        return metrics.horizontalAdvance(self.text()) + metrics.horizontalAdvance(_LONGEST_COUNT) + 3 * _INSET

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the ground, the name and the count."""
        scheme = colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(scheme.accent_soft if self.isChecked() else scheme.hover))
            painter.drawRoundedRect(self.rect(), 6, 6)
        if self.hasFocus():
            painter.setPen(QColor(scheme.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
        room = self.rect().adjusted(_INSET, 0, -_INSET, 0)
        self._draw(painter, room, Qt.AlignmentFlag.AlignLeft, self.text(), scheme.ink)
        self._draw(painter, room, Qt.AlignmentFlag.AlignRight, self.count, scheme.muted)

    def _draw(self, painter: QPainter, room: QRect, side: Qt.AlignmentFlag, text: str, colour: str) -> None:
        font = self.font()
        if self.isChecked():
            font = _chosen(font)
            colour = colours().accent
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, text)


def _chosen(font: QFont) -> QFont:
    made = QFont(font)
    made.setWeight(QFont.Weight.Bold)
    return made


class PlaceList(QFrame):
    """The column of places; ``chosen`` gives the key of a pressed one, ``reached`` of one that arrows led to."""

    chosen = Signal(str)
    reached = Signal(str)

    def __init__(self, names: Sequence[PlaceName], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self.setAccessibleName("Các trang")
        self._buttons: dict[str, PlaceButton] = {}
        self._group = QButtonGroup(self)
        inner = QWidget()
        inside = column(inner, _EDGE, 2)
        inside.setContentsMargins(_EDGE, 10, _EDGE, 10)
        heading = ""
        for name in names:
            if name.group != heading:
                heading = name.group
                label = Label(heading.upper(), "group")
                label.setContentsMargins(_INSET, 8, 0, 3)
                inside.addWidget(label)
            button = PlaceButton(name, self)
            button.setToolTip(tip(f"{name.title} ({name.keys})"))
            button.installEventFilter(self)
            self._group.addButton(button)
            self._buttons[name.key] = button
            button.clicked.connect(lambda _checked=False, key=name.key: self.chosen.emit(key))
            inside.addWidget(button)
        inside.addStretch(1)
        self._area = scroll(inner)
        column(self).addWidget(self._area)
        self._fit()
        theme().changed.connect(self._fit)
        self._area.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._fit())

    def _fit(self) -> None:
        """Be as wide as the longest name needs, never less than usual; with the bar that scrolls on a low screen."""
        bar = self._area.verticalScrollBar()
        beside = 2 * _EDGE + (bar.sizeHint().width() if bar.maximum() else 0)
        self.setFixedWidth(max(WIDTH, *(one.sizeHint().width() + beside for one in self._buttons.values())))

    def keys(self) -> list[str]:
        """Return the keys of the places, from the top."""
        return list(self._buttons)

    def button(self, key: str) -> PlaceButton:
        """Return the button of a place."""
        return self._buttons[key]

    def current(self) -> PlaceButton | None:
        """Return the button of the place in front."""
        return next((button for button in self._buttons.values() if button.isChecked()), None)

    def choose(self, key: str) -> None:
        """Mark a place without telling anybody, and bring its name into view."""
        self._buttons[key].setChecked(True)
        self._area.ensureWidgetVisible(self._buttons[key], 0, 0)

    def show_count(self, key: str, count: str) -> None:
        """Show the count of a place."""
        self._buttons[key].show_count(count)

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]  # noqa: N802
        """Move with the arrows, opening the place that is reached."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None and isinstance(watched, PlaceButton):
                buttons = list(self._buttons.values())
                place = min(max(buttons.index(watched) + step, 0), len(buttons) - 1)
                buttons[place].setFocus(Qt.FocusReason.TabFocusReason)
                buttons[place].setChecked(True)
                self._area.ensureWidgetVisible(buttons[place], 0, 0)
                self.reached.emit(self.keys()[place])
                return True
        return super().eventFilter(watched, event)
