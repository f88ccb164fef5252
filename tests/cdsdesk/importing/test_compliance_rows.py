"""A matrix of who has reported against what is stored."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cdsdesk.errors import UsageError
from cdsdesk.importing.compliance_rows import Mark, read_mark
from cdsdesk.importing.options import ImportOptions
from cdsdesk.importing.pipeline import plan_import, read_tables
from cdsdesk.importing.plan import ImportPlan
from cdsdesk.model.office import Level, Unit
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.systems import ComplianceEntry
from cdsdesk.readers.raw import RawBook

Make = Callable[..., RawBook]
TITLE = ["BẢNG THEO DÕI CHẾ ĐỘ BÁO CÁO CHUYỂN ĐỔI SỐ NĂM 2026"]
MONTHS: list[list[Any]] = [
    TITLE,
    ["STT", "Đơn vị", "Tháng 1", "Tháng 2", "Tháng 3", "Ghi chú"],
    [1, "Phường Nha Trang", "x", "X", "", ""],
    [2, "P. Vạn Thạnh", "05/02/2026", "trễ 3 ngày", "chưa báo cáo", ""],
    [3, "Xã Vĩnh Ngọc", "✓", "không rõ lắm", "", ""],
]


def planned(book: RawBook, snapshot: Snapshot, **options: Any) -> ImportPlan:
    told = ImportOptions(**options)
    return plan_import(read_tables(book, told), snapshot, told, snapshot.office)


def actions(plan: ImportPlan) -> list[str]:
    return [row.action for table in plan.tables for row in table.rows]


def after(plan: ImportPlan) -> Snapshot:
    return plan.work.snapshot.with_changes(plan.changes("Nhập"))


def test_one_entry_for_each_unit_and_month(book: Make, empty: Snapshot, office: Unit) -> None:
    plan = planned(book(MONTHS), empty)
    assert plan.tables[0].table.kind == "compliance"
    assert actions(plan) == ["insert"] * 3
    (problem,) = (each for row in plan.tables[0].rows for each in row.problems)
    assert problem.message == "Cột “Tháng 2”: chưa hiểu “không rõ lắm”, giữ trong ghi chú"
    data = after(plan)
    units = {unit.uid: unit.name for unit in data.all(Unit)}
    told = {(units[each.unit], each.period): each for each in data.all(ComplianceEntry)}
    assert {each.topic for each in told.values()} == {"CHẾ ĐỘ BÁO CÁO CHUYỂN ĐỔI SỐ NĂM 2026"}
    assert set(told) == {
        *(("Phường Nha Trang", "2026-M01"), ("Phường Nha Trang", "2026-M02")),
        *((office.name, f"2026-M0{month}") for month in (1, 2, 3)),
        *(("Xã Vĩnh Ngọc", "2026-M01"), ("Xã Vĩnh Ngọc", "2026-M02")),
    }
    ours = [told[office.name, f"2026-M0{month}"] for month in (1, 2, 3)]
    assert [(each.reported, each.on, each.note) for each in ours] == [
        (True, date(2026, 2, 5), ""),
        (True, None, "trễ 3 ngày"),
        (False, None, ""),
    ]
    odd = told["Xã Vĩnh Ngọc", "2026-M02"]
    assert (odd.reported, odd.note) == (None, "không rõ lắm")
    values = plan.to_json()["tables"][0]["rows"][1]["values"]
    assert values == {
        "unit": "P. Vạn Thạnh",
        "section": "CHẾ ĐỘ BÁO CÁO CHUYỂN ĐỔI SỐ NĂM 2026",
        "reported.2026-M01": "2026-02-05",
        "reported.2026-M02": True,
        "reported.2026-M03": False,
    }


def test_the_matrix_of_the_next_month_adds_to_it(book: Make, empty: Snapshot) -> None:
    data = after(planned(book(MONTHS), empty))
    again = planned(book(MONTHS), data)
    assert actions(again) == ["same"] * 3
    assert again.changes("Nhập lại").changes == ()
    later = [list(row) for row in MONTHS]
    later[2][4] = "x"
    later[3][4] = "x"
    plan = planned(book(later), data)
    assert actions(plan) == ["update", "ask", "same"]


def test_two_header_rows_and_topics_by_section(book: Make, empty: Snapshot) -> None:
    rows = [
        ["TỔNG HỢP TÌNH HÌNH GỬI BÁO CÁO"],
        ["TT", "Cơ quan, đơn vị", "Năm 2025", "", "Năm 2026", ""],
        ["", "", "Quý III", "Quý IV", "Quý I", "Quý II"],
        ["I", "Báo cáo Đề án 06"],
        [1, "Phường Nha Trang", "đúng hạn", "trễ hạn", "x", ""],
        ["II", "Báo cáo chuyển đổi số"],
        [1, "Phường Nha Trang", "x", "", "", "x"],
    ]
    plan = planned(book(rows, merges=["C2:D2", "E2:F2", "A2:A3", "B2:B3"]), empty)
    found = {(each.topic, each.period): each.note for each in after(plan).all(ComplianceEntry)}
    assert found == {
        ("Báo cáo Đề án 06", "2025-Q3"): "đúng hạn",
        ("Báo cáo Đề án 06", "2025-Q4"): "trễ hạn",
        ("Báo cáo Đề án 06", "2026-Q1"): "",
        ("Báo cáo chuyển đổi số", "2025-Q3"): "",
        ("Báo cáo chuyển đổi số", "2026-Q2"): "",
    }
    assert len([unit for unit in after(plan).all(Unit) if unit.level is Level.COMMUNE]) == 2


def test_months_without_a_year_name_the_flag(book: Make, empty: Snapshot) -> None:
    rows = [["Theo dõi báo cáo"], *MONTHS[1:]]
    with pytest.raises(UsageError, match="--period"):
        planned(book(rows), empty)
    periods = {each.period for each in after(planned(book(rows), empty, period="2027")).all(ComplianceEntry)}
    assert periods == {"2027-M01", "2027-M02", "2027-M03"}


def test_a_legend_may_turn_the_cross_around(book: Make, empty: Snapshot) -> None:
    rows = [*MONTHS[:2], [1, "Phường Nha Trang", "x", "", "", ""], ["Ghi chú: X là đơn vị chưa gửi báo cáo"]]
    (entry,) = after(planned(book(rows), empty)).all(ComplianceEntry)
    assert entry.reported is False


def test_a_unit_is_known_by_its_alias_and_keeps_its_name(book: Make, empty: Snapshot) -> None:
    old = Unit(uid="w", name="UBND phường Nha Trang", short_name="Nha Trang", level=Level.COMMUNE)
    data = replace(empty, records={**empty.records, "w": old})
    rows = [*MONTHS[:2], [1, "Nha Trang", "x", "x", "", ""], [2, "Phường Nha Trang", "x", "", "", ""]]
    plan = planned(book(rows), data)
    assert {each.unit for each in after(plan).all(ComplianceEntry)} == {"w"}


@pytest.mark.parametrize(
    ("written", "mark"),
    [
        ("v", Mark(True)),
        ("-", Mark(False)),
        ("Đã gửi ngày 12/3/2026", Mark(True, date(2026, 3, 12), "Đã gửi ngày 12/3/2026")),
        ("X (trễ)", Mark(True, None, "X (trễ)")),
        ("12/3", Mark(True, date(2026, 3, 12))),
        ("Không gửi", Mark(False)),
        ("???", Mark(None, None, "???")),
    ],
)
def test_marks(written: str, mark: Mark) -> None:
    assert read_mark(written, 2026) == mark


def test_sections_that_group_units_are_no_topic_and_a_count_of_reports_is_a_total(book: Make, empty: Snapshot) -> None:
    rows = [
        TITLE,
        ["STT", "Đơn vị", "Tháng 1", "Tháng 2", "Tháng 3", "Ghi chú"],
        ["I", "Khối phòng, ban"],
        [1, "Phòng Văn hóa - Xã hội", "x", "x", "x", ""],
        [2, "Phòng Kinh tế", "x", "", "x", ""],
        ["II", "Trường học"],
        [1, "Trường Tiểu học Vĩnh Hải 1", "x", "", "x", "Nộp chậm"],
        ["Tổng số đã nộp", "", 3, 1, 3, ""],
    ]
    plan = planned(book(rows), empty)
    assert actions(plan) == ["insert"] * 3
    assert "Dòng tổng không nhập: “Tổng số đã nộp 3 1 3”" in {
        " ".join(each.message.split()) for each in plan.tables[0].table.repairs
    }
    assert {each.topic for each in after(plan).all(ComplianceEntry)} == {"CHẾ ĐỘ BÁO CÁO CHUYỂN ĐỔI SỐ NĂM 2026"}
