"""The annexes of a plan: its tasks and those carried over, numbered through or as its own list has them; its budget."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from cdsdesk.model.bodies import issuing_units
from cdsdesk.model.indicators import Indicator
from cdsdesk.model.names import is_issued_by
from cdsdesk.model.periods import period_words
from cdsdesk.model.reading import levels_of_period, plans_of_period, state_of, target_of
from cdsdesk.model.reports import Report
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.states import DONE
from cdsdesk.model.tasks import Funding, PlanItem, Section, State, Task
from cdsdesk.reporting.annexes import AnnexKind, AnnexPlan, AnnexRow, as_chosen, chosen_annex, planned_annexes, roman

_OF_THE_PLAN = {
    "assigned": AnnexKind.PLAN_TASKS,
    "budget_by_source": AnnexKind.PLAN_BUDGET,
    "indicators": AnnexKind.PLAN_INDICATORS,
}
_LEADING = re.compile(r"[0-9]+")
_ROMAN = re.compile(r"[IVX]+")


def plan_annexes(snapshot: Snapshot, last: Snapshot, report: Report) -> tuple[AnnexPlan, ...]:
    """Return the annexes of a plan for a year: tasks, budget where an amount is known, indicators with a target.

    When the plan lists annexes itself, "assigned", "budget_by_source" and "indicators" without a plan are these three;
    an annex over a plan of the year before tells of that year.
    """
    found = _default(snapshot, last, replace(report, annexes=None))
    if report.annexes:
        found = [made for item in report.annexes if (made := _chosen(snapshot, last, found, item)) is not None]
    kept = [annex for annex in found if annex.is_filled]
    return tuple(kept) if len(kept) == 1 else tuple(replace(one, number=roman(at)) for at, one in enumerate(kept, 1))


def _default(snapshot: Snapshot, last: Snapshot, report: Report) -> list[AnnexPlan]:
    rows = plan_rows(snapshot, last, report)
    paid = tuple(
        row for row in rows if any(one.amount is not None for one in snapshot.where(Funding, "task", row.task.uid))
    )
    year = snapshot.period.year if snapshot.period else None
    return [
        AnnexPlan("", AnnexKind.PLAN_TASKS, f"Danh mục nhiệm vụ chuyển đổi số năm {year}", None, rows),
        AnnexPlan("", AnnexKind.PLAN_BUDGET, f"Kinh phí thực hiện các dự án, nhiệm vụ năm {year}", None, paid),
        AnnexPlan("", AnnexKind.PLAN_INDICATORS, f"Chỉ tiêu chuyển đổi số năm {year}", None, (), _aimed(snapshot)),
    ]


def _chosen(
    snapshot: Snapshot, last: Snapshot, default: Sequence[AnnexPlan], item: Mapping[str, str]
) -> AnnexPlan | None:
    """Make an annex that the plan lists; None when its plan is gone."""
    own = _OF_THE_PLAN.get(item["kind"])
    if own is not None and not item.get("plan"):
        return as_chosen(next(one for one in default if one.kind is own), item)
    of_last = any(plan.uid == item.get("plan") for plan in plans_of_period(last)) and not any(
        plan.uid == item.get("plan") for plan in plans_of_period(snapshot)
    )
    made = chosen_annex(last if of_last else snapshot, item)
    return replace(made, of_last=of_last) if made is not None else None


def _aimed(snapshot: Snapshot) -> tuple[Indicator, ...]:
    return tuple(row for row in levels_of_period(snapshot) if target_of(snapshot, row) is not None)


def plan_rows(snapshot: Snapshot, last: Snapshot, report: Report) -> tuple[AnnexRow, ...]:
    """Return the tasks of the year's plans and the unfinished ones of the year before.

    They are numbered through, but one list of the office's own, which is the plan being written, keeps its codes.
    """
    annexes = [annex for annex in planned_annexes(snapshot, report) if annex.rows]
    found = [row for annex in annexes for row in annex.rows]
    seen: dict[str, AnnexRow] = {}
    for row in found:
        seen.setdefault(row.task.uid, row)
    carried = [task for task in carried_over(last) if task.uid not in seen]
    words = f"Nhiệm vụ chuyển tiếp từ {period_words(last.period.code)}" if last.period else ""
    if len(annexes) == 1 and _is_own_list(snapshot, report, annexes[0]):
        number, codes = _codes_behind(found, len(carried))
        heading = (Section(number=number, title=words),) if words else ()
        return (*found, *(AnnexRow(task, code, heading) for task, code in zip(carried, codes, strict=True)))
    heading = (Section(title=words),) if words else ()
    rows = (*seen.values(), *(AnnexRow(task, "", heading) for task in carried))
    return tuple(replace(row, code=str(number)) for number, row in enumerate(rows, 1))


def _is_own_list(snapshot: Snapshot, report: Report, annex: AnnexPlan) -> bool:
    """Whether an annex is of a plan of the office itself in which every task has a code of its own."""
    issuing = next(iter(issuing_units(snapshot, report)), snapshot.unit())
    if annex.plan is None or not is_issued_by(annex.plan, issuing):
        return False
    codes = [row.code for row in annex.rows]
    return all(codes) and len(set(codes)) == len(codes)


def _codes_behind(rows: Sequence[AnnexRow], count: int) -> tuple[str, list[str]]:
    """Return the number of the section that follows ("VI") and codes in it ("6.1"); plain numbers just go on."""
    leading = [int(hit[0]) for row in rows if (hit := _LEADING.match(row.code))]
    following = max(leading, default=0) + 1
    if all(row.code.isdecimal() for row in rows):
        return "", [str(following + at) for at in range(count)]
    roman_sections = any(row.sections and _ROMAN.fullmatch(row.sections[0].number) for row in rows)
    return roman(following) if roman_sections else str(following), [f"{following}.{at}" for at in range(1, count + 1)]


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
