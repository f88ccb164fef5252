"""Random edits, batches, undo, redo, one step taken back, close and reopen, against a plain dict."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from cdsdesk.errors import ConflictError, RecordError
from cdsdesk.model.changes import ChangeSet, Draft
from cdsdesk.model.fields import Record
from cdsdesk.model.office import Period
from cdsdesk.model.ports import ListQuery
from cdsdesk.model.selection import select
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import PlanItem, Progress, State, Task
from cdsdesk.vietnamese.deadlines import DeadlineKind
from cdsdesk.vietnamese.text import search_key
from db.list_memory import Lists
from db.search import SEARCHED, folded
from db.states import States, Windows
from db.store import Store
from tests.support.data_file import OFFICE, PLAN, contents, take_in

Everything = dict[str, Record]
Delta = dict[str, tuple[Record | None, Record | None]]
UIDS = ("a", "b", "c")
PERIODS = ("2026-Q1", "2026", "2025")
WORDS = ("Đường truyền", "Ứng dụng số", "an toàn", "")

make_task = st.builds(
    Task,
    uid=st.sampled_from([f"task-{name}" for name in UIDS]),
    title=st.sampled_from(WORDS),
    position=st.integers(0, 2),
    deadline_kind=st.sampled_from([DeadlineKind.BEFORE, DeadlineKind.NONE]),
    deadline_to=st.sampled_from([None, date(2026, 2, 1)]),
)
make_item = st.builds(
    PlanItem,
    uid=st.sampled_from([f"item-{name}" for name in UIDS]),
    plan=st.just("plan"),
    task=st.sampled_from([f"task-{name}" for name in UIDS]),
    code=st.sampled_from(["1", "1.10"]),
)
make_progress = st.builds(
    Progress,
    uid=st.sampled_from([f"told-{name}" for name in UIDS]),
    unit=st.just("office"),
    task=st.sampled_from([f"task-{name}" for name in UIDS]),
    period=st.sampled_from(PERIODS),
    result=st.sampled_from(WORDS),
    status_written=st.sampled_from([None, State.ON_TRACK, State.DONE_LATE]),
    completed_on=st.sampled_from([None, date(2026, 1, 5)]),
)
make_period = st.builds(
    Period,
    uid=st.sampled_from(["period-a", "period-b"]),
    unit=st.just("office"),
    code=st.sampled_from(PERIODS),
    as_of=st.sampled_from([None, date(2026, 1, 1)]),
)
QUERIES = (
    ListQuery("task"),
    ListQuery("task", plan="plan", words="s"),
    ListQuery("task", plan="plan", words="so"),
    ListQuery("task", order=("-title",)),
    ListQuery("task", order=("state", "result"), period="2026"),
    ListQuery("task", states=frozenset({"not_due"}), period="2027"),
    ListQuery("plan_item", plan="plan", order=("code",)),
)
records = st.one_of(make_task, make_item, make_progress, make_period)


def fits(state: Everything) -> bool:
    """Whether every reference is there and no own record stands twice."""
    keys: list[object] = []
    for record in state.values():
        if isinstance(record, PlanItem | Progress) and not isinstance(state.get(record.task), Task):
            return False
        if isinstance(record, Progress):
            keys.append(("progress", record.task, record.period))
        if isinstance(record, Period):
            keys.append(("period", record.code))
    return len(keys) == len(set(keys))


def differs(old: Record, new: Record) -> list[str]:
    return [name for name, value in vars(new).items() if vars(old)[name] != value]


@dataclass
class Done:
    """A step as the reference keeps it."""

    number: int
    delta: Delta
    folding: str = ""
    takes_back: "list[Done] | None" = None


@dataclass
class Reference:
    """The plain dict, with undo as two stacks of groups of steps."""

    state: Everything
    newest: int = 1
    undo: list[list[Done]] = field(default_factory=list)
    redo: list[list[Done]] = field(default_factory=list)
    plain: Done | None = None

    def delta(self, after: Everything) -> Delta:
        uids = [*self.state, *(uid for uid in after if uid not in self.state)]
        pairs = {uid: (self.state.get(uid), after.get(uid)) for uid in uids}
        return {uid: pair for uid, pair in pairs.items() if pair[0] != pair[1]}

    def edited(self, after: Everything, folding: str = "", takes_back: list[Done] | None = None) -> None:
        self.newest += 1
        done = Done(self.newest, self.delta(after), folding, takes_back)
        last = self.plain
        self.state, self.redo = after, []
        joins = last is not None and folding and last.folding == folding and last.number == done.number - 1
        if joins and self.undo and self.undo[-1][-1] is last:
            self.undo[-1].append(done)
        else:
            self.undo.append([done])
        self.plain = done if takes_back is None else None

    def moved(self, group: list[Done], *, back: bool) -> None:
        self.newest += 1
        self.plain = None
        state = dict(self.state)
        for done in reversed(group) if back else group:
            for uid, pair in done.delta.items():
                record = pair[0 if back else 1]
                if record is None:
                    state.pop(uid, None)
                else:
                    state[uid] = record
        self.state = state

    def without(self, group: list[Done]) -> Everything | None:
        """Return what would be left without some steps, or None when something they wrote has changed since."""
        state = dict(self.state)
        for done in reversed(group):
            for uid, (old, new) in done.delta.items():
                now = state.get(uid)
                if old is not None and new is not None:
                    names = differs(old, new)
                    if now is None or any(vars(now)[name] != vars(new)[name] for name in names):
                        return None
                    state[uid] = replace(now, **{name: vars(old)[name] for name in names})
                elif now != new:
                    return None
                elif old is None:
                    state.pop(uid)
                else:
                    state[uid] = old
        return state


class StoreMachine(RuleBasedStateMachine):
    """A data file and a dict that must tell the same."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name, "xa.cds")

    @initialize()
    def make(self) -> None:
        self.store = Store.create(self.path, OFFICE, (PLAN,), "Nguyễn An")
        self.first: Everything = {"office": OFFICE, "plan": PLAN}
        self.wanted = Reference(dict(self.first))

    def _apply(self, after: Everything, folding: str = "", *, ready: bool = False) -> None:
        before = self.store.snapshot()
        draft = Draft(before.records)
        for uid, (_, new) in self.wanted.delta(after).items():
            if new is None:
                draft.remove(uid)
            else:
                draft.put(new)
        changes = ChangeSet("Sửa", draft.changes(), folding=folding)
        if not changes:
            assert self.store.apply(changes).number == 0
        elif fits(after):
            self.store.apply(self.store.make_ready(changes) if ready else changes)
            self.wanted.edited(after, folding)
            assert dict(before.with_changes(changes).records) == contents(self.store)
        else:
            self._refused(lambda: self.store.make_ready(changes) if ready else self.store.apply(changes))

    def _refused(self, act: Callable[[], object]) -> None:
        with pytest.raises((ConflictError, RecordError)) as refused:
            act()
        assert getattr(refused.value, "conflicts", refused.value.next_step)

    @rule(record=records, folding=st.sampled_from(["", "v", "w"]))
    def put(self, record: Record, folding: str) -> None:
        self._apply({**self.wanted.state, record.uid: record}, folding)

    @rule(batch=st.lists(records, max_size=5), gone=st.lists(st.integers(0, 20), max_size=3), ready=st.booleans())
    def batch(self, batch: list[Record], gone: list[int], *, ready: bool) -> None:
        after = {**self.wanted.state, **{record.uid: record for record in batch}}
        own = [uid for uid in after if uid not in self.first]
        for place in gone:
            if own:
                after.pop(own[place % len(own)], None)
        self._apply(after, ready=ready)

    @rule()
    def undo(self) -> None:
        if not self.wanted.undo:
            assert self.store.undo_label() == ""
            return
        group = self.wanted.undo.pop()
        self.store.undo()
        self.wanted.moved(group, back=True)
        self.wanted.redo.append(group)

    @rule()
    def redo(self) -> None:
        if not self.wanted.redo:
            assert self.store.redo_label() == ""
            return
        group = self.wanted.redo.pop()
        self.store.redo()
        self.wanted.moved(group, back=False)
        self.wanted.undo.append(group)

    @rule(place=st.integers(0, 30), member=st.integers(0, 5))
    def take_back_one(self, place: int, member: int) -> None:
        stack = self.wanted.undo
        taken = {id(done) for group in stack for one in group for done in one.takes_back or ()}
        older = [group for group in stack[:-1] if id(group[0]) not in taken]
        if not older:
            return
        group = older[place % len(older)]
        number = group[member % len(group)].number
        after = self.wanted.without(group)
        if after is None or not fits(after):
            self._refused(lambda: self.store.undo(number))
        elif after != self.wanted.state:
            self.store.undo(number)
            self.wanted.edited(after, takes_back=group)

    @rule()
    def reopen(self) -> None:
        self.store.close()
        assert sorted(path.name for path in self.path.parent.iterdir()) == ["xa.cds", "xa.cds.lock"]
        with Store.open(self.path, write=False) as reader:
            assert dict(reader.snapshot().records) == self.wanted.state
            assert reader.verify() == []
        self.store = Store.open(self.path, write=True, who="Nguyễn An")

    @precondition(lambda self: len(self.wanted.state) > 4)
    @rule()
    def take_in(self) -> None:
        take_in(self.store)

    @invariant()
    def same_records(self) -> None:
        assert contents(self.store) == self.wanted.state
        assert dict(self.store.snapshot().records) == self.wanted.state

    @invariant()
    def same_periods(self) -> None:
        steps = dict(self.store._connection.execute("SELECT uid, step FROM progress").fetchall())
        for code in ("2026", "2025-H1"):
            patched = self.store.snapshot(code)
            chosen = select(Snapshot("office", dict(self.wanted.state)), code, changed=steps)
            assert dict(patched.records) == dict(chosen.records)
            assert (patched.carried, patched.period) == (chosen.carried, chosen.period)
            for task in chosen.all(Task):
                assert patched.where(Progress, "task", task.uid) == chosen.where(Progress, "task", task.uid)

    @invariant()
    def same_states(self) -> None:
        connection = self.store._connection
        statement = "SELECT * FROM task_states ORDER BY task, unit, period"
        kept = connection.execute(statement).fetchall()
        connection.execute("BEGIN")
        States(connection, "office", Windows(connection)).rebuild({})
        made = connection.execute(statement).fetchall()
        connection.execute("ROLLBACK")
        assert kept == made

    @invariant()
    def same_lists(self) -> None:
        fresh = Lists(self.store._connection, self.store._parts.index)
        for query in QUERIES:
            assert self.store.ids(query) == fresh.ids(query, self.store._shown(query.period))
        for words in ("duong", "s", "so duo"):
            parts = search_key(words).split()
            told = [row for row in self.wanted.state.values() if isinstance(row, Progress)]
            texts = {
                uid: "\n".join(map(folded, (record, *(row for row in told if row.task == uid))))
                for uid, record in self.wanted.state.items()
                if isinstance(record, Task)
            }
            wanted = {uid for uid, text in texts.items() if all(part in text for part in parts)}
            assert set(self.store.ids(ListQuery("task", words=words))) == wanted

    @invariant()
    def same_hits(self) -> None:
        texts = {uid: folded(record) for uid, record in self.wanted.state.items() if record.TYPE in SEARCHED}
        for words in ("duong", "số", "an to"):
            parts = search_key(words).split()
            wanted = {uid for uid, text in texts.items() if all(part in text for part in parts)}
            assert {hit.uid for hit in self.store.search(words)} == wanted

    def teardown(self) -> None:
        if hasattr(self, "store"):
            while self.wanted.undo:
                self.undo()
            assert contents(self.store) == self.first
            assert self.store.verify() == []
            self.store.close()
        self.folder.cleanup()


StoreMachine.TestCase.settings = settings(max_examples=40, stateful_step_count=40, deadline=None)
test_store_and_dict_tell_the_same = StoreMachine.TestCase
