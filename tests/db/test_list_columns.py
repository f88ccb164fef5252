"""The columns of a list that are no fields of its records: state and result as the period shows them."""

from datetime import date
from pathlib import Path

from cdsdesk.model.fields import Record
from cdsdesk.model.office import Period
from cdsdesk.model.ports import ListQuery
from cdsdesk.model.reports import SameAs
from cdsdesk.model.tasks import Progress, State, Task
from tests.support.data_file import add, edit, new_store, plan_records, told


def test_results_sort_as_the_period_shows_them(tmp_path: Path) -> None:
    join = SameAs(uid="join", old="twin", kept="task-1")
    twin: list[Record] = [
        Task(uid="twin", title="Việc trùng"),
        Progress(uid="of twin", unit="office", task="twin", period="2026", result="của việc trùng"),
    ]
    with new_store(tmp_path, [*plan_records(9), *twin, join]) as store:
        add(store, told(2, "2026-Q1", result="quý một"), told(2, "2026-M02", result="tháng hai"))
        add(store, Period(uid="own", unit="office", code="2026-Q1", as_of=date(2026, 2, 1)))
        for code in ("2026-Q1", "2026-M01", "2026-H1", "2026", "2025"):
            shown = {row.task: row.result for row in store.snapshot(code).all(Progress)}
            listed = store.ids(ListQuery("task", period=code, order=("result",)))
            results = [shown[task] for task in listed if shown.get(task)]
            assert results == sorted(filter(None, shown.values()))
            assert not any(map(shown.get, listed[len(results) :]))


def test_states_that_nobody_told_of_follow_the_tasks(tmp_path: Path) -> None:
    with new_store(tmp_path, plan_records()) as store:
        late = ListQuery("task", period="2027", states=frozenset({State.NOT_STARTED_LATE.value}))
        assert store.ids(late) == ["task-1", "task-3", "task-5"]
        edit(store, "task-1", deadline_to=None)
        assert store.ids(late) == ["task-3", "task-5"]
        store.undo()
        assert store.ids(late) == ["task-1", "task-3", "task-5"]
