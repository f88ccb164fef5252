"""Staying on a row while rows come, go and change places: what is typed next belongs to the row that was chosen."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QTableView

from ui.tables.record_model import RecordModel


class Staying:
    """Holds a table on its current row during a step; ``tell`` gets the uid once when it is another one after all."""

    def __init__(self, view: QTableView, model: RecordModel, tell: Callable[[str], object]) -> None:
        self._view, self._model, self._tell = view, model, tell
        self._uid, self._column = "", 0
        self.holding = False
        model.replacing.connect(self._hold)
        model.replaced.connect(self._let_go)

    def _hold(self) -> None:
        index = self._view.currentIndex()
        self._uid, self._column = (self._model.uid(index.row()), index.column()) if index.isValid() else ("", 0)
        self.holding = True

    def _let_go(self) -> None:
        now = self._view.currentIndex()
        reached = self._model.uid(now.row()) if now.isValid() else ""
        line = self._model.line_of(self._uid) if self._uid else -1
        if line >= 0 and reached != self._uid:
            chosen = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self._view.selectionModel().setCurrentIndex(self._model.index(line, self._column), chosen)
            self._view.scrollTo(self._view.currentIndex())
        self.holding = False
        if line < 0 and reached != self._uid:
            self._tell(reached)
