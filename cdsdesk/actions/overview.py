"""What the first page shows of a period: what is due, late, missed, missing, and what to do next."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cdsdesk.model.evaluation import evaluate
from cdsdesk.model.findings import Finding, Severity
from cdsdesk.model.indicators import Evaluation, Indicator
from cdsdesk.model.reading import levels_of_period, measurement_of, progress_of, state_of, target_of, tasks_of_period
from cdsdesk.model.reports import Report, ReportState
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.states import DONE
from cdsdesk.model.tasks import State, Task

_SOON_DAYS = 45
_MOST = 8
_OUT = frozenset({ReportState.EXPORTED, ReportState.SIGNED, ReportState.SENT})


@dataclass(frozen=True)
class Due:
    """A task whose deadline lies near: its last day and how many days are left (negative: passed)."""

    task: Task
    day: date
    days: int


@dataclass(frozen=True)
class Overview:
    """The figures of a period; ``late`` are unfinished tasks, ``indicators`` those that have a target this year."""

    report_due: date
    days_left: int
    exported: bool
    tasks: int
    late: int
    states: Mapping[State, int]
    indicators: int
    missed: int
    evaluations: Mapping[Evaluation, int]
    missing_indicators: tuple[Indicator, ...]
    missing_results: tuple[Task, ...]
    due: tuple[Due, ...]
    errors: int
    warnings: int


def overview(snapshot: Snapshot, findings: Sequence[Finding], today: date) -> Overview:
    """Return the figures of a snapshot of a period as they stand on a day. Raises ValueError without a period."""
    period = snapshot.period
    if period is None:
        raise ValueError("the overview is one of a period")
    reports = snapshot.where(Report, "period", period.code)
    tasks = tasks_of_period(snapshot)
    states = {task.uid: state_of(snapshot, task).printed for task in tasks}
    counted = Counter(state for state in states.values() if state is not None)
    judged = {
        row.uid: evaluate(row, target_of(snapshot, row), measurement_of(snapshot, row.uid))
        for row in levels_of_period(snapshot)
    }
    aimed = {uid: found for uid, found in judged.items() if found is not None}
    open_findings = Counter(finding.severity for finding in findings if finding.waived is None)
    return Overview(
        report_due=period.due,
        days_left=(period.due - today).days,
        exported=any(row.state in _OUT and row.unit == snapshot.office for row in reports),
        tasks=len(tasks),
        late=counted[State.IN_PROGRESS_LATE] + counted[State.NOT_STARTED_LATE],
        states=counted,
        indicators=len(aimed),
        missed=sum(found is Evaluation.MISSED for found in aimed.values()),
        evaluations=Counter(aimed.values()),
        missing_indicators=tuple(row for row in levels_of_period(snapshot) if aimed.get(row.uid) is Evaluation.NO_DATA),
        missing_results=tuple(task for task in tasks if _untold(snapshot, task, states[task.uid])),
        due=_due(tasks, states, min(today, period.as_of)),
        errors=open_findings[Severity.ERROR],
        warnings=open_findings[Severity.WARNING],
    )


def _untold(snapshot: Snapshot, task: Task, state: State | None) -> bool:
    """Whether a task is due for a word in this period and has none."""
    progress = progress_of(snapshot, task.uid)
    told = progress is not None and bool(progress.result or progress.status_written)
    return not told and state is State.NOT_STARTED_LATE


def _due(tasks: Sequence[Task], states: Mapping[str, State | None], day: date) -> tuple[Due, ...]:
    """Return the unfinished tasks whose last day is nearest, from ``day`` on."""
    near = [
        Due(task, task.deadline_to, (task.deadline_to - day).days)
        for task in tasks
        if task.deadline_to is not None and states[task.uid] not in DONE and states[task.uid] is not State.SUSPENDED
    ]
    soon = [one for one in near if 0 <= one.days <= _SOON_DAYS]
    return tuple(sorted(soon, key=lambda one: (one.days, one.task.position))[:_MOST])
