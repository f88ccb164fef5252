"""One small table with every look that a reader tells of, written as .xlsx, .xls and .ods."""

from pathlib import Path

import openpyxl
import xlwt
from odf.number import Number, NumberStyle, PercentageStyle
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TableCellProperties, TableColumnProperties, TableProperties, TextProperties
from odf.table import CoveredTableCell, Table, TableCell, TableColumn, TableRow
from odf.text import P, Span
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

TITLE, HEAD, OLD = "PHỤ LỤC", "Nhiệm vụ", "NhiÖm vô"
MIXED = ("Số hóa ", "hồ sơ")
"""The second piece is bold in one cell, and in another both are."""


def write_xlsx(path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Phụ lục I"
    sheet["B2"], sheet["B3"], sheet["C3"], sheet["D3"] = TITLE, HEAD, OLD, "Tỷ lệ"
    sheet.merge_cells("B2:D2")
    sheet["B2"].font = sheet["B3"].font = Font(bold=True)
    sheet["C3"].font = Font(name=".VnTime")
    sheet["B4"] = CellRichText(MIXED[0], TextBlock(InlineFont(b=True), MIXED[1]))
    sheet["C4"] = CellRichText(*(TextBlock(InlineFont(b=True, rFont="VNI-Times"), piece) for piece in MIXED))
    sheet["D4"], sheet["D5"], sheet["B5"], sheet["C5"] = 0.775, 1.1, "ẩn", "thấy"
    sheet["D4"].number_format, sheet["D5"].number_format = "0.00%", "0.00"
    sheet.row_dimensions[5].hidden = True
    sheet.column_dimensions["C"].hidden = True
    book.create_sheet("Ẩn").sheet_state = "hidden"
    book.save(path)


def write_xls(path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Phụ lục I")
    bold, both = xlwt.easyfont("bold on"), xlwt.easyfont("bold on, name VNI-Times")
    sheet.write_merge(1, 1, 1, 3, TITLE, xlwt.easyxf("font: bold on"))
    sheet.write(2, 1, HEAD, xlwt.easyxf("font: bold on"))
    sheet.write(2, 2, OLD, xlwt.easyxf("font: name .VnTime"))
    sheet.write(2, 3, "Tỷ lệ")
    sheet.write_rich_text(3, 1, (MIXED[0], (MIXED[1], bold)))
    sheet.write_rich_text(3, 2, tuple((piece, both) for piece in MIXED))
    sheet.write(3, 3, 0.775, xlwt.easyxf(num_format_str="0.00%"))
    sheet.write(4, 1, "ẩn")
    sheet.write(4, 2, "thấy")
    sheet.write(4, 3, 1.1, xlwt.easyxf(num_format_str="0.00"))
    sheet.row(4).hidden = True
    sheet.col(2).hidden = True
    book.add_sheet("Ẩn").visibility = 1
    book.save(str(path))


def write_ods(path: Path) -> None:
    book = OpenDocumentSpreadsheet()
    share = PercentageStyle(name="N1")
    share.addElement(Number(decimalplaces=2, minintegerdigits=1))
    fixed = NumberStyle(name="N2")
    fixed.addElement(Number(decimalplaces=2, minintegerdigits=1))
    styles = [
        _style("bold", "table-cell", TextProperties(fontweight="bold")),
        _style("old", "table-cell", TextProperties(fontfamily="'.VnTime'")),
        _style("share", "table-cell", TableCellProperties(), datastylename="N1"),
        _style("fixed", "table-cell", TableCellProperties(), datastylename="N2"),
        _style("strong", "text", TextProperties(fontweight="bold")),
        _style("both", "text", TextProperties(fontweight="bold", fontfamily="VNI-Times")),
        _style("away", "table", TableProperties(display="false")),
        _style("narrow", "table-column", TableColumnProperties(columnwidth="1cm")),
    ]
    for style in (share, fixed, *styles):
        book.automaticstyles.addElement(style)
    table = Table(name="Phụ lục I")
    table.addElement(TableColumn(numbercolumnsrepeated=2))
    table.addElement(TableColumn(visibility="collapse", stylename="narrow"))
    table.addElement(TableColumn())
    lines = (
        [],
        [_text(TITLE, stylename="bold", numbercolumnsspanned=3), CoveredTableCell(numbercolumnsrepeated=2)],
        [_text(HEAD, stylename="bold"), _text(OLD, stylename="old"), _text("Tỷ lệ")],
        [_pieces((None, "strong")), _pieces(("both", "both")), _number(0.775, "percentage", "share")],
        [_text("ẩn"), _text("thấy"), _number(1.1, "float", "fixed")],
    )
    for number, cells in enumerate(lines):
        row = TableRow(visibility="collapse") if number == 4 else TableRow()
        for cell in (TableCell(), *cells):
            row.addElement(cell)
        table.addElement(row)
    book.spreadsheet.addElement(table)
    book.spreadsheet.addElement(Table(name="Ẩn", stylename="away"))
    book.save(str(path))


def _style(name: str, family: str, properties: object, **more: str) -> Style:
    style = Style(name=name, family=family, **more)
    style.addElement(properties)
    return style


def _text(text: str, **more: object) -> TableCell:
    cell = TableCell(valuetype="string", **more)
    cell.addElement(P(text=text))
    return cell


def _pieces(styles: tuple[str | None, ...]) -> TableCell:
    paragraph = P()
    for piece, style in zip(MIXED, styles, strict=True):
        if style is None:
            paragraph.addText(piece)
        else:
            paragraph.addElement(Span(stylename=style, text=piece))
    cell = TableCell(valuetype="string")
    cell.addElement(paragraph)
    return cell


def _number(value: float, kind: str, style: str) -> TableCell:
    return TableCell(valuetype=kind, value=value, stylename=style)
