"""Long lists that are only looked at: each cell is worked out when it comes into view, so length costs nothing."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.theme.colours import Tone
from ui.theme.theme import colours, theme
from ui.widgets.label import tip

_ROOM = 12
_SIDES = {
    "left": Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    "right": Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
    "centre": Qt.AlignmentFlag.AlignCenter,
}
_AT = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class LineColumn(NamedTuple):
    """A column: its title, its width at the system's letters or least width where it takes what is left, its side."""

    title: str
    width: int
    side: str = "left"
    takes_rest: bool = False


class LineCell(NamedTuple):
    """A text, the tone that it stands on, what a tool tip and a reader of the screen say in its place."""

    text: str
    tone: Tone | None = None
    spoken: str = ""


class Lines(QAbstractTableModel):
    """Any rows, and how one of them is told: as many cells as there are columns."""

    def __init__(self, columns: Sequence[LineColumn], told: Callable[[Any], Sequence[LineCell]]) -> None:
        super().__init__()
        self._columns, self._told = tuple(columns), told
        self.rows: Sequence[Any] = ()
        self._last: tuple[int, Sequence[LineCell]] = (-1, ())

    def show_rows(self, rows: Sequence[Any], columns: Sequence[LineColumn] | None = None) -> None:
        """Show other rows, under other columns too."""
        self.beginResetModel()
        self.rows, self._last = rows, (-1, ())
        if columns is not None:
            self._columns = tuple(columns)
        self.endResetModel()

    def tell(self, told: Callable[[Any], Sequence[LineCell]]) -> None:
        """Tell the rows that come next in another way."""
        self._told = told

    @property
    def columns(self) -> Sequence[LineColumn]:
        """The columns from left to right."""
        return self._columns

    def rowCount(self, parent: _Index = _AT) -> int:  # noqa: N802 - Qt's name
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _AT) -> int:  # noqa: N802 - Qt's name
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the titles."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _SIDES[self._columns[section].side]
        return self._columns[section].title if role == Qt.ItemDataRole.DisplayRole else None

    def cell(self, row: int, place: int) -> LineCell:
        """Return a cell."""
        if self._last[0] != row:
            self._last = row, self._told(self.rows[row])
        return self._last[1][place]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what is shown of a cell."""
        if not index.isValid():
            return None
        cell = self.cell(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(cell.spoken or cell.text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return cell.spoken or cell.text
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _SIDES[self._columns[index.column()].side]
        if cell.tone is not None and role == Qt.ItemDataRole.BackgroundRole:
            return QColor(colours().tones[cell.tone].soft)
        if cell.tone is not None and role == Qt.ItemDataRole.ForegroundRole:
            return QColor(colours().tones[cell.tone].ink)
        return None


class LinesTable(QTableView):
    """``opened`` tells of a row and a column that were clicked or on which Enter was pressed, ``reached`` of a row.

    Where one click only chooses a row (``one_click`` is off), a double click opens it.
    """

    opened = Signal(int, int)
    reached = Signal(int)

    def __init__(
        self,
        name: str,
        columns: Sequence[LineColumn],
        told: Callable[[Any], Sequence[LineCell]],
        *,
        cells: bool = False,
        one_click: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.lines = Lines(columns, told)
        self.setModel(self.lines)
        self.setObjectName("plain")
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(
            QAbstractItemView.SelectionBehavior.SelectItems if cells else QAbstractItemView.SelectionBehavior.SelectRows
        )
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(24)
        clicked = self.clicked if one_click else self.doubleClicked
        clicked.connect(lambda index: self.opened.emit(index.row(), index.column()))
        self.selectionModel().currentRowChanged.connect(lambda index, _before: self.reached.emit(index.row()))
        theme().changed.connect(self._fit)
        self._fit()

    def show_rows(self, rows: Sequence[Any], columns: Sequence[LineColumn] | None = None) -> None:
        """Show other rows; the line that had the cursor keeps it where there is one."""
        row, place = max(self.currentIndex().row(), 0), max(self.currentIndex().column(), 0)
        self.lines.show_rows(rows, columns)
        self._fit()
        if rows:
            self.setCurrentIndex(self.lines.index(min(row, len(rows) - 1), min(place, len(self.lines.columns) - 1)))

    def current(self) -> Any:
        """Return the row with the cursor; None without rows."""
        row = self.currentIndex().row()
        return self.lines.rows[row] if 0 <= row < len(self.lines.rows) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter opens what has the cursor."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.opened.emit(index.row(), index.column())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Share the new room out."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + _ROOM)
        columns = self.lines.columns
        widths = [theme().scaled(column.width) for column in columns]
        rest = [place for place, column in enumerate(columns) if column.takes_rest]
        spare = self.viewport().width() - sum(widths)
        for place, width in enumerate(widths):
            more = max(spare, 0) // len(rest) if place in rest else 0
            self.setColumnWidth(place, width + more)
