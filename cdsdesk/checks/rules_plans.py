"""Plans whose tasks are reported although nobody can look the plan up, and tasks that no plan brings into a report."""

from collections.abc import Iterator

from cdsdesk.checks.naming import quoted, task_name, task_ref
from cdsdesk.checks.reads import ANSWERED, PLAN_NAMES
from cdsdesk.checks.registry import Issue, rule
from cdsdesk.checks.scopes import TASKS
from cdsdesk.model.documents import Document
from cdsdesk.model.findings import RecordRef, Severity
from cdsdesk.model.names import document_number, document_words
from cdsdesk.model.reading import is_listed, items_of, plans_of_period, tasks_of_period
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import PlanItem, Task, TaskKind

_READS = (*ANSWERED, *PLAN_NAMES)


def _reported(snapshot: Snapshot) -> Iterator[Document]:
    """Yield the plans of the period that have tasks in its report."""
    tasks = {task.uid for task in tasks_of_period(snapshot)}
    for plan in plans_of_period(snapshot):
        if any(item.task in tasks for item in snapshot.where(PlanItem, "plan", plan.uid)):
            yield plan


def _is_nameless(plan: Document) -> bool:
    """Whether a plan is no more than the title of a table that named none."""
    return not (plan.type or plan.number or plan.symbol or plan.number_text)


@rule(
    "plan.nameless",
    Severity.WARNING,
    "Bảng nhiệm vụ chưa rõ thuộc kế hoạch nào",
    *_READS,
)
def nameless(snapshot: Snapshot) -> Iterator[Issue]:
    """A table that named no plan stands under its title until the plan is told or joined."""
    for plan in _reported(snapshot):
        if _is_nameless(plan):
            title = quoted(plan.subject) if plan.subject else "không có tên"
            yield Issue(
                f"Bảng {title} chưa rõ thuộc kế hoạch nào; hãy ghi loại, số, ký hiệu và ngày của kế hoạch",
                RecordRef(Document.TYPE, plan.uid),
                "number",
            )


@rule(
    "plan.no-number",
    Severity.WARNING,
    "Kế hoạch có nhiệm vụ trong báo cáo nhưng thiếu số, ký hiệu hoặc ngày ban hành",
    *_READS,
)
def no_number(snapshot: Snapshot) -> Iterator[Issue]:
    """A report cites a plan by number and date (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""
    for plan in _reported(snapshot):
        told = {"number": plan.number, "symbol": plan.symbol, "date": plan.date}
        words = {"number": "số", "symbol": "ký hiệu", "date": "ngày ban hành"}
        lacking = [name for name, value in told.items() if not value]
        if not lacking or _is_nameless(plan):
            continue
        yield Issue(
            f"{_name(plan)} có nhiệm vụ trong báo cáo nhưng thiếu {', '.join(words[name] for name in lacking)}",
            RecordRef(Document.TYPE, plan.uid, document_number(plan)),
            lacking[0],
            facts=tuple(lacking),
        )


def _name(plan: Document) -> str:
    """Return how a sentence names a plan; without a number by its kind and subject."""
    if plan.number or not plan.subject:
        return document_words(plan)
    return f"{plan.type or 'Kế hoạch'} {quoted(plan.subject)}"


@rule(
    "plan.task-in-no-plan",
    Severity.WARNING,
    "Nhiệm vụ không nằm trong phụ lục nào của báo cáo",
    *_READS,
    "plan_item.code",
    "plan_item.section",
    each=TASKS,
)
def task_in_no_plan(snapshot: Snapshot, task: Task) -> Iterator[Issue]:
    """Tasks are printed in the annexes of their plans; projects of no plan have an annex of their own."""
    items = items_of(snapshot, task.uid)
    answered = {plan.uid for plan in plans_of_period(snapshot)}
    if task.kind is TaskKind.PROJECT or any(item.plan in answered and is_listed(item) for item in items):
        return
    why = "chưa có số thứ tự hoặc mục trong kế hoạch" if items else "không thuộc kế hoạch nào"
    yield Issue(
        f"{task_name(snapshot, task)} {why} nên không có trong phụ lục của báo cáo",
        task_ref(snapshot, task),
        "title",
        facts=(why,),
    )
