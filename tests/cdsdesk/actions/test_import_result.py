"""The result file of an import: every row of the source with what became of it and why."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from cdsdesk.actions.import_result import write_result
from cdsdesk.actions.importing import preview, read_file, reading_of, write
from cdsdesk.errors import WriteError
from cdsdesk.importing.options import ImportOptions, TableSaid
from cdsdesk.readers.raw import RawBook, RawSheet
from tests.support.memory_store import MemoryStore
from tests.support.small_office import OFFICE

HEADER = ["STT", "Nội dung, nhiệm vụ", "Đơn vị chủ trì", "Thời gian thực hiện"]
ROWS = [
    ["I", "NHÓM NHIỆM VỤ VỀ DỮ LIỆU", "", ""],
    ["1", "Xây dựng cổng dữ liệu mở", "Phòng Văn hóa", "Tháng 5/2022"],
    ["2", "=1+1", "Phòng Nội vụ", "Quý III/2022"],
    ["3", "Số hóa hồ sơ lưu trữ", "+84 Văn phòng", "Thg năm"],
    ["4", "", "Công an phường", "Năm 2022"],
]


def rows_of(path: Path, sheet: str) -> list[list[str]]:
    found = openpyxl.load_workbook(path)[sheet]
    assert all(cell.data_type == "s" for row in found.iter_rows() for cell in row if cell.value is not None)
    return [["" if value is None else str(value) for value in row] for row in found.iter_rows(values_only=True)]


def book(rows: list[list[str]]) -> RawBook:
    title = ["Nhiệm vụ tại Kế hoạch số 145/KH-UBND ngày 15/4/2022", "", "", ""]
    return RawBook((RawSheet("Phụ lục I", True, (0, 0), [title, HEADER, *rows]),))  # type: ignore[list-item]


def test_every_row_stands_with_its_verdict_and_reason_and_the_sums_fit(tmp_path: Path) -> None:
    store = MemoryStore(OFFICE)
    reading = reading_of("mẫu.xlsx", book(ROWS))
    shown = preview(reading, ImportOptions(), store.snapshot(), store.office())
    path = write_result(shown, tmp_path / "kết quả.xlsx")
    lines = rows_of(path, "Phụ lục I")
    assert lines[0][0] == "Kết quả nhập tệp “mẫu.xlsx”"
    assert lines[2][0] == "Đọc 4 dòng = 3 thêm mới + 0 thay đổi + 0 giữ nguyên + 1 không nhập + 0 chờ trả lời"
    assert lines[3][0] == "(Kèm theo Kế hoạch số 145/KH-UBND ngày 15/4/2022)"
    assert lines[5] == ["Dòng trong tệp", *HEADER, "Kết quả nhập", "Lý do nhập hay không"]
    told = {row[0]: row[5:] for row in lines[6:]}
    assert [row[1:5] for row in lines[6:]] == ROWS
    assert told["3"] == ["Tên mục", ""]
    assert told["4"] == ["Thêm mới", ""]
    assert told["6"] == ["Thêm mới", "Chưa hiểu thời hạn “Thg năm”, giữ nguyên chữ"]
    assert told["7"] == ["Không nhập", "Dòng không có tên nhiệm vụ"]


def test_changes_are_told_old_and_new_and_the_file_comes_back_mended(tmp_path: Path) -> None:
    store = MemoryStore(OFFICE)
    first = preview(reading_of("mẫu.xlsx", book(ROWS[1:2])), ImportOptions(), store.snapshot(), store.office())
    store.apply(write(first))
    revised = [[*ROWS[1][:3], "Tháng 6/2022"]]
    shown = preview(reading_of("mẫu.xlsx", book(revised)), ImportOptions(), store.snapshot(), store.office())
    path = write_result(shown, tmp_path / "kết quả.xlsx")
    assert rows_of(path, "Phụ lục I")[6][5:] == ["Thay đổi", "Thời hạn: Tháng 5/2022 → Tháng 6/2022"]
    again = preview(read_file(path), ImportOptions(period="2022"), store.snapshot(), store.office())
    assert [(one.heading, one.path) for one in again.tables[0].columns] == [
        ("STT", "code"),
        ("Nội dung, nhiệm vụ", "title"),
        ("Đơn vị chủ trì", "lead"),
        ("Thời gian thực hiện", "deadline_text"),
    ]


NUMBERED = [["(1)", "(2)", "(3)", "(4)"], ["I", "DỮ LIỆU", "", ""]]
BELOW = [["Tổng cộng: 2 nhiệm vụ", "", "", ""], ["", "", "TM. ỦY BAN NHÂN DÂN", ""]]
TENTHS = [[1.1, "Xây dựng cổng dữ liệu mở", "Phòng Văn hóa", "Năm 2022"], [1.2, "Tập huấn", "Phòng Nội vụ", "Năm 2022"]]


def messy() -> RawBook:
    sheet = book([*NUMBERED, *TENTHS, *BELOW]).sheets[0]  # type: ignore[list-item]
    return RawBook((RawSheet("Bìa", True, (0, 0), [["UBND TỈNH"], ["Năm 2022"]]), sheet))


def test_what_stands_outside_the_tables_is_told_too(tmp_path: Path) -> None:
    store = MemoryStore(OFFICE)
    shown = preview(reading_of("mẫu.xlsx", messy()), ImportOptions(), store.snapshot(), store.office())
    path = write_result(shown, tmp_path / "kết quả.xlsx")
    told = {row[0]: row for row in rows_of(path, "Phụ lục I")[6:]}
    assert told["3"][5:] == ["Bỏ qua: dòng đánh số cột", "Bỏ dòng đánh số cột"]
    assert [told[number][1] for number in ("5", "6")] == ["1.1", "1.2"], "numbers as the screen shows them"
    beside = rows_of(path, "Ngoài bảng")
    assert beside[0][0] == "4 chỗ của tệp “mẫu.xlsx” không thuộc bảng nào được nhập"
    assert [(row[0], row[1], row[2], row[3]) for row in beside[3:]] == [
        ("Bìa", "1–2", "UBND TỈNH", "Không nhập"),
        ("Phụ lục I", "1", "Nhiệm vụ tại Kế hoạch số 145/KH-UBND ngày 15/4/2022", "Không phải dòng dữ liệu"),
        ("Phụ lục I", "7", "Tổng cộng: 2 nhiệm vụ", "Bỏ qua"),
        ("Phụ lục I", "8", "TM. ỦY BAN NHÂN DÂN", "Bỏ qua"),
    ]
    assert all(row[4] for row in beside[3:])


def test_sheets_that_were_left_out_say_why(tmp_path: Path) -> None:
    store = MemoryStore(OFFICE)
    sheet = book(ROWS[1:2]).sheets[0]
    others = (replace(sheet, name="Phụ lục II"), replace(sheet, name="Nháp", visible=False))
    reading = reading_of("mẫu.xlsx", RawBook((sheet, *others)))
    options = ImportOptions(tables={("Phụ lục II", 1): TableSaid(leave=True)})
    path = write_result(preview(reading, options, store.snapshot(), store.office()), tmp_path / "kết quả.xlsx")
    reasons = {row[0]: row[4] for row in rows_of(path, "Ngoài bảng")[3:]}
    assert reasons["Phụ lục II"] == "Bỏ qua theo lựa chọn của người nhập"
    assert reasons["Nháp"] == "Trang tính ẩn"


def test_a_result_file_that_comes_back_reads_as_its_source_did(tmp_path: Path) -> None:
    store = MemoryStore(OFFICE)
    first = preview(reading_of("mẫu.xlsx", messy()), ImportOptions(), store.snapshot(), store.office())
    path = write_result(first, tmp_path / "kết quả.xlsx")
    store.apply(write(first))
    again = preview(read_file(path), ImportOptions(), store.snapshot(), store.office())
    assert [(table.sheet, table.counts["read"], table.counts["same"]) for table in again.tables] == [
        ("Phụ lục I", 2, 2)
    ]
    assert not write(again)


def test_what_merged_cells_say_stands_in_each_row(tmp_path: Path) -> None:
    store = MemoryStore(OFFICE)
    rows = [HEADER, ["1", "Xây dựng bản đồ số", "Công an phường", "Quý I/2022"], ["2", "Mở lớp tập huấn", "", ""]]
    merged = RawBook((RawSheet("Trang 1", True, (0, 0), rows, ((1, 2, 2, 2), (1, 3, 2, 3))),))  # type: ignore[arg-type]
    shown = preview(reading_of("gộp ô.xlsx", merged), ImportOptions(), store.snapshot(), store.office())
    path = write_result(shown, tmp_path / "kết quả.xlsx")
    assert rows_of(path, "Trang 1")[-1][1:5] == ["2", "Mở lớp tập huấn", "Công an phường", "Quý I/2022"]


def test_a_result_of_a_plan_that_has_only_a_title_comes_back_to_it(tmp_path: Path) -> None:
    store = MemoryStore(OFFICE)
    title = [["PHỤ LỤC II", "", "", ""], ["BẢNG THEO DÕI NHIỆM VỤ NĂM 2022", "", "", ""]]
    sheet = RawSheet("Theo dõi", True, (0, 0), [*title, HEADER, *ROWS[1:2]])  # type: ignore[list-item]
    shown = preview(reading_of("theo dõi.xlsx", RawBook((sheet,))), ImportOptions(), store.snapshot(), store.office())
    path = write_result(shown, tmp_path / "kết quả.xlsx")
    store.apply(write(shown))
    again = preview(read_file(path), ImportOptions(), store.snapshot(), store.office())
    assert [table.counts["same"] for table in again.tables] == [1]
    assert again.to_write() == 0


def test_a_result_never_takes_the_place_of_another_kind_of_file(tmp_path: Path) -> None:
    store = MemoryStore(OFFICE)
    shown = preview(reading_of("mẫu.xlsx", book(ROWS)), ImportOptions(), store.snapshot(), store.office())
    with pytest.raises(WriteError):
        write_result(shown, tmp_path / "hồ sơ.cds")
    assert list(tmp_path.iterdir()) == []
