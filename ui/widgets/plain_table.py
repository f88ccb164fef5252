"""A table that is only looked at: whole lines are chosen, Tab leaves it, its looks are those of the lists."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from ui.theme.theme import theme

_ROOM = 12
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class PlainTable(QTableWidget):
    """``widths`` at the system's letters, 0 for columns that share what is left; ``right`` names columns of figures."""

    def __init__(
        self,
        name: str,
        titles: Sequence[str],
        widths: Sequence[int],
        right: Sequence[int] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(0, len(titles), parent)
        self._right = frozenset(right)
        self.setObjectName("plain")
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(titles)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(_LEFT)
        for place, width in enumerate(widths):
            title = self.horizontalHeaderItem(place)
            if title is not None:
                title.setTextAlignment(self._side(place))
            if width:
                self.setColumnWidth(place, theme().scaled(width))
            else:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)

    def _side(self, place: int) -> Qt.AlignmentFlag:
        return _RIGHT if place in self._right else _LEFT

    def show_line(self, number: int, texts: Sequence[str]) -> None:
        """Show the texts of a line."""
        self.setRowHeight(number, self.fontMetrics().height() + _ROOM)
        for place, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setTextAlignment(self._side(place))
            self.setItem(number, place, item)
