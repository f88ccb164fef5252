"""Small pieces that every page is put together from: cards, rows, buttons, links, chips."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QToolButton,
    QWidget,
)

from ui.theme.icons import icon
from ui.theme.theme import colours, theme
from ui.widgets.label import tip
from ui.widgets.layouts import column

ICON = QSize(16, 16)
_ICON_GAP = 4
_WITH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


class Card(QFrame):
    """A white box with a thin line round it; ``column`` takes what stands in it."""

    def __init__(self, parent: QWidget | None = None, margin: int = 14, spacing: int = 8) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.column = column(self, margin, spacing)


class PushButton(QPushButton):
    """A button that Enter presses while it has the focus, and only then: Enter in a field stays with the field."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setAutoDefault(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Press it with Enter too, as in every other program of the office."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _WITH:
            self.click()
        else:
            super().keyPressEvent(event)

    def initStyleOption(self, option: QStyleOptionButton) -> None:  # noqa: N802 - Qt's name
        """In a window too narrow for big letters, end the words with an ellipsis; Qt would cut them on both sides."""
        super().initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self).width()
        room -= self.iconSize().width() + _ICON_GAP if not self.icon().isNull() else 0
        if self.text() and self.fontMetrics().horizontalAdvance(self.text()) > room:
            option.text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)


def button(
    text: str, on_click: Callable[[], object] | None = None, *, main: bool = False, picture: str = ""
) -> QPushButton:
    """Return a push button; the ``main`` one of a page is filled, and Enter presses it wherever one is in a dialog."""
    made = PushButton(text)
    if main:
        made.setProperty("role", "main")
        made.setDefault(True)
    if picture:
        set_picture(made, picture, "on_button" if main else "muted")
    if on_click is not None:
        made.clicked.connect(lambda _checked=False: on_click())
    return made


class ShortButton(PushButton):
    """A button whose words are cut with an ellipsis where there is no room; ``words`` holds them whole."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.words = words
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_words(self, words: str) -> None:
        """Show other words."""
        self.words = words
        self.setAccessibleName(words)
        self.setText(words)
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for all words, if there is any."""
        cut = self.fontMetrics().horizontalAdvance(self.words) - self.fontMetrics().horizontalAdvance(self.text())
        return super().sizeHint() + QSize(cut + 2, 0)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for a few letters."""
        return QSize(min(40, self.sizeHint().width()), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Cut the words to the new room."""
        super().resizeEvent(event)
        frame = super().sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text())
        shown = self.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideRight, self.width() - frame)
        if shown != self.text():
            self.setText(shown)
            self.setToolTip(tip(self.words) if shown != self.words else "")


def link(text: str, on_click: Callable[[], object]) -> ShortButton:
    """Return a button that looks like a link and is reached by Tab like any other."""
    made = ShortButton(text)
    made.setProperty("role", "link")
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.clicked.connect(lambda _checked=False: on_click())
    return made


def flat_button(picture: str, name: str, on_click: Callable[[], object] | None = None) -> QToolButton:
    """Return a button that is only an icon; ``name`` is what it is called and its tool tip."""
    made = QToolButton()
    made.setProperty("role", "flat")
    made.setAccessibleName(name)
    made.setToolTip(tip(name))
    made.setIconSize(ICON)
    set_picture(made, picture, "muted")
    if on_click is not None:
        made.clicked.connect(lambda _checked=False: on_click())
    return made


class _Picture(QObject):
    """An icon on a button in a named colour of the scheme; goes with its button."""

    def __init__(self, target: QPushButton | QToolButton, picture: str, colour: str) -> None:
        super().__init__(target)
        self._target, self._picture, self._colour = target, picture, colour
        theme().changed.connect(self.put)
        self.put()

    def put(self) -> None:
        """Draw it in the colours that are on."""
        self._target.setIcon(icon(self._picture, getattr(colours(), self._colour)))


def set_picture(target: QPushButton | QToolButton, picture: str, colour: str) -> None:
    """Put an icon on a button in a named colour, and again when the scheme changes."""
    _Picture(target, picture, colour)


def line() -> QFrame:
    """Return a thin horizontal line."""
    made = QFrame()
    made.setProperty("role", "line")
    return made


def scroll(inner: QWidget) -> QScrollArea:
    """Return a frame that scrolls ``inner`` up and down and never sideways."""
    made = QScrollArea()
    made.setWidget(inner)
    made.setWidgetResizable(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return made


def clear(layout: QLayout) -> None:
    """Take everything out of a layout; the widgets in it go with the next turn of the event loop."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
