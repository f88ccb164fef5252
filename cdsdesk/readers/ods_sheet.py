"""One sheet of an .ods, built row by row as the stream brings them."""

import re
from datetime import date
from pathlib import Path
from xml.etree.ElementTree import Element

from cdsdesk.readers import ods_names as ods
from cdsdesk.readers.guard import RECTANGLE_CELLS, far_cells
from cdsdesk.readers.ods_styles import OdsStyles
from cdsdesk.readers.ods_text import text_and_look
from cdsdesk.readers.ods_values import value_of
from cdsdesk.readers.raw import RawSheet, RawValue
from cdsdesk.readers.sheet_builder import SheetBuilder
from cdsdesk.readers.shown_numbers import SHARE

_HIDDEN = ("collapse", "filter")
_MOST_COLUMNS = 1 << 14
_ERROR = re.compile(r"#[A-Z0-9/]+[!?]?|(?:Err|Lỗi):\d+")


class OdsSheet:
    """Takes the columns and rows of one table; ``element`` is the table as the stream opened it."""

    def __init__(self, element: Element, styles: OdsStyles, path: Path) -> None:
        self.element = element
        self._styles = styles
        self._path = path
        visible = not styles.is_hidden(element.get(ods.STYLE_NAME, ""))
        self._sheet = SheetBuilder(element.get(ods.TABLE_NAME, ""), visible, path)
        self._row = 0
        self._column_styles: list[str] = []
        self._columns = 0

    def finished(self) -> RawSheet:
        """Return the sheet. Raises InputError when its cells stand too far apart."""
        return self._sheet.finished()

    def take_column(self, element: Element) -> None:
        """Take a description of one or more columns, which stands before all rows."""
        count = _times(element, ods.COLUMNS_REPEATED)
        if element.get(ods.VISIBILITY) in _HIDDEN:
            self._sheet.hide_columns(self._columns, self._columns + count - 1)
        room = _MOST_COLUMNS - len(self._column_styles)
        self._column_styles += [element.get(ods.DEFAULT_STYLE, "")] * min(count, room)
        self._columns += count

    def take_row(self, element: Element) -> None:
        """Take a row, or many equal ones. Raises InputError when they hold too many cells."""
        rows = range(self._row, self._row + _times(element, ods.ROWS_REPEATED))
        if element.get(ods.VISIBILITY) in _HIDDEN:
            self._sheet.hide_rows(rows[0], rows[-1])
        column = 0
        for cell in element:
            count = _times(cell, ods.COLUMNS_REPEATED)
            if cell.tag == ods.CELL:  # what lies covered under a merged cell is seen by nobody
                self._take_cell(cell, rows, range(column, column + count), element.get(ods.DEFAULT_STYLE))
            column += count
        self._row += len(rows)

    def _take_cell(self, cell: Element, rows: range, columns: range, row_style: str | None) -> None:
        self._take_merge(cell, rows[0], columns[0])
        style = cell.get(ods.STYLE_NAME) or row_style or self._column_style(columns[0])
        look, decimals = self._styles.of_cell(style)
        text, look = text_and_look(cell, self._styles, look)
        value = self._value(cell, text, rows[0], columns[0])
        if value == "":
            return
        if len(rows) * len(columns) > RECTANGLE_CELLS:
            raise far_cells(self._path)
        shown = None
        if isinstance(value, float | date):
            shown = SHARE if cell.get(ods.VALUE_TYPE) == "percentage" else decimals
        for row in rows:
            for column in columns:
                self._sheet.put(row, column, value, shown, look)

    def _value(self, cell: Element, text: str, row: int, column: int) -> RawValue:
        """Return the value; an error or a formula without a result is noted and empty."""
        if cell.get(ods.CALC_VALUE_TYPE) == "error" or (ods.FORMULA in cell.attrib and _ERROR.fullmatch(text)):
            self._sheet.error(row, column)
            return ""
        value = value_of(cell, text)
        if value == "" and ods.FORMULA in cell.attrib and ods.VALUE_TYPE not in cell.attrib:
            self._sheet.unsaved(row, column)
        return value

    def _take_merge(self, cell: Element, row: int, column: int) -> None:
        deep, wide = _times(cell, ods.ROWS_SPANNED), _times(cell, ods.COLUMNS_SPANNED)
        if deep > 1 or wide > 1:
            self._sheet.merge((row, column, row + deep - 1, column + wide - 1))

    def _column_style(self, column: int) -> str:
        return self._column_styles[column] if column < len(self._column_styles) else ""


def _times(element: Element, attribute: str) -> int:
    """Return a count written in an attribute, 1 where none or nonsense stands."""
    text = element.get(attribute)
    if text is None:
        return 1
    return max(int(text), 1) if text.isdigit() and len(text) < 12 else 1
