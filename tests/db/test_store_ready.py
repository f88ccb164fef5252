"""A step made ready in advance comes to what it would have come to anyway, and to nothing until it is written."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from cdsdesk.errors import ConflictError, RecordError
from cdsdesk.model.changes import ChangeSet, inserted, updated
from cdsdesk.model.fields import Record
from cdsdesk.model.tasks import Task
from cdsdesk.progress import Cancelled
from db.outcome import outcome
from db.store import Store
from tests.support.data_file import PLAN, SECTION, add, contents, edit, new_store, step, tasks, told

COUNT = 400


class Stop:
    """Asks to stop at once."""

    def report(self, done: int, total: int, text: str = "") -> None:
        raise Cancelled


def imported() -> ChangeSet:
    return step("Nhập", *map(inserted, [*tasks(COUNT), *(told(at, result=f"Kết quả {at}") for at in range(1, COUNT))]))


def revised(store: Store) -> ChangeSet:
    """New words for every task, two results that change places, one that goes."""
    known = contents(store)
    told_first, told_second = known["told-1-2026"], known["told-2-2026"]
    pairs = [
        *((known[f"task-{at}"], sets(known[f"task-{at}"], note=f"Đã rà soát {at}")) for at in range(1, COUNT + 1)),
        (told_first, sets(told_first, task="task-2")),
        (told_second, sets(told_second, task="task-1")),
    ]
    gone = inserted(known["told-3-2026"]).inverse()
    return step("Rà soát", *(updated(old, new) for old, new in pairs), gone)


def sets(record: Record, **values: Any) -> Record:
    return replace(record, **values)


def rows(store: Store, name: str) -> list[tuple[object, ...]]:
    return store._connection.execute(f"SELECT * FROM {name}").fetchall()


def is_worked_out(monkeypatch: pytest.MonkeyPatch) -> Callable[[], bool]:
    """Say whether writing works out what the changes come to."""
    called: list[object] = []

    def noted(*told: object) -> object:
        called.append(told)
        return outcome(*told)  # type: ignore[arg-type]

    monkeypatch.setattr("db.writer.outcome", noted)
    return lambda: bool(called)


def test_what_was_made_ready_comes_to_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with new_store(tmp_path, [PLAN, SECTION], "plain.cds") as one, new_store(tmp_path, [PLAN, SECTION]) as other:
        for make in (lambda _store: imported(), revised):
            one.apply(make(one))
            ready, before = other.make_ready(make(other)), contents(other)
            assert contents(other) == before
            with monkeypatch.context() as patch:
                anew = is_worked_out(patch)
                assert other.apply(ready).records == one.history(1)[0].records
                assert not anew()
            assert contents(one) == contents(other)
            assert rows(one, "task_states") == rows(other, "task_states") != []
            assert other.verify() == []
            assert "ready" not in {name for _, name, _ in other._connection.execute("PRAGMA database_list")}
        first, second = (store.step_changes(3, 5 * COUNT) for store in (one, other))
        assert first == second
        assert len(first) == COUNT + 3
        assert [hit.uid for hit in other.search("ra soat 399")] == ["task-399"]
        other.undo()
        other.undo()
        assert contents(other).keys() == {"office", "plan", "section"}
        assert other.verify() == []


def test_another_thread_makes_it_ready_from_a_copy_that_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[ChangeSet] = []

    def work() -> None:
        with store.look(whole) as copy:
            made.append(copy.make_ready(imported()))

    with new_store(tmp_path, [PLAN, SECTION]) as store:
        whole = store.snapshot()
        worker = Thread(target=work)
        worker.start()
        worker.join()
        anew = is_worked_out(monkeypatch)
        taken = store.apply(replace(made[0], who="Trần Bình"))
        assert not anew()
        assert (taken.who, taken.records) == ("Trần Bình", 3 * COUNT - 1)
        assert store.verify() == []


def test_what_was_written_since_is_seen(tmp_path: Path) -> None:
    with new_store(tmp_path, [PLAN, SECTION]) as store:
        ready = store.make_ready(imported())
        edit(store, "plan", subject="Kế hoạch khác")
        store.apply(ready)
        assert len(contents(store)) == 3 * COUNT + 2
        late = store.make_ready(revised(store))
        edit(store, "task-7", note="Sửa tay")
        before = contents(store)
        with pytest.raises(ConflictError, match="không ghi đè"):
            store.apply(late)
        assert contents(store) == before
        assert store.verify() == []


def test_what_may_not_be_written_is_not_made_ready(tmp_path: Path) -> None:
    with new_store(tmp_path, [PLAN]) as store:
        with pytest.raises(RecordError, match="không có trong tệp"):
            store.make_ready(imported())
        assert len(contents(store)) == 2


def test_stopping_leaves_the_file_and_the_changes_can_be_written_again(tmp_path: Path) -> None:
    path = tmp_path / "xa.cds"
    with new_store(tmp_path, [PLAN, SECTION]) as store:
        before = path.read_bytes()
        with pytest.raises(Cancelled):
            store.make_ready(imported(), Stop())
        ready = store.make_ready(imported())
        with pytest.raises(Cancelled):
            store.apply(ready, Stop())
        assert path.read_bytes() == before
        add(store, Task(uid="task-own", title="Việc của phường"))
        store.apply(ready)
        assert len(contents(store)) == 3 * COUNT + 3
        assert store.verify() == []


def test_changes_that_were_put_in_place_of_others_are_worked_out_anew(tmp_path: Path) -> None:
    with new_store(tmp_path, [PLAN, SECTION]) as store:
        ready = store.make_ready(imported())
        store.apply(replace(ready, changes=tuple(map(inserted, tasks(3)))))
        assert len(contents(store)) == 9
        assert store.verify() == []
