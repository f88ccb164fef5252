import zipfile
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest

from cdsdesk.errors import InputError
from cdsdesk.readers.spreadsheet import read_spreadsheet
from cdsdesk.readers.wire import pack_book, unpack


def test_values_places_merges_and_hidden_sheets_come_through(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "Phụ lục I"
    sheet["C3"] = "Nhiệm vụ"
    sheet["D4"] = 5.5
    sheet["C5"] = date(2022, 4, 15)
    sheet["D5"] = datetime(2022, 4, 15, 8, 30)
    sheet["C6"] = True
    sheet.merge_cells("C3:E3")
    workbook.create_sheet("Ẩn").sheet_state = "hidden"
    workbook.save(tmp_path / "a.xlsx")
    book = unpack(pack_book(read_spreadsheet(tmp_path / "a.xlsx")))
    first, hidden = book.sheets
    assert (first.name, first.visible, first.origin) == ("Phụ lục I", True, (2, 2))
    assert first.rows[0][0] == "Nhiệm vụ"
    assert first.rows[1] == ["", 5.5]
    assert first.rows[2] == [date(2022, 4, 15), datetime(2022, 4, 15, 8, 30)]
    assert first.rows[3] == [True, ""]
    assert first.merges == ((2, 2, 2, 3),)  # cut to the columns that hold something
    assert (hidden.name, hidden.visible, hidden.rows) == ("Ẩn", False, [])


def test_shared_strings_are_read_like_inline_ones(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.active.append(["STT", "Nhiệm vụ"])
    workbook.active.append(["1", "Ban hành kế hoạch"])
    workbook.save(tmp_path / "inline.xlsx")
    texts = ["STT", "Nhiệm vụ", "1", "Ban hành kế hoạch"]
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    cells = "".join(
        f'<row r="{row}"><c r="A{row}" t="s"><v>{2 * row - 2}</v></c><c r="B{row}" t="s"><v>{2 * row - 1}</v></c></row>'
        for row in (1, 2)
    )
    strings = "".join(f"<si><t>{text}</t></si>" for text in texts)
    parts = {
        "xl/worksheets/sheet1.xml": f"<worksheet {space}><sheetData>{cells}</sheetData></worksheet>",
        "xl/sharedStrings.xml": f'<sst {space} count="4" uniqueCount="4">{strings}</sst>',
    }
    with zipfile.ZipFile(tmp_path / "inline.xlsx") as old, zipfile.ZipFile(tmp_path / "shared.xlsx", "w") as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, text in parts.items():
            new.writestr(name, text)
    inline, shared = (read_spreadsheet(tmp_path / f"{name}.xlsx").sheets[0].rows for name in ("inline", "shared"))
    assert inline == shared == [["STT", "Nhiệm vụ"], ["1", "Ban hành kế hoạch"]]


def test_formats_errors_and_formulas_without_result_are_marked(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet["A1"] = 0.7785
    sheet["A1"].number_format = "0.00%"
    sheet["A2"] = 1.1
    sheet["A2"].number_format = "0.00"
    sheet["A3"] = 5894
    sheet["A3"].number_format = "#,##0"
    sheet["A4"] = "=SUM(A3:A3)"
    sheet["A5"] = "#REF!"
    sheet["A5"].data_type = "e"
    sheet["A6"] = time(7, 30)
    workbook.save(tmp_path / "a.xlsx")
    sheet_read = unpack(pack_book(read_spreadsheet(tmp_path / "a.xlsx"))).sheets[0]
    assert sheet_read.percent == {(0, 0)}
    assert sheet_read.decimals == {(1, 0): 2}
    assert sheet_read.unsaved == ("A4",)
    assert sheet_read.errors == ("A5",)
    assert [row[0] for row in sheet_read.rows] == [0.7785, 1.1, 5894.0, "", "", "07:30:00"]


def test_a_package_without_a_workbook_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as package:
        package.writestr("word/document.xml", "<x/>")
    with pytest.raises(InputError) as caught:
        read_spreadsheet(tmp_path / "a.xlsx")
    assert "a.xlsx" in caught.value.sentence()
