"""The scopes of the rules: each task, tasks of one deadline, the numbered items of an annex, each indicator."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from cdsdesk.checks.reads import INDICATOR_NAMES, NUMBERING, TASK_NAMES
from cdsdesk.checks.scope import Path, Scope
from cdsdesk.model.documents import Document
from cdsdesk.model.indicators import Indicator, Measurement, Target
from cdsdesk.model.reading import items_of, levels_of_period, plans_of_period, tasks_of_period
from cdsdesk.model.snapshot import Snapshot, asked_once
from cdsdesk.model.tasks import Funding, Milestone, PlanItem, Progress, Task
from cdsdesk.vietnamese.text import natural_key

_OF_TASKS = frozenset((*TASK_NAMES, "funding.task", "funding.unit", "milestone.task"))


# Tasks and the annexes that they stand in


def _plans(snapshot: Snapshot) -> object:
    return frozenset(plan.uid for plan in plans_of_period(snapshot))


@asked_once
def _tasks(snapshot: Snapshot) -> Mapping[Hashable, Task]:
    return {task.uid: task for task in tasks_of_period(snapshot)}


def _task_of(_snapshot: Snapshot, record: Progress | Milestone | Funding) -> Iterable[Hashable]:
    return (record.task,)


def _tasks_like(snapshot: Snapshot, items: Iterable[PlanItem]) -> Iterator[Hashable]:
    """Yield the tasks of items, and of those with their number: the name of one tells its plan while there are two."""
    for item in items:
        yield item.task
        if item.code:
            yield from (row.task for row in snapshot.where(PlanItem, "code", item.code))


def _tasks_by_name(snapshot: Snapshot, task: Task) -> Iterator[Hashable]:
    yield task.uid
    yield from _tasks_like(snapshot, items_of(snapshot, task.uid))


TASKS = Scope(
    _tasks,
    {
        Task.TYPE: _tasks_by_name,
        Progress.TYPE: _task_of,
        Milestone.TYPE: _task_of,
        Funding.TYPE: _task_of,
        PlanItem.TYPE: lambda snapshot, item: _tasks_like(snapshot, (item,)),
        Document.TYPE: lambda snapshot, plan: _tasks_like(snapshot, snapshot.where(PlanItem, "plan", plan.uid)),
    },
    _OF_TASKS,
    _plans,
)


Deadline = tuple[str, date | None, date]


def _deadline(task: Task | None) -> Deadline | None:
    if task is None or task.deadline_to is None:
        return None
    return task.deadline_kind.value, task.deadline_from, task.deadline_to


@asked_once
def _deadlines(snapshot: Snapshot) -> Mapping[Hashable, Sequence[Task]]:
    found: dict[Hashable, list[Task]] = defaultdict(list)
    for task in tasks_of_period(snapshot):
        if (key := _deadline(task)) is not None:
            found[key].append(task)
    return found


def _deadlines_of(path: Path) -> Path:
    """Return the path that leads to the deadlines of the tasks to which another one leads."""

    def deadlines(snapshot: Snapshot, record: Any) -> Iterator[Hashable]:
        tasks = (snapshot.find(Task, str(uid)) for uid in path(snapshot, record))
        return (key for task in tasks if (key := _deadline(task)) is not None)

    return deadlines


DEADLINES = Scope(
    _deadlines,
    {name: _deadlines_of(path) for name, path in TASKS.paths.items()},
    _OF_TASKS | {"task.deadline_from", "task.deadline_kind", "task.deadline_to"},
    _plans,
)


@asked_once
def _tasks_and_plans(snapshot: Snapshot) -> Mapping[Hashable, Task | Document]:
    return {**_tasks(snapshot), **{plan.uid: plan for plan in plans_of_period(snapshot)}}


TASKS_AND_PLANS = Scope(
    _tasks_and_plans,
    {**TASKS.paths, Document.TYPE: lambda snapshot, plan: (plan.uid, *TASKS.paths[Document.TYPE](snapshot, plan))},
    _OF_TASKS,
    _plans,
)


@asked_once
def _annexes(snapshot: Snapshot) -> Mapping[Hashable, tuple[PlanItem, ...]]:
    found: dict[Hashable, tuple[PlanItem, ...]] = {}
    for plan in plans_of_period(snapshot):
        by_annex: dict[str, list[PlanItem]] = defaultdict(list)
        for item in snapshot.where(PlanItem, "plan", plan.uid):
            if item.code:
                by_annex[item.annex].append(item)
        found |= {(plan.uid, annex): tuple(by_annex[annex]) for annex in sorted(by_annex, key=natural_key)}
    return found


def _annexes_of_plan(snapshot: Snapshot, uid: str) -> Iterator[Hashable]:
    yield from ((uid, item.annex) for item in snapshot.where(PlanItem, "plan", uid))


ANNEXES = Scope(
    _annexes,
    {
        PlanItem.TYPE: lambda _snapshot, item: ((item.plan, item.annex),),
        Document.TYPE: lambda snapshot, plan: _annexes_of_plan(snapshot, plan.uid),
        Task.TYPE: lambda snapshot, task: ((item.plan, item.annex) for item in items_of(snapshot, task.uid)),
        Progress.TYPE: lambda _snapshot, _progress: (),
    },
    frozenset(NUMBERING),
    _plans,
)


# Indicators


@asked_once
def _indicators(snapshot: Snapshot) -> Mapping[Hashable, Indicator]:
    found = levels_of_period(snapshot) if snapshot.period is not None else ()
    return {indicator.uid: indicator for indicator in found}


def _indicators_like(snapshot: Snapshot, rows: Iterable[Indicator]) -> Iterator[Hashable]:
    """Yield indicators and those with their number, whose names tell the plan while there are two."""
    for row in rows:
        yield row.uid
        if row.code:
            yield from (other.uid for other in snapshot.where(Indicator, "code", row.code))


def _indicator_of(snapshot: Snapshot, record: Measurement | Target) -> Iterator[Hashable]:
    yield record.indicator
    indicator = snapshot.find(Indicator, record.indicator)
    if indicator is not None:
        yield from _indicators_like(snapshot, (indicator,))


INDICATORS = Scope(
    _indicators,
    {
        Indicator.TYPE: lambda snapshot, row: _indicators_like(snapshot, (row,)),
        Measurement.TYPE: _indicator_of,
        Target.TYPE: _indicator_of,
        Document.TYPE: lambda snapshot, plan: _indicators_like(snapshot, snapshot.where(Indicator, "plan", plan.uid)),
    },
    frozenset(INDICATOR_NAMES),
)
