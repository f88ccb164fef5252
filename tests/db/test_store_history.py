"""Undo and redo across restarts, any one step taken back by itself, typing folded, history only added to."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cdsdesk.errors import ConflictError, RecordError
from cdsdesk.model.changes import inserted, updated
from cdsdesk.model.tasks import Task
from db.store import Store
from tests.support.data_file import PLAN, add, contents, edit, new_store, plan_records, remove, step, tasks, told


def title(store: Store, at: int = 1) -> str:
    found = store.get(f"task-{at}")
    assert isinstance(found, Task)
    return found.title


def raw_history(store: Store) -> list[tuple[Any, ...]]:
    rows = store._connection.execute("SELECT * FROM steps ORDER BY number").fetchall()
    return rows + store._connection.execute("SELECT * FROM entries ORDER BY step, place").fetchall()


def test_undo_and_redo_go_step_by_step(tmp_path: Path) -> None:
    with new_store(tmp_path, plan_records()) as store:
        first = title(store)
        for word in ("một", "hai", "ba"):
            edit(store, "task-1", title=word, label=f"Sửa {word}")
        assert [store.undo().label for _ in range(2)] == ["Hoàn tác: Sửa ba", "Hoàn tác: Sửa hai"]
        assert (title(store), store.undo_label(), store.redo_label()) == ("một", "Sửa một", "Sửa hai")
        assert store.redo().label == "Làm lại: Sửa hai"
        assert (title(store), store.redo_label()) == ("hai", "Sửa ba")
        store.undo()
        store.undo()
        assert (title(store), store.undo_label()) == (first, "")
        for word in ("một", "hai", "ba"):
            store.redo()
            assert title(store) == word
        assert (store.redo_label(), store.verify()) == ("", [])


def test_undo_knows_where_it_was_after_a_restart(tmp_path: Path) -> None:
    with new_store(tmp_path, plan_records()) as store:
        edit(store, "task-1", title="một", label="Sửa một")
        edit(store, "task-1", title="hai", label="Sửa hai")
        store.undo()
        seen = store.history(), store.undo_label(), store.redo_label()
    with Store.open(tmp_path / "xa.cds", write=True, who="Trần Bình") as store:
        assert (store.history(), store.undo_label(), store.redo_label()) == seen
        store.undo()
        assert (store.undo_label(), store.redo_label()) == ("", "Sửa một")
        assert store.history()[0].who == "Trần Bình"
    with Store.open(tmp_path / "xa.cds", write=True) as store:
        store.redo(who="Lê Chi")
        assert (title(store), store.redo_label(), store.history()[0].who) == ("một", "Sửa hai", "Lê Chi")


def test_a_new_edit_ends_what_could_be_redone(tmp_path: Path) -> None:
    with new_store(tmp_path, plan_records()) as store:
        edit(store, "task-1", title="một", label="Sửa một")
        store.undo()
        edit(store, "task-2", title="hai", label="Sửa hai")
        assert store.redo_label() == ""
        with pytest.raises(RecordError, match="Không còn bước nào để làm lại"):
            store.redo()
        store.undo()
        assert store.redo_label() == "Sửa hai"
        with pytest.raises(RecordError, match="Không còn bước nào để hoàn tác"):
            store.undo()


def test_the_list_tells_what_was_taken_back_by_what(tmp_path: Path) -> None:
    with new_store(tmp_path, plan_records()) as store:
        edit(store, "task-1", title="một")
        store.undo()
        assert [(s.number, s.undoes, s.redoes, s.undone_by) for s in store.history()] == [
            (3, 2, None, None),
            (2, None, None, 3),
            (1, None, None, None),
        ]
        store.redo()
        assert [(s.number, s.undoes, s.redoes, s.undone_by) for s in store.history(2)] == [
            (4, None, 2, None),
            (3, 2, None, None),
        ]
        assert store.history()[2].undone_by is None


def test_an_older_step_is_taken_back_by_itself(tmp_path: Path) -> None:
    with new_store(tmp_path, plan_records()) as store:
        first = title(store)
        edit(store, "task-1", title="một", label="Sửa tên")
        edit(store, "task-1", note="ghi chú")
        edit(store, "task-2", title="hai", label="Sửa việc hai")
        store.undo(2)
        assert (title(store), title(store, 2)) == (first, "hai")
        assert store.history()[3].undone_by == 5
        with pytest.raises(RecordError, match="đã được hoàn tác ở bước 5"):
            store.undo(2)
        store.undo()
        assert (title(store), store.history()[4].undone_by) == ("một", None)
        store.redo()
        assert (title(store), store.history()[5].undone_by) == (first, 5)
        store.undo()
        store.undo()
        assert store.undo_label() == "Sửa"
        assert store.verify() == []


def test_labels_of_taking_back_and_doing_again_do_not_pile_up(tmp_path: Path) -> None:
    with new_store(tmp_path, plan_records()) as store:
        edit(store, "task-1", title="một", label="Sửa tên")
        edit(store, "task-2", title="hai", label="Hoàn tác: tên do người dùng đặt")
        assert store.undo(2).label == "Hoàn tác: Sửa tên"
        assert store.undo_label() == "Sửa tên"
        assert store.undo(4).label == "Hoàn tác: Sửa tên"
        assert store.redo_label() == "Sửa tên"
        assert [store.redo().label, store.undo().label] == ["Làm lại: Sửa tên", "Hoàn tác: Sửa tên"]
        for _ in range(3):
            assert store.undo(store.history(1)[0].number).label == "Hoàn tác: Sửa tên"
        assert store.undo(3).label == "Hoàn tác: Hoàn tác: tên do người dùng đặt"
        labels = [one.label for one in store.history()]
    with Store.open(tmp_path / "xa.cds", write=True) as store:
        assert [one.label for one in store.history()] == labels
        assert store.undo(store.history(1)[0].number).label == "Hoàn tác: Hoàn tác: tên do người dùng đặt"
        assert store.verify() == []


def test_a_step_that_was_written_over_is_not_taken_back(tmp_path: Path) -> None:
    with new_store(tmp_path, plan_records()) as store:
        edit(store, "task-1", title="một")
        edit(store, "task-1", title="hai")
        with pytest.raises(ConflictError) as refused:
            store.undo(2)
        [line] = refused.value.conflicts
        assert "“hai”" in line
        assert "“một”" in line
        assert title(store) == "hai"
        edit(store, "task-1", title="một")
        store.undo(2)


def test_undo_of_an_import_after_later_edits_lists_every_conflict(tmp_path: Path) -> None:
    with new_store(tmp_path) as store:
        add(store, *plan_records(), label="Nhập mẫu")
        edit(store, "task-3", title="sửa sau khi nhập")
        edit(store, "item-4", code="4")
        add(store, told(5, result="đã làm"))
        before = contents(store)
        with pytest.raises(ConflictError) as refused:
            store.undo(2)
        lines = "\n".join(refused.value.conflicts)
        assert "sửa sau khi nhập" in lines
        assert "STT" in lines
        assert contents(store) == before
        edit(store, "task-3", title="Ấn phẩm tuyên truyền 3")
        edit(store, "item-4", code="1.4")
        with pytest.raises(ConflictError) as refused:
            store.undo(2)
        [line] = refused.value.conflicts
        assert "Kết quả thực hiện" in line
        assert "còn trỏ tới Nhiệm vụ" in line
        remove(store, "told-5-2026")
        store.undo(2)
        assert set(contents(store)) == {"office"}


def test_a_taken_back_removal_needs_what_it_referred_to(tmp_path: Path) -> None:
    with new_store(tmp_path, [*plan_records(), told(1)]) as store:
        remove(store, "told-1-2026")
        remove(store, "task-1", "item-1")
        with pytest.raises(ConflictError) as refused:
            store.undo(2)
        assert refused.value.conflicts == (
            "Kết quả thực hiện năm 2026: ô “Nhiệm vụ” trỏ tới Nhiệm vụ “Đường truyền số liệu 1” đã bị xoá",
        )
        store.undo()
        store.undo()
        assert store.get("told-1-2026") == told(1)


def test_unknown_steps_are_named(tmp_path: Path) -> None:
    with new_store(tmp_path) as store, pytest.raises(RecordError, match="Không có bước 7"):
        store.undo(7)


def test_typing_in_one_visit_is_one_step_to_undo(tmp_path: Path) -> None:
    with new_store(tmp_path, plan_records()) as store:
        first = title(store)
        for word in ("B", "Bá", "Báo"):
            edit(store, "task-1", title=word, folding="visit-1")
        edit(store, "task-1", title="Báo c", folding="visit-2")
        edit(store, "task-1", title="Báo cáo", folding="visit-2")
        assert [(s.number, s.folded) for s in store.history()] == [(6, 2), (4, 3), (1, 1)]
        assert len(raw_history(store)) == 6 + 5
        store.undo()
        assert title(store) == "Báo"
        store.undo()
        assert (title(store), store.undo_label()) == (first, "")
        store.redo()
        assert title(store) == "Báo"
        store.redo()
        assert title(store) == "Báo cáo"
        with pytest.raises(ConflictError, match="đã đổi"):
            store.undo(3)


def test_typing_that_came_to_nothing_stands_in_nobodys_way(tmp_path: Path) -> None:
    with new_store(tmp_path, plan_records()) as store:
        first = title(store)
        edit(store, "task-2", title="trước đó")
        edit(store, "task-1", title="x", folding="visit")
        edit(store, "task-1", title=first, folding="visit")
        assert store.undo().records == 0
        store.undo()
        assert (title(store, 2), store.undo_label()) == ("Ứng dụng chữ ký số 2", "")
        store.redo()
        store.redo()
        assert (title(store, 2), store.redo_label(), store.verify()) == ("trước đó", "", [])


def test_folding_needs_neighbours_of_one_person(tmp_path: Path) -> None:
    with new_store(tmp_path, plan_records()) as store:
        edit(store, "task-1", title="a", folding="visit")
        edit(store, "task-2", title="b")
        edit(store, "task-1", title="c", folding="visit")
        old = store.get("task-1")
        assert isinstance(old, Task)
        store.apply(step("Sửa", updated(old, replace(old, title="d")), folding="visit", who="Trần Bình"))
        assert [s.folded for s in store.history()] == [1, 1, 1, 1, 1]
        store.undo()
        edit(store, "task-1", title="e", folding="visit")
        assert [s.folded for s in store.history()] == [1, 1, 1, 1, 1, 1, 1]


def test_any_part_of_folded_typing_is_taken_back_whole(tmp_path: Path) -> None:
    with new_store(tmp_path, plan_records()) as store:
        first = title(store)
        for word in ("B", "Bá", "Báo"):
            edit(store, "task-1", title=word, folding="visit")
        edit(store, "task-2", title="khác")
        store.undo(3)
        assert title(store) == first
        assert store.history()[2].undone_by == 6


def test_history_is_only_ever_added_to(tmp_path: Path) -> None:
    with new_store(tmp_path, plan_records()) as store:
        seen: list[tuple[Any, ...]] = []
        for act in (
            lambda: edit(store, "task-1", title="một", folding="v"),
            lambda: edit(store, "task-1", title="hai", folding="v"),
            store.undo,
            store.redo,
            lambda: remove(store, "task-2", "item-2"),
            lambda: store.undo(2),
            store.undo,
        ):
            act()
            now = raw_history(store)
            assert all(row in now for row in seen)
            seen = now
        assert store.verify() == []


def test_the_life_of_one_record(tmp_path: Path) -> None:
    with new_store(tmp_path, [PLAN]) as store:
        add(store, Task(uid="life", title="Sinh ra"), *tasks_alone(2))
        edit(store, "life", title="L", folding="v")
        edit(store, "life", title="Lớn", folding="v", note="ghi")
        edit(store, "task-1", title="chuyện khác")
        remove(store, "life")
        store.undo()
        found = [(entry.step.number, entry.change.before, entry.change.after) for entry in store.record_history("life")]
        assert found == [
            (7, None, {"title": "Lớn", "note": "ghi"}),
            (6, {"title": "Lớn", "note": "ghi"}, None),
            (4, {"title": "Sinh ra", "note": None}, {"title": "Lớn", "note": "ghi"}),
            (2, None, {"title": "Sinh ra"}),
        ]
        assert [entry.step.folded for entry in store.record_history("life")] == [1, 1, 2, 1]
        assert store.record_history("nobody") == []


def tasks_alone(count: int) -> list[Task]:
    return [record for record in tasks(count) if isinstance(record, Task)]


def test_a_long_history_is_listed_from_its_end(tmp_path: Path) -> None:
    with new_store(tmp_path) as store:
        for at in range(30):
            store.apply(step(f"Thêm {at}", inserted(Task(uid=f"t{at}", title="x"))))
        assert [s.label for s in store.history(limit=2)] == ["Thêm 29", "Thêm 28"]
        assert len(store.history()) == 31
