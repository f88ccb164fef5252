"""A place that is a list: filters and chips above, the table on the left, the form of the chosen row beside it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QWidget

from cdsdesk.actions.edit import add, remove
from cdsdesk.model.changes import ChangeSet
from cdsdesk.model.fields import Record
from cdsdesk.model.snapshot import Snapshot
from ui.desk import Desk
from ui.forms.editors import LineEditor, UndoGate
from ui.places.first_rows import FirstRows
from ui.places.following import Following
from ui.places.form_room import FormRoom, Make
from ui.places.list_blocks import ListBlocks
from ui.places.list_words import ListWords
from ui.places.place import Place, Typing
from ui.places.record_rows import ALL, ListRows
from ui.places.row_form import LEAST_WIDTH, WIDTH, RowForm
from ui.tables.columns import Column
from ui.tables.filter_note import FilterNote
from ui.tables.record_model import RecordModel
from ui.tables.record_table import RecordTable
from ui.tables.table_menu import table_menu
from ui.widgets.boxes import button
from ui.widgets.chips import Chips
from ui.widgets.empty import EmptyPage
from ui.widgets.label import Label
from ui.widgets.layouts import column, row
from ui.widgets.pause import next_turn, pause
from ui.widgets.two_parts import TwoParts

_PAUSE = 150
_LONG, _COUNT_PAUSE = 2000, 600
_ELSEWHERE = "Hồ sơ có {0} {1} thuộc thời gian khác: đổi kỳ ở phía trên để xem, hoặc thêm mới cho kỳ này."
_NOTHING = "Không có {0} nào qua các bộ lọc đang chọn ở phía trên."
Offer = tuple[str, Callable[[], object]]


class ListPlace(Place):
    """The page of one list; ``counted`` says that the number on the left may have changed."""

    counted = Signal()

    def __init__(
        self,
        desk: Desk,
        words: ListWords,
        kind: type[Record],
        source: ListRows,
        columns: Sequence[Column],
        make_form: Make,
        offers: Sequence[Offer] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, parent)
        self.words, self.kind = words, kind
        self.rows = source
        self.model = RecordModel(desk, source, columns, self)
        self.table = RecordTable(self.model, f"Danh sách {words.noun}")
        self.blocks = ListBlocks(desk, self.table, kind, words.noun, self.listed_plan)
        self.blocks.offer_rows(self.new_row, source.row)
        self.room = FormRoom(make_form)
        self.filter = LineEditor()
        self.chips = Chips("Lọc nhanh")
        self.add_button = button("Thêm (Ins)", self.add_row, main=True, picture="plus")
        self.offered = [button(one, act) for one, act in offers]
        self.empty = EmptyPage(words.empty, words.teach, *offers, (f"Thêm {words.noun}", self.add_row))
        self._typing = pause(self, _PAUSE, self.filter_words)
        self._first = FirstRows(self.table, self.rows.first)
        self._counting = pause(self, _COUNT_PAUSE, self.count_anew)
        self._listed = True
        self._choosing = False
        self._build()
        self._connect()
        self.reload_period()

    # Layout

    def _build(self) -> None:
        whole = column(self, spacing=8)
        whole.addLayout(self._head())
        chosen = row(spacing=8)
        chosen.addWidget(self.chips, 1)
        chosen.addWidget(FilterNote(self.table))
        whole.addLayout(chosen)
        self.stack = QStackedWidget(self)
        whole.addWidget(self.stack, 1)
        self.splitter = TwoParts(self.left(), self.right(), WIDTH, LEAST_WIDTH, parent=self.stack)
        self.table.setMinimumWidth(260)
        self.table.nothing = _NOTHING.format(self.words.noun)
        self.stack.addWidget(self.splitter)
        self.stack.addWidget(self.empty)

    def left(self) -> QWidget:
        """Return what stands on the left: the table, unless a list puts more there."""
        return self.table

    def right(self) -> QWidget:
        """Return what stands on the right: the form, unless a list puts more there."""
        return self.room

    @property
    def form(self) -> RowForm:
        """Return the form, made now when it is not there yet."""
        return self.room.form

    def complete(self) -> bool:
        """Make the form."""
        return self.room.complete()

    def _head(self) -> QHBoxLayout:
        head = row(spacing=8)
        self.filter.setAccessibleName("Lọc trong bảng")
        self.filter.setPlaceholderText("Lọc trong bảng (Ctrl+F)")
        self.filter.setMinimumWidth(110)
        self.filter.setMaximumWidth(260)
        head.addWidget(Label(self.words.title, "title"))
        for widget in self.head_widgets():
            head.addWidget(widget)
        head.addWidget(self.filter, 2)
        head.addStretch(1)
        for one in self.head_buttons():
            head.addWidget(one)
        head.addWidget(self.add_button)
        return head

    def head_widgets(self) -> Sequence[QWidget]:
        """Return what stands between the title and the filter."""
        return ()

    def head_buttons(self) -> Sequence[QPushButton]:
        """Return the buttons left of the one that adds."""
        return self.offered

    def _connect(self) -> None:
        self.chips.chosen.connect(self._filter_chip)
        self.filter.textChanged.connect(lambda _text: self._typing.start())
        self.filter.given_up.connect(self.filter.clear)
        UndoGate(self.filter, lambda: bool(self.filter.text()))
        self.filter.left.connect(self.filter_words)
        self.table.current_changed.connect(lambda _uid: self.show_current())
        self.table.add_asked.connect(self.add_row)
        self.table.remove_asked.connect(self.remove_rows)
        self.blocks.said.connect(self.said)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.room.made.connect(self._form_made)
        self.model.modelReset.connect(self.show_current)
        later = (self.desk.period_changed, self.reload_period), (self.desk.findings_changed, self._after_findings)
        self._following = Following(self, self.desk, self.after_change, later)
        self.desk.lock_changed.connect(self._show_lock)

    def _form_made(self, form: RowForm) -> None:
        form.said.connect(self.said)
        form.record_asked.connect(self.record_asked)
        self.show_current()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Show the list as it begins; in a narrow window Qt scrolls to the current cell once it is laid out."""
        self._following.catch_up()
        super().showEvent(event)
        next_turn(self, self._shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Add a row as the button says, wherever on the page one stands."""
        if event.key() == Qt.Key.Key_Insert and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.add_button.click()
        else:
            super().keyPressEvent(event)

    def _shown(self) -> None:
        self.table.horizontalScrollBar().setValue(0)

    # Filters

    def reload_period(self) -> None:
        """Show everything anew for another period."""
        self.reload()

    def reload(self) -> None:
        """Show everything anew."""
        self.rows.listen()
        self.show_chips()
        self.reload_rows()
        self._show_lock()

    def _filter_chip(self, key: str) -> None:
        self.commit()
        self.rows.chip = key
        self.reload_rows()

    def filter_words(self) -> None:
        """Filter by what stands in the box now."""
        self._typing.stop()
        if self.rows.words != self.filter.text():
            self.rows.words = self.filter.text()
            self._reload_rows(self._first.reload)

    def reload_rows(self) -> None:
        """Read the rows anew; the chosen row stays chosen while the filter lets it through."""
        self._reload_rows(self.model.reload)

    def _reload_rows(self, read: Callable[[], None]) -> None:
        kept, place = self.table.current_uid(), self.table.currentIndex().column()
        self._choosing = True
        try:
            read()
            if not self.table.show_uid(kept, self.model.columns[max(place, 0)].key) and self.model.uids():
                self.table.show_uid(self.model.uids()[0], self.words.first)
                self.table.horizontalScrollBar().setValue(0)
        finally:
            self._choosing = False
        self.show_current()
        self._show_whether_empty()

    def _show_whether_empty(self) -> None:
        others = 0 if self._listed else self.rows.elsewhere()
        if others:
            self.empty.say(f"Kỳ này không có {self.words.noun} nào", _ELSEWHERE.format(others, self.words.noun))
        else:
            self.empty.say(self.words.empty, self.words.teach)
        self.stack.setCurrentIndex(0 if self._listed else 1)
        self.chips.setVisible(self._listed)

    def show_chips(self) -> None:
        """Count the chips anew; a chip that is gone gives way to all rows."""
        shown = self.rows.chips()
        if self.rows.chip not in {chip.key for chip in shown}:
            self.rows.chip = ALL
        self.chips.show_chips(list(shown))
        self.chips.choose(self.rows.chip)
        self._listed = self.rows.any()
        self.counted.emit()

    def choose_chip(self, key: str) -> None:
        """Show the rows of one chip."""
        self.chips.choose(key)
        self._filter_chip(self.chips.current())

    def show_what(self, what: str) -> None:
        """Show the rows of a chip, or one record."""
        self._following.catch_up()
        if what in {chip.key for chip in self.rows.chips()}:
            self.rows.open_up()
            self.choose_chip(what)
        elif what:
            self.open_record(what)

    # Rows

    def after_change(self, changes: ChangeSet) -> None:
        """Follow a step; a long list counts its chips a moment later, so that the next key is not held up."""
        self.show_current()
        if len(self.model.uids()) > _LONG:
            self._counting.start()
        else:
            self.count_anew()

    def count_anew(self) -> None:
        """Count the chips, and show the list once there is something to list."""
        self.rows.listen()
        was_empty = not self._listed
        self.show_chips()
        if was_empty and self._listed:
            self.reload_rows()
        self._show_whether_empty()

    def _after_findings(self) -> None:
        self.rows.listen()
        self.model.repaint_all()
        self.show_chips()
        self.show_current()

    def show_current(self) -> None:
        """Show the chosen row in the form, once it is chosen."""
        if self._choosing or not self.room.is_made:
            return
        uid = self.table.current_uid()
        self.room.show_row(self.model.row_of(uid) if uid else None)

    def _show_lock(self) -> None:
        for widget in (self.add_button, *self.offered, self.empty):
            widget.setEnabled(not self.desk.lock)
        self.show_current()

    def open_record(self, uid: str, field: str = "") -> bool:
        """Bring a row into view, taking filters away that hide it; put the cursor into a field."""
        self._following.catch_up()
        uid = next(iter(self.rows.touched(frozenset({uid}))), "")
        if not uid:
            return False
        if self.model.line_of(uid) < 0:
            self.rows.chip, self.rows.words = ALL, ""
            self.rows.open_up()
            self.table.clear_filters()
            self.filter.clear()
            self.reload()
        if not self.table.show_uid(uid, self.words.written):
            return False
        if not field or not self.form.focus_field(field):
            self.table.setFocus()
        return True

    def history_of(self) -> str:
        """Return the record whose history the chosen row shows."""
        return self.table.current_uid()

    def take_focus(self) -> None:
        """Put the cursor into the table; where nothing is listed yet, onto what to do first."""
        (self.table if self._listed else self.empty.buttons[0]).setFocus()

    def areas(self) -> Sequence[QWidget]:
        """Return the list and the form; where nothing is listed yet, what to do first."""
        self.room.appear()
        return self.splitter.parts if self._listed else (self.empty,)

    def new_row(self, snapshot: Snapshot, who: str) -> tuple[ChangeSet, Record]:
        """Return the step that adds a row, and the record that the row will stand for."""
        return add(snapshot, self.kind.TYPE, {}, who)

    def listed_plan(self) -> str:
        """Return the plan whose rows are listed; empty for lists that have none, and for all plans."""
        return ""

    def add_row(self) -> None:
        """Make a row and open its first cell for writing."""
        self.commit()
        made: list[str] = []

        def one(snapshot: Snapshot, who: str) -> ChangeSet:
            changes, record = self.new_row(snapshot, who)
            made.append(record.uid)
            return changes

        if self.desk.edit(one) and self.open_record(made[0]):
            self.table.edit(self.table.currentIndex())

    def remove_rows(self, uids: list[str]) -> None:
        """Remove rows with all that belongs to them, and offer to take it back."""
        self.commit()
        gone: list[str] = []
        place = min((self.model.place_of(uid) for uid in uids if self.model.line_of(uid) >= 0), default=0)

        def one(snapshot: Snapshot, who: str) -> ChangeSet:
            changes = remove(snapshot, self.kind.TYPE, uids, who, with_dependants=True)
            gone.extend(change.uid for change in changes.changes)
            return changes

        if self.desk.edit(one):
            if left := self.model.uids():
                self.table.show_uid(left[min(place, len(left) - 1)])
            more = f" và {len(gone) - len(uids)} bản ghi kèm theo" if len(gone) > len(uids) else ""
            self.said.emit(f"Đã xoá {len(uids)} {self.words.noun}{more}.")

    def _show_menu(self, where: QPoint) -> None:
        menu = table_menu(self.table, self.words.noun)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.table.viewport().mapToGlobal(where))

    # What is being typed

    def commit(self) -> bool:
        """Write what is being typed in the table and in the form; False when something could not be."""
        self.table.commit()
        return self.model.write_pending() & self.room.commit_all()

    def drafts(self) -> list[Typing]:
        """Return record, field and text of what is typed and not written."""
        found = self.room.drafts()
        found += [(uid, key, text) for (uid, key), text in self.model.pending.items()]
        typed = self.table.typed()
        return [*found, typed] if typed is not None else found

    def put_draft(self, uid: str, field: str, text: str) -> bool:
        """Put a text that was in progress back into its field, and the cursor; False when it belongs to no row."""
        binder = self.form.binders.get(self.words.fields.get(field, field))
        if binder is None or not self.open_record(uid):
            return False
        binder.editor.setFocus()
        binder.put(text)
        self.form.area.ensureWidgetVisible(binder.editor)
        return True

    def show_filter(self) -> bool:
        """Put the cursor into the filter."""
        self.filter.setFocus()
        self.filter.selectAll()
        return True
