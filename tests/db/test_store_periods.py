"""Snapshots of a period and the derived states that lists show."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from cdsdesk.model.changes import updated
from cdsdesk.model.office import Period, Unit
from cdsdesk.model.reading import state_of
from cdsdesk.model.reports import SameAs
from cdsdesk.model.tasks import Milestone, Progress, State, Task
from cdsdesk.vietnamese.deadlines import DeadlineKind
from db.store import Store
from tests.support.data_file import LOWER, add, contents, edit, new_store, plan_records, remove, step, told


def states(store: Store) -> dict[tuple[str, str, str], tuple[str | None, str | None, int]]:
    rows = store._connection.execute("SELECT task, unit, period, written, derived, carried FROM task_states")
    return {row[:3]: row[3:] for row in rows}


def agrees(store: Store, period: str) -> None:
    """Hold the table against the snapshot, which judges each task anew."""
    snapshot = store.snapshot(period)
    kept = {task: printed for (task, unit, code), printed in printed_states(store).items() if code == period}
    assert kept
    for task in snapshot.all(Task):
        assert kept[task.uid] == state_of(snapshot, task).printed


def printed_states(store: Store) -> dict[tuple[str, str, str], str]:
    rows = store._connection.execute("SELECT task, unit, period, printed FROM task_states WHERE unit = 'office'")
    return {row[:3]: row[3] for row in rows}


def test_a_snapshot_is_of_a_period_and_an_office(tmp_path: Path) -> None:
    rows = [
        told(1, "2026-Q1", result="quý một"),
        told(1, "2026-H1", result="nửa năm"),
        told(2, "2026-Q1", result="xong"),
    ]
    lower = Progress(uid="theirs", unit="lower", task="task-1", period="2026-H1", result="tổ 5")
    with new_store(tmp_path, [*plan_records(), LOWER, *rows, lower]) as store:
        half = store.snapshot("2026-H1")
        assert {row.uid for row in half.all(Progress)} == {"told-1-2026-H1", "told-2-2026-Q1"}
        assert half.carried == {"told-2-2026-Q1"}
        assert {row.uid for row in store.snapshot("2026-H1", tree=True).all(Progress)} >= {"theirs", "told-1-2026-H1"}
        assert [row.uid for row in store.snapshot("2026-H1", "lower").all(Progress)] == ["theirs"]
        assert half.period is not None
        assert half.period.code == "2026-H1"
        assert store.snapshot().period is None


def test_what_was_told_last_is_carried_over(tmp_path: Path) -> None:
    rows = [told(1, "2026-Q1", result="cũ"), told(1, "2026-M02", result="mới")]
    with new_store(tmp_path, [*plan_records(), *rows]) as store:
        edit(store, "told-1-2026-M02", result="sửa sau")
        assert [row.uid for row in store.snapshot("2026-H1").all(Progress)] == ["told-1-2026-M02"]
        edit(store, "told-1-2026-Q1", result="sửa sau cùng")
        assert [row.uid for row in store.snapshot("2026-H1").all(Progress)] == ["told-1-2026-Q1"]


def test_a_snapshot_carried_forward_is_the_fresh_one(tmp_path: Path) -> None:
    with new_store(tmp_path, plan_records()) as store:
        before = store.snapshot()
        assert store.snapshot() is before
        old = store.get("task-1")
        assert isinstance(old, Task)
        changes = step("Sửa", updated(old, replace(old, title="Khác", lead=("Phòng A",))))
        store.apply(changes)
        remove(store, "item-2")
        add(store, told(3))
        assert dict(store.snapshot().records) == contents(store)
        assert dict(before.records) != contents(store)
        with Store.open(tmp_path / "xa.cds", write=False) as fresh:
            assert dict(fresh.snapshot().records) == dict(store.snapshot().records)


def test_states_follow_each_step(tmp_path: Path) -> None:
    with new_store(tmp_path, plan_records()) as store:
        assert states(store) == {}
        add(store, told(1, result="Đang làm"))
        assert len(states(store)) == 5
        assert states(store)["task-1", "office", "2026"] == (None, "in_progress_late", 0)
        assert states(store)["task-2", "office", "2026"] == (None, "not_due", 0)
        edit(store, "told-1-2026", completed_on=date(2026, 6, 1))
        assert states(store)["task-1", "office", "2026"][1] == "done_on_time"
        edit(store, "told-1-2026", completed_on=date(2026, 7, 1))
        assert states(store)["task-1", "office", "2026"][1] == "done_late"
        edit(store, "task-1", deadline_to=date(2026, 12, 1))
        assert states(store)["task-1", "office", "2026"][1] == "done_on_time"
        edit(store, "told-1-2026", status_written=State.SUSPENDED)
        assert states(store)["task-1", "office", "2026"][:2] == ("suspended", None)
        agrees(store, "2026")
        remove(store, "told-1-2026")
        assert states(store) == {}
        store.undo()
        agrees(store, "2026")


def test_plain_words_of_a_state_move_it(tmp_path: Path) -> None:
    with new_store(tmp_path, plan_records(1)) as store:
        add(store, told(1, "2026-Q1", status_text="Chưa thực hiện"))
        before = store.state_counts("2026-Q1")
        edit(store, "told-1-2026-Q1", status_text="Đang thực hiện")
        after = store.state_counts("2026-Q1")
        assert before != after
        store.undo()
        assert store.state_counts("2026-Q1") == before


def test_words_on_a_task_leave_the_table_alone(tmp_path: Path) -> None:
    with new_store(tmp_path, [*plan_records(), told(1, result="Đang làm")]) as store:
        seen: list[str] = []
        store._connection.set_trace_callback(seen.append)
        edit(store, "told-1-2026", result="Đang làm tiếp", note="x")
        edit(store, "task-1", title="Khác", note="x")
        store._connection.set_trace_callback(None)
        assert not any("task_states" in statement for statement in seen)
        edit(store, "told-1-2026", result="")
        agrees(store, "2026")


def test_stages_move_a_state(tmp_path: Path) -> None:
    stages = [Milestone(uid=f"m{at}", task="task-1", deadline_to=date(2026, 3 * at, 28), position=at) for at in (1, 2)]
    with new_store(tmp_path, [*plan_records(), told(1, result="x")]) as store:
        edit(store, "task-1", deadline_kind=DeadlineKind.STAGES)
        add(store, *stages)
        agrees(store, "2026")
        edit(store, "told-1-2026", milestones_done={"m1": "1/3/2026", "m2": "2/6/2026"})
        assert states(store)["task-1", "office", "2026"][1] == "done_on_time"
        edit(store, "m2", deadline_to=date(2026, 5, 1))
        assert states(store)["task-1", "office", "2026"][1] == "done_late"
        remove(store, "m1", "m2")
        agrees(store, "2026")


def test_an_office_sets_its_own_dates(tmp_path: Path) -> None:
    with new_store(tmp_path, [*plan_records(), told(1, result="x")]) as store:
        assert states(store)["task-1", "office", "2026"][1] == "in_progress_late"
        add(store, Period(uid="own", unit="office", code="2026", as_of=date(2026, 6, 1)))
        assert states(store)["task-1", "office", "2026"][1] == "on_track"
        agrees(store, "2026")
        edit(store, "own", as_of=None, data_to=date(2026, 6, 2))
        agrees(store, "2026")
        store.undo()
        store.undo()
        assert states(store)["task-1", "office", "2026"][1] == "in_progress_late"


def test_one_period_under_two_names_is_one(tmp_path: Path) -> None:
    with new_store(tmp_path, [*plan_records(), told(1, "2026-6M", result="x")]) as store:
        assert {code for _, _, code in states(store)} == {"2026-H1"}
        agrees(store, "2026-H1")


def test_a_period_nobody_understands_spoils_nothing(tmp_path: Path) -> None:
    with new_store(tmp_path, [*plan_records(), told(1, "năm ngoái", result="x"), told(2, result="y")]) as store:
        assert {code for _, _, code in states(store)} == {"2026"}
        agrees(store, "2026")
        edit(store, "told-1-năm ngoái", period="2025")
        agrees(store, "2025")


def test_lower_offices_have_rows_for_what_they_told(tmp_path: Path) -> None:
    theirs = Progress(uid="theirs", unit="lower", task="task-2", period="2026", completed_on=date(2026, 2, 2))
    with new_store(tmp_path, [*plan_records(), LOWER, Unit(uid="silent", name="Tổ 6"), theirs]) as store:
        assert set(states(store)) == {("task-2", "lower", "2026")}
        add(store, told(1))
        assert len(states(store)) == 6


def test_joined_tasks_are_judged_as_one(tmp_path: Path) -> None:
    twin = Task(uid="twin", title="Cùng việc", deadline_kind=DeadlineKind.BEFORE, deadline_to=date(2026, 1, 1))
    row = Progress(uid="row", unit="office", task="twin", period="2026", completed_on=date(2026, 6, 29))
    with new_store(tmp_path, [*plan_records(), twin, row]) as store:
        assert states(store)["twin", "office", "2026"][1] == "done_late"
        add(store, SameAs(uid="join", old="twin", kept="task-1"))
        assert states(store)["task-1", "office", "2026"][1] == "done_on_time"
        assert ("twin", "office", "2026") not in states(store)
        agrees(store, "2026")
        edit(store, "row", completed_on=date(2026, 7, 2))
        assert states(store)["task-1", "office", "2026"][1] == "done_late"
        store.undo()
        store.undo()
        assert states(store)["twin", "office", "2026"][1] == "done_late"


def test_texts_in_progress_are_kept_beside_the_records(tmp_path: Path) -> None:
    with new_store(tmp_path, plan_records()) as store:
        store.put_draft("task", "task-1", "title", "Đường tr")
        store.put_draft("task", "task-1", "title", "Đường truy")
        store.put_draft("task", "task-1", "note", "ghi")
        store.put_draft("task", "task-2", "note", "ghi")
        assert len(store.history()) == 1
    with Store.open(tmp_path / "xa.cds", write=True) as store:
        kept = {(one.type, one.uid, one.field): one.text for one in store.drafts()}
        assert kept["task", "task-1", "title"] == "Đường truy"
        assert len(kept) == 3
        assert store.verify() == []
        store.drop_draft("task-1", "title")
        assert len(store.drafts()) == 2
        store.drop_draft("task-1")
        assert [one.uid for one in store.drafts()] == ["task-2"]
        store.drop_draft()
        assert store.drafts() == []
