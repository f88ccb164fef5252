"""Tables without a column of numbers: items are numbered by their running order in the annex."""

from collections.abc import Callable

from cdsdesk.importing.options import ImportOptions
from cdsdesk.importing.pipeline import plan_import, read_tables
from cdsdesk.importing.plan import ImportPlan
from cdsdesk.model.indicators import Indicator
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import PlanItem, Task
from cdsdesk.readers.raw import RawBook

Make = Callable[..., RawBook]
CITED = ["Nhiệm vụ năm 2026 tại Kế hoạch số 77/KH-UBND ngày 03/3/2026 của UBND tỉnh Khánh Hòa"]
HEAD = ["Nội dung, nhiệm vụ", "Đơn vị chủ trì", "Thời gian thực hiện"]
SAID = "Bảng không có cột STT: đánh số theo thứ tự"


def task(title: str, lead: str = "Văn phòng") -> list[str]:
    return [title, lead, "Quý I/2026"]


def planned(book: RawBook, snapshot: Snapshot) -> ImportPlan:
    told = ImportOptions()
    return plan_import(read_tables(book, told), snapshot, told, snapshot.office)


def after(plan: ImportPlan) -> Snapshot:
    return plan.work.snapshot.with_changes(plan.changes("Nhập"))


def codes(data: Snapshot) -> dict[str, str]:
    titles = {each.uid: each.title for each in data.all(Task)}
    return {titles[item.task]: item.code for item in data.all(PlanItem)}


def actions(plan: ImportPlan) -> list[str]:
    return [row.action for table in plan.tables for row in table.rows]


def test_items_are_numbered_in_order_and_it_is_told(book: Make, empty: Snapshot) -> None:
    rows = [CITED, HEAD, task("Số hóa hồ sơ"), task("Tập huấn"), task("Truyền thông")]
    plan = planned(book(rows), empty)
    assert codes(after(plan)) == {"Số hóa hồ sơ": "1", "Tập huấn": "2", "Truyền thông": "3"}
    table = plan.to_json()["tables"][0]
    assert {"rows": [2], "message": SAID} in table["repairs"]
    assert [row["values"]["code"] for row in table["rows"]] == ["1", "2", "3"]
    assert not plan.needs_person()


def test_two_offices_number_alike_and_a_second_import_changes_nothing(book: Make, empty: Snapshot) -> None:
    rows = [CITED, HEAD, task("Số hóa hồ sơ"), task("Tập huấn")]
    first, second = (after(planned(book(rows), data)) for data in (empty, Snapshot(office="khác", records={})))
    assert [each.uid for each in first.all(PlanItem)] == [each.uid for each in second.all(PlanItem)]
    again = planned(book(rows), first)
    assert actions(again) == ["same", "same"]
    assert again.changes("Nhập lại").changes == ()


def test_the_order_runs_on_through_the_tables_of_an_annex(book: Make, empty: Snapshot) -> None:
    first = [["Phụ lục I"], CITED, HEAD, task("Việc một"), task("Việc hai")]
    second = [["Phụ lục I"], CITED, HEAD, task("Việc ba")]
    other = [["Phụ lục II"], CITED, HEAD, task("Việc khác")]
    data = after(planned(book(first, second, other), empty))
    assert codes(data) == {"Việc một": "1", "Việc hai": "2", "Việc ba": "3", "Việc khác": "1"}


def test_a_row_put_in_between_takes_no_number_of_another(book: Make, empty: Snapshot) -> None:
    data = after(planned(book([CITED, HEAD, task("Số hóa hồ sơ"), task("Tập huấn")]), empty))
    plan = planned(book([CITED, HEAD, task("Số hóa hồ sơ"), task("Việc mới"), task("Tập huấn")]), data)
    assert actions(plan) == ["same", "insert", "same"]
    assert codes(after(plan)) == {"Số hóa hồ sơ": "1", "Tập huấn": "2", "Việc mới": "3"}
    assert plan.tables[0].gone == ()


def test_a_title_with_a_slip_keeps_its_number(book: Make, empty: Snapshot) -> None:
    data = after(planned(book([CITED, HEAD, task("Tập huấn kỹ năng số năm 2026"), task("Số hóa")]), empty))
    plan = planned(book([CITED, HEAD, task("Tập huấn kĩ năng số năm 2026"), task("Số hóa")]), data)
    assert actions(plan) == ["update", "same"]
    assert codes(after(plan)) == {"Tập huấn kĩ năng số năm 2026": "1", "Số hóa": "2"}


def test_numbers_of_a_template_stay_when_results_come_without(book: Make, empty: Snapshot) -> None:
    numbered = [CITED, ["STT", *HEAD], ["2.1", *task("Số hóa hồ sơ")], ["2.2", *task("Tập huấn")]]
    data = after(planned(book(numbered), empty))
    plan = planned(book([CITED, HEAD, task("Tập huấn"), task("Số hóa hồ sơ", "Phòng Nội vụ")]), data)
    assert actions(plan) == ["same", "update"]
    assert codes(after(plan)) == codes(data)


def test_the_same_title_twice_is_asked(book: Make, empty: Snapshot) -> None:
    plan = planned(book([CITED, HEAD, task("Tập huấn"), task("Số hóa"), task("TẬP HUẤN")]), empty)
    assert actions(plan) == ["insert", "insert", "ask"]


def test_an_empty_column_of_numbers_and_indicators_stay_as_they_are(book: Make, empty: Snapshot) -> None:
    blank = after(planned(book([CITED, ["STT", *HEAD], ["", *task("Số hóa")]]), empty))
    assert [each.code for each in blank.all(PlanItem)] == [""]
    rows = [CITED, ["Chỉ tiêu", "Mục tiêu năm 2026"], ["Tỷ lệ số hóa", "80%"]]
    assert [each.code for each in after(planned(book(rows), empty)).all(Indicator)] == [""]
