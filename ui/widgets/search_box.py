"""The search box over everything: hits below it while typing; Enter opens, arrows choose, Esc leaves."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QWidget

from ui.widgets.boxes import column
from ui.widgets.label import Label, tip

_PAUSE = 120
_ROWS = 12


@dataclass(frozen=True)
class Found:
    """One hit: what kind of thing it is, its words, and what to open."""

    label: str
    text: str
    target: object


class Hits(QFrame):
    """The list of hits, a frame of the window's own so that the box keeps the focus."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
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


class SearchBox(QLineEdit):
    """Asks ``finder`` a moment after each keystroke; ``opened`` gives the target of the hit that was chosen."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.finder: Callable[[str], Sequence[Found]] = lambda _words: ()
        self.setPlaceholderText("Tìm mọi thứ… (Ctrl+K) – gõ không dấu cũng được")
        self.setAccessibleName("Tìm trong toàn bộ hồ sơ")
        self.setClearButtonEnabled(True)
        self._hits: Hits | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.look)
        self.textEdited.connect(lambda _text: self._timer.start())

    @property
    def hits(self) -> Hits:
        """The list of hits, made when it is first needed."""
        if self._hits is None:
            self._hits = Hits(self.window())
            self._hits.list.itemClicked.connect(lambda _item: self.open_current())
        return self._hits

    def look(self) -> None:
        """Search now for what stands in the box."""
        self._timer.stop()
        words = self.text().strip()
        if not words:
            self.hits.hide()
            return
        self.hits.show_hits(self.finder(words))
        below = self.mapTo(self.window(), QPoint(0, self.height() + 4))
        width = max(self.width(), 520)
        rows = min(max(self.hits.list.count(), 1), _ROWS)
        self.hits.resize(width, 44 + rows * (self.fontMetrics().height() + 10))
        self.hits.move(min(below.x(), self.window().width() - width - 12), below.y())
        self.hits.raise_()
        self.hits.show()

    def open_current(self) -> None:
        """Open the hit that is marked."""
        item = self.hits.list.currentItem()
        self.hits.hide()
        if item is not None:
            target = item.data(Qt.ItemDataRole.UserRole)
            self.clear()
            self.opened.emit(target)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Arrows choose, Enter opens, Esc closes the list and then empties the box."""
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.hits.isVisible():
            step = 1 if key == Qt.Key.Key_Down else -1
            count = self.hits.list.count()
            self.hits.list.setCurrentRow(min(max(self.hits.list.currentRow() + step, 0), count - 1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._timer.isActive() or not self.hits.isVisible():
                self.look()
            if self.hits.list.count() and self.hits.isVisible():
                self.open_current()
        elif key == Qt.Key.Key_Escape:
            if self.hits.isVisible():
                self.hits.hide()
            else:
                self.clear()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Hide the list when the box is left."""
        if event.type() == QEvent.Type.FocusOut and self._hits is not None:
            self._hits.hide()
        return super().event(event)
