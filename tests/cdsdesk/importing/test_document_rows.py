"""Registers whose one column holds all of a document: type, number, day, issuer and what it is about."""

from collections.abc import Callable

import pytest

from cdsdesk.importing.options import ImportOptions
from cdsdesk.importing.pipeline import plan_import, read_tables
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
