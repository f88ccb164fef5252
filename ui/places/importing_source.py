"""The sheet as the file holds it, with its header rows marked; other rows can be made the header."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QItemSelection, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView, QWidget

from ui.theme.theme import colours, theme
from ui.widgets.boxes import button
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.label import Label, tip
from ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from cdsdesk.actions.importing import Reading

_DISPLAY, _TIP = Qt.ItemDataRole.DisplayRole.value, Qt.ItemDataRole.ToolTipRole.value
_GROUND, _FONT = Qt.ItemDataRole.BackgroundRole.value, Qt.ItemDataRole.FontRole.value
_ALIGN = Qt.ItemDataRole.TextAlignmentRole.value
_LONGEST = 200
_LEAST, _MOST, _PAD, _LOOKED_AT = 60, 340, 18, 60
_MOST_HEADER = 6
_TEACH = "Chọn các dòng tiêu đề của bảng (bấm số dòng; Shift để lấy thêm dòng), rồi bấm nút bên phải hoặc Enter."
Index = QModelIndex | QPersistentModelIndex


def column_letters(place: int) -> str:
    """Return what a spreadsheet calls a column, counted from 0: "A", "Z", "AA"."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


class SheetModel(QAbstractTableModel):
    """The texts of a sheet; ``first`` is the number of its first row, ``header`` the first and last row of headings."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._texts: Sequence[Sequence[str]] = ()
        self._wide, self.first, self.left = 0, 1, 0
        self.header = (0, 0)

    def show_sheet(self, texts: Sequence[Sequence[str]], first: int, left: int, header: tuple[int, int]) -> None:
        """Show another sheet, or the same under another header."""
        self.beginResetModel()
        self._texts, self.first, self.left, self.header = texts, first, left, header
        self._wide = max((len(line) for line in texts), default=0)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own default and name
        """Return how many rows the sheet has."""
        return 0 if parent.isValid() else len(self._texts)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own default and name
        """Return how wide the widest row is."""
        return 0 if parent.isValid() else self._wide

    def is_header(self, place: int) -> bool:
        """Whether a row belongs to the headings."""
        return self.header[0] <= self.first + place <= self.header[1]

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Give the texts; headings are bold on a ground of their own."""
        line = self._texts[index.row()] if index.isValid() else ()
        text = line[index.column()] if index.column() < len(line) else ""
        if role == _DISPLAY:
            return " ".join(text[:_LONGEST].split())
        if role == _TIP:
            return tip(text) or None
        return self._look(index.row(), role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:  # noqa: N802
        """Give the letters of columns and the numbers of rows, as a spreadsheet does."""
        across = orientation == Qt.Orientation.Horizontal
        if role == _DISPLAY:
            return column_letters(self.left + section) if across else f"{self.first + section}"
        if role == _ALIGN:
            return int(Qt.AlignmentFlag.AlignCenter)
        return None if across else self._look(section, role)

    def _look(self, place: int, role: int) -> Any:
        if not self.is_header(place):
            return None
        if role == _GROUND:
            return QColor(colours().accent_soft)
        if role == _FONT:
            bold = QFont(QApplication.font())
            bold.setWeight(QFont.Weight.DemiBold)
            return bold
        return None


class SheetView(QTableView):
    """Whole rows are chosen; Enter takes them."""

    entered_rows = Signal()

    def __init__(self, model: SheetModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setObjectName("plain")
        self.setAccessibleName("Trang gốc của tệp")
        self.setAccessibleDescription("Chọn các dòng tiêu đề rồi bấm Enter")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)

    def fit_columns(self) -> None:
        """Make each column as wide as the texts of the first rows; lines that stand alone, as titles, do not count."""
        model, bold = self.model(), QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(bold)
        texts = [
            [model.index(row, place).data() for place in range(model.columnCount())] for row in range(self._first())
        ]
        table = [line for line in texts if sum(map(bool, line)) > 1]
        self.clearSpans()
        for row_number, line in enumerate(texts):
            filled = [place for place, text in enumerate(line) if text]
            if len(filled) == 1 and filled[0] < len(line) - 1:
                self.setSpan(row_number, filled[0], 1, len(line) - filled[0])
        for place in range(model.columnCount()):
            widest = max((metrics.horizontalAdvance(line[place]) for line in table), default=0)
            self.setColumnWidth(place, min(max(widest + _PAD, theme().scaled(_LEAST)), theme().scaled(_MOST)))

    def _first(self) -> int:
        return min(self.model().rowCount(), _LOOKED_AT)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter takes the chosen rows."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_rows.emit()
        else:
            super().keyPressEvent(event)


class SourcePanel(QWidget):
    """``header_chosen`` gives the first and last row number of other headings, ``left`` that all stays as it is."""

    header_chosen = Signal(int, int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = ""
        self._reading: Reading | None = None
        self.sheets = ChoiceBox()
        self.sheets.setAccessibleName("Trang của tệp")
        self.model = SheetModel(self)
        self.view = SheetView(self.model)
        self.take_button = button("", self.take, main=True)
        self.back_button = button("Thôi", self.left.emit)
        inside = column(self, spacing=6)
        line = row(spacing=8)
        line.addWidget(self.sheets)
        line.addWidget(Label(_TEACH, "small", wrap=True), 1)
        line.addWidget(self.back_button)
        line.addWidget(self.take_button)
        inside.addLayout(line)
        inside.addWidget(self.view, 1)
        self.sheets.activated.connect(lambda _place: self._show_sheet(self.sheets.currentText(), (0, 0)))
        self.view.entered_rows.connect(self.take)
        self.view.doubleClicked.connect(lambda _index: self.take())
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._show_choice())

    def show_reading(self, reading: "Reading", sheet: str, header: tuple[int, int]) -> None:
        """Show a sheet of a file, its first one when none is named, with its header rows chosen and in sight."""
        names = [name for name, _shown in reading.sheets()]
        self._reading = reading
        self.sheets.clear()
        self.sheets.addItems(names)
        self.sheets.setVisible(len(names) > 1)
        if names:
            self._show_sheet(sheet or names[0], header)

    def _show_sheet(self, sheet: str, header: tuple[int, int]) -> None:
        assert self._reading is not None
        self.sheet = sheet
        self.sheets.setCurrentText(sheet)
        lines = self._reading.lines(sheet)
        first = lines[0][0] if lines else 1
        left = next(one.origin[1] for one in self._reading.book.sheets if one.name == sheet)
        self.model.show_sheet([cells for _, cells in lines], first, left, header)
        self.view.fit_columns()
        top, bottom = header[0] - first, header[1] - first
        if 0 <= top <= bottom < self.model.rowCount():
            chosen = self.view.selectionModel()
            chosen.setCurrentIndex(self.model.index(top, 0), chosen.SelectionFlag.NoUpdate)
            rows = QItemSelection(self.model.index(top, 0), self.model.index(bottom, 0))
            chosen.select(rows, chosen.SelectionFlag.ClearAndSelect | chosen.SelectionFlag.Rows)
            self.view.scrollTo(self.model.index(max(top - 2, 0), 0), QAbstractItemView.ScrollHint.PositionAtTop)
        self._show_choice()

    def chosen(self) -> tuple[int, int]:
        """Return the first and last number of the chosen rows, (0, 0) for none."""
        places = sorted({index.row() for index in self.view.selectionModel().selectedRows()})
        return (self.model.first + places[0], self.model.first + places[-1]) if places else (0, 0)

    def take(self) -> None:
        """Make the chosen rows the header."""
        if self.take_button.isEnabled():
            self.header_chosen.emit(*self.chosen())

    def _show_choice(self) -> None:
        first, last = self.chosen()
        high = last - first + 1
        fits = first > 0 and high <= _MOST_HEADER
        same = first > 0 and (first, last) == self.model.header
        rows = f"dòng {first}" if first == last else f"dòng {first}–{last}"
        words = f"Lấy {rows} làm tiêu đề" if fits else f"Chọn 1 đến {_MOST_HEADER} dòng"
        self.take_button.setText(f"Đang lấy {rows}" if same else words)
        self.take_button.setEnabled(fits and not same)
