from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from cdsdesk.errors import InputError
from cdsdesk.readers.ods_workbook import read_ods
from cdsdesk.readers.raw import RawSheet
from tests.support.packages import ODS_TYPE, ods, packed


def read_one(path: Path, rows: str, columns: str = "", styles: str = "", **more: str) -> RawSheet:
    table = f'<table:table table:name="Trang 1">{columns}{rows}</table:table>'
    return read_ods(ods(path, table, styles, more or None)).sheets[0]


def row(*cells: str, about: str = "") -> str:
    return f"<table:table-row {about}>{''.join(cells)}</table:table-row>"


def text(inner: str, about: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {about}>{inner}</table:table-cell>'


def value(kind: str, words: str) -> str:
    return f'<table:table-cell office:value-type="{kind}" {words}><text:p>như thấy</text:p></table:table-cell>'


def test_values_are_what_the_attributes_say(tmp_path: Path) -> None:
    sheet = read_one(
        tmp_path / "a.ods",
        row(
            value("float", 'office:value="5894"'),
            value("currency", 'office:value="7.5"'),
            value("boolean", 'office:boolean-value="true"'),
            value("date", 'office:date-value="2022-04-15"'),
            value("date", 'office:date-value="2022-04-15T08:30:00"'),
            value("date", 'office:date-value="2022-04-15T00:00:00"'),
            value("time", 'office:time-value="PT07H30M00S"'),
            value("time", 'office:time-value="PT30H00M00S"'),
            value("string", 'office:string-value="khác"'),
        ),
    )
    moment = datetime(2022, 4, 15, 8, 30)
    assert sheet.rows == [
        [5894.0, 7.5, True, date(2022, 4, 15), moment, date(2022, 4, 15), time(7, 30), timedelta(hours=30), "như thấy"]
    ]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("float", 'office:value="năm"'),
        ("date", 'office:date-value="2022-13-45"'),
        ("time", "office:time-value='x'"),
        ("float", ""),
    ],
)
def test_a_value_without_sense_is_the_text_shown(tmp_path: Path, kind: str, words: str) -> None:
    assert read_one(tmp_path / "a.ods", row(value(kind, words))).rows == [["như thấy"]]


def test_paragraphs_breaks_tabs_and_spaces_make_the_text(tmp_path: Path) -> None:
    inner = (
        "<office:annotation><text:p>ghi chú của ai đó</text:p></office:annotation>"
        '<text:p>một<text:s text:c="3"/>hai<text:line-break/><text:span>ba</text:span><text:tab/>bốn\n  năm</text:p>'
        "<text:p/><text:p>sáu</text:p>"
    )
    assert read_one(tmp_path / "a.ods", row(text(inner))).rows == [["một   hai\nba\tbốn năm\n\nsáu"]]


def test_repeated_rows_and_cells_stand_where_they_are_seen(tmp_path: Path) -> None:
    nothing = '<table:table-cell table:number-columns-repeated="2"/>'
    rows = (
        row(nothing, about='table:number-rows-repeated="3"')
        + row(
            nothing,
            text("<text:p>x</text:p>", 'table:number-columns-repeated="2"'),
            about='table:number-rows-repeated="2"',
        )
        + row('<table:table-cell table:number-columns-repeated="16000"/>', about='table:number-rows-repeated="1000000"')
    )
    sheet = read_one(tmp_path / "a.ods", rows)
    assert (sheet.origin, sheet.rows) == ((3, 2), [["x", "x"], ["x", "x"]])


def test_looks_come_from_columns_parents_and_spans(tmp_path: Path) -> None:
    styles = (
        '<style:font-face style:name="Cũ" svg:font-family="&apos;.VnTimeH&apos;"/>'
        '<style:style style:name="mẹ" style:family="table-cell">'
        '<style:text-properties fo:font-weight="bold"/></style:style>'
        '<style:style style:name="con" style:family="table-cell" style:parent-style-name="mẹ">'
        '<style:text-properties style:font-name="Cũ"/></style:style>'
        '<style:style style:name="thường" style:family="text">'
        '<style:text-properties fo:font-weight="normal"/></style:style>'
    )
    cells = (
        text("<text:p>a</text:p>"),
        text('<text:p>b<text:span text:style-name="thường">c</text:span></text:p>'),
        text("<text:p>d</text:p>", 'table:style-name="không có"'),
    )
    columns = '<table:table-column table:number-columns-repeated="3" table:default-cell-style-name="con"/>'
    sheet = read_one(tmp_path / "a.ods", row(*cells), columns, styles)
    assert sheet.bold == {(0, 0)}
    assert sheet.fonts == {(0, 0): ".VnTimeH", (0, 1): ".VnTimeH"}


def test_hidden_groups_far_away_cost_nothing(tmp_path: Path) -> None:
    columns = (
        "<table:table-column/>"
        '<table:table-column table:visibility="collapse" table:number-columns-repeated="1000000000"/>'
    )
    rows = row(text("<text:p>a</text:p>"), text("<text:p>b</text:p>")) + row(
        "<table:table-cell/>", about='table:visibility="filter" table:number-rows-repeated="1000000000"'
    )
    sheet = read_one(tmp_path / "a.ods", rows, columns)
    assert (sheet.hidden_columns, sheet.hidden_rows) == ({1}, set())


def test_errors_and_formulas_without_result_are_named(tmp_path: Path) -> None:
    sheet = read_one(
        tmp_path / "a.ods",
        row(text("<text:p>x</text:p>"), '<table:table-cell table:formula="of:=[.A1]"/>')
        + row(text("<text:p>#DIV/0!</text:p>", 'table:formula="of:=1/0"'), text("<text:p>#12/KH</text:p>")),
    )
    assert (sheet.unsaved, sheet.errors) == (("B1",), ("A2",))
    assert sheet.rows == [["x", ""], ["", "#12/KH"]]


def test_tables_within_cells_and_links_are_no_sheets(tmp_path: Path) -> None:
    inner = f'<table:table table:name="trong">{row(text("<text:p>trong</text:p>"))}</table:table>'
    linked = f"<table:dde-links><table:dde-link>{inner}</table:dde-link></table:dde-links>"
    outer = f'<table:table table:name="Trang 1">{row(text("<text:p>ngoài</text:p>" + inner))}</table:table>'
    book = read_ods(ods(tmp_path / "a.ods", outer + linked))
    assert [(sheet.name, sheet.rows) for sheet in book.sheets] == [("Trang 1", [["ngoài"]])]


def test_books_that_hold_nothing_are_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="không có trang tính"):
        read_ods(ods(tmp_path / "a.ods", ""))
    with pytest.raises(InputError, match="Không đọc được sổ tính"):
        read_ods(packed(tmp_path / "b.ods", {"mimetype": ODS_TYPE, "content.xml": "<a><b></a>"}))
    with pytest.raises(InputError, match="Không đọc được sổ tính"):
        read_ods(packed(tmp_path / "c.ods", {"mimetype": ODS_TYPE}))
