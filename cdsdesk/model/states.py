"""The state of a task in the report of a period: derived from dates beside the word that was written."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import lru_cache

from cdsdesk.model.periods import Window
from cdsdesk.model.tasks import STATE_WORDS, Milestone, Progress, State, Task
from cdsdesk.vietnamese.dates import read_date
from cdsdesk.vietnamese.deadlines import DeadlineKind
from cdsdesk.vietnamese.text import search_key

DONE = frozenset({State.DONE_ON_TIME, State.DONE_LATE})
LATE = frozenset({State.DONE_LATE, State.IN_PROGRESS_LATE, State.NOT_STARTED_LATE})
ALWAYS_COUNTED = (
    State.DONE_ON_TIME,
    State.DONE_LATE,
    State.ON_TRACK,
    State.IN_PROGRESS_LATE,
    State.NOT_STARTED_LATE,
)
STATE_ORDER = (*ALWAYS_COUNTED, State.NOT_DUE, State.SUSPENDED)
_PERIOD_LIKE = frozenset(
    {DeadlineKind.MONTH, DeadlineKind.QUARTER, DeadlineKind.HALF, DeadlineKind.YEAR, DeadlineKind.SPAN}
)
_NEVER_LATE = frozenset({DeadlineKind.FROM, DeadlineKind.RECURRING})
# The rules ask of one result some five times, lists and reports again.
_REMEMBERED = 16_384
_NOT_BEGUN = re.compile(r"khong(?: co)?|chua(?! (?:hoan thanh|xong|dat|ket thuc|day du)\b).*")
_LETTER = "A-Za-zÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ"
# Whatever opens with neither "kh" nor "ch" opens with neither "không" nor "chưa": no need to read on.
_SURELY_BEGUN = re.compile(rf"[\W_]*(?:(?![CKck])[{_LETTER}]|[CKck](?![Hh])[{_LETTER}])")
_SPOKEN = {search_key(words): state for state, words in STATE_WORDS.items()} | {
    "da hoan thanh dung han": State.DONE_ON_TIME,
    "hoan thanh dung han": State.DONE_ON_TIME,
    "da hoan thanh tre han": State.DONE_LATE,
    "hoan thanh tre han": State.DONE_LATE,
    "dang tiep tuc thuc hien theo tien do": State.ON_TRACK,
    "dang thuc hien tre han": State.IN_PROGRESS_LATE,
    "chua thuc hien tre han": State.NOT_STARTED_LATE,
    "chua den han": State.NOT_DUE,
}
_DO = "(?:thuc hien|trien khai|xu ly|hoan thanh|hoan thien|lam)"
_FINISHED = re.compile(
    r"(?:da )?(?:hoan thanh|hoan tat|(?:thuc hien |xu ly |lam |trien khai )?xong)(?: 100)?|da (?:thuc hien|xu ly)"
)
_UNDER_WAY = re.compile(
    rf"(?:dang|tiep tuc|dang tiep tuc) {_DO}|da trien khai|chua (?:hoan thanh|hoan tat|(?:thuc hien |xu ly )?xong)"
)
_NOT_YET = re.compile(rf"chua (?:{_DO}|bat dau)")
_STILL_DOING = re.compile(rf"\W*(?:hien(?: nay| tai)?,? )?(?:van )?(?:dang (?:tiep tuc )?(?:duoc )?{_DO}|chua)\b")
_WHOLE = 100


class WorkTold(Enum):
    """How much of a task an office tells of as done; a plain word may say that all of it was."""

    NOTHING = "nothing"
    BEGUN = "begun"
    DONE_BY_WORD = "done_by_word"


@dataclass(frozen=True)
class TaskState:
    """What is printed for a task, what the dates say, and why they may be silent."""

    written: State | None
    derived: State | None
    missing_date: bool = False

    @property
    def printed(self) -> State | None:
        """The written word, else the derived one."""
        return self.written or self.derived

    @property
    def differs(self) -> bool:
        """Whether the written word and the dates disagree."""
        return self.written is not None and self.derived is not None and self.written is not self.derived


def read_state(text: str) -> State | None:
    """Read an official word for a state, with or without commas, full stop and line breaks; None when it is none."""
    return _SPOKEN.get(search_key(re.sub(r"[,.;:]", " ", text))) or _SPOKEN.get(search_key(text))


def task_state(task: Task, progress: Progress | None, milestones: Sequence[Milestone], period: Window) -> TaskState:
    """Judge a task in a period by the truth table of docs/records.md."""
    written = progress.status_written if progress else None
    if written is State.SUSPENDED:
        return TaskState(written, None)
    completed = progress.completed_on if progress else None
    if completed is None and not _all_done(progress, milestones):
        if written in DONE:
            return TaskState(written, None, missing_date=True)
        if written is None and _is_done_by_word(progress):
            return TaskState(None, State.DONE_ON_TIME, missing_date=True)
    return TaskState(written, _derived(task, progress, milestones, period))


def _is_done_by_word(progress: Progress | None) -> bool:
    """Whether a plain word alone says that a task is finished; stages of which some are done speak against it."""
    return progress is not None and not progress.milestones_done and work_told(progress) is WorkTold.DONE_BY_WORD


def has_begun(progress: Progress | None) -> bool:
    """Whether an office has told of anything that was done."""
    return work_told(progress) is not WorkTold.NOTHING


def work_told(progress: Progress | None) -> WorkTold:
    """Return how much an office has told of as done, dates and official states set aside.

    A result that opens with "Chưa" ("Chưa thực hiện", "Chưa bố trí được kinh phí") says why nothing was; "Chưa hoàn
    thành" says that it was begun. Words that no report uses ("Đã hoàn thành", "Đang thực hiện") count as long as
    neither a result nor a share done speaks against them.
    """
    if progress is None:
        return WorkTold.NOTHING
    is_worded = bool(progress.status_text) and progress.status_written is None
    word = _plain_word(progress.status_text) if is_worded else WorkTold.NOTHING
    if word is WorkTold.DONE_BY_WORD and _speaks_for(progress):
        return word
    if progress.started or progress.completed_on or progress.milestones_done or progress.percent:
        return WorkTold.BEGUN
    is_begun = _tells_of_work(progress.result) if progress.result else word is not WorkTold.NOTHING
    return WorkTold.BEGUN if is_begun else WorkTold.NOTHING


def _speaks_for(progress: Progress) -> bool:
    """Whether nothing that is told of a finished task says that it still goes on."""
    if progress.percent is not None and progress.percent < _WHOLE:
        return False
    return not progress.result or (
        _tells_of_work(progress.result) and _STILL_DOING.match(search_key(progress.result)) is None
    )


def says_plainly(status: str) -> bool:
    """Whether a word that no report uses says plainly that work is done, under way or not begun."""
    return _plain_word(status) is not WorkTold.NOTHING or _NOT_YET.fullmatch(_words(status)) is not None


@lru_cache(maxsize=_REMEMBERED)
def _plain_word(status: str) -> WorkTold:
    """Return what a plain word says of the work."""
    words = _words(status)
    if _FINISHED.fullmatch(words):
        return WorkTold.DONE_BY_WORD
    return WorkTold.BEGUN if _UNDER_WAY.fullmatch(words) else WorkTold.NOTHING


@lru_cache(maxsize=_REMEMBERED)
def _tells_of_work(result: str) -> bool:
    if _SURELY_BEGUN.match(result):
        return True
    words = _words(result)
    return bool(words) and not _NOT_BEGUN.fullmatch(words)


def _words(text: str) -> str:
    return re.sub(r"[\W_]+", " ", search_key(text)).strip()


def is_due(kind: DeadlineKind, last: date | None, period: Window) -> bool:
    """Whether a deadline has passed in the report of a period.

    A plain date passes when it lies before ``as_of``, also one that an officer set beside an unreadable phrase; a
    month, quarter, half, year or span when its last day is not after the calendar end of the period, for a report
    answers for its whole calendar period; "from" and recurring ones never pass.
    """
    if last is None or kind in _NEVER_LATE:
        return False
    return last <= period.calendar_to if kind in _PERIOD_LIKE else last < period.as_of


def _derived(task: Task, progress: Progress | None, milestones: Sequence[Milestone], period: Window) -> State:
    completed = progress.completed_on if progress else None
    if completed is not None:
        limit = None if task.deadline_kind in _NEVER_LATE else task.deadline_to
        return _done(completed, limit)
    begun = has_begun(progress)
    dated = _dated(milestones)
    if task.deadline_kind is DeadlineKind.STAGES and dated:
        return _stages(progress, milestones, dated, period, begun=begun)
    kind = DeadlineKind.SPAN if task.deadline_kind is DeadlineKind.STAGES else task.deadline_kind
    return _open(begun=begun, due=is_due(kind, task.deadline_to, period))


def _done(completed: date, limit: date | None) -> State:
    return State.DONE_LATE if limit and completed > limit else State.DONE_ON_TIME


def _open(*, begun: bool, due: bool) -> State:
    if begun:
        return State.IN_PROGRESS_LATE if due else State.ON_TRACK
    return State.NOT_STARTED_LATE if due else State.NOT_DUE


def _stages(
    progress: Progress | None,
    milestones: Sequence[Milestone],
    dated: Sequence[Milestone],
    period: Window,
    *,
    begun: bool,
) -> State:
    """Judge by the last stage that is due; when every stage is done, by the day of the last one."""
    done = _dates_done(progress)
    last_day = done.get(dated[-1].uid)
    if last_day is not None and _all_done(progress, milestones):
        return _done(last_day, dated[-1].deadline_to)
    due = [stage for stage in dated if is_due(_stage_kind(stage), stage.deadline_to, period)]
    return _open(begun=begun, due=bool(due) and due[-1].uid not in done)


def _stage_kind(stage: Milestone) -> DeadlineKind:
    """Tell a plain date from a stretch of time: only the latter has a first day."""
    return DeadlineKind.BEFORE if stage.deadline_from is None else DeadlineKind.SPAN


def _dated(milestones: Sequence[Milestone]) -> list[Milestone]:
    return sorted((m for m in milestones if m.deadline_to), key=lambda m: (m.deadline_to or date.max, m.position))


def _all_done(progress: Progress | None, milestones: Sequence[Milestone]) -> bool:
    """Whether every stage is done and it is told on which day the last one was."""
    done = _dates_done(progress)
    dated = _dated(milestones)
    return all(m.uid in done for m in milestones) and bool(dated) and done[dated[-1].uid] is not None


def _dates_done(progress: Progress | None) -> Mapping[str, date | None]:
    return {uid: read_date(text) for uid, text in progress.milestones_done.items()} if progress else {}
