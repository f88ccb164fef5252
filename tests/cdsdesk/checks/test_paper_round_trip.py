"""What we compose, printed and read back, is the same paper as what we composed."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from cdsdesk.actions.report import ReportRequest, preview
from cdsdesk.checks.paper import Paper
from cdsdesk.checks.paper_of_blocks import paper_of_document
from cdsdesk.checks.paper_of_file import paper_of_book
from cdsdesk.document.blocks import IssuedDocument
from cdsdesk.model.reports import ReportKind
from cdsdesk.readers.any_text import read_text
from cdsdesk.reporting.fonts import find_fonts
from cdsdesk.reporting.render_docx.document import render_docx
from cdsdesk.reporting.render_pdf.document import render_pdf
from cdsdesk.reporting.styles import load_profile
from tests.support.every_annex import every_store
from tests.support.proofread.as_paper import as_paper
from tests.support.proofread.reading import written
from tests.support.proofread.score import letter_of
from tests.support.sample_document import sample_document
from tests.support.sample_office import sample_store

CASES = ("2026", "2026-Q3", "plan", "letter", "every", "blocks")


def _document(case: str) -> IssuedDocument:
    if case == "plan":
        return preview(sample_store().snapshot("2027"), ReportRequest("2027", ReportKind.KE_HOACH))
    if case == "letter":
        return preview(sample_store().snapshot("2026-9M"), ReportRequest("2026-9M", ReportKind.CONG_VAN))
    if case == "every":
        return preview(every_store().snapshot("2026"), ReportRequest("2026"))
    if case == "blocks":
        return sample_document()
    return preview(sample_store().snapshot(case), ReportRequest(case))


def _written(document: IssuedDocument, path: Path) -> Paper:
    render = render_pdf if path.suffix == ".pdf" else render_docx
    path.write_bytes(render(document, load_profile(), find_fonts()))
    return paper_of_book(read_text(path), path.name)


def _passages(paper: Paper) -> Iterator[tuple[str, str, str, int]]:
    for passage in paper.passages:
        yield passage.kind.value, passage.mark, passage.text, passage.level


def _tables(paper: Paper) -> Iterator[tuple[object, ...]]:
    for table in paper.tables:
        yield table.unit_line, table.header
        yield from ((row.kind.value, *(cell.text for cell in row.cells)) for row in table.rows)


# In the PDF of 2022 a full line of an item stands right above an indented paragraph, and nothing tells them apart.
@pytest.mark.parametrize(("case", "suffix"), [*product(CASES, [".pdf", ".docx"]), ("2022", ".docx")])
def test_a_document_read_back_is_what_was_composed(tmp_path: Path, case: str, suffix: str) -> None:
    document = replace(_document(case), draft=False)
    composed, read = paper_of_document(document), _written(document, tmp_path / f"a{suffix}")
    assert list(_passages(read)) == list(_passages(composed))
    assert list(_tables(read)) == list(_tables(composed))
    assert read.formal == composed.formal
    assert [(annex.label, annex.title, annex.reference) for annex in read.annexes] == [
        (annex.label, annex.title, annex.reference) for annex in composed.annexes
    ]
    assert [passage.place.section for passage in read.passages] == [one.place.section for one in composed.passages]


@pytest.mark.parametrize("seed", [5, 17, 19])
@pytest.mark.parametrize("form", ["pdf", "docx", "txt"])
def test_a_letter_of_another_office_is_read_as_it_was_written(tmp_path: Path, form: str, seed: int) -> None:
    letter, rng = letter_of(seed)
    path = written(letter, tmp_path, form, rng)
    meant, read = as_paper(letter), paper_of_book(read_text(path), path.name)
    # A list that Word marks itself has its own bullets.
    bullets = {"•": "-", "+": "-"}
    told = [(kind, bullets.get(mark, mark), text, level) for kind, mark, text, level in _passages(read)]
    wanted = [(kind, bullets.get(mark, mark), text, level) for kind, mark, text, level in _passages(meant)]
    assert told == wanted
    assert read.formal == meant.formal
    assert [table.header for table in read.tables] == [table.header for table in meant.tables]
