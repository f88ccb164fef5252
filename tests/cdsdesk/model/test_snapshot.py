"""A snapshot finds records by uid, type and field, in their order."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from cdsdesk.model.changes import ChangeSet, deleted, inserted, updated
from cdsdesk.model.documents import Document
from cdsdesk.model.fields import Record, specs
from cdsdesk.model.office import Unit
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import Milestone, Task
from tests.support.random_records import records


def snapshot(*rows: Record) -> Snapshot:
    return Snapshot("u", {row.uid: row for row in rows})


FIRST = Task(uid="b", position=1, note="x")
SECOND = Task(uid="a", position=2)
THIRD = Task(uid="c", position=2, note="x")


def test_records_come_in_their_order() -> None:
    held = snapshot(THIRD, SECOND, FIRST, Document(uid="d"))
    assert held.all(Task) == (FIRST, SECOND, THIRD)
    assert held.where(Task, "note", "x") == (FIRST, THIRD)
    assert held.where(Task, "note", "y") == ()
    assert held.all(Milestone) == ()


def test_a_record_is_found_by_uid_and_type() -> None:
    held = snapshot(FIRST)
    assert held.get("b") is held.find(Task, "b") is FIRST
    assert held.find(Document, "b") is None
    assert held.get("none") is None


def test_the_office() -> None:
    unit = Unit(uid="u", name="UBND phường Vạn Thạnh")
    assert snapshot(unit).unit() == unit
    assert snapshot().unit() == Unit(uid="u")


def test_a_step_gives_the_next_snapshot_and_leaves_this_one() -> None:
    held = snapshot(FIRST, SECOND)
    assert held.where(Task, "note", "x") == (FIRST,)
    edit = updated(SECOND, replace(SECOND, note="x"))
    assert edit is not None
    after = held.with_changes(ChangeSet("Sửa", (edit, deleted(FIRST), inserted(THIRD))))
    assert after.records == {"a": replace(SECOND, note="x"), "c": THIRD}
    assert after.where(Task, "note", "x") == (replace(SECOND, note="x"), THIRD)
    assert held.where(Task, "note", "x") == (FIRST,)


@given(st.lists(records(), max_size=12, unique_by=lambda record: record.uid), st.data())
def test_indexes_hold_what_a_walk_finds(rows: list[Record], data: st.DataObject) -> None:
    held = snapshot(*rows)
    for kind in {type(row) for row in rows}:
        same = [row for row in rows if type(row) is kind]
        assert sorted(held.all(kind), key=id) == sorted(same, key=id)
        assert [(row.position, row.uid) for row in held.all(kind)] == sorted((row.position, row.uid) for row in same)
        wanted = data.draw(st.sampled_from(same))
        for name, field in specs(kind).items():
            if isinstance(field.kind.empty, str):
                value = getattr(wanted, name)
                assert {r.uid for r in held.where(kind, name, value)} == {
                    r.uid for r in same if getattr(r, name) == value
                }
