"""Spans that run backwards, and days that cannot be."""

import re
from collections.abc import Iterator
from datetime import date

from cdsdesk.checks.naming import mended_at, quoted, task_name, task_ref
from cdsdesk.checks.registry import Issue, rule
from cdsdesk.checks.scopes import TASKS, TASKS_AND_PLANS
from cdsdesk.model.documents import Document
from cdsdesk.model.fields import Record, specs
from cdsdesk.model.findings import RecordRef, Severity
from cdsdesk.model.names import document_words
from cdsdesk.model.office import Period, Unit
from cdsdesk.model.reading import progress_of
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import Milestone, Task
from cdsdesk.model.teams import Member, Team
from cdsdesk.vietnamese.dates import format_date

_YEARS = re.compile(r"(?<![\d/.,])((?:19|20)\d\d)\s*(?:[-–—]|đến(?:\s+năm)?)\s*((?:19|20)\d\d)(?![\d/])")


def reversed_years(text: str) -> str:
    """Return a pair of years that runs backwards as written ("2025 - 2021"); empty when there is none."""
    return next((found[0] for found in _YEARS.finditer(text) if int(found[1]) > int(found[2])), "")


def _days(first: date, last: date) -> str:
    return f"{format_date(first)} - {format_date(last)}"


@rule(
    "dates.reversed-span",
    Severity.ERROR,
    "Khoảng thời gian có điểm đầu sau điểm cuối",
    "task.deadline_from",
    "task.deadline_to",
    "task.deadline_text",
    "task.title",
    "milestone.deadline_from",
    "milestone.deadline_to",
    "document.year_from",
    "document.year_to",
    "document.subject",
    each=TASKS_AND_PLANS,
)
def reversed_span(snapshot: Snapshot, subject: Task | Document) -> Iterator[Issue]:
    """A span is printed as it was written; one that runs backwards is wrong on paper as well."""
    yield from _of_task(snapshot, subject) if isinstance(subject, Task) else _of_plan(subject)


def _of_plan(plan: Document) -> Iterator[Issue]:
    ref, name = RecordRef(Document.TYPE, plan.uid), document_words(plan)
    if plan.year_from and plan.year_to and plan.year_from > plan.year_to:
        found = f"{plan.year_from} - {plan.year_to}"
        yield Issue(f"{name} có thời gian ngược: {found}", ref, "year_to", found=found)
    if found := reversed_years(plan.subject):
        yield Issue(f"Trích yếu {quoted(plan.subject)} có thời gian ngược: {found}", ref, "subject", found=found)


def _of_task(snapshot: Snapshot, task: Task) -> Iterator[Issue]:
    ref = task_ref(snapshot, task)
    for words, at, field, found in _backward_spans(snapshot, task, ref):
        related = () if at is ref else (ref,)
        yield Issue(f"{task_name(snapshot, task)} {words}: {found}", at, field, found=found, related=related)


def _backward_spans(snapshot: Snapshot, task: Task, ref: RecordRef) -> Iterator[tuple[str, RecordRef, str, str]]:
    """Yield what is said of each span that runs backwards, where it stands, in which field, as found."""
    if task.deadline_from and task.deadline_to and task.deadline_from > task.deadline_to:
        yield "có thời hạn ngược", ref, "deadline_to", _days(task.deadline_from, task.deadline_to)
    for field, text in (("deadline_text", task.deadline_text), ("title", task.title)):
        if found := reversed_years(text):
            yield "ghi khoảng thời gian ngược", ref, field, found
    for stage in snapshot.where(Milestone, "task", task.uid):
        if stage.deadline_from and stage.deadline_to and stage.deadline_from > stage.deadline_to:
            at = RecordRef(Milestone.TYPE, stage.uid, ref.code)
            yield "có giai đoạn với thời hạn ngược", at, "deadline_to", _days(stage.deadline_from, stage.deadline_to)


@rule(
    "dates.reversed-validity",
    Severity.ERROR,
    "Đơn vị, tổ hoặc thành viên có ngày kết thúc trước ngày bắt đầu",
    "unit.valid_from",
    "unit.valid_to",
    "team.founded",
    "team.dissolved",
    "member.joined",
    "member.left",
    "team.hamlet",
    "team.name",
    "unit.name",
)
def reversed_validity(snapshot: Snapshot) -> Iterator[Issue]:
    """Whoever ends before beginning stands in no report."""
    for unit in snapshot.all(Unit):
        yield from _backwards(unit, unit.name, "valid_from", "valid_to")
    for team in snapshot.all(Team):
        yield from _backwards(team, team.name or team.hamlet, "founded", "dissolved")
    for member in snapshot.all(Member):
        yield from _backwards(member, "Thành viên tổ", "joined", "left")


@rule(
    "dates.period-window",
    Severity.ERROR,
    "Kỳ báo cáo có ngày bắt đầu sau ngày kết thúc",
    "period.calendar_from",
    "period.calendar_to",
    "period.data_from",
    "period.data_to",
    "period.as_of",
)
def period_window(snapshot: Snapshot) -> Iterator[Issue]:
    """The office's own dates of a period go before those of Nghị định 09/2019/NĐ-CP, Điều 12."""
    for period in snapshot.where(Period, "unit", snapshot.office):
        name = f"Kỳ {period.code}"
        yield from _backwards(period, name, "calendar_from", "calendar_to")
        yield from _backwards(period, name, "data_from", "data_to")
        yield from _backwards(period, name, "data_from", "as_of")


def _backwards(record: Record, name: str, first_field: str, last_field: str) -> Iterator[Issue]:
    first, last = getattr(record, first_field), getattr(record, last_field)
    if first is None or last is None or first <= last:
        return
    labels = [specs(type(record))[field].label.lower() for field in (first_field, last_field)]
    days = [format_date(first), format_date(last)]
    yield Issue(
        f"{name}: {labels[0]} {days[0]} sau {labels[1]} {days[1]}",
        RecordRef(record.TYPE, record.uid),
        last_field,
        found=_days(first, last),
    )


@rule(
    "dates.completed-before-start",
    Severity.ERROR,
    "Ngày hoàn thành trước ngày bắt đầu",
    "progress.started",
    "progress.completed_on",
    each=TASKS,
)
def completed_before_start(snapshot: Snapshot, task: Task) -> Iterator[Issue]:
    """One of the two days is wrong."""
    progress = progress_of(snapshot, task.uid)
    if progress is None or progress.started is None or progress.completed_on is None:
        return
    if progress.started > progress.completed_on:
        ref, related = mended_at(snapshot, task_ref(snapshot, task), progress)
        started, completed = format_date(progress.started), format_date(progress.completed_on)
        yield Issue(
            f"{task_name(snapshot, task)} bắt đầu ngày {started} nhưng hoàn thành ngày {completed}",
            ref,
            "completed_on",
            found=_days(progress.started, progress.completed_on),
            related=related,
        )


@rule(
    "dates.completed-after-period",
    Severity.WARNING,
    "Ngày hoàn thành nằm sau kỳ báo cáo",
    "progress.completed_on",
    each=TASKS,
)
def completed_after_period(snapshot: Snapshot, task: Task) -> Iterator[Issue]:
    """A report cannot know of a day after its own period; of one after its data only what came in late."""
    period, progress = snapshot.period, progress_of(snapshot, task.uid)
    completed = progress.completed_on if progress else None
    if period is None or completed is None or completed <= period.as_of:
        return
    ref, related = mended_at(snapshot, task_ref(snapshot, task), progress)
    within = completed <= period.calendar_to
    day, last = format_date(completed), format_date(period.as_of if within else period.calendar_to)
    after = "ngày chốt số liệu" if within else "ngày cuối kỳ"
    yield Issue(
        f"{task_name(snapshot, task)} ghi hoàn thành ngày {day}, sau {after} {last}"
        + (" mà vẫn được kể là đã hoàn thành" if within else ""),
        ref,
        "completed_on",
        f"không sau {last}",
        day,
        related=related,
        doubtful=within,
    )
