"""Who has reported: the matrix, with a filter over names and over how each office stands with a period."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget

from cdsdesk.actions.compliance import Matrix, Row, Standing
from cdsdesk.vietnamese.numbers import format_number
from cdsdesk.vietnamese.text import search_key
from ui.places import consolidation_lines as lines
from ui.tables.lines import LinesTable
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.composing import Line
from ui.widgets.label import Label
from ui.widgets.layouts import column, row
from ui.widgets.pause import pause

_PAUSE = 120
ALL, RESENT, DIFFERS, ASKED = "all", "resent", "differs", "asked"
_WORDS = {
    ALL: "Mọi đơn vị",
    Standing.MISSING.value: "Chưa gửi",
    Standing.LATE.value: "Gửi trễ",
    Standing.ON_TIME.value: "Gửi đúng hạn",
    Standing.NOT_DUE.value: "Chưa đến hạn",
    RESENT: "Đã gửi lại",
    DIFFERS: "PDF khác số liệu",
    ASKED: "Còn yêu cầu sửa",
}


class MatrixPage(QWidget):
    """``table`` is the matrix; offices are let through by words of their name and by their state in a period."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Matrix | None = None
        self._at = 0
        self._marked: Mapping[str, Collection[str]] = {}
        # Stands beside the chips of the page, where there is room for it.
        self.bar = QWidget(self)
        self.filter, self.state = Line(self.bar), ChoiceBox(self.bar)
        self.filter.setPlaceholderText("Tìm đơn vị (Ctrl+F)")
        self.filter.setAccessibleName("Tìm đơn vị")
        self.filter.setAccessibleDescription("Enter để xuống bảng, Esc để bỏ lọc")
        leave = QShortcut("Esc", self.filter, context=Qt.ShortcutContext.WidgetShortcut)
        leave.activated.connect(self.filter.clear)
        self.filter.setMinimumWidth(150)
        self.filter.setMaximumWidth(220)
        self.state.setAccessibleName("Tình trạng gửi trong kỳ")
        self.state.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.state.setMinimumContentsLength(18)
        self.table = LinesTable("Đơn vị đã gửi báo cáo", (), lambda _row: (), cells=True, parent=self)
        line = row(self.bar, spacing=6)
        line.addWidget(self.filter)
        line.addWidget(self.state)
        self.note = Label("", "small", wrap=True, parent=self)
        whole = column(self, spacing=4)
        whole.addWidget(self.table, 1)
        whole.addWidget(self.note)
        self._typing = pause(self, _PAUSE, self.show_filtered)
        self.filter.composing_changed.connect(self._typing.start)
        self.filter.textChanged.connect(lambda _text: self._typing.start())
        self.filter.returnPressed.connect(self._look)
        self.state.activated.connect(lambda _at: self.show_filtered())

    def show_matrix(self, shown: Matrix, code: str, marked: Mapping[str, Collection[str]]) -> None:
        """Show a matrix; ``marked`` are the offices, by uid, that sent again, differ or were asked to mend."""
        self._shown, self._marked = shown, marked
        self.table.lines.tell(lines.matrix_cells(shown))
        self.show_period(code, anew=True)

    def show_period(self, code: str, *, anew: bool = False) -> None:
        """Filter by the state in another period; ``anew`` when the matrix is another too."""
        self._at = [period.code for period in self._shown.periods].index(code) if self._shown else 0
        chosen = self.state.currentData() or ALL
        self.state.clear()
        for key, words in _WORDS.items():
            count = sum(self._is_in(key, one) for one in self._shown.rows) if self._shown else 0
            if count or key in (ALL, chosen):
                self.state.addItem(f"{words} ({format_number(count)})", key)
        self.state.setCurrentIndex(self.state.findData(chosen))
        self.show_filtered(anew=anew)

    def show_filtered(self, *, anew: bool = False) -> None:
        """Show the offices that the filters let through."""
        self._typing.stop()
        rows = self._shown.rows if self._shown else ()
        wanted, key = search_key(self.filter.whole_text()), str(self.state.currentData() or ALL)
        found = [one for one in rows if self._is_in(key, one) and wanted in search_key(one.unit.name)]
        if anew and self._shown is not None:
            self.table.show_rows(found, lines.matrix_columns(self._shown))
        elif found != list(self.table.lines.rows):
            self.table.show_rows(found)
        self.note.setText(f"Đang lọc: {format_number(len(found))} trong {format_number(len(rows))} đơn vị.")
        self.note.setVisible(len(found) != len(rows))

    def choose(self, key: str) -> None:
        """Let only the offices in a state through."""
        self.state.setCurrentIndex(max(self.state.findData(key), 0))
        self.show_filtered()

    def _is_in(self, key: str, one: Row) -> bool:
        if key == ALL or self._shown is None:
            return True
        if key in (RESENT, DIFFERS, ASKED):
            return one.unit.uid in self._marked.get(key, ())
        return one.cells[self._at].value == key

    def _look(self) -> None:
        self.show_filtered()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
