"""Shows what pasting a block would do, before it is done: what is new, what is written over, what cannot be read."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QDialog, QHeaderView, QTableView, QWidget

from ui.dialogs.history_lines import Sides
from ui.tables.fill import Fate, Plan, Planned
from ui.tables.record_model import RecordModel
from ui.theme.colours import Tone
from ui.theme.theme import colours
from ui.widgets.boxes import button
from ui.widgets.fitting import resize_fitting
from ui.widgets.label import Label, tip
from ui.widgets.layouts import column, row

Index = QModelIndex | QPersistentModelIndex
WORDS = {
    Fate.NEW: "Ghi mới",
    Fate.OVER: "Ghi đè",
    Fate.SAME: "Giữ nguyên",
    Fate.REFUSED: "Không đọc được",
}
_TONES = {Fate.OVER: Tone.AMBER, Fate.REFUSED: Tone.RED}
_TITLES = ("Dòng", "Cột", "Đang có", "Sẽ thành", "Khi dán")
_WIDTHS = (190, 120, 200, 200, 118)
_WIDE, _HIGH = 1040, 580
_LONGEST, _LINES = 200, 3
_STT = "code"


class PastePreview(QDialog):
    """Accepted: ``plan`` is to be written. ``with_rows`` tries the block with rows added for what is left over."""

    def __init__(
        self,
        model: RecordModel,
        plan: Plan,
        with_rows: Callable[[], Plan | None] | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Xem trước khi dán")
        resize_fitting(self, _WIDE, _HIGH)
        self._records = model
        self._without, self._with_rows = plan, with_rows
        self.plan = plan
        self._shown: Sequence[Planned] = ()
        self.counts = Label("", "heading", wrap=True)
        self.left = Label("", wrap=True)
        self.add_rows = QCheckBox()
        self.hint = Label("", "small", wrap=True)
        self.table = QTableView()
        self.sides = Sides("Đang có", "Sẽ thành", _LINES)
        self.reason = Label("", "wrong", wrap=True)
        self.paste_button = button("Dán", self.accept, main=True)
        self._build()
        self.add_rows.toggled.connect(lambda _on: self._take_rows())
        self._show()
        self.paste_button.setFocus()

    def _build(self) -> None:
        inside = column(self, 16, 10)
        for widget in (self.counts, self.table, self.sides, self.reason, self.left, self.add_rows, self.hint):
            inside.addWidget(widget, 1 if widget is self.table else 0)
        foot = row()
        foot.addStretch(1)
        foot.addWidget(button("Huỷ", self.reject))
        foot.addWidget(self.paste_button)
        inside.addLayout(foot)
        self.table.setObjectName("paste-cells")
        self.table.setAccessibleName("Các ô sẽ dán")
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setHighlightSections(False)

    def _take_rows(self) -> None:
        """Try the block anew with rows for what is left over, or without."""
        tried = self._with_rows() if self._with_rows is not None and self.add_rows.isChecked() else self._without
        if tried is None:
            self.add_rows.setChecked(False)
            return
        self.plan = tried
        self._show()

    def _show(self) -> None:
        cells = [cell for cell in self.plan.cells if cell.fate is not Fate.SAME]
        shown = sorted(cells, key=lambda cell: cell.fate is not Fate.REFUSED)
        old = self.table.model()
        self.table.setModel(PlannedCells(self._records, shown, self))
        if old is not None:
            old.deleteLater()
        header = self.table.horizontalHeader()
        for place, width in enumerate(_WIDTHS):
            self.table.setColumnWidth(place, width)
        for place in (2, 3):
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        self.table.selectionModel().currentRowChanged.connect(lambda index, _before: self._show_whole(index.row()))
        self._shown = shown
        self.table.selectRow(0)
        self._show_whole(0)
        self.counts.setText(count_words(self.plan))
        self._show_left()
        refused = self.plan.count(Fate.REFUSED)
        self.hint.setText("Ô không đọc được sẽ không ghi; các ô khác vẫn dán." if refused else "")
        self.hint.setVisible(bool(refused))
        self.paste_button.setText("Dán các ô đọc được" if refused else "Dán")
        self.paste_button.setEnabled(bool(self.plan.step.changes))

    def _show_whole(self, number: int) -> None:
        """Show the texts of the chosen cell whole, and why it cannot be read."""
        cell = self._shown[number] if 0 <= number < len(self._shown) else None
        self.sides.show_texts(cell.before if cell is not None else "", cell.after if cell is not None else "")
        self.reason.setText(f"Không ghi được: {cell.reason}." if cell is not None and cell.reason else "")
        self.reason.setVisible(bool(self.reason.text()))

    def _show_left(self) -> None:
        rows, columns = len(self._without.laid.rows_left), self._without.laid.columns_left
        offered = bool(rows) and self._with_rows is not None
        self.add_rows.setVisible(offered)
        self.add_rows.setText(f"Còn {rows} dòng thừa: thêm dòng mới")
        said = [] if offered or not rows else [f"{rows} dòng thừa vượt quá cuối bảng sẽ không dán"]
        said += [f"{columns} cột thừa vượt quá cột cuối sẽ không dán"] if columns else []
        self.left.setText(f"{'; '.join(said)}." if said else "")
        self.left.setVisible(bool(said))


class PlannedCells(QAbstractTableModel):
    """The cells of a plan, one a line."""

    def __init__(self, records: RecordModel, cells: Sequence[Planned], parent: QWidget) -> None:
        super().__init__(parent)
        self._records = records
        self._cells = cells

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own default and name
        """Return how many cells there are."""
        return 0 if parent.isValid() else len(self._cells)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own default and name
        """Return how many things are said of each."""
        return 0 if parent.isValid() else len(_TITLES)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: N802 - Qt's name
        """Give the titles."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return _TITLES[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = 0) -> Any:
        """Give the words; what is written over and what cannot be read stand on grounds of their own."""
        if not index.isValid():
            return None
        cell = self._cells[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._said(cell)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(cell.reason or self._said(cell)[index.column()])
        tone = _TONES.get(cell.fate)
        if tone is not None and role == Qt.ItemDataRole.BackgroundRole:
            return QColor(colours().tones[tone].soft)
        if tone is not None and role == Qt.ItemDataRole.ForegroundRole and index.column() == len(_TITLES) - 1:
            return QColor(colours().tones[tone].ink)
        return None

    def _said(self, cell: Planned) -> tuple[str, ...]:
        title = self._records.columns[cell.column].title
        after = cell.after or "(xoá trắng)"
        if cell.reason:
            after = f"{after} – {cell.reason}"
        told = _name_of(self._records, cell.uid) if cell.uid else f"Dòng mới {cell.added}"
        return tuple(" ".join(text[:_LONGEST].split()) for text in (told, title, cell.before, after, WORDS[cell.fate]))


def _name_of(records: RecordModel, uid: str) -> str:
    """Return what a row is called: its STT, where it has one, and the text of its widest column."""
    columns = records.columns
    widest = max(range(len(columns)), key=lambda place: columns[place].stretch)
    numbers = [records.text_of(uid, place) for place, one in enumerate(columns) if one.key == _STT]
    return " · ".join(filter(None, (*(numbers or [str(records.place_of(uid) + 1)]), records.text_of(uid, widest))))


def count_words(plan: Plan) -> str:
    """Return the line above the table: "24 ô: 20 ô ghi mới, 3 ô ghi đè, 1 ô không đọc được"."""
    counts = [(plan.count(fate), WORDS[fate].lower()) for fate in (Fate.NEW, Fate.OVER, Fate.SAME, Fate.REFUSED)]
    return f"{len(plan.cells)} ô: {', '.join(f'{count} ô {words}' for count, words in counts if count)}"
