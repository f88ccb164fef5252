"""The values of a column with check marks, narrowed by words, for the filter of the column."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cdsdesk.vietnamese.text import search_key

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
        self._values: list[tuple[str, int]] = []
        self._shown: list[int] = []
        self._keys: list[str] = []
        self._off: set[str] = set()
        self._words = ""

    def show_values(self, values: Sequence[tuple[str, int]], chosen: frozenset[str] | None) -> None:
        """Show values with their counts; ``chosen`` are checked, all when nobody chose any."""
        self.beginResetModel()
        self._values = list(values)
        self._keys = [search_key(text) for text, _ in self._values]
        self._off = {text for text, _ in self._values if chosen is not None and text not in chosen}
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
        self._shown = [n for n, key in enumerate(self._keys) if all(part in key for part in parts)]

    def chosen(self) -> frozenset[str] | None:
        """Return the checked values among those that are shown; None when that is everything there is."""
        found = frozenset(self._values[n][0] for n in self._shown) - self._off
        return None if len(found) == len(self._values) else found

    def is_checked(self, text: str) -> bool:
        """Whether a value is checked."""
        return text not in self._off

    def toggle(self, line: int) -> None:
        """Check a line or take its mark away; the first one does so for all that are shown."""
        if line == 0:
            shown = {self._values[n][0] for n in self._shown}
            self._off = self._off - shown if self._state() is not _ON else self._off | shown
        else:
            self._off ^= {self._values[self._shown[line - 1]][0]}
        self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    def _state(self) -> Qt.CheckState:
        off = sum(self._values[n][0] in self._off for n in self._shown)
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
        text, count = self._values[self._shown[index.row() - 1]]
        if role == _CHECK:
            return _OFF if text in self._off else _ON
        short = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
        return f"{short or EMPTY} ({count})"
