from datetime import date

import pytest

from cdsdesk.model.documents import Document
from cdsdesk.model.names import (
    document_with_subject,
    document_words,
    full_name,
    letterhead_lines,
    place_of,
)
from cdsdesk.model.office import Level, Setting, Unit
from cdsdesk.model.snapshot import Snapshot


def snapshot(*units: Unit, settings: dict[str, str] | None = None) -> Snapshot:
    rows = [Setting(uid=key, unit=units[0].uid, key=key, value=value) for key, value in (settings or {}).items()]
    return Snapshot(units[0].uid, {record.uid: record for record in (*units, *rows)})


@pytest.mark.parametrize(
    "name", ["UBND phường Vạn Thạnh", "Ủy ban nhân dân phường Vạn Thạnh", "Uỷ ban nhân dân phường Vạn Thạnh"]
)
def test_a_committee_is_named_by_its_place(name: str) -> None:
    unit = Unit(uid="u", name=name)
    assert (place_of(unit), full_name(unit)) == ("phường Vạn Thạnh", "Ủy ban nhân dân phường Vạn Thạnh")
    assert letterhead_lines(snapshot(unit), unit) == ((), ("ỦY BAN NHÂN DÂN", "PHƯỜNG VẠN THẠNH"))


def test_a_department_stands_under_its_committee() -> None:
    above = Unit(uid="a", name="UBND phường Vạn Thạnh")
    unit = Unit(uid="u", name="Phòng Văn hóa - Xã hội", level=Level.DEPARTMENT, parent="a")
    assert letterhead_lines(snapshot(unit, above), unit) == (
        ("UBND PHƯỜNG VẠN THẠNH",),
        ("PHÒNG VĂN HÓA - XÃ HỘI",),
    )


def test_an_office_may_set_its_own_letterhead() -> None:
    unit = Unit(uid="u", name="UBND phường Vạn Thạnh")
    chosen = {"letterhead.parent": "UBND PHƯỜNG VẠN THẠNH", "letterhead.body": "BAN CHỈ ĐẠO\nCHUYỂN ĐỔI SỐ"}
    assert letterhead_lines(snapshot(unit, settings=chosen), unit) == (
        ("UBND PHƯỜNG VẠN THẠNH",),
        ("BAN CHỈ ĐẠO", "CHUYỂN ĐỔI SỐ"),
    )


@pytest.mark.parametrize(
    ("kind", "number", "symbol", "subject", "printed"),
    [
        ("Kế hoạch", "36", "KH-UBND", "Chuyển đổi số năm 2022", "Kế hoạch số 36/KH-UBND về chuyển đổi số năm 2022"),
        ("Công văn", "9", "UBND-VHXH", "Tập huấn", "Công văn số 9/UBND-VHXH về việc tập huấn"),
        ("Công văn", "9", "UBND-VHXH", "V/v tập huấn", "Công văn số 9/UBND-VHXH về việc tập huấn"),
        ("Quyết định", "1", "QĐ-UBND", "Nha Trang thông minh", "Quyết định số 1/QĐ-UBND về việc Nha Trang thông minh"),
        ("Nghị quyết", "07", "NQ/TU", "", "Nghị quyết số 07-NQ/TU"),
        ("Nghị định", "87", "2020/NĐ-CP", "", "Nghị định số 87/2020/NĐ-CP"),
        ("", "", "", "Danh mục việc năm 2026", "Danh mục việc năm 2026"),
    ],
)
def test_a_document_is_cited_with_its_subject(kind: str, number: str, symbol: str, subject: str, printed: str) -> None:
    document = Document(uid="d", type=kind, number=number, symbol=symbol, subject=subject)
    assert document_with_subject(document) == printed


def test_a_date_is_cited_in_the_short_form() -> None:
    document = Document(uid="d", type="Kế hoạch", number="36", symbol="KH-UBND", date=date(2022, 2, 5))
    assert document_words(document) == "Kế hoạch số 36/KH-UBND ngày 05/02/2022"
    assert document_words(document, dated=False) == "Kế hoạch số 36/KH-UBND"


@pytest.mark.parametrize(
    ("as_written", "line"),
    [
        ("+ Kế hoạch số 12/KH-UBND ngày 03/02/2026 triển khai thực hiện Đề án 06;", "triển khai thực hiện Đề án 06"),
        ("Kế hoạch số 12/KH-UBND ngày 03/02/2026 về triển khai thực hiện Đề án 06", "về triển khai thực hiện Đề án 06"),
        ("", "về triển khai thực hiện Đề án 06"),
        ("Kế hoạch số 12/KH-UBND ngày 03/02/2026", "về triển khai thực hiện Đề án 06"),
        ("Kế hoạch 12: triển khai thực hiện Đề án 06", "về triển khai thực hiện Đề án 06"),
    ],
)
def test_a_line_of_the_register_keeps_how_its_subject_was_joined(as_written: str, line: str) -> None:
    document = Document(
        uid="d",
        type="Kế hoạch",
        number="12",
        symbol="KH-UBND",
        date=date(2026, 2, 3),
        subject="triển khai thực hiện Đề án 06",
    )
    assert document_with_subject(document, as_written) == f"Kế hoạch số 12/KH-UBND ngày 03/02/2026 {line}"


def test_a_subject_that_begins_in_capitals_is_joined_in_the_usual_way() -> None:
    document = Document(uid="d", type="Tờ trình", number="7", symbol="TTr-UBND", subject="Quyết định chủ trương đầu tư")
    written = "Tờ trình số 7/TTr-UBND ngày 03/02/2026 Quyết định chủ trương đầu tư"
    assert document_with_subject(document, written) == "Tờ trình số 7/TTr-UBND về việc quyết định chủ trương đầu tư"
