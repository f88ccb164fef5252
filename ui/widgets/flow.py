"""A layout that goes on in the next line where a row ends, as words do."""

from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class _Sized(NamedTuple):
    """An item that is shown, as large as it likes to be, as small as it can be."""

    item: QLayoutItem
    wanted: QSize
    least: QSize


class Flow(QLayout):
    """Items from left to right, line by line; as high as its lines need.

    Qt asks a layout dozens of times while it lays a page out: what it asks is worked out once, until an item came,
    went or changed.
    """

    def __init__(self, parent: QWidget, gap: int = 6) -> None:
        self._forget()
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)
        self._gap = gap
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        """Put an item at the end."""
        self._items.append(item)

    def move_last(self, place: int) -> None:
        """Move the item that was added last to a place."""
        self._items.insert(place, self._items.pop())
        self.invalidate()

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """Return an item, None beyond the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """Take an item out, None beyond the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        """Take no more room than the lines need."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """A narrower place needs more lines."""
        return True

    def invalidate(self) -> None:
        """Forget all sizes: an item came, went or changed."""
        self._forget()
        super().invalidate()

    def _forget(self) -> None:
        self._sized: list[_Sized] | None = None
        self._heights: dict[int, int] = {}
        self._hint: QSize | None = None
        self._least: QSize | None = None

    def _shown(self) -> list[_Sized]:
        if self._sized is None:
            self._sized = [_Sized(one, one.sizeHint(), one.minimumSize()) for one in self._items if not one.isEmpty()]
        return self._sized

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height of the lines in a width."""
        if width not in self._heights:
            lines = self._lines(width)
            high = sum(max(size.height() for _, size in line) for line in lines)
            self._heights[width] = high + self._gap * max(len(lines) - 1, 0)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's name
        """Place the items side by side, on the middle of each line."""
        super().setGeometry(rect)
        top = rect.top()
        for line in self._lines(rect.width()):
            left, high = rect.left(), max(size.height() for _, size in line)
            for item, size in line:
                item.setGeometry(QRect(QPoint(left, top + (high - size.height()) // 2), size))
                left += size.width() + self._gap
            top += high + self._gap

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """All items in one line."""
        if self._hint is None:
            sizes = [one.wanted for one in self._shown()]
            width = sum(size.width() for size in sizes) + self._gap * max(len(sizes) - 1, 0)
            self._hint = QSize(width, max((size.height() for size in sizes), default=0))
        return self._hint

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for the widest item, as narrow as it can be."""
        if self._least is None:
            sizes = [one.least for one in self._shown()]
            self._least = QSize(
                max((size.width() for size in sizes), default=0), max((size.height() for size in sizes), default=0)
            )
        return self._least

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        used = 0
        for item, wanted, least in self._shown():
            size = QSize(max(min(wanted.width(), width), least.width()), wanted.height())
            if not lines or used + size.width() > width:
                lines.append([])
                used = 0
            lines[-1].append((item, size))
            used += size.width() + self._gap
        return lines
