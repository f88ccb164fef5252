"""A table that behaves like Excel: cells to write in, blocks to the clipboard, sort and filter in the header."""

from PySide6.QtCore import QCoreApplication, QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QInputMethodEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from ui.tables.blocks import Blocks
from ui.tables.cell_editors import inner_of, text_of
from ui.tables.cell_painter import Index
from ui.tables.fill import Cell
from ui.tables.locked import Locked
from ui.tables.record_model import RecordModel
from ui.tables.row_delegate import RowDelegate
from ui.tables.selection import shown_columns
from ui.tables.staying import Staying
from ui.tables.table_columns import TableColumns
from ui.tables.table_header import TableHeader
from ui.tables.table_keys import TableKeys
from ui.theme.theme import colours
from ui.widgets.pause import pause

_ALL_AT_ONCE = 200
_AHEAD = 20
_LEAST_ROW = 32
_AROUND = 24
_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
Move = QAbstractItemView.CursorAction
Trigger = QAbstractItemView.EditTrigger
_UP = (Move.MoveUp, Move.MovePageUp, Move.MoveHome)


class RecordTable(QTableView):
    """Shows a RecordModel; what makes, removes or moves rows is done by the place.

    ``current_changed`` gives the uid of the current row, ``move_asked`` uids and by how many rows (-1 up, 1 down),
    ``filter_changed`` tells of another column filter, ``said`` what a step did that can be taken back.
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
        self.nothing = ""
        self._sorted_by = -1, Qt.SortOrder.AscendingOrder
        self.staying = Staying(self, model, self.current_changed.emit)
        self.setAccessibleName(name)
        self.setAccessibleDescription("F2 để sửa ô, Enter xuống, Tab sang phải, Ctrl+Tab ra khỏi bảng")
        self.setModel(model)
        self.setHorizontalHeader(TableHeader(self, model))
        self.delegate = RowDelegate(self, model)
        self.setItemDelegate(self.delegate)
        self.blocks = Blocks(self, model)
        self.columns = TableColumns(self, model)
        self.keys = TableKeys(self, model, self.step)
        self.locked = Locked(self, model)
        self._set_up()
        self._fitting = pause(self, 0, self.fit_rows)
        self._connect()
        self.columns.share_width()

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

    def _connect(self) -> None:
        model, header = self.records, self.horizontalHeader()
        for signal in (model.modelReset, model.rowsInserted, model.rowsRemoved, model.dataChanged):
            signal.connect(self._fit_soon)
        for signal in (header.sectionResized, header.sectionMoved, self.verticalScrollBar().valueChanged):
            signal.connect(self._fit_soon)
        # Headings stay in sight when the columns are scrolled, so they are drawn anew.
        self.horizontalScrollBar().valueChanged.connect(lambda _value: self.viewport().update())
        # Qt would choose the whole column on a click that sorts, and with it another row.
        header.sectionPressed.disconnect()
        header.sortIndicatorChanged.connect(self._sort)
        self.delegate.moved.connect(self.step)
        self.delegate.entered.connect(self.keys.enter)
        self.delegate.tabbed.connect(self.keys.tab)
        self.delegate.filled.connect(self.blocks.put_in_all)
        self.delegate.added.connect(self.ask_to_add)
        self.columns.filtered.connect(self._filtered)
        self.selectionModel().currentRowChanged.connect(self._row_changed)
        self._fit_soon()

    # Widths and heights

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Look colours and letters up once for all cells; where no row is listed, say so."""
        self.delegate.painting.begin()
        super().paintEvent(event)
        if self.nothing and not self.records.rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(QColor(colours().muted))
            room = self.viewport().rect().adjusted(_AROUND, _AROUND, -_AROUND, -_AROUND)
            middle = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(room, middle, self.nothing)
            painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Share the new room."""
        super().resizeEvent(event)
        self.columns.share_width()
        self._fit_soon()

    def _fit_soon(self, *_told: object) -> None:
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
        self.delegate.painting.begin()
        for number in range(first, last + 1):
            height = self.delegate.height_of(number)
            if self.rowHeight(number) != height:
                self.setRowHeight(number, height)

    # Sorting and filtering

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        chosen, key = self.current_uid(), self._current_key()
        if refused := self.records.unsortable(column):
            self.columns.show_sorted(*self._sorted_by)
            self.said.emit(refused)
            return
        self._sorted_by = column, order
        self.records.sort(column, order)
        self.show_uid(chosen, key)

    def _filtered(self, chosen: str, key: str) -> None:
        """Stay on the cell that was current, if its row is still shown, else go to the first row."""
        shown = self.records.uids()
        if not self.show_uid(chosen, key) and shown:
            self.show_uid(shown[0], key)
        self.filter_changed.emit()

    def _current_key(self) -> str:
        return self.records.columns[max(self.currentIndex().column(), 0)].key

    def ask_to_filter(self) -> None:
        """Open the filter of the current column."""
        self.columns.open_filter(max(self.currentIndex().column(), 0))

    def filter_words(self) -> str:
        """Return "Đang lọc 2 cột", empty when no column filters."""
        count = len(self.records.filters)
        return f"Đang lọc {count} cột" if count else ""

    def clear_filters(self) -> None:
        """Show what the filters of the columns hid."""
        if self.records.filters:
            chosen, key = self.current_uid(), self._current_key()
            self.records.clear_filters()
            self._filtered(chosen, key)

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
        if self.isColumnHidden(place):
            place = shown_columns(self)[0]
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
        index, shown = self.currentIndex(), shown_columns(self)
        if not index.isValid() or index.column() not in shown:
            return
        number, place = index.row(), shown.index(index.column()) + right
        if not 0 <= place < len(shown):
            down, place = (1, 0) if right > 0 else (-1, len(shown) - 1)
        number = self._next_row(number, down) if down else number
        if number >= 0:
            self._go_to(number, shown[place])

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
        upwards = action in _UP
        number = self._next_row(goal.row(), -1 if upwards else 1)
        if number < 0:
            number = self._next_row(goal.row(), 1 if upwards else -1)
        column = max(self.currentIndex().column(), 0)
        return self.records.index(number, column) if number >= 0 else self.currentIndex()

    def _row_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        if not self.staying.holding:
            self.current_changed.emit(self.records.uid(current.row()) if current.isValid() else "")
        for index in (current, previous):
            if index.isValid():
                top, high = self.rowViewportPosition(index.row()), self.rowHeight(index.row())
                self.viewport().update(0, top, self.viewport().width(), high)

    # Blocks

    def chosen(self) -> list[Cell]:
        """Return the selected cells, from the top left, headings left out."""
        return self.blocks.cells()

    def copy(self) -> None:
        """Put the selected cells on the clipboard."""
        self.blocks.copy()

    def cut(self) -> None:
        """Put the selected cells on the clipboard and empty them."""
        self.blocks.cut()

    def paste(self) -> None:
        """Lay the block on the clipboard over the cells from the current one on."""
        self.blocks.paste()

    def clear_cells(self) -> None:
        """Empty the selected cells."""
        self.blocks.clear()

    def fill_down(self) -> None:
        """Carry the first selected cell of each column down."""
        self.blocks.fill_down()

    def fill_right(self) -> None:
        """Carry the first selected cell of each row to the right."""
        self.blocks.fill_right()

    def edit_rows(self) -> None:
        """Write one text into a column of all selected rows."""
        self.blocks.edit_rows()

    def select_rows(self) -> None:
        """Select whole rows."""
        self.keys.select_rows()

    def select_columns(self) -> None:
        """Select whole columns."""
        self.keys.select_columns()

    # Columns and order

    def sort_up(self) -> None:
        """Sort by the current column."""
        self.columns.sort(self.currentIndex().column(), down=False)

    def sort_down(self) -> None:
        """Sort by the current column, the greatest first."""
        self.columns.sort(self.currentIndex().column(), down=True)

    def unsort(self) -> None:
        """Go back to the list's own order."""
        self.columns.unsort()

    def hide_column(self) -> None:
        """Hide the current column."""
        self.columns.hide(self.currentIndex().column())

    def choose_columns(self) -> None:
        """Ask which columns are shown, and in which order."""
        self.columns.choose()

    # What the place does

    def ask_to_add(self) -> None:
        """Ask the place for a new row."""
        self.add_asked.emit()

    def ask_to_remove(self) -> None:
        """Ask the place to remove the rows of the selected cells."""
        if chosen := self.blocks.rows():
            self.remove_asked.emit(chosen)

    def ask_to_duplicate(self) -> None:
        """Ask the place to make the rows of the selected cells again."""
        if chosen := self.blocks.rows():
            self.duplicate_asked.emit(chosen)

    def move_up(self) -> None:
        """Ask the place to move the rows of the selected cells up by one."""
        self._ask_to_move(-1)

    def move_down(self) -> None:
        """Ask the place to move the rows of the selected cells down by one."""
        self._ask_to_move(1)

    def _ask_to_move(self, step: int) -> None:
        """Rows move in the list's own order only: in a sorted one they would not be seen to move."""
        if (chosen := self.blocks.rows()) and not self.records.sorted():
            self.move_asked.emit(chosen, step)

    # Writing in a cell

    def edit(  # type: ignore[override]  # Qt's two forms in one
        self, index: Index, trigger: Trigger = Trigger.AllEditTriggers, event: QEvent | None = None
    ) -> bool:
        """Open an editor: F2 and a double click go on writing, any other way writes anew."""
        self.delegate.goes_on = trigger in (Trigger.EditKeyPressed, Trigger.DoubleClicked)
        opened = bool(super().edit(index, trigger, event))  # type: ignore[arg-type]
        if not opened:
            self.locked.tell(index, trigger, event)
        return opened

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802 - Qt's name
        """Open the cell with composed letters; those that come settled at once Qt would open it with and then drop."""
        opening = self._open_editor() is None
        super().inputMethodEvent(event)
        editor = self._open_editor()
        if opening and editor is not None and event.commitString() and not event.preeditString():
            QCoreApplication.sendEvent(inner_of(editor), event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Excel's keys; a key that an open editor has no use for does nothing to the cells below it."""
        editor = self._open_editor()
        if (editor is not None and inner_of(editor).hasFocus()) or self.keys.take(event):
            event.accept()
        else:
            super().keyPressEvent(event)

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
        return self.delegate.editor if self.state() == QAbstractItemView.State.EditingState else None

    def cell_at(self, uid: str, column: str) -> QPoint:
        """Return the middle of a cell in the viewport."""
        place = [one.key for one in self.records.columns].index(column)
        return self.visualRect(self.records.index(self.records.line_of(uid), place)).center()

    def select_block(self, first: tuple[int, int], last: tuple[int, int]) -> None:
        """Select the cells between two corners (line, column)."""
        self._go_to(*first)
        self.keys.select_block(first, last)
