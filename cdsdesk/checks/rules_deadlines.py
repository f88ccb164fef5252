"""Deadlines of tasks beside the plans that set them."""

from collections.abc import Iterator
from datetime import timedelta

from cdsdesk.checks.naming import mended_at, quoted, task_name, task_ref
from cdsdesk.checks.reads import TASK_NAMES
from cdsdesk.checks.registry import Issue, rule
from cdsdesk.checks.scopes import TASKS
from cdsdesk.model.documents import Document
from cdsdesk.model.findings import RecordRef, Severity
from cdsdesk.model.names import document_number, document_words
from cdsdesk.model.reading import items_of, progress_of
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import Task
from cdsdesk.vietnamese.dates import format_date
from cdsdesk.vietnamese.deadlines import DeadlineKind

_LATE_PLAN = timedelta(days=31)
_UNLIMITED = frozenset({DeadlineKind.RECURRING, DeadlineKind.FROM})
_DEADLINE = ("task.deadline_from", "task.deadline_kind", "task.deadline_text", "task.deadline_to")


def _plans_of(snapshot: Snapshot, task: Task) -> list[Document]:
    found = (snapshot.find(Document, item.plan) for item in items_of(snapshot, task.uid))
    return [plan for plan in found if plan is not None]


def _phrase(task: Task) -> str:
    """Return the deadline as written, else the days that an officer set."""
    if task.deadline_text:
        return quoted(task.deadline_text)
    return f"đến hết {format_date(task.deadline_to)}" if task.deadline_to else ""


@rule(
    "dates.deadline-before-plan",
    Severity.WARNING,
    "Thời hạn kết thúc trước ngày ban hành của kế hoạch giao nhiệm vụ",
    *TASK_NAMES,
    *_DEADLINE,
    each=TASKS,
)
def deadline_before_plan(snapshot: Snapshot, task: Task) -> Iterator[Issue]:
    """Of several plans the first one set the deadline; while one of them has no date nobody can tell."""
    plans = _plans_of(snapshot, task)
    dated = [(plan.date, plan) for plan in plans if plan.date is not None]
    if task.deadline_to is None or task.deadline_kind in _UNLIMITED or not dated or len(dated) < len(plans):
        return
    day, plan = min(dated, key=lambda pair: (pair[0], pair[1].uid))
    if task.deadline_to >= day:
        return
    late = day - task.deadline_to <= _LATE_PLAN
    yield Issue(
        f"{task_name(snapshot, task)} có thời hạn {_phrase(task)}, trước ngày ban hành của {document_words(plan)}"
        + ("; có thể kế hoạch ban hành muộn" if late else ""),
        task_ref(snapshot, task),
        "deadline_text",
        f"không trước {format_date(day)}",
        format_date(task.deadline_to),
        related=(RecordRef(Document.TYPE, plan.uid, document_number(plan)),),
        doubtful=late,
    )


@rule(
    "dates.deadline-outside-plan",
    Severity.WARNING,
    "Thời hạn nằm ngoài những năm của kế hoạch",
    *TASK_NAMES,
    *_DEADLINE,
    each=TASKS,
)
def deadline_outside_plan(snapshot: Snapshot, task: Task) -> Iterator[Issue]:
    """A stretch that begins in the plan's years may end later; the year right after is only noted."""
    begins = task.deadline_from or task.deadline_to
    plans = _plans_of(snapshot, task)
    if begins is None or task.deadline_kind in _UNLIMITED or not plans:
        return
    spans = [(plan.year_from, plan.year_to or plan.year_from) for plan in plans]
    ends = task.deadline_to or begins
    if any(first is None or last is None or (begins.year <= last and ends.year >= first) for first, last in spans):
        return
    plan, first, last = plans[-1], *spans[-1]
    years = f"{first}" if first == last else f"{first} - {last}"
    soon = last is not None and begins.year == last + 1
    yield Issue(
        f"{task_name(snapshot, task)} có thời hạn {_phrase(task)}, ngoài thời gian {years} của {document_words(plan)}"
        + ("; có thể là việc chuyển sang năm sau" if soon else ""),
        task_ref(snapshot, task),
        "deadline_text",
        years,
        _phrase(task),
        related=(RecordRef(Document.TYPE, plan.uid, document_number(plan)),),
        doubtful=soon,
    )


@rule(
    "dates.completed-before-plan",
    Severity.NOTE,
    "Ngày hoàn thành ở năm trước năm ban hành kế hoạch",
    *TASK_NAMES,
    "progress.completed_on",
    each=TASKS,
)
def completed_before_plan(snapshot: Snapshot, task: Task) -> Iterator[Issue]:
    """Work may be done before a plan names it; a whole year earlier the year is more often mistyped."""
    progress = progress_of(snapshot, task.uid)
    plans = _plans_of(snapshot, task)
    days = [plan.date for plan in plans if plan.date is not None]
    completed = progress.completed_on if progress is not None else None
    if completed is None or not days or len(days) < len(plans) or completed.year >= min(days).year:
        return
    ref, related = mended_at(snapshot, task_ref(snapshot, task), progress)
    day, first = format_date(completed), format_date(min(days))
    yield Issue(
        f"{task_name(snapshot, task)} ghi hoàn thành ngày {day}, trước ngày {first} có kế hoạch; có thể gõ nhầm năm",
        ref,
        "completed_on",
        f"không trước {first}",
        day,
        related=related,
    )
