"""The form beside the task list: everything that does not fit a column, what was derived beside what was written."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cdsdesk.actions.carrying import take_over
from cdsdesk.actions.readings import LACKS_YEAR, lacks_year
from cdsdesk.model.fields import FieldSpec, specs
from cdsdesk.model.periods import period_words
from cdsdesk.model.tasks import STATE_WORDS, TASK_KIND_WORDS, Funding, Milestone, Progress, Task, TaskKind
from ui.desk import Desk
from ui.edits import Edit, field_edit
from ui.forms.field_binder import Binding
from ui.forms.override import DeadlineDialog
from ui.places.child_list import ChildList
from ui.places.row_form import RowForm
from ui.places.task_columns import BY_DEADLINE, STATE_CHOICES, state_edit
from ui.places.task_edits import told_edit
from ui.places.task_parts import CitedPart, PastPart, PlansPart, funding_list, funding_words, milestone_list
from ui.places.task_rows import TaskRow, understood_deadline
from ui.widgets.boxes import link
from ui.widgets.fold import Fold
from ui.widgets.label import Label, tip

Told = Callable[[TaskRow], str]
_DEADLINE = ("deadline_text", "deadline_from", "deadline_to", "deadline_kind")
_STATE = ("status_written", "status_text")
_FOLDED = ("content", "started", "percent")


def bindings(desk: Desk) -> tuple[Binding, ...]:
    """Return the fields of the form from the top."""
    task, told = specs(Task), specs(Progress)

    def of_task(name: str, *marked: str, label: str = "", understood: Told | None = None, lines: int = 0) -> Binding:
        def text(row: TaskRow) -> str:
            return task[name].kind.show(getattr(row.task, name))

        def change(row: TaskRow, words: str) -> Edit:
            return field_edit(row.task, name, words)

        return Binding(name, task[name], text, change, label, understood, marked or (name,), lines=lines)

    def of_progress(name: str, *marked: str, label: str = "", lines: int = 0) -> Binding:
        def text(row: TaskRow) -> str:
            return told[name].kind.show(getattr(row.progress, name)) if row.progress else ""

        def change(row: TaskRow, words: str) -> Edit:
            return told_edit(desk, row, name, words)

        return Binding(name, told[name], text, change, label, None, marked or (name,), lines=lines)

    return (
        of_task("lead"),
        of_task("coordinators"),
        of_task("deadline_text", *_DEADLINE, understood=_deadline_words, lines=1),
        of_progress("result", label="Kết quả kỳ này"),
        of_progress("completed_on"),
        _state_binding(desk, told["status_written"]),
        of_progress("reason"),
        of_progress("note", lines=1),
        of_task("title", "title", "code", label="Nội dung, nhiệm vụ"),
        of_task("content", lines=2),
        of_progress("started"),
        of_progress("percent"),
    )


def _state_binding(desk: Desk, spec: FieldSpec) -> Binding:
    return Binding(
        "state",
        spec,
        lambda row: STATE_WORDS[row.state.written] if row.state.written else BY_DEADLINE,
        lambda row, text: state_edit(desk, row, text),
        understood=_derived_words,
        marked=_STATE,
        choices=STATE_CHOICES,
    )


def _deadline_words(row: TaskRow) -> str:
    understood = understood_deadline(row.task)
    if understood:
        return f"Hiểu là: {understood}"
    if not row.task.deadline_text:
        return "Văn bản không ghi thời hạn"
    return LACKS_YEAR if lacks_year(row.task) else "Chưa hiểu thời hạn này"


def _derived_words(row: TaskRow) -> str:
    if row.state.derived is None:
        return "Chưa ghi ngày hoàn thành nên không so được với thời hạn" if row.state.missing_date else ""
    derived = STATE_WORDS[row.state.derived]
    if row.state.missing_date:
        return f"Chưa ghi ngày hoàn thành, đang tính là: {derived}"
    return f"Theo thời hạn: {derived}"


class TaskForm(RowForm):
    """Shows one task and writes each field when it is left; a project's money stands above, a task's is folded away."""

    def __init__(self, desk: Desk, kind: TaskKind = TaskKind.TASK, parent: QWidget | None = None) -> None:
        self.kind = kind
        self.carried = Label("", "small", wrap=True)
        self.take_over = link("Lấy lại cho kỳ này", self.copy_carried)
        self.understand = link("Sửa…", self.override_deadline)
        self.understand.setAccessibleName("Sửa cách hiểu thời hạn")
        self.understand.setToolTip(tip("Sửa cách hiểu thời hạn, kèm lý do"))
        self.cited = CitedPart(desk)
        self.plans, self.plans_fold = PlansPart(desk), Fold("Có trong kế hoạch")
        self.past, self.past_fold = PastPart(desk), Fold("Các kỳ trước")
        self._lists: dict[str, ChildList] = {}
        self.milestones_fold = Fold("Giai đoạn", fill=lambda: self.milestones)
        self.funding_fold = Fold("Kinh phí", fill=lambda: self.funding)
        self.sums = Label("", "small", wrap=True)
        self.more_fold = Fold("Nội dung khác", fill=lambda: self.binders.unfold())
        noun = TASK_KIND_WORDS[kind].lower()
        super().__init__(desk, bindings(desk), f"Chi tiết {noun}", f"Chọn một {noun}", parent, _FOLDED)
        for part in (self.cited, self.plans):
            part.opened.connect(lambda uid: self.record_asked.emit(uid, ""))
        self.funding_fold.show_inside(shown=kind is TaskKind.PROJECT)

    def lay_out(self, inside: QVBoxLayout) -> None:
        """Put the fields below each other, with what was carried and cited, then what is folded away."""
        for key, binder in self.binders.items():
            if key == "result":
                inside.addWidget(self.carried)
                inside.addWidget(self.take_over)
            binder.lay_out(inside, self.understand if key == "deadline_text" else None)
            if key == "result":
                inside.addWidget(self.cited)
        self.past_fold.inside.addWidget(self.past)
        self.plans_fold.inside.addWidget(self.plans)
        self.funding_fold.inside.addWidget(self.sums)
        for fold in (self.past_fold, self.plans_fold, self.milestones_fold, self.funding_fold, self.more_fold):
            inside.addWidget(fold)

    def lay_out_folded(self) -> QWidget:
        """Put what is seldom asked for below each other."""
        for key in _FOLDED:
            self.binders[key].lay_out(self.more_fold.inside)
        return self.more_fold.heading

    @property
    def milestones(self) -> ChildList:
        """Return the stages of the task, made when somebody first looks for them."""
        return self._list(Milestone.TYPE, milestone_list, self.milestones_fold)

    @property
    def funding(self) -> ChildList:
        """Return the money of the task, made when somebody first looks for it."""
        return self._list(Funding.TYPE, funding_list, self.funding_fold)

    def _list(self, key: str, make: Callable[[Desk, QWidget | None], ChildList], fold: Fold) -> ChildList:
        if key not in self._lists:
            self._lists[key] = made = make(self.desk, fold.inside.parentWidget())
            fold.inside.addWidget(made)
            made.said.connect(self.said)
            made.show_parent(self.shown())
        return self._lists[key]

    def parts(self) -> Sequence[ChildList]:
        """Return the lists within the form that are made."""
        return tuple(self._lists.values())

    def heading(self, row: TaskRow) -> str:
        """Return code and title of the task."""
        code = f"{row.item.code} · " if row.item and row.item.code else ""
        return f"{code}{row.task.title}"

    def show_more(self, row: TaskRow | None) -> None:
        """Show what was carried and cited, the plans, the stages and the money."""
        self._show_carried(row)
        self.cited.show_task(row)
        task = row.task.uid if row is not None else ""
        everything = self.desk.everything()
        self.plans_fold.show_count(self.plans.show_task(row))
        self.milestones_fold.show_count(len(everything.where(Milestone, "task", task)))
        for part in self.parts():
            part.show_parent(task)
        self.funding_fold.show_count(len(everything.where(Funding, "task", task)))
        words = funding_words(self.desk, task)
        self.sums.setText(words)
        self.sums.setVisible(bool(words))
        before = self.past.show_task(row)
        self.past_fold.show_count(before)
        self.past_fold.setVisible(bool(before))
        for fold in (self.plans_fold, self.milestones_fold, self.funding_fold, self.more_fold):
            fold.setVisible(row is not None)
        differs = row is not None and (row.state.differs or bool(row.progress and row.progress.reason))
        self.binders["reason"].set_visible(visible=differs)

    def _show_carried(self, row: TaskRow | None) -> None:
        told = row.progress if row is not None and row.carried else None
        words = f"Kết quả dưới đây ghi từ {period_words(told.period)}." if told is not None else ""
        self.carried.setText(words)
        self.carried.setVisible(bool(words))
        self.take_over.setVisible(bool(words) and not self.desk.lock)
        self.understand.setVisible(row is not None and not self.desk.lock)

    def focus_field(self, field: str) -> bool:
        """Put the cursor into a field, unfolding the part that holds it."""
        self.more_fold.show_inside(shown=self.more_fold.opened or field in _FOLDED)
        return super().focus_field(field)

    def open_record(self, uid: str, field: str) -> bool:
        """Bring a stage or an amount of money into view; False when it is none of the task's."""
        record = self.desk.everything().get(uid)
        if not isinstance(record, Milestone | Funding) or record.task != self.shown():
            return False
        stage = isinstance(record, Milestone)
        (self.milestones_fold if stage else self.funding_fold).show_inside(shown=True)
        part = self.milestones if stage else self.funding
        self.area.ensureWidgetVisible(part)
        return part.open_record(uid, field)

    def override_deadline(self) -> None:
        """Say how the deadline is to be understood."""
        if self.current is not None and self.commit():
            dialog = DeadlineDialog(self.desk, self.current.task, self)
            dialog.exec()
            dialog.deleteLater()

    def copy_carried(self) -> None:
        """Tell for this period what was told for the one before."""
        if self.current is not None:
            task = self.current.task.uid
            self.desk.edit(lambda _everything, who: take_over(self.desk.snapshot(), [task], who))
