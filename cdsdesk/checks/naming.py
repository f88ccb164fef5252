"""How findings name a record: by its number where it is printed, else by its first words."""

from collections.abc import Iterable, Sequence

from cdsdesk.model.documents import Document
from cdsdesk.model.fields import Record
from cdsdesk.model.findings import RecordRef
from cdsdesk.model.indicators import Indicator
from cdsdesk.model.names import document_number
from cdsdesk.model.reading import is_listed, items_of, measurement_of, plans_of_period, target_of
from cdsdesk.model.snapshot import Snapshot, asked_once
from cdsdesk.model.tasks import TASK_KIND_WORDS, PlanItem, Task

_QUOTE = 60


def quoted(text: str) -> str:
    """Return a text in quotation marks, cut at a word when it is long."""
    line = " ".join(text.split())
    if len(line) > _QUOTE:
        line = line[:_QUOTE].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
    return f"“{line}”"


def place_code(items: Iterable[PlanItem]) -> str:
    """Return the number of a task in the first plan that prints it with one."""
    return next((item.code for item in items if is_listed(item) and item.code), "")


def task_ref(snapshot: Snapshot, task: Task) -> RecordRef:
    """Return the reference to a task with its number in a plan."""
    return RecordRef(Task.TYPE, task.uid, place_code(items_of(snapshot, task.uid)))


def mended_at(snapshot: Snapshot, ref: RecordRef, told: Record | None) -> tuple[RecordRef, tuple[RecordRef, ...]]:
    """Return the record to mend and the others concerned.

    What an office told in this very period is mended there and concerns its task or indicator ``ref``; what was told
    earlier or not at all is mended by telling it now, at ``ref`` itself.
    """
    if told is None or told.uid in snapshot.carried:
        return ref, ()
    return RecordRef(told.TYPE, told.uid, ref.code), (ref,)


def task_name(snapshot: Snapshot, task: Task) -> str:
    """Return how a sentence names a task: "Nhiệm vụ 2.2", without a number by its title.

    Where another task of the period has that number, its plan or annex is told: "Nhiệm vụ 2.2 (Kế hoạch 53/KH-UBND)".
    """
    kind = TASK_KIND_WORDS[task.kind]
    item = next((row for row in items_of(snapshot, task.uid) if is_listed(row) and row.code), None)
    if item is None:
        return f"{kind} {quoted(task.title)}"
    answered = _answered(snapshot)
    rivals = [
        row
        for row in snapshot.where(PlanItem, "code", item.code)
        if row.task != task.uid and row.plan in answered and is_listed(row)
    ]
    if any((row.plan, row.annex) == (item.plan, item.annex) for row in rivals):
        return f"{kind} {item.code} {quoted(task.title)}"
    return f"{kind} {item.code}{_where(snapshot, item, rivals)}"


def _where(snapshot: Snapshot, item: PlanItem | Indicator, rivals: Sequence[PlanItem | Indicator]) -> str:
    """Return in brackets the annex and plan that tell an item from others with its number."""
    words = []
    if item.annex and any(row.plan == item.plan for row in rivals):
        words.append(f"Phụ lục {item.annex}")
    plan = snapshot.find(Document, item.plan)
    if plan is not None and any(row.plan != item.plan for row in rivals):
        number = document_number(plan) if plan.number else quoted(plan.subject)
        words.append(f"{plan.type or 'Kế hoạch'} {number}")
    return f" ({', '.join(words)})" if words else ""


@asked_once
def _answered(snapshot: Snapshot) -> frozenset[str]:
    """Return the uids of the period's plans."""
    return frozenset(plan.uid for plan in plans_of_period(snapshot))


def indicator_ref(indicator: Indicator) -> RecordRef:
    """Return the reference to an indicator with its number."""
    return RecordRef(Indicator.TYPE, indicator.uid, indicator.code)


def indicator_name(snapshot: Snapshot, indicator: Indicator) -> str:
    """Return how a sentence names an indicator: "Chỉ tiêu I.7 (tại cấp xã)", with its plan where one number is two."""
    scope = f" ({indicator.scope[:1].lower()}{indicator.scope[1:]})" if indicator.scope else ""
    if not indicator.code:
        return f"Chỉ tiêu {quoted(indicator.name)}{scope}"
    rivals = [
        row
        for row in snapshot.where(Indicator, "code", indicator.code)
        if (row.plan, row.annex) != (indicator.plan, indicator.annex) and _is_of_period(snapshot, row)
    ]
    return f"Chỉ tiêu {indicator.code}{scope}{_where(snapshot, indicator, rivals)}"


def _is_of_period(snapshot: Snapshot, indicator: Indicator) -> bool:
    return target_of(snapshot, indicator) is not None or measurement_of(snapshot, indicator.uid) is not None
