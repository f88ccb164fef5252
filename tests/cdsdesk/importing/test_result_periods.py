"""Results of a part of a year under a title of the whole year: they are written for the part that headings tell."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from cdsdesk.importing.added_up import with_added_up
from cdsdesk.importing.options import ImportOptions
from cdsdesk.importing.period_headings import is_undated, part_of_year
from cdsdesk.importing.pipeline import plan_import, read_tables
from cdsdesk.importing.plan import ImportPlan
from cdsdesk.importing.titles import period_in
from cdsdesk.model.indicators import Measurement
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import Progress, Task
from cdsdesk.readers.raw import RawBook

Make = Callable[..., RawBook]
WORK = ["STT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Thời hạn"]
TASK = ["1", "Số hóa hồ sơ", "Văn phòng", "Tháng 9", "Đạt 50%"]
FIGURES = ["STT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch năm"]
ROW = ["1", "Số hồ sơ trực tuyến", "hồ sơ", "5000"]


def planned(book: RawBook, snapshot: Snapshot, **options: Any) -> ImportPlan:
    told = ImportOptions(**options)
    return plan_import(read_tables(book, told), snapshot, told, snapshot.office)


def stored(plan: ImportPlan, kind: type[Any]) -> Sequence[Any]:
    return plan.work.snapshot.with_changes(plan.changes("Nhập")).all(kind)


def notes(plan: ImportPlan) -> list[tuple[str, bool]]:
    return [(each.message, each.is_loss) for each in plan.tables[0].table.repairs if "kỳ" in each.message]


@pytest.mark.parametrize(
    ("title", "heading", "period"),
    [
        ("KẾ HOẠCH NĂM 2026", "Kết quả đến 30/6", "2026-H1"),
        ("KẾ HOẠCH NĂM 2026", "KQ TH đến ngày 30/9/2026", "2026-9M"),
        ("KẾ HOẠCH NĂM 2026", "Kết quả thực hiện đến 14.6.2026", "2026-H1"),
        ("KẾ HOẠCH NĂM 2026", "Kết quả thực hiện 9 tháng", "2026-9M"),
        ("KẾ HOẠCH NĂM 2026", "KQ 6T đầu năm", "2026-H1"),
        ("KẾ HOẠCH NĂM 2026", "Kết quả đến tháng 9/2026", "2026-9M"),
        ("KẾ HOẠCH NĂM 2026", "Kết quả đến 9/2026", "2026-9M"),
        ("KẾ HOẠCH NĂM 2026", "Tiến độ thực hiện quý II", "2026-Q2"),
        ("KẾ HOẠCH NĂM 2026", "Kết quả thực hiện 3 tháng cuối năm", "2026-Q4"),
        ("KẾ HOẠCH NĂM 2026", "Kết quả đến 31/12/2026", "2026"),
        ("KẾ HOẠCH NĂM 2026", "Kết quả năm 2025", "2025"),
        ("KẾ HOẠCH NĂM 2026", "Kết quả thực hiện", "2026"),
        ("KẾ HOẠCH 6 THÁNG ĐẦU NĂM 2026", "Kết quả đến 30/5/2026", "2026-H1"),
        ("KẾ HOẠCH 6 THÁNG ĐẦU NĂM 2026", "Kết quả quý I", "2026-Q1"),
        ("DANH SÁCH NHIỆM VỤ", "Kết quả đến 30/6/2026", "2026-H1"),
    ],
)
def test_a_result_of_work_is_of_the_period_of_its_column(
    book: Make, empty: Snapshot, title: str, heading: str, period: str
) -> None:
    plan = planned(book([[title], [*WORK, heading], TASK]), empty)
    assert [each.period for each in stored(plan, Progress)] == [period]


def test_a_period_that_a_heading_tells_otherwise_than_the_title_is_said(book: Make, empty: Snapshot) -> None:
    plan = planned(book([["KẾ HOẠCH NĂM 2026"], [*WORK, "Kết quả đến 30/6"], TASK]), empty)
    words = "Số liệu thuộc kỳ 6 tháng đầu năm 2026 theo tiêu đề cột “Kết quả đến 30/6”, không phải năm 2026"
    assert notes(plan) == [(words, False)]
    alone = planned(book([["DANH SÁCH NHIỆM VỤ"], [*WORK, "Kết quả đến 30/6/2026"], TASK]), empty)
    assert not notes(alone)


def test_a_result_of_last_year_leaves_the_deadlines_in_this_one(book: Make, empty: Snapshot) -> None:
    plan = planned(book([["KẾ HOẠCH NĂM 2026"], [*WORK, "Kết quả năm 2025"], TASK]), empty)
    assert [each.deadline_to.isoformat() for each in stored(plan, Task)] == ["2026-09-30"]


def test_what_a_person_says_of_the_period_goes_before_headings(book: Make, empty: Snapshot) -> None:
    rows = [["KẾ HOẠCH NĂM 2026"], [*WORK, "Kết quả đến 30/6"], TASK]
    plan = planned(book(rows), empty, period="2026")
    assert [each.period for each in stored(plan, Progress)] == ["2026"]
    assert not notes(plan)


def test_a_told_year_is_that_of_the_part_that_a_heading_names(book: Make, empty: Snapshot) -> None:
    plan = planned(book([[*WORK, "Kết quả đến 30/6"], TASK]), empty, period="2026")
    assert [each.period for each in stored(plan, Progress)] == ["2026-H1"]


@pytest.mark.parametrize(
    ("headings", "cells", "periods"),
    [
        (
            ["Thực hiện › T1", "Thực hiện › T2", "Thực hiện › T3", "Thực hiện › Lũy kế"],
            "400 350 425 1175",
            ["2026-M01", "2026-M02", "2026-M03", "2026-Q1"],
        ),
        (
            [*(f"Thực hiện › Tháng {month}" for month in range(1, 13)), "Thực hiện › Lũy kế"],
            "400 350 - - - - - - - - - - 750",
            ["2026-2M", "2026-M01", "2026-M02"],
        ),
        (
            ["Thực hiện › Quý I", "Thực hiện › Quý II", "Thực hiện › Cộng"],
            "1175 900 2075",
            ["2026-H1", "2026-Q1", "2026-Q2"],
        ),
        (
            ["Thực hiện › T4", "Thực hiện › T5", "Thực hiện › T6", "Thực hiện › Cộng"],
            "1 2 3 6",
            ["2026-M04", "2026-M05", "2026-M06", "2026-Q2"],
        ),
        (["Kết quả đến 30/6", "Đánh giá"], "60 Đạt", ["2026-H1"]),
        (["Kết quả quý I", "Lũy kế 6 tháng", "Đánh giá"], "60 70 Đạt", ["2026-H1", "2026-Q1"]),
        (["Kết quả đến 30/6", "Ước thực hiện năm 2026", "Đánh giá"], "60 90 Đạt", ["2026", "2026-H1"]),
    ],
)
def test_figures_are_of_the_part_of_the_year_that_headings_tell(
    book: Make, empty: Snapshot, headings: Sequence[str], cells: str, periods: list[str]
) -> None:
    tops, subs = zip(*(heading.partition(" › ")[::2] for heading in headings), strict=True)
    values = ["" if cell == "-" else cell for cell in cells.split()]
    head = [[*FIGURES, *tops]] + ([["", "", "", "", *subs]] if any(subs) else [])
    plan = planned(book([["CHỈ TIÊU NĂM 2026"], *head, [*ROW, *values]]), empty)
    assert sorted(each.period for each in stored(plan, Measurement)) == periods
    assert not [message for message, is_loss in notes(plan) if is_loss]


def test_a_sum_of_months_is_of_those_that_are_filled_in_whatever_a_form_of_an_earlier_month_told(book: Make) -> None:
    months = [f"Thực hiện › T{month}" for month in range(1, 7)]
    rows = [["CHỈ TIÊU NĂM 2026"], [*FIGURES, *months, "Thực hiện › Lũy kế"], [*ROW, *"1234  ", "10"]]
    (table,) = read_tables(book(rows), ImportOptions())
    assert table.meaning.fields[-1] == "result"
    known = replace(table, meaning=replace(table.meaning, fields=(*table.meaning.fields[:-1], "measurements.Q1")))
    assert [with_added_up(each, ()).meaning.fields[-1] for each in (table, known)] == ["measurements.4M"] * 2
    assert with_added_up(known, (len(known.headers) - 1,)) is known


@pytest.mark.parametrize(
    ("headings", "cells", "told"),
    [
        (["Lũy kế đến nay"], ["12"], "Cột “Lũy kế đến nay” không nói rõ đến khi nào: ghi vào kỳ năm 2026"),
        (["Kết quả đến 05/7"], ["12"], "Cột “Kết quả đến 05/7” không nói rõ đến khi nào: ghi vào kỳ năm 2026"),
        (
            ["Kết quả quý I", "Kết quả quý II", "Đánh giá"],
            ["12", "13", "Đạt"],
            "Cột “Đánh giá” không nói của kỳ nào: ghi vào kỳ năm 2026",
        ),
    ],
)
def test_figures_without_a_sure_period_are_told(
    book: Make, empty: Snapshot, headings: list[str], cells: list[str], told: str
) -> None:
    plan = planned(book([["CHỈ TIÊU NĂM 2026"], [*FIGURES, *headings], [*ROW, *cells]]), empty)
    assert (told, True) in notes(plan)


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("TIẾN ĐỘ NHIỆM VỤ NĂM 2026 (tính đến ngày 15/11/2026)", "2026-11M"),
        ("KẾT QUẢ CHỈ TIÊU (tính đến ngày 30 tháng 6 năm 2026)", "2026-H1"),
        ("BÁO CÁO 9 THÁNG NĂM 2026 (số liệu đến 15/9/2026)", "2026-9M"),
        ("Kết quả từ ngày 15/12/2025 đến ngày 14/6/2026", "2026-H1"),
        ("Thực hiện đến hết tháng 9/2026", "2026-9M"),
        ("KẾ HOẠCH ĐẾN THÁNG 12/2026", "2026"),
        ("KẾ HOẠCH NĂM 2026 (cập nhật đến 05/7/2026)", "2026"),
        ("KẾT QUẢ NĂM 2025 (tính đến 31/12/2025)", "2025"),
        ("KẾT QUẢ NĂM 2025 (báo cáo đến 31/3/2026)", "2025"),
        ("KẾT QUẢ THÁNG 6 NĂM 2026", "2026-M06"),
        ("CHỈ TIÊU ĐẾN NĂM 2030", "2030"),
        ("DANH SÁCH NHIỆM VỤ", None),
    ],
)
def test_a_title_up_to_a_day_or_month_is_of_the_months_until_then(title: str, period: str | None) -> None:
    assert period_in(title) == period


@pytest.mark.parametrize(
    ("heading", "part", "undated"),
    [
        ("Lũy kế (từ 15/12/2025 đến 14/6/2026)", "H1", False),
        ("Kết quả từ 15/3 đến 14/6", None, True),
        ("Kết quả đến 31/10", "10M", False),
        ("Lũy kế đến quý IV", None, False),
        ("Lũy kế cả năm", None, False),
        ("Tiến độ hiện nay", None, True),
        ("Kết quả", None, False),
    ],
)
def test_days_in_headings(heading: str, part: str | None, undated: bool) -> None:
    assert (part_of_year(heading), is_undated(heading)) == (part, undated)
