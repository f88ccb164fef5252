"""Nhiệm vụ and Dự án: the list of a plan with its filters, the form of the chosen row beside it."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox, QWidget

from cdsdesk.actions.edit import add
from cdsdesk.model.changes import ChangeSet, Draft
from cdsdesk.model.documents import Document
from cdsdesk.model.fields import Record
from cdsdesk.model.identity import uid_for
from cdsdesk.model.reading import plans, plans_of_period
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import Funding, Milestone, PlanItem, Task, TaskKind
from ui.desk import Desk
from ui.places.list_place import ListPlace
from ui.places.list_words import ListWords
from ui.places.task_columns import columns
from ui.places.task_form import TaskForm
from ui.places.task_rows import TaskRows, plan_of_kind, plan_words
from ui.widgets.choice_box import ChoiceBox

_FIELDS = {"deadline": "deadline_text"}
WORDS = {
    TaskKind.TASK: ListWords(
        "Nhiệm vụ",
        "nhiệm vụ",
        "Chưa có nhiệm vụ nào",
        "Nhập bảng nhiệm vụ mà cấp trên gửi (tệp Excel), hoặc gõ thẳng từng nhiệm vụ.",
        first="result",
        written="title",
        fields=_FIELDS,
    ),
    TaskKind.PROJECT: ListWords(
        "Dự án",
        "dự án",
        "Chưa có dự án nào",
        "Nhập bảng dự án của kế hoạch (tệp Excel), hoặc gõ thẳng từng dự án.",
        first="result",
        written="title",
        fields=_FIELDS,
    ),
}
NEW_TITLES = {TaskKind.TASK: "Nhiệm vụ mới", TaskKind.PROJECT: "Dự án mới"}


class TasksPlace(ListPlace):
    """The page of the tasks of one kind, those of a plan or all."""

    rows: TaskRows
    form: TaskForm

    def __init__(
        self, desk: Desk, on_import: Callable[[], object], kind: TaskKind = TaskKind.TASK, parent: QWidget | None = None
    ) -> None:
        self.plan = ChoiceBox()
        self._chosen_plan: str | None = None
        super().__init__(
            desk,
            WORDS[kind],
            Task,
            TaskRows(desk, kind=kind),
            columns(desk, kind),
            lambda room: TaskForm(desk, kind, room),
            [("Nhập từ tệp…", on_import)],
            parent,
        )
        self.plan.activated.connect(lambda _place: self._take_plan())

    def head_widgets(self) -> Sequence[QWidget]:
        """Return the choice of the plan."""
        self.plan.setAccessibleName("Kế hoạch")
        self.plan.setMinimumWidth(130)
        self.plan.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.plan.setMinimumContentsLength(24)
        self.plan.setMaximumWidth(300)
        return (self.plan,)

    # The plan

    def reload_period(self) -> None:
        """Show everything anew for another period: its plan, unless the officer's own choice fits it too."""
        answered = {plan.uid for plan in plans_of_period(self.desk.snapshot())}
        if self._chosen_plan is None or self._chosen_plan not in {"", *answered}:
            self._chosen_plan = None
            self.rows.plan = plan_of_kind(self.desk.snapshot(), self.rows.kind)
        else:
            self.rows.plan = self._chosen_plan
        self.reload()

    def reload(self) -> None:
        """Show everything anew."""
        self._offer_plans()
        super().reload()

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
        self.show_chips()
        self.reload_rows()

    def show_what(self, what: str) -> None:
        """Show the tasks of a chip over all plans, or one task."""
        if what in {chip.key for chip in self.rows.chips()}:
            self.choose_plan("")
        super().show_what(what)

    def after_change(self, changes: ChangeSet) -> None:
        """Follow a step, one that brought or took plans too."""
        if any(change.type == Document.TYPE for change in changes.changes):
            self._follow_plans()
        super().after_change(changes)

    def _follow_plans(self) -> None:
        """Offer the plans there are now; the first one of an office is shown, a plan that is gone no longer."""
        none_before, shown = self.plan.count() == 1, self.rows.plan
        if none_before and self._chosen_plan is None:
            self.rows.plan = plan_of_kind(self.desk.snapshot(), self.rows.kind)
        self._offer_plans()
        if self.rows.plan != shown:
            self.reload_rows()

    # Rows

    def open_record(self, uid: str, field: str = "") -> bool:
        """Bring a task into view; of a stage or an amount the task that it belongs to, then itself."""
        record = self.desk.everything().get(uid)
        if not isinstance(record, Milestone | Funding):
            return super().open_record(uid, field)
        return super().open_record(record.task) and self.form.open_record(uid, field)

    def listed_plan(self) -> str:
        """Return the plan whose tasks are listed."""
        return self.rows.plan

    def new_row(self, snapshot: Snapshot, who: str) -> tuple[ChangeSet, Record]:
        """Return the step that adds a task to the plan whose list is shown."""
        kind = self.rows.kind
        changes, record = add(snapshot, Task.TYPE, {"title": NEW_TITLES[kind], "kind": kind.value}, who)
        return _in_plan(snapshot, changes, record.uid, self.rows.plan), record


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
