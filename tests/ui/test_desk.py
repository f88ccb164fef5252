"""The desk: one way in, one way out, what it says when something changed or was refused."""

from dataclasses import replace

import pytest

from cdsdesk.errors import CdsError, ConflictError
from cdsdesk.model.changes import ChangeSet
from cdsdesk.model.ports import ListQuery
from cdsdesk.model.tasks import Task
from tests.support.memory_store import MemoryStore
from ui.desk import Desk
from ui.edits import HandedStore, difference, field_edit, joined, progress_edit


def task(desk: Desk, uid: str = "t21") -> Task:
    found = desk.everything().find(Task, uid)
    assert found is not None
    return found


@pytest.fixture
def heard(desk: Desk) -> dict[str, list[object]]:
    """Keep what the desk says."""
    found: dict[str, list[object]] = {name: [] for name in ("changed", "failed", "saved", "history", "findings")}
    desk.changed.connect(found["changed"].append)
    desk.failed.connect(found["failed"].append)
    desk.saved.connect(found["saved"].append)
    desk.history_changed.connect(lambda: found["history"].append(None))
    desk.findings_changed.connect(lambda: found["findings"].append(None))
    return found


def test_an_edit_is_written_told_and_checked(desk: Desk, heard: dict[str, list[object]]) -> None:
    assert desk.edit(field_edit(task(desk), "title", "Tên khác"))
    assert task(desk).title == "Tên khác"
    changes = heard["changed"][0]
    assert isinstance(changes, ChangeSet)
    assert changes.touched() == {"t21"}
    assert [len(heard[name]) for name in ("saved", "history", "findings", "failed")] == [1, 1, 1, 0]


def test_an_edit_that_changes_no_finding_tells_of_none(desk: Desk, heard: dict[str, list[object]]) -> None:
    desk.check()
    before = desk.findings
    assert desk.edit(field_edit(task(desk), "note", "Đã gọi điện"))
    assert desk.findings is before
    assert len(heard["findings"]) == 1


def test_undo_and_redo_tell_what_they_touched(desk: Desk, heard: dict[str, list[object]]) -> None:
    desk.edit(field_edit(task(desk), "title", "Tên khác"))
    desk.undo()
    assert task(desk).title.startswith("Quyết định ban hành")
    desk.redo()
    assert task(desk).title == "Tên khác"
    assert [changes.touched() for changes in heard["changed"]] == [{"t21"}] * 3  # type: ignore[attr-defined]


def test_nothing_left_to_undo_is_told(desk: Desk, heard: dict[str, list[object]]) -> None:
    assert desk.undo() is None
    assert isinstance(heard["failed"][0], CdsError)


def test_several_edits_are_one_step_and_each_sees_those_before(desk: Desk, store: MemoryStore) -> None:
    edits = [progress_edit("t63", "2022", "result", "Xong"), progress_edit("t63", "2022", "note", "nhanh")]
    assert desk.edit(lambda snapshot, who: joined(snapshot, edits, "Dán từ bảng tính", who))
    assert [step.label for step in store.history()] == ["Dán từ bảng tính"]
    rows = desk.snapshot().where(type(desk.snapshot().get("p-t21")), "task", "t63")  # type: ignore[arg-type]
    assert [(row.result, row.note) for row in rows] == [("Xong", "nhanh")]  # type: ignore[attr-defined]


def test_a_refused_step_changes_nothing(desk: Desk, store: MemoryStore, heard: dict[str, list[object]]) -> None:
    store.refusal = ConflictError("Bản ghi đã đổi", ("Nhiệm vụ 2.1",))
    assert not desk.edit(field_edit(task(desk), "title", "Tên khác"))
    assert task(desk).title.startswith("Quyết định")
    assert heard["changed"] == []
    assert heard["failed"] == [store.refusal]


def test_a_locked_desk_writes_nothing_and_says_why(
    desk: Desk, store: MemoryStore, heard: dict[str, list[object]]
) -> None:
    desk.set_lock("Đang kiểm tra hồ sơ")
    assert not desk.edit(field_edit(task(desk), "title", "Tên khác"))
    assert desk.undo() is None
    assert store.history() == []
    assert [str(error) for error in heard["failed"]] == ["Đang kiểm tra hồ sơ."] * 2


def test_a_period_that_is_none_is_told_and_the_old_one_stays(desk: Desk, heard: dict[str, list[object]]) -> None:
    desk.set_period("2022-Q7")
    assert desk.period.code == "2022"
    assert len(heard["failed"]) == 1


def test_lists_come_from_the_store(desk: Desk) -> None:
    assert desk.ids(ListQuery("task", words="kien truc")) == ["t21"]
    assert [record.uid for record in desk.page("task", ["t22", "t21"]) if record] == ["t22", "t21"]


def test_the_difference_of_two_states_leads_from_one_to_the_other(desk: Desk) -> None:
    before = desk.everything()
    renamed = replace(task(desk), title="Tên khác")
    added = Task(uid="new", title="Mới")
    records = {uid: record for uid, record in before.records.items() if uid != "i-other"}
    after = replace(before, records=records | {"t21": renamed, "new": added})
    changes = ChangeSet("", difference(before, after))
    assert before.with_changes(changes).records == after.records
    assert {change.uid for change in changes.changes} == {"t21", "new", "i-other"}


def test_a_joined_step_of_nothing_is_no_step(desk: Desk) -> None:
    assert not joined(desk.everything(), [], "Không có gì", "an")


def test_a_worker_reads_what_it_was_handed_and_writes_into_a_basket(desk: Desk) -> None:
    handed = HandedStore(desk.snapshot(), desk.everything())
    changes = field_edit(task(desk), "title", "Tên khác")(desk.everything(), "an")
    handed.apply(changes)
    assert handed.basket == [changes]
    assert handed.snapshot("2022").period is not None
    assert handed.snapshot().period is None
    assert handed.office() == "office"
    assert task(desk).title.startswith("Quyết định")
