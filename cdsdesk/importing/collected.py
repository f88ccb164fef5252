"""A form for collecting figures that came back: who answered, and which cells say something new."""

from collections.abc import Iterator
from datetime import date

from cdsdesk.document.collecting_form import CELLS_HEADER, FORM_MARK, FORM_SHEET, FormAnswer, ReturnedForm
from cdsdesk.errors import InputError
from cdsdesk.importing.repair import Grid, clean_sheet
from cdsdesk.readers.raw import RawBook
from cdsdesk.vietnamese.text import clean_line

_FIELDS = {
    "task": frozenset({"result", "status_written", "note"}),
    "indicator": frozenset({"numerator", "denominator", "text", "note"}),
}
_SPOILT = "hãy xin đơn vị đó điền lại vào phiếu gốc"


def is_form(book: RawBook) -> bool:
    """Say whether a workbook is a form of ours."""
    return any(sheet.name == FORM_SHEET for sheet in book.sheets)


def read_form(book: RawBook, source: str) -> ReturnedForm:
    """Return what was filled in. Raises InputError for a workbook that is no form or a spoilt one."""
    hidden = next((sheet for sheet in book.sheets if sheet.name == FORM_SHEET), None)
    if hidden is None:
        raise InputError("Tệp không phải phiếu thu số liệu", source, "hãy chọn phiếu do phần mềm này lập")
    rows = clean_sheet(hidden).texts
    about = {row[0]: row[1] for row in rows if len(row) > 1 and row[0]}
    if about.get(FORM_MARK[0]) != FORM_MARK[1]:
        raise InputError("Phiếu này do phiên bản khác của phần mềm lập", source, "hãy lập lại phiếu rồi gửi đi")
    try:
        start = rows.index([*CELLS_HEADER, *[""] * (len(rows[0]) - len(CELLS_HEADER))]) + 1
        made_on = date.fromisoformat(about["made_on"])
        grids = {sheet.name: clean_sheet(sheet) for sheet in book.sheets if sheet.name != FORM_SHEET}
        cells = [_answer(grids, row) for row in rows[start:]]
    except (KeyError, ValueError, IndexError) as error:
        raise InputError("Phiếu bị thiếu trang tính hoặc bị sửa hỏng", source, _SPOILT) from error
    answers = tuple(_said(cells))
    return ReturnedForm(source, about["recipient"], about["office"], about["period"], made_on, len(cells), answers)


def _answer(grids: dict[str, Grid], row: list[str]) -> FormAnswer:
    sheet, number, column, type_name, uid, field, given = row[: len(CELLS_HEADER)]
    if field not in _FIELDS[type_name]:
        raise ValueError(field)
    text = _cell(grids[sheet], int(number), int(column))
    return FormAnswer(sheet, f"dòng {number}", type_name, uid, field, given, text)


def _cell(grid: Grid, number: int, column: int) -> str:
    """Return a cell by its number in the sheet; beyond what was filled nothing stands."""
    row, place = number - grid.first_row, column - 1
    if not 0 <= row < len(grid.texts):
        return ""
    cells = grid.texts[row]
    return cells[place] if place < len(cells) else ""


def _said(cells: list[FormAnswer]) -> Iterator[FormAnswer]:
    """Leave out what was not touched, and what was only emptied: an empty cell says nothing."""
    for cell in cells:
        if cell.text and clean_line(cell.text) != clean_line(cell.given):
            yield cell
