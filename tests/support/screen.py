"""Walks over widgets: what they say and whether it is Vietnamese, fits, has a name and can be read."""

import re
from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction, QColor, QImage, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QScrollArea,
    QTableView,
    QTextEdit,
    QTreeView,
    QWidget,
)

from ui.theme.colours import LEAST_CONTRAST, contrast
from ui.widgets.boxes import ShortButton
from ui.widgets.label import Label
from ui.widgets.pill import Pill

# Words that are written as they are in Vietnamese offices too.
ALLOWED = {
    "excel",
    "word",
    "shift",
    "pdf",
    "ctrl",
    "enter",
    "esc",
    "ins",
    "f10",
    "cds",
    "xlsx",
    "zalo",
    "ubnd",
    "kh",
    "qđ",
    "ttg",
    "vhtt",
}
ENGLISH = set(
    re.findall(
        r"\w+",
        """
        the of and is are was with for at by from this that not be or as it you your will has have
        save saved open close cancel ok yes no file files folder delete remove add edit undo redo copy paste
        search find filter report export import task tasks plan plans project state status deadline error warning
        settings help about name type size date new old back next home page table row column all none select
        """,
    )
)
# A syllable of Vietnamese: no letters that the alphabet has not, at most seven letters.
SYLLABLE = re.compile(r"^[a-zà-ỹăâđêôơư]{1,7}$")
KEYS = re.compile(r"((Ctrl|Alt|Shift)\+)+\w|\bF\d+")
# Where a file lies is nobody's wording.
PATHS = re.compile(r"(\w:)?[\\/]\S*\.cds")
FOREIGN_LETTERS = set("fjwz")


def foreign(text: str) -> list[str]:
    """Return the words of a text that are no Vietnamese."""
    words = re.findall(r"[^\W\d_]+", KEYS.sub("", PATHS.sub("", text)).lower())
    return [
        word
        for word in words
        if word not in ALLOWED and (word in ENGLISH or not SYLLABLE.match(word) or FOREIGN_LETTERS & set(word))
    ]


def said(widget: QWidget) -> Iterator[str]:
    """Yield every text that a widget shows or speaks."""
    yield widget.windowTitle()
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    yield re.sub(r"<[^>]+>", "", widget.toolTip())
    if isinstance(widget, Label | QAbstractButton | Pill):
        yield widget.text()
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        yield widget.placeholderText()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(place) for place in range(widget.count()))
    if isinstance(widget, QTableView):
        model = widget.model()
        for column in range(model.columnCount()):
            yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
    yield from (action.text().replace("&", "") for action in widget.findChildren(QAction))


def strangers(top: QWidget) -> set[str]:
    """Name the words on a window that are no Vietnamese."""
    return {
        f"{type(widget).__name__}: {word} in {text[:60]!r}"
        for widget in (top, *top.findChildren(QWidget))
        for text in said(widget)
        for word in foreign(text)
    }


def nameless(top: QWidget) -> set[str]:
    """Name what can be used on a window and has no name for those who cannot see it."""
    used = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QTextEdit, QTableView, QListView, QTreeView)
    found = set()
    for widget in top.findChildren(QWidget):
        inner = widget.objectName().startswith("qt_") or isinstance(widget.parent(), QComboBox)
        if not isinstance(widget, used) or inner or not widget.isVisible():
            continue
        text = widget.text() if isinstance(widget, QAbstractButton) else ""
        if not (widget.accessibleName() or text):
            found.add(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return found


def faint(top: QWidget) -> set[str]:
    """Name the texts on a window whose ink stands out too little from the ground that was painted under them.

    What cannot be used now is told as well: it has something to say. So are the examples in empty fields.
    """
    found = set()
    painted = top.grab().toImage()
    for widget in top.findChildren(QWidget):
        text, role = shown_text(widget), widget.foregroundRole()
        if isinstance(widget, QLineEdit | QPlainTextEdit | QComboBox):
            text, role = typed_text(widget), QPalette.ColorRole.Text
            if not text and not isinstance(widget, QComboBox):
                text, role = widget.placeholderText(), QPalette.ColorRole.PlaceholderText
        if not text or isinstance(widget, Pill) or not widget.isVisible():
            continue
        room = QRect(widget.mapTo(top, QPoint(0, 0)), widget.size()) & top.rect()
        if widget.visibleRegion().isEmpty() or room.isEmpty():
            continue
        ground = _ground(painted, room)
        ratio = contrast(_seen(widget.palette().color(role), ground), ground)
        if ratio < LEAST_CONTRAST:
            found.add(f"{type(widget).__name__} {text[:40]!r} {ratio:.2f}")
    return found


def _seen(ink: QColor, ground: str) -> str:
    """Return the colour that an ink has on a ground: Qt's own examples in empty fields are half transparent."""
    part, below = ink.alphaF(), QColor(ground)
    mixed = (
        round(over * part + under * (1 - part))
        for over, under in zip(ink.toTuple()[:3], below.toTuple()[:3], strict=True)  # type: ignore[index]
    )
    return QColor(*mixed).name()


def _ground(painted: QImage, room: QRect) -> str:
    """Return the colour that most of a part of a picture has."""
    columns = range(room.left(), room.right() + 1, max(room.width() // 40, 1))
    rows = range(room.top(), room.bottom() + 1, max(room.height() // 12, 1))
    seen = Counter(painted.pixelColor(x, y).name() for x in columns for y in rows)
    return seen.most_common(1)[0][0]


def cut(top: QWidget) -> set[str]:
    """Name the visible texts that are wider or higher than their widget, or stick out of the window."""
    found = set()
    for widget in top.findChildren(QWidget):
        if not widget.isVisible() or widget.visibleRegion().isEmpty():
            continue
        text = shown_text(widget)
        if not text or isinstance(widget, ShortButton) or (isinstance(widget, Label) and widget._elide):
            continue
        if isinstance(widget, Label) and widget.wordWrap():
            needed, room = widget.heightForWidth(widget.width()), widget.height()
        else:
            needed, room = widget.sizeHint().width(), widget.width()
        if needed > room + 1:
            found.add(f"{type(widget).__name__} {text[:50]!r} needs {needed}, has {room}")
        outside = not top.rect().contains(QRect(widget.mapTo(top, QPoint(0, 0)), widget.size()))
        if outside and not _scrolls(widget):
            found.add(f"{type(widget).__name__} {text[:50]!r} outside")
    return found | _too_wide(top)


def _too_wide(top: QWidget) -> set[str]:
    """Name what is wider than the place that shows it, where nobody can scroll sideways."""
    found = set()
    for area in top.findChildren(QScrollArea):
        inside = area.widget()
        shut = area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if shut and area.isVisible() and inside is not None and inside.width() > area.viewport().width() + 1:
            wide = max(inside.findChildren(QWidget), key=lambda one: one.isVisible() * one.minimumSizeHint().width())
            room = area.viewport().width()
            found.add(f"{type(wide).__name__} {shown_text(wide)[:50]!r} needs {inside.width()} of {room}")
    return found


def shown_text(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, Label | Pill | QAbstractButton) else ""


def typed_text(widget: QLineEdit | QPlainTextEdit | QComboBox) -> str:
    if isinstance(widget, QComboBox):
        return widget.currentText()
    return widget.text() if isinstance(widget, QLineEdit) else widget.toPlainText()


def _scrolls(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if parent.objectName() == "qt_scrollarea_viewport":
            return True
        parent = parent.parentWidget()
    return False
