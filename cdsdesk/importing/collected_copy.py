"""A form for collecting figures whose cells were copied into another workbook: it is known by its own words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from cdsdesk.document.collecting_form import FIELD_HEADINGS, PLACES_LINE, TITLE_HEADINGS, CopiedRow, ReturnedForm
from cdsdesk.importing.repair import clean_sheet
from cdsdesk.readers.raw import RawBook, RawSheet
from cdsdesk.vietnamese.dates import find_dates
from cdsdesk.vietnamese.text import clean_line

_HEAD_ROWS = 12
_Head = tuple[int, "re.Match[str]"]


def is_copied_form(book: RawBook) -> bool:
    """Say whether a sheet of a workbook begins with the lines and headings of a form of ours."""
    return any(_head_of(sheet) is not None and _columns(sheet.rows[:_HEAD_ROWS]) for sheet in book.sheets)


def copied_form(book: RawBook, source: str) -> ReturnedForm | None:
    """Return what a copied form holds, its rows still to be known again by what they are about; None for no form."""
    rows: list[CopiedRow] = []
    about: tuple[str, str, str, date] | None = None
    for sheet in book.sheets:
        head = _head_of(sheet)
        columns = _columns(sheet.rows[:_HEAD_ROWS]) if head is not None else None
        if head is None or columns is None:
            continue
        place, places = head
        lines = [_line(cells) for cells in sheet.rows[:_HEAD_ROWS]]
        days = find_dates(lines[place + 1]) if place + 1 < len(lines) else []
        title = lines[place - 1] if place else ""
        about = about or (places["recipient"], places["office"], title, days[0][2] if days else date.min)
        rows.extend(_rows(sheet, *columns))
    if about is None:
        return None
    recipient, office, title, made_on = about
    asked = sum(len(FIELD_HEADINGS[row.type]) for row in rows)
    return ReturnedForm(source, recipient, "", "", made_on, asked, (), office=office, title=title, copied=tuple(rows))


def _head_of(sheet: RawSheet) -> _Head | None:
    """Return the row (from 0) of the line that says who fills the form, with its names."""
    for place, cells in enumerate(sheet.rows[:_HEAD_ROWS]):
        if found := PLACES_LINE.search(_line(cells)):
            return place, found
    return None


def _line(cells: Sequence[object]) -> str:
    """Return the first filled cell of a row, whose words a form's lines are."""
    return next((clean_line(str(cell)) for cell in cells if str(cell).strip()), "")


def _columns(rows: Sequence[Sequence[object]]) -> tuple[int, str, Mapping[str, int]] | None:
    """Return the row of the headings (from 0), the type of record, and the columns: of fields, "" of the title."""
    for place, cells in enumerate(rows):
        texts = [clean_line(str(cell)) for cell in cells]
        for kind, title in TITLE_HEADINGS.items():
            fields = {name: texts.index(text) for name, text in FIELD_HEADINGS[kind].items() if text in texts}
            if title in texts and len(fields) > 1:
                return place, kind, {"": texts.index(title), **fields}
    return None


def _rows(sheet: RawSheet, head: int, kind: str, columns: Mapping[str, int]) -> Iterator[CopiedRow]:
    grid = clean_sheet(sheet)
    for place, texts in enumerate(grid.texts):
        if place > head and (title := clean_line(texts[columns[""]])):
            cells = {name: texts[column] for name, column in columns.items() if name and texts[column]}
            yield CopiedRow(sheet.name, f"dòng {grid.number(place)}", kind, title, cells)
