"""A form that was imported once asks nothing the next time; what has changed in it is asked about."""

from collections.abc import Sequence
from dataclasses import replace

from cdsdesk.actions.importing import Preview, Reading, preview, reading_of, write
from cdsdesk.importing.options import ImportOptions, TableSaid
from cdsdesk.model.changes import ChangeSet, updated
from cdsdesk.model.documents import Document
from cdsdesk.model.reports import TemplateMemory
from cdsdesk.model.tasks import Funding, PlanItem, Task
from cdsdesk.readers.raw import RawBook, RawSheet
from cdsdesk.vietnamese.numbers import MoneyUnit
from tests.support.memory_store import MemoryStore
from tests.support.small_office import OFFICE

SHEET = "Trang 1"
HEADER = ("STT", "Việc phải làm của năm 2022", "Ai làm chính", "Ai làm cùng", "Phải xong lúc nào", "Tiền")
ROW = ("1", "Xây dựng cổng dữ liệu mở", "Phòng Văn hóa", "Công an phường", "Tháng 5/2022", "1.200")
FIELDS = ("code", "title", "lead", "coordinators", "deadline_text", "funding.2022.all.planned")
SAID = ImportOptions(
    headers={(SHEET, 1): (2, 2)},
    fields={(SHEET, 1, column): path for column, path in enumerate(FIELDS)},
    unit=MoneyUnit.TRIEU,
    tables={(SHEET, 1): TableSaid(plan="145/KH-UBND", plan_year=2022)},
)


def reading(header: Sequence[str], *rows: Sequence[str], name: str = SHEET) -> Reading:
    title = ["Danh mục phải làm", *[""] * (len(header) - 1)]
    return reading_of("mẫu.xlsx", RawBook((RawSheet(name, True, (0, 0), [title, list(header), *map(list, rows)]),)))


def look(store: MemoryStore, source: Reading, options: ImportOptions | None = None) -> Preview:
    return preview(source, options or ImportOptions(), store.snapshot(), store.office())


def taught() -> MemoryStore:
    store = MemoryStore(OFFICE)
    store.apply(write(look(store, reading(HEADER, ROW), SAID)))
    return store


def paths(shown: Preview) -> list[str]:
    return [column.path for column in shown.tables[0].columns]


def test_a_form_that_was_explained_once_asks_nothing_the_next_time() -> None:
    unknown = MemoryStore(OFFICE)
    assert look(unknown, reading(HEADER, ROW)).tables == ()
    store = taught()
    next_year = [cell.replace("2022", "2023") for cell in HEADER]
    shown = look(
        store, reading(next_year, ("2", "Mở lớp học số", "Đoàn phường", "", "Tháng 6/2022", "80"), name="Sổ mới")
    )
    (table,) = shown.tables
    assert paths(shown) == list(FIELDS)
    assert (table.need, table.to_see, shown.open_questions()) == (None, frozenset(), 0)
    assert not any(column.uncertain for column in table.columns)
    store.apply(write(shown))
    assert {money.amount for money in store.snapshot().all(Funding)} == {1_200_000_000, 80_000_000}


def of_year(year: int, number: str = "1") -> Reading:
    title = [f"Kết quả việc phải làm năm {year}", *[""] * 5]
    header = ["STT", "Việc phải làm", "Ai làm chính", "Ai làm cùng", "Phải xong lúc nào", "Tiền"]
    row = [number, f"Xây dựng cổng dữ liệu mở {year}", "Phòng Văn hóa", "", f"Tháng 5/{year}", "100"]
    return reading_of("mẫu.xlsx", RawBook((RawSheet(SHEET, True, (0, 0), [title, header, row]),)))


def test_the_form_of_the_next_year_leaves_the_plan_and_the_money_of_this_year_alone() -> None:
    store = MemoryStore(OFFICE)
    store.apply(write(look(store, of_year(2022), SAID)))
    (old,) = store.snapshot().all(Task)
    shown = look(store, of_year(2023))
    assert paths(shown) == [*FIELDS[:5], "funding.2023.all.planned"]
    assert (shown.tables[0].counts["insert"], shown.tables[0].counts["update"]) == (1, 0)
    store.apply(write(shown))
    after = store.snapshot()
    assert after.find(Task, old.uid) == old
    plans = {item.task: after.get(item.plan) for item in after.all(PlanItem)}
    assert len({plan.uid for plan in plans.values() if plan is not None}) == 2
    assert {(money.year, money.amount) for money in after.all(Funding)} == {(2022, 100_000_000), (2023, 100_000_000)}
    again = look(store, of_year(2022, "2"))
    assert (again.tables[0].plan, paths(again)[5]) == (plans[old.uid].uid, FIELDS[5])


def test_a_plan_of_many_years_is_remembered_for_each_and_a_told_field_is_taken_as_it_is() -> None:
    store = MemoryStore(OFFICE)
    store.apply(write(look(store, of_year(2022), SAID)))
    (item,) = store.snapshot().all(PlanItem)
    plan = store.snapshot().find(Document, item.plan)
    assert plan is not None
    store.apply(ChangeSet("sửa", (updated(plan, replace(plan, year_to=2025)),), ""))
    said = ImportOptions(fields={(SHEET, 1, 5): "funding.2022.all.planned"})
    shown = look(store, of_year(2024, "2"), said)
    assert (shown.tables[0].plan, paths(shown)[5]) == (plan.uid, FIELDS[5])


def test_taking_the_import_back_forgets_the_form_too() -> None:
    store = taught()
    assert len(store.snapshot().all(TemplateMemory)) == 1
    store.undo()
    assert store.snapshot().all(TemplateMemory) == ()
    assert look(store, reading(HEADER, ROW)).tables == ()


def test_importing_again_changes_nothing_and_remembers_nothing_anew() -> None:
    store = taught()
    assert not write(look(store, reading(HEADER, ROW)))
    assert not write(look(store, reading(HEADER, ROW), SAID))


def test_a_moved_column_is_known() -> None:
    order = (0, 1, 3, 2, 5, 4)
    shown = look(
        taught(), reading([HEADER[at] for at in order], [ROW[at] for at in order]), ImportOptions(headers=SAID.headers)
    )
    assert paths(shown) == [FIELDS[at] for at in order]
    assert not any(column.uncertain for column in shown.tables[0].columns)


WORK = ("STT", "Nội dung", "Đơn vị tính", "Mục tiêu 2026", "Kết quả")
TASKS_NOT_INDICATORS = ImportOptions(
    tables={(SHEET, 1): TableSaid(kind="tasks", plan="145/KH-UBND", plan_year=2026, period="2026")},
    fields={(SHEET, 1, 2): "content", (SHEET, 1, 3): "planned_content", (SHEET, 1, 4): "result"},
)
DONE = ("1", "Lắp đặt wifi công cộng", "điểm", "12", "10")


def test_a_form_a_little_changed_keeps_the_kind_that_was_told_and_says_that_its_words_tell_another() -> None:
    store = MemoryStore(OFFICE)
    plain = look(store, reading(WORK, DONE))
    assert plain.tables[0].kind == "indicators"
    store.apply(write(look(store, reading(WORK, DONE), TASKS_NOT_INDICATORS)))
    order = (0, 1, 3, 2, 4)
    moved = look(store, reading([WORK[at] for at in order], [DONE[at] for at in order]))
    added = look(store, reading([*WORK, "Ghi chú"], [*DONE, "gấp"]))
    renamed = look(store, reading([*WORK[:4], "Kết quả đến nay"], DONE))
    for shown in (moved, added, renamed):
        (table,) = shown.tables
        assert table.kind == "tasks"
        assert any("Chưa chắc là bảng nhiệm vụ, cũng có thể là chỉ tiêu" in fact for fact in table.facts)
    assert paths(moved) == ["code", "title", "planned_content", "content", "result"]
    assert paths(added) == ["code", "title", "content", "planned_content", "result", "note"]
    assert paths(renamed) == ["code", "title", "content", "planned_content", "result"]


def test_a_new_heading_that_only_another_kind_has_tells_the_kind() -> None:
    store = MemoryStore(OFFICE)
    store.apply(write(look(store, reading(WORK, DONE), TASKS_NOT_INDICATORS)))
    shown = look(store, reading([*WORK, "Mục tiêu 2027"], ["1", "Tỷ lệ hồ sơ trực tuyến", "%", "70", "62", "80"]))
    assert shown.tables[0].kind == "indicators"


def test_a_renamed_column_is_known_and_to_be_confirmed() -> None:
    store = taught()
    header = [*HEADER[:2], "Ai làm chính?", "Ai cùng giúp sức", *HEADER[4:]]
    shown = look(store, reading(header, ROW), ImportOptions(headers=SAID.headers))
    assert paths(shown) == list(FIELDS)
    assert [column.place for column in shown.tables[0].columns if column.uncertain] == [3]
    assert shown.plan is not None
    assert shown.plan.needs_person()
    confirmed = ImportOptions(headers=SAID.headers, fields={(SHEET, 1, 3): "coordinators"})
    shown = look(store, reading(header, ROW), confirmed)
    assert not any(column.uncertain for column in shown.tables[0].columns)


def test_an_added_column_goes_by_its_own_words() -> None:
    header, row = [*HEADER, "Ghi chú", "Mã vạch"], [*ROW, "gấp", "x9"]
    shown = look(taught(), reading(header, row), ImportOptions(headers=SAID.headers))
    assert paths(shown) == [*FIELDS, "note", ""]


def test_a_column_that_a_person_wants_among_the_extras_stays_there() -> None:
    store = MemoryStore(OFFICE)
    header, row = ["STT", "Nội dung, nhiệm vụ", "Đơn vị chủ trì", "Ghi chú"], ["1", "Tập huấn", "Phòng A", "xem lại"]
    plan = {(SHEET, 1): TableSaid(plan="145/KH-UBND", plan_year=2022)}
    store.apply(write(look(store, reading(header, row), ImportOptions(fields={(SHEET, 1, 3): ""}, tables=plan))))
    shown = look(store, reading(header, ["2", "Họp tổ", "Phòng B", "gấp"]))
    assert paths(shown) == ["code", "title", "lead", ""]
    store.apply(write(shown))
    assert paths(look(store, reading(header, row))) == ["code", "title", "lead", ""]
    assert {task.extras.get("Ghi chú") for task in store.snapshot().all(Task)} == {"xem lại", "gấp"}


def test_what_a_person_says_goes_before_what_is_remembered() -> None:
    store = taught()
    said = replace(SAID, fields={**SAID.fields, (SHEET, 1, 3): "note"}, unit=MoneyUnit.NGHIN)
    other = ("2", "Mở lớp học số", "Đoàn phường", "gấp", "Tháng 6/2022", "80")
    store.apply(write(look(store, reading(HEADER, other), said)))
    assert {money.amount for money in store.snapshot().all(Funding)} == {1_200_000_000, 80_000}
    assert paths(look(store, reading(HEADER, ROW)))[3] == "note"


def test_what_a_newer_program_remembered_is_passed_over() -> None:
    odd = TemplateMemory(uid="odd", fingerprint="x", mapping={"columns": 3})
    shown = look(
        MemoryStore(OFFICE, [odd]), reading(["STT", "Nội dung, nhiệm vụ", "Đơn vị chủ trì"], ["1", "Họp", "A"])
    )
    assert paths(shown) == ["code", "title", "lead"]
