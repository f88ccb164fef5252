"""Paints cells by itself: wrapped text, pills, headings over the whole row, marks of findings; makes the editors."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QKeyEvent, QPainter, QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.tables.cell_lines import cell_lines
from ui.tables.columns import Column, Editor, Heading
from ui.tables.record_model import RecordModel
from ui.theme.colours import Tone
from ui.theme.icons import picture
from ui.theme.theme import colours
from ui.widgets.pill import paint_pill, pill_size

PAD_X, PAD_Y = 8, 6
MOST_LINES = 3
MARK = 16
Index = QModelIndex | QPersistentModelIndex
EDITORS = (QComboBox, QLineEdit, QPlainTextEdit)
_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RowDelegate(QStyledItemDelegate):
    """Draws straight from the model's rows and never asks it for roles; ``moved`` tells where Enter and Tab lead."""

    moved = Signal(int, int)

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self.goes_on = False

    @property
    def _model(self) -> RecordModel:
        model = self._view.model()
        assert isinstance(model, RecordModel)
        return model

    # Painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        scheme, model = colours(), self._model
        rect: QRect = option.rect
        heading = model.heading(index.row())
        if heading is not None:
            self._paint_heading(painter, rect, heading)
            return
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(scheme.accent_soft))
        elif index.row() == self._view.currentIndex().row():
            painter.fillRect(rect, QColor(scheme.hover))
        painter.setPen(QColor(scheme.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        self._paint_cell(painter, rect, index.row(), index.column())
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(scheme.accent))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))

    def _paint_cell(self, painter: QPainter, rect: QRect, number: int, place: int) -> None:
        model, scheme = self._model, colours()
        column = model.columns[place]
        row = model.row(number)
        if row is None:
            return
        text = model.text(number, place)
        marks = column.marks(row) if column.marks else ()
        room = rect.adjusted(PAD_X, PAD_Y, -PAD_X - (MARK if marks else 0), -PAD_Y)
        if marks:
            painter.drawImage(QPoint(rect.right() - MARK - 4, rect.top() + PAD_Y), self._mark(painter))
        pending = (model.uid(number), column.key) in model.pending
        tone = column.tone(row) if column.tone and not pending else None
        if tone is not None:
            top = QPoint(rect.left() + PAD_X - 1, rect.top() + PAD_Y - 2)
            paint_pill(painter, top, text, tone, self._view.font(), room.width() + 2)
            return
        dim = column.dim is not None and column.dim(row)
        ink = scheme.tones[Tone.RED].ink if pending else scheme.muted if dim else scheme.ink
        painter.setPen(QColor(ink))
        self._paint_lines(painter, room, text, self._view.font(), right=column.right)

    def _paint_lines(self, painter: QPainter, room: QRect, text: str, font: QFont, *, right: bool) -> None:
        painter.setFont(font)
        metrics = QFontMetrics(font)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        top = room.top()
        for line in cell_lines(text, font.toString(), room.width(), MOST_LINES):
            box = QRect(room.left(), top, room.width(), metrics.height())
            painter.drawText(box, side | Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignTop, line)
            top += metrics.lineSpacing()

    def _paint_heading(self, painter: QPainter, rect: QRect, heading: Heading) -> None:
        scheme = colours()
        painter.fillRect(rect, QColor(scheme.section))
        painter.setPen(QColor(scheme.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(QColor(scheme.ink))
        room = rect.adjusted(PAD_X + 14 * (heading.level - 1), PAD_Y, -PAD_X, -PAD_Y)
        room.setLeft(max(room.left(), PAD_X))  # stays in sight when the columns are scrolled
        self._paint_lines(painter, room, heading.text, self._bold(), right=False)

    def _bold(self) -> QFont:
        font = QFont(self._view.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _mark(self, painter: QPainter) -> QImage:
        scale = painter.device().devicePixelRatioF()
        image = picture("warning", colours().tones[Tone.AMBER].ink, round(MARK * scale)).copy()
        image.setDevicePixelRatio(scale)
        return image

    # Size

    def height_of(self, number: int) -> int:
        """Return how high a line must be for its wrapped texts."""
        model, view = self._model, self._view
        heading = model.heading(number)
        if heading is not None:
            width = view.viewport().width() - 2 * PAD_X - 14 * (heading.level - 1)
            return self._text_height(heading.text, self._bold(), width)
        row = model.row(number)
        if row is None:
            return self._text_height("", view.font(), 100)
        highest = self._text_height("", view.font(), 100)
        for place, column in enumerate(model.columns):
            width = view.columnWidth(place) - 2 * PAD_X
            if column.tone is not None and column.tone(row) is not None:
                highest = max(highest, pill_size("", view.font()).height() + 2 * PAD_Y - 3)
                continue
            if column.marks is not None and column.marks(row):
                width -= MARK
            highest = max(highest, self._text_height(model.text(number, place), view.font(), width))
        return highest

    def _text_height(self, text: str, font: QFont, width: int) -> int:
        metrics = QFontMetrics(font)
        lines = len(cell_lines(text, font.toString(), width, MOST_LINES))
        return (lines - 1) * metrics.lineSpacing() + metrics.height() + 2 * PAD_Y

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of a cell; only single rows are ever asked for."""
        return QSize(self._view.columnWidth(index.column()), self.height_of(index.row()))

    # Editing

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: N802
        """Return a line, a box of several lines or a choice, after the column."""
        column = self._model.columns[index.column()]
        editor: QWidget
        if column.editor is Editor.CHOICE:
            editor = _choice(column, parent)
        elif column.editor is Editor.LONG:
            editor = QPlainTextEdit(parent)
            editor.setTabChangesFocus(True)
            editor.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        else:
            editor = QLineEdit(parent)
        editor.setAccessibleName(column.title)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802 - Qt's name
        """Put the text that the cell holds into its editor: the cursor at its end, or all of it marked."""
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(editor.findText(text), 0))
        elif isinstance(editor, QPlainTextEdit):
            editor.setPlainText(text)
            editor.moveCursor(QTextCursor.MoveOperation.End)
        elif isinstance(editor, QLineEdit):
            editor.setText(text)
        if isinstance(editor, QLineEdit | QPlainTextEdit) and not self.goes_on:
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:  # noqa: N802 - Qt's name
        """Write what stands in the editor."""
        self._model.setData(index, text_of(editor), Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802
        """Lay the editor over its cell; a box of several lines gets room to write."""
        rect = QRect(option.rect)
        if isinstance(editor, QPlainTextEdit):
            rect.setHeight(max(rect.height(), 92))
            rect.setWidth(max(rect.width(), 220))
            room = self._view.viewport().rect()
            rect.moveBottom(min(rect.bottom(), max(room.bottom(), rect.height())))
            rect.moveRight(min(rect.right(), room.right()))
        elif isinstance(editor, QComboBox):
            rect.setHeight(min(rect.height(), editor.sizeHint().height()))
            rect.setWidth(max(rect.width(), editor.sizeHint().width()))
            rect.moveRight(min(rect.right(), self._view.viewport().rect().right()))
        editor.setGeometry(rect)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Enter commits and goes down, Tab right; Alt+Enter makes a new line; Esc leaves the cell as it was."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(watched, QWidget):
            step = self._step(event)
            if step is not None:
                self._leave(watched, step)
                return True
            if event.key() in _RETURN and isinstance(watched, QPlainTextEdit):
                watched.insertPlainText("\n")
                return True
        return super().eventFilter(watched, event)

    def _step(self, event: QKeyEvent) -> tuple[int, int] | None:
        keys = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _RETURN and keys == Qt.KeyboardModifier.NoModifier:
            return 1, 0
        if event.key() in _RETURN and keys == Qt.KeyboardModifier.ShiftModifier:
            return -1, 0
        if event.key() == Qt.Key.Key_Tab:
            return 0, 1
        if event.key() == Qt.Key.Key_Backtab:
            return 0, -1
        return None

    def _leave(self, editor: QWidget, step: tuple[int, int]) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        self.moved.emit(*step)


def text_of(editor: QWidget) -> str:
    """Return what stands in an editor."""
    if isinstance(editor, QComboBox):
        return editor.currentText()
    if isinstance(editor, QPlainTextEdit):
        return editor.toPlainText()
    return editor.text() if isinstance(editor, QLineEdit) else ""


def _choice(column: Column, parent: QWidget) -> QComboBox:
    made = QComboBox(parent)
    made.addItems(list(column.choices))
    return made
