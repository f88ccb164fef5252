"""A table of tasks by itself, shown and with the cursor in it."""

from pytestqt.qtbot import QtBot

from cdsdesk.model.tasks import Progress, Task
from ui.desk import Desk
from ui.places.task_columns import columns
from ui.places.task_rows import TaskRows
from ui.tables.record_model import RecordModel
from ui.tables.record_table import RecordTable

CODE, TITLE, LEAD, DEADLINE, RESULT, STATE = range(6)


def task_table(qtbot: QtBot, desk: Desk, plan: str = "plan") -> RecordTable:
    """Return the table of a plan's tasks, its current cell the first result."""
    rows = TaskRows(desk, plan=plan)
    rows.listen()
    model = RecordModel(desk, rows, columns(desk))
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
