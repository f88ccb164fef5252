"""Who has reported, on paper: an annex in three formats that reads back, who is missing, a reminder for each."""

from datetime import date
from pathlib import Path

import pytest

from cdsdesk.actions.compliance import Matrix, known_topic, matrix
from cdsdesk.actions.compliance_files import save_matrix, save_missing
from cdsdesk.actions.compliance_pages import matrix_annex, missing_annex, missing_text
from cdsdesk.actions.import_file import ImportRequest, import_file
from cdsdesk.document.blocks import DataRow, Paragraph, SectionRow, Table, TotalRow
from cdsdesk.errors import UsageError, WriteError
from cdsdesk.exchange.report_package import records_to_send
from cdsdesk.model.office import Level, PeriodKind, Unit
from cdsdesk.model.reports import Report
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.systems import ComplianceEntry
from cdsdesk.reporting.annex_tables import annex
from cdsdesk.reporting.annexes import chosen_annex
from cdsdesk.reporting.compose import context_of
from tests.support.memory_store import MemoryStore

PROVINCE = Unit(uid="tinh", name="UBND tỉnh Khánh Hòa", level=Level.PROVINCE)
NAMES = ("UBND phường Vạn Thạnh", "UBND xã Vĩnh Lương", "UBND phường Ngọc Hiệp")
WARDS = tuple(
    Unit(uid=f"u{at}", name=name, level=Level.COMMUNE, parent="tinh", position=at) for at, name in enumerate(NAMES)
)
TOLD = (
    ("u0", "2026-Q1", date(2026, 3, 15)),
    ("u0", "2026-Q2", date(2026, 6, 15)),
    ("u1", "2026-Q1", date(2026, 5, 20)),
)
ENTRIES = tuple(
    ComplianceEntry(uid=f"e{at}", unit=unit, period=code, topic="", reported=True, on=day)
    for at, (unit, code, day) in enumerate(TOLD)
)


def snapshot(*, units: tuple[Unit, ...] = WARDS) -> Snapshot:
    return Snapshot("tinh", {record.uid: record for record in (PROVINCE, *units, *ENTRIES)})


def shown(topic: str = "", kind: PeriodKind = PeriodKind.QUARTER) -> Matrix:
    return matrix(snapshot(), 2026, kind, topic, date(2026, 8, 1))


def table_of(found: Matrix) -> Table:
    (table,) = matrix_annex(found, PROVINCE).blocks
    assert isinstance(table, Table)
    return table


def test_the_annex_marks_each_period_and_adds_up() -> None:
    table = table_of(shown())
    rows = [[cell.text for cell in row.cells] for row in table.rows if isinstance(row, DataRow)]
    assert rows == [
        ["1", NAMES[0], "x", "x", "", "", "2", "2", "100%"],
        ["2", NAMES[1], "Trễ", "Chưa", "", "", "1", "2", "50%"],
        ["3", NAMES[2], "Chưa", "Chưa", "", "", "0", "2", "0%"],
    ]
    (total,) = (row for row in table.rows if isinstance(row, TotalRow))
    assert [cell.text for cell in total.cells if cell.text] == ["Tổng cộng", "3", "6", "50%"]
    assert [cell.text for cell in table.header[1]] == ["Quý I", "Quý II", "Quý III", "Quý IV"]
    assert "Trễ: gửi sau hạn" in table.footnotes[0]


def test_the_title_tells_year_and_topic() -> None:
    assert matrix_annex(shown(), PROVINCE).title == "TÌNH HÌNH CHẤP HÀNH CHẾ ĐỘ BÁO CÁO NĂM 2026"
    assert matrix_annex(shown("An toàn"), PROVINCE).title.endswith("NĂM 2026 VỀ AN TOÀN")
    assert matrix_annex(shown(), PROVINCE).reference.symbol == "BC-UBND"


def test_twelve_months_leave_room_for_the_other_columns() -> None:
    months = [column.width for column in table_of(shown(kind=PeriodKind.MONTH)).columns if "reported" in column.key]
    quarters = [column.width for column in table_of(shown()).columns if "reported" in column.key]
    assert sum(months) <= 2 * sum(quarters)


def test_all_three_files_are_written(tmp_path: Path) -> None:
    paths = [tmp_path / f"chap-hanh{ending}" for ending in (".pdf", ".docx", ".xlsx")]
    save_matrix(shown(), PROVINCE, paths)
    assert [path.read_bytes()[:4] for path in paths] == [b"%PDF", b"PK\x03\x04", b"PK\x03\x04"]


def test_the_workbook_is_read_as_a_matrix_of_entries(tmp_path: Path) -> None:
    path = tmp_path / "chap-hanh.xlsx"
    save_matrix(shown(), PROVINCE, [path])
    store = MemoryStore(PROVINCE, WARDS)
    import_file(store, ImportRequest(path))
    names = {unit.uid: unit.name for unit in WARDS}
    found = {(names[row.unit], row.period): row.reported for row in store.snapshot().all(ComplianceEntry)}
    assert found == {
        (NAMES[0], "2026-Q1"): True,
        (NAMES[0], "2026-Q2"): True,
        (NAMES[1], "2026-Q1"): True,
        (NAMES[1], "2026-Q2"): False,
        (NAMES[2], "2026-Q1"): False,
        (NAMES[2], "2026-Q2"): False,
    }


def test_who_is_missing_is_listed_with_day_and_delay() -> None:
    found = missing_annex(shown(), "2026-Q2", PROVINCE, date(2026, 6, 20))
    (table,) = found.blocks
    assert isinstance(table, Table)
    rows = [[cell.text for cell in row.cells] for row in table.rows if isinstance(row, DataRow)]
    assert rows == [
        ["1", NAMES[1], "Quý II năm 2026", "16/06/2026", "4"],
        ["2", NAMES[2], "Quý II năm 2026", "16/06/2026", "4"],
    ]
    (words,) = missing_annex(shown(), "2026-Q3", PROVINCE).blocks
    assert isinstance(words, Paragraph)
    assert words.runs[0].text == "Không có đơn vị nào thiếu báo cáo."


def test_the_text_holds_a_reminder_for_each() -> None:
    text = missing_text(shown(), "2026-Q2", PROVINCE)
    assert text.startswith("DANH SÁCH ĐƠN VỊ CHƯA GỬI BÁO CÁO QUÝ II NĂM 2026\n")
    assert text.count("Kính gửi") == 2
    assert f"Kính gửi {NAMES[2]}:" in text
    assert "Kính gửi" not in missing_text(shown(), "2026-Q3", PROVINCE)


@pytest.mark.parametrize("ending", [".txt", ".pdf", ".docx", ".xlsx", ".TXT"])
def test_who_is_missing_is_written_by_the_ending(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"thieu{ending}"
    save_missing(shown(), "2026-Q2", PROVINCE, path)
    assert path.stat().st_size > 100


def test_wrong_places_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Không ghi được loại tệp này"):
        save_missing(shown(), "2026-Q2", PROVINCE, tmp_path / "thieu.odt")
    with pytest.raises(WriteError, match="Không có thư mục"):
        save_missing(shown(), "2026-Q2", PROVINCE, tmp_path / "không-có" / "thieu.txt")
    nobody = matrix(snapshot(units=()), 2026, PeriodKind.QUARTER)
    with pytest.raises(UsageError, match="Chưa có đơn vị cấp dưới"):
        save_matrix(nobody, PROVINCE, [tmp_path / "a.pdf"])
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_topic_is_refused_with_those_that_there_are() -> None:
    named = ComplianceEntry(uid="t", unit="u0", period="2026-Q1", topic="An toàn thông tin", reported=True)
    base = snapshot().patched({"t": named})
    assert known_topic(base, 2026, "an toan thong tin") == "An toàn thông tin"
    assert known_topic(base, 2026, "") == ""
    with pytest.raises(UsageError, match="An toàn thông tin"):
        known_topic(base, 2026, "khác")


def test_the_annex_of_a_report_tells_of_the_lower_offices() -> None:
    of_year = MemoryStore(PROVINCE, (*WARDS, *ENTRIES)).snapshot("2026")
    annex = chosen_annex(of_year, {"kind": "compliance"})
    assert annex is not None
    assert [getattr(row, "unit", "") for row in annex.records] == ["u0", "u1"]


def test_what_is_told_of_lower_offices_never_goes_up() -> None:
    own = ComplianceEntry(uid="own", unit="tinh", period="2026-Q1", topic="An toàn thông tin", reported=True)
    of_year = MemoryStore(PROVINCE, (*WARDS, *ENTRIES, own)).snapshot("2026")
    sent = records_to_send(of_year, personal=False)
    assert [record.uid for record in sent if isinstance(record, ComplianceEntry)] == ["own"]


def test_beside_other_topics_the_report_itself_has_a_heading() -> None:
    other = ComplianceEntry(uid="o", unit="u0", period="2026-Q1", topic="An toàn thông tin", reported=True)
    of_year = MemoryStore(PROVINCE, (*WARDS, *ENTRIES, other)).snapshot("2026")
    planned = chosen_annex(of_year, {"kind": "compliance"})
    assert planned is not None
    (table,) = annex(context_of(of_year, Report(uid="r", unit="tinh", period="2026")), planned).blocks
    assert isinstance(table, Table)
    headings = [row.text for row in table.rows if isinstance(row, SectionRow)]
    assert headings == ["Báo cáo định kỳ", "An toàn thông tin"]
