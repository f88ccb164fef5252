"""Rows of the task list: a task with its place in the plan, what was told this period, its state and findings."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from cdsdesk.model.changes import ChangeSet
from cdsdesk.model.documents import Document
from cdsdesk.model.findings import Finding
from cdsdesk.model.names import document_number
from cdsdesk.model.ports import ListQuery
from cdsdesk.model.reading import is_listed, items_of, plans_of_period, progress_of, section_path, state_of
from cdsdesk.model.reports import Report, SameAs
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.states import STATE_ORDER, TaskState
from cdsdesk.model.tasks import PlanItem, Progress, Section, State, Task, TaskKind
from cdsdesk.vietnamese.deadlines import Deadline, describe_deadline
from ui.desk import Desk
from ui.places.record_rows import ALL, REVIEW
from ui.tables.columns import Heading
from ui.widgets.chips import Chip

_ALWAYS = (State.DONE_ON_TIME, State.DONE_LATE, State.ON_TRACK, State.IN_PROGRESS_LATE, State.NOT_STARTED_LATE)
_SHAPING = frozenset({PlanItem.TYPE, Section.TYPE, Document.TYPE, SameAs.TYPE})
SHORT_STATES: Mapping[State, str] = {
    State.DONE_ON_TIME: "Đúng hạn",
    State.DONE_LATE: "Hoàn thành trễ",
    State.ON_TRACK: "Theo tiến độ",
    State.IN_PROGRESS_LATE: "Đang trễ",
    State.NOT_STARTED_LATE: "Chưa làm, trễ",
    State.NOT_DUE: "Chưa đến hạn",
    State.SUSPENDED: "Tạm hoãn",
}


@dataclass(frozen=True)
class TaskRow:
    """One line of the table."""

    task: Task
    item: PlanItem | None
    progress: Progress | None
    carried: bool
    findings: tuple[Finding, ...]
    seen_in: Snapshot = field(compare=False, repr=False)

    @cached_property
    def state(self) -> TaskState:
        """The task's state in the period, worked out when it is asked for."""
        return state_of(self.seen_in, self.task)

    @property
    def uid(self) -> str:
        """The task's uid."""
        return self.task.uid

    @property
    def record(self) -> Task:
        """The record that the row stands for."""
        return self.task

    def findings_on(self, *fields: str) -> tuple[str, ...]:
        """Return what was found on these fields; on none in particular when ``fields`` holds the empty name."""
        return tuple(finding.message for finding in self.findings if finding.field in fields)


@dataclass
class TaskRows:
    """The source of the task table: filter by plan, state, words; headings are the sections of the plan."""

    desk: Desk
    plan: str = ""
    kind: TaskKind = TaskKind.TASK
    chip: str = ALL
    words: str = ""
    _found: dict[str, tuple[Finding, ...]] = field(default_factory=dict)
    _placed_in: tuple[Snapshot | None, str] = (None, "")
    _places: Mapping[str, PlanItem] = field(default_factory=dict)
    _headings: "_Headings" = field(default_factory=lambda: _Headings(()))

    def listen(self) -> None:
        """Take the findings as they are now, by the task they are about."""
        snapshot = self.desk.snapshot()
        found: dict[str, tuple[Finding, ...]] = {}
        for finding in self.desk.findings:
            uid = task_of(snapshot, finding.record.uid) if finding.record and finding.waived is None else ""
            if uid:
                found[uid] = (*found.get(uid, ()), finding)
        self._found = found

    def ids(self, order: tuple[str, ...], keep: frozenset[str]) -> Sequence[str]:
        """Return the tasks in order."""
        chosen = self._chosen(order)
        if keep and not keep <= frozenset(chosen):
            wanted = keep.union(chosen)
            everything = self.desk.ids(self._query(order=order))
            return [uid for uid in everything if uid in wanted]
        return chosen

    def first(self, order: tuple[str, ...], most: int, kept: str) -> Sequence[str]:
        """Return the first tasks that hold the words."""
        return self._chosen(order, most, kept) if self.words and self.chip != REVIEW else ()

    def _chosen(self, order: tuple[str, ...], most: int = 0, kept: str = "") -> Sequence[str]:
        states = frozenset({self.chip}) if self.chip in set(State) else frozenset[str]()
        found = self.desk.ids(replace(self._query(self.words, states, order), most=most, kept=kept))
        return [uid for uid in found if uid in self._found] if self.chip == REVIEW else found

    def counts(self) -> dict[str, int]:
        """Return how many tasks each chip lets through, words left aside."""
        states = self.desk.state_counts(self.plan, self.kind.value)
        shown = self.desk.ids(self._query())
        counts = {state.value: states.get(state.value, 0) for state in STATE_ORDER}
        return counts | {ALL: len(shown), REVIEW: sum(uid in self._found for uid in shown)}

    def _query(self, words: str = "", states: frozenset[str] = frozenset(), order: tuple[str, ...] = ()) -> ListQuery:
        code = self.desk.period.code
        return ListQuery(
            Task.TYPE, words=words, plan=self.plan, kind=self.kind.value, states=states, period=code, order=order
        )

    def chips(self) -> Sequence[Chip]:
        """Return the chips: all, the states that are always counted or have tasks, what is to be looked at."""
        counts = self.counts()
        shown = [Chip(ALL, "Tất cả", counts[ALL])]
        shown += [
            Chip(state.value, SHORT_STATES[state], counts[state.value])
            for state in STATE_ORDER
            if state in _ALWAYS or counts[state.value]
        ]
        return [*shown, Chip(REVIEW, "Cần soát", counts[REVIEW], "warning")] if counts[REVIEW] else shown

    def any(self) -> bool:
        """Whether there is any task of this kind, in whatever plan."""
        return any(task.kind is self.kind for task in self.desk.everything().all(Task))

    def elsewhere(self) -> int:
        """Return none: a task is listed in every period."""
        return 0

    def open_up(self) -> None:
        """Let the tasks of all plans through."""
        self.plan = ""

    def rows(self, uids: Sequence[str]) -> Sequence[TaskRow | None]:
        """Return the rows of a page."""
        everything = self.desk.everything()
        tasks = (everything.find(Task, uid) for uid in uids)
        return [self.row(task) if task is not None else None for task in tasks]

    def row(self, task: Task) -> TaskRow:
        """Return the row of one task."""
        snapshot = self.desk.snapshot()
        progress = progress_of(snapshot, task.uid)
        carried = progress is not None and progress.uid in snapshot.carried
        found = self._found.get(task.uid, ())
        return TaskRow(task, self.item(task.uid), progress, carried, found, snapshot)

    def item(self, task: str) -> PlanItem | None:
        """Return the task's place in the chosen plan, else in the first plan that prints it."""
        items = items_of(self.desk.snapshot(), task)
        if self.plan:
            items = tuple(item for item in items if item.plan == self.plan)
        listed = [item for item in items if is_listed(item)]
        return next(iter(listed or items), None)

    @property
    def headings(self) -> Callable[[str], tuple[Heading, ...]]:
        """Return what gives plan (when all plans are shown), annex section and its parents, outermost first.

        A long list asks for it once, and then for each of its rows.
        """
        self._placed()
        return self._headings.__getitem__

    def _headings_of(self, plan: str, section: str) -> tuple[Heading, ...]:
        snapshot = self.desk.snapshot()
        path = section_path(snapshot, section)
        lines = [f"{section.number}. {section.title}" if section.number else section.title for section in path]
        if not self.plan:
            found = snapshot.find(Document, plan)
            lines.insert(0, plan_words(found) if found else "Chưa gắn kế hoạch")
        return tuple(Heading(text, level) for level, text in enumerate(lines, start=1))

    def _placed(self) -> Mapping[str, PlanItem]:
        """Return by task what ``item`` says of it, made once for all tasks of a snapshot."""
        snapshot = self.desk.snapshot()
        if self._placed_in != (snapshot, self.plan):
            listed: dict[str, PlanItem] = {}
            others: dict[str, PlanItem] = {}
            for one in snapshot.where(PlanItem, "plan", self.plan) if self.plan else snapshot.all(PlanItem):
                (listed if is_listed(one) else others).setdefault(one.task, one)
            self._placed_in, self._places = (snapshot, self.plan), others | listed
            known = {where: self._headings_of(*where) for where in {_where(one) for one in self._places.values()}}
            self._headings = _Headings(self._headings_of("", ""))
            self._headings.update((task, known[_where(one)]) for task, one in self._places.items())
        return self._places

    def touched(self, changed: frozenset[str]) -> frozenset[str]:
        """Return the tasks that show any of these records."""
        snapshot = self.desk.snapshot()
        found = (snapshot.find(Task, task_of(snapshot, one)) for one in changed)
        return frozenset(task.uid for task in found if task is not None and task.kind is self.kind)

    def reshapes(self, changes: ChangeSet) -> bool:
        """Whether tasks came or went, or stand elsewhere in their plans."""
        return any(
            change.type in _SHAPING
            or (change.type == Task.TYPE and (None in (change.before, change.after) or "kind" in (change.after or {})))
            for change in changes.changes
        )


class _Headings(dict[str, tuple[Heading, ...]]):
    """Headings by task; a task without a place in a plan stands under those of no plan."""

    def __init__(self, unplaced: tuple[Heading, ...]) -> None:
        super().__init__()
        self._unplaced = unplaced

    def __missing__(self, uid: str) -> tuple[Heading, ...]:
        return self._unplaced


def _where(item: PlanItem) -> tuple[str, str]:
    return item.plan, item.section


def task_of(snapshot: Snapshot, uid: str) -> str:
    """Return the task that a record is or belongs to; empty when it has none."""
    record = snapshot.get(uid)
    if isinstance(record, Task):
        return uid
    task = getattr(record, "task", "")
    return task if isinstance(task, str) else ""


def plan_of_period(snapshot: Snapshot) -> str:
    """Return the plan that the period is about: of its report, else the one with most tasks; empty when none is."""
    answered = [plan.uid for plan in plans_of_period(snapshot)]
    code = snapshot.period.code if snapshot.period else ""
    told = [row.summary_plan for row in snapshot.where(Report, "unit", snapshot.office) if row.period == code]
    if told and told[-1] in answered:
        return told[-1]
    return max(answered, key=lambda plan: len(snapshot.where(PlanItem, "plan", plan)), default="")


def plan_of_kind(snapshot: Snapshot, kind: TaskKind) -> str:
    """Return the plan of the period that holds most tasks of a kind; on equal terms the one of its report.

    Where none holds any, all plans are listed: a project of an earlier year goes on.
    """
    told = plan_of_period(snapshot)

    def held(plan: str) -> tuple[int, bool]:
        tasks = (snapshot.find(Task, item.task) for item in snapshot.where(PlanItem, "plan", plan))
        return sum(task is not None and task.kind is kind for task in tasks), plan == told

    fullest = max((plan.uid for plan in plans_of_period(snapshot)), key=held, default="")
    if not held(fullest)[0] and any(task.kind is kind for task in snapshot.all(Task)):
        return ""
    return fullest


def plan_words(plan: Document) -> str:
    """Return how a plan is called in a short list."""
    number = document_number(plan)
    return f"{plan.type or 'Kế hoạch'} {number}" if number else plan.subject or plan.type or "Kế hoạch chưa có số"


def understood_deadline(task: Task) -> str:
    """Return how the program understands the deadline as written."""
    return describe_deadline(Deadline(task.deadline_kind, task.deadline_from, task.deadline_to))
