"""The rows of states: what a task is judged to be, and which tasks must be judged by themselves."""

from collections.abc import Container, Hashable, Sequence
from typing import NamedTuple

from cdsdesk.model.periods import Window
from cdsdesk.model.reading import progress_of
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.states import TaskState, task_state, work_told
from cdsdesk.model.tasks import Milestone, Progress, Task
from db.integrity import Edit, Edits


class StateRow(NamedTuple):
    """One row of the table of states."""

    task: str
    unit: str
    period: str
    written: str | None
    derived: str | None
    printed: str | None
    missing_date: int
    carried: int


class NewTask:
    """A task that a step makes: all that is told of it stands in the same step."""

    __slots__ = ("_judged", "stages", "task", "told")

    def __init__(self, task: Task) -> None:
        self.task = task
        self.told: list[Progress] = []
        self.stages: list[Milestone] = []
        self._judged: dict[str, tuple[list[Progress], Hashable]] = {}

    def of(self, unit: str) -> tuple[list[Progress], Hashable]:
        """Return what an office told of it, and all that its states are judged by there; worked out once."""
        if unit not in self._judged:
            own = [row for row in self.told if row.unit == unit]
            self._judged[unit] = own, judged_by(self.task, own, self.stages)
        return self._judged[unit]


def state_row(task: Task, unit: str, code: str, state: TaskState, *, carried: bool) -> StateRow:
    """Return the row of a task's state in a period of an office."""
    written, derived, printed = (w and w.value for w in (state.written, state.derived, state.printed))
    return StateRow(task.uid, unit, code, written, derived, printed, int(state.missing_date), int(carried))


def judged_by(task: Task, told: Sequence[Progress], stages: Sequence[Milestone]) -> Hashable:
    """Return all that the states of a task are judged by; the task itself where it has stages or was told of twice."""
    if stages or len(told) > 1:
        return task.uid
    of_progress = [
        (row.period, row.status_written, row.completed_on, frozenset(row.milestones_done.items()), work_told(row))
        for row in told
    ]
    return task.deadline_kind, task.deadline_from, task.deadline_to, *of_progress


def judged(snapshot: Snapshot, period: Window) -> list[StateRow]:
    """Return the rows of an office's tasks for the period of its snapshot."""
    rows: list[StateRow] = []
    for task in snapshot.all(Task):
        told = progress_of(snapshot, task.uid)
        state = task_state(task, told, snapshot.where(Milestone, "task", task.uid), period)
        carried = told is not None and told.uid in snapshot.carried
        rows.append(state_row(task, snapshot.office, period.code, state, carried=carried))
    return rows


def new_tasks(step: Edits) -> dict[str, NewTask]:
    """Return the tasks that a step makes, with what it tells of them; nothing stored can name them yet."""
    tasks = [edit.new for edit in step.by_type.get(Task.TYPE, ()) if edit.old is None]
    found = {task.uid: NewTask(task) for task in tasks if isinstance(task, Task)}
    for edit in step.by_type.get(Progress.TYPE, ()) if found else ():
        if isinstance(edit.new, Progress) and edit.new.task in found:
            found[edit.new.task].told.append(edit.new)
    for edit in step.by_type.get(Milestone.TYPE, ()) if found else ():
        if isinstance(edit.new, Milestone) and edit.new.task in found:
            found[edit.new.task].stages.append(edit.new)
    for made in found.values():
        for row in made.told:
            made.of(row.unit)
    return found


def is_of_new(edit: Edit, fresh: Container[str]) -> bool:
    """Whether an edit makes a task, or something told of one, that is judged with the ``fresh`` ones."""
    return edit.old is None and edit.record.__dict__.get("task", edit.uid) in fresh
