"""A step of thousands of records goes quicker ways than a small one and comes to the same."""

from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from cdsdesk.errors import ConflictError, RecordError
from cdsdesk.model.changes import ChangeSet, inserted, updated
from cdsdesk.model.fields import Record
from cdsdesk.model.states import State
from cdsdesk.model.tasks import Milestone, Progress
from cdsdesk.vietnamese.deadlines import DeadlineKind
from db.store import Store
from tests.support.data_file import PLAN, SECTION, add, contents, edit, new_store, step, tasks, told

COUNT = 600


def office_year(count: int) -> list[Record]:
    """Tasks with two results each, of two periods, and a stage that is done."""
    made = tasks(count)
    for at in range(1, count + 1):
        stage = Milestone(uid=f"stage-{at}", task=f"task-{at}", title="Bàn giao", deadline_to=date(2026, 3, 31))
        early = told(at, "2026-Q1", result="Đã khảo sát", milestones_done={stage.uid: "5/3/2026"})
        late = told(at, "2026-Q2", result=f"Đã bàn giao {at} máy", status_written=State.DONE_ON_TIME)
        made += [stage, early, late]
    return made


def states(store: Store) -> list[tuple[object, ...]]:
    return store._connection.execute("SELECT * FROM task_states ORDER BY task, unit, period").fetchall()


def test_one_large_step_comes_to_the_same_as_many_small_ones(tmp_path: Path) -> None:
    records = office_year(COUNT)
    small = 5 * 40
    with new_store(tmp_path, [PLAN, SECTION], "small.cds") as one, new_store(tmp_path, [PLAN, SECTION]) as other:
        for start in range(0, len(records), small):
            add(one, *records[start : start + small])
        add(other, *records)
        assert contents(one) == contents(other)
        assert states(one) == states(other) != []
        assert [hit.uid for hit in other.search("ban giao 599 may")] == ["told-599-2026-Q2"]
        assert other.verify() == []


def test_tasks_that_are_alike_but_for_one_thing_are_judged_each_by_itself(tmp_path: Path) -> None:
    days, words = (date(2026, 2, 1), date(2026, 9, 1)), ("Đã khảo sát", "Chưa thực hiện", "")
    written, ends = (None, State.SUSPENDED, State.DONE_ON_TIME), (None, date(2026, 2, 5))
    records: list[Record] = []
    for at, (due, word, state, end) in enumerate(product(days, words, written, ends), 1):
        task, place = tasks(at)[-2:]
        told_once = told(
            at, "2026-Q2" if at % 5 == 0 else "2026-Q1", result=word, status_written=state, completed_on=end
        )
        records += [replace(task, deadline_kind=DeadlineKind.BEFORE, deadline_to=due), place, told_once]
    with new_store(tmp_path, [PLAN, SECTION], "small.cds") as one, new_store(tmp_path, [PLAN, SECTION]) as other:
        for record in records:
            add(one, record)
        add(other, *records)
        assert states(one) == states(other)
        assert len({row[3:] for row in states(other)}) > 9


def test_a_large_step_is_taken_back_and_done_again_whole(tmp_path: Path) -> None:
    with new_store(tmp_path, [PLAN, SECTION]) as store:
        before = contents(store)
        add(store, *office_year(COUNT))
        after = contents(store)
        store.undo()
        assert (contents(store), states(store)) == (before, [])
        assert store.verify() == []
        store.redo()
        assert contents(store) == after
        assert store.verify() == []


def test_a_result_may_move_to_a_task_that_the_same_step_makes(tmp_path: Path) -> None:
    moved = told(1, "2026-Q1", result="Đã khảo sát")
    with new_store(tmp_path, [PLAN, SECTION, *tasks(1), moved]) as store:
        new = [inserted(record) for record in tasks(2)[2:]]
        store.apply(step("Chuyển", *new, updated(moved, replace(moved, task="task-2"))))
        assert store.verify() == []


def test_a_large_step_brings_no_second_own_record(tmp_path: Path) -> None:
    with new_store(tmp_path, [PLAN, SECTION, *office_year(COUNT)]) as store:
        twins = [
            Progress(uid=f"twin-{at}", unit="office", task=f"task-{at}", period="2026-Q3") for at in range(1, COUNT)
        ]
        clashing = Progress(uid="twin", unit="office", task=f"task-{COUNT}", period="2026-Q2")
        fillers = [replace(twin, uid=f"{twin.uid}-4", period="2026-Q4") for twin in twins]
        before = contents(store)
        with pytest.raises(RecordError, match="đơn vị đã có một bản ghi như vậy"):
            store.apply(ChangeSet("Nhập", tuple(map(inserted, (*twins, *fillers, clashing)))))
        assert contents(store) == before
        store.apply(ChangeSet("Nhập", tuple(map(inserted, (*twins, *fillers)))))
        assert store.verify() == []


def waiting(store: Store) -> int:
    return len(store._parts.index._known())


def found(store: Store, words: str) -> list[str]:
    return [hit.uid for hit in store.search(words)]


def large_office(folder: Path) -> Store:
    """A file with a step that is too large for the search index to follow at once."""
    store = new_store(folder, [PLAN, SECTION, *tasks(3)])
    add(store, *office_year(COUNT)[6:])
    return store


def test_what_a_large_step_wrote_is_found_before_the_index_knows_it(tmp_path: Path) -> None:
    with large_office(tmp_path) as store:
        assert waiting(store) > 1000
        assert found(store, "ban giao 599 may") == ["told-599-2026-Q2"]
        assert found(store, "so lieu 1") == ["task-1", *(f"task-{at}" for at in range(11, COUNT, 5) if "1" in str(at))]
        before = found(store, "bàn giao")
        assert store.settle(400) > 1000
        assert store.verify() == []
        while store.settle(400):
            assert found(store, "bàn giao") == before
        assert waiting(store) == 0
        assert found(store, "bàn giao") == before
        assert store.settle() == 0
        assert store.verify() == []


def test_changes_between_two_pieces_of_bringing_up_the_index_are_found(tmp_path: Path) -> None:
    with large_office(tmp_path) as store:
        store.settle(500)
        edit(store, "task-4", title="Làm đường ống")
        edit(store, "task-599", title="Làm đường hầm")
        store.settle(500)
        edit(store, "task-598", title="Làm đường sắt")
        assert found(store, "lam duong") == ["task-4", "task-598", "task-599"]
        while store.settle():
            pass
        assert found(store, "lam duong") == ["task-4", "task-598", "task-599"]
        store.undo()
        assert found(store, "duong sat") == []
        assert store.verify() == []


def test_a_taken_back_large_step_is_found_no_more(tmp_path: Path) -> None:
    with large_office(tmp_path) as store:
        store.settle(700)
        store.undo()
        assert found(store, "bàn giao") == []
        while store.settle():
            pass
        assert found(store, "bàn giao") == []
        assert store.verify() == []


def test_nothing_is_brought_up_in_the_middle_of_a_writing(tmp_path: Path) -> None:
    with large_office(tmp_path) as store:
        with store._writing():
            assert store.settle() == 0
            store._connection.execute("UPDATE meta SET value = value WHERE key = 'made'")
        assert waiting(store) > 1000
        assert store.settle() > 0
        assert store.verify() == []


def test_a_closed_file_leaves_nothing_to_bring_up(tmp_path: Path) -> None:
    large_office(tmp_path).close()
    with Store.open(tmp_path / "xa.cds", write=False) as reader:
        assert waiting(reader) == 0
        assert reader.settle() == 0
        assert found(reader, "ban giao 599 may") == ["told-599-2026-Q2"]


def test_a_reader_finds_what_the_writer_has_not_brought_up_yet(tmp_path: Path) -> None:
    with large_office(tmp_path), Store.open(tmp_path / "xa.cds", write=False) as reader:
        assert waiting(reader) > 1000
        assert found(reader, "ban giao 599 may") == ["told-599-2026-Q2"]
        assert reader.verify() == []


def test_an_odd_value_among_many_is_cleaned_or_refused_as_always(tmp_path: Path) -> None:
    with new_store(tmp_path, [PLAN, SECTION]) as store:
        made = tasks(100)
        add(store, *made[:-2], replace(made[-2], title="  Vie\u0323\u0302c\u200b lạ ", extras={"b": "2", "a": " 1"}))
        kept = contents(store)["task-100"]
        assert vars(kept)["title"] == "Việc lạ"
        assert vars(kept)["extras"] == {"a": " 1", "b": "2"}
        assert store.snapshot().get("task-100") == kept
        wrong = [replace(record, uid=f"{record.uid}-2", kind="lạ") for record in tasks(100)[::2]]
        with pytest.raises((RecordError, AttributeError)):
            store.apply(ChangeSet("Nhập", tuple(map(inserted, wrong))))
        with pytest.raises(ConflictError) as refused:
            add(store, *(replace(record, uid=f"{record.uid}-2") for record in made), *made[:1])
        assert [line.endswith("đã có bản ghi này rồi") for line in refused.value.conflicts] == [True]
        assert store.verify() == []
