"""Excel's keys: which key does what in a table, and where Ctrl with an arrow leads."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTableView

from ui.tables.record_model import RecordModel
from ui.tables.selection import areas, lines, shown_columns

_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_ALT, _NONE = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier
_ARROWS = {Qt.Key.Key_Down: (1, 0), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1)}
_FARTHEST = 1000
_SELECT = QItemSelectionModel.SelectionFlag
# The method of a table that a key calls.
KEYS: dict[tuple[Qt.Key, Qt.KeyboardModifier], str] = {
    (Qt.Key.Key_C, _CTRL): "copy",
    (Qt.Key.Key_Insert, _CTRL): "copy",
    (Qt.Key.Key_X, _CTRL): "cut",
    (Qt.Key.Key_V, _CTRL): "paste",
    (Qt.Key.Key_Insert, _SHIFT): "paste",
    (Qt.Key.Key_D, _CTRL): "fill_down",
    (Qt.Key.Key_R, _CTRL): "fill_right",
    (Qt.Key.Key_D, _CTRL | _SHIFT): "ask_to_duplicate",
    (Qt.Key.Key_E, _CTRL | _SHIFT): "edit_rows",
    (Qt.Key.Key_Delete, _NONE): "clear_cells",
    (Qt.Key.Key_Backspace, _NONE): "clear_cells",
    (Qt.Key.Key_Delete, _CTRL): "ask_to_remove",
    (Qt.Key.Key_Insert, _NONE): "ask_to_add",
    (Qt.Key.Key_Up, _ALT | _SHIFT): "move_up",
    (Qt.Key.Key_Down, _ALT | _SHIFT): "move_down",
    (Qt.Key.Key_Down, _ALT): "ask_to_filter",
    (Qt.Key.Key_Space, _SHIFT): "select_rows",
    (Qt.Key.Key_Space, _CTRL): "select_columns",
}
_DOWN: dict[tuple[Qt.Key, Qt.KeyboardModifier], int] = {
    (Qt.Key.Key_Return, _NONE): 1,
    (Qt.Key.Key_Enter, _NONE): 1,
    (Qt.Key.Key_Return, _SHIFT): -1,
    (Qt.Key.Key_Enter, _SHIFT): -1,
}
_RIGHT: dict[tuple[Qt.Key, Qt.KeyboardModifier], int] = {
    (Qt.Key.Key_Tab, _NONE): 1,
    (Qt.Key.Key_Backtab, _SHIFT): -1,
    (Qt.Key.Key_Backtab, _NONE): -1,
}


class TableKeys:
    """Answers the keys that Qt's own table answers otherwise or not at all."""

    def __init__(self, view: QTableView, model: RecordModel, step: Callable[[int, int], None]) -> None:
        self._view = view
        self._model = model
        self._step = step
        self._begun, self._reached = -1, ("", -1)

    def take(self, event: QKeyEvent) -> bool:
        """Do what a key means here; False when it is Qt's."""
        key = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in KEYS:
            getattr(self._view, KEYS[key])()
        elif key in _DOWN and self._view.currentIndex().isValid():
            self.enter(_DOWN[key])
        elif key in _RIGHT and self._view.currentIndex().isValid():
            self.tab(_RIGHT[key])
        elif key[0] in _ARROWS and key[1] in (_CTRL, _CTRL | _SHIFT) and self._view.currentIndex().isValid():
            self._jump(*_ARROWS[key[0]], wide=bool(key[1] & _SHIFT))
        else:
            return False
        return True

    # Enter and Tab

    def tab(self, right: int) -> None:
        """Go to the next cell of the line; the first Tab of several remembers where they began."""
        if self._here() != self._reached:
            self._begun = self._view.currentIndex().column()
        self._step(0, right)
        self._reached = self._here()

    def enter(self, down: int) -> None:
        """Go down or up; down after Tabs to the column in which they began, as Excel does."""
        before, begun = self._here(), self._begun
        self._step(down, 0)
        index = self._view.currentIndex()
        if down > 0 and before == self._reached and self._here()[0] != before[0]:
            target = self._model.index(index.row(), begun)
            self._view.selectionModel().setCurrentIndex(target, _SELECT.ClearAndSelect)

    def _here(self) -> tuple[str, int]:
        index = self._view.currentIndex()
        return self._model.uid(index.row()) if index.isValid() else "", index.column()

    # Ctrl with an arrow

    def _jump(self, down: int, right: int, *, wide: bool) -> None:
        """Go to the last filled cell before an empty one, from an empty one to the next filled, else to the edge."""
        index = self._view.currentIndex()
        goal = self._down(index.row(), index.column(), down) if down else index.row()
        place = self._right(index.row(), index.column(), right) if right else index.column()
        target = self._model.index(goal, place)
        if not wide:
            self._view.selectionModel().setCurrentIndex(target, _SELECT.ClearAndSelect)
            return
        top, left = self._anchor()
        chosen = self._block(top, left, goal, place)
        self._view.selectionModel().setCurrentIndex(target, _SELECT.NoUpdate)
        self._view.selectionModel().select(chosen, _SELECT.ClearAndSelect)

    def _anchor(self) -> tuple[int, int]:
        """Return the corner of the selection that is farthest from the current cell."""
        index, chosen = self._view.currentIndex(), areas(self._view)
        if len(chosen) != 1 or not chosen[0].top <= index.row() <= chosen[0].bottom:
            return index.row(), index.column()
        area = chosen[0]
        row = area.top if index.row() == area.bottom else area.bottom
        column = area.columns[0] if index.column() == area.columns[-1] else area.columns[-1]
        return row, column

    def _block(self, top: int, left: int, bottom: int, right: int) -> QItemSelection:
        shown, made = shown_columns(self._view), QItemSelection()
        first, last = sorted((shown.index(left), shown.index(right)))
        high, low = sorted((top, bottom))
        for column in shown[first : last + 1]:
            made.select(self._model.index(high, column), self._model.index(low, column))
        return made

    def _down(self, number: int, column: int, step: int) -> int:
        """Look along a column; a run longer than a person follows ends at the edge of the table."""
        count = self._model.rowCount()
        edge = self._row_from(count - 1 if step > 0 else 0, -step)
        latest, filled = number, bool(self._model.text(number, column))
        following: bool | None = None
        for _ in range(_FARTHEST):
            number = self._row_from(number + step, step)
            if not 0 <= number < count:
                return edge if edge >= 0 else latest
            here = bool(self._model.text(number, column))
            following = here if following is None else following
            if filled and following and not here:
                return latest
            if here and not (filled and following):
                return number
            latest = number
        return edge

    def _row_from(self, number: int, step: int) -> int:
        while 0 <= number < self._model.rowCount() and not self._model.uid(number):
            number += step
        return number

    def _right(self, number: int, column: int, step: int) -> int:
        shown = shown_columns(self._view)
        ahead = shown[shown.index(column) + 1 :] if step > 0 else shown[: shown.index(column)][::-1]
        texts = [bool(self._model.text(number, one)) for one in ahead]
        if not ahead:
            return column
        if self._model.text(number, column) and texts[0]:
            return ahead[texts.index(False) - 1] if False in texts else ahead[-1]
        return ahead[texts.index(True)] if True in texts else ahead[-1]

    # Rows and columns

    def select_block(self, first: tuple[int, int], last: tuple[int, int]) -> None:
        """Select the cells between two corners (line, column)."""
        self._view.selectionModel().select(self._block(*first, *last), _SELECT.ClearAndSelect)

    def select_rows(self) -> None:
        """Select the rows of the selected cells from end to end."""
        shown, made = shown_columns(self._view), QItemSelection()
        chosen = list(lines(areas(self._view))) or [self._view.currentIndex().row()]
        for top, bottom in _runs(chosen):
            for column in shown:
                made.select(self._model.index(top, column), self._model.index(bottom, column))
        self._view.selectionModel().select(made, _SELECT.ClearAndSelect)

    def select_columns(self) -> None:
        """Select the columns of the selected cells from end to end."""
        made, last = QItemSelection(), self._model.rowCount() - 1
        touched = {column for area in areas(self._view) for column in area.columns}
        for column in touched or {self._view.currentIndex().column()}:
            made.select(self._model.index(0, column), self._model.index(last, column))
        self._view.selectionModel().select(made, _SELECT.ClearAndSelect)


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    """Return the first and last of each run of neighbouring numbers."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1] = runs[-1][0], number
        else:
            runs.append((number, number))
    return runs
