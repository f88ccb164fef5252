"""An .xlsx or .xlsm file as plain rows, its macros left alone; runs only in the reading child."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from cdsdesk.readers.guard import RECTANGLE_CELLS, far_cells, locked, no_sheet, read_bytes, refusal
from cdsdesk.readers.package_guard import check_package
from cdsdesk.readers.plain_book import PlainBook, unfolded
from cdsdesk.readers.plain_workbook import read_plain
from cdsdesk.readers.raw import RawBook, RawSheet, RawValue
from cdsdesk.readers.sheet_builder import merges_within, numbers_within
from cdsdesk.readers.sheet_marks import SheetMarks, read_marks
from cdsdesk.readers.shown_numbers import as_shown


def read_spreadsheet(path: Path) -> RawBook:
    """Read every worksheet of an .xlsx behind the guard. Raises InputError."""
    book = read_workbook(path)
    return unfolded(book) if isinstance(book, PlainBook) else book


def read_workbook(path: Path, told: Callable[[bytes], None] | None = None) -> RawBook | PlainBook:
    """Read an .xlsx as ``read_spreadsheet`` does; one that is written plainly is not laid out. Raises InputError.

    ``told`` is given its texts early, see ``read_plain``.
    """
    plain = read_plain(path, told)
    noted = check_package(path, plain.parts if plain is not None else frozenset())
    return plain or read_all(path, noted)


def read_all(path: Path, noted: frozenset[str]) -> RawBook:
    """Read a checked .xlsx however it is written; ``noted`` are the parts that its guard noted. Raises InputError."""
    try:
        # a path would be opened as what its name ends in
        book = CalamineWorkbook.from_filelike(BytesIO(read_bytes(path)))
        marks = read_marks(path, noted)
        sheets = []
        for about in book.sheets_metadata:
            if about.typ != SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_name(about.name)
            if sheet.total_height * sheet.total_width > RECTANGLE_CELLS:
                raise far_cells(path)
            visible = about.visible == SheetVisibleEnum.Visible
            sheets.append(_raw_sheet(sheet, visible, marks.get(about.name, SheetMarks())))
    except PasswordError as error:
        raise locked(path) from error
    except (CalamineError, SyntaxError, ValueError, LookupError) as error:
        raise refusal(path, "Không đọc được sổ tính", "hãy mở bằng Excel và lưu lại thành tệp .xlsx mới") from error
    if not sheets:
        raise no_sheet(path)
    return RawBook(tuple(sheets))


def _raw_sheet(sheet: CalamineSheet, visible: bool, marks: SheetMarks) -> RawSheet:
    origin = sheet.start or (0, 0)
    rows: list[list[RawValue]] = list(sheet.to_python(skip_empty_area=True))
    height, width = len(rows), len(rows[0]) if rows else 0
    for (row, column), shown in marks.dates.items():
        if 0 <= row - origin[0] < height and 0 <= column - origin[1] < width:
            line = rows[row - origin[0]]
            line[column - origin[1]] = as_shown(line[column - origin[1]], shown)
    return RawSheet(
        name=sheet.name,
        visible=visible,
        origin=origin,
        rows=rows,
        merges=merges_within(((*start, *end) for start, end in sheet.merged_cell_ranges or ()), origin, height, width),
        percent=marks.percent,
        decimals=marks.decimals,
        errors=marks.errors,
        unsaved=marks.unsaved,
        bold=marks.bold,
        fonts=marks.fonts,
        hidden_rows=numbers_within(marks.hidden_rows, origin[0], height),
        hidden_columns=numbers_within(marks.hidden_columns, origin[1], width),
    )
