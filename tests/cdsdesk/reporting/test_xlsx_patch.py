"""Cells of a sheet are filled in its own XML; nothing else of it moves."""

from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdsdesk.errors import InputError
from cdsdesk.reporting.render_xlsx.patch import SheetXml, patched_package
from cdsdesk.vietnamese.text import clean_text

_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet><sheetData>'
_SHEET = "xl/worksheets/sheet1.xml"
_END = b"</sheetData><!-- kept --></worksheet>"


def sheet(rows: bytes, *wanted: int) -> SheetXml:
    return SheetXml(_HEAD + rows + _END, frozenset(wanted), "Biểu 1")


def filled(rows: bytes, cells: dict[tuple[int, int], str | int | Decimal]) -> bytes:
    made = sheet(rows, *(row for row, _ in cells)).patched(cells)
    assert made.startswith(_HEAD)
    assert made.endswith(_END)
    return made[len(_HEAD) : -len(_END)]


def text(words: str) -> bytes:
    return f'<is><t xml:space="preserve">{words}</t></is>'.encode()


@pytest.mark.parametrize(
    "empty", [b'<c r="B2" s="7"/>', b'<c s="7" r="B2"></c>', b"<c r='B2' s=\"7\" t='s'><v>4</v></c>"]
)
def test_a_cell_keeps_its_style_and_its_neighbours(empty: bytes) -> None:
    before, after = b'<row r="2" ht="30"><c r="A2" s="1"><v>1</v></c>', b'<c r="C2"><v>3</v></c></row>'
    made = filled(before + empty + after, {(2, 2): "Đạt"})
    assert made == before + b'<c r="B2" s="7" t="inlineStr">' + text("Đạt") + b"</c>" + after


def test_a_cell_that_is_not_there_is_put_in_its_place() -> None:
    rows = b'<row r="2"><c r="A2"/><c r="D2"/></row>'
    made = filled(rows, {(2, 2): 5, (2, 3): Decimal("1.5"), (2, 6): "x"})
    middle = b'<c r="B2"><v>5</v></c><c r="C2"><v>1.5</v></c>'
    assert (
        made == b'<row r="2"><c r="A2"/>' + middle + b'<c r="D2"/><c r="F2" t="inlineStr">' + text("x") + b"</c></row>"
    )


def test_an_empty_row_is_opened() -> None:
    assert filled(b'<row r="2" s="3"/><row r="3"/>', {(2, 1): 1, (2, 2): 2}) == (
        b'<row r="2" s="3"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row><row r="3"/>'
    )


def test_cells_without_names_are_counted() -> None:
    made = filled(b"<row><c/><c/></row><row><c/><c><v>9</v></c></row>", {(2, 2): 8})
    assert made == b'<row><c/><c/></row><row><c/><c r="B2"><v>8</v></c></row>'


def test_prefixes_and_odd_signs_are_kept() -> None:
    made = filled(b'<x:row r="1" a="1 > 0"><x:c r="A1"/></x:row>', {(1, 1): "1 < 2 & _x0041_"})
    inline = b'<x:is><x:t xml:space="preserve">1 &lt; 2 &amp; _x005F_x0041_</x:t></x:is>'
    assert made == b'<x:row r="1" a="1 > 0"><x:c r="A1" t="inlineStr">' + inline + b"</x:c></x:row>"


def test_an_empty_cell_may_be_the_last_of_its_row() -> None:
    assert filled(b'<row r="2"><c r="A2"/></row><row r="3"><c r="A3"/></row>', {(2, 1): 1, (3, 1): 2}) == (
        b'<row r="2"><c r="A2"><v>1</v></c></row><row r="3"><c r="A3"><v>2</v></c></row>'
    )


def test_formulas_are_seen() -> None:
    rows = b'<row r="4"><c r="A4"><f>B4*2</f><v>2</v></c><c r="B4"><v>1</v></c></row>'
    assert list(sheet(rows, 4).formulas()) == [(4, 1)]


@pytest.mark.parametrize(
    "data",
    [
        "<worksheet/>".encode("utf-16"),
        b'<?xml version="1.0" encoding="windows-1258"?><worksheet/>',
        b"<worksheet><sheetData>",
        b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>',
    ],
)
def test_what_cannot_be_changed_safely_is_refused(data: bytes) -> None:
    with pytest.raises(InputError):
        SheetXml(data, frozenset({1}), "Biểu 1")


_PLACES = st.tuples(st.integers(1, 6), st.integers(1, 30))
_WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=12)


@settings(max_examples=25, deadline=None)
@given(
    stored=st.dictionaries(_PLACES, st.one_of(_WORDS, st.integers(-9, 9)), min_size=1),
    told=st.dictionaries(_PLACES, st.one_of(_WORDS, st.integers(0, 10**9))),
)
def test_a_reader_finds_what_was_filled_and_all_that_stood_there(
    stored: dict[tuple[int, int], str | int], told: dict[tuple[int, int], str | int]
) -> None:
    book = openpyxl.Workbook()
    for (row, column), value in stored.items():
        cell = book.active.cell(row, column)
        cell.value = value
        cell.data_type = "s" if isinstance(value, str) else "n"
    out = BytesIO()
    book.save(out)
    with ZipFile(out) as package:
        xml = SheetXml(package.read(_SHEET), frozenset(row for row, _ in stored), "Biểu 1")
    kept = {place: value for place, value in told.items() if place[0] in {row for row, _ in stored}}
    new = patched_package(out.getvalue(), {_SHEET: xml.patched(kept)})
    sheet = openpyxl.load_workbook(BytesIO(new)).active
    found = {(cell.row, cell.column): cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None}
    wanted = {place: clean_text(value) if isinstance(value, str) else value for place, value in kept.items()}
    assert found == {place: value for place, value in (stored | wanted).items() if value != ""}
