"""A table that behaves like Excel: arrows, F2, Enter down, Tab right, blocks to the clipboard, sort by header."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.edits import Edit
from ui.tables import fill
from ui.tables.cell_editors import text_of
from ui.tables.cell_painter import Index
from ui.tables.clipboard import from_block, to_block
from ui.tables.record_model import RecordModel
from ui.tables.row_delegate import RowDelegate

_ALL_AT_ONCE = 400
_AHEAD = 20
_LEAST_ROW = 32
_MOST_GIVEN = 0.32
_TITLE_ROOM = 16
_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_ARROWS = {Qt.Key.Key_Down: (1, 0), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1)}
Move = QAbstractItemView.CursorAction
Trigger = QAbstractItemView.EditTrigger


class RecordTable(QTableView):
    """Shows a RecordModel; what makes, removes or moves rows is done by the place.

    ``current_changed`` gives the uid of the current row, ``move_asked`` uids and by how many rows (-1 up, 1 down).
    """

    current_changed = Signal(str)
    add_asked = Signal()
    remove_asked = Signal(list)
    duplicate_asked = Signal(list)
    move_asked = Signal(list, int)
    filter_changed = Signal()
    said = Signal(str)

    def __init__(self, model: RecordModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.records = model
        self._own_widths = False
        self.setAccessibleName(name)
        self.setAccessibleDescription("F2 để sửa ô, Enter xuống, Tab sang phải, Ctrl+Tab ra khỏi bảng")
        self.setModel(model)
        self.delegate = RowDelegate(self, model)
        self.delegate.moved.connect(self.step)
        self.setItemDelegate(self.delegate)
        self._set_up()
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.setInterval(0)
        self._fitting.timeout.connect(self.fit_rows)
        for signal in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            signal.connect(self._reshape)
        model.dataChanged.connect(lambda *_: self._fitting.start())
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._fitting.start())
        self.horizontalScrollBar().valueChanged.connect(lambda _value: self.viewport().update())
        self.selectionModel().currentRowChanged.connect(self._row_changed)
        self._reshape()

    def _set_up(self) -> None:
        self.setEditTriggers(Trigger.EditKeyPressed | Trigger.AnyKeyPressed | Trigger.DoubleClicked)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_LEAST_ROW)
        self.verticalHeader().setMinimumSectionSize(24)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.sortIndicatorChanged.connect(self._sort)
        header.setMinimumSectionSize(36)
        header.sectionResized.connect(lambda *_: self._fitting.start())
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.sectionHandleDoubleClicked.connect(self._back_to_widths)

    # Widths and heights

    def widths(self) -> list[int]:
        """Return the widths of the columns, empty when nobody changed them."""
        return [self.columnWidth(place) for place in range(len(self.records.columns))] if self._own_widths else []

    def set_widths(self, widths: Sequence[int]) -> None:
        """Take widths that somebody chose before."""
        if len(widths) == len(self.records.columns):
            self._own_widths = True
            for place, width in enumerate(widths):
                self.setColumnWidth(place, width)

    def share_width(self) -> None:
        """Give every column its width; those that stretch share what is left, or give up to a third when room lacks."""
        if self._own_widths:
            return
        columns = self.records.columns
        spare = self.viewport().width() - sum(column.width for column in columns)
        shares = sum(column.stretch for column in columns) or 1
        elastic = sum(column.width for column in columns if column.stretch) or 1
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        title = QFontMetrics(bold)
        kept = 1 - min(max(-spare, 0) / elastic, _MOST_GIVEN)
        for place, column in enumerate(columns):
            if spare >= 0:
                width = column.width + spare * column.stretch // shares
            else:
                width = int(column.width * kept) if column.stretch else column.width
            self.setColumnWidth(place, max(width, title.horizontalAdvance(column.title) + _TITLE_ROOM))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Look colours and letters up once for all cells."""
        self.delegate.painting.begin()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Share the new room."""
        super().resizeEvent(event)
        self.share_width()
        self._fitting.start()

    def fit_rows(self) -> None:
        """Give the lines that can be seen, and some below them, the height of their texts."""
        count = self.records.rowCount()
        if count == 0:
            return
        first, last = 0, count - 1
        if count > _ALL_AT_ONCE:
            first = max(self.rowAt(0), 0)
            bottom = self.rowAt(self.viewport().height() - 1)
            last = min((bottom if bottom >= 0 else first + 40) + _AHEAD, count - 1)
        for number in range(first, last + 1):
            height = self.delegate.height_of(number)
            if self.rowHeight(number) != height:
                self.setRowHeight(number, height)

    def _back_to_widths(self, _place: int) -> None:
        self._own_widths = False
        self.share_width()

    def _reshape(self) -> None:
        self._fitting.start()

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        chosen = self.current_uid()
        if column >= 0 and not self.records.columns[column].order:
            self.horizontalHeader().setSortIndicator(-1, order)
            return
        self.records.sort(column, order)
        self.show_uid(chosen)

    # Where we are

    def current_uid(self) -> str:
        """Return the uid of the current row, empty when there is none."""
        index = self.currentIndex()
        return self.records.uid(index.row()) if index.isValid() else ""

    def show_uid(self, uid: str, column: str = "") -> bool:
        """Make a row the current one and bring it into view; False when it is not shown."""
        number = self.records.line_of(uid)
        if number < 0:
            return False
        keys = [one.key for one in self.records.columns]
        place = keys.index(column) if column in keys else max(self.currentIndex().column(), 0)
        self.fit_rows()
        self._go_to(number, place)
        self.scrollTo(self.currentIndex())
        return True

    def _go_to(self, number: int, place: int) -> None:
        """Make a cell the current and only selected one, whatever keys are held."""
        chosen = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(self.records.index(number, place), chosen)

    def step(self, down: int, right: int) -> None:
        """Go to the next cell in a direction, over headings; at the end of a line to the next one."""
        index = self.currentIndex()
        number, place = index.row(), index.column() + right
        columns = self.records.columnCount()
        if place >= columns or place < 0:
            down, place = (1 if right > 0 else -1), (0 if right > 0 else columns - 1)
        number = self._next_row(number, down) if down else number
        if number >= 0:
            self._go_to(number, place)

    def _next_row(self, number: int, down: int) -> int:
        number += down
        while 0 <= number < self.records.rowCount() and self.records.heading(number) is not None:
            number += down
        return number if 0 <= number < self.records.rowCount() else -1

    def moveCursor(self, action: Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:  # noqa: N802 - Qt's name
        """Move as Qt does, but never onto a heading."""
        goal = super().moveCursor(action, modifiers)
        if not goal.isValid() or self.records.heading(goal.row()) is None:
            return goal
        upwards = action in (Move.MoveUp, Move.MovePageUp, Move.MoveHome)
        number = self._next_row(goal.row(), -1 if upwards else 1)
        if number < 0:
            number = self._next_row(goal.row(), 1 if upwards else -1)
        column = max(self.currentIndex().column(), 0)
        return self.records.index(number, column) if number >= 0 else self.currentIndex()

    def _row_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.current_changed.emit(self.records.uid(current.row()) if current.isValid() else "")
        self.viewport().update()

    # Blocks

    def chosen(self) -> list[fill.Cell]:
        """Return the selected cells, from the top left, headings left out."""
        places = sorted({(index.row(), index.column()) for index in self.selectedIndexes()})
        return [(uid, column) for number, column in places if (uid := self.records.uid(number))]

    def copy(self) -> None:
        """Put the block of selected cells on the clipboard."""
        cells = self.chosen()
        if not cells:
            return
        columns = range(min(c for _, c in cells), max(c for _, c in cells) + 1)
        rows = list(dict.fromkeys(uid for uid, _ in cells))
        block = [[self.records.text(self.records.line_of(uid), column) for column in columns] for uid in rows]
        QGuiApplication.clipboard().setText(to_block(block))

    def paste(self) -> None:
        """Lay the block on the clipboard over the cells from the current one on."""
        block = from_block(QGuiApplication.clipboard().text())
        uid = self.current_uid()
        if block and uid:
            start = uid, self.currentIndex().column()
            self._write("Dán từ bảng tính", fill.pasted(self.records, start, block, self.chosen()))

    def clear_cells(self) -> None:
        """Empty the selected cells."""
        self._write("Xoá trắng ô", fill.cleared(self.records, self.chosen()))

    def fill_down(self) -> None:
        """Carry the first selected cell of each column down."""
        self._write("Điền xuống", fill.filled_down(self.records, self.chosen()))

    def ask_to_add(self) -> None:
        """Ask the place for a new row."""
        self.add_asked.emit()

    def ask_to_remove(self) -> None:
        """Ask the place to remove the rows of the selected cells."""
        chosen = list(dict.fromkeys(uid for uid, _ in self.chosen()))
        if chosen:
            self.remove_asked.emit(chosen)

    def _write(self, label: str, edits: list[Edit]) -> None:
        if edits:
            self.records.desk.edit_all(label, edits)

    # Keys

    def edit(  # type: ignore[override]  # Qt's two forms in one
        self, index: Index, trigger: Trigger = Trigger.AllEditTriggers, event: QEvent | None = None
    ) -> bool:
        """Open an editor: F2 and a double click go on writing, any other way writes anew."""
        self.delegate.goes_on = trigger in (Trigger.EditKeyPressed, Trigger.DoubleClicked)
        return bool(super().edit(index, trigger, event))  # type: ignore[arg-type]

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Excel's keys."""
        key, control = event.key(), event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif control and key == Qt.Key.Key_D:
            self.fill_down()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not event.modifiers():
            self.clear_cells()
        elif control and key == Qt.Key.Key_Delete:
            self.ask_to_remove()
        elif key == Qt.Key.Key_Insert and not event.modifiers():
            self.ask_to_add()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1, 0)
        elif key == Qt.Key.Key_Tab and self.currentIndex().isValid():
            self.step(0, 1)
        elif key == Qt.Key.Key_Backtab and self.currentIndex().isValid():
            self.step(0, -1)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Keep Tab for the cells; Ctrl+Tab leaves the table."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress or event.key() not in _TABS:
            return super().event(event)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return self.focusNextPrevChild(event.key() == Qt.Key.Key_Tab)
        self.keyPressEvent(event)
        return True

    def commit(self) -> None:
        """Write what stands in an open editor."""
        editor = self._open_editor()
        if editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, self.delegate.EndEditHint.NoHint)

    def typed(self) -> tuple[str, str, str] | None:
        """Return uid, column and text of an open editor whose text is not written."""
        editor, index = self._open_editor(), self.currentIndex()
        if editor is None or not index.isValid():
            return None
        text = text_of(editor)
        if text == self.records.data(index, Qt.ItemDataRole.EditRole.value):
            return None
        return self.records.uid(index.row()), self.records.columns[index.column()].key, text

    def _open_editor(self) -> QWidget | None:
        if self.state() != QAbstractItemView.State.EditingState:
            return None
        return self.delegate.editor

    def cell_at(self, uid: str, column: str) -> QPoint:
        """Return the middle of a cell in the viewport."""
        place = [one.key for one in self.records.columns].index(column)
        index = self.records.index(self.records.line_of(uid), place)
        return self.visualRect(index).center()

    def select_block(self, first: tuple[int, int], last: tuple[int, int]) -> None:
        """Select the cells between two corners (line, column)."""
        model = self.records
        flags = QItemSelectionModel.SelectionFlag.Select
        self._go_to(*first)
        for number in range(first[0], last[0] + 1):
            for column in range(first[1], last[1] + 1):
                if model.heading(number) is None:
                    self.selectionModel().select(model.index(number, column), flags)
