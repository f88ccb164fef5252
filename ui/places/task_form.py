"""The form beside the task list: everything that does not fit a column, what was derived beside what was written."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from cdsdesk.facts.citations import find_citations
from cdsdesk.model.documents import Document
from cdsdesk.model.fields import FieldSpec, specs
from cdsdesk.model.findings import Finding
from cdsdesk.model.reading import items_of, plans
from cdsdesk.model.tasks import STATE_WORDS, Progress, Task
from ui.desk import Desk
from ui.dialogs.waive import WaiveDialog
from ui.edits import Edit, field_edit, progress_edit
from ui.forms.field_binder import Binding, FieldBinder
from ui.forms.finding_marks import FindingMarks
from ui.forms.override import DeadlineDialog
from ui.places.task_columns import BY_DEADLINE, STATE_CHOICES, state_edit
from ui.places.task_rows import TaskRow, plan_words, understood_deadline
from ui.widgets.boxes import Card, link, scroll
from ui.widgets.label import Label, tip
from ui.widgets.layouts import column

WIDTH = 318
LEAST_WIDTH = 250
Told = Callable[[TaskRow], str]
_CARRIED = ("result", "status_text", "started", "completed_on", "percent", "note", "reason")
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


class TaskForm(Card):
    """Shows one row and writes each field when it is left."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=0, spacing=0)
        self.setMinimumWidth(LEAST_WIDTH)
        self.setAccessibleName("Chi tiết nhiệm vụ")
        self.desk = desk
        self._row: TaskRow | None = None
        acts = (("Giữ và ghi lý do", self.waive),)
        self.binders = {one.key: FieldBinder(one, desk, acts, self) for one in bindings(desk)}
        self.title = Label("Chọn một nhiệm vụ", "heading", wrap=True)
        self.general = FindingMarks(acts)
        self.carried = Label("", "small", wrap=True)
        self.take_over = link("Lấy lại cho kỳ này", self.copy_carried)
        self.understand = link("Sửa…", self.override_deadline)
        self.understand.setAccessibleName("Sửa cách hiểu thời hạn")
        self.understand.setToolTip(tip("Sửa cách hiểu thời hạn, kèm lý do"))
        self.cited = Label("", wrap=True)
        self.places = Label("", "small", wrap=True)
        self.extras = Label("", "small", wrap=True)
        self._build()
        self.show_row(None)

    def _build(self) -> None:
        inner = QWidget()
        inside = column(inner, 14, 9)
        inside.addWidget(self.title)
        inside.addWidget(self.general)
        for key, binder in self.binders.items():
            if key == "result":
                inside.addWidget(self.carried)
                inside.addWidget(self.take_over)
            binder.lay_out(inside, self.understand if key == "deadline_text" else None)
        self.cited_label = Label("Văn bản nhắc đến", "small")
        inside.addWidget(self.cited_label)
        inside.addWidget(self.cited)
        inside.addWidget(self.places)
        inside.addWidget(self.extras)
        inside.addStretch(1)
        self.area = scroll(inner)
        self.column.addWidget(self.area)

    def shown(self) -> str:
        """Return the uid of the task that is shown."""
        return self._row.task.uid if self._row else ""

    def show_row(self, row: TaskRow | None) -> None:
        """Show a row; what was typed for the row before is written first."""
        if self._row is not None and (row is None or row.task.uid != self._row.task.uid):
            self.commit()
        self._row = row
        owner = row.task.uid if row else ""
        for binder in self.binders.values():
            binder.show_row(owner, row)
            binder.show_findings(row.findings if row else ())
        self._show_head(row)
        self._show_foot(row)
        known = {name for binder in self.binders.values() for name in binder.binding.marked}
        self.general.show_findings([f for f in row.findings if f.field not in known] if row else [])
        differs = row is not None and (row.state.differs or bool(row.progress and row.progress.reason))
        self.binders["reason"].set_visible(visible=differs)

    def _show_head(self, row: TaskRow | None) -> None:
        code = f"{row.item.code} · " if row and row.item and row.item.code else ""
        words = " ".join(row.task.title.split()) if row else ""
        short = words if len(words) <= 70 else words[:69].rsplit(" ", 1)[0] + "…"
        self.title.setText(f"{code}{short}" if row else "Chọn một nhiệm vụ")
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
        extras = row.task.extras if row else {}
        self.extras.setText("\n".join(f"{header}: {text}" for header, text in extras.items()))
        self.extras.setVisible(bool(extras))

    def _cited(self, row: TaskRow | None) -> list[str]:
        if row is None or row.progress is None:
            return []
        found = find_citations(row.progress.result)
        return list(dict.fromkeys(f"• {one.as_written}" for one in found))

    def commit(self) -> bool:
        """Write what was typed; False when something could not be."""
        written = [binder.commit() for binder in self.binders.values()]
        return all(written)

    def focus_field(self, field: str) -> None:
        """Put the cursor into the field that a finding is about."""
        for binder in self.binders.values():
            if field in binder.binding.marked:
                self.area.ensureWidgetVisible(binder.editor)
                binder.editor.setFocus()
                return

    def waive(self, finding: Finding) -> None:
        """Ask for the reason and keep the finding."""
        waive(self.desk, finding, self)

    def override_deadline(self) -> None:
        """Say how the deadline is to be understood."""
        if self._row is not None and self.commit():
            dialog = DeadlineDialog(self.desk, self._row.task, self)
            dialog.exec()
            dialog.deleteLater()

    def copy_carried(self) -> None:
        """Tell for this period what was told for the one before."""
        if self._row is None or self._row.progress is None:
            return
        task, progress, kinds = self._row.task.uid, self._row.progress, specs(Progress)
        period = self.desk.period.code
        texts = {name: kinds[name].kind.show(getattr(progress, name)) for name in _CARRIED}
        edits = [progress_edit(task, period, name, text) for name, text in texts.items() if text]
        self.desk.edit_all("Lấy lại kết quả kỳ trước", edits)


def waive(desk: Desk, finding: Finding, parent: QWidget) -> None:
    """Ask why a finding is kept, and keep it."""
    if finding.record is None:
        return
    dialog = WaiveDialog(finding, parent)
    if dialog.exec():
        desk.waive(finding, dialog.reason.text())
    dialog.deleteLater()
