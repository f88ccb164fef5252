"""Registers whose one column holds all of a document: type, number, day, issuer and what it is about."""

from collections.abc import Callable
from datetime import date

import pytest

from cdsdesk.importing.document_kinds import kind_of
from cdsdesk.importing.options import ImportOptions
from cdsdesk.importing.pipeline import plan_import, read_tables
from cdsdesk.model.documents import Document, DocumentEntry
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.readers.raw import RawBook

Make = Callable[..., RawBook]
HEAD = ["TT", "Số, ký hiệu", "Trích yếu", "Ghi chú"]
PARTY = "Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về đột phá"
TWO = "Công văn số 12/UBND-VX, 13/UBND-VX"


@pytest.mark.parametrize(
    ("written", "about", "meant", "is_told"),
    [
        (
            *(PARTY, ""),
            *(("Nghị quyết", "57", "NQ/TW", "2024-12-22", "Bộ Chính trị", "đột phá"), False),
        ),
        (PARTY, "Khoa học", ("Nghị quyết", "57", "NQ/TW", "2024-12-22", "Bộ Chính trị", "Khoa học"), False),
        ("Công văn 301/UBND-VHXH về DVCTT", "", ("Công văn", "301", "UBND-VHXH", None, None, "DVCTT"), False),
        ("301/UBND-VHXH về DVCTT", "", ("Công văn", "301", "UBND-VHXH", None, None, "DVCTT"), False),
        ("CV 301/UBND-VHXH", "DVCTT", ("Công văn", "301", "UBND-VHXH", None, None, "DVCTT"), False),
        ("Chương trình phối hợp năm 2025", "", (None, None, None, None, None, "Chương trình phối hợp năm 2025"), False),
        ("chưa ban hành", "Tuyên truyền", (None, None, None, None, None, "Tuyên truyền"), True),
        (TWO, "Họp", ("Công văn", None, None, None, None, "Họp"), True),
    ],
)
def test_a_document_in_one_cell(book: Make, empty: Snapshot, written: str, about: str, meant, is_told: bool) -> None:
    rows = [["Văn bản đã ban hành năm 2025"], HEAD, ["1", written, about, ""], ["2", "12/KH-UBND", "Tập huấn", "x"]]
    told = ImportOptions()
    plan = plan_import(read_tables(book(rows), told), empty, told, empty.office, "sổ.xlsx")
    values = plan.to_json()["tables"][0]["rows"][0]["values"]
    assert tuple(values.get(name) for name in ("type", "number", "symbol", "date", "issuer", "subject")) == meant
    messages = [problem.message for problem in plan.tables[0].rows[0].problems]
    assert messages == ([f"Chưa hiểu số, ký hiệu “{written}”, giữ nguyên chữ"] if is_told else [])
    (document, *_) = plan.tables[0].rows[0].records
    assert document.number_text == written


ARRIVED = [
    "STT",
    "Số đến",
    "Ngày đến",
    "Cơ quan ban hành",
    "Số, ký hiệu VB",
    "Ngày VB",
    "Tên loại và trích yếu nội dung",
]


@pytest.mark.parametrize(
    ("symbol", "subject", "heading", "kind"),
    [
        ("CV/ĐU", "Công văn về việc đôn đốc", "Trích yếu", "Công văn"),
        ("KL/BCĐTW", "Phiên họp", "Trích yếu", "Kết luận"),
        ("NQ/TW", "Đột phá", "Trích yếu", "Nghị quyết"),
        ("SKHCN-CĐS", "Giấy mời họp", "Trích yếu", "Công văn"),
        ("", "Giấy mời họp triển khai Đề án 06", "Trích yếu", "Giấy mời"),
        ("", "Hướng dẫn đăng ký nhiệm vụ", "Trích yếu", ""),
        ("", "Hướng dẫn đăng ký nhiệm vụ", "Tên loại và trích yếu nội dung", "Hướng dẫn"),
        ("", "Họp giao ban", "Tên loại và trích yếu nội dung", ""),
    ],
)
def test_the_kind_of_a_document(symbol: str, subject: str, heading: str, kind: str) -> None:
    assert kind_of(symbol, subject, heading) == kind


def test_the_day_and_number_of_arrival_stand_in_the_line_of_the_register(book: Make, empty: Snapshot) -> None:
    rows = [
        ["SỔ VĂN BẢN ĐẾN NĂM 2026"],
        ARRIVED,
        ["1", "105", "12/01/2026", "UBND tỉnh", "125/KH-UBND", "08/01/2026", "Kế hoạch Chuyển đổi số năm 2026"],
        ["2", "106", "15/1", "Đảng ủy phường", "15-CV/ĐU", "14/1/26", "Công văn về việc đôn đốc học tập"],
        ["3", "107", "đầu tháng", "UBND phường", "16/UBND-VHXH", "", "Giấy mời họp triển khai"],
    ]
    told = ImportOptions()
    plan = plan_import(read_tables(book(rows), told), empty, told, empty.office, "sổ.xlsx")
    data = empty.with_changes(plan.changes("Nhập"))
    entries = sorted(data.all(DocumentEntry), key=lambda each: each.position)
    assert [each.registered_on for each in entries] == [date(2026, 1, 12), date(2026, 1, 15), None]
    assert [dict(each.extras) for each in entries] == [{"Số đến": number} for number in ("105", "106", "107")]
    assert [dict(each.extras) for each in data.all(Document)] == [{}, {}, {}]
    assert [each.message for each in plan.tables[0].rows[2].problems] == ["Cột “Ngày đến”: không hiểu ngày “đầu tháng”"]
    assert plan.to_json()["tables"][0]["rows"][0]["values"]["registered_on"] == "2026-01-12"
