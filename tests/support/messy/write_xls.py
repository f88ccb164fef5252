"""A draft as the .xls of Excel 97-2003."""

from pathlib import Path

import xlwt

from tests.support.messy.draft import Cell, Draft, Sheet


def write_xls(draft: Draft, path: Path) -> Path:
    """Write all sheets with merges, fonts, number formats, what is hidden."""
    book = xlwt.Workbook(encoding="utf-8")
    looks = _Looks()
    for sheet in draft.sheets:
        _fill(book.add_sheet(sheet.name), sheet, looks)
    book.set_active_sheet(next(place for place, sheet in enumerate(draft.sheets) if sheet.visible))
    book.save(str(path))
    return path


class _Looks:
    """Keeps one style for each look: a file may hold four thousand only."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, bool, str], xlwt.XFStyle] = {}

    def of(self, cell: Cell) -> xlwt.XFStyle:
        key = cell.font, cell.bold, cell.shown
        if key not in self._made:
            style = xlwt.XFStyle()
            style.font.name = cell.font or "Times New Roman"
            style.font.bold = cell.bold
            style.num_format_str = cell.shown
            self._made[key] = style
        return self._made[key]


def _fill(page: xlwt.Worksheet, sheet: Sheet, looks: _Looks) -> None:
    page.visibility = 0 if sheet.visible else 1
    for row, line in enumerate(sheet.lines):
        page.row(row).hidden = line.hidden
        for column, cell in enumerate(line.cells):
            value = cell.held if cell.held is not None else cell.text
            last_row, last_column = row + cell.down - 1, column + cell.across - 1
            if (last_row, last_column) != (row, column):
                page.write_merge(row, last_row, column, last_column, value, looks.of(cell))
            elif value != "":
                page.write(row, column, value, looks.of(cell))
    for column in sheet.hidden_columns:
        page.col(column).hidden = True
