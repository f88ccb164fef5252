"""The state that was written against the words of the result, and against the states of like tasks."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cdsdesk.checks.evidence import evidence_of
from cdsdesk.checks.naming import mended_at, quoted, task_name, task_ref
from cdsdesk.checks.reads import STATE
from cdsdesk.checks.registry import Issue, rule
from cdsdesk.checks.rules_status import limit_words, told_of
from cdsdesk.checks.scopes import DEADLINES, TASKS
from cdsdesk.model.findings import Severity
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.states import DONE, TaskState, has_begun
from cdsdesk.model.tasks import STATE_WORDS, Progress, State, Task
from cdsdesk.vietnamese.dates import format_date
from cdsdesk.vietnamese.deadlines import DeadlineKind
from cdsdesk.vietnamese.text import clean_line, search_key

_WORK = "thuc hien|trien khai|xay dung|tham muu|hoan thien|hoan thanh|soan|du thao|ra soat|lay y kien|trinh|cho|lap|xin"
# What is kept up ("đang vận hành", "đang sử dụng") may well be finished as a task.
_GOES_ON = re.compile(rf"\W*(?:hien(?: nay| tai)?,? )?(?:van )?dang (?:tiep tuc |duoc |tiep tuc duoc )?(?:{_WORK})\b")
_NOT_YET = re.compile(
    r"\W*(?:hien(?: nay| tai)?,? )?(?:van )?chua "
    r"(?:thuc hien|trien khai|hoan thanh|ban hanh|xong|lam|(?:duoc )?bo tri)\b"
)
_FINISHED = re.compile(r"\W*(?:nhiem vu |du an )?(?:da )?hoan thanh(?: (?:xong|dung han|tre han|100 ?%|nhiem vu))*\W*")
# Watching over others' work, with no document, day, number or word of an end.
_WATCHES = re.compile(
    r"(?:(?:phong|ban|so|ubnd|van phong|trung tam|cong an|bo phan)\b.{0,60}? )?(?:tiep tuc |thuong xuyen |phoi hop )?"
    r"(?:theo doi|tham muu|don doc)(?:,? (?:va )?(?:theo doi|tham muu|don doc|phoi hop))*(?: (?:thuc hien|trien khai))?"
    r"(?:,? theo (?:huong dan|chi dao|quy dinh|yeu cau)(?: cua [^,;.]{2,60})?)?"
)
_CLAUSE = re.compile(r"[.;,\n]")
_VERB = re.compile(r"(?:tiếp tục |thường xuyên |phối hợp )?(?:theo dõi|tham mưu|đôn đốc)", re.IGNORECASE)
_OPEN = frozenset({State.ON_TRACK, State.IN_PROGRESS_LATE, State.NOT_STARTED_LATE, State.NOT_DUE})
_WHOLE = 100


@rule(
    "status.against-result",
    Severity.WARNING,
    "Đánh giá tiến độ đã ghi trái với lời kết quả hoặc tỷ lệ hoàn thành",
    *STATE,
    "progress.reason",
    each=TASKS,
)
def against_result(snapshot: Snapshot, task: Task) -> Iterator[Issue]:
    """The annex prints both side by side; what the dates already tell against is left to that rule."""
    known = told_of(snapshot, task.uid)
    if known is None:
        return
    progress, state = known
    why = _against(task, progress, state)
    if not why or state.written is None or state.differs:
        return
    ref, related = mended_at(snapshot, task_ref(snapshot, task), progress)
    word = STATE_WORDS[state.written]
    yield Issue(
        f"{task_name(snapshot, task)} ghi “{word}” nhưng {why}",
        ref,
        "status_written",
        found=word,
        facts=(why,),
        related=related,
        reason=progress.reason,
    )


def _against(task: Task, progress: Progress, state: TaskState) -> str:
    """Say what speaks against the written state; empty when nothing does."""
    share = progress.percent
    if state.written in DONE:
        if share is not None and share < _WHOLE:
            return f"tỷ lệ hoàn thành mới là {share.normalize():f}%".replace(".", ",")
        return f"kết quả ghi {quoted(progress.result)}" if _tells_unfinished(task, progress.result) else ""
    if state.written in _OPEN:
        if share is not None and share >= _WHOLE:
            return "tỷ lệ hoàn thành là 100%"
        return f"kết quả ghi {quoted(progress.result)}" if _tells_finished(progress.result) else ""
    if state.written is State.SUSPENDED and progress.completed_on is not None:
        return f"có ngày hoàn thành {format_date(progress.completed_on)}"
    return ""


def _tells_unfinished(task: Task, result: str) -> bool:
    """Whether a result opens with work that was not begun or still goes on; recurring work always goes on."""
    key = search_key(result)
    goes_on = None if task.deadline_kind is DeadlineKind.RECURRING else _GOES_ON.match(key)
    opened = _NOT_YET.match(key) or goes_on
    return opened is not None and "hoan thanh" not in key[opened.end() :]


def _tells_finished(result: str) -> bool:
    """Whether the first clause says no more than "Đã hoàn thành"; with an object it may be a part of the work."""
    key = search_key(result)
    clause = _CLAUSE.split(key.lstrip(" -+*•"), maxsplit=1)[0]
    return _FINISHED.fullmatch(clause) is not None and not re.search(r"\b(?:dang|chua|tiep tuc|con lai)\b", key)


@rule(
    "status.done-without-result",
    Severity.WARNING,
    "Ghi đã hoàn thành nhưng không có kết quả thực hiện",
    *STATE,
    each=TASKS,
)
def done_without_result(snapshot: Snapshot, task: Task) -> Iterator[Issue]:
    """A finished task is printed with what came of it."""
    known = told_of(snapshot, task.uid)
    if known is None:
        return
    progress, state = known
    told = progress.result.strip(" .-–—+*")
    watched = _WATCHES.fullmatch(search_key(told)) is not None and task.deadline_kind is not DeadlineKind.RECURRING
    if (told and not watched) or state.printed not in DONE:
        return
    ref, related = mended_at(snapshot, task_ref(snapshot, task), progress)
    word = STATE_WORDS[state.printed]
    what = f"kết quả {quoted(told)} không nêu việc đã xong, văn bản hay ngày" if told else "không có kết quả thực hiện"
    yield Issue(
        f"{task_name(snapshot, task)} được đánh giá “{word}” nhưng {what}",
        ref,
        "result",
        facts=(word, told) if told else (word,),
        related=related,
        doubtful=bool(told),
    )


@dataclass(frozen=True)
class _Case:
    task: Task
    progress: Progress
    written: State
    differs: bool


@rule(
    "status.unequal",
    Severity.NOTE,
    "Hai nhiệm vụ như nhau về thời hạn và kết quả nhưng đánh giá khác nhau",
    *STATE,
    "progress.reason",
    each=DEADLINES,
)
def unequal(snapshot: Snapshot, tasks: Sequence[Task]) -> Iterator[Issue]:
    """Told once for each group of like tasks, at one whose word the dates contradict, else at the rarer word."""
    alike: dict[str, list[_Case]] = defaultdict(list)
    same: dict[str, list[_Case]] = defaultdict(list)
    for task in tasks:
        known = told_of(snapshot, task.uid)
        if known is None or known[1].written is None or known[0].reason:
            continue
        case = _Case(task, known[0], known[1].written, known[1].differs)
        if way := _way(task, *known):
            alike[way].append(case)
        if words := _words_alone(task, *known):
            same[words].append(case)
    told: list[_Case] = []
    for way, cases in (*alike.items(), *same.items()):
        counts = Counter(case.written for case in cases)
        if len(counts) > 1 and not any(case in told for case in cases):
            told += cases
            yield _unequal(snapshot, cases, counts, way)


def _way(task: Task, progress: Progress, state: TaskState) -> str:
    """Say in which way a task stands; tasks of one deadline that stand so are judged alike. Empty: nobody can tell."""
    if task.deadline_to is None or state.written is State.SUSPENDED or progress.milestones_done:
        return ""
    if state.written not in DONE and progress.completed_on is None:
        return "cùng đang thực hiện" if has_begun(progress) else "cùng chưa thực hiện"
    evidence = evidence_of(progress.result)
    day = progress.completed_on or (evidence.day if evidence else None)
    if day is not None:
        return f"cùng xong {'sau' if day > task.deadline_to else 'trong'} thời hạn"
    words = clean_line(progress.result).strip(" .-").lower()
    return f"cùng kết quả {quoted(words)}" if words else ""


def _words_alone(task: Task, progress: Progress, state: TaskState) -> str:
    """Return that results without any day say the same but for the office that they begin with; "" if nothing tells."""
    if (
        task.deadline_to is None
        or state.written is State.SUSPENDED
        or progress.completed_on
        or progress.milestones_done
    ):
        return ""
    words = clean_line(progress.result).strip(" .-")
    said = _WATCHES.fullmatch(search_key(words))
    begin = _VERB.search(words) if said else None
    return f"cùng kết quả {quoted(words[begin.start() :])}" if begin else ""


def _unequal(snapshot: Snapshot, cases: Sequence[_Case], counts: Counter[State], way: str) -> Issue:
    rarest = min(counts, key=lambda state: (counts[state], list(State).index(state)))
    doubted = next((case for case in cases if case.differs), None)
    odd = doubted or next(case for case in cases if case.written is rarest)
    others = [case for case in cases if case.written is not odd.written]
    other = next((case for case in others if not case.differs), others[0])
    ref, related = mended_at(snapshot, task_ref(snapshot, odd.task), odd.progress)
    words = [STATE_WORDS[case.written] for case in (odd, other)]
    like = task_name(snapshot, other.task)
    return Issue(
        f"{task_name(snapshot, odd.task)} ghi “{words[0]}” còn {like[:1].lower()}{like[1:]} ghi “{words[1]}”:"
        f" cùng {limit_words(odd.task)}, {way}",
        ref,
        "status_written",
        found=words[0],
        facts=(words[1], str(odd.task.deadline_to), way),
        related=(*related, task_ref(snapshot, other.task)),
    )
