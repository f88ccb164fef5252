"""The result file of an import: every row of the source with what became of it and why."""

from pathlib import Path

import openpyxl
import pytest

from cdsdesk.actions.import_result import write_result
from cdsdesk.actions.importing import preview, read_file, reading_of, write
from cdsdesk.errors import WriteError
from cdsdesk.importing.options import ImportOptions
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
    assert lines[4] == ["Dòng trong tệp", *HEADER, "Kết quả nhập", "Lý do nhập hay không"]
    told = {row[0]: row[5:] for row in lines[5:]}
    assert [row[1:5] for row in lines[5:]] == ROWS
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
    assert rows_of(path, "Phụ lục I")[5][5:] == ["Thay đổi", "Thời hạn: Tháng 5/2022 → Tháng 6/2022"]
    again = preview(read_file(path), ImportOptions(period="2022"), store.snapshot(), store.office())
    assert [(one.heading, one.path) for one in again.tables[0].columns] == [
        ("STT", "code"),
        ("Nội dung, nhiệm vụ", "title"),
        ("Đơn vị chủ trì", "lead"),
        ("Thời gian thực hiện", "deadline_text"),
    ]


def test_a_result_never_takes_the_place_of_another_kind_of_file(tmp_path: Path) -> None:
    store = MemoryStore(OFFICE)
    shown = preview(reading_of("mẫu.xlsx", book(ROWS)), ImportOptions(), store.snapshot(), store.office())
    with pytest.raises(WriteError):
        write_result(shown, tmp_path / "hồ sơ.cds")
    assert list(tmp_path.iterdir()) == []
