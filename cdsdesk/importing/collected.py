"""A form for collecting figures that came back: who answered, and which cells say something new."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from cdsdesk.document.collecting_form import (
    CELLS_HEADER,
    FORM_MARK,
    FORM_SHEET,
    TITLE_COLUMN,
    FormAnswer,
    ReturnedForm,
)
from cdsdesk.errors import InputError
from cdsdesk.importing.collected_copy import copied_form, is_copied_form
from cdsdesk.importing.repair import Grid, clean_sheet
from cdsdesk.readers.raw import RawBook
from cdsdesk.vietnamese.text import clean_line

_FIELDS = {
    "task": frozenset({"result", "status_written", "note"}),
    "indicator": frozenset({"numerator", "denominator", "text", "note"}),
}
_TITLE = CELLS_HEADER.index("title")
_SPOILT = "hãy xin đơn vị đó điền lại vào phiếu gốc"


def is_form(book: RawBook) -> bool:
    """Say whether a workbook is a form of ours, also one whose cells were copied into it."""
    return any(sheet.name == FORM_SHEET for sheet in book.sheets) or is_copied_form(book)


def read_form(book: RawBook, source: str) -> ReturnedForm:
    """Return what was filled in. Raises InputError for a workbook that is no form or a spoilt one."""
    hidden = next((sheet for sheet in book.sheets if sheet.name == FORM_SHEET), None)
    if hidden is None and (copied := copied_form(book, source)) is not None:
        return copied
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
        places = _moved(grids, rows[start:])
        cells = [(row[_TITLE], _answer(grids, places, row)) for row in rows[start:]]
    except (KeyError, ValueError, IndexError) as error:
        raise InputError("Phiếu bị thiếu trang tính hoặc bị sửa hỏng", source, _SPOILT) from error
    found = [answer for _, answer in cells if answer is not None]
    answers = tuple(_said(found))
    emptied = tuple(answer for answer in found if answer.given and not answer.text)
    lost = tuple(dict.fromkeys(title for title, answer in cells if answer is None))
    about_it = (about["recipient"], about["office"], about["period"], made_on)
    return ReturnedForm(source, *about_it, len(cells), answers, lost, emptied)


def _moved(grids: Mapping[str, Grid], cells: Sequence[list[str]]) -> dict[tuple[str, int], int]:
    """Return where each row of the form stands now, by sheet and number; rows of one title keep their order.

    A row that is gone or was copied stands nowhere: its title is not there as often as when the form was made.
    """
    made: dict[tuple[str, str], list[int]] = {}
    for sheet, number, *_, title, _given in (row[: len(CELLS_HEADER)] for row in cells):
        numbers = made.setdefault((sheet, clean_line(title)), [])
        if int(number) not in numbers:
            numbers.append(int(number))
    now: dict[tuple[str, str], list[int]] = {}
    for name, grid in grids.items():
        for place, line in enumerate(grid.texts):
            if len(line) >= TITLE_COLUMN:
                now.setdefault((name, clean_line(line[TITLE_COLUMN - 1])), []).append(grid.number(place))
    return {
        (key[0], number): place
        for key, numbers in made.items()
        if len(now.get(key, ())) == len(numbers)
        for number, place in zip(numbers, now[key], strict=True)
    }


def _answer(grids: Mapping[str, Grid], rows: Mapping[tuple[str, int], int], row: list[str]) -> FormAnswer | None:
    """Return a cell of the row that is about the same as when the form was made; None when it stands nowhere."""
    sheet, number, column, type_name, uid, field, _title, given = row[: len(CELLS_HEADER)]
    if field not in _FIELDS[type_name]:
        raise ValueError(field)
    here = rows.get((sheet, int(number)))
    if here is None:
        return None
    return FormAnswer(sheet, f"dòng {here}", type_name, uid, field, given, _cell(grids[sheet], here, int(column)))


def _cell(grid: Grid, number: int, column: int) -> str:
    """Return a cell by its number in the sheet; beyond what was filled nothing stands."""
    row, place = number - grid.first_row, column - 1
    if not 0 <= row < len(grid.texts):
        return ""
    cells = grid.texts[row]
    return cells[place] if place < len(cells) else ""


def _said(cells: Iterable[FormAnswer]) -> Iterator[FormAnswer]:
    """Leave out what was not touched, and what was only emptied: an empty cell says nothing."""
    for cell in cells:
        if cell.text and clean_line(cell.text) != clean_line(cell.given):
            yield cell
