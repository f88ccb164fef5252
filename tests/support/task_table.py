"""A table of tasks by itself, shown and with the cursor in it; its columns are the test's own, so that they stay."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from cdsdesk.model.states import STATE_ORDER
from cdsdesk.model.tasks import STATE_WORDS, Progress, Task
from ui.desk import Desk
from ui.edits import Edit, field_edit, progress_edit
from ui.places.task_rows import TaskRow, TaskRows
from ui.tables.columns import Column, Editor
from ui.tables.record_model import RecordModel
from ui.tables.record_table import RecordTable

CODE, TITLE, LEAD, DEADLINE, RESULT, STATE = range(6)
NOTHING = "Theo thời hạn"


def task_columns(desk: Desk) -> tuple[Column, ...]:
    """Return six columns: one that cannot be written, texts, a choice."""

    def of_task(name: str) -> Callable[[TaskRow, str], Edit]:
        return lambda row, text: field_edit(row.task, name, text)

    def told(name: str) -> Callable[[TaskRow, str], Edit]:
        return lambda row, text: progress_edit(row.task.uid, desk.period.code, name, "" if text == NOTHING else text)

    return (
        Column("code", "STT", 45, lambda row: row.item.code if row.item else "", order=("code",)),
        Column(
            "title",
            "Nội dung, nhiệm vụ",
            170,
            lambda row: row.task.title,
            change=of_task("title"),
            editor=Editor.LONG,
            order=("title",),
            stretch=5,
        ),
        Column("lead", "Chủ trì", 90, lambda row: "; ".join(row.task.lead), change=of_task("lead"), order=("lead",)),
        Column("deadline", "Thời hạn", 90, lambda row: row.task.deadline_text, change=of_task("deadline_text")),
        Column(
            "result",
            "Kết quả thực hiện",
            160,
            lambda row: row.progress.result if row.progress else "",
            change=told("result"),
            editor=Editor.LONG,
            stretch=4,
        ),
        Column(
            "state",
            "Đánh giá",
            215,
            lambda row: STATE_WORDS[row.state.printed] if row.state.printed else "",
            own_text=lambda row: STATE_WORDS[row.state.written] if row.state.written else NOTHING,
            change=told("status_written"),
            editor=Editor.CHOICE,
            choices=(NOTHING, *(STATE_WORDS[state] for state in STATE_ORDER)),
            nothing=NOTHING,
            order=("state",),
        ),
    )


def task_table(qtbot: QtBot, desk: Desk, columns: tuple[Column, ...] = ()) -> RecordTable:
    """Return the table of a plan's tasks, its current cell the first result."""
    rows = TaskRows(desk, plan="plan")
    rows.listen()
    model = RecordModel(desk, rows, columns or task_columns(desk))
    table = RecordTable(model, "Danh sách nhiệm vụ")
    model.setParent(table)
    model.reload()
    qtbot.addWidget(table)
    table.resize(1000, 600)
    table.show()
    table.show_uid(model.uids()[0], "result")
    table.setFocus()
    return table


def result_of(desk: Desk, task: str) -> str:
    """Return what is told of a task."""
    rows = desk.snapshot().where(Progress, "task", task)
    return rows[0].result if rows else ""


def task_of(desk: Desk, task: str) -> Task:
    """Return a task."""
    found = desk.snapshot().find(Task, task)
    assert found is not None
    return found


def select(table: RecordTable, first: str, last: str, left: int, right: int) -> None:
    """Select the cells between two rows and two columns."""
    line = table.records.line_of
    table.select_block((line(first), left), (line(last), right))


def at(table: RecordTable) -> tuple[str, int]:
    """Return the current cell."""
    return table.current_uid(), table.currentIndex().column()
