"""A file that was read: what was found in it, how its columns are understood, its rows with what will be done."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QWidget

from cdsdesk.actions import import_saying as saying
from cdsdesk.importing.options import TableKey
from cdsdesk.vietnamese.numbers import format_number
from ui.desk import Desk
from ui.places.importing_columns import ColumnStrip
from ui.places.importing_facts import FactBanner
from ui.places.importing_head import FoundHead
from ui.places.importing_panel import LEAST_WIDTH, WIDTH, RowPanel
from ui.places.importing_rows import ALL, VERDICT, PlannedModel, PlannedRows
from ui.places.importing_source import SourcePanel
from ui.places.importing_table_choice import TableChoice
from ui.tables.record_table import RecordTable
from ui.theme.theme import theme
from ui.widgets.boxes import Card, PushButton
from ui.widgets.chips import Chips
from ui.widgets.label import Label, tip
from ui.widgets.layouts import column, row
from ui.widgets.two_parts import TwoParts

if TYPE_CHECKING:
    from cdsdesk.actions.import_shown import ShownRow
    from cdsdesk.actions.importing import Preview, ShownTable

TEACH_HEADER = "Nếu tệp có bảng, hãy chọn các dòng tiêu đề của bảng ở dưới; nếu không, bấm Lùi để chọn tệp khác"
WRITE_KEYS = "Ctrl+S"
NOTHING = "Bảng này không có dòng nào như vậy."
_LOW, _ROOMY, _ALL_ROOM = 570, 1000, 99
_CHIP_EDGES = 26


class FoundPage(QWidget):
    """``said`` gives what makes other options of the present ones, ``answered`` a sheet, row number and its answer."""

    said = Signal(object)
    answered = Signal(str, int, str)

    def __init__(
        self, desk: Desk, back: Callable[[], object], write: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self.shown: Preview | None = None
        self._coming: Preview | None = None
        self._place = "", 0, 0
        self._key: TableKey | None = None
        self._originals: dict[tuple[str, int, int], str] = {}
        self.head = FoundHead(back, write, self)
        self.choices = QWidget(self)
        self.choice = TableChoice(desk, self.choices)
        self.facts = FactBanner(self)
        self.strip = ColumnStrip(self)
        self.rows = PlannedRows()
        self.model = PlannedModel(desk, self.rows, self)
        self.table = RecordTable(self.model, "Các dòng đọc được từ tệp")
        self.chips = Chips("Lọc các dòng")
        self.note = Label("", "small", wrap=True)
        self.stack = QStackedWidget(self)
        self.panel = RowPanel(self.stack)
        self.sheet_card = Card(self.stack, margin=10)
        self.source = SourcePanel(self.sheet_card)
        self.strip_button = _toggle("Cột", "Hiện hoặc ẩn ý nghĩa các cột")
        self.source_button = _toggle("Sửa dòng tiêu đề", "Xem trang gốc và chọn lại dòng tiêu đề")
        self._build()
        self._connect()

    # Layout

    def _build(self) -> None:
        whole = column(self, spacing=8)
        column(self.choices).addWidget(self.choice)
        for part in (self.head, self.choices, self.facts, self.strip):
            whole.addWidget(part)
        whole.addLayout(self._line())
        self._below = column()
        self._below.addWidget(self.note)
        whole.addLayout(self._below)
        self.table.nothing = NOTHING
        self.table.setMinimumWidth(260)
        self.parts = TwoParts(self.table, self.panel, WIDTH, LEAST_WIDTH, parent=self.stack)
        self.sheet_card.column.addWidget(self.source)
        self.stack.addWidget(self.parts)
        self.stack.addWidget(self.sheet_card)
        whole.addWidget(self.stack, 1)
        self.strip_button.setChecked(True)

    def _line(self) -> QHBoxLayout:
        line = row(spacing=8)
        self._beside = row()
        self._beside.addStretch(1)
        line.addWidget(self.chips)
        line.addLayout(self._beside, 1)
        line.addWidget(self.strip_button)
        line.addWidget(self.source_button)
        return line

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Where there is room what is to be said stands beside the chips, else below: the rows have more height."""
        if self.width() > theme().scaled(_ROOMY):
            self._beside.insertWidget(0, self.note, _ALL_ROOM)
        else:
            self._below.addWidget(self.note)
        self._make_room()
        super().resizeEvent(event)

    def _connect(self) -> None:
        self.head.table_chosen.connect(self._choose_table)
        for one in (self.head, self.choice):
            one.said.connect(self.said)
        self.strip.chosen.connect(self._say_field)
        self.chips.chosen.connect(self._choose_chip)
        self.table.current_changed.connect(lambda _uid: self.show_current())
        self.model.modelReset.connect(self.show_current)
        self.model.mended.connect(self._mend)
        self.panel.mended.connect(lambda place, text: self._mend_current(place, text))
        self.panel.answered.connect(self._answer)
        self.strip_button.toggled.connect(self._make_room)
        self.source_button.toggled.connect(self._show_source)
        self.facts.turned.connect(self._make_room)
        self.source.left.connect(lambda: self.source_button.setChecked(False))
        self.source.header_chosen.connect(self._say_header)
        self._desk.lock_changed.connect(self._show_write)
        keys = QShortcut(WRITE_KEYS, self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.head.write_button.click)

    def current(self) -> "ShownTable | None":
        """Return the table that is looked at."""
        return self._table_of(self.shown) if self.shown is not None else None

    def _table_of(self, shown: "Preview") -> "ShownTable | None":
        tables = shown.tables
        return next((one for one in tables if (one.sheet, one.number) == self._key), tables[0] if tables else None)

    # Showing

    def begin(self) -> None:
        """Look at another file from its beginning."""
        self._key, self.rows.chip = None, ALL
        self._originals.clear()
        self.table.unsort()
        self.facts.close_list()
        self.source_button.setChecked(False)
        # A page that was made just now is laid out later; the window has its height already.
        self.strip_button.setChecked(not self._is_low())

    def put_away(self) -> None:
        """Look at no file any more."""
        self.shown = self._coming = None

    def show_preview(self, shown: "Preview") -> None:
        """Show what an import would do; the row and cell that were looked at stay so."""
        self._coming = None
        for show in self._parts_of(shown):
            show()

    def show_in_turns(self, shown: "Preview", then: Callable[[], object]) -> None:
        """Show another file part by part, each in a turn of its own, then do something; the last file asked counts."""
        self._coming = shown
        self.head.write_button.setEnabled(False)
        waiting = iter([*self._parts_of(shown), then])

        def go_on() -> None:
            if self._coming is shown:
                show = next(waiting)
                show()
                if show is not then:
                    self._desk.runner.soon(self, go_on)

        go_on()

    def _parts_of(self, shown: "Preview") -> "Sequence[Callable[[], object]]":
        """Return what shows a preview, in the order of the page."""
        table = self._table_of(shown)
        if table is None:
            return (lambda: self._show_untabled(shown), self._show_write)
        return (
            lambda: self._show_head(shown, table),
            lambda: self.choice.show_table(shown, table),
            lambda: self._show_facts(table),
            *self.strip.parts(table.columns, dict(table.choices())),
            lambda: self._show_rows(table),
            lambda: self._show_place(shown),
            self._show_write,
        )

    def _show_head(self, shown: "Preview", table: "ShownTable | None") -> None:
        self.shown = shown
        self._key = (table.sheet, table.number) if table is not None else None
        self.head.show_preview(shown, table)
        for part in (self.chips, self.strip_button, self.source_button, self.source.back_button):
            part.setVisible(table is not None)

    def _show_untabled(self, shown: "Preview") -> None:
        self._show_head(shown, None)
        for part in (self.choice, self.facts, self.strip):
            part.hide()
        self.source_button.setChecked(True)
        self._fill_source(shown)

    def _show_facts(self, table: "ShownTable") -> None:
        self.facts.show()
        self.facts.show_table(table)
        self._make_room()
        self.panel.show_columns(table.columns)

    def _show_rows(self, table: "ShownTable") -> None:
        column_place = max(self.table.currentIndex().column(), 0)
        self._place = self.table.current_uid(), column_place, self.table.verticalScrollBar().value()
        self.rows.table = table
        self._show_chips()
        self.model.show_table(table)
        self.table.columns.share_width()

    def _show_place(self, shown: "Preview") -> None:
        uid, place, top = self._place
        if not (uid and self.table.show_uid(uid, self._column_key(place))) and self.model.uids():
            self.table.show_uid(self.model.uids()[0], VERDICT)
        self.table.verticalScrollBar().setValue(top)
        if self.source_button.isChecked():
            self._fill_source(shown)

    def _column_key(self, place: int) -> str:
        return self.model.columns[min(place, len(self.model.columns) - 1)].key

    def _show_chips(self) -> None:
        chips = self.rows.chips()
        if self.rows.chip not in {chip.key for chip in chips}:
            self.rows.chip = ALL
        self.chips.show_chips(chips)
        self.chips.choose(self.rows.chip)

    def _show_source(self, on: bool) -> None:
        if self._is_low():
            self.facts.close_list()
        self._make_room()
        self.stack.setCurrentIndex(1 if on else 0)
        if on and self.shown is not None:
            self._fill_source(self.shown)
            self.source.view.setFocus()

    def _is_low(self) -> bool:
        return self.window().height() <= _LOW

    def _make_room(self) -> None:
        """Let the list of remarks, or the sheet, have the place of columns and choices where a window is low."""
        free = not self._is_low() or not (self.source_button.isChecked() or self.facts.is_open())
        self.choices.setVisible(free)
        self.strip.setVisible(free and self.strip_button.isChecked() and self.current() is not None)

    def _fill_source(self, shown: "Preview") -> None:
        table = self.current()
        self.source.show_reading(shown.reading, *((table.sheet, table.header_rows) if table else ("", (0, 0))))

    def _show_write(self) -> None:
        shown = self.shown
        if shown is None:
            return
        count, open_ones, table = shown.to_write(), shown.open_questions(), self.current()
        needs = [_need_words(one.need.message, one, table) for one in shown.tables if one.need is not None]
        waiting = f"{format_number(open_ones)} dòng chờ trả lời sẽ không ghi" if open_ones else ""
        if table is None:
            said = [shown.refusal, TEACH_HEADER]
        elif self._desk.lock:
            said = [self._desk.lock]
        else:
            said = [*needs, "" if needs else waiting]
            said += [] if count or needs or open_ones else [self._nothing_words(shown)]
        words = ". ".join(text.rstrip(".") for text in said if text)
        self.note.setText(f"{words}." if words else "")
        self.note.set_role("wrong" if not count and not self._nothing_new(shown) else "small")
        self.note.setVisible(bool(words))
        self.head.write_button.setEnabled(count > 0 and not self._desk.lock)
        self.head.write_button.setToolTip(tip(words if not count else f"Ghi vào hồ sơ ({WRITE_KEYS})"))

    def _nothing_new(self, shown: "Preview") -> bool:
        return bool(shown.tables) and not shown.open_questions() and not _refused(shown)

    def _nothing_words(self, shown: "Preview") -> str:
        refused = _refused(shown)
        if not refused:
            return "Không có gì mới để ghi: hồ sơ đã có đúng như tệp"
        kind = "; nếu nhận nhầm loại bảng, hãy chọn lại ở “Nhận ra”"
        return f"{format_number(refused)} dòng không ghi được, lý do ở từng dòng{kind}"

    def show_current(self) -> None:
        """Show the chosen row beside the table."""
        self.panel.commit()
        uid = self.table.current_uid()
        shown = self.model.row_of(uid) if uid else None
        self.panel.show_row(uid, shown, self._originals_of(shown) if shown is not None else {})

    def _originals_of(self, shown: "ShownRow") -> dict[int, str]:
        """Return what the file has in the mended cells of a row, by column."""
        place = self._key[0] if self._key is not None else "", shown.numbers[0]
        return {column: text for (*row, column), text in self._originals.items() if tuple(row) == place}

    # Saying

    def _choose_table(self, place: int) -> None:
        if self.shown is not None and 0 <= place < len(self.shown.tables):
            one = self.shown.tables[place]
            self._key, self.rows.chip = (one.sheet, one.number), ALL
            self.show_preview(self.shown)

    def _choose_chip(self, key: str) -> None:
        self.table.commit()
        uid = self.table.current_uid()
        self.rows.chip = key
        self.model.reload()
        if not self.table.show_uid(uid) and self.model.uids():
            self.table.show_uid(self.model.uids()[0])

    def _say_field(self, place: int, path: str) -> None:
        if self._key is not None:
            key = self._key
            self.said.emit(lambda options: saying.say_field(options, key, place, path))

    def _say_header(self, first: int, last: int) -> None:
        key = self._key if self._key is not None and self._key[0] == self.source.sheet else (self.source.sheet, 1)
        self.source_button.setChecked(False)
        self.said.emit(lambda options: saying.say_header(options, key, first, last))

    def _mend(self, place: int, column_place: int, text: str) -> None:
        if self._key is not None and self.rows.table is not None:
            shown = self.rows.table.rows[place]
            cell = self._key[0], shown.numbers[0], column_place
            original = self._originals.setdefault(cell, shown.cells[column_place])
            if text == original:
                del self._originals[cell]
                self.said.emit(lambda options: saying.unsay_cell(options, *cell))
            else:
                self.said.emit(lambda options: saying.say_cell(options, *cell, text))

    def _mend_current(self, column_place: int, text: str) -> None:
        uid = self.panel.uid
        if uid:
            self._mend(int(uid), column_place, text)

    def _answer(self, answer: str) -> None:
        row_shown = self._row()
        if self._key is not None and row_shown is not None:
            self.answered.emit(self._key[0], row_shown.numbers[0], answer)

    def _row(self) -> "ShownRow | None":
        uid = self.table.current_uid()
        return self.model.row_of(uid) if uid else None

    # What the page around it asks

    def commit(self) -> None:
        """Hand on what is being typed in a cell."""
        self.table.commit()
        self.panel.commit()

    def take_focus(self) -> None:
        """Put the cursor into the rows, where there are none into the sheet."""
        (self.table if self.current() is not None else self.source.view).setFocus()

    def areas(self) -> Sequence[QWidget]:
        """Return the rows and the one that is chosen; while the sheet is shown, the sheet."""
        return self.parts.parts if self.stack.currentIndex() == 0 else (self.sheet_card,)


def _toggle(words: str, told: str) -> QPushButton:
    made = PushButton(words)
    made.setCheckable(True)
    made.setProperty("role", "chip")
    bold = QFont(made.font())
    bold.setWeight(QFont.Weight.DemiBold)
    made.setMinimumWidth(QFontMetrics(bold).horizontalAdvance(words) + _CHIP_EDGES)
    made.setAccessibleDescription(told)
    made.setToolTip(tip(told))
    return made


def _need_words(message: str, of: "ShownTable", current: "ShownTable | None") -> str:
    """Return what must be said of a table before it is written, with its sheet when another one is looked at."""
    return message if of is current else f"Trang “{of.sheet}” chưa ghi được: {message[:1].lower()}{message[1:]}"


def _refused(shown: "Preview") -> int:
    return sum(table.counts["refuse"] for table in shown.tables)
