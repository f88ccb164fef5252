"""A list of words below the field that is typed in; it never takes the focus, so no letter goes astray."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from ui.widgets.label import Label, tip
from ui.widgets.layouts import column

_ROWS = 8
_LEAST_WIDTH, _MOST_WIDTH = 220, 460
_FRAME = 16
HINT = "↑↓ chọn · Enter nhận · Esc đóng"


class WordList(QFrame):
    """Lies over the window of its field; ``chosen`` gives the word that was clicked."""

    chosen = Signal(str)

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._field = field
        self._watched: list[QWidget] = []
        self.setProperty("role", "card")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = column(self, 4, 2)
        self.list = QListWidget()
        self.list.setAccessibleName("Gợi ý")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setProperty("role", "words")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.itemClicked.connect(lambda item: self.chosen.emit(item.data(Qt.ItemDataRole.UserRole)))
        self.note = Label(HINT, "small")
        self.note.setContentsMargins(6, 0, 6, 2)
        inside.addWidget(self.list)
        inside.addWidget(self.note)
        self.hide()

    def offer(self, words: Sequence[str], *, marked: bool) -> None:
        """Show words, the first one ``marked`` or none; no words hide the list."""
        if not words:
            self.hide()
            return
        self.list.clear()
        for word in words:
            item = QListWidgetItem(" ".join(word.split()))
            item.setData(Qt.ItemDataRole.UserRole, word)
            item.setToolTip(tip(word))
            self.list.addItem(item)
        self.list.setCurrentRow(0 if marked else -1)
        self._place()
        self.show()
        self.raise_()

    def words(self) -> list[str]:
        """Return what is offered, nothing while the list is hidden."""
        if self.isHidden():
            return []
        return [self.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self.list.count())]

    def current(self) -> str:
        """Return the marked word, empty when none is."""
        item = self.list.currentItem() if not self.isHidden() else None
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def step(self, down: int) -> None:
        """Mark the word above or below."""
        self.list.setCurrentRow(min(max(self.list.currentRow() + down, 0), self.list.count() - 1))

    def _place(self) -> None:
        """Lie below the field, or above where there is more room."""
        window = self._field.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        self._watch(window)
        self.ensurePolished()
        line = self.list.sizeHintForRow(0)
        widest = max(self.list.sizeHintForColumn(0) + 40, self._field.width(), _LEAST_WIDTH)
        width = min(widest, max(_MOST_WIDTH, self._field.width()), window.width() - 8)
        below = self._field.mapTo(window, QPoint(0, self._field.height() + 2))
        above = self._field.mapTo(window, QPoint(0, -2))
        rest = _FRAME + self.note.sizeHint().height()
        wanted = min(self.list.count(), _ROWS) * line + rest
        upwards = window.height() - below.y() < wanted and above.y() > window.height() - below.y()
        room = above.y() if upwards else window.height() - below.y()
        height = max(min(wanted, room - 4), line + rest)
        left = max(min(below.x(), window.width() - width - 4), 4)
        self.setGeometry(left, above.y() - height if upwards else below.y(), width, height)

    def _watch(self, window: QWidget) -> None:
        """Follow the field when what it stands on is scrolled or moved."""
        widget = self._field
        while widget is not window and widget not in self._watched:
            widget.installEventFilter(self)
            self._watched.append(widget)
            parent = widget.parentWidget()
            if parent is None:
                break
            widget = parent

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Move with the field; go when it goes."""
        if not self.isHidden():
            if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
                self._place()
            elif event.type() == QEvent.Type.Hide:
                self.hide()
        return super().eventFilter(watched, event)
