"""The form beside the task list: everything that does not fit a column, what was derived beside what was written."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cdsdesk.actions.carrying import take_over
from cdsdesk.facts.citations import find_citations
from cdsdesk.model.documents import Document
from cdsdesk.model.fields import FieldSpec, specs
from cdsdesk.model.reading import items_of, plans
from cdsdesk.model.tasks import STATE_WORDS, Progress, Task
from ui.desk import Desk
from ui.edits import Edit, field_edit, progress_edit
from ui.forms.field_binder import Binding
from ui.forms.override import DeadlineDialog
from ui.places.row_form import RowForm
from ui.places.task_columns import BY_DEADLINE, STATE_CHOICES, state_edit
from ui.places.task_rows import TaskRow, plan_words, understood_deadline
from ui.widgets.boxes import link
from ui.widgets.label import Label, tip

Told = Callable[[TaskRow], str]
_DEADLINE = ("deadline_text", "deadline_from", "deadline_to", "deadline_kind")
_STATE = ("status_written", "status_text")


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
            return progress_edit(row.task.uid, desk.period.code, name, words)

        return Binding(name, told[name], text, change, label, None, marked or (name,), lines=lines)

    return (
        of_task("lead"),
        of_task("coordinators"),
        of_task("deadline_text", *_DEADLINE, understood=_deadline_words, lines=1),
        of_progress("result", label="Kết quả kỳ này"),
        of_progress("completed_on", "completed_on", "started"),
        _state_binding(desk, told["status_written"]),
        of_progress("reason"),
        of_progress("note", lines=1),
        of_task("title", "title", "code", label="Nội dung, nhiệm vụ"),
    )


def _state_binding(desk: Desk, spec: FieldSpec) -> Binding:
    return Binding(
        "state",
        spec,
        lambda row: STATE_WORDS[row.state.written] if row.state.written else BY_DEADLINE,
        lambda row, text: state_edit(row, desk.period.code, text),
        understood=_derived_words,
        marked=_STATE,
        choices=STATE_CHOICES,
    )


def _deadline_words(row: TaskRow) -> str:
    understood = understood_deadline(row.task)
    if understood:
        return f"Hiểu là: {understood}"
    return "Chưa hiểu thời hạn này" if row.task.deadline_text else "Văn bản không ghi thời hạn"


def _derived_words(row: TaskRow) -> str:
    if row.state.derived is None:
        return "Chưa ghi ngày hoàn thành nên không so được với thời hạn" if row.state.missing_date else ""
    return f"Theo thời hạn: {STATE_WORDS[row.state.derived]}"


class TaskForm(RowForm):
    """Shows one task and writes each field when it is left."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self.carried = Label("", "small", wrap=True)
        self.take_over = link("Lấy lại cho kỳ này", self.copy_carried)
        self.understand = link("Sửa…", self.override_deadline)
        self.understand.setAccessibleName("Sửa cách hiểu thời hạn")
        self.understand.setToolTip(tip("Sửa cách hiểu thời hạn, kèm lý do"))
        self.cited_label = Label("Văn bản nhắc đến", "small")
        self.cited = Label("", wrap=True)
        self.places = Label("", "small", wrap=True)
        super().__init__(desk, bindings(desk), "Chi tiết nhiệm vụ", "Chọn một nhiệm vụ", parent)

    def lay_out(self, inside: QVBoxLayout) -> None:
        """Put the fields below each other, with what was carried, cited and where the task stands."""
        for key, binder in self.binders.items():
            if key == "result":
                inside.addWidget(self.carried)
                inside.addWidget(self.take_over)
            binder.lay_out(inside, self.understand if key == "deadline_text" else None)
        inside.addWidget(self.cited_label)
        inside.addWidget(self.cited)
        inside.addWidget(self.places)

    def heading(self, row: TaskRow) -> str:
        """Return code and title of the task."""
        code = f"{row.item.code} · " if row.item and row.item.code else ""
        return f"{code}{row.task.title}"

    def show_more(self, row: TaskRow | None) -> None:
        """Show what was carried, what is cited, in which plans the task stands."""
        self._show_carried(row)
        self._show_foot(row)
        differs = row is not None and (row.state.differs or bool(row.progress and row.progress.reason))
        self.binders["reason"].set_visible(visible=differs)

    def _show_carried(self, row: TaskRow | None) -> None:
        carried = row is not None and row.carried and row.progress is not None
        self.carried.setText(
            f"Kết quả dưới đây ghi từ kỳ {row.progress.period}." if carried and row and row.progress else ""
        )
        self.carried.setVisible(carried)
        self.take_over.setVisible(carried and not self.desk.lock)
        self.understand.setVisible(row is not None and not self.desk.lock)

    def _show_foot(self, row: TaskRow | None) -> None:
        cited = self._cited(row)
        self.cited.setText("\n".join(cited))
        self.cited_label.setVisible(bool(cited))
        self.cited.setVisible(bool(cited))
        snapshot = self.desk.snapshot()
        found = [snapshot.find(Document, item.plan) for item in items_of(snapshot, row.task.uid)] if row else []
        names = dict.fromkeys(plan_words(plan) for plan in found if plan is not None)
        self.places.setText(f"Có trong: {'; '.join(names)}")
        self.places.setVisible(bool(names) and len(plans(snapshot)) > 1)

    def _cited(self, row: TaskRow | None) -> list[str]:
        if row is None or row.progress is None:
            return []
        found = find_citations(row.progress.result)
        return list(dict.fromkeys(f"• {one.as_written}" for one in found))

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
