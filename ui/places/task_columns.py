"""The columns of the task list: what each shows, how it is changed, what marks it."""

from collections.abc import Callable
from dataclasses import replace

from cdsdesk.errors import RecordError
from cdsdesk.model.calling import understood_as
from cdsdesk.model.changes import ChangeSet
from cdsdesk.model.fields import specs
from cdsdesk.model.funding import sums_of, totals_of
from cdsdesk.model.periods import period_words
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.states import STATE_ORDER
from cdsdesk.model.tasks import STATE_WORDS, AmountKind, Progress, Task, TaskKind
from cdsdesk.vietnamese.numbers import MoneyUnit, format_money
from ui.desk import Desk
from ui.edits import Edit, field_edit
from ui.forms.factory import editor_for
from ui.places.task_edits import told_edit
from ui.places.task_rows import TaskRow, understood_deadline
from ui.places.tones import STATE_TONES
from ui.tables.columns import Column, Editor

BY_DEADLINE = "Theo thời hạn (tự suy ra)"
# With their money shown, the columns of projects stand beside the form on a screen of 1366 points.
_NARROW = {"title": 130, "lead": 74, "deadline": 74, "result": 128, "state": 205}
STATE_CHOICES = (BY_DEADLINE, *(STATE_WORDS[state] for state in STATE_ORDER))


def state_text(row: TaskRow) -> str:
    """Return the word for the state that is printed."""
    return STATE_WORDS[row.state.printed] if row.state.printed else ""


def carried_words(row: TaskRow) -> str:
    """Return from which period a result stands; empty for one that was told in this period."""
    return f"Kết quả ghi từ {period_words(row.progress.period)}" if row.carried and row.progress else ""


def state_edit(desk: Desk, row: TaskRow, word: str) -> Edit:
    """Return the edit that writes a state; the first choice leaves it to the deadline."""
    return told_edit(desk, row, "status_written", "" if word == BY_DEADLINE else word)


def columns(desk: Desk, kind: TaskKind = TaskKind.TASK) -> tuple[Column, ...]:
    """Return the columns of the tasks of a kind: the money of projects is shown, that of tasks when asked for."""
    money = Column(
        "money",
        "Kinh phí (tr.đ)",
        96,
        lambda row: _total(desk, row),
        right=True,
        starts_hidden=kind is TaskKind.TASK,
    )
    result, state, *others = _of_progress(desk)
    made = (*_of_task(desk), money, result, state, *others)
    return made if kind is TaskKind.TASK else tuple(replace(one, width=_NARROW.get(one.key, one.width)) for one in made)


def _total(desk: Desk, row: TaskRow) -> str:
    everything = desk.everything()
    amount = sums_of(everything, row.uid).get(AmountKind.TOTAL)
    if amount is not None:
        return format_money(amount, MoneyUnit.TRIEU)
    return next((one.amount_text for one in totals_of(everything, row.uid)), "")


def _code_edit(row: TaskRow, text: str) -> Edit:
    item = row.item
    if item is not None:
        return field_edit(item, "code", text)

    def refused(snapshot: Snapshot, who: str) -> ChangeSet:
        what = "Nhiệm vụ chưa có trong kế hoạch nào nên chưa có STT"
        raise RecordError(what, row.task.title, "hãy thêm nhiệm vụ vào một kế hoạch")

    return refused


def _task_edit(name: str) -> Callable[[TaskRow, str], Edit]:
    return lambda row, text: field_edit(row.task, name, text)


def _of_task(desk: Desk) -> tuple[Column, ...]:
    return (
        Column("code", "STT", 45, lambda row: row.item.code if row.item else "", change=_code_edit, order=("code",)),
        Column(
            "title",
            "Nội dung, nhiệm vụ",
            166,
            lambda row: row.task.title,
            change=_task_edit("title"),
            editor=Editor.LONG,
            order=("title",),
            stretch=5,
            marks=lambda row: row.findings_on("", "title", "code"),
        ),
        *_agencies(desk),
        Column(
            "deadline",
            "Thời hạn",
            102,
            lambda row: row.task.deadline_text,
            change=_task_edit("deadline_text"),
            order=("deadline_to",),
            marks=lambda row: row.findings_on("deadline_text", "deadline_from", "deadline_to", "deadline_kind"),
            hint=lambda row: understood_as(understood_deadline(row.task)),
        ),
    )


def _agencies(desk: Desk) -> tuple[Column, Column]:
    described = specs(Task)
    return (
        Column(
            "lead",
            "Chủ trì",
            92,
            lambda row: "; ".join(row.task.lead),
            change=_task_edit("lead"),
            order=("lead",),
            stretch=2,
            marks=lambda row: row.findings_on("lead", "coordinators"),
            make_editor=lambda parent: editor_for(described["lead"], parent, desk=desk),
        ),
        Column(
            "coordinators",
            "Phối hợp",
            110,
            lambda row: "; ".join(row.task.coordinators),
            change=_task_edit("coordinators"),
            order=("coordinators",),
            make_editor=lambda parent: editor_for(described["coordinators"], parent, desk=desk),
            starts_hidden=True,
        ),
    )


def _of_progress(desk: Desk) -> tuple[Column, ...]:
    def result_field(name: str) -> Callable[[TaskRow, str], Edit]:
        return lambda row, text: told_edit(desk, row, name, text)

    day = specs(Progress)["completed_on"]
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
            hint=carried_words,
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
        Column(
            "completed_on",
            "Ngày hoàn thành",
            100,
            lambda row: day.kind.show(row.progress.completed_on) if row.progress else "",
            change=result_field("completed_on"),
            dim=lambda row: row.carried,
            marks=lambda row: row.findings_on("completed_on", "started"),
            make_editor=lambda parent: editor_for(day, parent, desk=desk),
            starts_hidden=True,
        ),
    )
