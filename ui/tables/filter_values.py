"""The values of a column with check marks, narrowed by words, for the filter of the column."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cdsdesk.vietnamese.text import search_key
from ui.tables.filters import Value

Index = QModelIndex | QPersistentModelIndex
ALL, FOUND, EMPTY = "Chọn tất cả", "Chọn tất cả kết quả tìm", "(Trống)"
_CHECK, _DISPLAY = int(Qt.ItemDataRole.CheckStateRole), int(Qt.ItemDataRole.DisplayRole)
_ON, _OFF, _SOME = Qt.CheckState.Checked, Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_LONGEST = 90


class FilterValues(QAbstractListModel):
    """Line 0 stands for all values that are shown, each other line for one."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._values: list[Value] = []
        self._shown: list[Value] = []
        self._off: set[str] = set()
        self._words = ""

    def show_values(self, values: Sequence[Value], chosen: frozenset[str] | None) -> None:
        """Show values with their counts; ``chosen`` are checked, all when nobody chose any."""
        self.beginResetModel()
        self._values = list(values)
        self._off = {value.text for value in values if chosen is not None and value.text not in chosen}
        self._narrow()
        self.endResetModel()

    def narrow(self, words: str) -> None:
        """Show only the values that hold all words; a narrowed list begins with all of it checked."""
        self.beginResetModel()
        self._words = search_key(words)
        self._narrow()
        self.endResetModel()

    def _narrow(self) -> None:
        parts = self._words.split()
        self._shown = [value for value in self._values if all(part in value.key for part in parts)]

    def chosen(self) -> frozenset[str] | None:
        """Return the checked values among those that are shown; None when that is everything there is."""
        found = frozenset(value.text for value in self._shown) - self._off
        return None if len(found) == len(self._values) else found

    def toggle(self, line: int) -> None:
        """Check a line or take its mark away; the first one does so for all that are shown."""
        if line == 0:
            shown = {value.text for value in self._shown}
            self._off = self._off - shown if self._state() is not _ON else self._off | shown
        else:
            self._off ^= {self._shown[line - 1].text}
        self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    def _state(self) -> Qt.CheckState:
        off = sum(value.text in self._off for value in self._shown)
        return _ON if off == 0 else _OFF if off == len(self._shown) else _SOME

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own default and name
        """Return how many lines are shown."""
        return 0 if parent.isValid() or not self._shown else len(self._shown) + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every line has a check mark, which a click anywhere on the line changes."""
        return _FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Give a value on one line with its count, and its mark."""
        if not index.isValid() or role not in (_DISPLAY, _CHECK):
            return None
        if index.row() == 0:
            return self._state() if role == _CHECK else (FOUND if self._words else ALL)
        value = self._shown[index.row() - 1]
        if role == _CHECK:
            return _OFF if value.text in self._off else _ON
        short = value.text if len(value.text) <= _LONGEST else f"{value.text[:_LONGEST]}…"
        return f"{short or EMPTY} ({value.count})"
