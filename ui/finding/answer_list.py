"""What was found, a list of the window's own below the search box, so that the box keeps the focus."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from ui.finding.answer_painter import ENTRY, TYPED, AnswerPainter
from ui.finding.entry import Answer, Entry, Group
from ui.widgets.label import Label
from ui.widgets.layouts import column

_WIDTH = 600
_EDGE = 12
_PAGE = 6
_FRAME = 12


class AnswerList(QFrame):
    """``finder`` gives what answers the words; ``opened`` the line that was chosen."""

    opened = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.finder: Callable[[str], Answer] = lambda _typed: Answer((), "")
        self.setProperty("role", "card")
        inside = column(self, 6, 2)
        self.list = QListWidget()
        self.list.setObjectName("found")
        self.list.setAccessibleName("Kết quả tìm")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setItemDelegate(AnswerPainter(self.list))
        self.list.setMouseTracking(True)
        self.note = Label("", "small", wrap=True)
        self.note.setContentsMargins(8, 3, 8, 4)
        inside.addWidget(self.list)
        inside.addWidget(self.note)
        self.list.itemClicked.connect(lambda _item: self.open_current())
        self.hide()

    def show_answer(self, answer: Answer, typed: str) -> None:
        """Fill the list and mark its first line."""
        self.list.clear()
        self.list.setProperty(TYPED, typed)
        for group in answer.groups:
            self._add_heading(group)
            for entry in group.entries:
                self._add(entry)
        self.note.setText(answer.note)
        self.list.setVisible(bool(answer.groups))
        self._mark(self._places()[0] if self._places() else -1)

    def _add_heading(self, group: Group) -> None:
        count = len(group.entries) + group.left_out
        more = f" · {len(group.entries)} trong {count}" if group.left_out else ""
        item = QListWidgetItem(f"{group.heading}{more}", self.list)
        item.setFlags(Qt.ItemFlag.NoItemFlags)

    def _add(self, entry: Entry) -> None:
        item = QListWidgetItem(entry.text, self.list)
        item.setData(ENTRY, entry)
        told = (entry.text, entry.where, entry.keys, entry.why)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(part for part in told if part))

    def look(self, words: str, below: QWidget) -> None:
        """Show what answers the words below a widget; without words, what was used last."""
        self.show_answer(self.finder(words), words)
        window = self.window()
        corner = below.mapTo(window, QPoint(0, below.height() + 4))
        room = window.width() - 2 * _EDGE
        width = min(max(below.width(), _WIDTH), room)
        self.resize(width, self.height())
        self.note.setFixedWidth(width - 10)
        needed = sum(self.list.sizeHintForRow(row) for row in range(self.list.count())) + _FRAME
        foot = self.note.heightForWidth(width - 10) + _FRAME
        least = foot if self.list.isHidden() else needed + foot
        height = min(least, window.height() - corner.y() - _EDGE)
        left = min(corner.x(), window.width() - width - _EDGE)
        self.setGeometry(max(left, _EDGE), corner.y(), width, height)
        self.raise_()
        self.show()

    def step(self, down: int) -> None:
        """Mark the line that many lines below or above."""
        places = self._places()
        if places:
            now = places.index(self.list.currentRow()) if self.list.currentRow() in places else 0
            self._mark(places[min(max(now + down, 0), len(places) - 1)])

    def page(self, down: int) -> None:
        """Mark a line a page below or above."""
        self.step(down * _PAGE)

    def current(self) -> Entry | None:
        """Return the line that is marked."""
        item = self.list.currentItem()
        found = item.data(ENTRY) if item is not None else None
        return found if isinstance(found, Entry) else None

    def entries(self) -> list[Entry]:
        """Return all lines that are shown, from the top."""
        return [self.list.item(place).data(ENTRY) for place in self._places()]

    def open_current(self) -> bool:
        """Open the line that is marked; False when there is none or it cannot be asked for now."""
        entry = self.current()
        if entry is None or entry.why:
            return False
        self.hide()
        self.opened.emit(entry)
        return True

    def _places(self) -> list[int]:
        return [row for row in range(self.list.count()) if self.list.item(row).data(ENTRY) is not None]

    def _mark(self, place: int) -> None:
        self.list.setCurrentRow(place)
        first = self._places()[:1]
        if first == [place]:
            self.list.scrollToTop()
        elif place >= 0:
            self.list.scrollToItem(self.list.item(place))
