"""Where words that stand for records are on the pages: held against the text that another program reads there."""

import unicodedata
from functools import cache

import pypdfium2  # type: ignore[import-untyped]

from cdsdesk.actions.report import ReportRequest, preview
from cdsdesk.document.blocks import Cell, DataRow, IssuedDocument, Paragraph, Ref, Run, Table
from cdsdesk.progress import NoProgress
from cdsdesk.readers.page_pictures import DrawnPages
from cdsdesk.reporting.fonts import find_fonts
from cdsdesk.reporting.page_map import Spot
from cdsdesk.reporting.render_pdf.document import DrawnPdf, draw_pdf
from cdsdesk.reporting.styles import load_profile
from tests.support.sample_office import sample_store


@cache
def issued() -> IssuedDocument:
    return preview(sample_store().snapshot("2022"), ReportRequest("2022"))


@cache
def drawn() -> DrawnPdf:
    return draw_pdf(issued(), load_profile(), find_fonts())


def bare(text: str) -> str:
    plain = unicodedata.normalize("NFKC", "".join(text.split()).replace("\x02", "-").replace("\ufffe", "-"))
    return plain.replace("(1)", "1")


def under(page: pypdfium2.PdfPage, spot: Spot) -> str:
    text = page.get_textpage()
    height = page.get_height()
    found: str = text.get_text_bounded(spot.left + 1, height - spot.bottom, spot.right - 1, height - spot.top)
    text.close()
    return bare(found)


def told(document: IssuedDocument) -> dict[tuple[Ref, ...], set[str]]:
    """Return all texts that stand for some records."""
    made: dict[tuple[Ref, ...], set[str]] = {}
    blocks = [*document.body, *(block for annex in document.annexes for block in annex.blocks)]
    for block in blocks:
        pieces: list[Run | Cell] = []
        if isinstance(block, Table):
            pieces = [cell for row in block.rows if isinstance(row, DataRow) for cell in row.cells]
        elif hasattr(block, "runs"):
            pieces = list(block.runs)
        for piece in pieces:
            made.setdefault(piece.refs, set()).add(bare(piece.text))
    return made


def test_under_every_place_stand_the_words_of_its_records() -> None:
    texts = told(issued())
    file = pypdfium2.PdfDocument(drawn().data)
    looked = 0
    for number, mapped in enumerate(drawn().map.pages):
        page = file[number]
        for spot in mapped.words:
            words = under(page, spot)
            assert words
            assert any(words.strip(",.;:()/") in text for text in texts[spot.refs]), (number, words)
            looked += 1
    assert looked > 20


def test_every_cell_that_stands_for_a_record_is_found_where_it_is_printed() -> None:
    file = pypdfium2.PdfDocument(drawn().data)
    looked = 0
    for number, mapped in enumerate(drawn().map.pages):
        page = file[number]
        for strip in mapped.strips:
            if not isinstance(strip.row, DataRow):
                continue
            for cell, left, right in zip(strip.row.cells, strip.edges[:-1], strip.edges[1:], strict=True):
                spot = Spot(left, strip.top, right, strip.bottom, cell.refs)
                assert under(page, spot) in bare(cell.text)
                if cell.refs:
                    assert mapped.spot_at((left + right) / 2, (strip.top + strip.bottom) / 2) == spot
                    looked += 1
    assert looked > 20


def test_sections_and_annexes_begin_where_their_heading_stands() -> None:
    file = pypdfium2.PdfDocument(drawn().data)
    for annex in issued().annexes:
        number, top = drawn().map.anchors[annex.label]
        page = file[number]
        spot = Spot(0, top - 2, page.get_width(), top + 22, ())
        assert bare(annex.label) in under(page, spot)


def test_words_of_two_records_that_touch_stay_apart_and_stretch_with_their_line() -> None:
    first, second = Ref("task", "a"), Ref("task", "b")
    runs = (
        Run("Trong kỳ đã ban hành "),
        Run("02 quyết định", refs=(first,)),
        Run(","),
        Run("03 kế hoạch", refs=(second,)),
        Run(" " + "và nhiều văn bản khác được kể tiếp sau đây cho dài quá một dòng " * 3),
    )
    document = IssuedDocument(
        issued().letterhead, issued().title, (Paragraph(runs),), issued().recipients, issued().signature, issued().meta
    )
    made = draw_pdf(document, load_profile(), find_fonts())
    page = pypdfium2.PdfDocument(made.data)[0]
    words = {spot.refs: under(page, spot) for spot in made.map.pages[0].words}
    assert words[(first,)].rstrip(",") == bare("02 quyết định")
    assert words[(second,)].lstrip(",") == bare("03 kế hoạch")


def test_search_is_blind_to_accents_and_goes_over_line_ends() -> None:
    pages = DrawnPages(drawn().data)
    count = len(drawn().map.pages)
    hits = pages.find("phu luc", count, NoProgress())
    assert hits
    assert {" ".join(hit.text.split()).lower() for hit in hits} == {"phụ lục"}
    assert all(hit.boxes for hit in hits)
    assert pages.find("   ", count, NoProgress()) == ()
    assert pages.find("không có chữ này đâu", count, NoProgress()) == ()
    whole = pages.between(0, hits[0].boxes[0][:2], hits[0].boxes[0][2:]) if hits[0].page == 0 else None
    assert whole is None or "hụ lụ" in whole.text.lower()


def test_a_page_is_drawn_in_the_width_that_is_asked_for() -> None:
    made = DrawnPages(drawn().data).picture(0, 700)
    assert made.width in (700, 701)
    assert len(made.data) == made.stride * made.height
    assert len(set(made.data[:: made.stride // 7])) > 1
