"""Questions that every face asks of a snapshot: whose progress, which value, which target, which state."""

from cdsdesk.model.documents import Document
from cdsdesk.model.indicators import Indicator, Measurement, Origin, Target
from cdsdesk.model.periods import period_code
from cdsdesk.model.reports import Report, ReportKind, is_final
from cdsdesk.model.snapshot import Snapshot, asked_once
from cdsdesk.model.states import TaskState, task_state
from cdsdesk.model.tasks import Milestone, PlanItem, Progress, Section, Task

ORIGINS = (Origin.PROVINCE, Origin.OWN, Origin.NATIONAL)


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
    for origin in ORIGINS:
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


@asked_once
def plans_of_period(snapshot: Snapshot) -> tuple[Document, ...]:
    """Return the plans that a report of the period answers for: of its year, or with progress told in this period."""
    period = snapshot.period
    if period is None:
        return plans(snapshot)
    told = _told_now(snapshot)
    return tuple(
        plan
        for plan in plans(snapshot)
        if _is_of_year(plan, period.year)
        or any(item.task in told for item in snapshot.where(PlanItem, "plan", plan.uid))
    )


@asked_once
def tasks_of_period(snapshot: Snapshot) -> tuple[Task, ...]:
    """Return the tasks that a report of the period answers for: of its plans, of no plan, or told of in this period."""
    answered = {plan.uid for plan in plans_of_period(snapshot)}
    told, below = _told_now(snapshot), told_only_below(snapshot)
    found = []
    for task in snapshot.all(Task):
        if task.uid in below:
            continue
        items = items_of(snapshot, task.uid)
        if not items or task.uid in told or any(item.plan in answered for item in items):
            found.append(task)
    return tuple(found)


@asked_once
def told_only_below(snapshot: Snapshot) -> frozenset[str]:
    """Return the tasks and indicators of which only offices below told: the office does not answer for them itself.

    Empty where nobody has added up what these told.
    """
    lower = snapshot.lower
    if lower is None:
        return frozenset()
    tasks = {one.key for one in lower.tasks if progress_of(snapshot, one.key) is None}
    return frozenset(tasks | {one.key for one in lower.indicators if measurement_of(snapshot, one.key) is None})


def indicators_of_period(snapshot: Snapshot) -> tuple[Indicator, ...]:
    """Return the indicators that a report of the period prints, every row followed by its levels ("Tại cấp xã").

    They are those with a target of the period's year or a value for the period (told in it or carried on), and the
    rows above them; without a period all there are.
    """
    period = snapshot.period
    wanted = {row.uid for row in snapshot.all(Indicator)}
    if period is not None:
        aimed = {target.indicator for target in snapshot.where(Target, "year", period.year)}
        below = _with_rows_above(snapshot, told_only_below(snapshot))
        wanted = {uid for uid in wanted if uid in aimed or measurement_of(snapshot, uid) is not None} - below
        waiting = list(wanted)
        while waiting:
            indicator = snapshot.find(Indicator, waiting.pop())
            if indicator is not None and indicator.parent and indicator.parent not in wanted:
                wanted.add(indicator.parent)
                waiting.append(indicator.parent)
    return tuple(row for row in _with_levels(snapshot) if row.uid in wanted)


def _with_rows_above(snapshot: Snapshot, below: frozenset[str]) -> frozenset[str]:
    """Return indicators with the rows above of which every level is among them."""
    levels = snapshot.grouped(Indicator, "parent")
    rows = {row for row, group in levels.items() if row and all(level.uid in below for level in group)}
    return below | rows


def levels_of_period(snapshot: Snapshot) -> tuple[Indicator, ...]:
    """Return the period's indicators that hold values: of a row with levels in the period only the levels."""
    found = indicators_of_period(snapshot)
    rows = {indicator.parent for indicator in found}
    return tuple(indicator for indicator in found if indicator.uid not in rows)


def _with_levels(snapshot: Snapshot) -> tuple[Indicator, ...]:
    """Give every indicator in order, each followed by its levels; one whose row is gone stands for itself."""
    everything = snapshot.all(Indicator)
    known = {row.uid for row in everything}
    found: dict[str, Indicator] = {}
    waiting = [*reversed(everything), *reversed([row for row in everything if row.parent not in known])]
    while waiting:
        row = waiting.pop()
        if row.uid not in found:
            found[row.uid] = row
            waiting.extend(reversed(snapshot.where(Indicator, "parent", row.uid)))
    return tuple(found.values())


def _is_of_year(plan: Document, year: int) -> bool:
    issued = plan.date.year if plan.date else None
    first = plan.year_from or issued
    return first is not None and first <= year <= (plan.year_to or plan.year_from or issued or first)


@asked_once
def _told_now(snapshot: Snapshot) -> frozenset[str]:
    """Return the tasks of which the office told in this very period."""
    rows = snapshot.where(Progress, "unit", snapshot.office)
    return frozenset(row.task for row in rows if row.uid not in snapshot.carried)


def open_report(snapshot: Snapshot, kind: ReportKind = ReportKind.BAO_CAO) -> Report | None:
    """Return the office's report of the snapshot's period that is still worked on; None when it is yet to be made."""
    if snapshot.period is None:
        return None
    found = [
        report
        for report in snapshot.where(Report, "unit", snapshot.office)
        if report.kind is kind and not is_final(report) and period_code(report.period) == snapshot.period.code
    ]
    return found[-1] if found else None


def section_path(snapshot: Snapshot, uid: str) -> tuple[Section, ...]:
    """Return a section with the headings above it, outermost first."""
    path: dict[str, Section] = {}
    section = snapshot.find(Section, uid)
    while section is not None and section.uid not in path:
        path[section.uid] = section
        section = snapshot.find(Section, section.parent)
    return tuple(reversed(path.values()))
