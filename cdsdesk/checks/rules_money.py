"""Amounts of money that cannot be counted, or cannot be."""

from collections.abc import Iterator

from cdsdesk.checks.naming import task_name, task_ref
from cdsdesk.checks.registry import Issue, rule
from cdsdesk.checks.scopes import TASKS
from cdsdesk.model.findings import RecordRef, Severity
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import AMOUNT_WORDS, Funding, Task
from cdsdesk.vietnamese.numbers import format_money, read_money, read_money_unit

_NAMES = ("funding.amount_kind", "funding.year")


def told_of(snapshot: Snapshot, task: Task) -> list[Funding]:
    """Return what the office told of the money of a task."""
    return [row for row in snapshot.where(Funding, "task", task.uid) if row.unit == snapshot.office]


def funding_name(snapshot: Snapshot, task: Task, funding: Funding) -> str:
    """Return how a sentence names an amount: "Nhiệm vụ 2.1, đã cấp năm 2022"."""
    year = f" năm {funding.year}" if funding.year else ""
    return f"{task_name(snapshot, task)}, {AMOUNT_WORDS[funding.amount_kind].lower()}{year}"


def funding_ref(snapshot: Snapshot, task: Task, funding: Funding) -> tuple[RecordRef, tuple[RecordRef, ...]]:
    """Return the amount to mend and the task that it concerns."""
    about = task_ref(snapshot, task)
    return RecordRef(Funding.TYPE, funding.uid, about.code), (about,)


@rule(
    "money.not-understood",
    Severity.WARNING,
    "Số tiền chưa có đơn vị tính hoặc không hiểu chắc",
    "funding.amount",
    "funding.amount_text",
    "funding.unit_text",
    *_NAMES,
    each=TASKS,
)
def not_understood(snapshot: Snapshot, task: Task) -> Iterator[Issue]:
    """Money that is not understood is in no sum; an amount that an officer set beside the text goes before."""
    for funding in told_of(snapshot, task):
        reading = read_money(funding.amount_text, read_money_unit(funding.unit_text))
        if not reading.problem or (funding.amount is not None and funding.amount != reading.amount):
            continue
        ref, related = funding_ref(snapshot, task, funding)
        yield Issue(
            f"{funding_name(snapshot, task, funding)}: {reading.problem[:1].lower()}{reading.problem[1:]}",
            ref,
            "unit_text" if reading.amount is None and reading.unit is None else "amount_text",
            found=f"{funding.amount_text} {funding.unit_text}".strip(),
            related=related,
        )


@rule("money.negative", Severity.ERROR, "Số tiền âm", "funding.amount", *_NAMES, each=TASKS)
def negative(snapshot: Snapshot, task: Task) -> Iterator[Issue]:
    """No kind of amount that is kept can be less than nothing."""
    for funding in told_of(snapshot, task):
        if funding.amount is None or funding.amount >= 0:
            continue
        ref, related = funding_ref(snapshot, task, funding)
        found = f"{format_money(funding.amount)} đồng"
        yield Issue(
            f"{funding_name(snapshot, task, funding)} là số âm: {found}", ref, "amount", found=found, related=related
        )
