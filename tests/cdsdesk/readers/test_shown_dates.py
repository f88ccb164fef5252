"""A date that its cell shows as a month or a year is one: spreadsheets make the first day of what was typed so."""

import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
import xlwt
from openpyxl import Workbook

from cdsdesk.readers.any_file import read_any
from cdsdesk.readers.shown_numbers import MONTH, YEAR, shown_decimals

FIRST = date(2025, 10, 1)
SHOWN: Mapping[str, object] = {
    "mmm-yy": "10/2025",
    "mm/yyyy": "10/2025",
    '"Tháng "m/yyyy': "10/2025",
    "[$-42A]mmmm yyyy": "10/2025",
    "yyyy": "2025",
    "dd/mm/yyyy": FIRST,
    "d-mmm": FIRST,
}
SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{part}:1.0"'
    for name, part in (
        *((name, name) for name in ("office", "table", "text", "style")),
        ("number", "datastyle"),
    )
)
PARTS = {"d": "<number:day/>", "m": "<number:month/>", "y": '<number:year number:style="long"/>'}


def write_xlsx(path: Path) -> None:
    book = Workbook()
    for row, code in enumerate(SHOWN, 3):
        book.active.cell(row, 2, FIRST).number_format = code
    book.save(path)


def write_xls(path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Trang 1")
    for row, code in enumerate(SHOWN, 2):
        sheet.write(row, 1, FIRST, xlwt.easyxf(num_format_str=code))
    book.save(str(path))


def write_ods(path: Path) -> None:
    styles, rows = "", ""
    for number, code in enumerate(SHOWN):
        parts = "".join(PARTS[letter] for letter in "dmy" if letter in code)
        styles += f'<number:date-style style:name="N{number}">{parts}</number:date-style>'
        styles += f'<style:style style:name="c{number}" style:family="table-cell" style:data-style-name="N{number}"/>'
        cell = f'<table:table-cell table:style-name="c{number}" office:value-type="date" office:date-value="{FIRST}"/>'
        rows += f"<table:table-row>{cell}</table:table-row>"
    table = f'<table:table table:name="a">{rows}</table:table>'
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    content = f"<office:document-content {SPACES}>"
    content += f"<office:automatic-styles>{styles}</office:automatic-styles>{body}</office:document-content>"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content)


@pytest.mark.parametrize("write", [write_xlsx, write_xls, write_ods])
def test_a_date_is_read_as_its_cell_shows_it(tmp_path: Path, write: Callable[[Path], None]) -> None:
    path = tmp_path / "ngay"
    write(path)
    (sheet,) = read_any(path).sheets
    assert [line[0] for line in sheet.rows] == list(SHOWN.values())
    assert not sheet.decimals
    assert not sheet.percent


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("mm/yy", MONTH),
        ("yyyy;@", YEAR),
        ("General", None),
        ("hh:mm", None),
        ("dd/mm/yyyy hh:mm", None),
        ('0 "năm y"', None),
        ("[h]:mm:ss", None),
        ("0.00", 2),
        ("mmm", None),
    ],
)
def test_only_formats_with_a_year_and_without_a_day_show_less_than_a_date(code: str, shown: int | None) -> None:
    assert shown_decimals(code) == shown
