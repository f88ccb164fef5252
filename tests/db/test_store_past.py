"""What history tells beyond its list: pages of steps, the changes of one, what was removed."""

from pathlib import Path

import pytest

from cdsdesk.errors import RecordError
from db.store import Store
from tests.support.data_file import add, edit, new_store, plan_records, remove, told


def test_steps_come_page_by_page(tmp_path: Path) -> None:
    with new_store(tmp_path, plan_records()) as store:
        for number in range(5):
            edit(store, "task-1", title=f"lần {number}", label=f"Sửa {number}")
        edit(store, "task-2", title="a", label="Gõ", folding="task-2/title")
        edit(store, "task-2", title="ab", label="Gõ", folding="task-2/title")
        everything = store.history()
        pages, before = [], None
        while page := store.history(2, before):
            pages += page
            before = page[-1].number
        assert pages == everything
        assert [step.label for step in pages][:3] == ["Gõ", "Sửa 4", "Sửa 3"]
        with pytest.raises(RecordError, match="Không có bước 99"):
            store.history(2, 99)


def test_the_changes_of_a_step_fold_its_typing(tmp_path: Path) -> None:
    with new_store(tmp_path, plan_records()) as store:
        edit(store, "task-2", title="a", label="Gõ", folding="task-2/title")
        edit(store, "task-2", title="ab", label="Gõ", folding="task-2/title")
        (change,) = store.step_changes(store.history(1)[0].number)
        assert change.after == {"title": "ab"}
        assert change.before is not None
        assert change.before["title"] not in ("a", "ab")
        remove(store, "item-1", "item-2", "item-3")
        number = store.history(1)[0].number
        assert [one.uid for one in store.step_changes(number, 2)] == ["item-1", "item-2"]
        with pytest.raises(RecordError, match="Không có bước 99"):
            store.step_changes(99)


def test_what_was_removed_is_known_by_what_it_named(tmp_path: Path) -> None:
    with new_store(tmp_path, plan_records()) as store:
        add(store, told(1), told(2))
        assert store.removed_with("task-1") == []
        remove(store, "told-1-2026")
        assert store.removed_with("task-1") == ["told-1-2026"]
        assert store.removed_with("task-9") == []
        number = store.history(1)[0].number
        assert store.removing_steps() == {number}
    with Store.open(tmp_path / "xa.cds", write=False) as store:
        assert store.removed_with("task-1") == ["told-1-2026"]
        assert store.removing_steps() == {number}
