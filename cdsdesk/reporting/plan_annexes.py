"""The annexes of a plan: its tasks, numbered anew, with those carried over, and its budget."""

from dataclasses import replace

from cdsdesk.model.indicators import Indicator
from cdsdesk.model.periods import period_words
from cdsdesk.model.reading import levels_of_period, plans_of_period, state_of, target_of
from cdsdesk.model.reports import Report
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.states import DONE
from cdsdesk.model.tasks import Funding, PlanItem, Section, State, Task
from cdsdesk.reporting.annexes import AnnexKind, AnnexPlan, AnnexRow, planned_annexes, roman


def plan_annexes(snapshot: Snapshot, last: Snapshot, report: Report) -> tuple[AnnexPlan, ...]:
    """Return the annexes of a plan for a year: tasks, budget where an amount is known, indicators with a target."""
    rows = plan_rows(snapshot, last, report)
    paid = tuple(
        row for row in rows if any(one.amount is not None for one in snapshot.where(Funding, "task", row.task.uid))
    )
    year = snapshot.period.year if snapshot.period else None
    found = [
        AnnexPlan("", AnnexKind.PLAN_TASKS, f"Danh mục nhiệm vụ chuyển đổi số năm {year}", None, rows),
        AnnexPlan("", AnnexKind.PLAN_BUDGET, f"Kinh phí thực hiện các dự án, nhiệm vụ năm {year}", None, paid),
        AnnexPlan("", AnnexKind.PLAN_INDICATORS, f"Chỉ tiêu chuyển đổi số năm {year}", None, (), _aimed(snapshot)),
    ]
    kept = [annex for annex in found if annex.rows or annex.indicators]
    return tuple(kept) if len(kept) == 1 else tuple(replace(one, number=roman(at)) for at, one in enumerate(kept, 1))


def _aimed(snapshot: Snapshot) -> tuple[Indicator, ...]:
    return tuple(row for row in levels_of_period(snapshot) if target_of(snapshot, row) is not None)


def plan_rows(snapshot: Snapshot, last: Snapshot, report: Report) -> tuple[AnnexRow, ...]:
    """Return the tasks of the year's plans and the unfinished ones of the year before, numbered through."""
    found = [row for annex in planned_annexes(snapshot, report) for row in annex.rows]
    seen: dict[str, AnnexRow] = {}
    for row in found:
        seen.setdefault(row.task.uid, row)
    heading = (Section(title=f"Nhiệm vụ chuyển tiếp từ {period_words(last.period.code)}"),) if last.period else ()
    for task in carried_over(last):
        seen.setdefault(task.uid, AnnexRow(task, "", heading))
    return tuple(replace(row, code=str(number)) for number, row in enumerate(seen.values(), 1))


def carried_over(last: Snapshot) -> tuple[Task, ...]:
    """Return the tasks of the plans of a period that were not finished in it, those that were suspended left out."""
    found: dict[str, Task] = {}
    for plan in plans_of_period(last):
        for item in last.where(PlanItem, "plan", plan.uid):
            task = last.find(Task, item.task)
            state = state_of(last, task).printed if task is not None else None
            if task is not None and state not in DONE and state is not State.SUSPENDED:
                found[task.uid] = task
    return tuple(found.values())
