"""A large step tells how far it is and can be stopped until its commit; what is stopped left no trace."""

from pathlib import Path

import pytest

from cdsdesk.model.changes import ChangeSet, inserted
from cdsdesk.progress import Cancelled
from db.store import Store
from tests.support.data_file import PLAN, SECTION, add, contents, edit, new_store, tasks

COUNT = 1200


class Listener:
    """Notes what is reported; asks to stop at the ``stop``-th report when there is one."""

    def __init__(self, stop: int = 0) -> None:
        self.stop = stop
        self.told: list[tuple[int, int, str]] = []

    def report(self, done: int, total: int, text: str = "") -> None:
        self.told.append((done, total, text))
        if len(self.told) == self.stop:
            raise Cancelled


def large() -> ChangeSet:
    return ChangeSet("Nhập", tuple(map(inserted, tasks(COUNT))))


def reports(store: Store, stop: int = 0) -> list[tuple[int, int, str]]:
    listener = Listener(stop)
    store.apply(large(), listener)
    return listener.told


def test_a_large_step_tells_how_far_it_is(tmp_path: Path) -> None:
    with new_store(tmp_path, [PLAN, SECTION]) as store:
        told = reports(store)
        assert len(told) > 4
        assert [done for done, _, _ in told] == sorted(done for done, _, _ in told)
        assert {(total, text) for _, total, text in told} == {(4 * COUNT, "Đang ghi vào hồ sơ")}
        assert (told[0][0], told[-1][0]) == (0, 4 * COUNT)
        back = Listener()
        store.undo(progress=back)
        again = Listener()
        store.redo(progress=again)
        assert len(back.told) > 4
        assert len(again.told) > 4


@pytest.mark.parametrize("stop", [1, 3, 6, -1])
def test_a_step_that_is_stopped_leaves_the_file_byte_for_byte(tmp_path: Path, stop: int) -> None:
    with new_store(tmp_path, [PLAN, SECTION], "other.cds") as other:
        last = len(reports(other))
    with new_store(tmp_path, [PLAN, SECTION]) as store:
        edit(store, "plan", subject="Sửa trước")
        kept, before = contents(store), (tmp_path / "xa.cds").read_bytes()
        with pytest.raises(Cancelled):
            reports(store, stop if stop > 0 else last)
        assert (tmp_path / "xa.cds").read_bytes() == before
        assert contents(store) == kept
        assert store.history(1)[0].label == "Sửa"
        assert store.search("so lieu 1") == []
        add(store, *tasks(3))
        assert [hit.uid for hit in store.search("so lieu 1")] == ["task-1"]
        assert store.verify() == []
