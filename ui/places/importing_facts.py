"""What was noticed in a file: one line for a glance, all remarks with their rows on demand."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from cdsdesk.vietnamese.numbers import format_number
from ui.widgets.boxes import link
from ui.widgets.label import Label, tip
from ui.widgets.layouts import column, row
from ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from cdsdesk.actions.importing import ShownTable

_MOST, _HIGH, _MOST_ROWS, _FRAME = 300, 150, 8, 4
_BANNER = 4


class FactBanner(QFrame):
    """Its list is open until somebody closes it, of which ``turned`` tells; a newly read file begins closed."""

    turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setProperty("tone", "work")
        self.setAccessibleName("Những gì đọc được từ tệp")
        inside = column(self, spacing=6)
        inside.setContentsMargins(12, 6, 10, 6)
        self.words = Label("", wrap=True)
        self.more = link("", self.turn)
        line = row(spacing=10)
        line.addWidget(self.words, 1)
        line.addWidget(self.more)
        inside.addLayout(line)
        self.list = PlainTable("Mọi lưu ý khi đọc tệp", ("Dòng", "Lưu ý"), (120, 0))
        inside.addWidget(self.list)
        self._count = 0
        self.list.hide()

    def show_table(self, table: "ShownTable") -> None:
        """Show what was noticed in a table."""
        gone = f"{format_number(len(table.gone))} mục đang có không còn trong tệp, giữ nguyên" if table.gone else ""
        count = format_number(len(table.perhaps_gone))
        perhaps = f"{count} mục đang có nay có thể không còn trong tệp, tùy câu trả lời" if table.perhaps_gone else ""
        self.words.setText(" · ".join(filter(None, (*table.facts[:_BANNER], gone, perhaps))))
        lines = [(_rows(repair.rows), repair.message) for repair in table.repairs]
        lines += [("", f"Có trong hồ sơ, không còn trong tệp: {one.code} {one.title}".strip()) for one in table.gone]
        lines += [("", f"Có thể không còn trong tệp: {one.code} {one.title}".strip()) for one in table.perhaps_gone]
        self._count = len(lines)
        shown = lines[:_MOST]
        if len(lines) > _MOST:
            shown.append(("", f"… và {format_number(len(lines) - _MOST)} lưu ý nữa"))
        self.list.setRowCount(len(shown))
        for number, texts in enumerate(shown):
            self.list.show_line(number, texts)
            for place in range(len(texts)):
                item = self.list.item(number, place)
                if item is not None:
                    item.setToolTip(tip(texts[place]))
        heights = [self.list.rowHeight(number) for number in range(len(shown))]
        head = self.list.horizontalHeader().sizeHint().height() + _FRAME
        # Where the window is low the list is scrolled; a list of fixed height would be cut at its end.
        self.list.setMinimumHeight(head + sum(heights[:1]))
        self.list.setMaximumHeight(min(head + sum(heights), _HIGH))
        self._show_more()

    def turn(self) -> None:
        """Open or close the list."""
        self.list.setVisible(self.list.isHidden())
        self._show_more()

    def is_open(self) -> bool:
        """Whether the list is seen."""
        return not self.list.isHidden()

    def close_list(self) -> None:
        """Close the list."""
        self.list.hide()
        self._show_more()

    def _show_more(self) -> None:
        self.more.setVisible(self._count > 0)
        if not self._count:
            self.list.hide()
        self.more.show_words("Thu lại" if self.is_open() else f"Chi tiết ({format_number(self._count)})")
        self.turned.emit()


def _rows(numbers: Sequence[int]) -> str:
    """Name rows of the sheet: "14", "14, 15, 20 …"."""
    more = " …" if len(numbers) > _MOST_ROWS else ""
    return f"{', '.join(map(str, numbers[:_MOST_ROWS]))}{more}"
