"""Draws one worksheet the way a provincial office draws its forms."""

import io
import re
import zipfile
from dataclasses import dataclass, field
from datetime import date, datetime
from textwrap import wrap

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

Value = str | int | date | None

_FONT = "Times New Roman"
_STAMP = datetime(2026, 1, 5, 8, 0, 0)
_THIN = Side(style="thin", color="FF000000")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_LINE = 15.75  # points of one line of 12 pt type
_HEAD_FILL = PatternFill("solid", fgColor="FFE7EEF7")


@dataclass(frozen=True)
class Column:
    """One column: its heading, the heading that spans it and its neighbours, width in characters, number format."""

    heading: str
    width: float
    group: str = ""
    across: str = "left"
    number_format: str = "General"


@dataclass(frozen=True)
class Line:
    """An ordinary row, one value for each column."""

    values: tuple[Value, ...]


@dataclass(frozen=True)
class Band:
    """A section row: the title alone over all columns, or behind its number in the first column."""

    title: str
    number: str = ""
    italic: bool = False


@dataclass(frozen=True)
class Sheet:
    """Everything one sheet shows, from the title rows to the rows below the table."""

    name: str
    titles: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[Line | Band, ...]
    unit_line: str = ""
    numbered: bool = False
    notes: tuple[str, ...] = ()
    signature: tuple[str, ...] = field(default=())


def workbook_bytes(sheet: Sheet) -> bytes:
    """Return the ``.xlsx`` file of ``sheet``; the same sheet gives the same bytes."""
    book = Workbook()
    page = book.active
    assert isinstance(page, Worksheet)
    page.title = sheet.name
    row = _titles(page, sheet)
    first = row
    row = _headings(page, sheet, row)
    for item in sheet.rows:
        if isinstance(item, Line):
            _line(page, sheet, item, row)
        else:
            _band(page, sheet, item, row)
        row += 1
    _below(page, sheet, row)
    _page_setup(page, sheet, first)
    book.properties.creator = "cdsdesk"
    book.properties.title = sheet.titles[0]
    book.properties.created = _STAMP
    out = io.BytesIO()
    book.save(out)
    return _without_clock(out.getvalue())


def _titles(page: Worksheet, sheet: Sheet) -> int:
    row = 1
    for title in sheet.titles:
        plain = title.startswith("(")
        _merged(page, sheet, row, title, Font(name=_FONT, size=13, bold=not plain, italic=plain), "center")
        row += 1
    row += 1
    if sheet.unit_line:
        _merged(page, sheet, row, sheet.unit_line, Font(name=_FONT, size=12, italic=True), "right")
        row += 1
    return row


def _headings(page: Worksheet, sheet: Sheet, row: int) -> int:
    grouped = any(column.group for column in sheet.columns)
    last = row + 1 if grouped else row
    for index, column in enumerate(sheet.columns, start=1):
        top = column.group or column.heading
        for at, text in ((row, top), (last, column.heading)):
            _head_cell(page, at, index, text)
        if grouped and not column.group:
            page.cell(last, index).value = None
            page.merge_cells(start_row=row, end_row=last, start_column=index, end_column=index)
    _merge_groups(page, sheet, row)
    if sheet.numbered:
        last += 1
        for index in range(1, len(sheet.columns) + 1):
            _head_cell(page, last, index, f"({index})", Font(name=_FONT, size=11, italic=True))
    needed = _height([(column.heading, column.width * 0.9) for column in sheet.columns if not column.group])
    if grouped:
        needed = max(needed / 2, _LINE + 5)
        page.row_dimensions[row + 1].height = needed
    page.row_dimensions[row].height = needed
    return last + 1


def _head_cell(page: Worksheet, row: int, index: int, text: str, font: Font | None = None) -> None:
    cell = page.cell(row, index, text)
    cell.font = font or Font(name=_FONT, size=12, bold=True)
    cell.fill = _HEAD_FILL
    cell.border = _BOX
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)


def _merge_groups(page: Worksheet, sheet: Sheet, row: int) -> None:
    index = 1
    while index <= len(sheet.columns):
        group = sheet.columns[index - 1].group
        end = index
        while group and end < len(sheet.columns) and sheet.columns[end].group == group:
            end += 1
            page.cell(row, end).value = None
        if end > index:
            page.merge_cells(start_row=row, end_row=row, start_column=index, end_column=end)
        index = end + 1


def _line(page: Worksheet, sheet: Sheet, line: Line, row: int) -> None:
    pairs = list(zip(sheet.columns, line.values, strict=True))
    # figures of two levels stand beside the last lines of the name, where the levels are listed
    two_levels = any(column.across != "left" and "\n" in str(value) for column, value in pairs)
    for index, (column, value) in enumerate(pairs, start=1):
        cell = page.cell(row, index, value)
        cell.font = Font(name=_FONT, size=12)
        cell.border = _BOX
        low = two_levels and "\n" in str(value)
        cell.alignment = Alignment(horizontal=column.across, vertical="bottom" if low else "top", wrap_text=True)
        cell.number_format = "@" if isinstance(value, str) else column.number_format
    texts = [(str(value or ""), column.width) for column, value in pairs]
    page.row_dimensions[row].height = _height(texts)


def _band(page: Worksheet, sheet: Sheet, band: Band, row: int) -> None:
    width = len(sheet.columns)
    for index in range(1, width + 1):
        cell = page.cell(row, index)
        cell.font = Font(name=_FONT, size=12, bold=True, italic=band.italic)
        cell.border = _BOX
        cell.alignment = Alignment(horizontal="left", vertical="center", wrap_text=True)
    start = 1
    if band.number:
        page.cell(row, 1, band.number).number_format = "@"
        page.cell(row, 1).alignment = Alignment(horizontal="center", vertical="center")
        start = 2
    page.cell(row, start, band.title)
    page.row_dimensions[row].height = _LINE + 3
    page.merge_cells(start_row=row, end_row=row, start_column=start, end_column=width)


def _below(page: Worksheet, sheet: Sheet, row: int) -> None:
    for note in sheet.notes:
        _merged(page, sheet, row, note, Font(name=_FONT, size=11, italic=True), "left")
        row += 1
    row += 1
    middle = len(sheet.columns) // 2 + 1
    for text in sheet.signature:
        cell = page.cell(row, middle, text)
        cell.font = Font(name=_FONT, size=12, bold=text.isupper(), italic=not text.isupper())
        cell.alignment = Alignment(horizontal="center")
        page.merge_cells(start_row=row, end_row=row, start_column=middle, end_column=len(sheet.columns))
        row += 1


def _merged(page: Worksheet, sheet: Sheet, row: int, text: str, font: Font, across: str) -> None:
    cell = page.cell(row, 1, text)
    cell.font = font
    cell.alignment = Alignment(horizontal=across, vertical="center", wrap_text=True)
    page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(sheet.columns))
    page.row_dimensions[row].height = _height([(text, sum(column.width for column in sheet.columns))])


def _height(texts: list[tuple[str, float]]) -> float:
    """Return the points a row needs: neither Excel nor LibreOffice grows a row for text of a file made by a program."""
    lines = [sum(len(wrap(part, int(width * 1.1))) or 1 for part in text.split("\n")) for text, width in texts]
    return _LINE * max(lines) + 3


def _page_setup(page: Worksheet, sheet: Sheet, first: int) -> None:
    for index, column in enumerate(sheet.columns, start=1):
        page.column_dimensions[get_column_letter(index)].width = column.width
    grouped = any(column.group for column in sheet.columns)
    last = first + int(grouped) + int(sheet.numbered)
    page.print_title_rows = f"{first}:{last}"
    page.freeze_panes = page.cell(last + 1, 1).coordinate
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = 9
    page.page_setup.fitToWidth = 1
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_margins.left, page.page_margins.right = 0.8, 0.6
    page.page_margins.top, page.page_margins.bottom = 0.8, 0.8


def _without_clock(data: bytes) -> bytes:
    """Put one fixed moment where the writer put the present one: a rebuilt file differs only when its data do."""
    stamp = f"{_STAMP:%Y-%m-%dT%H:%M:%SZ}".encode()
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, part)
            new.writestr(zipfile.ZipInfo(name, _STAMP.timetuple()[:6]), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()
