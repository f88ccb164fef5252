"""Documents pasted as running text: what is understood stands below as it is typed, and is written as one step."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from cdsdesk.actions.registering import STANDING_WORDS, RegisterLine, Registration, look_through, register
from cdsdesk.facts.citations import find_citations
from cdsdesk.facts.document_lists import read_document_list
from cdsdesk.model.changes import ChangeSet
from cdsdesk.model.documents import DIRECTION_WORDS, Direction, DocumentEntry
from cdsdesk.model.names import document_number
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.vietnamese.dates import format_date_table
from cdsdesk.vietnamese.text import clean_text
from ui.desk import Desk
from ui.theme.colours import Tone
from ui.theme.theme import colours
from ui.widgets.boxes import button
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.composing import Box
from ui.widgets.fitting import resize_fitting
from ui.widgets.label import Label, tip
from ui.widgets.layouts import column, row
from ui.widgets.pause import pause

TITLE = "Dán danh sách văn bản"
_PAUSE = 250
_LEAST_WORDS = 6
_TITLES = ("Số, ký hiệu", "Ngày", "Loại", "Trích yếu", "Cơ quan", "Tình trạng")
_WIDTHS = (138, 88, 92, 0, 120, 220)
_SUBJECT = 3
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_EXAMPLE = (
    "Dán đoạn văn có danh sách văn bản, ví dụ:\n"
    "- Quyết định số 27/QĐ-UBND ngày 12/8/2025 về việc thành lập Tổ công nghệ số cộng đồng;\n"
    "- Kế hoạch số 30/KH-UBND ngày 15/8/2025 về chuyển đổi số năm 2026."
)


class PasteDocumentsDialog(QDialog):
    """The text above, its documents below with a tick at each that is written.

    ``direction`` tells the register, ``made`` the lines that were written into it.
    """

    def __init__(self, desk: Desk, direction: Direction, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.found = Registration(())
        self._ticks: dict[str, bool] = {}
        self.setWindowTitle(TITLE)
        resize_fitting(self, 900, 600)
        self.text = Box()
        self.register = ChoiceBox()
        self.made: list[str] = []
        self.list = QTableWidget(0, len(_TITLES))
        self.summary = Label("", wrap=True)
        self.unread = Label("", "small", wrap=True)
        self.write_button = button("", self.keep, main=True)
        self._looking = pause(self, _PAUSE, self.look)
        self._build(direction)
        self.text.setPlainText(text)
        self._connect()
        self.look()
        (self.write_button if self.write_button.isEnabled() else self.text).setFocus()

    def _build(self, direction: Direction) -> None:
        self.text.setAccessibleName("Đoạn văn bản đã dán")
        self.text.setPlaceholderText(_EXAMPLE)
        self.text.setTabChangesFocus(True)
        self.register.setAccessibleName("Ghi vào sổ")
        for one, words in DIRECTION_WORDS.items():
            self.register.addItem(f"Ghi vào sổ {words.lower()}", one)
        self.register.setCurrentIndex(self.register.findData(direction))
        self._set_up_list()
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.text)
        parts.addWidget(self._below())
        parts.setSizes([180, 330])
        inside = column(self, 16, 8)
        inside.addWidget(parts, 1)
        foot = row()
        foot.addWidget(self.register)
        foot.addStretch(1)
        foot.addWidget(button("Huỷ", self.reject))
        foot.addWidget(self.write_button)
        inside.addLayout(foot)

    def _below(self) -> QWidget:
        made = QWidget()
        inside = column(made, spacing=6)
        inside.addWidget(self.summary)
        inside.addWidget(self.list, 1)
        inside.addWidget(self.unread)
        return made

    def _set_up_list(self) -> None:
        self.list.setAccessibleName("Các văn bản hiểu được")
        self.list.setHorizontalHeaderLabels(_TITLES)
        self.list.verticalHeader().hide()
        self.list.setShowGrid(False)
        self.list.setMinimumHeight(110)
        self.list.setTabKeyNavigation(False)
        self.list.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        header = self.list.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for place, width in enumerate(_WIDTHS):
            self.list.setColumnWidth(place, width)
        header.setSectionResizeMode(_SUBJECT, QHeaderView.ResizeMode.Stretch)

    def _connect(self) -> None:
        self.text.textChanged.connect(self._looking.start)
        self.register.currentIndexChanged.connect(lambda _place: self.look())
        self.list.itemChanged.connect(self._ticked)

    @property
    def direction(self) -> Direction:
        """The register that is written into."""
        return Direction(self.register.currentData())

    # What is understood

    def look(self) -> None:
        """Read the text anew; a tick that somebody set or took away stays with its line."""
        self._looking.stop()
        period = self._desk.period
        self.found = look_through(self._desk.everything(), self.text.toPlainText(), self.direction, period.year)
        self.list.blockSignals(True)
        self.list.setRowCount(len(self.found.lines))
        for place, line in enumerate(self.found.lines):
            self._show_line(place, line)
        self.list.blockSignals(False)
        self.summary.setText(self.found.words() if self.text.toPlainText().strip() else "Chưa có đoạn văn nào.")
        self.unread.setText(_unread_words(self.found.unread))
        self.unread.setVisible(bool(self.found.unread))
        self._show_count()

    def _show_line(self, place: int, line: RegisterLine) -> None:
        for at, text in enumerate(_texts(line)):
            item = QTableWidgetItem(text)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setToolTip(tip(line.as_written if at == 0 else text))
            item.setForeground(QColor(_ink(line, at)))
            if at == 0:
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(_ON if self._ticks.get(line.as_written, line.wanted) else _OFF)
            self.list.setItem(place, at, item)

    def _ticked(self, item: QTableWidgetItem) -> None:
        line = self.found.lines[item.row()]
        self._ticks[line.as_written] = item.checkState() == _ON
        self._show_count()

    def chosen(self) -> list[RegisterLine]:
        """Return the lines that are ticked."""
        items = [(self.list.item(place, 0), line) for place, line in enumerate(self.found.lines)]
        return [line for item, line in items if item is not None and item.checkState() == _ON]

    def _show_count(self) -> None:
        count = len(self.chosen())
        self.write_button.setText(f"Ghi {count} văn bản")
        self.write_button.setEnabled(count > 0 and not self._desk.lock)

    def keep(self) -> None:
        """Write the ticked documents as one step."""
        if self._looking.isActive():
            self.look()
        chosen, direction = self.chosen(), self.direction

        def one(snapshot: Snapshot, who: str) -> ChangeSet:
            changes = register(snapshot, chosen, direction, who)
            self.made = [change.uid for change in changes.changes if change.type == DocumentEntry.TYPE]
            return changes

        if chosen and self._desk.edit(one):
            self.accept()


def clipboard_text() -> str:
    """Return what the clipboard holds where it names documents, else nothing."""
    held = QGuiApplication.clipboard().text()
    return held if held and find_citations(clean_text(held)) else ""


def running_text(*, prose: bool) -> str:
    """Return a text on the clipboard that speaks of documents and is no block of cells, else nothing.

    A single line is one when it lists several documents; with one document and its subject it is, unless the cell that
    it is pasted into holds ``prose``.
    """
    data = QGuiApplication.clipboard().mimeData()
    text = clipboard_text()
    lines = [one.split() for one in text.splitlines() if one.strip()]
    if "\t" in text or "<table" in data.html().lower() or max(map(len, lines), default=0) < _LEAST_WORDS:
        return ""
    return text if len(lines) > 1 or _lists(text, prose) else ""


def _lists(line: str, prose: bool) -> bool:
    listed = [one for one in read_document_list(clean_text(line)).documents if not one.mentioned]
    return len(listed) > 1 or (len(listed) == 1 and bool(listed[0].subject) and not prose)


def _texts(line: RegisterLine) -> Sequence[str]:
    document = line.document
    told = [STANDING_WORDS[line.standing], *line.questions]
    return (
        document_number(document) or "chưa có số",
        format_date_table(document.date) if document.date is not None else document.date_text,
        document.type,
        " ".join(document.subject.split()),
        document.issuer,
        "; ".join(told),
    )


def _ink(line: RegisterLine, at: int) -> str:
    """Return the colour of a cell: what is asked about stands out, what is not written stands back."""
    if not line.wanted:
        return colours().muted
    return colours().tones[Tone.AMBER].ink if line.questions and at == len(_TITLES) - 1 else colours().ink


def _unread_words(unread: Sequence[str]) -> str:
    if not unread:
        return ""
    shown = " ¦ ".join(f"“{text if len(text) <= 90 else text[:89] + '…'}”" for text in unread[:4])
    rest = f" và {len(unread) - 4} đoạn khác" if len(unread) > 4 else ""
    return f"Không thấy văn bản nào trong: {shown}{rest}"
