"""The delegate of a table: draws by a CellPainter, opens editors, knows which keys leave them and where they lead."""

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QComboBox,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.tables.cell_editors import finish, is_typed, make_editor, put_in, put_text, takes, text_of
from ui.tables.cell_painter import CellPainter, Index
from ui.tables.record_model import RecordModel

_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_ARROWS = {Qt.Key.Key_Down: (1, 0), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1)}
_BOX_HIGH, _BOX_WIDE = 92, 220
_PLAIN = Qt.KeyboardModifier.NoModifier
_SHIFT, _CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


class RowDelegate(QStyledItemDelegate):
    """Draws straight from the model's rows and never asks it for roles.

    ``moved`` tells where arrows lead, ``entered`` and ``tabbed`` that Enter (1 down, -1 up) and Tab (1 right, -1 left)
    left a cell, ``filled`` that Ctrl+Enter wrote a text for all chosen cells, ``added`` that Ins asks for a new row.
    While ``goes_on`` is set the arrows move the cursor; else, as in Excel, they leave the cell.
    """

    moved = Signal(int, int)
    entered = Signal(int)
    tabbed = Signal(int)
    filled = Signal(str)
    added = Signal()

    def __init__(self, view: QTableView, model: RecordModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self.painting = CellPainter(view, model)
        self.goes_on = False
        self.editor: QWidget | None = None
        self._given: str | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        self.painting.paint(painter, option, index)

    def height_of(self, number: int) -> int:
        """Return how high a line must be for its wrapped texts."""
        return self.painting.height_of(number)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of a cell; only single rows are ever asked for."""
        return QSize(self._view.columnWidth(index.column()), self.height_of(index.row()))

    # Editing

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: N802
        """Return the editor of the column."""
        self._given = None
        self.editor = make_editor(self._model.columns[index.column()], parent)
        return self.editor

    def destroyEditor(self, editor: QWidget, index: Index) -> None:  # noqa: N802 - Qt's name
        """Forget the editor."""
        if editor is self.editor:
            self.editor = None
        super().destroyEditor(editor, index)

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802 - Qt's name
        """Put the text that the cell holds into its editor; Qt asks again at every change, and what is typed stays."""
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if self._given is not None and (text == self._given or is_typed(editor, self._given)):
            return
        put_text(editor, text, goes_on=self.goes_on)
        self._given = text_of(editor)

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:  # noqa: N802 - Qt's name
        """Write what stands in the editor."""
        finish(editor)
        self._model.setData(index, text_of(editor), Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802
        """Lay the editor over its cell; a box of several lines gets room to write, any other the room it needs."""
        rect, hint, room = QRect(option.rect), editor.sizeHint(), self._view.viewport().rect()
        if isinstance(editor, QPlainTextEdit):
            rect.setHeight(max(rect.height(), _BOX_HIGH))
            rect.setWidth(max(rect.width(), _BOX_WIDE))
            rect.moveBottom(min(rect.bottom(), max(room.bottom(), rect.height())))
            rect.moveRight(min(rect.right(), room.right()))
        elif isinstance(editor, QComboBox) or self._model.columns[index.column()].make_editor is not None:
            rect.setHeight(min(rect.height(), hint.height()))
            rect.setWidth(max(rect.width(), editor.minimumSizeHint().width()))
            rect.moveRight(min(rect.right(), room.right()))
        editor.setGeometry(rect)

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Enter commits and goes down, Tab right, Ins asks for a new row; Ctrl+Enter writes all chosen cells.

        Alt+Enter makes a new line. Esc leaves the cell as it was; F2 and a click in the text let the arrows move the
        cursor.
        """
        if not isinstance(watched, QWidget):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.MouseButtonPress:
            self.goes_on = True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if takes(watched, event):
                return False
            return self._key(watched, event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _key(self, editor: QWidget, event: QKeyEvent) -> bool:
        keys = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        step = self._step(editor, event.key(), keys)
        if step is not None:
            self._leave(editor)
            if event.key() in _RETURN:
                self.entered.emit(step[0])
            elif event.key() in _TABS:
                self.tabbed.emit(step[1])
            else:
                self.moved.emit(*step)
            return True
        if event.key() in _RETURN and keys == _CONTROL:
            finish(editor)
            text = text_of(editor)
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
            self.filled.emit(text)
            return True
        if event.key() in _RETURN:
            put_in(editor, "\n")
            return True
        if event.key() == Qt.Key.Key_Insert and keys == _PLAIN:
            self._leave(editor)
            self.added.emit()
            return True
        if event.key() == Qt.Key.Key_F2:
            self.goes_on = not self.goes_on
            return True
        return False

    def _step(self, editor: QWidget, key: int, keys: Qt.KeyboardModifier) -> tuple[int, int] | None:
        if key in _RETURN and keys in (_PLAIN, _SHIFT):
            return (1, 0) if keys == _PLAIN else (-1, 0)
        if key == Qt.Key.Key_Tab:
            return 0, 1
        if key == Qt.Key.Key_Backtab:
            return 0, -1
        if key in _ARROWS and keys == _PLAIN and not self.goes_on and not isinstance(editor, QComboBox):
            return _ARROWS[Qt.Key(key)]
        return None

    def _leave(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
