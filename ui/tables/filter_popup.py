"""The filter of a column as Excel has it: sort, search, values with check marks, words to hold."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLineEdit, QListView, QWidget

from ui.tables.columns import Column
from ui.tables.filter_values import FilterValues
from ui.tables.filters import Condition, Value
from ui.tables.slices import Work
from ui.widgets.boxes import button, line
from ui.widgets.label import Label
from ui.widgets.layouts import column as upright
from ui.widgets.layouts import row as across

Values = Work[list[Value]]
_WIDTH, _LIST_HIGH, _SLICE = 300, 220, 0.03
_NONE = "Không có giá trị nào chứa chữ này."
_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FilterPopup(QFrame):
    """``decided`` gives the condition (None: no filter), ``sorted_by`` whether to sort downwards."""

    decided = Signal(object)
    sorted_by = Signal(bool)

    def __init__(self, column: Column, values: Values, now: Condition | None, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("popup")
        self.setAccessibleName(f"Lọc cột {column.title}")
        self.setFixedWidth(_WIDTH)
        self._work, self._now = values, now
        self.search = QLineEdit()
        self.values = FilterValues(self)
        self.list = QListView()
        self.said = Label("Đang đếm…", "small")
        self.holding = button("Lọc ô chứa chữ này", self._hold)
        self.apply_button = button("Lọc", self._apply, main=True)
        self.clear_button = button("Bỏ lọc", lambda: self._decide(None))
        self._build(column)
        self.search.textChanged.connect(self._search)
        self.values.dataChanged.connect(lambda *_: self._enable())
        self.search.installEventFilter(self)
        self.list.installEventFilter(self)
        self._turns = QTimer(self)
        self._turns.setInterval(0)
        self._turns.timeout.connect(self._count)
        self._count()
        if not self._work.finished:
            self._turns.start()
        self._search(self.search.text())
        self.search.setFocus()

    def _build(self, column: Column) -> None:
        inside = upright(self, 10, 8)
        sorts = across(spacing=6)
        sorts.addWidget(button("Tăng dần", lambda: self._sort(down=False), picture="chevron-up"), 1)
        sorts.addWidget(button("Giảm dần", lambda: self._sort(down=True), picture="chevron-down"), 1)
        inside.addLayout(sorts)
        inside.addWidget(line())
        self.search.setAccessibleName("Tìm trong danh sách giá trị")
        self.search.setPlaceholderText("Tìm (không dấu cũng được)")
        self.search.setText(self._now.words if self._now else "")
        inside.addWidget(self.search)
        inside.addWidget(self.holding)
        self.list.setModel(self.values)
        self.list.setAccessibleName(f"Giá trị của cột {column.title}")
        self.list.setUniformItemSizes(True)
        self.list.setFixedHeight(_LIST_HIGH)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.clicked.connect(lambda index: self.values.toggle(index.row()))
        inside.addWidget(self.list)
        inside.addWidget(self.said)
        foot = across(spacing=6)
        self.clear_button.setEnabled(self._now is not None)
        foot.addWidget(self.clear_button)
        foot.addStretch(1)
        foot.addWidget(self.apply_button)
        inside.addLayout(foot)

    def _count(self) -> None:
        """Count the values a little further; a long list comes when it is counted."""
        if not self._work.go_on(_SLICE):
            return
        self._turns.stop()
        found = self._work.result or []
        self.values.show_values(found, self._now.values if self._now else None)
        self._enable()

    def _search(self, words: str) -> None:
        self.values.narrow(words)
        self._enable()

    def _enable(self) -> None:
        self.apply_button.setEnabled(self._work.finished and self.values.chosen() != frozenset())
        self.holding.setVisible(bool(self.search.text().strip()))
        if self._work.finished:
            whole = len(self._work.result or [])
            self.said.setText(f"{whole} giá trị" if self.values.rowCount() or not whole else _NONE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Down leads into the list, Space checks a line, Enter filters, Esc gives up."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() in _RETURN:
            self._apply()
        elif watched is self.search and event.key() == Qt.Key.Key_Down:
            self.list.setFocus()
            self.list.setCurrentIndex(self.values.index(0))
        elif watched is self.list and event.key() == Qt.Key.Key_Up and self.list.currentIndex().row() <= 0:
            self.search.setFocus()
        elif watched is self.list and event.key() == Qt.Key.Key_Space:
            if self.list.currentIndex().isValid():
                self.values.toggle(self.list.currentIndex().row())
        else:
            return super().eventFilter(watched, event)
        return True

    # What was decided

    def _apply(self) -> None:
        """Filter by the values that are checked and shown."""
        if self.apply_button.isEnabled():
            chosen = self.values.chosen()
            self._decide(None if chosen is None else Condition(chosen))

    def _hold(self) -> None:
        words = self.search.text().strip()
        self._decide(Condition(words=words) if words else None)

    def _sort(self, *, down: bool) -> None:
        self.close()
        self.sorted_by.emit(down)

    def _decide(self, condition: Condition | None) -> None:
        self.close()
        self.decided.emit(condition)
