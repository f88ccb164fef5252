"""How text and tables spread over pages, also when they are far out of measure."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdsdesk.document.blocks import (
    Addressees,
    Align,
    Annex,
    Block,
    Cell,
    Column,
    DataRow,
    HeaderCell,
    Heading,
    IssuedDocument,
    ListItem,
    Recipients,
    Reference,
    SectionRow,
    Signature,
    Table,
    TableRow,
    Title,
    words,
)
from cdsdesk.reporting.fonts import find_fonts
from cdsdesk.reporting.render_pdf.document import render_pdf
from cdsdesk.reporting.styles import load_profile
from tests.support.pdf_pages import PdfPage, read_pages
from tests.support.sample_document import LONG, paragraph, sample_document


def table(*rows: TableRow, columns: int = 3, header: str = "Đầu") -> Table:
    specs = tuple(Column(str(at), 10 if at == 0 else 40) for at in range(columns))
    return Table(specs, (tuple(HeaderCell(f"{header} {at}") for at in range(columns)),), rows)


def data(*texts: str) -> DataRow:
    return DataRow(tuple(Cell(text) for text in texts))


def annex_pages(*blocks: Block, landscape: bool = True) -> list[PdfPage]:
    annex = Annex("", "Bảng", Reference("Báo cáo", "BC-UBND", "UBND phường", 2026), blocks, landscape)
    document = replace(sample_document(), body=(paragraph("Một."),), annexes=(annex,))
    return pages_of(document)[1:]


def pages_of(document: IssuedDocument) -> list[PdfPage]:
    return read_pages(render_pdf(document, load_profile(), find_fonts()))


def inside(pages: list[PdfPage]) -> None:
    """Nothing stands outside the margins but page numbers."""
    for page in pages:
        right, bottom = page.width - 14.9, page.height - 19.9
        for row in page.rows:
            assert row.x0 >= 19.9
            assert row.x1 <= right, row.text
            assert row.bottom <= bottom, row.text


def words_of(pages: list[PdfPage], skip_header: bool = True) -> list[str]:
    rows = [row for page in pages for row in page.rows]
    return [word for row in rows if not (skip_header and row.words.startswith("Đầu")) for word in row.words.split()]


def test_a_row_higher_than_two_pages_goes_on_under_repeated_headers() -> None:
    lines = [f"dòng-{at}" for at in range(120)]
    pages = annex_pages(table(data("1", "\n".join(lines), "x"), data("2", "sau", "y")))
    assert len(pages) == 4
    inside(pages)
    assert [word for word in words_of(pages) if word.startswith("dòng")] == lines
    for page in pages:
        assert sum(row.words.startswith("Đầu 0") for row in page.rows) == 1
        lowest = max(rule.y for rule in page.rules if rule.length > 200)
        assert all(row.bottom <= lowest for row in page.rows), "the grid is closed at the foot of the page"


def test_a_tall_row_leaves_at_least_two_lines_on_each_side() -> None:
    for count in range(36, 44):
        text = "\n".join(f"dòng-{at}" for at in range(count))
        pages = annex_pages(table(data("1", text, "x")))
        for page in pages:
            assert sum("dòng-" in row.words for row in page.rows) >= 2


def test_a_row_of_usual_height_is_not_cut() -> None:
    rows = [data(str(at), "một\nhai\nba\nbốn", "x") for at in range(40)]
    pages = annex_pages(table(*rows))
    inside(pages)
    for page in pages:
        seen = [row.words.split()[-1] for row in page.rows if row.words.split()[-1] in ("hai", "ba", "bốn")]
        assert len(seen) % 3 == 0


def test_a_section_is_not_left_alone_at_the_foot() -> None:
    for before in range(20, 32):
        rows = [data(str(at), "nội dung", "x") for at in range(before)]
        pages = annex_pages(
            table(*rows, SectionRow("II", "Mục sau"), SectionRow("1", "Tiểu mục"), data("1", "cuối", "x"))
        )
        page = next(page for page in pages if any("Mục sau" in row.words for row in page.rows))
        assert any("cuối" in row.words for row in page.rows)


def test_sections_span_all_columns() -> None:
    page = annex_pages(table(SectionRow("I.", "Mục " + "dài " * 60), data("1", "a", "b")))[0]
    section = [row for row in page.rows if "dài" in row.words]
    assert section[0].words.startswith("I. Mục")
    assert section[0].bold
    assert section[0].width > 200


def test_rules_between_columns_stop_at_a_section() -> None:
    page = annex_pages(table(data("1", "a", "b"), SectionRow("I", "Mục"), data("2", "c", "d")))[0]
    crossing = {
        word: [one for one in page.uprights if one.top < row.baseline - 1 < one.bottom]
        for word in ("a", "Mục", "c")
        for row in [page.row(lambda row, word=word: word in row.words.split())]
    }
    assert {word: len(found) for word, found in crossing.items()} == {"a": 4, "Mục": 2, "c": 4}


def test_long_words_are_broken_inside_their_column() -> None:
    url = "https://phuongbacnhatrang.khanhhoa.gov.vn/" + "chuyendoiso" * 30
    pages = annex_pages(table(data("1", url, "x" * 500)))
    inside(pages)
    page = pages[0]
    edges = sorted({round(rule.x0, 1) for rule in page.rules})
    assert edges[0] == pytest.approx(20, abs=0.2)
    assert "".join(words_of(pages)).count("chuyendoiso") >= 1


def test_long_words_of_running_text_are_broken_too() -> None:
    pages = pages_of(replace(sample_document(), body=(paragraph(f"Xem {'a' * 900} cuối."),), annexes=()))
    inside(pages)
    assert sum(row.text.count("a") for row in pages[0].rows if set(row.text) == {"a"}) > 700


def test_header_over_two_rows_shares_its_columns() -> None:
    columns = tuple(Column(str(at), 10, Align.CENTER) for at in range(4))
    header = (
        (HeaderCell("A", rowspan=2), HeaderCell("B", colspan=2), HeaderCell("C dài\nhai\nba dòng", rowspan=2)),
        (HeaderCell("B1"), HeaderCell("B2")),
    )
    page = annex_pages(Table(columns, header, (data("1", "2", "3", "4"),)))[0]
    rows = {text: row for row in page.rows for text in row.words.split()}
    assert rows["B"].baseline < rows["A"].baseline < rows["B1"].baseline
    assert rows["B1"].baseline == rows["B2"].baseline


def test_a_heading_is_not_left_alone_at_the_foot() -> None:
    for count in range(20, 32):
        body = (
            *(paragraph("Một dòng.") for _ in range(count)),
            Heading(1, "II. Cuối trang", "end"),
            paragraph("Sau đề mục."),
        )
        pages = pages_of(replace(sample_document(), body=body, annexes=()))
        page = next(page for page in pages if any("CUỐI TRANG" in row.words for row in page.rows))
        assert any("Sau đề mục" in row.words for row in page.rows)


@pytest.mark.parametrize("announced", [ListItem(words("Việc thứ nhất;"), "+"), table(data("Việc", "a", "b"))])
def test_a_line_that_announces_others_is_not_left_alone_at_the_foot(announced: Block) -> None:
    for count in range(20, 32):
        body = (*(paragraph("Một dòng.") for _ in range(count)), paragraph("Nội dung gồm:"), announced)
        pages = pages_of(replace(sample_document(), body=(*body, paragraph("Hết.")), annexes=()))
        page = next(page for page in pages if any("Nội dung gồm:" in row.words for row in page.rows))
        assert any("Việc" in row.words for row in page.rows)


def test_no_single_line_of_a_paragraph_stands_alone() -> None:
    for count in range(18, 30):
        body = (*(paragraph("Một dòng.") for _ in range(count)), paragraph(LONG), paragraph(LONG))
        pages = pages_of(replace(sample_document(), body=body, annexes=()))
        for page in pages:
            rows = [row for row in page.rows if not row.words.isdigit()]
            opens = rows[-1].words.startswith("Ủy ban nhân dân phường đã")
            ends = rows[0].words.startswith("văn bản điện tử có chữ ký số")
            assert not opens
            assert not ends


def test_a_table_in_the_text_follows_its_heading() -> None:
    for count in range(18, 30):
        body = (*(paragraph("Một dòng.") for _ in range(count)), Heading(2, "1. Bảng", "t"), table(data("1", "a", "b")))
        pages = pages_of(replace(sample_document(), body=(*body, paragraph("Hết.")), annexes=()))
        page = next(page for page in pages if any(row.words == "1. Bảng" for row in page.rows))
        assert any(row.words.startswith("Đầu") for row in page.rows)


def test_more_recipients_than_a_page_holds_go_on_below() -> None:
    lines = tuple(f"Nơi thứ {at}" for at in range(90))
    pages = pages_of(replace(sample_document(), body=(paragraph("Một."),), annexes=(), recipients=Recipients(lines)))
    inside(pages)
    text = " ".join(words_of(pages))
    assert all(f"- Nơi thứ {at};" in text for at in range(89))
    assert text.endswith("- Nơi thứ 89.")


def test_long_names_wrap_in_their_columns() -> None:
    long = "Ban Chỉ đạo phát triển khoa học, công nghệ, đổi mới sáng tạo, chuyển đổi số và Đề án 06"
    document = sample_document()
    document = replace(
        document,
        letterhead=replace(document.letterhead, body_lines=(long,), place="Đặc khu Trường Sa và các đảo phụ cận"),
        title=Title("Báo cáo", (long * 3,)),
        addressees=Addressees((long * 2, long)),
        signature=Signature((f"TM. {long}", "Trưởng ban"), "Nguyễn Thị Ánh"),
    )
    pages = pages_of(document)
    inside(pages)
    nation = next(row for row in pages[0].rows if "CỘNG HÒA" in row.words).between(94, 200)
    assert nation.words == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


def test_an_empty_table_and_an_empty_text_are_no_accident() -> None:
    empty = replace(sample_document(), body=(), annexes=())
    assert len(pages_of(empty)) == 1
    pages = annex_pages(table())
    assert any(row.words.startswith("Đầu 0") for row in pages[0].rows)


@settings(max_examples=25)
@given(
    st.lists(
        st.one_of(
            st.tuples(st.just("section"), st.text(alphabet="aệ b", max_size=200)),
            st.tuples(st.just("row"), st.text(alphabet="aệ b\n-/", max_size=900)),
        ),
        max_size=12,
    ),
    st.integers(1, 12),
)
def test_any_table_keeps_to_its_pages(rows: list[tuple[str, str]], columns: int) -> None:
    made = [
        SectionRow("I", text) if kind == "section" else DataRow(tuple(Cell(text) for _ in range(columns)))
        for kind, text in rows
    ]
    pages = annex_pages(table(*made, columns=columns))
    inside(pages)
    written = sum(text.count("ệ") * (1 if kind == "section" else columns) for kind, text in rows)
    seen = sum(row.text.count("ệ") for page in pages for row in page.rows)
    assert seen == written
