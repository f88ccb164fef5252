"""What was found in a document, in its order: weight, where it stands, what is wrong; the arrows go through it."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cdsdesk.model.findings import SEVERITY_WORDS, Finding
from ui.places.report_finding_box import TONES
from ui.theme.theme import colours
from ui.widgets.pill import paint_pill, pill_size

_NUMBER = Qt.ItemDataRole.UserRole
_PAD_X, _PAD_Y, _GAP = 10, 7, 4
_SMALLER = 1
_WRAP = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignLeft.value | Qt.AlignmentFlag.AlignTop.value
_TALL = 10_000
Index = QModelIndex | QPersistentModelIndex


def where(finding: Finding) -> str:
    """Return "Phụ lục II 1.2, trang 4" of a finding; empty when it is about the whole document."""
    place = finding.place
    if place is None:
        return ""
    return ", ".join(filter(None, (place.section, f"trang {place.page}" if place.page else "")))


class FindingLines(QListWidget):
    """``reached`` gives the number of the finding that the cursor came to, ``copy_asked`` asks for its words.

    F1 explains the rule of the finding.
    """

    reached = Signal(int)
    copy_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("found")
        self.setAccessibleName("Những điều tìm thấy")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_Painter(self))
        self.setMouseTracking(True)
        self.findings: Sequence[Finding] = ()
        self.currentItemChanged.connect(lambda _item, _before: self._tell())
        self.itemClicked.connect(lambda _item: self._tell())

    def show_findings(self, findings: Sequence[Finding], shown: Sequence[int]) -> None:
        """Show those of the findings whose numbers are given; the one that was looked at stays."""
        before = self.number()
        self.findings = findings
        self.blockSignals(True)
        self.clear()
        for number in shown:
            finding = findings[number]
            words = (SEVERITY_WORDS[finding.severity], where(finding), finding.message)
            item = QListWidgetItem(finding.message, self)
            item.setData(_NUMBER, number)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, words)))
            if number == before:
                self.setCurrentItem(item)
        self.blockSignals(False)
        self._name_rule()

    def number(self) -> int:
        """Return the number of the finding that is looked at, -1 when none is."""
        item = self.currentItem()
        return -1 if item is None else int(item.data(_NUMBER))

    def shown(self) -> list[int]:
        """Return the numbers of the findings that are shown."""
        return [int(self.item(line).data(_NUMBER)) for line in range(self.count())]

    def finding(self) -> Finding | None:
        """Return the finding that is looked at."""
        number = self.number()
        return self.findings[number] if number >= 0 else None

    def step(self, down: int) -> None:
        """Go to the finding that many lines below or above, round the end."""
        if self.count():
            now = self.currentRow()
            self.setCurrentRow((now + down) % self.count() if now >= 0 else (0 if down > 0 else self.count() - 1))

    def choose(self, number: int) -> None:
        """Go to a finding by its number, if it is shown."""
        if number in self.shown():
            self.setCurrentRow(self.shown().index(number))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Copy the words of a finding, not the bare line."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Wrap the words anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _name_rule(self) -> None:
        """Tell the help which rule F1 is to explain."""
        finding = self.finding()
        self.setProperty("rule", finding.rule if finding is not None else "")

    def _tell(self) -> None:
        self._name_rule()
        if self.number() >= 0:
            self.reached.emit(self.number())


class _Painter(QStyledItemDelegate):
    """Draws a finding: the pill of its weight and where it stands, below it the whole sentence."""

    def __init__(self, over: FindingLines) -> None:
        super().__init__(over)
        self._list = over

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """As high as its words need."""
        width = self._list.viewport().width()
        room = QRect(0, 0, max(width - 2 * _PAD_X, 40), _TALL)
        words = self._list.fontMetrics().boundingRect(room, _WRAP, str(index.data()))
        head = pill_size("Lỗi", self._list.font()).height()
        return QSize(width, head + _GAP + words.height() + 2 * _PAD_Y)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one finding."""
        finding, scheme, font = self._list.findings[index.data(_NUMBER)], colours(), self._list.font()
        whole: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(whole, QColor(scheme.accent_soft if chosen else scheme.hover))
        if chosen:
            painter.fillRect(QRect(whole.topLeft(), QSize(3, whole.height())), QColor(scheme.accent))
        room = whole.adjusted(_PAD_X, _PAD_Y, -_PAD_X, -_PAD_Y)
        word = SEVERITY_WORDS[finding.severity]
        pill = pill_size(word, font)
        paint_pill(painter, room.topLeft(), word, TONES[finding.severity], font, room.width())
        self._where(painter, QRect(room.left() + pill.width() + 8, room.top(), room.width(), pill.height()), finding)
        painter.setFont(font)
        painter.setPen(QColor(scheme.ink))
        below = QRect(QPoint(room.left(), room.top() + pill.height() + _GAP), room.bottomRight())
        painter.drawText(below, _WRAP, finding.message)
        painter.setPen(QColor(scheme.line))
        painter.drawLine(whole.bottomLeft(), whole.bottomRight())
        painter.restore()

    def _where(self, painter: QPainter, room: QRect, finding: Finding) -> None:
        small = QFont(self._list.font())
        small.setPointSizeF(small.pointSizeF() - _SMALLER)
        room.setRight(self._list.viewport().width() - _PAD_X)
        painter.setFont(small)
        painter.setPen(QColor(colours().muted))
        text = QFontMetrics(small).elidedText(where(finding), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
