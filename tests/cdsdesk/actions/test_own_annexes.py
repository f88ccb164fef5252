"""Every kind of annex comes back from Excel as exactly the edits that were made in it."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from cdsdesk.actions.import_shown import Verdict
from cdsdesk.actions.importing import Preview, preview, reading_of, write
from cdsdesk.importing.options import ImportOptions
from cdsdesk.model.reports import Report, ReportKind
from cdsdesk.model.tasks import AmountKind, Funding, Source
from cdsdesk.readers.spreadsheet import read_spreadsheet
from cdsdesk.reporting.compose import compose
from cdsdesk.reporting.fonts import find_fonts
from cdsdesk.reporting.render_xlsx.document import render_xlsx
from cdsdesk.reporting.styles import load_profile
from tests.support.every_annex import KINDS, every_record, every_store
from tests.support.memory_store import MemoryStore
from tests.support.small_office import OFFICE, PERIOD

EDITS = (
    (
        "tasks",
        "2.2",
        "Kết quả thực hiện\n(ghi rõ số, ký hiệu văn bản)",
        "Đã ban hành",
        "p-t22",
        "result",
        "Đã ban hành",
    ),
    ("projects", "2.2", "Mục tiêu, nội dung", "Phủ sóng", "t22", "content", "Phủ sóng"),
    ("budget", "6.1", "Đã cấp", 950, "f4", "amount", 950_000_000),
    ("budget", "2.1", "Kế hoạch", None, "", "", None),
    ("budget_by_source", "6.2", "Ngân sách địa phương", 60, "f5", "amount", 60_000_000),
    ("assigned", "2.1", "Cơ quan phối hợp", "Công an phường", "t21", "coordinators", ("Công an phường",)),
    ("status", "6.1", "Thời hạn", "Quý III/2022", "t61", "deadline_text", "Quý III/2022"),
    ("indicators", "2", "Kết quả", "25 xã", "m2-2022", "value", 25),
    ("indicator_years", "2", "Năm 2021 › Kết quả", "24 xã", "m2-2021", "value", 24),
    ("indicator_years", "2", "Năm 2020 › Mục tiêu", "19 xã", "g2-2020", "value", 19),
    ("documents", "1", "Trích yếu", "Về thành lập Tổ", "d1", "subject", "Về thành lập Tổ"),
    ("documents", "2", "Số, ký hiệu", "28/QĐ-UBND", "d2", "number", "28"),
    ("systems", "1", "Đơn vị vận hành", "Phòng Kinh tế", "s-1", "operator", "Phòng Kinh tế"),
    ("systems", "2", "Tình trạng hồ sơ", "Đã phê duyệt", "st2", "state", "approved"),
    ("compliance", "2", "Tháng 2", "x", "c202", "reported", True),
    ("teams", "2", "Có nhóm Zalo", "Có", "tm2", "has_group_chat", True),
    ("teams", "1", "Số điện thoại", "0905000111", "mb1", "phone", "0905000111"),
)


def written(store: MemoryStore, folder: Path) -> Path:
    snapshot = store.snapshot(PERIOD)
    path = folder / "phụ lục.xlsx"
    document = compose(snapshot, snapshot.all(Report)[0])
    path.write_bytes(render_xlsx(document, load_profile(), find_fonts()).data)
    return path


def look(store: MemoryStore, path: Path) -> Preview:
    reading = reading_of(path.name, read_spreadsheet(path))
    return preview(reading, ImportOptions(), store.snapshot(), store.office())


def place(sheet: Worksheet, code: str, heading: str) -> tuple[int, int]:
    """Return row and column of a cell by the number of its row and the words of its heading, from the top down."""
    words = heading.split(" › ")
    top = next(
        (cell.column for row in sheet.iter_rows() for cell in row if cell.value == words[0] and len(words) > 1), 1
    )
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value == words[-1] and (cell.column or 0) >= top]
    assert cells, heading
    row = next(number for number in range(cells[0].row, sheet.max_row + 1) if sheet.cell(number, 1).value == code)
    return row, int(cells[0].column or 0)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_edited_is_nothing_changed(kind: str, tmp_path: Path) -> None:
    store = every_store(kind, ask="names,phones")
    shown = look(store, written(store, tmp_path))
    (table,) = shown.tables
    assert {row.verdict for row in table.rows} == {Verdict.SAME}
    assert not write(shown, "An")


@pytest.mark.parametrize(("kind", "code", "heading", "value", "uid", "field", "wanted"), EDITS)
def test_an_edit_is_the_only_change(
    kind: str, code: str, heading: str, value: object, uid: str, field: str, wanted: object, tmp_path: Path
) -> None:
    store = every_store(kind, ask="names,phones")
    path = written(store, tmp_path)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    row, column = place(sheet, code, heading)
    if value is not None:
        sheet.cell(row, column).value = value  # type: ignore[assignment]
    book.save(path)
    changes = write(look(store, path), "An")
    if value is None:
        assert not changes
        return
    assert changes is not None
    assert [change.uid for change in changes.changes] == [uid]
    store.apply(changes)
    assert getattr(store.get(uid), field) == wanted


def test_the_annexes_of_a_plan_come_back_too(tmp_path: Path) -> None:
    store = MemoryStore(OFFICE, every_record())
    report = Report(unit="office", period=PERIOD, kind=ReportKind.KE_HOACH)
    path = tmp_path / "kế hoạch.xlsx"
    document = compose(store.snapshot(PERIOD), report, last=store.snapshot("2021"))
    path.write_bytes(render_xlsx(document, load_profile(), find_fonts()).data)
    assert not write(look(store, path), "An")
    book = openpyxl.load_workbook(path)
    row, column = place(book["Phụ lục I"], "1", "Cơ quan phối hợp")
    book["Phụ lục I"].cell(row, column).value = "Công an phường"
    row, column = place(book["Phụ lục III"], "2", "Năm 2021 (đã đạt)")
    book["Phụ lục III"].cell(row, column).value = "23 xã"
    book.save(path)
    changes = write(look(store, path), "An")
    assert changes is not None
    assert {change.uid for change in changes.changes} == {"t21", "m2-2021"}


def test_a_sum_of_several_amounts_is_not_written_into_one(tmp_path: Path) -> None:
    store = every_store("budget")
    path = written(store, tmp_path)
    book = openpyxl.load_workbook(path)
    row, column = place(book.worksheets[0], "2.1", "Kế hoạch")
    book.worksheets[0].cell(row, column).value = 1100
    book.save(path)
    shown = look(store, path)
    assert not write(shown, "An")
    assert "tổng của nhiều khoản" in problems_of(shown)


def test_an_amount_that_was_not_told_yet_gets_kind_and_source(tmp_path: Path) -> None:
    store = every_store("budget_by_source")
    path = written(store, tmp_path)
    book = openpyxl.load_workbook(path)
    row, column = place(book.worksheets[0], "6.2", "Ngân sách tỉnh")
    book.worksheets[0].cell(row, column).value = 20
    book.save(path)
    changes = write(look(store, path), "An")
    assert changes is not None
    store.apply(changes)
    (made,) = [row for row in store.snapshot().all(Funding) if row.uid not in {f"f{at}" for at in range(6)}]
    assert (made.task, made.source, made.amount_kind) == ("t62", Source.PROVINCE, AmountKind.PLANNED)
    assert (made.year, made.amount) == (2022, 20_000_000)


def problems_of(shown: Preview) -> str:
    assert shown.plan is not None
    return " ".join(one.message for table in shown.plan.tables for row in table.rows for one in row.problems)


def test_a_computed_cell_that_was_typed_over_is_told(tmp_path: Path) -> None:
    store = every_store("status")
    path = written(store, tmp_path)
    book = openpyxl.load_workbook(path)
    row, column = place(book.worksheets[0], "2.1", "Số ngày trễ")
    book.worksheets[0].cell(row, column).value = 3
    book.save(path)
    shown = look(store, path)
    assert not write(shown, "An")
    assert "không sửa từ Excel được" in problems_of(shown)
