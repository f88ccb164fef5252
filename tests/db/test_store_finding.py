"""Search and lists: blind to diacritics, exact at once after each step, in the order an officer expects."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdsdesk.errors import RecordError, UsageError
from cdsdesk.model.documents import Document
from cdsdesk.model.fields import Record
from cdsdesk.model.indicators import Indicator, Target
from cdsdesk.model.periods import Window
from cdsdesk.model.ports import ListQuery
from cdsdesk.model.reports import SameAs
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import PlanItem, State, Task, TaskKind
from cdsdesk.model.teams import Member, Team
from db import state_rows
from db.ordering import code_order, person_order, text_order
from db.store import Store
from tests.support.data_file import PLAN, add, edit, new_store, plan_records, remove, take_in, tasks, told


def found(store: Store, words: str) -> list[str]:
    return [hit.uid for hit in store.search(words)]


def with_titles(*titles: str) -> list[Record]:
    return [Task(uid=f"t{at}", title=title, position=at) for at, title in enumerate(titles)]


@pytest.mark.parametrize("late", [True, False])
def test_words_are_found_without_diacritics_case_or_order(tmp_path: Path, late: bool) -> None:
    titles = with_titles("Đường truyền số liệu chuyên dùng", "Chỉ tiêu “Đắk Lắk”", "Hoà giải", "An toàn 50%_x")
    with new_store(tmp_path) as store:
        add(store, *titles)
        if not late:
            take_in(store)
        assert found(store, "duong truyen") == ["t0"]
        assert found(store, "LIỆU đường") == ["t0"]
        assert found(store, "dak lak") == ["t1"]
        assert found(store, "chi tieu") == ["t1"]
        assert found(store, "hoa") == found(store, "hoà") == found(store, "hòa") == ["t2"]
        assert found(store, "so") == ["t0"]
        assert found(store, "50%") == ["t3"]
        assert found(store, "0%") == ["t3"]
        assert found(store, "_x") == ["t3"]
        assert found(store, "x_") == []
        assert found(store, "đường lạ") == []
        assert found(store, "   ") == []


@pytest.mark.parametrize(
    "words", ['145/KH-UBND"', "AND OR NOT", "-truyền", "a* NEAR(b)", "'; DROP TABLE task", "\\", '"']
)
def test_no_words_trouble_the_search(tmp_path: Path, words: str) -> None:
    with new_store(tmp_path, plan_records()) as store:
        store.search(words)
        store.ids(ListQuery("task", words=words))
        assert store.verify() == []


def test_documents_are_found_by_their_whole_number(tmp_path: Path) -> None:
    party = Document(uid="party", number="07", symbol="NQ/TU", subject="Chuyển đổi số")
    with new_store(tmp_path, [PLAN, party]) as store:
        assert found(store, "145/KH-UBND") == ["plan"]
        assert found(store, "07-nq/tu") == ["party"]
        assert [(hit.type, hit.text) for hit in store.search("145/kh")] == [
            ("document", "145/KH-UBND Chuyển đổi số năm 2026")
        ]


def test_columns_of_the_source_are_searched_too(tmp_path: Path) -> None:
    with new_store(tmp_path, [Task(uid="t", title="Việc", extras={"Người phụ trách": "Hồ Thị Ánh"})]) as store:
        assert found(store, "ho thi anh") == ["t"]


def test_a_search_is_exact_right_after_each_step(tmp_path: Path) -> None:
    with new_store(tmp_path, with_titles("Một việc", "Hai việc")) as store:
        edit(store, "t0", title="Ba việc")
        assert (found(store, "mot"), found(store, "ba viec")) == ([], ["t0"])
        store.undo()
        assert (found(store, "mot"), found(store, "ba viec")) == (["t0"], [])
        store.redo()
        assert found(store, "viec") == ["t0", "t1"]
        remove(store, "t0")
        assert found(store, "viec") == ["t1"]
    with Store.open(tmp_path / "xa.cds", write=False) as store:
        assert found(store, "viec") == ["t1"]


def test_many_steps_are_taken_into_the_index_by_themselves(tmp_path: Path) -> None:
    with new_store(tmp_path, with_titles("Gốc")) as store:
        for at in range(300):
            edit(store, "t0", title=f"Lần {at}")
            if at % 100 == 0:
                add(store, *(replace(task, uid=f"x{at}-{task.uid}") for task in tasks(200) if isinstance(task, Task)))
        waiting = store._parts.index._known()
        assert len(waiting) < 256
        kept = store._connection.execute("SELECT count(*) FROM search").fetchone()[0]
        assert kept > 300
        assert found(store, "lần 299") == ["t0"]
        assert store.verify() == []


def test_a_search_gives_no_more_than_asked_for(tmp_path: Path) -> None:
    with new_store(tmp_path, with_titles(*[f"Việc {at}" for at in range(30)])) as store:
        edit(store, "t3", title="Việc sửa")
        hits = [hit.uid for hit in store.search("viec", limit=5)]
        assert hits == ["t0", "t1", "t2", "t3", "t4"]


def order_of(store: Store, *order: str, type_name: str = "task", **words: object) -> list[str]:
    return store.ids(ListQuery(type_name, order=order, **words))  # type: ignore[arg-type]


def test_titles_sort_the_vietnamese_way(tmp_path: Path) -> None:
    with new_store(tmp_path, with_titles("Đường", "Dân số", "Ấn phẩm", "An ninh", "Ăn", "")) as store:
        assert order_of(store, "title") == ["t5", "t3", "t4", "t2", "t1", "t0"]
        assert order_of(store, "-title") == ["t0", "t1", "t2", "t4", "t3", "t5"]
        assert order_of(store) == ["t0", "t1", "t2", "t3", "t4", "t5"]
        edit(store, "t5", title="Bảo mật")
        assert order_of(store, "title") == ["t3", "t4", "t2", "t5", "t1", "t0"]


def test_tasks_of_a_plan_stand_as_in_the_plan(tmp_path: Path) -> None:
    places = [("II", "1"), ("I", "1.10"), ("I", "1.2"), ("IX", "1"), ("V", "1")]
    items = [
        PlanItem(uid=f"i{at}", plan="plan", annex=annex, code=code, task=f"t{at}", position=9 - at)
        for at, (annex, code) in enumerate(places)
    ]
    with new_store(tmp_path, [PLAN, *with_titles(*"abcdef"), *items]) as store:
        assert order_of(store, plan="plan") == ["t2", "t1", "t0", "t4", "t3"]
        assert order_of(store, "code", plan="plan") == ["t2", "t1", "t0", "t4", "t3"]
        assert order_of(store, "-code", plan="plan") == ["t3", "t4", "t0", "t1", "t2"]
        assert order_of(store, "code") == ["t2", "t1", "t0", "t4", "t3", "t5"]
        assert order_of(store, plan="no such plan") == []


def test_lists_filter_by_fields_kind_words_and_state(tmp_path: Path) -> None:
    with new_store(tmp_path, plan_records()) as store:
        edit(store, "task-2", kind=TaskKind.PROJECT)
        add(store, told(3, result="Đã ban hành 27/QĐ-UBND"), told(4, status_written=State.DONE_LATE))
        assert store.ids(ListQuery("task", kind="project")) == ["task-2"]
        assert store.ids(ListQuery("task", words="dich vu")) == ["task-5"]
        assert store.ids(ListQuery("task", words="27/qd")) == ["task-3"]
        assert store.ids(ListQuery("task", words="1.4")) == ["task-4"]
        late = ListQuery("task", states=frozenset({"done_late", "in_progress_late"}), period="2026", plan="plan")
        assert store.ids(late) == ["task-3", "task-4"]
        assert store.ids(replace(late, words="an toan")) == ["task-4"]
        assert store.ids(ListQuery("task", order=("state",), period="2026"))[0] == "task-4"
        assert store.ids(ListQuery("indicator", plan="plan")) == ["indicator"]


def test_states_of_a_period_nobody_told_of_are_judged_for_the_list(tmp_path: Path) -> None:
    with new_store(tmp_path, plan_records()) as store:
        query = ListQuery("task", states=frozenset({"not_started_late"}), period="2027-6M")
        assert store.ids(query) == ["task-1", "task-3", "task-5"]
        assert store.state_counts("2027-H1", plan="plan") == {"not_due": 2, "not_started_late": 3}
        assert store.state_counts("2025") == {"not_due": 5}
        edit(store, "task-1", deadline_to=None)
        assert store.state_counts("2027-H1") == {"not_due": 3, "not_started_late": 2}
        assert store._connection.execute("SELECT count(*) FROM task_states").fetchone() == (0,)
        with pytest.raises(UsageError):
            store.ids(replace(query, period="năm nay"))


def test_numbers_people_and_codes_sort_by_what_they_mean(tmp_path: Path) -> None:
    team = Team(uid="team", unit="office", name="Tổ 1")
    members = [Member(uid=name, unit="office", team="team", name=name) for name in ("Lê Ánh", "An Văn Bé", "Bùi An")]
    targets = [Target(uid=f"v{value}", indicator="i1", value=Decimal(value)) for value in ("9", "10.5", "-1")]
    indicators = [Indicator(uid=f"i{at}", plan="plan", code=code) for at, code in enumerate(("10", "9", "I.1"))]
    with new_store(tmp_path, [PLAN, team, *members, *indicators, *targets]) as store:
        assert order_of(store, "name", type_name="member") == ["Bùi An", "Lê Ánh", "An Văn Bé"]
        assert order_of(store, "value", type_name="target") == ["v-1", "v9", "v10.5"]
        assert order_of(store, type_name="indicator") == ["i1", "i0", "i2"]
        assert order_of(store, "role", "-birth_year", type_name="member")[0] == "An Văn Bé"


@pytest.mark.parametrize(
    "query",
    [
        ListQuery("thing"),
        ListQuery("task", order=("colour",)),
        ListQuery("unit", kind="project"),
        ListQuery("unit", order=("result",)),
        ListQuery("unit", states=frozenset({"not_due"}), period="2026"),
        ListQuery("setting", words="abc"),
        ListQuery("setting", plan="plan"),
    ],
)
def test_what_a_list_cannot_do_is_named(tmp_path: Path, query: ListQuery) -> None:
    with new_store(tmp_path) as store, pytest.raises(RecordError):
        store.ids(query)


def test_a_record_that_proved_to_be_another_stands_in_no_list(tmp_path: Path) -> None:
    twin = [Task(uid="twin", title="Cùng việc"), PlanItem(uid="there", plan="old plan", task="twin", code="1")]
    join = [SameAs(uid="j1", old="twin", kept="task-1"), SameAs(uid="j2", old="old plan", kept="plan")]
    with new_store(tmp_path, [*plan_records(1), replace(PLAN, uid="old plan"), *twin]) as store:
        assert store.ids(ListQuery("task")) == ["twin", "task-1"]
        add(store, *join)
        assert store.ids(ListQuery("task")) == ["task-1"]
        assert store.ids(ListQuery("document")) == ["plan"]


text = st.text(st.sampled_from("aAăÂđĐ zơƯ1290.-"), max_size=8)


@given(st.lists(text, max_size=12))
def test_sort_columns_order_texts_alone(texts: list[str]) -> None:
    for order in (text_order, person_order, code_order):
        keys = [order(one) for one in texts]
        assert all("\x00" not in key for key in keys)
        assert sorted(keys) == sorted(keys, key=lambda key: key.encode())


def test_codes_sort_by_their_numbers() -> None:
    codes = ["1", "1.1", "1.2", "1.10", "2", "10", "IX", "X", "a", ""]
    keys = [code_order(code) for code in codes]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


def test_the_first_rows_of_a_list_are_the_beginning_of_all_of_them(tmp_path: Path) -> None:
    titles = [f"Nhiệm vụ số {number} về {'đất đai' if number % 3 else 'dân cư'}" for number in range(60)]
    with new_store(tmp_path) as store:
        add(store, *with_titles(*titles))
        for words in ("nhiem vu", "nhiem dat", "nhiem dat dai", "dan cu", "dan cu 9", "la"):
            every = store.ids(ListQuery("task", words=words))
            first = store.ids(ListQuery("task", words=words, most=10))
            again = store.ids(ListQuery("task", words=words))
            assert every == again
            assert first == every[:10]
        assert store.ids(ListQuery("task", words="dat dai", most=10, kept="t57")) == store.ids(
            ListQuery("task", words="dat dai", most=10)
        )
        whole = store.ids(ListQuery("task", words="dan cu"))
        assert store.ids(ListQuery("task", words="dan cu", most=10, kept=whole[15])) == whole
        assert store.ids(ListQuery("task", words="dan cu", most=10, kept=whole[3])) == whole[:10]
        assert store.ids(ListQuery("task", words="dan cu", most=10, kept="none")) == whole[:10]
        assert store.ids(ListQuery("task", most=10)) == store.ids(ListQuery("task"))[:10]


def test_words_on_a_task_judge_no_period_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    judged: list[str] = []
    plain = state_rows.judged

    def counted(snapshot: Snapshot, span: Window) -> list[state_rows.StateRow]:
        judged.append(span.code)
        return plain(snapshot, span)

    monkeypatch.setattr("db.states.judged", counted)
    with new_store(tmp_path, [*plan_records(), told(1, "2026-Q1", result="xong một phần")]) as store:
        before = store.state_counts("2027-H1")
        edit(store, "task-1", title="Tên khác")
        edit(store, "told-1-2026-Q1", result="xong hai phần")
        assert store.state_counts("2027-H1") == before
        assert judged == ["2027-H1"]
        edit(store, "told-1-2026-Q1", status_written=State.DONE_ON_TIME)
        assert store.state_counts("2027-H1") == {"done_on_time": 1, "not_due": 2, "not_started_late": 2}
        assert judged == ["2027-H1", "2027-H1"]
