"""An old workbook (.xls) as plain rows; runs only in the reading child, never in the window's process."""

import io
from collections.abc import Iterator
from datetime import time
from pathlib import Path
from typing import Literal

import xlrd
from xlrd.book import Book
from xlrd.sheet import Sheet

from cdsdesk.errors import InputError
from cdsdesk.readers.guard import locked, no_sheet, read_bytes, refusal
from cdsdesk.readers.raw import RawBook, RawSheet, RawValue
from cdsdesk.readers.sheet_builder import Place, SheetBuilder
from cdsdesk.readers.shown_numbers import shown_decimals
from cdsdesk.readers.text_looks import Look, look_of, whole_look
from cdsdesk.readers.xls_formulas import unsaved_formulas

_EMPTY = (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK)
_COUNTED = (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE)
_CALLED_LOCKED = "encrypted"


def read_xls(path: Path) -> RawBook:
    """Read every worksheet of an .xls. Raises InputError."""
    data = read_bytes(path)
    try:
        book = xlrd.open_workbook(
            file_contents=data, formatting_info=True, on_demand=True, ragged_rows=True, logfile=io.StringIO()
        )
        unsaved = unsaved_formulas(data)
        styles = _Styles(book)
        sheets = [
            _raw_sheet(book.sheet_by_index(number), styles, unsaved.get(number, frozenset()), path)
            for number in range(book.nsheets)
        ]
    except (InputError, MemoryError):
        raise
    except Exception as error:  # the library meets a broken file with whatever Python raises on the way
        if _CALLED_LOCKED in str(error).lower():
            raise locked(path) from error
        raise refusal(path, "Không đọc được sổ tính", "hãy mở bằng Excel rồi lưu lại thành tệp .xlsx") from error
    if not sheets:
        raise no_sheet(path)
    return RawBook(tuple(sheets))


class _Styles:
    """What the formats and fonts of a book mean, by number."""

    def __init__(self, book: Book) -> None:
        self.datemode = book.datemode
        self.fonts = [look_of(font.weight >= 600 or bool(font.bold), font.name) for font in book.font_list]
        formats = {key: shown_decimals(form.format_str or "") for key, form in book.format_map.items()}
        self.decimals = [formats.get(style.format_key) for style in book.xf_list]
        self.looks = [self.font(style.font_index) for style in book.xf_list]

    def font(self, number: int) -> Look:
        return self.fonts[number] if number < len(self.fonts) else Look()


def _raw_sheet(sheet: Sheet, styles: _Styles, unsaved: frozenset[Place], path: Path) -> RawSheet:
    out = SheetBuilder(sheet.name, sheet.visibility == 0, path)
    for place, kind, value, style in _filled(sheet):
        if place in unsaved:
            out.unsaved(*place)
        elif kind == xlrd.XL_CELL_ERROR:
            out.error(*place)
        elif value != "":
            shown = styles.decimals[style] if kind in _COUNTED else None
            out.put(*place, _value(kind, value, styles.datemode), shown, _look(sheet, place, styles, style))
    for top, bottom, left, right in sheet.merged_cells:
        out.merge((top, left, bottom - 1, right - 1))
    for row, line in sheet.rowinfo_map.items():
        if line.hidden or line.height == 0:
            out.hide_rows(row, row)
    for number, column in sheet.colinfo_map.items():
        if column.hidden or column.width == 0:
            out.hide_columns(number, number)
    return out.finished()


def _filled(sheet: Sheet) -> Iterator[tuple[Place, int, RawValue, int]]:
    """Yield place, kind, value and style of every cell that is not blank."""
    for row in range(sheet.nrows):
        kinds, values = sheet.row_types(row), sheet.row_values(row)
        for column, kind in enumerate(kinds):
            if kind not in _EMPTY:
                yield (row, column), kind, values[column], sheet.cell_xf_index(row, column)


def _value(kind: int, value: RawValue, datemode: Literal[0, 1]) -> RawValue:
    if kind == xlrd.XL_CELL_BOOLEAN:
        return bool(value)
    if kind != xlrd.XL_CELL_DATE or not isinstance(value, float):
        return value
    try:
        moment = xlrd.xldate_as_datetime(value, datemode)
    except (ValueError, OverflowError):
        return value
    if value < 1:
        return moment.time()
    return moment.date() if moment.time() == time() else moment


def _look(sheet: Sheet, place: Place, styles: _Styles, style: int) -> Look:
    runs = sheet.rich_text_runlist_map.get(place)
    if not runs:
        return styles.looks[style]
    text = str(sheet.cell_value(*place))
    starts = [0, *(start for start, _ in runs)]
    looks = [styles.looks[style], *(styles.font(font) for _, font in runs)]
    ends = [*starts[1:], len(text)]
    return whole_look((text[start:end], look) for start, end, look in zip(starts, ends, looks, strict=True))
