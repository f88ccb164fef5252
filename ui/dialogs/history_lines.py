"""The tables of history: values before and after, and below them the texts of the chosen line whole."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QPlainTextEdit, QTableView, QTextEdit, QWidget

from cdsdesk.actions.history import ValueLine, emphasis
from cdsdesk.model.calling import shortened
from cdsdesk.vietnamese.dates import format_moment
from ui.theme.colours import Tone
from ui.theme.theme import colours, theme
from ui.widgets.label import Label, tip
from ui.widgets.layouts import column, row

NOTHING = "(trống)"
_DISPLAY, _TIP = Qt.ItemDataRole.DisplayRole.value, Qt.ItemDataRole.ToolTipRole.value
_ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole.value
_LINES = 4
Index = QModelIndex | QPersistentModelIndex


class LinesModel(QAbstractTableModel):
    """Values before and after; when and by whom stand on the first line of a step, unless all are of one step."""

    def __init__(self, parent: QWidget, *, timed: bool) -> None:
        super().__init__(parent)
        self.lines: tuple[ValueLine, ...] = ()
        self._timed = timed
        self.titles = (["Lúc", "Người sửa"] if timed else []) + ["Ô", "Của", "Trước", "Sau"]

    def show_lines(self, lines: Sequence[ValueLine]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own default and name
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own default and name
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.titles)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Give the words of a cell on one line, whole in its tool tip."""
        if not index.isValid() or role not in (_DISPLAY, _TIP, _ACCESSIBLE):
            return None
        line = self.lines[index.row()]
        texts = [line.label, line.of, line.old or NOTHING, line.new or NOTHING]
        if self._timed:
            first = index.row() == 0 or self.lines[index.row() - 1].step.number != line.step.number
            texts = (
                [format_moment(line.step.when), line.step.who, *texts]
                if first or role != _DISPLAY
                else ["", "", *texts]
            )
        text = texts[index.column()]
        return tip(text) if role == _TIP else shortened(text)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:  # noqa: N802
        """Give the titles of the columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole.value:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return self.titles[section] if role == _DISPLAY else None


class HistoryTable(QTableView):
    """Whole lines are chosen; Tab leaves the table. ``widths`` at the system's letters; 0 shares what is left."""

    def __init__(self, model: QAbstractTableModel, name: str, widths: Sequence[int]) -> None:
        super().__init__()
        self.setObjectName("history")
        self.setAccessibleName(name)
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        for place, width in enumerate(widths):
            if width:
                self.setColumnWidth(place, theme().scaled(width))
            else:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)

    def chosen(self) -> int:
        """Return the number of the chosen line, -1 when none is."""
        return self.currentIndex().row() if self.currentIndex().isValid() else -1


class Sides(QWidget):
    """The texts before and after side by side, what differs marked in both."""

    def __init__(self, old: str = "Trước", new: str = "Sau", lines: int = _LINES) -> None:
        super().__init__()
        inside = row(self, spacing=10)
        self.old, self.new = _side(old, lines), _side(new, lines)
        for words, box in ((old, self.old), (new, self.new)):
            half = column(spacing=3)
            half.addWidget(Label(words, "small"))
            half.addWidget(box)
            inside.addLayout(half, 1)

    def show_line(self, line: ValueLine | None) -> None:
        """Show the texts of a line."""
        self.show_texts(*((line.old, line.new) if line is not None else ("", "")))

    def show_texts(self, old: str, new: str) -> None:
        """Show two texts, what differs marked in both."""
        cut = emphasis(old, new)
        for box, text, middle, tone in (
            (self.old, old, cut.old, Tone.RED),
            (self.new, new, cut.new, Tone.GREEN),
        ):
            box.setPlainText(text)
            box.setExtraSelections([_marked(box, len(cut.head), len(middle), tone)] if old and new and middle else [])


def _side(name: str, lines: int) -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setReadOnly(True)
    made.setAccessibleName(name)
    made.setTabChangesFocus(True)
    made.setFixedHeight(lines * made.fontMetrics().lineSpacing() + 16)
    return made


def _marked(box: QPlainTextEdit, start: int, length: int, tone: Tone) -> QTextEdit.ExtraSelection:
    pair = colours().tones[tone]
    made = QTextEdit.ExtraSelection()
    look = QTextCharFormat()
    look.setBackground(QColor(pair.soft))
    look.setForeground(QColor(pair.ink))
    look.setFontUnderline(True)
    cursor = QTextCursor(box.document())
    cursor.setPosition(_units(box.toPlainText()[:start]))
    cursor.setPosition(_units(box.toPlainText()[: start + length]), QTextCursor.MoveMode.KeepAnchor)
    made.format = look
    made.cursor = cursor
    return made


def _units(text: str) -> int:
    """Return how long Qt counts a text: a letter beyond the basic plane is two."""
    return len(text.encode("utf-16-le")) // 2
