"""A draft as .xlsx, and as .xlsm with a macro that nothing may run."""

import zipfile
from pathlib import Path

import openpyxl
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from tests.support.messy.draft import Draft, Sheet

_MACRO_TYPE = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_PLAIN_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_PROJECT = '<Override PartName="/xl/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'


def write_xlsx(draft: Draft, path: Path) -> Path:
    """Write all sheets with merges, fonts, number formats, what is hidden."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for sheet in draft.sheets:
        _fill(book.create_sheet(sheet.name), sheet)
    book.active = next(place for place, sheet in enumerate(draft.sheets) if sheet.visible)
    book.save(path)
    return path


def write_xlsm(draft: Draft, path: Path) -> Path:
    """Write a workbook that carries a macro."""
    plain = write_xlsx(draft, path.with_suffix(".plain"))
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "[Content_Types].xml":
                text = data.decode("utf-8").replace(_PLAIN_TYPE, _MACRO_TYPE)
                data = text.replace("</Types>", _PROJECT).encode("utf-8")
            target.writestr(name, data)
        target.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0" + b"\0" * 60)
    return path


def _fill(page: Worksheet, sheet: Sheet) -> None:
    page.sheet_state = "visible" if sheet.visible else "hidden"
    for row, line in enumerate(sheet.lines, 1):
        page.row_dimensions[row].hidden = line.hidden
        for column, cell in enumerate(line.cells, 1):
            if cell.text or cell.held is not None:
                place = page.cell(row, column, cell.held if cell.held is not None else cell.text)
                place.font = Font(name=cell.font or "Times New Roman", bold=cell.bold, italic=cell.italic)
                place.number_format = cell.shown
            if cell.across > 1 or cell.down > 1:
                page.merge_cells(
                    start_row=row, end_row=row + cell.down - 1, start_column=column, end_column=column + cell.across - 1
                )
    for column in sheet.hidden_columns:
        page.column_dimensions[openpyxl.utils.get_column_letter(column + 1)].hidden = True
