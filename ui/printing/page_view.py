"""The pages as they will be printed, one at a time, as large as there is room."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from cdsdesk.document.drawing import PRINT_GROUND
from ui.printing.paper import Paper, paint_page
from ui.theme.colours import LIGHT
from ui.theme.theme import colours

_ROUND = 12
_BACK = (Qt.Key.Key_PageUp, Qt.Key.Key_Up, Qt.Key.Key_Left)
_ON = (Qt.Key.Key_PageDown, Qt.Key.Key_Down, Qt.Key.Key_Right)


class PageView(QWidget):
    """``turned`` tells that another page is shown."""

    turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Trang sẽ in")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(240, 200)
        self.paper: Paper | None = None
        self.number = 0
        self.words = ""

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room to read a page across."""
        return QSize(720, 520)

    def say(self, words: str) -> None:
        """Show words in place of a page."""
        self.paper, self.words = None, words
        self.update()

    def show_paper(self, paper: Paper) -> None:
        """Show pages, beginning with the first."""
        self.paper = paper
        self.go(0)

    def go(self, number: int) -> None:
        """Show a page; beyond the ends the nearest."""
        if self.paper is None:
            return
        self.number = min(max(number, 0), self.paper.sheets.count - 1)
        self.setAccessibleDescription(self.paper.sheets.page(self.number).description)
        self.update()
        self.turned.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the page on its ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours().desk))
        if self.paper is None:
            painter.setPen(QColor(LIGHT.ink if not colours().dark else colours().ink))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.words)
            return
        page = self.paper.sheets.page(self.number)
        room = self.rect().adjusted(_ROUND, _ROUND, -_ROUND, -_ROUND)
        scale = min(room.width() / page.width, room.height() / page.height)
        painter.translate(
            room.x() + (room.width() - page.width * scale) / 2, room.y() + (room.height() - page.height * scale) / 2
        )
        painter.scale(scale, scale)
        painter.fillRect(QRectF(0, 0, page.width, page.height), QColor(PRINT_GROUND))
        paint_page(painter, self.paper, self.number)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Turn pages."""
        if event.key() in _BACK:
            self.go(self.number - 1)
        elif event.key() in _ON:
            self.go(self.number + 1)
        elif event.key() == Qt.Key.Key_Home:
            self.go(0)
        elif event.key() == Qt.Key.Key_End and self.paper is not None:
            self.go(self.paper.sheets.count - 1)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Turn pages."""
        self.go(self.number + (1 if event.angleDelta().y() < 0 else -1))
        event.accept()
