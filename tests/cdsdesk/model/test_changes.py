"""A change and its inverse; a draft counts nothing twice."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdsdesk.errors import RecordError
from cdsdesk.model.changes import Change, ChangeSet, Draft, changed_record, deleted, inserted, updated
from cdsdesk.model.fields import Record, specs
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import Task
from tests.support.random_records import records, values

TASK = Task(uid="t", title="Lập kế hoạch", note="Ghi chú", lead=("Phòng VHXH",))


def edited(draw: st.DrawFn, record: Record) -> Record:
    names = draw(st.lists(st.sampled_from(list(specs(type(record)))), max_size=4))
    fields = {name: draw(values(specs(type(record))[name].kind)) for name in names}
    return replace(record, position=draw(st.integers(0, 9)), **fields)


@st.composite
def before_and_after(draw: st.DrawFn) -> tuple[Record, Record]:
    record = draw(records())
    return record, edited(draw, record)


@given(pair=before_and_after())
def test_an_update_leads_there_and_its_inverse_back(pair: tuple[Record, Record]) -> None:
    old, new = pair
    change = updated(old, new)
    if change is None:
        assert old == new
        return
    assert changed_record(old, change) == new
    assert changed_record(new, change.inverse()) == old
    assert change.inverse().inverse() == change


@given(record=records())
def test_making_and_removing_are_inverse(record: Record) -> None:
    assert changed_record(None, inserted(record)) == record
    assert changed_record(record, deleted(record)) is None
    assert inserted(record).inverse() == deleted(record)


@given(first=st.lists(records(), max_size=5, unique_by=lambda r: r.uid), data=st.data())
def test_a_step_and_its_inverse_leave_a_snapshot_as_it_was(first: list[Record], data: st.DataObject) -> None:
    there = Snapshot("u", {record.uid: record for record in first})
    draft = Draft(there.records)
    for record in first:
        action = data.draw(st.sampled_from(["edit", "remove", "leave"]))
        if action == "edit":
            draft.put(data.draw(st.composite(lambda draw, record=record: edited(draw, record))()))
        elif action == "remove":
            draft.remove(record.uid)
    draft.put(data.draw(records()))
    step = ChangeSet("Sửa", draft.changes())
    after = there.with_changes(step)
    assert after.with_changes(step.inverse()).records == there.records
    assert {uid for uid in step.touched() if after.get(uid) != there.get(uid)} == step.touched()


def test_an_update_holds_only_what_differs() -> None:
    assert updated(TASK, replace(TASK, note="", position=2)) == Change(
        "task", "t", {"position": 0, "note": "Ghi chú"}, {"position": 2, "note": None}
    )
    assert updated(TASK, replace(TASK)) is None


def test_a_change_names_its_fields() -> None:
    assert inserted(TASK).fields() == {"title", "note", "lead"}
    change = updated(TASK, replace(TASK, note=""))
    assert change is not None
    assert change.fields() == {"note"}


def test_a_draft_sees_its_own_edits() -> None:
    draft = Draft({"t": TASK})
    draft.put(replace(TASK, note="Hai"))
    draft.put(replace(TASK, note="Ba"))
    assert draft.get("t") == replace(TASK, note="Ba")
    assert draft.changes() == (Change("task", "t", {"note": "Ghi chú"}, {"note": "Ba"}),)


def test_a_draft_drops_what_comes_to_nothing() -> None:
    draft = Draft({"t": TASK})
    draft.put(replace(TASK, note="Hai"))
    draft.put(TASK)
    draft.put(Task(uid="new"))
    draft.remove("new")
    draft.remove("unknown")
    assert draft.changes() == ()
    assert draft.get("new") is None


def test_a_record_removed_and_made_again_is_an_update() -> None:
    draft = Draft({"t": TASK})
    draft.remove("t")
    draft.put(replace(TASK, title="Khác"))
    assert draft.changes() == (Change("task", "t", {"title": "Lập kế hoạch"}, {"title": "Khác"}),)


def test_the_inverse_of_a_step_runs_backwards() -> None:
    one, two = inserted(Task(uid="a")), inserted(Task(uid="b"))
    step = ChangeSet("Thêm", (one, two), who="Lan")
    assert step.inverse().changes == (two.inverse(), one.inverse())
    assert step.inverse().who == "Lan"
    assert step.touched() == {"a", "b"}
    assert not ChangeSet("Không có gì", ())
    assert step


def test_a_change_of_an_unknown_type_is_refused() -> None:
    with pytest.raises(RecordError):
        changed_record(None, Change("nhiem_vu", "x", None, {}))
