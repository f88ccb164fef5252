"""What the first page shows of a period: what is due, late, missed, missing, and how that compares with before."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cdsdesk.model.evaluation import evaluate
from cdsdesk.model.findings import Finding, Severity
from cdsdesk.model.indicators import Evaluation, Indicator, Measurement
from cdsdesk.model.periods import period_code, previous
from cdsdesk.model.reading import levels_of_period, measurement_of, progress_of, state_of, target_of, tasks_of_period
from cdsdesk.model.reports import Report, ReportState
from cdsdesk.model.selection import select
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.states import DONE
from cdsdesk.model.tasks import Progress, State, Task, TaskKind

_SOON_DAYS = 45
_PASSED_DAYS = 90
_MOST = 8
_OUT = frozenset({ReportState.EXPORTED, ReportState.SIGNED, ReportState.SENT})


@dataclass(frozen=True)
class Due:
    """A task whose deadline lies near: its last day and how many days are left (negative: passed)."""

    task: Task
    day: date
    days: int


@dataclass(frozen=True)
class Tally:
    """The tasks of one kind by state."""

    states: Mapping[State, int]
    total: int

    @property
    def not_started(self) -> int:
        """How many are late and were not begun."""
        return self.states.get(State.NOT_STARTED_LATE, 0)

    @property
    def in_progress(self) -> int:
        """How many are late and under way."""
        return self.states.get(State.IN_PROGRESS_LATE, 0)

    @property
    def late(self) -> int:
        """How many are late and not done."""
        return self.not_started + self.in_progress


@dataclass(frozen=True)
class Earlier:
    """The same figures of the period before; None where nothing was told then."""

    period: str
    tasks: Tally | None
    missed: int | None


@dataclass(frozen=True)
class Overview:
    """The figures of a period; ``indicators`` counts those that have a target this year."""

    report_due: date
    days_left: int
    exported: bool
    tasks: Tally
    projects: Tally
    indicators: int
    missed: tuple[Indicator, ...]
    evaluations: Mapping[Evaluation, int]
    missing_indicators: tuple[Indicator, ...]
    missing_results: tuple[Task, ...]
    due: tuple[Due, ...]
    errors: tuple[Finding, ...]
    warnings: tuple[Finding, ...]


def overview(snapshot: Snapshot, findings: Sequence[Finding], today: date) -> Overview:
    """Return the figures of a snapshot of a period as they stand on a day. Raises ValueError without a period."""
    period = snapshot.period
    if period is None:
        raise ValueError("the overview is one of a period")
    reports = snapshot.where(Report, "period", period.code)
    tasks = tasks_of_period(snapshot)
    states = {task.uid: state_of(snapshot, task).printed for task in tasks}
    levels = levels_of_period(snapshot)
    judged = {row.uid: evaluate(row, target_of(snapshot, row), measurement_of(snapshot, row.uid)) for row in levels}
    aimed = {uid: found for uid, found in judged.items() if found is not None}
    still_open = [finding for finding in findings if finding.waived is None]
    return Overview(
        report_due=period.due,
        days_left=(period.due - today).days,
        exported=any(row.state in _OUT and row.unit == snapshot.office for row in reports),
        tasks=_tally(tasks, states, TaskKind.TASK),
        projects=_tally(tasks, states, TaskKind.PROJECT),
        indicators=len(aimed),
        missed=tuple(row for row in levels if aimed.get(row.uid) is Evaluation.MISSED),
        evaluations=Counter(aimed.values()),
        missing_indicators=tuple(row for row in levels if aimed.get(row.uid) is Evaluation.NO_DATA),
        missing_results=tuple(task for task in tasks if _untold(snapshot, task, states[task.uid])),
        due=_due(tasks, states, min(today, period.as_of), today),
        errors=tuple(finding for finding in still_open if finding.severity is Severity.ERROR),
        warnings=tuple(finding for finding in still_open if finding.severity is Severity.WARNING),
    )


def earlier(everything: Snapshot, snapshot: Snapshot) -> Earlier | None:
    """Return the figures of the period before a snapshot's, from all records; None when nothing was told then."""
    if snapshot.period is None:
        return None
    code = previous(snapshot.period.code)
    told = any(row.unit == snapshot.office and period_code(row.period) == code for row in everything.all(Progress))
    if not told and not snapshot.before:
        return None
    before = select(everything, code, snapshot.office, changed=None)
    tally = None
    if told:
        tasks = tasks_of_period(before)
        tally = _tally(tasks, {task.uid: state_of(before, task).printed for task in tasks}, TaskKind.TASK)
    return Earlier(code, tally, _missed(before, snapshot.before))


def _missed(before: Snapshot, told: Mapping[str, object]) -> int | None:
    """Return how many of the values told in a period missed their targets; None when none was held against one."""
    judged = [
        evaluate(row, target_of(before, row), value)
        for row in levels_of_period(before)
        if isinstance(value := told.get(row.uid), Measurement)
    ]
    known = [found for found in judged if found not in (None, Evaluation.NO_DATA)]
    return sum(found is Evaluation.MISSED for found in known) if known else None


def _tally(tasks: Sequence[Task], states: Mapping[str, State | None], kind: TaskKind) -> Tally:
    own = [task for task in tasks if task.kind is kind]
    found = (states[task.uid] for task in own)
    return Tally(Counter(state for state in found if state is not None), len(own))


def _untold(snapshot: Snapshot, task: Task, state: State | None) -> bool:
    """Whether a task is due for a word in this period and has none."""
    progress = progress_of(snapshot, task.uid)
    told = progress is not None and bool(progress.result or progress.status_written or progress.status_text)
    return not told and state is State.NOT_STARTED_LATE


def _due(tasks: Sequence[Task], states: Mapping[str, State | None], told: date, today: date) -> tuple[Due, ...]:
    """Return the unfinished tasks whose last day is nearest; one that passed since the data were told is in no state.

    What passed long ago was told in a later period.
    """
    near = [
        Due(task, task.deadline_to, (task.deadline_to - today).days)
        for task in tasks
        if task.deadline_to is not None
        and task.deadline_to >= told
        and states[task.uid] not in DONE
        and states[task.uid] is not State.SUSPENDED
    ]
    soon = [one for one in near if -_PASSED_DAYS <= one.days <= _SOON_DAYS]
    return tuple(sorted(soon, key=lambda one: (one.days, one.task.position))[:_MOST])
