"""What is pasted: HTML of four programs, tabs, columns of spaces, a cell on each line, running text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdsdesk.errors import InputError
from cdsdesk.readers.html_table import MOST_LETTERS
from cdsdesk.readers.pasted import read_pasted
from cdsdesk.readers.raw import Form, RawSheet

EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style><!--
.xl65 {font-weight:700; text-align:center;} .xl66 {font-family:.VnTime, sans-serif;} td {display:none}
--></style></head><body><table><col width=64><col width=0 style='display:none'><col width=64 span=2>
<tr><td class=xl65 rowspan=2>STT</td><td>ẩn</td><td class=xl65 colspan=2>Kinh phí</td></tr>
<tr><td>ẩn</td><td class=xl65>2024</td><td>2025</td></tr>
<tr style='display:none'><td>0</td><td></td><td>bỏ</td><td></td></tr>
<tr><td>1</td><td>ẩn</td><td class=xl66>§¬n vÞ</td><td>1.200<sup>1</sup></td></tr></table></body></html>"""

WORD = """<html><body lang=VI><p class=MsoNormal align=center><b>PHỤ LỤC<o:p></o:p></b></p>
<table class=MsoTableGrid><tr><td rowspan=2><p class=MsoNormal><b>Phòng</b><o:p></o:p></p></td>
<td colspan=2><p>Một</p><p>Hai<span style='mso-hide:all'>giấu</span></p></td></tr>
<tr><td><p>a<td><b>b</b> c</td></tr></table>
<p>Ghi chú: đã gồm</p><table><tr><th>Tên<th>Số</table></body></html>"""


def read(html: str = "", text: str = "") -> RawSheet:
    book = read_pasted(html, text)
    assert book.form is Form.PASTED
    (sheet,) = book.sheets
    assert len({len(row) for row in sheet.rows}) == 1
    return sheet


def test_cells_of_excel_keep_places_looks_and_merges_without_what_is_hidden() -> None:
    sheet = read(EXCEL, "chữ thường")
    assert sheet.rows == [["STT", "Kinh phí", ""], ["", "2024", "2025"], ["1", "§¬n vÞ", "1.200¹"]]
    assert set(sheet.merges) == {(0, 0, 1, 0), (0, 1, 0, 2)}
    assert sheet.bold == {(0, 0), (0, 1), (1, 1)}
    assert sheet.fonts == {(2, 1): ".VnTime"}


@pytest.mark.parametrize(
    ("shown", "told", "cell"),
    [
        ("12,345", "x:num=12345", 12345),
        ("12,345", "x:num='12.345'", 12.345),
        ("12.345", 'sdval="12345" sdnum="1066;"', 12345),
        ("12,346", 'x:num="12345.6"', 12345.6),
        ("-1,200", 'x:num="-1200"', -1200),
        ("1.10", 'x:num="1.1"', "1.10"),
        ("72.5%", 'x:num="0.725"', "72.5%"),
        ("12,345", "x:num", "12,345"),
        ("12,345", 'x:num="12345678"', "12,345"),
        ("12,345", "x:num=NaN", "12,345"),
        ("12,345", "", "12,345"),
        ("05/01/2026", 'x:num="46027"', "05/01/2026"),
    ],
)
def test_a_number_that_the_clipboard_holds_tells_how_its_text_is_read(shown: str, told: str, cell: str | float) -> None:
    sheet = read(f"<p>Số liệu<table><tr><td>Hồ sơ<tr><td></tr><tr><td {told}>{shown}</table>")
    assert sheet.rows == [["Số liệu"], ["Hồ sơ"], [""], [cell]]


def test_tables_of_word_and_the_lines_between_them() -> None:
    sheet = read(WORD)
    assert sheet.rows == [
        ["PHỤ LỤC", "", ""],
        ["Phòng", "Một\nHai", ""],
        ["", "a", "b c"],
        ["Ghi chú: đã gồm", "", ""],
        ["Tên", "Số", ""],
    ]
    assert set(sheet.merges) == {(1, 0, 2, 0), (1, 1, 1, 2)}
    assert sheet.bold == {(0, 0), (1, 0), (4, 0), (4, 1)}
    assert sheet.seams == {1, 3, 4}


def test_looks_end_with_what_brings_them() -> None:
    html = (
        "<p style='font-weight:bold'>đậm<p>thường<table><tr style='font-weight:700'><td>a<td style='font-weight:400'>b"
    )
    html += "<tr><td>c<b>d<td>e</table><p><font face='VNI-Times'>Ñ</font>x<font face=Arial>y</font></p>"
    sheet = read(html)
    assert sheet.rows == [["đậm", ""], ["thường", ""], ["a", "b"], ["cd", "e"], ["Ñxy", ""]]
    assert sheet.bold == {(0, 0), (2, 0)}
    assert sheet.fonts == {(4, 0): "VNI-Times"}


def test_letters_stay_as_they_are() -> None:
    html = "<table><tr><td>Tie\u0302\u0301ng</td><td>n\u01a3ớc\xa0sạch</td><td>ph\xadố</td></tr></table>"
    assert read(html).rows == [["Tie\u0302\u0301ng", "n\u01a3ớc\xa0sạch", "ph\xadố"]]


def test_tabs_of_a_spreadsheet() -> None:
    text = 'PHỤ LỤC I\r\n\r\nSTT\tNhiệm vụ\tChủ trì\r\n1\t"Ban hành\nkế hoạch"\tVHTT\r\n2\tTập huấn\t\r\n'
    sheet = read("<p>không có bảng</p>", text)
    assert sheet.rows == [
        ["PHỤ LỤC I", "", ""],
        ["", "", ""],
        ["STT", "Nhiệm vụ", "Chủ trì"],
        ["1", "Ban hành\nkế hoạch", "VHTT"],
        ["2", "Tập huấn", ""],
    ]


def test_columns_set_with_spaces() -> None:
    text = (
        "STT  Nhiệm vụ            Chủ trì   Thời hạn\n"
        "1    Ban hành kế hoạch   VHTT      Tháng 3\n"
        "2    Tập huấn                      Tháng 5\n"
        "     cho cán bộ          Nội vụ\n"
    )
    assert read(text=text).rows == [
        ["STT", "Nhiệm vụ", "Chủ trì", "Thời hạn"],
        ["1", "Ban hành kế hoạch", "VHTT", "Tháng 3"],
        ["2", "Tập huấn", "", "Tháng 5"],
        ["", "cho cán bộ", "Nội vụ", ""],
    ]


HEAD = ["STT", "Nhiệm vụ", "Chủ trì", "Thời hạn"]


def one_a_line(*rows: list[str], between: str = "\n") -> str:
    return between.join(cell for row in rows for cell in row)


@pytest.mark.parametrize("between", ["\n", "\n\n", "\r\n"])
def test_each_cell_on_a_line(between: str) -> None:
    rows = [[str(number), f"Việc {number}", "VHTT", f"Tháng {number}"] for number in range(1, 6)]
    assert read(text=one_a_line(HEAD, *rows, between=between)).rows == [HEAD, *rows]


def test_each_cell_on_a_line_with_titles_sections_and_numbers_of_columns() -> None:
    body = [
        ["1", "Một", "VHTT", "Tháng 1"],
        ["2", "Hai", "Nội vụ", "Tháng 2"],
        ["3", "Ba", "5", "Tháng 3"],
    ]
    lines = ["PHỤ LỤC I", *HEAD, "I", "Chính quyền số", *body[0], *body[1], "II", "Kinh tế số", *body[2]]
    assert read(text="\n".join(lines)).rows == [
        ["PHỤ LỤC I", "", "", ""],
        HEAD,
        ["I", "Chính quyền số", "", ""],
        *body[:2],
        ["II", "Kinh tế số", "", ""],
        body[2],
    ]
    numbered = [*HEAD, "1", "2", "3", "4", *(cell for row in body for cell in row)]
    assert read(text="\n".join(numbered)).rows[-3:] == body


def test_empty_lines_are_empty_cells_when_the_rows_come_out_evenly() -> None:
    rows = [
        ["1.1", "a", "", "b"],
        ["1.2", "", "c", ""],
        ["2.1", "d", "e", "f"],
        ["2.2", "g", "", ""],
        ["2.3", "h", "i", "k"],
    ]
    assert read(text=one_a_line(HEAD, *rows)).rows == [HEAD, *rows]


def test_a_head_that_comes_again_between_rows() -> None:
    rows = [[str(number), f"Việc {number}", "VHTT", "Năm 2026"] for number in range(1, 5)]
    assert read(text=one_a_line(HEAD, *rows[:2], HEAD, *rows[2:])).rows == [HEAD, *rows[:2], HEAD, *rows[2:]]


def test_running_text_is_a_row_for_each_paragraph() -> None:
    text = "UBND đã ban hành:\n\n1.\tQuyết định số 1682/QĐ-UBND;\n2.\tCông văn  số 2390/UBND-VHTT.\n"
    assert read(text=text).rows == [
        ["UBND đã ban hành:"],
        ["1. Quyết định số 1682/QĐ-UBND;"],
        ["2. Công văn  số 2390/UBND-VHTT."],
    ]


@pytest.mark.parametrize(("html", "text"), [("", ""), ("<table></table>", " \n\t\n"), ("<p>x</p>", "")])
def test_nothing_is_said(html: str, text: str) -> None:
    with pytest.raises(InputError, match="không có bảng nào"):
        read_pasted(html, text)


def test_too_much_is_refused_and_html_without_end_leaves_the_text() -> None:
    with pytest.raises(InputError, match="quá lớn"):
        read_pasted("", "x" * (MOST_LETTERS + 1))
    with pytest.raises(InputError, match="quá lớn"):
        read_pasted("", "\t" * 3000 + "a\n" + "b\n" * 3000)
    wide = "<table>" + "<tr><td colspan=2000 rowspan=2000>a" * 600
    assert read(wide, "1\t2\t3\n4\t5\t6").rows == [["1", "2", "3"], ["4", "5", "6"]]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from('12.\n\t "ađI<>/tdr'), max_size=80), st.booleans())
def test_whatever_is_pasted_no_word_is_lost(text: str, as_html: bool) -> None:
    html = f"<table><tr><td>{text.replace('<', '&lt;')}" if as_html else ""
    try:
        sheet = read(html, text)
    except InputError:
        assert not text.strip()
        return
    kept = "".join(str(cell) for row in sheet.rows for cell in row)
    assert sorted("".join(kept.replace('"', "").split())) == sorted("".join(text.replace('"', "").split()))
