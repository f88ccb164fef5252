"""An .xlsx file as plain rows; runs only in the reading child, never in the window's process."""

from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from cdsdesk.errors import InputError
from cdsdesk.readers.guard import RECTANGLE_CELLS, check_package, far_cells
from cdsdesk.readers.raw import RawBook, RawSheet
from cdsdesk.readers.sheet_marks import SheetMarks, read_marks


def read_spreadsheet(path: Path) -> RawBook:
    """Read every worksheet of an .xlsx behind the guard. Raises InputError."""
    calculated = check_package(path)
    try:
        book = CalamineWorkbook.from_path(path)
        marks = read_marks(path, calculated)
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
        raise InputError("Sổ tính có đặt mật khẩu", path.name, "hãy bỏ mật khẩu rồi lưu lại") from error
    except (CalamineError, SyntaxError, ValueError, KeyError) as error:
        raise InputError(
            "Không đọc được sổ tính", path.name, "hãy mở bằng Excel và lưu lại thành tệp .xlsx mới"
        ) from error
    if not sheets:
        raise InputError("Tệp không có trang tính nào", path.name, "hãy chọn đúng sổ tính .xlsx")
    return RawBook(tuple(sheets))


def _raw_sheet(sheet: CalamineSheet, visible: bool, marks: SheetMarks) -> RawSheet:
    return RawSheet(
        name=sheet.name,
        visible=visible,
        origin=sheet.start or (0, 0),
        rows=list(sheet.to_python(skip_empty_area=True)),
        merges=tuple((*start, *end) for start, end in sheet.merged_cell_ranges or ()),
        percent=marks.percent,
        decimals=marks.decimals,
        errors=marks.errors,
        unsaved=marks.unsaved,
    )
