import zipfile
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest

from cdsdesk.errors import InputError
from cdsdesk.readers.any_file import read_book
from cdsdesk.readers.raw import RawSheet
from cdsdesk.readers.spreadsheet import read_spreadsheet
from cdsdesk.readers.wire import pack_book, unpack
from tests.support.packages import Change, repacked


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


@pytest.mark.parametrize("name", ["a.xls", "a.ods", "a.xlsb", "a.docx", "a"])
def test_a_workbook_is_read_whatever_its_name(tmp_path: Path, name: str) -> None:
    workbook = openpyxl.Workbook()
    workbook.active.append(["STT", "Nhiệm vụ", date(2025, 3, 1)])
    workbook.save(tmp_path / "a.xlsx")
    (tmp_path / "a.xlsx").rename(tmp_path / name)
    (sheet,) = read_book(tmp_path / name).sheets
    assert sheet.rows == [["STT", "Nhiệm vụ", date(2025, 3, 1)]]


def sheet_of(path: Path, inner: str, strings: str = "", styles: str = "") -> RawSheet:
    """Read a workbook whose only sheet, shared texts and styles are given as XML."""
    openpyxl.Workbook().save(path.with_suffix(".plain"))
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    parts: dict[str, Change] = {"xl/worksheets/sheet1.xml": f"<worksheet {space}>{inner}</worksheet>".encode()}
    if strings:
        parts["xl/sharedStrings.xml"] = f"<sst {space}>{strings}</sst>".encode()
    if styles:
        parts["xl/styles.xml"] = f"<styleSheet {space}>{styles}</styleSheet>".encode()
    repacked(path.with_suffix(".plain"), path, parts)
    return unpack(pack_book(read_spreadsheet(path))).sheets[0]


FONTS = (
    '<fonts><font><name val=".VnTime"/></font><font><b/><name val="Arial"/></font><font><b val="0"/></font></fonts>'
    '<cellXfs><xf fontId="0"/><xf fontId="1"/><xf fontId="2"/></cellXfs>'
)


def test_cells_without_style_have_the_first_font(tmp_path: Path) -> None:
    rows = (
        '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1" s="1"><v>2</v></c><c r="C1" s="0"><v>3</v></c>'
        '<c r="D1" s="2"><v>4</v></c><c r="E1"/></row></sheetData>'
    )
    sheet = sheet_of(tmp_path / "a.xlsx", rows, styles=FONTS)
    assert sheet.fonts == {(0, 0): ".VnTime", (0, 2): ".VnTime"}
    assert sheet.bold == {(0, 1)}


def test_names_may_stand_anywhere_in_the_tag(tmp_path: Path) -> None:
    rows = '<sheetData><row r="1"><c s="1" t="n" r="B1"><v>2</v></c></row></sheetData>'
    assert sheet_of(tmp_path / "a.xlsx", rows, styles=FONTS).bold == {(0, 1)}


def test_shared_texts_in_pieces_are_bold_or_old_only_as_a_whole(tmp_path: Path) -> None:
    strings = (
        "<si><t>thường</t></si><si/>"
        '<si><r><rPr><b/><rFont val="VNI-Times"/></rPr><t>a</t></r>'
        '<r><rPr><b val="1"/><rFont val="VNI-Times"/></rPr><t>b</t></r></si>'
        '<si><r><t xml:space="preserve">theo ô </t></r><r><rPr><b/><rFont val="Arial"/></rPr><t>đậm</t></r></si>'
        "<si><t>cuối</t></si>"
    )
    cells = "".join(
        f'<c r="{column}1" s="{style}" t="s"><v>{number}</v></c>'
        for column, style, number in (("A", 2, 0), ("B", 2, 2), ("C", 2, 3), ("D", 1, 3), ("E", 1, 4))
    )
    sheet = sheet_of(tmp_path / "a.xlsx", f'<sheetData><row r="1">{cells}</row></sheetData>', strings, FONTS)
    assert sheet.rows == [["thường", "ab", "theo ô đậm", "theo ô đậm", "cuối"]]
    assert sheet.bold == {(0, 1), (0, 3), (0, 4)}
    assert sheet.fonts == {(0, 1): "VNI-Times"}


def test_hidden_rows_and_columns_stay_within_the_sheet(tmp_path: Path) -> None:
    rows = (
        '<cols><col min="2" max="2" hidden="true"/><col min="4" max="16384" width="9" hidden="1"/></cols><sheetData>'
        '<row r="1" hidden="false"><c r="A1"><v>1</v></c><c r="D1"><v>4</v></c></row>'
        '<row hidden="1" r="2"><c r="A2"><v>2</v></c></row><row r="99999" hidden="1"/></sheetData>'
    )
    sheet = sheet_of(tmp_path / "a.xlsx", rows)
    assert (sheet.hidden_columns, sheet.hidden_rows) == ({1, 3}, {1})


def test_an_empty_text_may_be_the_result_of_a_formula(tmp_path: Path) -> None:
    rows = (
        '<sheetData><row r="1"><c r="A1" t="str"><f>IF(B1=1,"x","")</f><v></v></c><c r="B1"><f>C1</f><v></v></c>'
        '<c r="C1"><f t="shared" si="0"/></c><c r="D1"><f>1</f><v>1</v></c></row></sheetData>'
    )
    assert sheet_of(tmp_path / "a.xlsx", rows).unsaved == ("B1", "C1")
