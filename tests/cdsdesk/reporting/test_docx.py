"""The report for Word: what Word and LibreOffice find in it, and page for page what the PDF shows."""

import subprocess
import zipfile
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn

from cdsdesk.actions.report import ReportRequest, preview
from cdsdesk.document.blocks import Cell, DataRow, Heading, IssuedDocument, ListItem, Table, words
from cdsdesk.document.closing import with_end_mark
from cdsdesk.progress import Cancelled
from cdsdesk.readers.docx_document import read_docx
from cdsdesk.readers.docx_passages import read_passages
from cdsdesk.reporting.fonts import find_fonts
from cdsdesk.reporting.grid import section_text
from cdsdesk.reporting.passages import passages
from cdsdesk.reporting.render_docx.document import render_docx
from cdsdesk.reporting.render_pdf.document import render_pdf
from cdsdesk.reporting.returned_word import compare
from cdsdesk.reporting.styles import MM, load_profile
from tests.support.pdf_pages import read_pages
from tests.support.sample_document import LONG, filled_document, full_page_document, paragraph, sample_document
from tests.support.sample_office import sample_store
from tests.support.tools import needs_tool


def rendered(document: IssuedDocument) -> bytes:
    return render_docx(document, load_profile(), find_fonts())


def opened(document: IssuedDocument) -> Document:
    return docx.Document(BytesIO(rendered(document)))


def converted(data: bytes, folder: Path, kind: str, suffix: str) -> Path:
    """Let LibreOffice open a document and save it as another kind of file."""
    office = needs_tool("soffice", "libreoffice")
    path, made = folder / "report.docx", folder / "made"
    path.write_bytes(data)
    home = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    command = [office, home, "--headless", "--convert-to", kind, "--outdir", str(made), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return made / f"report{suffix}"


def printed(data: bytes, folder: Path) -> bytes:
    return converted(data, folder, "pdf", ".pdf").read_bytes()


def office_report() -> IssuedDocument:
    return preview(sample_store().snapshot("2026-9M"), ReportRequest("2026-9M"))


def letters(pdf: bytes) -> Counter[str]:
    """Return all letters but those of page numbers, which stand in the upper margin."""
    rows = [row.text for page in read_pages(pdf) for row in page.rows if row.baseline > 15]
    return Counter("".join("".join(rows).split()))


def test_the_same_report_is_the_same_bytes() -> None:
    assert rendered(sample_document()) == rendered(sample_document())


def test_the_package_says_whose_it_is_and_nothing_of_a_template() -> None:
    document = sample_document()
    book = opened(document)
    told = book.core_properties
    assert (told.title, told.author, told.language) == (document.meta.title, document.meta.author, "vi-VN")
    assert told.created == told.modified == datetime(2026, 9, 14, tzinfo=UTC)
    assert told.comments == ""
    with zipfile.ZipFile(BytesIO(rendered(document))) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        texts = {name: package.read(name).decode() for name in package.namelist()}
    assert not [name for name in texts if "theme" in name or "thumbnail" in name or "vba" in name.lower()]
    assert "TargetMode" not in "".join(texts.values())


def test_headings_are_those_of_word() -> None:
    book = opened(sample_document())
    found = [(paragraph.style.name, paragraph.text) for paragraph in book.paragraphs if paragraph.style is not None]
    assert ("Heading 1", "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH") in found
    assert ("Heading 2", "1. Chính quyền số") in found
    assert ("Heading 3", "a) Hạ tầng") in found
    assert {font for style in book.styles for font in [style.font.name] if font} <= {"Times New Roman"}


def test_sections_have_the_paper_of_the_profile() -> None:
    page = load_profile().page
    main, first, _, last = opened(sample_document()).sections
    assert main.orientation == last.orientation == WD_ORIENT.PORTRAIT
    assert first.orientation == WD_ORIENT.LANDSCAPE
    edges = (main.left_margin, main.right_margin, main.top_margin, main.bottom_margin)
    assert [round(edge.mm, 1) for edge in edges if edge] == [
        page.left_mm,
        page.right_mm,
        page.top_mm,
        page.bottom_mm,
    ]
    assert (round(first.page_width.mm), round(first.page_height.mm)) == (297, 210)


def test_every_section_counts_its_pages_and_hides_the_first_number() -> None:
    book = opened(sample_document())
    for section in book.sections:
        assert section.different_first_page_header_footer
    starts = [start.get(qn("w:start")) for start in book.element.iter(qn("w:pgNumType"))]
    assert starts == ["1"] * len(book.sections)
    assert "PAGE" in book.sections[0].header.part.blob.decode()
    assert "PAGE" not in book.sections[0].first_page_header.part.blob.decode()


def test_a_draft_says_so_on_every_page() -> None:
    for draft in (True, False):
        section = opened(replace(sample_document(), draft=draft)).sections[0]
        for header in (section.header, section.first_page_header):
            assert ("DỰ THẢO" in header.part.blob.decode()) is draft


def data_tables(document: IssuedDocument) -> list[Table]:
    return [block for annex in document.annexes for block in annex.blocks if isinstance(block, Table)]


def test_header_rows_repeat_and_short_rows_stay_whole() -> None:
    document = sample_document()
    tall = DataRow((Cell("2"), Cell(LONG * 8), *[Cell("")] * 5))
    table = data_tables(document)[0]
    annex = replace(document.annexes[0], blocks=(replace(table, rows=(*table.rows, tall)),))
    grid = opened(replace(document, annexes=(annex,))).tables[-1]
    rows = list(grid.rows)
    assert [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows[:2]] == [True, False]
    whole = [row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows]
    assert whole == [True] * (len(rows) - 1) + [False]


def test_columns_fill_the_width_exactly() -> None:
    grid = opened(sample_document()).tables[-1]
    widths = [int(column.get(qn("w:w"))) for column in grid._tbl.tblGrid]
    page = load_profile().page
    wanted = (page.height_mm - page.landscape_left_mm - page.landscape_right_mm) * MM * 20
    assert abs(sum(widths) - wanted) < 1


def test_our_own_reader_reads_the_tables_back(tmp_path: Path) -> None:
    document = filled_document()
    path = tmp_path / "report.docx"
    path.write_bytes(rendered(document))
    (sheet,) = read_docx(path).sheets
    found = [[str(cell).strip() for cell in row] for row in sheet.rows]
    for table in data_tables(document):
        for row in table.rows:
            cells = [cell.text for cell in row.cells] if hasattr(row, "cells") else [section_text(row)]
            assert [*cells, *[""] * (len(found[0]) - len(cells))] in found


def office_text() -> IssuedDocument:
    return replace(office_report(), annexes=())


def office_annexes() -> IssuedDocument:
    return replace(office_report(), body=office_report().body[:3])


def test_libreoffice_needs_as_many_pages_for_a_whole_report(tmp_path: Path) -> None:
    """Over 100 paragraphs LibreOffice begins with guessed pages and leaves a line behind that is kept with the next."""
    ours = read_pages(render_pdf(office_report(), load_profile(), find_fonts()))
    assert len(read_pages(printed(rendered(office_report()), tmp_path))) == len(ours)


@pytest.mark.parametrize("make", [office_text, office_annexes, sample_document, full_page_document])
def test_libreoffice_prints_page_for_page_what_the_pdf_shows(make: object, tmp_path: Path) -> None:
    assert callable(make)
    document: IssuedDocument = make()
    ours = render_pdf(document, load_profile(), find_fonts())
    theirs = printed(rendered(document), tmp_path)
    assert len(read_pages(theirs)) == len(read_pages(ours))
    assert letters(theirs) == letters(ours)
    here, there = (
        [{"".join(row.text.split()): row.baseline for row in page.rows} for page in read_pages(pdf)]
        for pdf in (theirs, ours)
    )
    for left, right in zip(here, there, strict=True):
        shared = left.keys() & right.keys()
        assert len(shared) > 0.8 * len(right)
        assert max(abs(left[text] - right[text]) for text in shared) < 2.5


def test_what_libreoffice_saved_has_no_difference(tmp_path: Path) -> None:
    document = office_report()
    saved = converted(rendered(document), tmp_path, "docx:MS Word 2007 XML", ".docx")
    found = compare(passages(document), read_passages(saved))
    assert found.differences == ()
    assert found.same == found.ours > 200
    source = read_passages(saved).source
    assert source is not None
    assert source.period == "2026-9M"


def test_the_end_mark_closes_text_and_annexes() -> None:
    document = sample_document()
    texts = [paragraph.text for paragraph in opened(document).paragraphs]
    last = with_end_mark(document.body)[-1]
    assert "".join(run.text for run in last.runs) in texts
    assert sum(text.endswith("./.") for text in texts) == 3


def test_it_can_be_stopped() -> None:
    class Stop:
        def report(self, done: int, total: int, text: str = "") -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        render_docx(sample_document(), load_profile(), find_fonts(), Stop())


def test_a_table_at_the_end_of_the_text_is_not_joined_to_the_signature() -> None:
    document = sample_document()
    (table,) = data_tables(document)[:1]
    book = opened(replace(document, body=(*document.body, table), annexes=()))
    assert len(book.tables) == 3
    tags = [child.tag for child in book.element.body]
    assert (qn("w:tbl"), qn("w:tbl")) not in set(pairwise(tags))


def test_a_line_that_announces_others_goes_with_them_to_the_next_page(tmp_path: Path) -> None:
    listed = paragraph("Sau đây:"), ListItem(words("Việc thứ nhất;"), "+"), paragraph("Hết.")
    annex = replace(sample_document().annexes[0], landscape=False)
    annexes = tuple(
        replace(annex, blocks=(*(paragraph("Một dòng.") for _ in range(count)), *listed)) for count in (24, 25, 26)
    )
    document = replace(sample_document(), body=(paragraph("Một."),), annexes=annexes)
    here = read_pages(printed(rendered(document), tmp_path))
    there = read_pages(render_pdf(document, load_profile(), find_fonts()))
    told = [[word for row in page.rows for word in ("đây:", "nhất;") if word in row.words] for page in here]
    assert [words for words in told if words] == [["đây:", "nhất;"]] * len(annexes)
    assert [len(page.rows) for page in here[1:]] == [len(page.rows) for page in there[1:]]


def test_names_are_broken_as_in_the_pdf_and_come_back_unchanged(tmp_path: Path) -> None:
    made = sample_document()
    head = "Trưởng phòng Văn hóa - Xã hội và Thông tin", "Trưởng phòng Văn hóa - Xã hội"
    document = replace(
        made,
        letterhead=replace(made.letterhead, body_lines=("Sở Văn hóa và Thể thao tỉnh Khánh Hòa",)),
        signature=replace(made.signature, lines=head[:1], position_below=head[1:]),
    )
    told = [row.words for page in read_pages(printed(rendered(document), tmp_path)) for row in page.rows]
    for line in ("SỞ VĂN HÓA VÀ THỂ THAO", "TỈNH KHÁNH HÒA", "TRƯỞNG PHÒNG VĂN HÓA -", "XÃ HỘI VÀ THÔNG TIN"):
        assert any(line in row for row in told)
    assert not any("VĂN HÓA - XÃ HỘI VÀ" in row for row in told)
    path = tmp_path / "report.docx"
    path.write_bytes(rendered(document))
    assert compare(passages(document), read_passages(path)).differences == ()


def test_a_part_and_its_title_stand_in_the_middle() -> None:
    part = Heading(1, "Phần I\nĐánh giá kết quả", "part", centered=True)
    book = opened(replace(sample_document(), body=(part, *sample_document().body)))
    found = next(one for one in book.paragraphs if one.text == "Phần I\nĐánh giá kết quả")
    assert found.alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert found.paragraph_format.first_line_indent == 0
