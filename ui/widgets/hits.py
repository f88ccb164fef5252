"""The hits of a search, a list of the window's own below the box, so that the box keeps the focus."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from ui.widgets.label import Label, tip
from ui.widgets.layouts import column

_ROWS = 12
_WIDTH = 520


@dataclass(frozen=True)
class Found:
    """One hit: what kind of thing it is, its words, and what to open."""

    label: str
    text: str
    target: object


class Hits(QFrame):
    """``finder`` gives what the words find; ``opened`` the target of the hit that was chosen."""

    opened = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.finder: Callable[[str], Sequence[Found]] = lambda _words: ()
        self.setProperty("role", "card")
        inside = column(self, 4, 2)
        self.note = Label("", "small")
        self.note.setContentsMargins(6, 2, 6, 2)
        self.list = QListWidget()
        self.list.setAccessibleName("Kết quả tìm")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        inside.addWidget(self.note)
        inside.addWidget(self.list)
        self.list.itemClicked.connect(lambda _item: self.open_current())
        self.hide()

    def show_hits(self, hits: Sequence[Found]) -> None:
        """Fill the list."""
        self.list.clear()
        for hit in hits:
            item = QListWidgetItem(f"{hit.label}: {' '.join(hit.text.split())}")
            item.setData(Qt.ItemDataRole.UserRole, hit.target)
            item.setToolTip(tip(hit.text))
            self.list.addItem(item)
        self.note.setText("Không tìm thấy; thử ít chữ hơn." if not hits else f"{len(hits)} kết quả · Enter để mở")
        self.list.setVisible(bool(hits))
        self.list.setCurrentRow(0)

    def look(self, words: str, below: QWidget) -> None:
        """Search for words and show what is found below a widget; no words hide the list."""
        if not words:
            self.hide()
            return
        self.show_hits(self.finder(words))
        window = self.window()
        corner = below.mapTo(window, QPoint(0, below.height() + 4))
        width = max(below.width(), _WIDTH)
        rows = min(max(self.list.count(), 1), _ROWS)
        self.resize(width, 44 + rows * (self.fontMetrics().height() + 10))
        self.move(min(corner.x(), window.width() - width - 12), corner.y())
        self.raise_()
        self.show()

    def step(self, down: int) -> None:
        """Mark the hit above or below."""
        count = self.list.count()
        self.list.setCurrentRow(min(max(self.list.currentRow() + down, 0), count - 1))

    def open_current(self) -> bool:
        """Open the hit that is marked; False when there is none."""
        item = self.list.currentItem()
        self.hide()
        if item is None:
            return False
        self.opened.emit(item.data(Qt.ItemDataRole.UserRole))
        return True
