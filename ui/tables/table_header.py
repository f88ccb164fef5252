"""The header of a table: titles over their cells, the arrow of a sort, the funnel of a filter, columns to drag."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QImage, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QTableView, QToolTip

from ui.tables.record_model import RecordModel
from ui.theme.icons import picture
from ui.theme.theme import colours
from ui.widgets.label import tip

_PAD = 8
_SPARE = 1
_SIGN = 14
_FUNNEL = 20
_HIGH = 14


class TableHeader(QHeaderView):
    """``filter_asked`` names the column whose funnel was clicked."""

    filter_asked = Signal(int)

    def __init__(self, view: QTableView, model: RecordModel) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._records = model
        self._hovered = -1
        self._pressed = -1
        self.setMouseTracking(True)
        self.setAccessibleName("Tiêu đề cột")
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(True)
        self.setHighlightSections(False)
        self.setSortIndicatorShown(True)
        self.setSortIndicatorClearable(True)
        self.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setMinimumSectionSize(36)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    def title_width(self, place: int) -> int:
        """Return how wide a column must be for its title."""
        title = self._records.columns[place].title
        # Letters that fit to the pixel are cut for the part of a pixel that they need beyond it.
        return QFontMetrics(self._bold()).horizontalAdvance(title) + 2 * _PAD + _SPARE

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """One line of bold letters with room round it."""
        return QSize(super().sizeHint().width(), QFontMetrics(self._bold()).height() + _HIGH)

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    # Painting

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N802, N803 - Qt's names
        """Draw a title with its arrow and funnel, on the side on which its cells stand."""
        scheme, column = colours(), self._records.columns[logicalIndex]
        filtered, hovered = column.key in self._records.filters, logicalIndex == self._hovered
        sorted_by = self.sortIndicatorSection() == logicalIndex
        painter.save()
        painter.fillRect(rect, QColor(scheme.track if hovered else scheme.head))
        painter.setPen(QColor(scheme.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        room = rect.adjusted(_PAD, 0, -_PAD, 0)
        if filtered or hovered:
            room.setRight(rect.right() - _FUNNEL)
            ink = scheme.accent if filtered else scheme.muted
            painter.drawImage(self._funnel(rect).topLeft() + QPoint(3, 3), _sign(painter, "funnel", ink))
        font = self._bold()
        painter.setFont(font)
        wide = room.width() - (_SIGN if sorted_by else 0)
        title = QFontMetrics(font).elidedText(column.title, Qt.TextElideMode.ElideRight, wide)
        side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        painter.setPen(QColor(scheme.accent if filtered else scheme.ink))
        if sorted_by:
            drawn = min(QFontMetrics(font).horizontalAdvance(title), wide)
            left = room.right() - _SIGN + 1 if column.right else room.left() + drawn + 2
            down = self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
            sign = _sign(painter, "chevron-down" if down else "chevron-up", scheme.ink)
            painter.drawImage(QPoint(left, rect.center().y() - _SIGN // 2), sign)
            room.setRight(room.right() - _SIGN) if column.right else None
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, title)
        painter.restore()

    def _funnel(self, section: QRect) -> QRect:
        return QRect(section.right() - _FUNNEL + 1, section.center().y() - _FUNNEL // 2, _FUNNEL, _FUNNEL)

    def funnel_of(self, place: int) -> QRect:
        """Return where the funnel of a column is clicked."""
        return self._funnel(QRect(self.sectionViewportPosition(place), 0, self.sectionSize(place), self.height()))

    # Mouse

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Show the funnel of the column under the mouse."""
        self._hover(self.logicalIndexAt(event.position().toPoint()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        """Hide it again."""
        self._hover(-1)
        super().leaveEvent(event)  # type: ignore[arg-type]

    def _hover(self, place: int) -> None:
        if place != self._hovered:
            self._hovered = place
            self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A press on the funnel is for the filter, not for the sort."""
        where = event.position().toPoint()
        place = self.logicalIndexAt(where)
        self._pressed = -1
        widening = self.cursor().shape() == Qt.CursorShape.SplitHCursor
        left = event.button() == Qt.MouseButton.LeftButton and not widening
        if left and place >= 0 and self.funnel_of(place).contains(where):
            self._pressed = place
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Open the filter."""
        if self._pressed < 0:
            super().mouseReleaseEvent(event)
            return
        place, self._pressed = self._pressed, -1
        if self.funnel_of(place).contains(event.position().toPoint()):
            self.filter_asked.emit(place)

    def viewportEvent(self, event: object) -> bool:  # noqa: N802 - Qt's name
        """Say the whole title where it is cut, and what a funnel does."""
        if isinstance(event, QHelpEvent):
            place = self.logicalIndexAt(event.pos())
            if place >= 0:
                said = f"{self._records.columns[place].title}\nLọc cột này: Alt+↓"
                QToolTip.showText(event.globalPos(), tip(said), self)
                return True
        return super().viewportEvent(event)  # type: ignore[arg-type]


def _sign(painter: QPainter, name: str, ink: str) -> QImage:
    scale = painter.device().devicePixelRatioF()
    image = picture(name, ink, round(_SIGN * scale)).copy()
    image.setDevicePixelRatio(scale)
    return image
