"""A form for collecting figures as the bytes of a workbook: all is locked but the cells to fill."""

from io import BytesIO
from typing import cast

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from cdsdesk.document.collecting_form import (
    CELLS_HEADER,
    FORM_MARK,
    FORM_SHEET,
    TITLE_COLUMN,
    CollectingForm,
    FormColumn,
    FormRow,
    FormSheet,
    places_line,
)
from cdsdesk.reporting.render_xlsx.cells import TEXT_FORMAT, put_text
from cdsdesk.vietnamese.dates import format_date
from cdsdesk.vietnamese.numbers import format_number

_FONT = "Times New Roman"
_THIN = Side(style="thin", color="999999")
_GRID = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_TO_FILL = PatternFill("solid", start_color="FFF8DC")
_HEAD = PatternFill("solid", start_color="E8EEF7")
_CLOSED = PatternFill("solid", start_color="E6E6E6")
_TOP, _WRAP = "top", 1.15
_HEAD_ROW = 4
_LINE_POINTS = 15.0
_Marked = tuple[str, int, int, str, str, str, str, str]


def render_form(form: CollectingForm) -> bytes:
    """Return the form as an .xlsx workbook.

    A sheet that menus do not show tells for each cell to fill which record it is about and what stood in it.
    """
    workbook = Workbook()
    marked: list[_Marked] = []
    first = workbook.active
    for place, described in enumerate(form.sheets):
        sheet = first if place == 0 and isinstance(first, Worksheet) else workbook.create_sheet()
        sheet.title = described.name
        marked.extend(_fill_sheet(sheet, form, described))
    hidden = workbook.create_sheet(FORM_SHEET)
    hidden.sheet_state = "veryHidden"
    about = (FORM_MARK, ("office", form.office_uid), ("period", form.period), ("recipient", form.recipient))
    for line in (*about, ("made_on", form.made_on.isoformat()), CELLS_HEADER, *marked):
        hidden.append(["" for _ in line])
        for column, value in enumerate(line, 1):
            put_text(_cell(hidden, hidden.max_row, column), str(value))
    workbook.properties.creator = form.office
    workbook.properties.title = f"Phiếu thu số liệu – {form.recipient}"
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()


def _fill_sheet(sheet: Worksheet, form: CollectingForm, described: FormSheet) -> list[_Marked]:
    lines = (
        (described.title, Font(name=_FONT, size=14, bold=True)),
        (places_line(form.recipient, form.office), Font(name=_FONT, size=12)),
        (
            f"Lập ngày {format_date(form.made_on)}. Chỉ điền các ô nền vàng, lưu lại rồi gửi về nơi nhận.",
            Font(name=_FONT, size=12, italic=True),
        ),
    )
    for row, (text, font) in enumerate(lines, 1):
        cell = _cell(sheet, row, 1)
        put_text(cell, text)
        cell.font = font
    for column, one in enumerate(described.columns, 1):
        _head(_cell(sheet, _HEAD_ROW, column), one)
        sheet.column_dimensions[get_column_letter(column)].width = one.width
    marked = []
    for number, row_of_form in enumerate(described.rows, _HEAD_ROW + 1):
        marked.extend(_fill_row(sheet, number, described, row_of_form))
    _offer_choices(sheet, described)
    _protect(sheet, described)
    return marked


def _cell(sheet: Worksheet, row: int, column: int) -> Cell:
    return cast("Cell", sheet.cell(row, column))


def _head(cell: Cell, column: FormColumn) -> None:
    put_text(cell, column.heading)
    cell.font = Font(name=_FONT, size=12, bold=True)
    cell.fill = _HEAD
    cell.border = _GRID
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)


def _fill_row(sheet: Worksheet, number: int, described: FormSheet, row: FormRow) -> list[_Marked]:
    marked: list[_Marked] = []
    lines, title = 1, row.cells[TITLE_COLUMN - 1]
    for place, (column, text) in enumerate(zip(described.columns, row.cells, strict=True), 1):
        cell = _cell(sheet, number, place)
        put_text(cell, text)
        cell.number_format = TEXT_FORMAT if not column.field else "General"
        cell.font = Font(name=_FONT, size=12)
        cell.border = _GRID
        cell.alignment = Alignment(vertical=_TOP, wrap_text=True)
        lines = max(lines, _lines(text, column.width))
        if column.field in row.closed:
            cell.fill = _CLOSED
        elif column.field:
            cell.fill = _TO_FILL
            cell.protection = Protection(locked=False)
            marked.append((described.name, number, place, row.type, row.uid, column.field, title, text))
    sheet.row_dimensions[number].height = max(2, lines) * _LINE_POINTS * _WRAP
    return marked


def _lines(text: str, width: float) -> int:
    return sum(1 + int(len(line) / max(width - 1, 1)) for line in text.split("\n"))


def _offer_choices(sheet: Worksheet, described: FormSheet) -> None:
    last = _HEAD_ROW + len(described.rows)
    for place, column in enumerate(described.columns, 1):
        if not column.choices:
            continue
        # A list of words in the rule itself is cut at commas, and the official words hold some.
        letters = get_column_letter(len(described.columns) + 2)
        for number, words in enumerate(column.choices, 1):
            put_text(_cell(sheet, number, len(described.columns) + 2), words)
        sheet.column_dimensions[letters].hidden = True
        rule = DataValidation(type="list", formula1=f"${letters}$1:${letters}${len(column.choices)}", allow_blank=True)
        rule.errorTitle, rule.error = "Chưa đúng lựa chọn", "Hãy chọn một mục trong danh sách hoặc để trống."
        rule.promptTitle, rule.prompt = column.heading, "Bấm mũi tên để chọn."
        rule.showErrorMessage = rule.showInputMessage = True
        sheet.add_data_validation(rule)
        rule.add(f"{get_column_letter(place)}{_HEAD_ROW + 1}:{get_column_letter(place)}{last}")


def _protect(sheet: Worksheet, described: FormSheet) -> None:
    """Lock what is not to be filled; no password, so that nobody is shut out of a form."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False
    sheet.freeze_panes = f"C{_HEAD_ROW + 1}"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.print_title_rows = f"{_HEAD_ROW}:{_HEAD_ROW}"
    sheet.print_area = f"A1:{get_column_letter(len(described.columns))}{_HEAD_ROW + len(described.rows)}"
    footer = sheet.oddFooter
    assert footer is not None
    footer.center.text = f"{described.name} – {format_number(len(described.rows))} dòng – trang &P/&N"
