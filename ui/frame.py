"""The bare window: all that is needed for the first paint, and nothing that loads the rest.

It names nothing of the ``Qt`` namespace: building its hundred enumerations takes a fifth of an empty window's start.
"""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QMainWindow

TITLE = "Báo cáo chuyển đổi số"
WIDTH, HEIGHT = 1366, 768
LEAST_WIDTH, LEAST_HEIGHT = 900, 500
# The title bar stands above the window and belongs on the screen as well.
_TITLE_BAR = 40
_DARK = 128
# Centred and wrapped, as Qt counts them.
_MIDDLE = 0x84 | 0x1000
_MARGIN = 80
_GROUNDS = {True: ("#141a20", "#a3b1bf"), False: ("#f6f8fa", "#5b6b7b")}


class Frame(QMainWindow):
    """``painted`` comes once, after the first paint; closing is refused while ``may_close`` says so."""

    painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._was_painted = False
        self.words = "Đang mở…"
        self.may_close: Callable[[], bool] = lambda: True
        self.setWindowTitle(TITLE)
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)

    def show_fitting(self) -> None:
        """Show at the usual size, over the whole screen where the window with its title bar finds no room."""
        room = self.screen().availableSize()
        self.resize(min(WIDTH, room.width()), min(HEIGHT, room.height()))
        if room.width() <= WIDTH or room.height() < HEIGHT + _TITLE_BAR:
            self.showMaximized()
        else:
            self.show()

    def say(self, words: str) -> None:
        """Show words in place of the window that could not be furnished."""
        self.words = words
        self.setAccessibleDescription(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Until the window is furnished, show the ground and a word; tell once that it stands on the screen."""
        if self.centralWidget() is None:
            ground, ink = _GROUNDS[self.palette().window().color().lightness() < _DARK]
            painter = QPainter(self)
            painter.fillRect(self.rect(), QColor(ground))
            painter.setPen(QColor(ink))
            painter.drawText(self.rect().adjusted(_MARGIN, 0, -_MARGIN, 0), _MIDDLE, self.words)
            painter.end()
        else:
            super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Close when nothing is left to write."""
        if self.may_close():
            event.accept()
        else:
            event.ignore()
