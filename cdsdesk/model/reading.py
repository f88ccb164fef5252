"""Questions that every face asks of a snapshot: whose progress, which value, which target, which state."""

from cdsdesk.model.documents import Document
from cdsdesk.model.indicators import Indicator, Measurement, Origin, Target
from cdsdesk.model.periods import period_code
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.states import TaskState, task_state
from cdsdesk.model.tasks import Milestone, PlanItem, Progress, Task

_ORIGINS = (Origin.PROVINCE, Origin.OWN, Origin.NATIONAL)


def progress_of(snapshot: Snapshot, task: str) -> Progress | None:
    """Return what the office told of a task for the snapshot's period, carried over or not."""
    rows = [row for row in snapshot.where(Progress, "task", task) if row.unit == snapshot.office]
    return rows[0] if rows else None


def state_of(snapshot: Snapshot, task: Task) -> TaskState:
    """Return the state of a task for the snapshot's period."""
    if snapshot.period is None:
        return TaskState(None, None)
    milestones = snapshot.where(Milestone, "task", task.uid)
    return task_state(task, progress_of(snapshot, task.uid), milestones, snapshot.period)


def measurement_of(snapshot: Snapshot, indicator: str) -> Measurement | None:
    """Return the value of an indicator for the snapshot's period, carried over or not."""
    if snapshot.period is None:
        return None
    rows = [row for row in snapshot.where(Measurement, "indicator", indicator) if row.unit == snapshot.office]
    now = [row for row in rows if period_code(row.period) == snapshot.period.code]
    carried = [row for row in rows if row.uid in snapshot.carried]
    found = now or carried
    return found[0] if found else None


def target_of(snapshot: Snapshot, indicator: Indicator, year: int | None = None) -> Target | None:
    """Return the target that a result is held against: the assigned one first, then the own, then the national."""
    wanted = year if year is not None else snapshot.period.year if snapshot.period else None
    rows = [row for row in snapshot.where(Target, "indicator", indicator.uid) if row.year == wanted]
    for origin in _ORIGINS:
        for row in rows:
            if row.origin is origin:
                return row
    return None


def items_of(snapshot: Snapshot, task: str) -> tuple[PlanItem, ...]:
    """Return the places of a task in plans."""
    return snapshot.where(PlanItem, "task", task)


def plans(snapshot: Snapshot) -> tuple[Document, ...]:
    """Return the documents that assign work."""
    return tuple(document for document in snapshot.all(Document) if document.assigns_work)


def is_listed(item: PlanItem) -> bool:
    """Whether a plan prints this task in its own annex: it has a code there, or stands under a heading of it."""
    return bool(item.code or item.section)
