"""The annex workbook: real values, forced texts, ready to print, sources in a hidden sheet."""

import subprocess
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from cdsdesk.document.blocks import Annex, Cell, CellKind, Column, DataRow, HeaderCell, IssuedDocument, Ref, Table
from cdsdesk.document.sources import SOURCES_HEADER, SOURCES_SHEET
from cdsdesk.errors import InputError, WriteError
from cdsdesk.reporting.fonts import find_fonts
from cdsdesk.reporting.render_xlsx.document import check_xlsx, render_xlsx
from cdsdesk.reporting.render_xlsx.pieces import cut_text
from cdsdesk.reporting.styles import load_profile
from tests.support.pdf_pages import read_pages
from tests.support.sample_document import LONG, filled_document, paragraph, project_table, sample_document
from tests.support.tools import needs_tool


def workbook_of(document: IssuedDocument, with_sources: bool = True) -> Workbook:
    rendered = render_xlsx(document, load_profile(), find_fonts(), with_sources=with_sources)
    return load_workbook(BytesIO(rendered.data))


def with_blocks(*blocks: object) -> IssuedDocument:
    document = sample_document()
    annex = replace(document.annexes[0], number="", blocks=blocks)  # type: ignore[arg-type]
    return replace(document, annexes=(annex,))


def one_cell(cell: Cell, kind: CellKind = CellKind.NUMBER) -> object:
    table = Table((Column("a", 1.0, kind=kind),), ((HeaderCell("A"),),), (DataRow((cell,)),))
    sheet = workbook_of(with_blocks(table)).worksheets[0]
    return sheet.cell(sheet.max_row, 1)


@pytest.fixture(scope="module")
def book() -> Workbook:
    return workbook_of(sample_document())


@pytest.fixture(scope="module")
def projects(book: Workbook) -> Worksheet:
    return book["Phụ lục II"]


def test_each_annex_is_a_sheet(book: Workbook) -> None:
    assert book.sheetnames == ["Phụ lục I", "Phụ lục II", "Phụ lục III", SOURCES_SHEET]


def test_the_heading_stands_above(projects: Worksheet) -> None:
    assert projects["A1"].value == "Phụ lục II"
    assert projects["A2"].value == "DANH MỤC DỰ ÁN CHUYỂN ĐỔI SỐ"
    assert " ".join(projects["A3"].value.split()).startswith("(Kèm theo Báo cáo số /BC-UBND ngày tháng năm 2026")
    assert projects["A3"].font.italic
    filled = workbook_of(filled_document())["Phụ lục II"]["A3"].value
    assert filled.startswith("(Kèm theo Báo cáo số 05/BC-UBND ngày 05 tháng 01 năm 2027 của")


def test_unit_line_header_and_merges(projects: Worksheet) -> None:
    assert (projects["A5"].value, projects["A5"].alignment.horizontal) == ("ĐVT: Triệu đồng", "right")
    assert [projects.cell(6, column).value for column in (1, 5, 8)] == ["STT", "Kinh phí", "Tỷ lệ giải ngân"]
    assert [projects.cell(7, column).value for column in (5, 6, 7)] == ["Tổng số", "NS Trung ương", "NS địa phương"]
    merges = {str(one) for one in projects.merged_cells.ranges}
    assert {"A1:I1", "A5:I5", "A6:A7", "E6:G6", "H6:H7", "A8:I8"} <= merges


def test_values_are_values(projects: Worksheet) -> None:
    row = 9
    assert projects.cell(row, 4).value == datetime(2026, 2, 5)
    assert projects.cell(row, 4).number_format == "dd/mm/yyyy"
    assert (projects.cell(row, 5).value, projects.cell(row, 5).number_format) == (20481.6, "#,##0.0")
    assert (projects.cell(row, 6).value, projects.cell(row, 6).number_format) == (1200, "#,##0")
    assert (projects.cell(row, 8).value, projects.cell(row, 8).number_format) == (0.7785, "0.00%")


def test_codes_are_texts(projects: Worksheet) -> None:
    code = projects.cell(10, 1)
    assert (code.value, code.data_type, code.number_format) == ("1.10", "s", "@")
    stored = one_cell(Cell("1.10", value=Decimal("1.1")), CellKind.CODE)
    assert (stored.value, stored.data_type) == ("1.10", "s")  # type: ignore[attr-defined]


@pytest.mark.parametrize("text", ["=SUM(A1:A9)", "+1", "-2", "@ghi chú", "#N/A", "=", "TRUE", "12", "{=1}"])
def test_a_text_is_never_a_formula(text: str) -> None:
    cell = one_cell(Cell(text), CellKind.TEXT)
    assert (cell.value, cell.data_type) == (text, "s")  # type: ignore[attr-defined]
    assert bool(cell.quotePrefix) is (text[0] in "=+-@")  # type: ignore[attr-defined]


def test_what_a_workbook_cannot_hold_exactly_stays_text() -> None:
    huge = one_cell(Cell("1.000.000.000.000.001", value=10**15 + 1))
    old = one_cell(Cell("02/9/1845", value=date(1845, 9, 2)))
    assert (huge.value, old.value) == ("1.000.000.000.000.001", "02/9/1845")  # type: ignore[attr-defined]
    assert one_cell(Cell("-5", value=-5)).value == -5  # type: ignore[attr-defined]


def test_odd_letters_do_not_stop_the_export() -> None:
    assert one_cell(Cell("a\x00b\x0bc\ud800"), CellKind.TEXT).value == "ab\nc"  # type: ignore[attr-defined]


def test_total_and_section_rows(projects: Worksheet) -> None:
    assert projects["A8"].value == "I. Dự án đầu tư"
    assert projects["A8"].font.bold
    assert [projects.cell(11, column).value for column in (2, 5)] == ["Tổng cộng", "=SUM(E9:E10)"]
    assert projects.cell(11, 2).font.bold
    assert projects["A12"].value == "(-) Chưa được bố trí kinh phí./."


def test_it_is_ready_to_print(projects: Worksheet) -> None:
    setup = projects.page_setup
    assert (setup.paperSize, setup.orientation) == (9, "landscape")
    assert (setup.fitToWidth, setup.fitToHeight, projects.sheet_properties.pageSetUpPr.fitToPage) == (1, 0, True)
    assert (setup.firstPageNumber, setup.useFirstPageNumber) == (1, True)
    assert projects.print_title_rows == "$6:$7"
    assert projects.freeze_panes == "A8"
    assert projects.print_area == "'Phụ lục II'!$A$1:$I$12"
    assert projects.page_margins.left == pytest.approx(20 / 25.4)
    header = projects.HeaderFooter
    assert header.differentFirst
    assert header.oddHeader.center.text == "&P"
    assert not header.firstHeader.center.text


def test_an_upright_annex_keeps_the_margins_of_the_text(book: Workbook) -> None:
    sheet = book["Phụ lục III"]
    assert sheet.page_setup.orientation == "portrait"
    assert sheet.page_margins.left == pytest.approx(30 / 25.4)
    assert sheet["A5"].value == LONG


def test_all_cells_are_in_times_with_borders_in_the_grid(projects: Worksheet) -> None:
    for row in projects.iter_rows():
        assert {cell.font.name for cell in row if cell.value is not None} <= {"Times New Roman"}
    for row in projects.iter_rows(min_row=9, max_row=11):
        assert all(cell.border.left.style == cell.border.bottom.style == "thin" for cell in row)


def test_every_row_has_a_height_that_its_text_needs(book: Workbook) -> None:
    sheet = book["Phụ lục I"]
    heights = [sheet.row_dimensions[row].height for row in range(1, sheet.max_row + 1)]
    assert all(heights)
    rows = [sheet.row_dimensions[row].height for row in range(7, 10)]
    assert all(3 * 11 * 1.15 < height < 6 * 11 * 1.5 for height in rows)


def test_no_row_is_higher_than_programs_allow() -> None:
    sheet = workbook_of(with_blocks(paragraph(LONG * 40))).worksheets[0]
    assert max(sheet.row_dimensions[row].height for row in range(1, sheet.max_row + 1)) <= 409


def column_of_texts(text: str) -> Worksheet:
    columns = (Column("a", 1.0, kind=CellKind.CODE), Column("b", 4.0), Column("c", 1.0, kind=CellKind.NUMBER))
    header = (tuple(HeaderCell(name) for name in ("STT", "Kết quả", "Số")),)
    refs = (Ref("progress", "g-1", "result"),)
    rows = (DataRow((Cell("1"), Cell(text, refs=refs), Cell("5", value=5))), DataRow((Cell("2"), Cell("x"), Cell(""))))
    document = with_blocks(Table(columns, header, rows))
    return workbook_of(document).worksheets[0]


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("text", ["Kết quả dài. " * 6000, "dài\n" * 20_000, "a" * 50_000, LONG * 40])
def test_a_text_that_no_cell_can_hold_goes_on_in_rows_below(text: str) -> None:
    sheet = column_of_texts(text)
    first = next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == "1")
    last = next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == "2")
    parts = [str(sheet.cell(row, 2).value) for row in range(first, last)]
    assert len(parts) > 1
    assert squeezed("".join(parts)) == squeezed(text)
    assert all(len(part) <= 32_767 and part == part.strip() for part in parts)
    assert [sheet.cell(row, 1).value for row in range(first + 1, last)] == [None] * (last - first - 1)
    assert [sheet.cell(row, 3).value for row in range(first, last)] == [5, *[None] * (last - first - 1)]
    assert all(sheet.cell(row, 3).border.left.style == "thin" for row in range(first, last))
    sources = [row[1] for row in sheet.parent[SOURCES_SHEET].iter_rows(values_only=True) if row[4] == "g-1"]  # type: ignore[union-attr]
    assert sources == list(range(first, last)), "every part knows its record"


def test_a_long_paragraph_goes_on_in_rows_below() -> None:
    sheet = workbook_of(with_blocks(paragraph("Thuyết minh. " * 9000))).worksheets[0]
    texts = [str(sheet.cell(row, 1).value) for row in range(5, sheet.max_row + 1)]
    assert squeezed("".join(texts)) == squeezed("Thuyết minh. " * 9000).removesuffix(".") + "./."
    assert max(map(len, texts)) <= 32_767


def test_no_line_is_hidden_below_the_edge_of_its_row() -> None:
    sheet = column_of_texts("Một dòng.\n" * 45)
    parts = [str(row[1]) for row in sheet.iter_rows(min_row=6, values_only=True) if row[1]][:-1]
    assert [part.count("Một dòng.") for part in parts] == [30, 15]


def test_a_cell_that_fits_stays_one_cell() -> None:
    text = "Một dòng.\n" * 29 + "Dòng cuối."
    assert [row[1] for row in column_of_texts(text).iter_rows(min_row=6, values_only=True)] == [text, "x"]


def test_letters_without_width_are_cut_as_well() -> None:
    text = "a" + "\u0301" * 70_000
    assert "".join(cut_text(text, [text], 30)) == text
    assert max(map(len, cut_text("😀" * 40_000, ["😀" * 40_000], 30))) <= 32_767 // 2


def test_a_cut_text_is_found_out(tmp_path: Path) -> None:
    path = tmp_path / "annex.xlsx"
    rendered = render_xlsx(sample_document(), load_profile(), find_fonts())
    path.write_bytes(rendered.data)
    check_xlsx(path, rendered.cells)
    for other in ("Phụ lục II", SOURCES_SHEET):
        texts = rendered.cells[other]
        for changed in ((*texts[:-1], texts[-1][:-1]), texts[1:], (*texts[:5], "=1.0", *texts[6:])):
            with pytest.raises(WriteError, match="thiếu dữ liệu"):
                check_xlsx(path, rendered.cells | {other: changed})


@pytest.mark.parametrize(
    "text", ["_x0041_", " đầu", "a\n\nb", "5", "5.0", "#N/A", "TRUE", "=1", "😀", "a\u00a0b", "<&>"]
)
def test_odd_texts_are_read_back_as_they_were(tmp_path: Path, text: str) -> None:
    table = Table((Column("a", 1.0),), ((HeaderCell("A"),),), (DataRow((Cell(text),)),))
    rendered = render_xlsx(with_blocks(table), load_profile(), find_fonts())
    path = tmp_path / "odd.xlsx"
    path.write_bytes(rendered.data)
    check_xlsx(path, rendered.cells)


@pytest.mark.parametrize(
    "value", [0, -5, 10**15 - 1, Decimal("0.1"), Decimal("20481.60"), Decimal(1) / 3, Decimal("1E+3"), date(1900, 3, 1)]
)
def test_values_are_read_back_as_they_were(tmp_path: Path, value: int | Decimal | date) -> None:
    table = Table((Column("a", 1.0, kind=CellKind.NUMBER),), ((HeaderCell("A"),),), (DataRow((Cell("?", value),)),))
    rendered = render_xlsx(with_blocks(table), load_profile(), find_fonts())
    path = tmp_path / "value.xlsx"
    path.write_bytes(rendered.data)
    check_xlsx(path, rendered.cells)


def test_tables_of_different_columns_go_to_sheets_of_their_own() -> None:
    other = Table((Column("a", 1.0),), ((HeaderCell("A"),),), (DataRow((Cell("x"),)),))
    names = workbook_of(with_blocks(project_table(), paragraph("Giữa."), other)).sheetnames
    assert names == ["Phụ lục", "Phụ lục (2)", SOURCES_SHEET]


def test_sources_name_the_cells_of_records(book: Workbook) -> None:
    sheet = book[SOURCES_SHEET]
    assert sheet.sheet_state == "veryHidden"
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == SOURCES_HEADER
    found = {(row[3], row[4], row[5]): (row[0], row[1], row[2]) for row in rows[1:]}
    name, row, column = found["funding", "f-1", "amount"]
    assert book[name].cell(row, column).value == 20481.6
    name, row, column = found["task", "p-1", "title"]
    assert str(book[name].cell(row, column).value).startswith("Đài truyền thanh")


def test_sources_can_be_left_out() -> None:
    assert SOURCES_SHEET not in workbook_of(sample_document(), with_sources=False).sheetnames


def test_a_draft_says_so() -> None:
    sheet = workbook_of(replace(sample_document(), draft=True)).worksheets[0]
    assert sheet.HeaderFooter.firstHeader.left.text == sheet.HeaderFooter.oddHeader.left.text == "DỰ THẢO"


def test_without_annex_there_is_no_workbook() -> None:
    with pytest.raises(InputError, match="phụ lục"):
        render_xlsx(replace(sample_document(), annexes=()), load_profile(), find_fonts())


def seen(book: Workbook) -> list[tuple[object, ...]]:
    return [
        (
            sheet.title,
            cell.coordinate,
            cell.value,
            cell.number_format,
            cell.font.sz,
            cell.font.b,
            cell.alignment.wrap_text,
        )
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
    ]


def test_same_data_same_cells_and_looks(book: Workbook) -> None:
    assert seen(book) == seen(workbook_of(sample_document()))


def test_a_sheet_name_has_no_forbidden_letter() -> None:
    document = sample_document()
    annex: Annex = replace(document.annexes[0], number="I/A: [x]")
    assert workbook_of(replace(document, annexes=(annex,))).sheetnames[0] == "Phụ lục I-A- -x-"


def test_libreoffice_prints_it_as_meant(tmp_path: Path) -> None:
    office = needs_tool("soffice", "libreoffice")
    path = tmp_path / "annex.xlsx"
    path.write_bytes(render_xlsx(sample_document(), load_profile(), find_fonts()).data)
    home = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    command = [office, home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    pages = read_pages((tmp_path / "annex.pdf").read_bytes())
    first = pages[0]
    assert (round(first.width), round(first.height)) == (297, 210)
    assert [row.words for row in first.rows[:2]] == [
        "Phụ lục I",
        "TÌNH HÌNH THỰC HIỆN CÁC NHIỆM VỤ THEO KẾ HOẠCH SỐ 53/KH-UBND",
    ]
    table_rows = [row for row in first.rows if row.words.startswith("1.1 ")]
    assert table_rows[0].sizes == {11.0}
    text = " ".join(row.words for page in pages for row in page.rows)
    assert text.count("thương hiệu.") == 10, "no row hides its last line"
    assert "1.10" in text
    assert min(row.x0 for page in pages for row in page.rows) > 19
