"""Tasks in the tables of a foreign document, judged by the rules that judge our own."""

import re
from collections.abc import Callable, Iterator

from cdsdesk.checks import rules_deadlines, rules_judgement, rules_missing, rules_status
from cdsdesk.checks.naming import task_name
from cdsdesk.checks.paper import Paper
from cdsdesk.checks.registry import Issue, Rule, paper_rule
from cdsdesk.checks.task_tables import TaskTable, task_tables
from cdsdesk.facts.find import find_facts
from cdsdesk.facts.found import DateFound
from cdsdesk.model.findings import Finding, Severity
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import STATE_WORDS, Progress, Task
from cdsdesk.vietnamese.dates import format_date
from cdsdesk.vietnamese.deadlines import read_deadline

_COLUMN_OF = {
    "status_written": "state",
    "status_text": "state",
    "result": "result",
    "deadline_text": "deadline",
    "lead": "lead",
}
_FARTHEST_YEARS = 6
_LATE = "trễ hạn"
_LIMITED = re.compile(r"(?:đúng|trễ) hạn")
_FEW_OF = 4
_EXPECTED = re.compile(r"\b[Dd]ự kiến\b")


Judge = Callable[[Snapshot, Finding], bool]


def _told(
    paper: Paper,
    *rules: Rule,
    needs: tuple[str, ...],
    doubt: Judge = lambda _s, _f: False,
    leave: Judge = lambda _s, _f: False,
) -> Iterator[Issue]:
    """Yield what rules over tasks find in the tables that have the columns which they need."""
    for table in task_tables(paper):
        if all(name in table.columns for name in needs):
            for rule in rules:
                for finding in rule(table.snapshot):
                    if not leave(table.snapshot, finding):
                        yield _issue(table, finding, doubtful=doubt(table.snapshot, finding))


def _issue(table: TaskTable, finding: Finding, *, doubtful: bool) -> Issue:
    uid = finding.record.uid if finding.record else ""
    return Issue(
        finding.message,
        expected=finding.expected,
        found=finding.found,
        facts=(finding.fingerprint,),
        place=table.place(uid, _COLUMN_OF.get(finding.field, "")),
        doubtful=doubtful,
    )


@paper_rule(
    "tasks.state-against-dates",
    Severity.WARNING,
    "Đánh giá tiến độ trong bảng trái với thời hạn hoặc ngày văn bản nêu ở kết quả",
)
def state_against_dates(paper: Paper) -> Iterator[Issue]:
    """Without a column for the day of completion only the result can tell when a task was done."""
    rules = (rules_status.against_dates, rules_status.late_by_document)
    yield from _told(paper, *rules, needs=("state", "deadline"), doubt=_still_open, leave=_cannot_tell)


def _cannot_tell(snapshot: Snapshot, finding: Finding) -> bool:
    return _ends_with_period(snapshot, finding) or _late_by_a_stage(snapshot, finding)


def _late_by_a_stage(snapshot: Snapshot, finding: Finding) -> bool:
    """Whether work in stages is called late before its last day: one of the earlier stages may be what is late."""
    told = snapshot.find(Progress, finding.record.uid) if finding.record else None
    task = snapshot.find(Task, told.task) if told else None
    period = snapshot.period
    if told is None or task is None or period is None or _LATE not in finding.found or _LATE in finding.expected:
        return False
    ends = [stage.end for stage in read_deadline(task.deadline_text, period.year).stages]
    return any(end is not None and end < period.data_to for end in ends)


def _ends_with_period(snapshot: Snapshot, finding: Finding) -> bool:
    """Whether work that ends on the last day of the period is called late or not: on that day it is both."""
    told = snapshot.find(Progress, finding.record.uid) if finding.record else None
    task = snapshot.find(Task, told.task) if told else None
    period = snapshot.period
    ends = task is not None and period is not None and task.deadline_to == period.calendar_to
    return ends and _still_open(snapshot, finding)


def _still_open(snapshot: Snapshot, finding: Finding) -> bool:
    """Whether one judges late and the other not a task that ends after the figures were closed.

    Offices judge those (31/12 in the report of a year) both ways; not where the result itself expects a later end.
    """
    told = snapshot.find(Progress, finding.record.uid) if finding.record else None
    task = snapshot.find(Task, told.task) if told else None
    period = snapshot.period
    if told is None or task is None or task.deadline_to is None or period is None:
        return False
    if (_LATE in finding.expected) is (_LATE in finding.found) or task.deadline_to <= period.data_to:
        return False
    expected = _EXPECTED.search(told.result)
    days = find_facts(told.result[expected.end() :]) if expected else ()
    return not any(isinstance(day, DateFound) and day.last > task.deadline_to for day in days)


@paper_rule("tasks.state-against-result", Severity.WARNING, "Đánh giá tiến độ trong bảng trái với lời của kết quả")
def state_against_result(paper: Paper) -> Iterator[Issue]:
    """Both stand side by side in one row."""
    yield from _told(paper, rules_judgement.against_result, needs=("state", "result"))


@paper_rule("tasks.done-without-result", Severity.WARNING, "Nhiệm vụ ghi hoàn thành nhưng không có kết quả")
def done_without_result(paper: Paper) -> Iterator[Issue]:
    """A table without a column for results tells none."""
    yield from _told(paper, rules_judgement.done_without_result, needs=("state", "result"), doubt=_is_note)


def _is_note(_snapshot: Snapshot, finding: Finding) -> bool:
    return finding.severity is Severity.NOTE


@paper_rule(
    "tasks.unequal", Severity.NOTE, "Hai nhiệm vụ trong bảng như nhau về thời hạn và kết quả, đánh giá khác nhau"
)
def unequal(paper: Paper) -> Iterator[Issue]:
    """Somebody judged one of them too well or too badly."""
    yield from _told(paper, rules_judgement.unequal, needs=("state", "deadline", "result"))


@paper_rule("tasks.unknown-word", Severity.WARNING, "Đánh giá tiến độ trong bảng không dùng từ quy định")
def unknown_word(paper: Paper) -> Iterator[Issue]:
    """Only in a table whose other states are official words."""
    yield from _told(paper, rules_status.unknown_word, needs=("state",))


@paper_rule("tasks.no-lead", Severity.NOTE, "Nhiệm vụ trong bảng không có cơ quan chủ trì")
def no_lead(paper: Paper) -> Iterator[Issue]:
    """A cell may be empty because the one above it spans several rows."""
    yield from _told(paper, rules_missing.missing_lead, needs=("lead",), doubt=lambda _snapshot, _finding: True)


@paper_rule("tasks.deadline-unreadable", Severity.NOTE, "Thời hạn trong bảng không hiểu được")
def deadline_unreadable(paper: Paper) -> Iterator[Issue]:
    """A deadline that nobody can read limits nothing."""
    yield from _told(paper, rules_missing.readable_deadline, needs=("deadline",))


@paper_rule("tasks.in-time-of-nothing", Severity.NOTE, "Ghi đúng hạn hoặc trễ hạn nhưng bảng không ghi thời hạn")
def in_time_of_nothing(paper: Paper) -> Iterator[Issue]:
    """Told of rows that begin a group; below another row the deadline above may be meant for both."""
    for table in task_tables(paper):
        if not {"state", "deadline"} <= table.columns.keys():
            continue
        tasks = {row.uid: row for row in table.snapshot.all(Task)}
        without = [uid for uid, task in tasks.items() if not task.deadline_text]
        if len(without) * _FEW_OF > len(tasks):
            continue
        for told in table.snapshot.all(Progress):
            word = STATE_WORDS[told.status_written] if told.status_written is not None else ""
            if told.task in without and _LIMITED.search(word) and table.begins_group(told.uid):
                yield Issue(
                    f"{task_name(table.snapshot, tasks[told.task])} ghi “{word}” nhưng không ghi thời hạn",
                    found=word,
                    place=table.place(told.uid, "state"),
                )


@paper_rule("tasks.deadline-before-plan", Severity.WARNING, "Thời hạn trong bảng trước ngày của kế hoạch giao việc")
def deadline_before_plan(paper: Paper) -> Iterator[Issue]:
    """The plan is the one that the words before the table say is carried out."""
    yield from _told(paper, rules_deadlines.deadline_before_plan, needs=("deadline",))


@paper_rule("tasks.deadline-far", Severity.WARNING, "Thời hạn trong bảng cách kỳ báo cáo quá nhiều năm")
def deadline_far(paper: Paper) -> Iterator[Issue]:
    """Plans reach over five years at most, so that a year beyond them is likely a slip of a digit."""
    for table in task_tables(paper):
        period = table.snapshot.period
        for task in table.snapshot.all(Task):
            last = task.deadline_to
            if period is None or last is None or last.year <= period.year + _FARTHEST_YEARS:
                continue
            yield Issue(
                f"{task_name(table.snapshot, task)} có thời hạn đến {format_date(last)}, sau kỳ báo cáo "
                f"{last.year - period.year} năm",
                found=task.deadline_text,
                place=table.place(task.uid, "deadline"),
            )
