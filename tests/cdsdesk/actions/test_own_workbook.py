"""The workbook of a report comes back as exactly the edits that were made in it."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cdsdesk.actions.edit import set_field, set_progress
from cdsdesk.actions.import_shown import Verdict
from cdsdesk.actions.importing import ShownTable, preview, reading_of, write
from cdsdesk.actions.measuring import set_measurement
from cdsdesk.importing.options import NEW, TAKE, ImportOptions
from cdsdesk.model.indicators import Target
from cdsdesk.model.office import Level, Unit
from cdsdesk.model.reports import Report
from cdsdesk.model.tasks import Funding, PlanItem, Progress, Section, Task
from cdsdesk.readers.raw import RawBook
from cdsdesk.readers.spreadsheet import read_spreadsheet
from tests.support.memory_store import MemoryStore
from tests.support.own_workbooks import (
    CODE,
    COORDINATORS,
    DEADLINE,
    INDICATORS,
    LEAD,
    PROJECTS,
    RESULT,
    STATE,
    TASKS,
    TITLE,
    asked,
    changed,
    edited,
    look,
    more_records,
    put,
    row_of,
    written,
)
from tests.support.small_office import OFFICE, small_records


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore(OFFICE, [*small_records(), *more_records()])


@pytest.fixture
def path(store: MemoryStore, tmp_path: Path) -> Path:
    return written(store, Report(unit="office", period="2022"), tmp_path)


def test_nothing_edited_is_nothing_changed(store: MemoryStore, path: Path) -> None:
    shown = look(store, path)
    read = [(table.kind, len(table.rows)) for table in shown.tables]
    assert read == [("projects", 1), ("tasks", 6), ("indicators", 2)]
    assert changed(shown) == {}
    assert not write(shown)
    assert [table.gone for table in shown.tables] == [(), (), ()]
    assert not any("Chưa chắc" in fact for table in shown.tables for fact in table.facts)


def test_every_edited_cell_is_shown_and_nothing_else_changes(store: MemoryStore, path: Path) -> None:
    edited(
        path,
        put(TASKS, "Kiến trúc", TITLE, "Quyết định ban hành Kiến trúc số của phường"),
        put(TASKS, "Kế hoạch thực hiện", RESULT, "Đã ban hành Kế hoạch số 50/KH-UBND"),
        put(TASKS, "Tổ công nghệ số", CODE, "2.3"),
        put(TASKS, "đô thị thông minh", STATE, "Hoàn thành, đúng hạn"),
        put(TASKS, "Số hóa dữ liệu", COORDINATORS, "Công an phường; Trạm y tế"),
        put(PROJECTS, "Hạ tầng số", 7, 1750),
        put(PROJECTS, "Hạ tầng số", 6, "Thuê đường truyền"),
        put(INDICATORS, "hồ sơ trực tuyến", 5, "70,1% (75/107)"),
        put(INDICATORS, "Số tổ công nghệ số", 4, "12"),
    )
    shown = look(store, path)
    assert changed(shown) == {
        "Quyết định ban hành Kiến trúc số của phường": [
            (
                "Nội dung",
                "Quyết định ban hành Kiến trúc chính quyền điện tử",
                "Quyết định ban hành Kiến trúc số của phường",
            )
        ],
        "Kế hoạch thực hiện Quyết định 146/QĐ-TTg": [
            ("Kết quả thực hiện", "Kế hoạch số 4458/KH-UBND ngày 30/5/2022", "Đã ban hành Kế hoạch số 50/KH-UBND")
        ],
        "Kế hoạch triển khai Tổ công nghệ số cộng đồng": [("Số thứ tự", "2.10", "2.3")],
        "Đề án thí điểm mô hình đô thị thông minh": [
            ("Đánh giá tiến độ", "Đang thực hiện theo tiến độ", "Hoàn thành, đúng hạn")
        ],
        "Số hóa dữ liệu hoạt động của các cơ quan": [("Cơ quan phối hợp", "", "Công an phường; Trạm y tế")],
        "Hạ tầng số": [
            ("Dự kiến thực hiện", "", "Thuê đường truyền"),
            ("Kinh phí: Tổng mức đầu tư", "1.500", "1750"),
        ],
        "Tỷ lệ hồ sơ trực tuyến": [("Kết quả thực hiện", "62,6% (67/107)", "70,1% (75/107)")],
        "Số tổ công nghệ số": [("Mục tiêu 2022", "-", "12")],
    }
    step = store.apply(write(shown))
    snapshot = store.snapshot()
    assert snapshot.find(Funding, "fu").amount == 1_750_000_000  # type: ignore[union-attr]
    assert snapshot.find(PlanItem, "i-t210").code == "2.3"  # type: ignore[union-attr]
    assert [one.value for one in snapshot.where(Target, "indicator", "in2")] == [12]
    before = store.snapshot()
    store.undo(step.number)
    assert store.snapshot().find(Progress, "p-t22").result.startswith("Kế hoạch số 4458")  # type: ignore[union-attr]
    assert before.records != store.snapshot().records


def test_rows_are_known_wherever_they_stand(store: MemoryStore, path: Path) -> None:
    def reverse(book: openpyxl.Workbook) -> None:
        sheet = book[TASKS]
        first, last = row_of(sheet, "Kiến trúc"), row_of(sheet, "Số hóa dữ liệu")
        rows = [[cell.value for cell in sheet[row]] for row in range(first, last + 1)]
        for merge in list(sheet.merged_cells.ranges):
            if merge.min_row >= first:
                sheet.unmerge_cells(str(merge))
        tasks = [row for row in rows if row[1]]
        for row, values in enumerate(reversed(tasks), first):
            for column, value in enumerate(values, 1):
                sheet.cell(row, column).value = value
        sheet.delete_rows(first + len(tasks), len(rows) - len(tasks))

    edited(path, put(TASKS, "Kiến trúc", LEAD, "Văn phòng"), reverse)
    shown = look(store, path)
    assert changed(shown) == {
        "Quyết định ban hành Kiến trúc chính quyền điện tử": [
            ("Cơ quan chủ trì", "Phòng Văn hóa - Xã hội", "Văn phòng")
        ]
    }


def test_a_row_that_is_gone_is_told_and_stays(store: MemoryStore, path: Path) -> None:
    def delete(book: openpyxl.Workbook) -> None:
        book[TASKS].delete_rows(row_of(book[TASKS], "đài truyền thanh"))

    shown = look(store, edited(path, delete))
    assert changed(shown) == {}
    assert [one.title for one in shown.tables[1].gone] == ["Chuyển đổi đài truyền thanh ứng dụng công nghệ thông tin"]
    assert not write(shown)


def test_a_copied_row_is_a_question_and_a_new_one_is_new(store: MemoryStore, path: Path) -> None:
    def copy(book: openpyxl.Workbook) -> None:
        sheet = book[TASKS]
        row = row_of(sheet, "Số hóa dữ liệu")
        values = [cell.value for cell in sheet[row]]
        sheet.append(["6.4", "Lắp đặt wifi công cộng", "Phòng Kinh tế", "", "Năm 2022"])
        sheet.append([*values[:2], "Văn phòng", *values[3:]])

    edited(path, copy)
    shown = look(store, path)
    rows = shown.tables[1].rows
    assert [row.verdict for row in rows][-2:] == [Verdict.NEW, Verdict.ASKED]
    assert rows[-1].question == f"Dòng này chép từ dòng {rows[-3].numbers[0]}"
    store.apply(write(shown))
    (added,) = [task for task in store.snapshot().all(Task) if task.title == "Lắp đặt wifi công cộng"]
    (item,) = store.snapshot().where(PlanItem, "task", added.uid)
    assert (item.plan, item.code, item.section) == ("plan", "6.4", "s6")


def test_a_copy_right_below_its_row_is_a_question_too(store: MemoryStore, path: Path) -> None:
    def copy(book: openpyxl.Workbook) -> None:
        sheet = book[TASKS]
        values = [cell.value for cell in sheet[row_of(sheet, "Số hóa dữ liệu")]]
        sheet.append([*values[:2], "Văn phòng", *values[3:]])

    (row,) = asked(look(store, edited(path, copy)))
    assert row.cells[0] == "6.3"


def test_a_value_changed_in_both_places_is_a_question(store: MemoryStore, path: Path) -> None:
    edited(path, put(TASKS, "Kiến trúc", RESULT, "Kết quả ghi trong Excel"))
    store.apply(set_progress(store.snapshot(), "t21", "2022", {"result": "Kết quả ghi trong máy"}))
    store.apply(set_field(store.snapshot(), store.snapshot().records["t22"], "lead", "Văn phòng"))
    shown = look(store, path)
    (row,) = asked(shown)
    assert "Kết quả ghi trong máy" in row.question
    assert "Kết quả ghi trong Excel" in row.question
    assert not write(shown)
    taken = look(store, path, ImportOptions(values={(TASKS, row.numbers[0], ""): TAKE}))
    store.apply(write(taken))
    assert store.snapshot().find(Progress, "p-t21").result == "Kết quả ghi trong Excel"  # type: ignore[union-attr]
    assert store.snapshot().find(Task, "t22").lead == ("Văn phòng",)  # type: ignore[union-attr]


def test_the_same_change_in_both_places_is_none(store: MemoryStore, path: Path) -> None:
    edited(path, put(INDICATORS, "hồ sơ trực tuyến", 5, "70,1% (75/107)"))
    store.apply(set_measurement(store.snapshot(), "in", "2022", {"counts": "75/107"}))
    assert changed(look(store, path)) == {}


def test_a_row_that_was_written_all_anew_is_asked_about(store: MemoryStore, path: Path) -> None:
    row = ("9.9", "Một việc khác hẳn", "Trạm y tế", "Công an", "Năm 2022", "Chưa thực hiện", "Tạm hoãn")
    changes = [put(TASKS, "Kiến trúc", column, value) for column, value in enumerate(row, 1) if column != TITLE]
    edited(path, *changes, put(TASKS, "Kiến trúc", TITLE, row[1]))
    shown = look(store, path)
    (question,) = asked(shown)
    assert [one.answer for one in question.candidates][:2] == ["t21", NEW]
    again = look(store, path, ImportOptions(answers={(TASKS, question.numbers[0]): "t21"}))
    assert len(again.tables[1].rows[0].changes) == 7


def test_a_heading_of_a_section_is_changed_and_told(store: MemoryStore, path: Path) -> None:
    def rename(book: openpyxl.Workbook) -> None:
        sheet = book[TASKS]
        row = next(row for row in range(1, 20) if "Tham mưu" in str(sheet.cell(row, 1).value))
        sheet.cell(row, 1).value = "2. Ban hành văn bản"

    shown = look(store, edited(path, rename))
    assert "Tên mục: Tham mưu ban hành các văn bản chỉ đạo → Ban hành văn bản" in [
        repair.message for repair in shown.tables[1].repairs
    ]
    store.apply(write(shown))
    assert store.snapshot().find(Section, "s2").title == "Ban hành văn bản"  # type: ignore[union-attr]
    assert changed(shown) == {}


def test_moved_columns_and_a_renamed_sheet_are_known(store: MemoryStore, path: Path) -> None:
    def move(book: openpyxl.Workbook) -> None:
        sheet = book[TASKS]
        for row in range(1, sheet.max_row + 1):
            lead, deadline = sheet.cell(row, LEAD), sheet.cell(row, DEADLINE)
            if sheet.cell(row, TITLE).value:
                lead.value, deadline.value = deadline.value, lead.value
        sheet.title = "Sửa lần 2"

    edited(path, put(TASKS, "Kiến trúc", DEADLINE, "Tháng 6/2022"), move)
    assert changed(look(store, path)) == {
        "Quyết định ban hành Kiến trúc chính quyền điện tử": [("Thời hạn", "Tháng 5/2022", "Tháng 6/2022")]
    }


def test_without_the_hidden_sheet_rows_are_known_by_their_names(store: MemoryStore, path: Path) -> None:
    def bare(book: openpyxl.Workbook) -> None:
        del book["_cdsdesk"]

    edited(path, put(TASKS, "Kiến trúc", LEAD, "Văn phòng"), bare)
    shown = look(store, path, ImportOptions(sheet=TASKS, plan="plan", period="2022"))
    rows = {row.cells[1]: row.verdict for row in shown.tables[0].rows}
    assert rows["Quyết định ban hành Kiến trúc chính quyền điện tử"] is Verdict.CHANGED
    assert rows["Kế hoạch thực hiện Quyết định 146/QĐ-TTg"] is Verdict.SAME


def test_a_workbook_of_another_office_is_an_ordinary_one(path: Path) -> None:
    other = MemoryStore(OFFICE.__class__(uid="other-office", name="UBND xã khác", level=OFFICE.level))
    shown = look(other, path, ImportOptions(sheet=TASKS, period="2022"))
    assert set(shown.tables[0].verdicts) == {Verdict.NEW}


PREDECESSOR = Unit(uid="old-office", name="UBND thành phố Nha Trang", level=Level.DISTRICT)
BY_PREDECESSOR = Report(uid="re", unit="office", period="2022", issuing_body="Ủy ban nhân dân thành phố Nha Trang")


def test_a_report_issued_by_the_predecessor_comes_back_unchanged(tmp_path: Path) -> None:
    store = MemoryStore(OFFICE, [*small_records(), *more_records(), PREDECESSOR, BY_PREDECESSOR])
    shown = look(store, written(store, BY_PREDECESSOR, tmp_path))
    assert [len(table.rows) for table in shown.tables] == [1, 6, 2]
    assert {verdict for table in shown.tables for verdict in table.verdicts} == {Verdict.SAME}
    assert [(table.period, table.need, foreign(table)) for table in shown.tables] == [("2022", None, [])] * 3


def test_an_edit_in_the_report_of_the_predecessor_is_that_edit(tmp_path: Path) -> None:
    store = MemoryStore(OFFICE, [*small_records(), *more_records(), PREDECESSOR, BY_PREDECESSOR])
    path = written(store, BY_PREDECESSOR, tmp_path)
    edited(path, put(TASKS, "Kiến trúc", DEADLINE, "Tháng 6/2022"))
    assert changed(look(store, path)) == {
        "Quyết định ban hành Kiến trúc chính quyền điện tử": [("Thời hạn", "Tháng 5/2022", "Tháng 6/2022")]
    }


def test_a_workbook_of_a_body_that_issued_no_report_of_ours_is_foreign_and_that_is_said(tmp_path: Path) -> None:
    records = [*small_records(), *more_records(), PREDECESSOR]
    path = written(MemoryStore(OFFICE, [*records, BY_PREDECESSOR]), BY_PREDECESSOR, tmp_path)
    shown = look(MemoryStore(OFFICE, records), path, ImportOptions(period="2022"))
    said = "Tệp do chương trình xuất cho cơ quan khác (UBND thành phố Nha Trang): đọc như bảng thường"
    assert [foreign(table) for table in shown.tables] == [[f"{said}, đối chiếu các dòng theo tên"], [], []]


def test_a_workbook_of_another_data_file_of_the_office_is_foreign_and_that_is_said(path: Path) -> None:
    shown = look(MemoryStore(OFFICE), path, ImportOptions(sheet=TASKS, period="2022"))
    assert set(shown.tables[0].verdicts) == {Verdict.NEW}
    assert foreign(shown.tables[0]) == [
        "Tệp do chương trình xuất từ một hồ sơ khác: đọc như bảng thường, đối chiếu các dòng theo tên"
    ]


def foreign(table: ShownTable) -> list[str]:
    return [repair.message for repair in table.repairs if repair.message.startswith("Tệp do chương trình xuất")]


EDITS = st.dictionaries(
    st.tuples(st.integers(0, 5), st.sampled_from([TITLE, LEAD, COORDINATORS, DEADLINE, RESULT])),
    st.integers(1, 999),
    max_size=8,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=EDITS, order=st.permutations(range(6)), left_out=st.integers(0, 6))
def test_any_edits_and_any_order_show_these_edits(
    store: MemoryStore, path: Path, edits: dict[tuple[int, int], int], order: list[int], left_out: int
) -> None:
    book = read_spreadsheet(path)
    sheet = next(each for each in book.sheets if each.name == TASKS)
    places = [place for place, cells in enumerate(sheet.rows) if place > 4 and cells[TITLE - 1]]
    before = [list(sheet.rows[place]) for place in places]
    rows = [list(cells) for cells in before]
    for (row, column), number in edits.items():
        rows[row][column - 1] = f"Nội dung thứ {number}"
    kept = [row for row in order if row != left_out]
    cells = [*sheet.rows[: places[0]], *(rows[row] for row in kept)]
    made = replace(sheet, rows=cells, merges=())
    others = tuple(made if each is sheet else each for each in book.sheets)
    shown = preview(reading_of("a", RawBook(others)), ImportOptions(), store.snapshot(), store.office())
    table = shown.tables[1]
    told = {(row.cells[0], one.label): (one.before, one.after) for row in table.rows for one in row.changes}
    labels = {TITLE: "Nội dung", LEAD: "Cơ quan chủ trì", COORDINATORS: "Cơ quan phối hợp", DEADLINE: "Thời hạn"}
    assert told == {
        (before[row][0], labels.get(column, "Kết quả thực hiện")): (before[row][column - 1], rows[row][column - 1])
        for (row, column) in edits
        if row in kept
    }
    assert len(table.gone) == 6 - len(kept)
