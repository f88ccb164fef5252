"""A snapshot that takes changes in place answers like one that is made anew after each step."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdsdesk.errors import RecordError
from cdsdesk.model.changes import Change, ChangeSet, Draft
from cdsdesk.model.fields import Record
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import PlanItem, Task
from cdsdesk.model.working import WorkingSnapshot

UIDS = ("a", "b", "c", "d")
ITEMS = ("b", "d")
PLANS = ("p", "q")
Edit = tuple[str, str, int]
edits = st.tuples(st.sampled_from(["item", "task", "remove"]), st.sampled_from(UIDS), st.integers(0, 3))


def start() -> Snapshot:
    records: list[Record] = [Task(uid="a", title="Một", position=2), PlanItem(uid="b", plan="p", task="a", position=1)]
    return Snapshot("office", {record.uid: record for record in records})


def step(snapshot: Snapshot, edit: Edit) -> ChangeSet:
    what, uid, number = edit
    draft = Draft(snapshot.records)
    if what == "remove":
        if snapshot.get(uid) is not None:
            draft.remove(uid)
    elif what == "item" and uid in ITEMS:
        draft.put(PlanItem(uid=uid, plan=PLANS[number % 2], task="a", position=number))
    elif what == "task" and uid not in ITEMS:
        draft.put(Task(uid=uid, title=f"Việc {number}", position=number))
    return ChangeSet("bước", draft.changes())


def answers(snapshot: Snapshot) -> object:
    where = [snapshot.where(PlanItem, "plan", plan) for plan in PLANS]
    return dict(snapshot.records), snapshot.all(Task), snapshot.all(PlanItem), where, snapshot.find(Task, "a")


@settings(max_examples=150, deadline=None)
@given(st.lists(edits, max_size=8))
def test_it_answers_as_a_snapshot_made_anew_would(made: Sequence[Edit]) -> None:
    plain = start()
    working = WorkingSnapshot(plain)
    for edit in made:
        changes = step(plain, edit)
        assert step(working, edit) == changes
        plain = plain.with_changes(changes)
        working.take(changes)
        assert answers(working) == answers(plain)
        assert len(working.records) == len(plain.records)
    whole = ChangeSet("cả bước", working.changes())
    assert dict(start().with_changes(whole).records) == dict(plain.records)
    assert answers(working.with_changes(ChangeSet("", ()))) == answers(plain)


def test_a_value_that_cannot_be_read_leaves_it_as_it_was() -> None:
    working = WorkingSnapshot(start())
    good = step(working, ("task", "c", 1)).changes
    bad = Change(Task.TYPE, "a", {"deadline_to": None}, {"deadline_to": "ngày mai"})
    with pytest.raises(RecordError):
        working.take(ChangeSet("bước", (*good, bad)))
    assert working.changes() == ()


def test_back_and_forth_is_no_change() -> None:
    working = WorkingSnapshot(start())
    task = working.records["a"]
    for title in ("Hai", "Một"):
        draft = Draft(working.records)
        draft.put(replace(task, title=title))  # type: ignore[call-arg]
        working.take(ChangeSet("bước", draft.changes()))
    assert working.changes() == ()
