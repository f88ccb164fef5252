"""Tasks and projects of a workbook against what is stored."""

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cdsdesk.errors import UsageError
from cdsdesk.importing.options import ImportOptions
from cdsdesk.importing.pipeline import plan_import, read_tables
from cdsdesk.importing.plan import ImportPlan
from cdsdesk.model.changes import ChangeSet, updated
from cdsdesk.model.documents import Citation, Document
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import AmountKind, Funding, Milestone, PlanItem, Progress, Section, State, Task, TaskKind
from cdsdesk.readers.raw import RawBook, RawSheet
from cdsdesk.vietnamese.deadlines import DeadlineKind
from cdsdesk.vietnamese.numbers import MoneyUnit

Make = Callable[..., RawBook]
HEAD = [
    *("STT", "Nội dung, nhiệm vụ", "Đơn vị chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện", "Kết quả thực hiện"),
    *("Đánh giá tiến độ", "Người theo dõi"),
]
TITLE = [
    "Tình hình thực hiện tại Kế hoạch số 145/KH-UBND ngày 15/4/2022 của UBND thành phố Đồng Hới về công việc năm 2022"
]
RESULT = "Kế hoạch số 4458/KH-UBND ngày 30/6/2022 của UBND thành phố"
ROWS: list[list[Any]] = [
    ["PHỤ LỤC I"],
    TITLE,
    HEAD,
    ["1", "Chính quyền số"],
    [
        "1.1",
        "Số hóa hồ sơ",
        "Văn phòng",
        "Sở Nội vụ; các phòng, ban",
        "Tháng 5/2022",
        RESULT,
        "Hoàn thành, trễ\nhạn.",
        "Bà A",
    ],
    ["1.2", "Đề án đô thị thông minh", "UBND", "", "- Lập đề án: Tháng 7/2022.\n- Thực hiện: Tháng 8/2022.", "", ""],
    ["1.10", "Tập huấn", "Phòng Nội vụ", "", "Năm 2022", "Đã mở 04 lớp", "Đang thực hiện theo tiến độ"],
]


def planned(book: RawBook, snapshot: Snapshot, **options: Any) -> ImportPlan:
    told = ImportOptions(**options)
    return plan_import(read_tables(book, told), snapshot, told, snapshot.office, "mẫu.xlsx")


def actions(plan: ImportPlan) -> list[str]:
    return [row.action for table in plan.tables for row in table.rows]


def after(plan: ImportPlan) -> Snapshot:
    return plan.work.snapshot.with_changes(plan.changes("Nhập mẫu"))


def edited(snapshot: Snapshot, record: Any, **values: Any) -> Snapshot:
    change = updated(record, replace(record, **values))
    assert change is not None
    return snapshot.with_changes(ChangeSet("Sửa", (change,)))


def test_a_template_makes_every_record_it_tells_of(book: Make, empty: Snapshot) -> None:
    plan = planned(book(ROWS), empty)
    assert plan.tables[0].counts() == {"read": 3, "insert": 3, "update": 0, "same": 0, "refuse": 0, "ask": 0}
    assert not plan.needs_person()
    data = after(plan)
    (document,) = data.all(Document)
    assert (document.number, document.symbol, document.date) == ("145", "KH-UBND", date(2022, 4, 15))
    assert (document.issuer, document.assigns_work) == ("UBND thành phố Đồng Hới", True)
    assert document.uid == "8a8da3aa-06ec-5427-a88f-0901ce6ec1ef"
    assert document.extras == {"Phụ lục I": TITLE[0]}
    (section,) = data.all(Section)
    assert [(item.code, item.annex, item.section) for item in data.all(PlanItem)] == [
        (code, "I", section.uid) for code in ("1.1", "1.2", "1.10")
    ]
    task = data.all(Task)[0]
    assert task.coordinators == ("Sở Nội vụ", "các phòng, ban")
    assert (task.deadline_kind, task.deadline_to) == (DeadlineKind.MONTH, date(2022, 5, 31))
    assert task.extras == {"Người theo dõi": "Bà A"}
    assert [(each.title, each.deadline_to) for each in data.all(Milestone)] == [
        *(("Lập đề án", date(2022, 7, 31)), ("Thực hiện", date(2022, 8, 31))),
    ]
    (progress,) = data.where(Progress, "task", task.uid)
    assert (progress.unit, progress.period, progress.result) == (empty.office, "2022", RESULT)
    assert progress.status_written is State.DONE_LATE
    (citation,) = data.all(Citation)
    assert progress.result[citation.start : citation.end] == citation.as_written
    assert (citation.record, citation.field) == (progress.uid, "result")


def test_one_cell_that_tells_who_leads_and_who_works_along(book: Make, empty: Snapshot) -> None:
    rows = [["1", "Số hóa hồ sơ", "Sở Nội vụ chủ trì; VNPT phối hợp", "Sở Y tế"], ["2", "Tập huấn", "Sở Nội vụ", ""]]
    for width, along in ((3, ["VNPT"]), (4, ["VNPT", "Sở Y tế"])):
        plan = planned(book([TITLE, *(row[:width] for row in (HEAD, *rows))]), empty)
        told = [row["values"] for row in plan.to_json()["tables"][0]["rows"]]
        assert (told[0]["lead"], told[0]["coordinators"]) == (["Sở Nội vụ"], along)
        assert (told[1]["lead"], told[1].get("coordinators")) == (["Sở Nội vụ"], None)


def test_importing_again_changes_nothing(book: Make, empty: Snapshot) -> None:
    again = planned(book(ROWS), after(planned(book(ROWS), empty)))
    assert actions(again) == ["same"] * 3
    assert again.changes("Nhập lại").changes == ()
    assert again.to_json()["tables"][0]["plan"]["action"] == "same"


def test_two_offices_that_import_one_template_hold_the_same_uids(book: Make, empty: Snapshot) -> None:
    other = Snapshot(office="another", records={})
    first, second = (after(planned(book(ROWS), data)) for data in (empty, other))
    for kind in (Document, Section, Task, PlanItem, Milestone):
        assert [each.uid for each in first.all(kind)] == [each.uid for each in second.all(kind)]


def test_definitions_change_and_results_only_fill(book: Make, empty: Snapshot) -> None:
    data = after(planned(book(ROWS), empty))
    progress = data.where(Progress, "task", data.all(Task)[2].uid)[0]
    data = edited(data, progress, result="", status_text="", status_written=None)
    rows = [list(row) for row in ROWS]
    rows[4][2] = "Văn phòng HĐND và UBND"
    rows[5][2] = ""
    plan = planned(book(rows), data)
    assert actions(plan) == ["update", "same", "update"]
    new = after(plan)
    assert new.all(Task)[0].lead == ("Văn phòng HĐND và UBND",)
    assert new.all(Task)[1].lead == ("UBND",)
    assert new.where(Progress, "task", new.all(Task)[2].uid)[0].status_written is State.ON_TRACK
    change = plan.to_json()["tables"][0]["rows"][0]["records"][0]
    assert change["changes"] == {"lead": [["Văn phòng"], ["Văn phòng HĐND và UBND"]]}


def test_a_result_of_ours_is_never_overwritten(book: Make, empty: Snapshot) -> None:
    data = after(planned(book(ROWS), empty))
    rows = [list(row) for row in ROWS]
    rows[6][5] = "Đã mở 05 lớp"
    rows[6][2] = "Phòng khác"
    plan = planned(book(rows), data)
    assert actions(plan) == ["same", "same", "ask"]
    assert plan.changes("Nhập").changes == ()
    assert plan.needs_person()
    (problem,) = plan.tables[0].rows[2].problems
    assert (problem.field, problem.message) == (
        "result",
        "Cột “Kết quả thực hiện”: đã có “Đã mở 04 lớp”, tệp ghi “Đã mở 05 lớp”",
    )


def test_another_period_is_another_result(book: Make, empty: Snapshot) -> None:
    data = after(planned(book(ROWS), empty))
    plan = planned(book(ROWS), data, period="2022-6M")
    assert actions(plan) == ["update", "same", "update"]
    assert {each.period for each in after(plan).all(Progress)} == {"2022", "2022-H1"}


def test_results_without_a_period_name_the_flag(book: Make, empty: Snapshot) -> None:
    rows = [HEAD, *ROWS[3:]]
    with pytest.raises(UsageError, match="--period"):
        planned(book(rows), empty)
    assert actions(planned(book(rows), empty, period="2022")) == ["insert"] * 3


def test_the_plan_that_is_told_and_the_one_of_the_title(book: Make, empty: Snapshot) -> None:
    plan = planned(book(ROWS), empty, plan="3536/KH-UBND")
    (document,) = after(plan).all(Document)
    assert (document.type, document.number, document.symbol, document.year_from) == (
        "Kế hoạch",
        "3536",
        "KH-UBND",
        2022,
    )
    with pytest.raises(UsageError, match="Không hiểu số, ký hiệu"):
        planned(book(ROWS), empty, plan="kế hoạch năm ngoái")
    with pytest.raises(UsageError, match="--plan none"):
        planned(book(ROWS), empty, no_plan=True)


def test_several_plans_of_one_number_are_asked_by_year(book: Make, empty: Snapshot) -> None:
    plans = {
        uid: Document(uid=uid, number="145", symbol="KH-UBND", date=date(year, 3, 1), assigns_work=True)
        for uid, year in (("old", 2021), ("new", 2022))
    }
    data = replace(empty, records={**empty.records, **plans})
    with pytest.raises(UsageError, match="Có 2 văn bản khớp với 145/KH-UBND"):
        planned(book([HEAD, ROWS[4]]), data, plan="145/KH-UBND", period="2022")
    told = planned(book([HEAD, ROWS[4]]), data, plan="145/KH-UBND", plan_year=2021, period="2022")
    assert told.tables[0].plan == "old"


def test_a_blank_number_finds_its_plan_by_symbol_year_and_issuer(book: Make, empty: Snapshot) -> None:
    attached = ["(Kèm theo Kế hoạch số      /KH-UBND ngày    /12/2022 của UBND thành phố Đồng Hới)"]
    rows = [["Phụ lục 01"], ["NHIỆM VỤ NĂM 2023"], attached, *ROWS[2:]]
    first = after(planned(book(rows), empty))
    (document,) = first.all(Document)
    assert (document.number, document.issuer, document.year_from) == ("", "UBND thành phố Đồng Hới", 2022)
    completed = edited(first, document, number="88", date=date(2022, 12, 20))
    again = planned(book(rows), completed)
    assert actions(again) == ["same"] * 3
    assert again.tables[0].plan == document.uid


def test_a_table_that_names_no_plan_gets_one_and_finds_it_again(book: Make, empty: Snapshot) -> None:
    rows = [["Nhiệm vụ trọng tâm năm 2026"], *ROWS[2:]]
    first = after(planned(book(rows), empty))
    (document,) = first.all(Document)
    assert (document.subject, document.number, document.assigns_work) == ("Nhiệm vụ trọng tâm năm 2026", "", True)
    assert actions(planned(book(rows), first)) == ["same"] * 3


def test_money_waits_for_its_unit(book: Make, empty: Snapshot) -> None:
    rows = [
        ["Dự án năm 2022 tại Kế hoạch số 3536/KH-UBND ngày 25/5/2022"],
        ["STT", "Tên dự án", "Chủ đầu tư", "Tổng mức đầu tư", "2022", "Tiến độ thực hiện"],
        ["1", "Máy chủ", "Văn phòng", "5 894", 14.755, "Đang đấu thầu"],
        ["2", "Họp không giấy", "Văn phòng", "(-) ⁽¹⁾", "", ""],
        ["⁽¹⁾ Khi đề án được duyệt."],
    ]
    plan = planned(book(rows), empty)
    assert plan.needs_person()
    assert [problem.field for problem in plan.tables[0].rows[0].problems] == [
        *("funding.any.all.total", "funding.2022.all.planned"),
    ]
    without = after(plan)
    assert [(each.amount, each.amount_text) for each in without.all(Funding)] == [
        *((None, "5 894"), (None, "(-) ⁽¹⁾"), (None, "14,755")),
    ]
    assert without.all(Task)[0].kind is TaskKind.PROJECT
    told = planned(book(rows), without, unit=MoneyUnit.TRIEU)
    assert actions(told) == ["update", "update"]
    money = {(each.amount_text, each.amount_kind): each for each in after(told).all(Funding)}
    assert money["5 894", AmountKind.TOTAL].amount == 5_894_000_000
    assert money["14,755", AmountKind.PLANNED].amount == 14_755_000
    assert money["14,755", AmountKind.PLANNED].year == 2022
    assert money["(-) ⁽¹⁾", AmountKind.TOTAL].footnote == "⁽¹⁾ Khi đề án được duyệt."
    assert {each.unit_text for each in money.values()} == {"Triệu đồng"}


@pytest.mark.parametrize(
    ("of_plan", "year"),
    [("về chuyển đổi số năm 2022", 2022), ("về chuyển đổi số giai đoạn 2022-2025", None)],
)
def test_money_of_a_plan_for_one_year_is_of_that_year(
    book: Make, empty: Snapshot, of_plan: str, year: int | None
) -> None:
    rows = [
        [f"Dự án tại Kế hoạch số 3536/KH-UBND ngày 25/5/2022 của UBND thành phố {of_plan}"],
        ["ĐVT: triệu đồng"],
        ["STT", "Tên dự án", "Chủ đầu tư", "Tổng mức đầu tư", "Nhu cầu kinh phí", "Kinh phí đã cấp"],
        ["1", "Máy chủ", "Văn phòng", 900, 500, 300],
    ]
    data = after(planned(book(rows), empty))
    years = {each.amount_kind: each.year for each in data.all(Funding)}
    assert years == {AmountKind.TOTAL: None, AmountKind.REQUESTED: year, AmountKind.GRANTED: year}
    assert actions(planned(book(rows), data)) == ["same"]
    if year is not None:
        asked = next(each for each in data.all(Funding) if each.amount_kind is AmountKind.REQUESTED)
        assert actions(planned(book(rows), edited(data, asked, year=None))) == ["same"]


def test_what_is_not_understood_is_kept_and_told(book: Make, empty: Snapshot) -> None:
    rows = [
        *ROWS[:4],
        ["1.1", "Số hóa", "Văn phòng", "", "khi có hướng dẫn", "Đang làm", "Tạm ổn"],
        ["1.2", "", "Văn phòng"],
    ]
    plan = planned(book(rows), empty)
    assert actions(plan) == ["insert", "refuse"]
    assert [problem.field for row in plan.tables[0].rows for problem in row.problems] == [
        *("deadline_text", "status_text", "title"),
    ]
    data = after(plan)
    assert (data.all(Task)[0].deadline_text, data.all(Task)[0].deadline_kind) == (
        "khi có hướng dẫn",
        DeadlineKind.OTHER,
    )
    assert (data.all(Progress)[0].status_text, data.all(Progress)[0].status_written) == ("Tạm ổn", None)


def test_items_that_the_new_file_leaves_out_are_listed_and_stay(book: Make, empty: Snapshot) -> None:
    data = after(planned(book(ROWS), empty))
    plan = planned(book(ROWS[:-1]), data)
    assert [(each.code, each.title) for each in plan.tables[0].gone] == [("1.10", "Tập huấn")]
    assert after(plan).all(Task) == data.all(Task)


def test_a_formula_without_a_stored_result_needs_a_person(book: Make, empty: Snapshot) -> None:
    rows = [*ROWS[:4], ["1.1", "Số hóa", "=A1", "", "Năm 2022"]]
    plan = planned(book(rows), empty)
    assert actions(plan) == ["insert"]
    assert plan.needs_person()
    assert any("công thức chưa có kết quả" in repair.message for repair in plan.tables[0].table.repairs)


WORDS = st.sampled_from(
    ["Số hóa", "Tập huấn", "Truyền thông", "SỐ HOÁ", "Kế hoạch số 3/", "tiếp theo", "- việc", "Tổng cộng", ""]
)
CODES = st.sampled_from(["", "I", "1", "1.1", "1.2", "1.10", "a)", "2", "Nơi nhận:"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(CODES, WORDS, WORDS, WORDS, WORDS), max_size=12))
@example([*[("", "Số hóa", "A", "B", "C")] * 6, ("I", "", "A", "B", "C"), ("", "- việc", "A", "B", "C")])
def test_whatever_the_rows_the_counts_add_up_and_a_second_import_adds_nothing(rows: list[tuple[str, ...]]) -> None:
    sheet = RawSheet("A", True, (0, 0), [list(HEAD[:5]), *(list(row) for row in rows)])
    first = planned(RawBook((sheet,)), Snapshot(office="unit", records={}), period="2022")
    counts = first.tables[0].counts()
    assert counts["read"] == sum(counts.values()) - counts["read"] == len(first.tables[0].rows)
    told = {number for row in first.tables[0].rows for number in row.row.rows}
    told |= {section.row for section in first.tables[0].table.sections}
    told |= {number for repair in first.tables[0].table.repairs for number in repair.rows}
    assert {number for number, row in enumerate(rows, 2) if any(row)} <= told
    again = planned(RawBook((sheet,)), after(first), period="2022")
    assert again.changes("Nhập lại").changes == ()
    assert not {"insert", "update"} & set(actions(again))


def test_the_public_form(book: Make, empty: Snapshot) -> None:
    rows = [*ROWS, HEAD, ["", "kỹ năng số"]]
    table = json.loads(json.dumps(planned(book(rows), empty).to_json()))["tables"][0]
    assert list(table) == [
        *("sheet", "table", "kind", "header_rows", "columns", "repairs", "plan", "period", "counts", "rows", "gone"),
        *("sections", "agencies"),
    ]
    assert (table["sheet"], table["table"], table["kind"], table["header_rows"]) == ("Trang 1", 1, "tasks", [3, 3])
    assert table["columns"][0] == {"header": "STT", "field": "code"}
    assert table["columns"][-1] == {"header": "Người theo dõi", "field": None}
    row = table["rows"][2]
    assert (row["rows"], row["action"], row["section"]) == ([7, 9], "insert", ["1"])
    assert row["cells"]["Nội dung, nhiệm vụ"] == "Tập huấn kỹ năng số"
    assert row["values"]["lead"] == ["Phòng Nội vụ"]
    assert (row["values"]["deadline_to"], row["values"]["status_written"]) == ("2022-12-31", "on_track")
    assert Counter(record["type"] for record in row["records"]) == {"task": 1, "plan_item": 1, "progress": 1}
    assert any("giữ trong thông tin thêm" in repair["message"] for repair in table["repairs"])
    known = {agency["text"]: agency for agency in table["agencies"]}
    assert known["Phòng Nội vụ"] == {
        "text": "Phòng Nội vụ",
        "name": "Phòng Nội vụ",
        "unit": None,
        "group": False,
        "now": None,
    }


def test_hidden_and_unknown_sheets_are_told_and_may_be_chosen(book: Make, empty: Snapshot) -> None:
    three = book([["Hướng dẫn điền biểu"]], ROWS, [HEAD, ["9", "Việc của trang ba"]])
    read = read_tables(three, ImportOptions())
    assert [table.sheet for table in read] == ["Trang 2", "Trang 3"]
    assert any("Bỏ qua trang tính “Trang 1”" in repair.message for repair in read[0].repairs)
    assert [table.sheet for table in read_tables(three, ImportOptions(sheet="trang 3"))] == ["Trang 3"]
    for options, words in (
        (ImportOptions(sheet="Trang 9"), "Không có trang tính này"),
        (ImportOptions(sheet="Trang 2", table=2), "Không có bảng thứ 2"),
        (ImportOptions(kind="đội"), "Không có loại bảng này"),
    ):
        with pytest.raises(UsageError, match=words):
            read_tables(three, options)


@pytest.mark.parametrize(
    ("titles", "named_after"),
    [([["NHIỆM VỤ CHUYỂN ĐỔI SỐ NĂM 2026"]], "title"), ([], "sheet"), ([TITLE], None)],
)
def test_a_plan_that_no_line_names_is_told_as_such(
    book: Make, empty: Snapshot, titles: list[list[Any]], named_after: str | None
) -> None:
    written = book([*titles, ["STT", "Nội dung, nhiệm vụ", "Đơn vị chủ trì"], ["1", "Số hóa hồ sơ", "Văn phòng"]])
    plan = planned(written, empty)
    assert plan.to_json()["tables"][0]["plan"].get("named_after") == named_after
    assert "named_after" not in planned(written, after(plan)).to_json()["tables"][0]["plan"]


def test_a_stage_whose_day_is_not_understood_is_told(book: Make, empty: Snapshot) -> None:
    due = ["- Lập đề án: Tháng 7/2022\n- Nghiệm thu: 30/2/2022", "Xong trước 01/7; báo cáo trước 05/7"]
    rows = [[f"{n}", f"Việc {n}", "Văn phòng", "", text, "", "", ""] for n, text in enumerate(due, 1)]
    plan = planned(book([["PHỤ LỤC I"], TITLE, HEAD, *rows]), empty)
    first, second = plan.tables[0].rows
    assert [problem.message for problem in first.problems] == [
        "Chưa hiểu thời hạn của giai đoạn “30/2/2022”, giữ nguyên chữ"
    ]
    assert second.problems == []
    assert [task.deadline_to for task in after(plan).all(Task)] == [date(2022, 7, 31), date(2022, 7, 5)]
