"""Tables under the numbered headings of a report: its subject names and dates them."""

from collections.abc import Sequence

import pytest

from cdsdesk.importing.needs import MissingError
from cdsdesk.importing.options import ImportOptions
from cdsdesk.importing.pipeline import plan_import, read_tables
from cdsdesk.importing.plan import ImportPlan
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.readers.raw import Form, RawBook
from tests.support.raw_sheets import raw_sheet

SUBJECT = "Kết quả chuyển đổi số 6 tháng đầu năm 2026"
TARGETS = [["STT", "Chỉ tiêu", "Kế hoạch năm 2026", "Kết quả"], ["1", "Tỷ lệ hồ sơ trực tuyến", "80%", "75%"]]
DONE = [
    ["STT", "Nhiệm vụ", "Kết quả"],
    ["1", "Kiện toàn Ban Chỉ đạo", "Đã xong"],
    ["2", "Ban hành kế hoạch", "Đã xong"],
]
DOING = [["STT", "Nhiệm vụ", "Kết quả"], ["1", "Số hóa sổ hộ tịch", "Đạt 45%"], ["2", "Lắp wifi", "Đạt 10%"]]

Part = str | Sequence[Sequence[str]]


def document(*parts: Part) -> RawBook:
    """Return paragraphs and tables as a text document gives them."""
    rows: list[Sequence[str]] = []
    seams: set[int] = set()
    for part in parts:
        if isinstance(part, str):
            rows.append([part])
        else:
            seams |= {len(rows), len(rows) + len(part)}
            rows += part
    return RawBook((raw_sheet(rows, seams=[seam for seam in seams if seam < len(rows)]),), Form.TEXT)


def planned(book: RawBook, snapshot: Snapshot, **said: str) -> ImportPlan:
    options = ImportOptions(**said)  # type: ignore[arg-type]
    return plan_import(read_tables(book, options), snapshot, options, snapshot.office)


@pytest.mark.parametrize(
    "head",
    [
        ("BÁO CÁO", SUBJECT),
        (f"BÁO CÁO\n{SUBJECT}",),
        ("BÁO CÁO", "Kết quả chuyển đổi số", "6 tháng đầu năm 2026", "Kính gửi: UBND tỉnh"),
        ("BÁO CÁO", SUBJECT, "Thực hiện Công văn số 12/UBND, phường báo cáo như sau:"),
    ],
)
def test_all_tables_of_a_report_belong_under_its_subject(head: tuple[str, ...], empty: Snapshot) -> None:
    book = document(*head, "1. Các chỉ tiêu", TARGETS, "2. Nhiệm vụ đã triển khai", DONE, "Nơi nhận:")
    plan = planned(book, empty)
    assert [(table.table.kind, table.period) for table in plan.tables] == [
        ("indicators", "2026-H1"),
        ("tasks", "2026-H1"),
    ]
    assert len({table.plan for table in plan.tables}) == 1
    assert {table.table.title.text for table in plan.tables} == {SUBJECT}


def test_two_tables_that_count_anew_come_back_the_same(empty: Snapshot) -> None:
    book = document("BÁO CÁO", SUBJECT, "1. Nhiệm vụ đã xong", DONE, "2. Nhiệm vụ đang làm", DOING)
    plan = planned(book, empty)
    assert [row.action for table in plan.tables for row in table.rows] == ["insert"] * 4
    stored = empty.with_changes(plan.changes("Nhập"))
    again = planned(book, stored)
    assert [row.action for table in again.tables for row in table.rows] == ["same"] * 4
    assert not any(table.gone for table in again.tables)


def test_what_a_heading_tells_itself_goes_before(empty: Snapshot) -> None:
    book = document("BÁO CÁO", SUBJECT, "1. Kết quả thực hiện năm 2025", DONE)
    (table,) = planned(book, empty).tables
    assert (table.period, table.table.title.text) == ("2025", SUBJECT)


def test_an_annex_keeps_its_own_title(empty: Snapshot) -> None:
    book = document("BÁO CÁO", SUBJECT, "1. Nội dung đã làm.", "Phụ lục I", "NHIỆM VỤ NĂM 2027", DONE)
    (table,) = planned(book, empty).tables
    assert (table.period, table.table.title.text, table.table.title.annex) == ("2027", "NHIỆM VỤ NĂM 2027", "I")


def test_a_title_without_a_number_is_kept_and_dated_by_the_report(empty: Snapshot) -> None:
    book = document("BÁO CÁO", SUBJECT, "- Tình hình trong kỳ;", "CÁC NHIỆM VỤ ĐÃ XONG", DONE)
    (table,) = planned(book, empty).tables
    assert (table.period, table.table.title.text) == ("2026-H1", "CÁC NHIỆM VỤ ĐÃ XONG")


@pytest.mark.parametrize("above", [(), ("Báo cáo kết quả năm 2026",), ("BÁO CÁO", "Phường đã triển khai năm 2026.")])
def test_without_such_a_head_the_period_is_asked_of_the_table(above: tuple[str, ...], empty: Snapshot) -> None:
    book = document(*above, "1. Nhiệm vụ đã triển khai", DONE)
    with pytest.raises(MissingError, match=r"bảng “1\. Nhiệm vụ đã triển khai”, cột “Kết quả” "):
        planned(book, empty)
