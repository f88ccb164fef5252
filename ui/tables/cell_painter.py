"""Draws the cells of a table straight from its model: wrapped text, pills, bars, headings, marks of findings."""

from decimal import Decimal

from PySide6.QtCore import (
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QTableView

from ui.tables.cell_lines import cell_lines
from ui.tables.columns import Column, Heading
from ui.tables.record_model import RecordModel
from ui.theme.colours import Tone
from ui.theme.icons import picture
from ui.theme.theme import colours
from ui.widgets.pill import paint_pill, pill_size

PAD_X, PAD_Y = 8, 6
MOST_LINES = 3
MARK = 16
_INDENT = 14
_BAR, _WIDEST_BAR, _WIDEST_SHARE = 7, 110, "100%"
_ONE_LINE = Qt.TextFlag.TextSingleLine.value | Qt.AlignmentFlag.AlignTop.value
_FLAGS_LEFT = _ONE_LINE | Qt.AlignmentFlag.AlignLeft.value
_FLAGS_RIGHT = _ONE_LINE | Qt.AlignmentFlag.AlignRight.value
Index = QModelIndex | QPersistentModelIndex


class CellPainter:
    """Letters and colours are looked up once a repaint (``begin``), not once a cell."""

    def __init__(self, view: QTableView, model: RecordModel) -> None:
        self._view = view
        self._model = model
        self.begin()

    def begin(self) -> None:
        """Take the colours and letters as they are now."""
        self._scheme = colours()
        self._font = QFont(self._view.font())
        self._bold = QFont(self._font)
        self._bold.setWeight(QFont.Weight.DemiBold)
        self._font_key, self._bold_key = self._font.toString(), self._bold.toString()
        self._metrics, self._bold_metrics = QFontMetrics(self._font), QFontMetrics(self._bold)
        self._high, self._step = self._metrics.height(), self._metrics.lineSpacing()
        names = ("accent_soft", "accent", "hover", "line", "ink", "muted", "section")
        self._inks = {name: QColor(getattr(self._scheme, name)) for name in names}
        self._inks["pending"] = QColor(self._scheme.tones[Tone.RED].ink)
        current = self._view.currentIndex()
        self._now = current.row()
        self._focus = (current.row(), current.column()) if self._view.hasFocus() else None
        model = self._view.selectionModel()
        # Asking Qt's flags cell by cell costs more than drawing the text.
        self._chosen = [(area.top(), area.bottom(), area.left(), area.right()) for area in _areas(model)]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        inks, number, place = self._inks, index.row(), index.column()
        rect: QRect = option.rect
        heading = self._model.heading(number)
        if heading is not None:
            self._paint_heading(painter, rect, heading)
            return
        if any(top <= number <= bottom and left <= place <= right for top, bottom, left, right in self._chosen):
            painter.fillRect(rect, inks["accent_soft"])
        elif number == self._now:
            painter.fillRect(rect, inks["hover"])
        painter.setPen(inks["line"])
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        self._paint_cell(painter, rect, number, place)
        if (number, place) == self._focus:
            painter.setPen(inks["accent"])
            painter.drawRect(rect.adjusted(0, 0, -1, -1))

    def _paint_cell(self, painter: QPainter, rect: QRect, number: int, place: int) -> None:
        model, row = self._model, self._model.row(number)
        column = model.columns[place]
        if row is None:
            return
        typed = model.pending.get((model.uid(number), column.key)) if model.pending else None
        text = typed or column.text(row)
        marks = column.marks(row) if column.marks else ()
        room = rect.adjusted(PAD_X, PAD_Y, -PAD_X - (MARK if marks else 0), -PAD_Y)
        if marks:
            painter.drawImage(QPoint(rect.right() - MARK - 4, rect.top() + PAD_Y), self._mark(painter))
        pending = typed is not None
        tone = column.tone(row) if column.tone and not pending else None
        if tone is not None:
            top = QPoint(rect.left() + PAD_X - 1, rect.top() + PAD_Y - 2)
            paint_pill(painter, top, text, tone, self._font, room.width() + 2)
            return
        dim = column.dim is not None and column.dim(row)
        shown = column.bar(row) if column.bar and not pending else None
        if shown is not None:
            room = self._paint_bar(painter, room, text, *shown)
        painter.setPen(self._inks["pending" if pending else "muted" if dim else "ink"])
        self._paint_lines(painter, room, cell_lines(text, self._font_key, room.width(), MOST_LINES), right=column.right)

    def _paint_lines(self, painter: QPainter, room: QRect, lines: tuple[str, ...], *, right: bool) -> None:
        flags = _FLAGS_RIGHT if right else _FLAGS_LEFT
        left, top, width = room.left(), room.top(), room.width()
        for line in lines:
            painter.drawText(left, top, width, self._high, flags, line)
            top += self._step

    def _paint_bar(self, painter: QPainter, room: QRect, text: str, share: Decimal, tone: Tone) -> QRect:
        """Draw a bar; return the room that is left for its text, the same in every row."""
        metrics = self._metrics
        left = max(metrics.horizontalAdvance(text), metrics.horizontalAdvance(_WIDEST_SHARE)) + PAD_X if text else 0
        width = max(min(room.width() - left, _WIDEST_BAR), 0)
        top = room.top() + (metrics.height() - _BAR) / 2
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._scheme.track))
        painter.drawRoundedRect(QRectF(room.left(), top, width, _BAR), _BAR / 2, _BAR / 2)
        filled = width * float(min(max(share, Decimal(0)), Decimal(1)))
        if filled > 0:
            painter.setBrush(QColor(self._scheme.tones[tone].bar))
            painter.drawRoundedRect(QRectF(room.left(), top, max(filled, _BAR), _BAR), _BAR / 2, _BAR / 2)
        painter.restore()
        return room.adjusted(width + PAD_X, 0, 0, 0)

    def _paint_heading(self, painter: QPainter, rect: QRect, heading: Heading) -> None:
        """Draw the part of a heading that lies in one cell; together they run over the whole row as one text."""
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, self._inks["section"])
        painter.setPen(self._inks["line"])
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(self._inks["ink"])
        painter.setFont(self._bold)
        left = PAD_X + _INDENT * (heading.level - 1)
        room = QRect(left, rect.top() + PAD_Y, self._heading_room(heading), rect.height())
        self._paint_lines(
            painter, room, cell_lines(heading.text, self._bold_key, room.width(), MOST_LINES), right=False
        )
        painter.restore()

    def _heading_room(self, heading: Heading) -> int:
        return self._view.viewport().width() - 2 * PAD_X - _INDENT * (heading.level - 1)

    def _mark(self, painter: QPainter) -> QImage:
        scale = painter.device().devicePixelRatioF()
        image = picture("warning", self._scheme.tones[Tone.AMBER].ink, round(MARK * scale)).copy()
        image.setDevicePixelRatio(scale)
        return image

    def height_of(self, number: int) -> int:
        """Return how high a line must be for its wrapped texts in the columns that are shown."""
        model, view = self._model, self._view
        heading = model.heading(number)
        if heading is not None:
            lines = len(cell_lines(heading.text, self._bold_key, self._heading_room(heading), MOST_LINES))
            return _high(self._bold_metrics, lines)
        least = _high(self._metrics, 1)
        row = model.row(number)
        if row is None:
            return least
        shown = [place for place in range(len(model.columns)) if not view.isColumnHidden(place)]
        return max((self._cell_height(model.columns[place], row, number, place) for place in shown), default=least)

    def _cell_height(self, column: Column, row: object, number: int, place: int) -> int:
        if column.tone is not None and column.tone(row) is not None:
            return pill_size("", self._font).height() + 2 * PAD_Y - 3
        if column.bar is not None:
            return _high(self._metrics, 1)
        width = self._view.columnWidth(place) - 2 * PAD_X
        if column.marks is not None and column.marks(row):
            width -= MARK
        lines = len(cell_lines(self._model.text(number, place), self._font_key, width, MOST_LINES))
        return _high(self._metrics, lines)


def _areas(chosen: QItemSelectionModel | None) -> list[QItemSelectionRange]:
    # An empty selection is asked for when the view has no model yet.
    return [] if chosen is None else chosen.selection().toList()


def _high(metrics: QFontMetrics, lines: int) -> int:
    return (lines - 1) * metrics.lineSpacing() + metrics.height() + 2 * PAD_Y
