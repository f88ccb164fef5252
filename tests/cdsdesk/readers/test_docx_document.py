"""Word documents: rows as a person reads them, joined cells, what is deleted or hidden left out, notes kept."""

import zipfile
from pathlib import Path

import docx
import pytest

from cdsdesk.errors import InputError
from cdsdesk.readers.docx_document import MOST_CELLS, read_docx
from cdsdesk.readers.raw import Form, RawSheet
from tests.support.word_file import cell, paragraph, row, run, table, word_file

DOWN, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def read(tmp_path: Path, body: str, **parts: str) -> RawSheet:
    book = read_docx(word_file(tmp_path / "a.docx", body, **parts))
    assert book.form is Form.TEXT
    (sheet,) = book.sheets
    assert len({len(line) for line in sheet.rows}) <= 1
    return sheet


def wide(count: int) -> str:
    return f'<w:gridSpan w:val="{count}"/>'


def test_paragraphs_and_tables_stand_in_their_order(tmp_path: Path) -> None:
    body = (
        paragraph("PHỤ LỤC")
        + table(row("STT", "Nhiệm vụ"), row("1", "Ban hành"))
        + paragraph("")
        + table(row("a", "b", "c"))
    )
    sheet = read(tmp_path, body)
    assert (sheet.name, sheet.visible, sheet.origin) == ("Văn bản", True, (0, 0))
    assert sheet.rows == [
        ["PHỤ LỤC", "", ""],
        ["STT", "Nhiệm vụ", ""],
        ["1", "Ban hành", ""],
        ["", "", ""],
        ["a", "b", "c"],
    ]
    assert sheet.seams == {1, 3, 4}


def test_a_file_that_the_usual_library_writes(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Kế hoạch", 1)
    grid = document.add_table(3, 3)
    for number, text in enumerate(("STT", "Nhiệm vụ", "Chủ trì", "1", "Ban hành", "VHTT", "2", "Tập huấn", "Nội vụ")):
        grid.cell(number // 3, number % 3).text = text
    grid.cell(0, 1).merge(grid.cell(0, 2))
    grid.cell(1, 0).merge(grid.cell(2, 0))
    document.add_paragraph("Nơi nhận:")
    document.save(tmp_path / "a.docx")
    (sheet,) = read_docx(tmp_path / "a.docx").sheets
    assert sheet.rows == [
        ["Kế hoạch", "", ""],
        ["STT", "Nhiệm vụ\nChủ trì", ""],
        ["1\n2", "Ban hành", "VHTT"],
        ["", "Tập huấn", "Nội vụ"],
        ["Nơi nhận:", "", ""],
    ]
    assert set(sheet.merges) == {(1, 1, 1, 2), (2, 0, 3, 0)}
    assert (0, 0) in sheet.bold


def test_joined_cells_reach_down_and_across(tmp_path: Path) -> None:
    body = table(
        row(cell("STT", DOWN), cell("Kinh phí", wide(2)), cell("Ghi chú", DOWN)),
        row(cell("", GOES_ON), "Năm 2024", "Năm 2025", cell("", GOES_ON)),
        row("1", "5", "6", ""),
        row(cell("I. Chính quyền số", wide(4))),
        row(cell("A", DOWN + wide(2)), "b", "c"),
        row(cell("", GOES_ON + wide(2)), "d", "e"),
        row(cell("B", DOWN + wide(2)), "f", "g"),
    )
    sheet = read(tmp_path, body)
    assert sheet.rows[0] == ["STT", "Kinh phí", "", "Ghi chú"]
    assert sheet.rows[1] == ["", "Năm 2024", "Năm 2025", ""]
    assert set(sheet.merges) == {
        (0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 1, 3), (3, 0, 3, 3), (4, 0, 5, 1), (6, 0, 6, 1),
    }  # fmt: skip


def test_a_row_that_begins_farther_right_keeps_its_columns(tmp_path: Path) -> None:
    body = table(row("1", "2", "3"), row("b", "c", about='<w:gridBefore w:val="1"/>'))
    assert read(tmp_path, body).rows == [["1", "2", "3"], ["", "b", "c"]]


def test_borders_that_were_dragged_a_little_make_no_columns(tmp_path: Path) -> None:
    body = table(
        row("STT", cell("Nhiệm vụ", wide(2)), "Chủ trì"),
        row(cell("1", wide(2)), "Ban hành", "VHTT"),
        row("2", cell("", ""), "Tập huấn", "Nội vụ"),
        widths=(700, 60, 4000, 2000),
    )
    sheet = read(tmp_path, body)
    assert sheet.rows == [["STT", "Nhiệm vụ", "Chủ trì"], ["1", "Ban hành", "VHTT"], ["2", "Tập huấn", "Nội vụ"]]
    assert sheet.merges == ()


def test_a_narrow_column_with_text_stays(tmp_path: Path) -> None:
    body = table(row("a", "x", "b"), row("c", "", "d"), widths=(700, 60, 4000))
    assert read(tmp_path, body).rows == [["a", "x", "b"], ["c", "", "d"]]


def test_borders_at_which_no_cell_begins_make_no_columns(tmp_path: Path) -> None:
    body = table(row(cell("a", wide(3)), cell("b", wide(2))), row(cell("c", wide(3)), cell("d", wide(2))))
    sheet = read(tmp_path, body)
    assert (sheet.rows, sheet.merges) == ([["a", "b"], ["c", "d"]], ())


def test_tables_in_cells_stand_below_the_table_that_holds_them(tmp_path: Path) -> None:
    inner = table(row("trong 1", "trong 2"))
    body = table(row("ngoài", cell(paragraph("trước") + inner + paragraph("sau"))), row("x", "y")) + paragraph("hết")
    sheet = read(tmp_path, body)
    assert sheet.rows == [["ngoài", "trước\nsau"], ["x", "y"], ["trong 1", "trong 2"], ["hết", ""]]
    assert sheet.seams == {0, 2, 3}


def test_what_was_inserted_stays_and_what_was_deleted_goes(tmp_path: Path) -> None:
    changed = f"<w:ins>{run('mới')}</w:ins><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>{run(' giữ')}"
    moved = f"<w:moveFrom>{run('đi')}</w:moveFrom><w:moveTo>{run('đến')}</w:moveTo>"
    body = (
        paragraph(changed)
        + paragraph(moved)
        + paragraph(f"<w:del>{run('cả đoạn')}</w:del>", "<w:rPr><w:del/></w:rPr>")
        + paragraph("nối ", "<w:rPr><w:del/></w:rPr>")
        + paragraph("liền")
        + table(
            row("bỏ", about="<w:del/>"),
            row("thêm", about="<w:ins/>"),
            row(cell("ô bỏ", "<w:cellDel/>"), "ô giữ"),
        )
    )
    assert [line[0] for line in read(tmp_path, body).rows] == ["mới giữ", "đến", "nối liền", "thêm", "ô giữ"]


def test_hidden_text_is_left_out_and_hidden_rows_are_told(tmp_path: Path) -> None:
    styles = '<w:style w:type="character" w:styleId="An"><w:rPr><w:vanish/></w:rPr></w:style>'
    body = (
        paragraph(run("thấy") + run("ẩn", "<w:vanish/>") + run("ẩn", '<w:rStyle w:val="An"/>'))
        + paragraph(run("ẩn", "<w:vanish/>"), "<w:rPr><w:vanish/></w:rPr>")
        + paragraph(run("không ẩn", '<w:rStyle w:val="An"/><w:vanish w:val="0"/>'))
        + table(row("1"), row("2", about="<w:hidden/>"))
    )
    sheet = read(tmp_path, body, styles=styles)
    assert [line[0] for line in sheet.rows] == ["thấy", "không ẩn", "1", "2"]
    assert sheet.hidden_rows == {3}


def test_fields_show_their_result(tmp_path: Path) -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    asked = "<w:r><w:instrText> HYPERLINK x </w:instrText></w:r>"
    nested = mark("begin") + asked + mark("begin") + asked + mark("separate") + run("giữa") + mark("end")
    body = (
        paragraph(mark("begin") + asked + mark("separate") + run("kết quả") + mark("end") + run(" sau"))
        + paragraph(nested + mark("separate") + run("ngoài") + mark("end"))
        + paragraph(f'<w:fldSimple w:instr="DATE">{run("05/02/2022")}</w:fldSimple>')
        + paragraph(f"<w:hyperlink>{run('liên kết')}</w:hyperlink>")
    )
    assert [line[0] for line in read(tmp_path, body).rows] == ["kết quả sau", "ngoài", "05/02/2022", "liên kết"]


def test_breaks_tabs_symbols_and_raised_digits(tmp_path: Path) -> None:
    parts = (
        run("một") + "<w:r><w:br/></w:r>" + run("hai") + '<w:r><w:tab/><w:br w:type="page"/></w:r>' + run("QĐ")
        + "<w:r><w:noBreakHyphen/></w:r>" + run("UBND") + '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
        + run("m") + run("2", '<w:vertAlign w:val="superscript"/>')
    )  # fmt: skip
    assert read(tmp_path, paragraph(parts)).rows == [["một\nhai\tQĐ-UBND✓m²"]]


def test_words_that_ask_to_fill_in_are_left_out(tmp_path: Path) -> None:
    asks = (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{paragraph('Bấm vào đây')}</w:sdtContent></w:sdt>"
    )
    held = f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('đã điền') + table(row('x'))}</w:sdtContent></w:sdt>"
    cells = f"<w:sdt><w:sdtContent>{cell('ô')}</w:sdtContent></w:sdt>"
    rows = f"<w:sdt><w:sdtContent><w:tr>{cells}{cell('b')}</w:tr></w:sdtContent></w:sdt>"
    sheet = read(tmp_path, paragraph("ngoài") + asks + held + paragraph("") + table(rows))
    assert sheet.rows == [["ngoài", ""], ["đã điền", ""], ["x", ""], ["", ""], ["ô", "b"]]


def test_footnotes_keep_their_marks_and_stand_at_the_end(tmp_path: Path) -> None:
    def note(name: str) -> str:
        return f'<w:r><w:footnoteReference w:id="{name}"/></w:r>'

    notes = "".join(
        f'<w:footnote w:id="{name}"><w:p><w:r><w:footnoteRef/></w:r>{run(text)}</w:p></w:footnote>'
        for name, text in (("0", ""), ("5", " Chưa gồm đối ứng"), ("7", " Theo Nghị quyết"))
    )
    body = table(row("1.200" + "", cell(paragraph(run("900") + note("7")))), row("x", cell(paragraph(note("5")))))
    sheet = read(tmp_path, body, footnotes=notes)
    assert sheet.rows == [["1.200", "900¹"], ["x", "²"], ["¹ Theo Nghị quyết", ""], ["² Chưa gồm đối ứng", ""]]
    assert sheet.seams == {0, 2}


STYLES = """
<w:docDefaults><w:rPrDefault>
 <w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Thuong"/>
<w:style w:type="paragraph" w:styleId="Dam"><w:basedOn w:val="Thuong"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="DamHon"><w:basedOn w:val="Dam"/>
 <w:rPr><w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Nhan"><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="table" w:styleId="Bang"><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/></w:rPr></w:style>
"""


def test_bold_and_old_fonts_come_through_runs_styles_and_defaults(tmp_path: Path) -> None:
    new = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'
    body = (
        paragraph("§¬n vÞ")
        + paragraph("Ñôn vò", '<w:pStyle w:val="DamHon"/>')
        + paragraph(run("Đơn vị", new))
        + paragraph(run("thường", '<w:rStyle w:val="Nhan"/>'), '<w:pStyle w:val="Dam"/>')
        + paragraph(run("đậm", "<w:b/>") + run(" thường"))
        + paragraph(run("đậm", "<w:b/>") + run("  ") + run("cả", '<w:b w:val="1"/>'))
        + paragraph(run("STT", new) + run("§¬n vÞ"))
        + table(row("ô của bảng"), style="Bang")
    )
    sheet = read(tmp_path, body, styles=STYLES)
    old = dict.fromkeys(((line, 0) for line in (0, 3, 4, 5, 6)), ".VnTime")
    assert sheet.fonts == {**old, (1, 0): "VNI-Times"}
    assert sheet.bold == {(1, 0), (5, 0)}


def test_a_document_in_the_strict_spelling_reads_the_same(tmp_path: Path) -> None:
    plain = word_file(tmp_path / "a.docx", table(row("STT", cell("Nhiệm vụ", wide(2)))) + paragraph("hết"))
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(tmp_path / "strict.docx", "w") as new:
        for name in old.namelist():
            data = old.read(name)
            data = data.replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            new.writestr(name, data)
    assert read_docx(tmp_path / "strict.docx") == read_docx(plain)


def test_a_long_document_is_read_piece_by_piece_and_loses_nothing(tmp_path: Path) -> None:
    rows = [row(str(number), f"Nhiệm vụ {number} " + "dài " * 60) for number in range(3000)]
    sheet = read(tmp_path, paragraph("đầu") + table(*rows) + paragraph("cuối"))
    assert [line[0] for line in sheet.rows] == ["đầu", *map(str, range(3000)), "cuối"]
    assert sheet.seams == {1, 3001}


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("<w:tbl><w:tr><w:tc>" * 3000 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 3000, "nhiều tầng"),
        (table(row(cell("a", wide(400)), *map(str, range(90)))) + "<w:p/>" * (MOST_CELLS // 91), "quá lớn"),
        (table(row(*(cell("a", wide(60)) for _ in range(9)))), "quá lớn"),
        ("<w:p>", "Không đọc được văn bản Word"),
    ],
    ids=["deep", "large", "wide", "cut"],
)
def test_what_nobody_made_is_refused(tmp_path: Path, body: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        read_docx(word_file(tmp_path / "a.docx", body))


def test_spans_without_end_are_cut(tmp_path: Path) -> None:
    sheet = read(tmp_path, table(row(cell("a", wide(100_000_000)), "b"), row("c", "d")))
    assert sheet.rows == [["a", "", "b"], ["c", "d", ""]]


def test_no_document_in_the_package(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as package:
        package.writestr("x.txt", "x")
    with pytest.raises(InputError, match="Word"):
        read_docx(tmp_path / "a.docx")
