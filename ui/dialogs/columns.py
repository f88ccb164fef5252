"""Which columns a table shows, and in which order."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from ui.tables.columns import Column
from ui.widgets.boxes import button
from ui.widgets.fitting import resize_fitting
from ui.widgets.label import Label
from ui.widgets.layouts import column, row

_KEY = Qt.ItemDataRole.UserRole


class ColumnsDialog(QDialog):
    """Accepted: ``order()`` and ``hidden()`` are what was chosen; one column at least stays.

    ``restored`` is set when the columns stand as they did at first, with the widths they had.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        order: Sequence[str],
        hidden: Collection[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Cột của bảng")
        resize_fitting(self, 360, 460)
        self._columns = {one.key: one for one in columns}
        self.restored = False
        self.list = QListWidget()
        self.list.setAccessibleName("Các cột; phím cách để ẩn hoặc hiện, Alt+↑ và Alt+↓ để chuyển")
        self.list.itemChanged.connect(lambda _item: self._show())
        self.list.currentRowChanged.connect(lambda _row: self._show())
        self.up = button("Lên", lambda: self.move_column(-1), picture="chevron-up")
        self.down = button("Xuống", lambda: self.move_column(1), picture="chevron-down")
        self.first_button = button("Như ban đầu", self.restore)
        self.done_button = button("Xong", self.accept, main=True)
        self._build()
        self._fill(order, hidden)
        self.list.setFocus()

    def _build(self) -> None:
        inside = column(self, 16, 10)
        inside.addWidget(Label("Đánh dấu cột muốn xem; kéo thả tiêu đề trong bảng cũng đổi được thứ tự.", wrap=True))
        inside.addWidget(self.list, 1)
        moves = row()
        moves.addWidget(self.up)
        moves.addWidget(self.down)
        moves.addStretch(1)
        moves.addWidget(self.first_button)
        inside.addLayout(moves)
        foot = row()
        foot.addStretch(1)
        foot.addWidget(button("Huỷ", self.reject))
        foot.addWidget(self.done_button)
        inside.addLayout(foot)
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            QShortcut(keys, self).activated.connect(lambda step=step: self.move_column(step))

    def _fill(self, order: Sequence[str], hidden: Collection[str]) -> None:
        self.list.clear()
        for key in order:
            item = QListWidgetItem(self._columns[key].title or key)
            item.setData(_KEY, key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked if key in hidden else Qt.CheckState.Checked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def order(self) -> list[str]:
        """Return the keys in their order."""
        return [str(self.list.item(place).data(_KEY)) for place in range(self.list.count())]

    def hidden(self) -> list[str]:
        """Return the keys of the columns that are not shown."""
        items = [self.list.item(place) for place in range(self.list.count())]
        return [str(item.data(_KEY)) for item in items if item.checkState() != Qt.CheckState.Checked]

    def move_column(self, step: int) -> None:
        """Move the current column up or down."""
        place = self.list.currentRow()
        if 0 <= place + step < self.list.count():
            self.restored = False
            item = self.list.takeItem(place)
            self.list.insertItem(place + step, item)
            self.list.setCurrentRow(place + step)

    def restore(self) -> None:
        """Show the columns as they were at first."""
        self._fill(list(self._columns), [key for key, one in self._columns.items() if one.starts_hidden])
        self.restored = True

    def _show(self) -> None:
        place = self.list.currentRow()
        self.up.setEnabled(place > 0)
        self.down.setEnabled(0 <= place < self.list.count() - 1)
        self.done_button.setEnabled(len(self.hidden()) < self.list.count())
