"""The columns of the task list: what each shows, how it is changed, what marks it."""

from collections.abc import Callable

from cdsdesk.model.states import STATE_ORDER
from cdsdesk.model.tasks import STATE_WORDS
from ui.desk import Desk
from ui.edits import Edit, field_edit
from ui.places.task_edits import told_edit
from ui.places.task_rows import STATE_TONES, TaskRow, understood_deadline
from ui.tables.columns import Column, Editor

BY_DEADLINE = "Theo thời hạn (tự suy ra)"
STATE_CHOICES = (BY_DEADLINE, *(STATE_WORDS[state] for state in STATE_ORDER))


def state_text(row: TaskRow) -> str:
    """Return the word for the state that is printed."""
    return STATE_WORDS[row.state.printed] if row.state.printed else ""


def state_edit(desk: Desk, row: TaskRow, word: str) -> Edit:
    """Return the edit that writes a state; the first choice leaves it to the deadline."""
    return told_edit(desk, row, "status_written", "" if word == BY_DEADLINE else word)


def columns(desk: Desk) -> tuple[Column, ...]:
    """Return the columns of the task table."""
    return (*_of_task(), *_of_progress(desk))


def _of_task() -> tuple[Column, ...]:

    def task_field(name: str) -> Callable[[TaskRow, str], Edit]:
        return lambda row, text: field_edit(row.task, name, text)

    return (
        Column("code", "STT", 45, lambda row: row.item.code if row.item else "", order=("code",)),
        Column(
            "title",
            "Nội dung, nhiệm vụ",
            166,
            lambda row: row.task.title,
            change=task_field("title"),
            editor=Editor.LONG,
            order=("title",),
            stretch=5,
            marks=lambda row: row.findings_on("", "title", "code"),
        ),
        Column(
            "lead",
            "Chủ trì",
            92,
            lambda row: "; ".join(row.task.lead),
            change=task_field("lead"),
            order=("lead",),
            stretch=2,
            marks=lambda row: row.findings_on("lead", "coordinators"),
        ),
        Column(
            "deadline",
            "Thời hạn",
            88,
            lambda row: row.task.deadline_text,
            change=task_field("deadline_text"),
            order=("deadline_to",),
            marks=lambda row: row.findings_on("deadline_text", "deadline_from", "deadline_to", "deadline_kind"),
            hint=lambda row: understood_deadline(row.task) and f"Hiểu là: {understood_deadline(row.task)}",
        ),
    )


def _of_progress(desk: Desk) -> tuple[Column, ...]:
    def result_field(name: str) -> Callable[[TaskRow, str], Edit]:
        return lambda row, text: told_edit(desk, row, name, text)

    return (
        Column(
            "result",
            "Kết quả thực hiện",
            162,
            lambda row: row.progress.result if row.progress else "",
            change=result_field("result"),
            editor=Editor.LONG,
            stretch=4,
            marks=lambda row: row.findings_on("result", "completed_on", "started"),
            dim=lambda row: row.carried,
            hint=lambda row: f"Kết quả ghi từ kỳ {row.progress.period}" if row.carried and row.progress else "",
        ),
        Column(
            "state",
            "Đánh giá",
            215,
            state_text,
            own_text=lambda row: STATE_WORDS[row.state.written] if row.state.written else BY_DEADLINE,
            change=lambda row, text: state_edit(desk, row, text),
            editor=Editor.CHOICE,
            choices=STATE_CHOICES,
            nothing=BY_DEADLINE,
            order=("state",),
            tone=lambda row: STATE_TONES[row.state.printed] if row.state.printed else None,
            marks=lambda row: row.findings_on("status_written", "status_text"),
        ),
    )
