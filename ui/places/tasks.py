"""Nhiệm vụ: the list with its filters, the form of the chosen row beside it."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSplitter, QStackedWidget, QWidget

from cdsdesk.actions.edit import add, remove
from cdsdesk.model.changes import ChangeSet, Draft
from cdsdesk.model.documents import Document
from cdsdesk.model.identity import uid_for
from cdsdesk.model.reading import plans, plans_of_period
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.states import STATE_ORDER
from cdsdesk.model.tasks import PlanItem, State, Task
from ui.desk import Desk
from ui.forms.editors import LineEditor
from ui.places.task_columns import columns
from ui.places.task_form import WIDTH, TaskForm
from ui.places.task_rows import ALL, REVIEW, SHORT_STATES, TaskRows, plan_of_period, plan_words
from ui.tables.record_model import RecordModel
from ui.tables.record_table import RecordTable
from ui.tables.table_menu import table_menu
from ui.widgets.boxes import button
from ui.widgets.chips import Chip, Chips
from ui.widgets.empty import EmptyPage
from ui.widgets.label import Label
from ui.widgets.layouts import column, row

_PAUSE = 150
_LONG, _COUNT_PAUSE = 2000, 600
_ALWAYS = (State.DONE_ON_TIME, State.DONE_LATE, State.ON_TRACK, State.IN_PROGRESS_LATE, State.NOT_STARTED_LATE)
TABLE_FIELDS = {"deadline": "deadline_text"}
NEW_TITLE = "Nhiệm vụ mới"


class TasksPlace(QWidget):
    """The page. ``counted`` gives the number of tasks for the places on the left, ``removed`` a note."""

    counted = Signal(str)
    removed = Signal(str)

    def __init__(self, desk: Desk, on_import: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.rows = TaskRows(desk)
        self.model = RecordModel(desk, self.rows, columns(desk), self)
        self.table = RecordTable(self.model, "Danh sách nhiệm vụ")
        self.form = TaskForm(desk)
        self.plan = QComboBox()
        self.filter = LineEditor()
        self.chips = Chips("Lọc theo đánh giá")
        self.add_button = button("Thêm (Ins)", self.add_task, main=True, picture="plus")
        self.import_button = button("Nhập từ tệp…", on_import)
        self.empty = EmptyPage(
            "Chưa có nhiệm vụ nào",
            "Nhập bảng nhiệm vụ mà cấp trên gửi (tệp Excel), hoặc gõ thẳng từng nhiệm vụ.",
            ("Nhập từ tệp…", on_import),
            ("Thêm nhiệm vụ", self.add_task),
        )
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_PAUSE)
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(_COUNT_PAUSE)
        self._counting.timeout.connect(self._count_anew)
        self._count = 0
        self._chosen_plan: str | None = None
        self._build()
        self._connect()
        self.reload_period()

    def _build(self) -> None:
        whole = column(self, spacing=8)
        whole.addLayout(self._head())
        whole.addWidget(self.chips)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(12)
        self.splitter.addWidget(self.table)
        self.splitter.addWidget(self.form)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setSizes([800, WIDTH])
        self.table.setMinimumWidth(260)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.splitter)
        self.stack.addWidget(self.empty)
        whole.addWidget(self.stack, 1)

    def _head(self) -> QHBoxLayout:
        head = row(spacing=8)
        self.plan.setAccessibleName("Kế hoạch")
        self.plan.setMinimumWidth(130)
        self.plan.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.plan.setMinimumContentsLength(24)
        self.plan.setMaximumWidth(300)
        self.filter.setAccessibleName("Lọc trong bảng")
        self.filter.setPlaceholderText("Lọc trong bảng (Ctrl+F)")
        self.filter.setMinimumWidth(110)
        self.filter.setMaximumWidth(260)
        head.addWidget(Label("Nhiệm vụ", "title"))
        head.addWidget(self.plan)
        head.addWidget(self.filter, 2)
        head.addStretch(1)
        head.addWidget(self.import_button)
        head.addWidget(self.add_button)
        return head

    def _connect(self) -> None:
        self.plan.activated.connect(lambda _place: self._take_plan())
        self.chips.chosen.connect(self._filter_chip)
        self.filter.textChanged.connect(lambda _text: self._typing.start())
        self._typing.timeout.connect(self.filter_words)
        self.filter.given_up.connect(self.filter.clear)
        self.filter.left.connect(self.filter_words)
        self.table.current_changed.connect(lambda _uid: self._show_current())
        self.table.add_asked.connect(self.add_task)
        self.table.remove_asked.connect(self.remove_tasks)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.model.modelReset.connect(self._show_current)
        self.desk.changed.connect(self._after_change)
        self.desk.findings_changed.connect(self._after_findings)
        self.desk.period_changed.connect(self.reload_period)
        self.desk.lock_changed.connect(self._show_lock)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Begin at the first column: in a narrow window Qt scrolls to the current cell once it is laid out."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._show_first_column)

    def _show_first_column(self) -> None:
        self.table.horizontalScrollBar().setValue(0)

    # Filters

    def reload_period(self) -> None:
        """Show everything anew for another period: its plan, unless the officer's own choice fits it too."""
        answered = {plan.uid for plan in plans_of_period(self.desk.snapshot())}
        if self._chosen_plan is None or self._chosen_plan not in {"", *answered}:
            self._chosen_plan = None
            self.rows.plan = plan_of_period(self.desk.snapshot())
        else:
            self.rows.plan = self._chosen_plan
        self.reload()

    def reload(self) -> None:
        """Show everything anew."""
        self.rows.listen()
        self._offer_plans()
        self._show_chips()
        self._reload_rows()
        self._show_lock()

    def _offer_plans(self) -> None:
        found = plans(self.desk.snapshot())
        offered = [("", "Mọi kế hoạch"), *((plan.uid, plan_words(plan)) for plan in found)]
        self.plan.clear()
        for uid, words in offered:
            self.plan.addItem(words, uid)
        if self.rows.plan not in {uid for uid, _ in offered}:
            self.rows.plan = ""
        self.plan.setCurrentIndex(max(self.plan.findData(self.rows.plan), 0))

    def choose_plan(self, uid: str) -> None:
        """Show the tasks of one plan; empty shows all."""
        self.plan.setCurrentIndex(max(self.plan.findData(uid), 0))
        self._filter_plan()

    def _take_plan(self) -> None:
        self._chosen_plan = str(self.plan.currentData() or "")
        self._filter_plan()

    def _filter_plan(self) -> None:
        self.commit()
        self.rows.plan = str(self.plan.currentData() or "")
        self._show_chips()
        self._reload_rows()

    def _filter_chip(self, key: str) -> None:
        self.commit()
        self.rows.chip = key
        self._reload_rows()

    def filter_words(self) -> None:
        """Filter by what stands in the box now."""
        self._typing.stop()
        self.rows.words = self.filter.text()
        self._reload_rows()

    def _reload_rows(self) -> None:
        kept = self.table.current_uid()
        self.model.reload()
        if not self.table.show_uid(kept) and self.model.uids():
            self.table.show_uid(self.model.uids()[0], "result")
            self.table.horizontalScrollBar().setValue(0)
        self._show_current()
        self._show_whether_empty()

    def _show_whether_empty(self) -> None:
        self.stack.setCurrentIndex(0 if self._count else 1)
        self.chips.setVisible(bool(self._count))

    def _show_chips(self) -> None:
        counts = self.rows.counts()
        shown = [Chip(ALL, "Tất cả", counts[ALL])]
        shown += [
            Chip(state.value, SHORT_STATES[state], counts[state.value])
            for state in STATE_ORDER
            if state in _ALWAYS or counts[state.value]
        ]
        if counts[REVIEW]:
            shown.append(Chip(REVIEW, "Cần soát", counts[REVIEW], "warning"))
        if self.rows.chip not in {chip.key for chip in shown}:
            self.rows.chip = ALL
        self.chips.show_chips(shown)
        self.chips.choose(self.rows.chip)
        self._count = counts[ALL] or self.desk.counts().get(Task.TYPE, 0)
        self.counted.emit(str(self.desk.counts().get(Task.TYPE, 0)))

    # Rows

    def _after_change(self, changes: ChangeSet) -> None:
        """Follow a step; a long list counts its chips a moment later, so that the next key is not held up."""
        if any(change.type == Document.TYPE for change in changes.changes):
            self._follow_plans()
        self._show_current()
        if self._count > _LONG:
            self._counting.start()
        else:
            self._count_anew()

    def _follow_plans(self) -> None:
        """Offer the plans there are now; the first one of an office is shown, a plan that is gone no longer."""
        none_before, shown = self.plan.count() == 1, self.rows.plan
        if none_before and self._chosen_plan is None:
            self.rows.plan = plan_of_period(self.desk.snapshot())
        self._offer_plans()
        if self.rows.plan != shown:
            self._reload_rows()

    def _count_anew(self) -> None:
        self.rows.listen()
        self._show_chips()
        if self.stack.currentWidget() is self.empty and self._count:
            self._reload_rows()
        self._show_whether_empty()

    def _after_findings(self) -> None:
        self.rows.listen()
        self.model.repaint_all()
        self._show_chips()
        self._show_current()

    def _show_current(self) -> None:
        uid = self.table.current_uid()
        self.form.show_row(self.model.row_of(uid) if uid else None)

    def _show_lock(self) -> None:
        for widget in (self.add_button, self.import_button, self.empty):
            widget.setEnabled(not self.desk.lock)
        self._show_current()

    def open_task(self, uid: str, field: str = "") -> bool:
        """Bring a task into view, taking filters away that hide it; put the cursor into a field."""
        if self.model.line_of(uid) < 0:
            self.rows.chip, self.rows.words, self.rows.plan = ALL, "", ""
            self.filter.clear()
            self.reload()
        if not self.table.show_uid(uid, "title"):
            return False
        if field:
            self.form.focus_field(field)
        else:
            self.table.setFocus()
        return True

    def add_task(self) -> None:
        """Make a task below the current one's plan and open its title for writing."""
        self.commit()
        made: list[str] = []

        def one(snapshot: Snapshot, who: str) -> ChangeSet:
            changes, record = add(snapshot, Task.TYPE, {"title": NEW_TITLE}, who)
            made.append(record.uid)
            return _in_plan(snapshot, changes, record.uid, self.rows.plan)

        if self.desk.edit(one) and self.open_task(made[0]):
            self.table.edit(self.table.currentIndex())

    def remove_tasks(self, uids: list[str]) -> None:
        """Remove tasks with all that belongs to them, and offer to take it back."""
        self.commit()
        if self.desk.edit(lambda snapshot, who: remove(snapshot, Task.TYPE, uids, who, with_dependants=True)):
            self.removed.emit(f"Đã xoá {len(uids)} nhiệm vụ và kết quả kèm theo.")

    def _show_menu(self, where: QPoint) -> None:
        menu = table_menu(self.table, "nhiệm vụ")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.table.viewport().mapToGlobal(where))

    def commit(self) -> bool:
        """Write what is being typed in the table and in the form; False when something could not be."""
        self.table.commit()
        return self.model.write_pending() & self.form.commit()

    def drafts(self) -> list[tuple[str, str, str]]:
        """Return record, field and text of what is typed and not written."""
        found = [draft for binder in self.form.binders.values() if (draft := binder.draft()) is not None]
        found += [(uid, key, text) for (uid, key), text in self.model.pending.items()]
        typed = self.table.typed()
        return [*found, typed] if typed is not None else found

    def put_draft(self, uid: str, field: str, text: str) -> bool:
        """Put a text that was in progress back into its field; False when it belongs to no task."""
        binder = self.form.binders.get(TABLE_FIELDS.get(field, field))
        if binder is None or not self.open_task(uid):
            return False
        binder.put(text)
        return True

    def choose_chip(self, key: str) -> None:
        """Show the tasks of one chip."""
        self.chips.choose(key)
        self._filter_chip(self.chips.current())

    def show_filter(self) -> None:
        """Put the cursor into the filter."""
        self.filter.setFocus()
        self.filter.selectAll()


def _in_plan(snapshot: Snapshot, changes: ChangeSet, task: str, plan: str) -> ChangeSet:
    """Give a new task its place in the plan whose list it was added to."""
    if not plan:
        return changes
    after = snapshot.with_changes(changes)
    items = [item.position for item in snapshot.where(PlanItem, "plan", plan)]
    item = PlanItem(plan=plan, task=task, position=max(items, default=0) + 1)
    draft = Draft(after.records)
    draft.put(PlanItem(**{**vars(item), "uid": uid_for(item)}))
    return ChangeSet(changes.label, (*changes.changes, *draft.changes()), changes.who)
