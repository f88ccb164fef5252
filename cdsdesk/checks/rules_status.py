"""The state that was written against what the dates say."""

from collections.abc import Iterator
from dataclasses import replace

from cdsdesk.checks.evidence import evidence_of
from cdsdesk.checks.naming import mended_at, quoted, task_name, task_ref
from cdsdesk.checks.near_words import near_word
from cdsdesk.checks.reads import STATE
from cdsdesk.checks.registry import Issue, rule
from cdsdesk.checks.scopes import TASKS
from cdsdesk.model.changes import updated
from cdsdesk.model.findings import Fix, Severity
from cdsdesk.model.reading import progress_of, state_of
from cdsdesk.model.snapshot import Snapshot, asked_once
from cdsdesk.model.states import STATE_ORDER, TaskState, has_begun, says_plainly
from cdsdesk.model.tasks import STATE_WORDS, Progress, State, Task
from cdsdesk.vietnamese.dates import format_date
from cdsdesk.vietnamese.deadlines import DeadlineKind

_OFFICIAL = "; ".join(STATE_WORDS[state] for state in STATE_ORDER)
_OPEN_ENDED = frozenset({DeadlineKind.FROM, DeadlineKind.RECURRING})


@asked_once
def told_of(snapshot: Snapshot, uid: str) -> tuple[Progress, TaskState] | None:
    """Return what the office told last of a task and its state; None when nothing was told, or without a period."""
    task, progress = snapshot.find(Task, uid), progress_of(snapshot, uid)
    if snapshot.period is None or task is None or progress is None:
        return None
    return progress, state_of(snapshot, task)


def limit_words(task: Task) -> str:
    """Return the last day of a task in a sentence."""
    return f"hạn đến hết {format_date(task.deadline_to)}" if task.deadline_to else "không có thời hạn cuối"


def _facts(task: Task, progress: Progress) -> tuple[str, ...]:
    return (
        task.deadline_kind.value,
        str(task.deadline_to),
        str(progress.completed_on),
        str(has_begun(progress)),
    )


@rule(
    "status.against-dates",
    Severity.WARNING,
    "Đánh giá tiến độ đã ghi trái với thời hạn và ngày hoàn thành",
    *STATE,
    "progress.reason",
    each=TASKS,
)
def against_dates(snapshot: Snapshot, task: Task) -> Iterator[Issue]:
    """The written word is printed; where the dates say otherwise somebody should look before signing."""
    known = told_of(snapshot, task.uid)
    if known is None:
        return
    progress, state = known
    if not state.differs or state.written is None or state.derived is None:
        return
    written, derived = STATE_WORDS[state.written], STATE_WORDS[state.derived]
    why = [limit_words(task)]
    if progress.completed_on:
        why.append(f"hoàn thành ngày {format_date(progress.completed_on)}")
    elif state.derived is not State.NOT_DUE:
        why.append("đã có kết quả" if has_begun(progress) else "chưa có kết quả")
    earlier = " (ghi ở kỳ trước)" if progress.uid in snapshot.carried else ""
    ref, related = mended_at(snapshot, task_ref(snapshot, task), progress)
    name = task_name(snapshot, task)
    yield Issue(
        f"{name} ghi “{written}”{earlier} nhưng theo thời hạn là “{derived}”: {', '.join(why)}",
        ref,
        "status_written",
        derived,
        written,
        _facts(task, progress),
        related,
        reason=progress.reason,
    )


@rule(
    "status.late-by-document",
    Severity.WARNING,
    "Ghi đúng hạn nhưng văn bản nêu trong kết quả có ngày sau thời hạn",
    *STATE,
    "progress.reason",
    each=TASKS,
)
def late_by_document(snapshot: Snapshot, task: Task) -> Iterator[Issue]:
    """Only what is written done on time without a date is held against the dates that its own result names."""
    known = told_of(snapshot, task.uid)
    if known is None:
        return
    progress, state = known
    if state.printed is not State.DONE_ON_TIME or not state.missing_date or task.deadline_to is None:
        return
    evidence = None if task.deadline_kind in _OPEN_ENDED else evidence_of(progress.result)
    if evidence is None or evidence.day <= task.deadline_to:
        return
    ref, related = mended_at(snapshot, task_ref(snapshot, task), progress)
    written, expected = STATE_WORDS[State.DONE_ON_TIME], STATE_WORDS[State.DONE_LATE]
    told = f"ghi “{written}”" if state.written else f"ghi {quoted(progress.status_text)}, đang tính là “{written}”"
    yield Issue(
        f"{task_name(snapshot, task)} {told} nhưng {limit_words(task)}, {evidence.words}",
        ref,
        "status_written",
        expected,
        written,
        (str(task.deadline_to), evidence.day.isoformat()),
        related,
        reason=progress.reason,
    )


@rule(
    "status.done-without-date",
    Severity.NOTE,
    "Ghi đã hoàn thành nhưng chưa có ngày hoàn thành",
    *STATE,
    each=TASKS,
)
def done_without_date(snapshot: Snapshot, task: Task) -> Iterator[Issue]:
    """A date that the result names is offered, never taken."""
    known = told_of(snapshot, task.uid)
    if known is None:
        return
    progress, state = known
    if not state.missing_date or state.printed is None:
        return
    ref, related = mended_at(snapshot, task_ref(snapshot, task), progress)
    counted = STATE_WORDS[state.printed]
    word = counted if state.written else progress.status_text
    told = "" if state.written else f"; đang tính là “{counted}”, hãy ghi ngày để biết đúng hạn hay trễ hạn"
    yield Issue(
        f"{task_name(snapshot, task)} ghi {quoted(word)} nhưng chưa có ngày hoàn thành{told}",
        ref,
        "completed_on",
        found=word,
        facts=(state.printed.value,),
        related=related,
        fix=_date_from_result(progress) if ref.type == Progress.TYPE else None,
    )


def _date_from_result(progress: Progress) -> Fix | None:
    evidence = evidence_of(progress.result)
    if evidence is None:
        return None
    change = updated(progress, replace(progress, completed_on=evidence.day))
    label = f"Ghi ngày hoàn thành {format_date(evidence.day)} ({evidence.words})"
    return Fix(label, (change,)) if change else None


@rule(
    "status.unknown-word",
    Severity.WARNING,
    "Đánh giá tiến độ không dùng một trong các từ quy định",
    *STATE,
    "progress.status_text",
    each=TASKS,
)
def unknown_word(snapshot: Snapshot, task: Task) -> Iterator[Issue]:
    """A word outside the official ones is kept; a summary counts what the dates and plain words tell."""
    known = told_of(snapshot, task.uid)
    if known is None:
        return
    progress, state = known
    if state.written is not None or not progress.status_text:
        return
    ref, related = mended_at(snapshot, task_ref(snapshot, task), progress)
    is_plain = says_plainly(progress.status_text)
    counted = f"; đang tính là “{STATE_WORDS[state.printed]}”" if is_plain and state.printed else ""
    yield Issue(
        f"{task_name(snapshot, task)} ghi đánh giá {quoted(progress.status_text)}, không phải từ quy định{counted}",
        ref,
        "status_text",
        _OFFICIAL,
        progress.status_text,
        related=related,
        fix=_meant_word(progress, state) if ref.type == Progress.TYPE else None,
    )


def _meant_word(progress: Progress, state: TaskState) -> Fix | None:
    """Offer the official word of which what was written is a slip of the keys, or that a plain word comes to."""
    meant = near_word(progress.status_text, STATE_WORDS)
    if meant is None and says_plainly(progress.status_text) and not state.missing_date:
        meant = state.derived
    return _written_word(progress, meant) if meant is not None else None


@rule(
    "status.missing-word",
    Severity.NOTE,
    "Có kết quả nhưng chưa ghi đánh giá tiến độ",
    *STATE,
    "progress.status_text",
    each=TASKS,
)
def missing_word(snapshot: Snapshot, task: Task) -> Iterator[Issue]:
    """Without a written word the derived one is printed."""
    known = told_of(snapshot, task.uid)
    if known is None:
        return
    progress, state = known
    if state.written is not None or progress.status_text or not progress.result or state.derived is None:
        return
    ref, related = mended_at(snapshot, task_ref(snapshot, task), progress)
    derived = STATE_WORDS[state.derived]
    yield Issue(
        f"{task_name(snapshot, task)} chưa ghi đánh giá tiến độ; báo cáo sẽ in “{derived}” theo thời hạn",
        ref,
        "status_written",
        derived,
        related=related,
        fix=_written_word(progress, state.derived) if ref.type == Progress.TYPE else None,
    )


def _written_word(progress: Progress, state: State) -> Fix | None:
    """Offer to write an official word."""
    words = STATE_WORDS[state]
    change = updated(progress, replace(progress, status_written=state, status_text=words))
    return Fix(f"Ghi “{words}”", (change,)) if change else None
