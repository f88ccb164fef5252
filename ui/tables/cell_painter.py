"""Draws the cells of a table straight from its model: wrapped text, pills, bars, headings, marks of findings."""

from decimal import Decimal

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QTableView

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
        self._now = self._view.currentIndex().row()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        scheme, number = self._scheme, index.row()
        rect: QRect = option.rect
        heading = self._model.heading(number)
        if heading is not None:
            self._paint_heading(painter, rect, heading)
            return
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(scheme.accent_soft))
        elif number == self._now:
            painter.fillRect(rect, QColor(scheme.hover))
        painter.setPen(QColor(scheme.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        self._paint_cell(painter, rect, number, index.column())
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(scheme.accent))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))

    def _paint_cell(self, painter: QPainter, rect: QRect, number: int, place: int) -> None:
        model, scheme = self._model, self._scheme
        column = model.columns[place]
        row = model.row(number)
        if row is None:
            return
        text = model.text(number, place)
        marks = column.marks(row) if column.marks else ()
        room = rect.adjusted(PAD_X, PAD_Y, -PAD_X - (MARK if marks else 0), -PAD_Y)
        if marks:
            painter.drawImage(QPoint(rect.right() - MARK - 4, rect.top() + PAD_Y), self._mark(painter))
        pending = (model.uid(number), column.key) in model.pending
        tone = column.tone(row) if column.tone and not pending else None
        if tone is not None:
            top = QPoint(rect.left() + PAD_X - 1, rect.top() + PAD_Y - 2)
            paint_pill(painter, top, text, tone, self._font, room.width() + 2)
            return
        dim = column.dim is not None and column.dim(row)
        ink = scheme.tones[Tone.RED].ink if pending else scheme.muted if dim else scheme.ink
        shown = column.bar(row) if column.bar and not pending else None
        if shown is not None:
            room = self._paint_bar(painter, room, text, *shown)
        painter.setPen(QColor(ink))
        painter.setFont(self._font)
        self._paint_lines(painter, room, cell_lines(text, self._font_key, room.width(), MOST_LINES), right=column.right)

    def _paint_lines(self, painter: QPainter, room: QRect, lines: tuple[str, ...], *, right: bool) -> None:
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        top, high, step = room.top(), self._metrics.height(), self._metrics.lineSpacing()
        for line in lines:
            box = QRect(room.left(), top, room.width(), high)
            painter.drawText(box, side | Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignTop, line)
            top += step

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
        scheme = self._scheme
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, QColor(scheme.section))
        painter.setPen(QColor(scheme.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(QColor(scheme.ink))
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


def _high(metrics: QFontMetrics, lines: int) -> int:
    return (lines - 1) * metrics.lineSpacing() + metrics.height() + 2 * PAD_Y
