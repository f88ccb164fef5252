"""The province's workbook filled with our results: only its cells change, and every row is accounted for."""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import openpyxl
import pytest
from openpyxl.styles import Font, PatternFill
from python_calamine import CalamineWorkbook

from cdsdesk.actions.filling import DIFFERENT, FILLED, FORMULA, FillRequest, FillResult, fill_workbook
from cdsdesk.errors import InputError, UsageError
from cdsdesk.importing.options import ImportOptions
from tests.support.every_annex import every_record
from tests.support.memory_store import MemoryStore
from tests.support.small_office import OFFICE, PERIOD

TASKS = (
    ("2.1", "Quyết định ban hành Kiến trúc chính quyền điện tử", "Phòng Văn hóa - Xã hội", "Tháng 5/2022"),
    ("2.2", "Kế hoạch thực hiện Quyết định 146/QĐ-TTg", "Phòng Văn hóa - Xã hội", "Tháng 5/2022"),
    ("6.1", "Đề án thí điểm mô hình đô thị thông minh", "Phòng Văn hóa - Xã hội", "Tháng 7/2022"),
    ("9.9", "Một việc mà phường không có", "Công an", "Năm 2022"),
)


def template(folder: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Biểu 01"
    sheet.append(["TÌNH HÌNH THỰC HIỆN KẾ HOẠCH SỐ 3536/KH-UBND NGÀY 25/5/2022"])
    sheet.append([])
    sheet.append(["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn", "Kết quả thực hiện", "Đánh giá tiến độ"])
    for row in TASKS:
        sheet.append([*row, None, None])
    sheet["F5"] = "Đang làm"
    sheet["F6"] = '=IF(E6="","","x")'
    for cell in (sheet["E4"], sheet["F4"]):
        cell.fill, cell.font = PatternFill("solid", start_color="FFFF00"), Font(name="Times New Roman", size=13)
    figures = book.create_sheet("Biểu 02")
    figures.append(["KẾT QUẢ CÁC CHỈ TIÊU NĂM 2022"])
    figures.append(["STT", "Chỉ tiêu", "Đơn vị tính", "Mục tiêu năm 2022", "Kết quả năm 2022", "Đánh giá"])
    figures.append(["1", "Tỷ lệ hồ sơ trực tuyến", "%", "50%", None, None])
    figures.append(["2", "Số xã có Tổ công nghệ số", "xã", "21", None, None])
    path = folder / "biểu của tỉnh.xlsx"
    book.save(path)
    with ZipFile(path, "a", ZIP_STORED) as package:
        package.writestr("customXml/item1.xml", "<kept>đừng sửa</kept>")
    return path


def filled(folder: Path, path: Path | None = None) -> tuple[FillResult, Path]:
    store = MemoryStore(OFFICE, every_record())
    out = folder / "đã điền.xlsx"
    options = ImportOptions(period=PERIOD)
    return fill_workbook(store, FillRequest(path or template(folder), PERIOD, out, options)), out


def test_results_stand_in_their_cells(tmp_path: Path) -> None:
    _, out = filled(tmp_path)
    rows = CalamineWorkbook.from_path(out).get_sheet_by_name("Biểu 01").to_python()
    assert rows[3][4:] == ["Công văn số 1727/VHTT ngày 23/9/2022", "Hoàn thành, trễ hạn"]
    assert rows[4][4:] == ["Kế hoạch số 4458/KH-UBND ngày 30/5/2022", "Đang làm"]
    assert rows[6][4:] == ["", ""]
    figures = openpyxl.load_workbook(out)["Biểu 02"]
    assert [figures["E3"].value, figures["F3"].value] == ["57,9% (62/107)", "Vượt"]
    assert [figures["E4"].value, figures["E4"].data_type, figures["F4"].value] == [22, "n", "Vượt"]


def test_a_result_wanted_in_two_columns_is_parted(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["KẾT QUẢ CÁC CHỈ TIÊU NĂM 2022"])
    sheet.append(["STT", "Chỉ tiêu", "Đơn vị tính", "Mục tiêu năm 2022", "Kết quả thực hiện", None, "Đánh giá"])
    sheet.append([None, None, None, None, "Tử số / mẫu số", "Tỷ lệ", None])
    sheet.append(["1", "Tỷ lệ hồ sơ trực tuyến", "%", "50%", None, None, None])
    sheet.append(["2", "Số xã có Tổ công nghệ số", "xã", "21", None, None, None])
    sheet.merge_cells("E2:F2")
    book.save(tmp_path / "hai cột.xlsx")
    _, out = filled(tmp_path, tmp_path / "hai cột.xlsx")
    made = openpyxl.load_workbook(out).active
    assert [made[place].value for place in ("E4", "F4", "G4")] == ["62/107", "57,9%", "Vượt"]
    assert [made[place].value for place in ("E5", "F5", "G5")] == [22, None, "Vượt"]


def test_only_the_cells_change(tmp_path: Path) -> None:
    path = template(tmp_path)
    _, out = filled(tmp_path, path)
    with ZipFile(path) as old, ZipFile(out) as new:
        assert new.namelist() == old.namelist()
        other = [name for name in old.namelist() if new.read(name) != old.read(name)]
        assert other == ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"]
        assert [one.date_time for one in new.infolist()] == [one.date_time for one in old.infolist()]
    before, after = openpyxl.load_workbook(path), openpyxl.load_workbook(out)
    for sheet in before:
        for row in sheet.iter_rows():
            for cell in row:
                twin = after[sheet.title][cell.coordinate]
                assert twin.style_id == cell.style_id
                assert cell.value in (None, twin.value)
    assert after["Biểu 01"]["E4"].fill.start_color.rgb == "00FFFF00"


def test_every_row_and_cell_is_accounted_for(tmp_path: Path) -> None:
    result, _ = filled(tmp_path)
    tasks, figures = result.tables
    assert tasks.rows_counted() == {"read": 4, "known": 3, "unsure": 0, "unknown": 1}
    assert [(row.row, row.title) for row in tasks.rows if not row.uid] == [(7, "Một việc mà phường không có")]
    fates = [[cell.fate for cell in row.cells] for row in tasks.rows]
    assert fates == [[FILLED, FILLED], [FILLED, DIFFERENT], [FILLED, FORMULA], []]
    for table in (tasks, figures):
        rows, cells = table.rows_counted(), table.cells_counted()
        assert rows["read"] == rows["known"] + rows["unsure"] + rows["unknown"]
        assert cells["told"] == sum(cells.values()) - cells["told"] == sum(len(row.cells) for row in table.rows)
    assert (result.formulas, result.needs_person()) == (1, True)


def test_filling_the_filled_one_again_changes_nothing(tmp_path: Path) -> None:
    _, out = filled(tmp_path)
    again = tmp_path / "lần hai"
    again.mkdir()
    result, second = filled(again, out)
    assert all(table.cells_counted()["filled"] == 0 for table in result.tables)
    with ZipFile(out) as old, ZipFile(second) as new:
        assert [old.read(name) for name in old.namelist()] == [new.read(name) for name in new.namelist()]


def with_part(path: Path, name: str) -> Path:
    with ZipFile(path, "a") as package:
        package.writestr(name, b"x")
    return path


@pytest.mark.parametrize("part", ["xl/vbaProject.bin", "xl/macrosheets/sheet1.xml", "_xmlsignatures/sig1.xml"])
def test_macros_and_signed_files_are_refused(part: str, tmp_path: Path) -> None:
    with pytest.raises(InputError):
        filled(tmp_path, with_part(template(tmp_path), part))
    assert not (tmp_path / "đã điền.xlsx").exists()


def test_hostile_files_and_other_formats_are_refused(tmp_path: Path) -> None:
    text = tmp_path / "bảng.csv"
    text.write_bytes("STT;Nhiệm vụ;Kết quả\n1;a;\n".encode())
    path = template(tmp_path)
    bomb = BytesIO()
    with ZipFile(path) as old, ZipFile(bomb, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.endswith("sheet1.xml"):
                data = data.replace(b"<worksheet", b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet', 1)
            new.writestr(name, data)
    hostile = tmp_path / "lạ.xlsx"
    hostile.write_bytes(bomb.getvalue())
    for one in (text, hostile):
        with pytest.raises(InputError):
            filled(tmp_path, one)


def test_the_template_is_never_written_over(tmp_path: Path) -> None:
    path = template(tmp_path)
    store = MemoryStore(OFFICE, every_record())
    with pytest.raises(UsageError):
        fill_workbook(store, FillRequest(path, PERIOD, path, ImportOptions(period=PERIOD)))
