"""Blocks as HTML: our own comes back as it went, those of other programs are read, hostile ones are refused."""

from hypothesis import given, settings
from hypothesis import strategies as st

from cdsdesk.readers.html_table import MOST_LETTERS
from cdsdesk.vietnamese.text import clean_text
from ui.tables.filters import finished
from ui.tables.html_block import read_html, to_html

CELLS = st.text(alphabet=st.sampled_from('ab<>&"\n  đ;/0=,'), max_size=10).map(lambda text: clean_text(text).strip())


def from_html(text: str) -> list[list[str]] | None:
    return finished(read_html(text))


EXCEL = """<html xmlns:o="urn:schemas-microsoft-com:office:office">
<head><meta name=ProgId content=Excel.Sheet>
<style><!--table {mso-protection:locked;} td {display:none} br {mso-data-placement:same-cell;}--></style>
</head><body link=blue vlink=purple>
<table border=0 cellpadding=0 cellspacing=0 width=192 style='border-collapse:collapse;width:144pt'>
<!--StartFragment-->
 <col width=64 span=2 style='width:48pt'><col width=0 style='display:none;mso-width-source:userset'><col width=64>
 <tr height=20>
  <td height=20 class=xl65 style='height:15.0pt'>T&#7927; l&#7879;
  h&#7891; s&#417;</td><td class=xl66 align=right>1.234,5</td><td>ẩn</td><td>05/02/2022</td>
 </tr>
 <tr height=0 style='display:none'><td>dòng ẩn</td><td></td><td></td><td></td></tr>
 <tr height=40>
  <td class=xl67>hai<br>
    dòng</td><td>a<span style='mso-spacerun:yes'>&nbsp; </span>b</td><td>ẩn</td><td>&nbsp;</td>
 </tr>
 <![if supportMisalignedColumns]>
 <tr height=0 style='display:none'><td width=64></td><td width=64></td><td></td><td></td></tr>
 <![endif]>
<!--EndFragment-->
</table></body></html>"""

WORD = """<html><head><!--[if gte mso 9]><xml><w:WordDocument><td>không phải ô</td></w:WordDocument></xml><![endif]-->
<style>p.MsoNormal {margin:0}</style></head><body lang=VI>
<p class=MsoNormal>Trước bảng</p>
<table class=MsoTableGrid>
 <tr><td rowspan=2 width=120><p class=MsoNormal><span lang=VI>Phòng<o:p></o:p></span></p></td>
  <td colspan=2><p class=MsoNormal>Một</p><p class=MsoNormal>Hai<o:p></o:p></p></td></tr>
 <tr><td><p class=MsoNormal><o:p>&nbsp;</o:p></p></td><td><p>Ba<span style='display:none'>giấu</span></p></td></tr>
</table><p>Sau bảng</p></body></html>"""


@settings(max_examples=150, deadline=None)
@given(st.integers(1, 4).flatmap(lambda wide: st.lists(st.lists(CELLS, min_size=wide, max_size=wide), min_size=1)))
def test_our_own_block_comes_back_as_it_went(rows: list[list[str]]) -> None:
    assert from_html(to_html(rows)) == rows


def test_a_block_of_excel_without_what_it_hides() -> None:
    assert from_html(EXCEL) == [["Tỷ lệ hồ sơ", "1.234,5", "05/02/2022"], ["hai\ndòng", "a  b", ""]]


def test_a_table_of_word_keeps_the_places_of_joined_cells() -> None:
    assert from_html(WORD) == [["Phòng", "Một\nHai", ""], ["", "", "Ba"]]


def test_a_table_of_libreoffice_and_one_of_a_page() -> None:
    calc = (
        '<html><body><table><colgroup span="2" width="160"></colgroup><tr><td height="17" sdval="5" sdnum="1066;">'
        '<font face="Arial">5</font></td><td><font><br></font></td></tr></table></body></html>'
    )
    assert from_html(calc) == [["5", ""]]
    page = "<table><thead><tr><th>A<th>B</thead><tbody><tr><td>1<td><table><tr><td>x<td>y</table></table>"
    assert from_html(page) == [["A", "B"], ["1", "x y"]]


def test_letters_come_in_one_form() -> None:
    assert from_html("<table><tr><td>Tie\u0302\u0301ng Vie\u0323\u0302t</td></tr></table>") == [["Tiếng Việt"]]


def test_what_is_no_table_is_left_to_the_plain_text() -> None:
    assert from_html("<p>chỉ là chữ</p>") is None
    assert from_html("<table></table>") is None
    assert from_html("") is None


def test_hostile_tables_are_refused_or_read_within_limits() -> None:
    assert from_html("<table>" + "x" * MOST_LETTERS) is None
    assert from_html("<table>" + "<tr><td colspan=2000 rowspan=2000>a" * 600) is None
    deep = from_html("<table><tr><td>" + "<table><tr><td>" * 5000 + "x")
    assert deep == [["x"]]
    wide = from_html("<table><tr><td colspan=999999999999>a</td><td colspan=-3>b</td></tr></table>")
    assert wide is not None
    assert [len(row) for row in wide] == [2]


def test_declarations_that_the_parser_cannot_read_are_refused() -> None:
    assert from_html("<table><tr><td><![foo bar]>x") is None
    assert from_html("<table><tr><td>a</td></tr><![wrong[") is None
