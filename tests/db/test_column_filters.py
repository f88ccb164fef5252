"""Filters by column: chosen values, contained words, the values that a column holds; file and memory tell the same."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from cdsdesk.errors import RecordError
from cdsdesk.model.fields import Record
from cdsdesk.model.office import Period
from cdsdesk.model.ports import ListQuery
from cdsdesk.model.reports import SameAs
from cdsdesk.model.tasks import Progress, State, Task, TaskKind
from cdsdesk.model.teams import Member, Team
from db.store import Store
from tests.support.data_file import OFFICE, add, edit, new_store, plan_records, take_in, told
from tests.support.memory_store import MemoryStore

TASKS = [
    Task(uid="a", title="Đường truyền", lead=("Phòng Văn hóa", "Công an"), deadline_to=date(2026, 6, 30), position=1),
    Task(uid="b", title="Chữ ký số", lead=("Công an",), kind=TaskKind.PROJECT, position=2),
    Task(uid="c", title="Ấn phẩm", deadline_to=date(2026, 12, 31), note="dòng một\nĐường", position=3),
]
RESULTS = [
    Progress(uid="ra", unit="office", task="a", period="2026-Q1", result="Đã ban hành văn bản"),
    Progress(uid="rb", unit="office", task="b", period="2026-H1", result="Đang thẩm định", percent=Decimal("12.5")),
    Progress(uid="late", unit="office", task="c", period="2026", result="Để sau"),
]
ROWS: list[Record] = [*TASKS, *RESULTS]
HALF = ListQuery("task", period="2026-H1")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (replace(HALF, among={"lead": frozenset({"Công an"})}), "ab"),
        (replace(HALF, among={"lead": frozenset({"", "Phòng Văn hóa"})}), "ac"),
        (replace(HALF, among={"deadline_to": frozenset({"2026-06-30", ""})}), "ab"),
        (replace(HALF, among={"kind": frozenset({"project"})}), "b"),
        (replace(HALF, among={"percent": frozenset({"12.5"})}), "b"),
        (replace(HALF, among={"percent": frozenset({""})}), "ac"),
        (replace(HALF, among={"state": frozenset({"not_due", "on_track"})}), "abc"),
        (replace(HALF, among={"result": frozenset({"Đã ban hành văn bản"})}), "a"),
        (replace(HALF, among={"result": frozenset({"", "Đang thẩm định"})}), "bc"),
        (replace(HALF, among={"title": frozenset()}), ""),
        (replace(HALF, filters={"title": "duong"}), "a"),
        (replace(HALF, filters={"note": "mot duong"}), "c"),
        (replace(HALF, filters={"lead": "cong AN"}), "ab"),
        (replace(HALF, filters={"result": "van ban"}), "a"),
        (replace(HALF, filters={"kind": "du an"}), "b"),
        (replace(HALF, filters={"deadline_to": "30/06"}), "a"),
        (replace(HALF, filters={"percent": "12,5"}), "b"),
        (replace(HALF, filters={"state": "tien do"}), "ab"),
        (replace(HALF, filters={"title": "so", "lead": "cong"}), "b"),
        (replace(HALF, filters={"title": "  "}), "abc"),
        (replace(HALF, only=frozenset({"a", "c", "gone"})), "ac"),
        (replace(HALF, only=frozenset()), ""),
    ],
)
def test_columns_filter_by_values_and_words(tmp_path: Path, query: ListQuery, expected: str) -> None:
    with new_store(tmp_path, ROWS) as store:
        assert "".join(store.ids(query)) == expected
        assert sorted(store.ids(replace(query, order=("-result",)))) == sorted(expected)
    assert "".join(MemoryStore(OFFICE, ROWS).ids(query)) == expected


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("lead", [("Công an", 2), ("Phòng Văn hóa", 1), ("", 1)]),
        ("kind", [("task", 2), ("project", 1)]),
        ("deadline_to", [("2026-06-30", 1), ("2026-12-31", 1), ("", 1)]),
        ("percent", [("12.5", 1), ("", 2)]),
        ("state", [("on_track", 2), ("not_due", 1)]),
        ("code", [("", 3)]),
    ],
)
def test_a_column_tells_its_values(tmp_path: Path, field: str, expected: list[tuple[str, int]]) -> None:
    with new_store(tmp_path, ROWS) as store:
        assert store.distinct(HALF, field) == expected
    assert sorted(MemoryStore(OFFICE, ROWS).distinct(HALF, field)) == sorted(expected)


def test_a_column_leaves_its_own_choice_aside_and_keeps_the_others(tmp_path: Path) -> None:
    query = replace(HALF, among={"lead": frozenset({"Công an"}), "kind": frozenset({"task"})})
    with new_store(tmp_path, ROWS) as store:
        assert store.distinct(query, "lead") == [("Công an", 1), ("Phòng Văn hóa", 1), ("", 1)]
        assert store.distinct(query, "kind") == [("task", 1), ("project", 1)]
        assert store.distinct(HALF, "lead", limit=1) == [("Công an", 2)]


def test_codes_stand_in_the_order_of_the_plan(tmp_path: Path) -> None:
    with new_store(tmp_path, plan_records(11)) as store:
        query = ListQuery("task", plan="plan")
        assert [code for code, _ in store.distinct(query, "code")] == [f"1.{at}" for at in range(1, 12)]
        assert store.ids(replace(query, among={"code": frozenset({"1.10"})})) == ["task-10"]
        assert store.ids(ListQuery("task", filters={"code": "1.1"})) == ["task-1", "task-10", "task-11"]


def test_references_are_found_by_the_name_they_show(tmp_path: Path) -> None:
    teams = [Team(uid=f"t{at}", unit="office", name=f"Tổ dân phố {at}") for at in (1, 2)]
    members = [Member(uid=f"m{at}", unit="office", team=f"t{at}", name="Lê Ánh") for at in (1, 2)]
    with new_store(tmp_path, [*teams, *members]) as store:
        assert store.ids(ListQuery("member", filters={"team": "pho 2"})) == ["m2"]
        assert store.distinct(ListQuery("member"), "team") == [("t1", 1), ("t2", 1)]


def test_results_are_those_that_the_period_shows(tmp_path: Path) -> None:
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
            for text in ("quý một", "tháng hai", "của việc trùng"):
                wanted = sorted(task for task, result in shown.items() if result == text)
                assert store.ids(ListQuery("task", period=code, among={"result": frozenset({text})})) == wanted


def test_a_filter_is_exact_right_after_each_step(tmp_path: Path) -> None:
    with new_store(tmp_path, ROWS) as store:
        words = replace(HALF, filters={"result": "tham dinh xong"})
        assert store.ids(words) == []
        edit(store, "rb", result="Đã thẩm định xong")
        assert store.ids(words) == ["b"]
        take_in(store)
        assert store.ids(words) == ["b"]


def test_states_that_nobody_told_of_follow_the_tasks(tmp_path: Path) -> None:
    with new_store(tmp_path, plan_records()) as store:
        late = ListQuery("task", period="2027", among={"state": frozenset({State.NOT_STARTED_LATE.value})})
        assert store.ids(late) == ["task-1", "task-3", "task-5"]
        edit(store, "task-1", deadline_to=None)
        assert store.ids(late) == ["task-3", "task-5"]
        store.undo()
        assert store.ids(late) == ["task-1", "task-3", "task-5"]


@pytest.mark.parametrize(
    "query",
    [
        ListQuery("task", among={"colour": frozenset({"x"})}),
        ListQuery("task", filters={"colour": "x"}),
        ListQuery("unit", among={"state": frozenset({"x"})}),
        ListQuery("unit", filters={"result": "x"}),
    ],
)
def test_a_column_that_is_not_there_is_named(tmp_path: Path, query: ListQuery) -> None:
    with new_store(tmp_path) as store:
        with pytest.raises(RecordError):
            store.ids(query)
        with pytest.raises(RecordError):
            store.distinct(ListQuery("unit"), "colour")


def test_a_reader_filters_the_same(tmp_path: Path) -> None:
    new_store(tmp_path, ROWS).close()
    with Store.open(tmp_path / "xa.cds", write=False) as store:
        assert store.ids(replace(HALF, filters={"result": "van ban"}, order=("result",))) == ["a"]
