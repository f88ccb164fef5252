from datetime import date, datetime, time
from pathlib import Path

import pytest
import xlwt

from cdsdesk.errors import InputError
from cdsdesk.readers.raw import RawSheet
from cdsdesk.readers.xls_workbook import read_xls


def read_one(path: Path, book: xlwt.Workbook) -> RawSheet:
    book.save(str(path))
    return read_xls(path).sheets[0]


def test_numbers_dates_and_truth_keep_their_kinds(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Trang 1")
    day = xlwt.easyxf(num_format_str="dd/mm/yyyy")
    sheet.write(0, 0, 1_500_000)
    sheet.write(0, 1, 1.5)
    sheet.write(0, 2, True)
    sheet.write(1, 0, date(2022, 4, 15), day)
    sheet.write(1, 1, datetime(2022, 4, 15, 8, 30), day)
    sheet.write(1, 2, time(7, 30), xlwt.easyxf(num_format_str="hh:mm"))
    read = read_one(tmp_path / "a.xls", book)
    assert read.rows == [
        [1_500_000.0, 1.5, True],
        [date(2022, 4, 15), datetime(2022, 4, 15, 8, 30), time(7, 30)],
    ]


def test_styled_empty_cells_are_nothing(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Trang 1")
    bold = xlwt.easyxf("font: bold on")
    for row in range(300):
        sheet.write(row, 200, None, bold)
    sheet.write(5, 2, "chữ", bold)
    read = read_one(tmp_path / "a.xls", book)
    assert (read.origin, read.rows, read.bold) == ((5, 2), [["chữ"]], {(5, 2)})


def test_errors_are_named_and_empty(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Trang 1")
    sheet.write(0, 0, "x")
    sheet.row(6).set_cell_error(2, "#REF!")
    read = read_one(tmp_path / "a.xls", book)
    assert read.errors == ("C7",)
    assert read.rows == [["x"]]


def test_formulas_that_nobody_calculated_are_named(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Trang 1")
    sheet.write(0, 0, 5)
    sheet.write(1, 0, xlwt.Formula("A1*2"))
    second = book.add_sheet("Trang 2")
    second.write(3, 3, xlwt.Formula("A1"))
    book.save(str(tmp_path / "a.xls"))
    first, other = read_xls(tmp_path / "a.xls").sheets
    assert (first.unsaved, other.unsaved) == (("A2",), ("D4",))
    assert (first.rows, other.rows) == ([[5.0]], [])


def test_a_calculated_formula_gives_its_result(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Trang 1")
    sheet.write(0, 0, xlwt.Formula("1+1"))
    sheet.write(0, 1, xlwt.Formula("2-2"))
    book.save(str(tmp_path / "a.xls"))
    data = (tmp_path / "a.xls").read_bytes()
    empty = b"\x03\x00\x00\x00\x00\x00\xff\xff"
    stored = data.replace(empty, b"\x00\x00\x00\x00\x00\x00\x00\x40", 1)
    (tmp_path / "b.xls").write_bytes(stored)  # the second one still says "empty text", which may be its result
    sheet_read = read_xls(tmp_path / "b.xls").sheets[0]
    assert (sheet_read.rows, sheet_read.unsaved) == ([[2.0]], ())
    asking = stored.replace(empty + b"\x00\x00", bytes(8) + b"\x02\x00", 1)
    (tmp_path / "c.xls").write_bytes(asking)
    assert read_xls(tmp_path / "c.xls").sheets[0].unsaved == ("B1",)


def test_a_damaged_workbook_is_one_sentence(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    book.add_sheet("Trang 1").write(0, 0, "x")
    book.save(str(tmp_path / "a.xls"))
    data = bytearray((tmp_path / "a.xls").read_bytes())
    data[512:520] = b"\xff" * 8
    (tmp_path / "a.xls").write_bytes(bytes(data))
    with pytest.raises(InputError, match="Không đọc được sổ tính"):
        read_xls(tmp_path / "a.xls")


def test_a_locked_workbook_asks_for_no_password_but_to_be_unlocked(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    book.add_sheet("Trang 1").write(0, 0, "x")
    book.save(str(tmp_path / "a.xls"))
    data = (tmp_path / "a.xls").read_bytes()
    start = data.index(b"\xe1\x00\x02\x00")  # a record without meaning for us becomes "what follows is encrypted"
    (tmp_path / "a.xls").write_bytes(data[:start] + b"\x2f\x00\x02\x00" + data[start + 4 :])
    with pytest.raises(InputError, match="mật khẩu"):
        read_xls(tmp_path / "a.xls")
