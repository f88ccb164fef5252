"""Draws a line of what was found: its words with the typed ones emphasised, its keys, what and where it is."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cdsdesk.vietnamese.finding import Span, spans
from ui.finding.entry import Entry
from ui.theme.colours import Colours
from ui.theme.theme import colours

ENTRY = Qt.ItemDataRole.UserRole
TYPED = "typed"
_PAD_X, _PAD_Y, _GAP = 8, 4, 12
_HEADING_PAD = 7
_SMALLER = 1
Index = QModelIndex | QPersistentModelIndex


class AnswerPainter(QStyledItemDelegate):
    """Knows the typed words from the list's property."""

    def __init__(self, over: QListWidget) -> None:
        super().__init__(over)
        self._list = over

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """One line for a heading, two for what was found."""
        height = QFontMetrics(_small(self._list)).height()
        if _entry(index) is None:
            return QSize(100, height + _HEADING_PAD)
        return QSize(100, self._list.fontMetrics().height() + height + 2 * _PAD_Y)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        entry, scheme = _entry(index), colours()
        room: QRect = option.rect
        painter.save()
        if entry is None:
            self._heading(painter, room, str(index.data()), scheme)
        else:
            state: QStyle.StateFlag = option.state
            self._ground(painter, room, state, scheme)
            self._lines(painter, room.adjusted(_PAD_X, _PAD_Y, -_PAD_X, -_PAD_Y), entry, scheme)
        painter.restore()

    def _heading(self, painter: QPainter, room: QRect, text: str, scheme: Colours) -> None:
        font = _small(self._list)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(scheme.muted))
        painter.drawText(room.adjusted(_PAD_X, 0, 0, -1), Qt.AlignmentFlag.AlignBottom, text)

    def _ground(self, painter: QPainter, room: QRect, state: QStyle.StateFlag, scheme: Colours) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(scheme.accent_soft if chosen else scheme.hover))
            painter.drawRoundedRect(room, 5, 5)

    def _lines(self, painter: QPainter, room: QRect, entry: Entry, scheme: Colours) -> None:
        plain, small = QFont(self._list.font()), _small(self._list)
        upper = QRect(room.topLeft(), QSize(room.width(), QFontMetrics(plain).height()))
        lower = QRect(QPoint(room.x(), upper.bottom() + 1), QSize(room.width(), QFontMetrics(small).height()))
        if entry.keys:
            painter.setFont(small)
            painter.setPen(QColor(scheme.muted))
            painter.drawText(upper, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, entry.keys)
            upper.setRight(upper.right() - painter.fontMetrics().horizontalAdvance(entry.keys) - _GAP)
        self._emphasised(painter, upper, entry.text, plain, scheme.muted if entry.why else scheme.ink)
        where = f"{entry.where} · {entry.why}" if entry.why else entry.where
        self._emphasised(painter, lower, where, small, scheme.muted)

    def _emphasised(self, painter: QPainter, room: QRect, text: str, font: QFont, colour: str) -> None:
        strong = QFont(font)
        strong.setBold(True)
        left = room.x()
        for part, marked in pieces(text, spans(text, str(self._list.property(TYPED) or ""))):
            painter.setFont(strong if marked else font)
            painter.setPen(QColor(colours().accent if marked else colour))
            rest = room.right() - left + 1
            shown = painter.fontMetrics().elidedText(part, Qt.TextElideMode.ElideRight, rest)
            painter.drawText(QRect(left, room.y(), rest, room.height()), Qt.AlignmentFlag.AlignVCenter, shown)
            left += painter.fontMetrics().horizontalAdvance(part)
            if shown != part:
                return


def pieces(text: str, marked: Sequence[Span]) -> Iterator[tuple[str, bool]]:
    """Yield a text in pieces, each with whether it was typed."""
    done = 0
    for begin, end in marked:
        if begin > done:
            yield text[done:begin], False
        yield text[begin:end], True
        done = end
    if done < len(text):
        yield text[done:], False


def _entry(index: Index) -> Entry | None:
    found = index.data(ENTRY)
    return found if isinstance(found, Entry) else None


def _small(widget: QWidget) -> QFont:
    font = QFont(widget.font())
    font.setPointSizeF(font.pointSizeF() - _SMALLER)
    return font
