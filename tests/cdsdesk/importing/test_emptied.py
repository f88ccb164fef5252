"""Cells that a revised template leaves empty: what is stored stays, and that is told."""

from collections.abc import Callable

from cdsdesk.importing.options import ImportOptions
from cdsdesk.importing.pipeline import plan_import, read_tables
from cdsdesk.importing.plan import ImportPlan
from cdsdesk.model.indicators import Target
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import Task
from cdsdesk.readers.raw import RawBook

Make = Callable[..., RawBook]
CITED = ["Nhiệm vụ năm 2026 tại Kế hoạch số 77/KH-UBND ngày 03/3/2026 của UBND tỉnh Khánh Hòa"]
HEAD = ["STT", "Nội dung, nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời hạn"]
TASKS = [
    ["1", "Lắp đặt wifi công cộng", "Văn phòng", "Viettel", "30/6/2026"],
    ["2", "Tập huấn kỹ năng số", "Văn phòng", "Công an", "30/9/2026"],
]


def planned(book: RawBook, snapshot: Snapshot) -> ImportPlan:
    told = ImportOptions()
    return plan_import(read_tables(book, told), snapshot, told, snapshot.office)


def after(plan: ImportPlan) -> Snapshot:
    return plan.work.snapshot.with_changes(plan.changes("Nhập"))


def notes(plan: ImportPlan) -> list[tuple[tuple[int, ...], str]]:
    return [
        (each.rows, each.message) for table in plan.tables for each in table.table.repairs if "để trống" in each.message
    ]


def test_what_a_revised_template_leaves_empty_stays_and_is_told(book: Make, empty: Snapshot) -> None:
    data = after(planned(book([CITED, HEAD, *TASKS]), empty))
    plan = planned(book([CITED, HEAD, [*TASKS[0][:3], "", ""], TASKS[1]]), data)
    assert notes(plan) == [
        ((3,), "Cột “Đơn vị phối hợp”: tệp để trống, hồ sơ vẫn giữ dòng 3: “Viettel”"),
        ((3,), "Cột “Thời hạn”: tệp để trống, hồ sơ vẫn giữ dòng 3: “30/6/2026”"),
    ]
    assert not plan.needs_person()
    assert {task.coordinators for task in after(plan).all(Task)} == {("Viettel",), ("Công an",)}


def test_a_column_that_nobody_filled_and_a_new_row_tell_nothing(book: Make, empty: Snapshot) -> None:
    data = after(planned(book([CITED, HEAD, *TASKS]), empty))
    blank = [[*row[:3], "", row[4]] for row in TASKS]
    assert notes(planned(book([CITED, HEAD, *blank]), data)) == []
    assert notes(planned(book([CITED, HEAD, *TASKS, ["3", "Việc mới", "Văn phòng", "", ""]]), data)) == []


def test_targets_that_a_revised_template_leaves_empty_are_told(book: Make, empty: Snapshot) -> None:
    head = ["TT", "Chỉ tiêu", "Đơn vị tính", "Năm 2026", "Năm 2027"]
    rows = [["1", "Hồ sơ trực tuyến", "%", "80%", "90%"], ["2", "Ký số", "%", "70%", "100%"]]
    data = after(planned(book([CITED, head, *rows]), empty))
    plan = planned(book([CITED, head, [*rows[0][:2], "", "80%", ""], rows[1]]), data)
    assert [message for _, message in notes(plan)] == [
        "Cột “Đơn vị tính”: tệp để trống, hồ sơ vẫn giữ dòng 3: “%”",
        "Cột “Năm 2027”: tệp để trống, hồ sơ vẫn giữ dòng 3: “90%”",
    ]
    assert len(after(plan).all(Target)) == 4
