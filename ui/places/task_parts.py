"""Parts of a task's form: documents that its result names, the plans it stands in, its stages, its money."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from cdsdesk.actions import readings
from cdsdesk.actions.citing import documents_cited
from cdsdesk.actions.edit import Edit as PlansEdit
from cdsdesk.actions.edit import change
from cdsdesk.actions.milestones import set_milestone_done, stages_done
from cdsdesk.model.comparing import past_progress
from cdsdesk.model.documents import Document
from cdsdesk.model.fields import specs
from cdsdesk.model.funding import amount_words, sums_of
from cdsdesk.model.names import document_with_subject
from cdsdesk.model.reading import items_of, plans
from cdsdesk.model.tasks import AMOUNT_WORDS, STATE_WORDS, Funding, Milestone, Progress, Task
from cdsdesk.vietnamese.numbers import MoneyUnit, format_money
from ui import periods
from ui.desk import Desk
from ui.edits import Edit, field_edit
from ui.forms.factory import editor_for
from ui.places.child_list import ChildList, field_column
from ui.places.record_rows import RecordRow
from ui.places.task_rows import TaskRow, plan_words
from ui.tables.columns import Column, Editor
from ui.widgets.boxes import clear, link
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.label import Label
from ui.widgets.layouts import column, row

_ADD = "Thêm vào kế hoạch…"


class CitedPart(QWidget):
    """The documents that a result names: a known one is opened, of another it is said that the register lacks it."""

    opened = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        whole = column(self, spacing=3)
        whole.addWidget(Label("Văn bản nhắc đến trong kết quả", "small"))
        self.lines = column(spacing=2)
        whole.addLayout(self.lines)

    def show_task(self, shown: TaskRow | None) -> None:
        """Name what the result of a task cites; nothing at all when it cites none."""
        cited = documents_cited(self.desk.snapshot(), shown.task) if shown is not None else ()
        clear(self.lines)
        for one in cited:
            if one.document is not None:
                self.lines.addWidget(link(one.as_written, partial(self.opened.emit, one.document.uid)))
            else:
                self.lines.addWidget(Label(f"{one.as_written} – chưa có trong sổ văn bản", "muted", wrap=True))
        self.setVisible(bool(cited))


class PastPart(QWidget):
    """What the office told of a task in the periods before, the latest first."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.lines = column(spacing=6)
        whole = column(self, spacing=0)
        whole.addLayout(self.lines)

    def show_task(self, shown: TaskRow | None) -> int:
        """Show what was told before; return in how many periods."""
        clear(self.lines)
        told = past_progress(self.desk.everything(), shown.uid, self.desk.period.code) if shown is not None else ()
        for before in told:
            state = STATE_WORDS[before.status_written] if before.status_written else before.status_text
            head = f"{periods.words(before.period)}: {state}" if state else periods.words(before.period)
            self.lines.addWidget(Label(head, "small"))
            if before.result:
                self.lines.addWidget(Label(before.result, wrap=True))
        return len(told)


class PlansPart(QWidget):
    """The plans that a task stands in, with its place in each; a task may be put into more, or taken out."""

    opened = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._task = ""
        self.lines = column(spacing=2)
        self.others = ChoiceBox()
        self.others.setAccessibleName("Thêm vào kế hoạch")
        self.others.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.others.setMinimumContentsLength(12)
        self.others.activated.connect(self._add)
        whole = column(self, spacing=4)
        whole.addLayout(self.lines)
        whole.addWidget(self.others)

    def show_task(self, shown: TaskRow | None) -> int:
        """Show the plans of a task; return how many there are."""
        snapshot = self.desk.everything()
        self._task = shown.task.uid if shown is not None else ""
        items = items_of(snapshot, self._task) if shown is not None else ()
        clear(self.lines)
        for item in items:
            plan = snapshot.find(Document, item.plan)
            if plan is None:
                continue
            line = row(spacing=6)
            place = f", mục {item.code}" if item.code else ""
            line.addWidget(link(f"{plan_words(plan)}{place}", partial(self.opened.emit, plan.uid)), 1)
            if not self.desk.lock:
                out = link("Bỏ", partial(self._change, PlansEdit({}, remove_plans=(plan.uid,))))
                out.setAccessibleName(f"Bỏ khỏi {plan_words(plan)}")
                line.addWidget(out)
            self.lines.addLayout(line)
        self._offer({item.plan for item in items})
        return len(items)

    def _offer(self, taken: set[str]) -> None:
        self.others.clear()
        self.others.addItem(_ADD, "")
        for plan in plans(self.desk.everything()):
            if plan.uid not in taken:
                self.others.addItem(document_with_subject(plan), plan.uid)
        self.others.setVisible(bool(self._task) and self.others.count() > 1 and not self.desk.lock)

    def _add(self, place: int) -> None:
        plan = str(self.others.itemData(place) or "")
        if plan:
            self._change(PlansEdit({}, add_plans=(plan,)))

    def _change(self, wanted: PlansEdit) -> None:
        task = self._task
        self.desk.edit(lambda snapshot, who: change(snapshot, Task.TYPE, task, wanted, who))


def milestone_list(desk: Desk, parent: QWidget | None = None) -> ChildList:
    """Return the stages of a task: what is due when, and the day on which it was done."""

    def done(shown: RecordRow) -> str:
        return stages_done(desk.snapshot(), shown.record.task).get(shown.uid, "")

    def mark(shown: RecordRow, text: str) -> Edit:
        told, period = stages_done(desk.snapshot(), shown.record.task), desk.period.code
        return lambda snapshot, who: set_milestone_done(snapshot, shown.uid, period, text, told, who)

    day = specs(Progress)["completed_on"]
    columns = (
        field_column(Milestone, "title", 110, title="Việc", editor=Editor.LONG, stretch=2),
        replace(
            field_column(Milestone, "deadline_text", 84, title="Thời hạn"),
            hint=lambda row: readings.told(row.record, "deadline_text"),
        ),
        Column(
            "done", "Xong ngày", 92, done, change=mark, make_editor=lambda parent: editor_for(day, parent, desk=desk)
        ),
    )
    new = {"title": "Giai đoạn mới"}
    return ChildList(desk, Milestone, "task", columns, "Giai đoạn", "giai đoạn", lambda: new, parent=parent)


def funding_list(desk: Desk, parent: QWidget | None = None) -> ChildList:
    """Return the money of a task by year, kind and source; amounts stay as written beside what was understood."""

    def words(shown: RecordRow) -> str:
        record = shown.record
        if not record.amount_text:
            return f"{format_money(record.amount)} đồng" if record.amount is not None else ""
        return amount_words(record)

    def own_text(shown: RecordRow) -> str:
        record = shown.record
        return record.amount_text or (format_money(record.amount) if record.amount is not None else "")

    amount = Column(
        "amount_text",
        "Số tiền",
        92,
        words,
        own_text=own_text,
        change=lambda shown, text: field_edit(shown.record, "amount_text", text),
        right=True,
        hint=lambda row: readings.told(row.record, "amount_text"),
        marks=lambda shown: shown.findings_on("amount", "amount_text"),
    )
    columns = (
        field_column(Funding, "year", 50),
        field_column(Funding, "amount_kind", 80),
        field_column(Funding, "source", 80, stretch=1),
        amount,
        field_column(Funding, "unit_text", 80, hidden=True),
        field_column(Funding, "nature", 80, hidden=True),
        field_column(Funding, "footnote", 100, hidden=True),
    )
    new = {"unit_text": "Triệu đồng"}
    return ChildList(desk, Funding, "task", columns, "Kinh phí", "khoản", lambda: new, parent=parent)


def funding_words(desk: Desk, task: str) -> str:
    """Return the sums by kind in triệu đồng: "Tổng mức đầu tư 1.250 · Đã cấp 500 triệu đồng"."""
    sums = sums_of(desk.everything(), task)
    parts = [
        f"{AMOUNT_WORDS[kind]} {format_money(sums[kind], MoneyUnit.TRIEU)}" for kind in AMOUNT_WORDS if kind in sums
    ]
    return f"{' · '.join(parts)} triệu đồng" if parts else ""
