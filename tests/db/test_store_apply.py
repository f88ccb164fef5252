"""A step fits what is stored, or nothing is written and every clash is named."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from cdsdesk.errors import CdsError, ConflictError, RecordError
from cdsdesk.model.changes import Change, ChangeSet, deleted, inserted, updated
from cdsdesk.model.documents import Citation
from cdsdesk.model.indicators import Measurement
from cdsdesk.model.office import Period, Setting, Unit
from cdsdesk.model.registry import RECORD_TYPES
from cdsdesk.model.reports import SameAs, Waiver
from cdsdesk.model.systems import InfoSystem, SystemState
from cdsdesk.model.tasks import Funding, Progress, Task
from cdsdesk.model.teams import Member, Team
from db.store import Store
from tests.support.data_file import (
    LOWER,
    OFFICE,
    PLAN,
    add,
    contents,
    edit,
    new_store,
    plan_records,
    remove,
    step,
    tasks,
    told,
)


def refused(store: Store, changes: ChangeSet) -> str:
    """Apply a step that must be refused, see that nothing was written, and return the lines."""
    before, steps = contents(store), store.history()
    with pytest.raises(ConflictError) as found:
        store.apply(changes)
    assert (contents(store), store.history(), store.verify()) == (before, steps, [])
    return "\n".join(found.value.conflicts)


def wrong(store: Store, changes: ChangeSet) -> str:
    """Apply a step that no file may take, see that nothing was written, and return the sentence."""
    before, steps = contents(store), store.history()
    with pytest.raises(RecordError) as found:
        store.apply(changes)
    assert (contents(store), store.history(), store.verify()) == (before, steps, [])
    assert found.value.where == changes.label
    assert found.value.next_step.startswith("hãy ")
    return found.value.what


def task(store: Store, at: int = 1) -> Task:
    found = store.get(f"task-{at}")
    assert isinstance(found, Task)
    return found


def test_a_step_says_what_it_did(tmp_path: Path) -> None:
    with new_store(tmp_path, plan_records()) as store:
        old = task(store)
        made = store.apply(step("Sửa", updated(old, replace(old, title="Khác")), who="Trần Bình", when="2026-03-01"))
        assert (made.number, made.label, made.who, made.when, made.records) == (2, "Sửa", "Trần Bình", "2026-03-01", 1)
        assert store.history()[0] == made


def test_who_and_when_come_from_the_store_when_the_step_does_not_say(tmp_path: Path) -> None:
    with new_store(tmp_path) as store:
        add(store, PLAN)
        newest = store.history()[0]
        assert newest.who == "Nguyễn An"
        assert newest.when[:10] == date.today().isoformat()


def test_a_step_that_changes_nothing_is_not_written(tmp_path: Path) -> None:
    with new_store(tmp_path, plan_records()) as store:
        content = (tmp_path / "xa.cds").read_bytes()
        title = task(store).title
        made = store.apply(step("Không", Change("task", "task-1", {"title": title}, {"title": title})))
        assert made.number == 0
        assert store.apply(ChangeSet("Trống", ())).number == 0
        back_and_forth = (
            Change("task", "task-1", {"title": title}, {"title": "x"}),
            Change("task", "task-1", {"title": "x"}, {"title": title}),
        )
        assert store.apply(ChangeSet("Đi rồi về", back_and_forth)).number == 0
        assert len(store.history()) == 1
        assert (tmp_path / "xa.cds").read_bytes() == content


def test_a_stale_edit_is_refused_with_what_stands_there_now(tmp_path: Path) -> None:
    with new_store(tmp_path, plan_records()) as store:
        old = task(store)
        edit(store, "task-1", title="Người khác sửa")
        lines = refused(store, step("Sửa", updated(old, replace(old, title="Mình sửa", note="thêm"))))
        assert "Nội dung, nhiệm vụ" in lines
        assert "Người khác sửa" in lines
        edit(store, "task-1", note="ô khác không vướng")
        edit(store, "task-1", position=9)
        assert "Thứ tự" in refused(store, step("Sửa", Change("task", "task-1", {"position": 1}, {"position": 2})))


def test_records_that_are_there_or_not_there_are_named(tmp_path: Path) -> None:
    with new_store(tmp_path, plan_records()) as store:
        old = task(store)
        assert "đã có bản ghi này" in refused(store, step("Thêm", inserted(old)))
        gone = replace(old, uid="gone")
        assert "không còn bản ghi này" in refused(store, step("Sửa", updated(gone, replace(gone, title="x"))))
        assert "không còn bản ghi này" in refused(store, step("Xoá", deleted(gone)))


def test_a_removal_made_for_an_older_record_is_refused(tmp_path: Path) -> None:
    with new_store(tmp_path, [PLAN, Task(uid="alone", title="Một mình")]) as store:
        seen = store.get("alone")
        assert seen is not None
        edit(store, "alone", note="vừa ghi thêm")
        assert "vừa ghi thêm" in refused(store, step("Xoá", deleted(seen)))


def test_all_of_a_step_or_nothing(tmp_path: Path) -> None:
    with new_store(tmp_path, plan_records()) as store:
        old = task(store)
        good = updated(old, replace(old, title="Khác"))
        refused(store, step("Lẫn lộn", good, inserted(Task(uid="new")), inserted(old)))
        assert store.get("new") is None


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (Change("thing", "x", None, {}), "Không có loại bản ghi này"),
        (Change("task", "task-1", {"colour": None}, {"colour": "red"}), "Không có ô này"),
        (Change("task", "task-1", {"deadline_to": "2026-06-30"}, {"deadline_to": "mai"}), "Cần ngày"),
        (Change("task", "", None, {"title": "x"}), "thiếu mã uid"),
        (Change("task", "task-1", {"position": 1}, {"position": 10**30}), "số nguyên"),
    ],
)
def test_what_no_record_can_hold_is_refused(tmp_path: Path, change: Change, words: str) -> None:
    with new_store(tmp_path, plan_records()) as store:
        with pytest.raises(RecordError, match=words):
            store.apply(step("Lạ", change))
        assert (len(store.history()), store.verify()) == (1, [])
        edit(store, "task-1", title="Ghi tiếp được")


def test_texts_are_cleaned_at_the_door(tmp_path: Path) -> None:
    with new_store(tmp_path, plan_records()) as store:
        store.apply(step("Sửa", Change("task", "task-2", {"note": None}, {"note": "Ủy ban nha\u0302n dân\x00\ud800"})))
        assert task(store, 2).note == "Ủy ban nhân dân"


def test_a_reference_to_nothing_is_refused(tmp_path: Path) -> None:
    with new_store(tmp_path, plan_records()) as store:
        assert wrong(store, step("Thêm", inserted(told(99, "2026-Q1")))) == (
            "Kết quả thực hiện quý I năm 2026: ô “Nhiệm vụ” trỏ tới bản ghi không có trong tệp, mã “task-99”"
        )
        moved = Change("plan_item", "item-1", {"plan": "plan"}, {"plan": "task-1"})
        assert wrong(store, step("Sửa", moved)) == (
            "Mục 1.1 của Nhiệm vụ “Đường truyền số liệu 1”: ô “Kế hoạch” trỏ tới"
            " Nhiệm vụ “Đường truyền số liệu 1”, không phải văn bản"
        )
        assert "Bản ghi" in wrong(store, step("Thêm", inserted(Waiver(uid="w", unit="office", record="nothing"))))


def test_a_reference_to_what_was_removed_names_it(tmp_path: Path) -> None:
    with new_store(tmp_path, [Task(uid="old", title="Việc cũ")]) as store:
        remove(store, "old")
        row = Progress(uid="row", unit="office", task="old", period="2026")
        assert wrong(store, step("Thêm", inserted(row))).endswith("trỏ tới Nhiệm vụ “Việc cũ” đã bị xoá")


def test_many_mistakes_are_counted_in_one_sentence(tmp_path: Path) -> None:
    with new_store(tmp_path, plan_records()) as store:
        rows = [inserted(told(at)) for at in (97, 98, 99)]
        assert wrong(store, step("Thêm", *rows)).endswith("(và 2 chỗ khác)")


def test_refusals_name_records_as_people_know_them(tmp_path: Path) -> None:
    row = told(1, "2026-Q1", result="Đã ban hành")
    with new_store(tmp_path, [*plan_records(), row, LOWER]) as store:
        removed = step("Xoá", deleted(task(store)))
        assert refused(store, removed).splitlines() == [
            "Mục 1.1 của Kế hoạch 145/KH-UBND còn trỏ tới Nhiệm vụ “Đường truyền số liệu 1”",
            (
                "Kết quả thực hiện quý I năm 2026 của Nhiệm vụ “Đường truyền số liệu 1” còn trỏ tới"
                " Nhiệm vụ “Đường truyền số liệu 1”"
            ),
        ]
        moved = Change("progress", row.uid, {"task": "task-2", "period": "2026-H1"}, {"task": "task-3"})
        assert refused(store, step("Sửa", moved)).splitlines() == [
            (
                "Kết quả thực hiện quý I năm 2026 của Nhiệm vụ “Đường truyền số liệu 1”: ô “Nhiệm vụ” nay là"
                " “Đường truyền số liệu 1”, không còn là “Ứng dụng chữ ký số 2”"
            ),
            (
                "Kết quả thực hiện quý I năm 2026 của Nhiệm vụ “Đường truyền số liệu 1”: ô “Kỳ” nay là"
                " “quý I năm 2026”, không còn là “6 tháng đầu năm 2026”"
            ),
        ]


def test_no_refusal_shows_empty_brackets(tmp_path: Path) -> None:
    with new_store(tmp_path, plan_records()) as store:
        for changes in (step("", inserted(told(99))), step(" ", deleted(task(store)))):
            with pytest.raises(CdsError) as found:
                store.apply(changes)
            assert "()" not in found.value.sentence().replace(" ", "")


def test_a_step_may_bring_what_it_refers_to(tmp_path: Path) -> None:
    with new_store(tmp_path) as store:
        add(store, *reversed(plan_records()))
        assert store.counts()["plan_item"] == 5


def test_what_others_refer_to_stays_unless_they_go_along(tmp_path: Path) -> None:
    cited = Citation(uid="cited", record="task-1", field="content", as_written="145/KH-UBND", document="plan")
    with new_store(tmp_path, [*plan_records(), told(1), cited]) as store:
        lines = refused(store, step("Xoá", deleted(task(store))))
        assert sorted(line.split(" ")[0] for line in lines.splitlines()) == ["Kết", "Mục", "Viện"]
        assert all("còn trỏ tới Nhiệm vụ" in line for line in lines.splitlines())
        remove(store, "task-1", "item-1", "told-1-2026", "cited")
        assert store.get("task-1") is None


def test_what_is_pointed_elsewhere_in_the_same_step_holds_nothing_back(tmp_path: Path) -> None:
    with new_store(tmp_path, [*tasks_without_items(2), told(1)]) as store:
        old, row = task(store), store.get("told-1-2026")
        assert row is not None
        moved = updated(row, replace(row, task="task-2"))
        store.apply(step("Chuyển", moved, deleted(old)))
        edit(store, "told-1-2026", note="x")
        now = store.get("told-1-2026")
        assert now is not None
        still = updated(now, replace(now, note="vẫn trỏ tới"))
        assert "còn trỏ tới" in refused(store, step("Xoá", still, deleted(task(store, 2))))


def tasks_without_items(count: int) -> list[Task]:
    return [record for record in tasks(count) if isinstance(record, Task)]


SYSTEM = InfoSystem(uid="system", unit="office", name="Cổng thông tin")
TWINS: list[tuple[Callable[[str], Progress | Measurement | Setting | Period | SystemState], str]] = [
    (lambda uid: Progress(uid=uid, unit="office", task="task-1", period="2026-Q1"), "quý I năm 2026"),
    (lambda uid: Measurement(uid=uid, unit="office", indicator="indicator", period="2025"), "năm 2025"),
    (lambda uid: Setting(uid=uid, unit="office", key="tien-to"), "tien-to"),
    (lambda uid: Period(uid=uid, unit="office", code="2026-M03"), "tháng 3 năm 2026"),
    (
        lambda uid: SystemState(uid=uid, unit="office", system="system", period="2026"),
        "năm 2026 của Hệ thống thông tin “Cổng thông tin”",
    ),
]


@pytest.mark.parametrize(("twin", "subject"), TWINS)
def test_one_own_record_for_one_office_subject_and_period(tmp_path: Path, twin: Callable, subject: str) -> None:
    with new_store(tmp_path, [*plan_records(), SYSTEM]) as store:
        add(store, twin("first"))
        assert subject in wrong(store, step("Thêm", inserted(twin("second"))))
        assert subject in wrong(
            store, step("Hai cái", deleted(twin("first")), inserted(twin("a")), inserted(twin("b")))
        )
        store.apply(step("Thay", deleted(twin("first")), inserted(twin("second"))))
        assert store.get("second") == twin("second")


def test_two_own_records_may_change_places(tmp_path: Path) -> None:
    rows = [told(1, "2026-Q1", result="một"), told(1, "2026-Q2", result="hai")]
    with new_store(tmp_path, [*plan_records(), *rows]) as store:
        swapped = [updated(a, replace(a, period=b.period)) for a, b in (rows, rows[::-1])]
        store.apply(step("Đổi chỗ", *swapped))
        assert [store.get(row.uid) for row in rows] == [
            replace(rows[0], period="2026-Q2"),
            replace(rows[1], period="2026-Q1"),
        ]
        assert store.verify() == []


def test_money_rows_may_stand_beside_each_other(tmp_path: Path) -> None:
    with new_store(tmp_path, plan_records()) as store:
        add(store, *(Funding(uid=f"f{at}", unit="office", task="task-1", year=2026, amount=at) for at in range(3)))
        assert store.counts()["funding"] == 3


def test_a_uid_belongs_to_one_record(tmp_path: Path) -> None:
    with new_store(tmp_path, plan_records()) as store:
        said = wrong(store, step("Thêm", inserted(Task(uid="plan", title="Trùng mã"))))
        assert said == "Nhiệm vụ “Trùng mã”: mã của bản ghi này đã dùng cho Kế hoạch 145/KH-UBND"


def test_every_type_goes_in_and_comes_out_as_it_was(tmp_path: Path) -> None:
    full = [kind(uid=f"x-{kind.TYPE}", position=3, extras={"Cột lạ": "giữ nguyên"}) for kind in RECORD_TYPES]
    filled = [
        replace(plan_records()[2], uid="rich", lead=("Phòng VH-XH", "Công an"), planned_content={"2026": "a\nb"}),
        Team(uid="team", unit="office", has_group_chat=False, founded=date(2025, 8, 12)),
        Member(uid="member", unit="office", team="team", birth_year=1990, withheld=True),
        Measurement(uid="m", unit="office", indicator="", period="2026", value=Decimal("77.850")),
    ]
    with new_store(tmp_path) as store:
        store.apply(step("Đủ loại", *map(inserted, (*full, *filled))))
    with Store.open(tmp_path / "xa.cds", write=True) as store:
        assert [store.get(record.uid) for record in (*full, *filled)] == [*full, *filled]
        assert str(store.get("m").value) == "77.850"
        assert store.verify() == []
        store.undo()
        assert set(contents(store)) == {"office"}


def test_old_and_kept_uid_mean_one_record(tmp_path: Path) -> None:
    twin = Task(uid="twin", title="Cùng một việc")
    join = SameAs(uid="join", old="twin", kept="task-1")
    row = Progress(uid="row", unit="office", task="twin", period="2026", result="Đã làm")
    with new_store(tmp_path, [*plan_records(), twin, row]) as store:
        add(store, join)
        seen = store.snapshot("2026").find(Progress, "row")
        assert seen is not None
        assert seen.task == "task-1"
        assert store.snapshot().get("twin") is None
        store.apply(step("Xoá theo bản chụp", deleted(seen)))
        store.undo()
        assert store.get("row") == row
        assert "còn trỏ tới" in refused(store, step("Xoá", deleted(twin)))


def test_a_join_that_others_live_by_stays(tmp_path: Path) -> None:
    join = SameAs(uid="join", old="from elsewhere", kept="task-1")
    row = Progress(uid="row", unit="office", task="from elsewhere", period="2026")
    with new_store(tmp_path, [*plan_records(), join]) as store:
        add(store, row)
        assert store.snapshot("2026").find(Progress, "row") == replace(row, task="task-1")
        assert "còn trỏ tới" in refused(store, step("Xoá", deleted(join)))
        assert "Cùng một bản ghi" in refused(store, step("Xoá", deleted(task(store))))
        assert store.verify() == []


def test_units_hang_on_units(tmp_path: Path) -> None:
    with new_store(tmp_path, [LOWER]) as store:
        add(store, Unit(uid="group", name="Nhóm liên gia 3", parent="lower"))
        assert refused(store, step("Xoá", deleted(LOWER))) == (
            "Đơn vị “Nhóm liên gia 3” còn trỏ tới Đơn vị “Tổ dân phố 5”"
        )


def test_the_own_office_stays_and_keeps_a_name(tmp_path: Path) -> None:
    with new_store(tmp_path) as store:
        assert wrong(store, step("Xoá", deleted(OFFICE))) == (
            "Đơn vị “UBND phường Vạn Thạnh” là đơn vị của chính hồ sơ này nên không xoá được"
        )
        nameless = updated(OFFICE, replace(OFFICE, name=" "))
        assert wrong(store, step("Sửa", nameless)) == "Tên đơn vị của hồ sơ không được để trống"
        edit(store, "office", name="UBND phường Mới")
        assert store.verify() == []


def test_no_unit_stands_above_itself(tmp_path: Path) -> None:
    upper = Unit(uid="upper", name="UBND tỉnh")
    with new_store(tmp_path, [LOWER, upper]) as store:
        said = "Đơn vị “UBND phường Vạn Thạnh” không thể thuộc chính mình hoặc thuộc đơn vị cấp dưới của mình"
        for parent in ("office", "lower"):
            assert wrong(store, step("Sửa", updated(OFFICE, replace(OFFICE, parent=parent)))) == said
        both = step(
            "Sửa", updated(OFFICE, replace(OFFICE, parent="upper")), updated(upper, replace(upper, parent="lower"))
        )
        assert "không thể thuộc" in wrong(store, both)
        edit(store, "office", parent="upper")
        assert store.verify() == []


def test_units_that_later_steps_turned_round_are_a_conflict_to_undo(tmp_path: Path) -> None:
    upper = Unit(uid="upper", name="UBND tỉnh", parent="office")
    with new_store(tmp_path, [upper]) as store:
        edit(store, "upper", parent="")
        edit(store, "office", parent="upper")
        with pytest.raises(ConflictError) as found:
            store.undo(2)
        assert "không thể thuộc" in found.value.conflicts[0]
        assert found.value.where == "Hoàn tác: Sửa"
