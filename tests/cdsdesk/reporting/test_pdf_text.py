"""The words of a finished PDF, copied out by two programs, against the words that went into it."""

import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from cdsdesk.document.blocks import Block, DataRow, Heading, IssuedDocument, SectionRow, Table, TotalRow
from cdsdesk.document.closing import with_end_mark
from cdsdesk.document.formal_words import ADDRESSEES_LABEL, MOTTO, NATION, RECIPIENTS_LABEL
from cdsdesk.reporting.letterhead import addressee_lines, recipient_lines
from tests.support.laid_pdf import rendered
from tests.support.sample_document import filled_document, project_table, sample_document
from tests.support.tools import needs_tool


def told(document: IssuedDocument) -> Iterator[str]:
    """Every text that the document prints, but number, date and page numbers."""
    head, signature = document.letterhead, document.signature
    yield from (NATION, MOTTO, RECIPIENTS_LABEL, document.title.kind.upper(), *document.title.subject_lines)
    yield from (text.upper() for text in (*head.parent_lines, *head.body_lines))
    yield from (text.upper() for text in (*signature.lines, *signature.position_below))
    yield signature.name
    yield from recipient_lines(document.recipients)
    if document.addressees is not None:
        yield from (ADDRESSEES_LABEL, *addressee_lines(document.addressees))
    yield from of_blocks(with_end_mark(document.body))
    for annex in document.annexes:
        yield from (annex.label, annex.title.upper())
        yield from of_blocks(with_end_mark(annex.blocks))


def of_blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Table):
            yield from of_table(block)
        elif isinstance(block, Heading):
            yield block.text.upper() if block.level == 1 else block.text
        else:
            yield getattr(block, "marker", "")
            yield "".join(run.text for run in block.runs)


def of_table(table: Table) -> Iterator[str]:
    yield from (cell.text for row in table.header for cell in row)
    yield from (table.unit_line, *table.footnotes)
    for row in table.rows:
        if isinstance(row, SectionRow):
            yield from (row.number, row.text)
        elif isinstance(row, DataRow | TotalRow):
            yield from (cell.text for cell in row.cells)


def letters(text: str) -> Counter[str]:
    assert unicodedata.is_normalized("NFC", text)
    return Counter(sign for sign in text if not sign.isspace())


def by_poppler(path: Path) -> str:
    command = [needs_tool("pdftotext"), "-raw", str(path), "-"]
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout


def by_pdfium(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        # PDFium gives U+FFFE for a hyphen at the end of a line, as a reader does that joins the word again.
        texts = [page.get_textpage().get_text_bounded() for page in pdf]
    return "\n".join(texts).replace("\ufffe", "-").replace("\x02", "-")


def one_page(document: IssuedDocument) -> IssuedDocument:
    """The document with annexes that need no second page, so that no header stands twice."""
    annexes = tuple(replace(annex, blocks=(project_table(),)) for annex in document.annexes)
    return replace(document, annexes=annexes)


@pytest.mark.parametrize("make", [sample_document, filled_document], ids=["blank", "filled"])
@pytest.mark.parametrize("program", [by_poppler, by_pdfium])
def test_every_letter_of_the_source_is_copied_out(make: object, program: object, tmp_path: Path) -> None:
    document = one_page(make())  # type: ignore[operator]
    path = tmp_path / "b.pdf"
    path.write_bytes(rendered(document))
    found = letters(program(path))  # type: ignore[operator]
    wanted = letters("".join(told(document)))
    assert wanted - found == Counter()
    # What is more are number and date, the lines below the titles of annexes, page numbers.
    more = found - wanted
    assert sum(more.values()) < 140 * (len(document.annexes) + 1)


def test_both_programs_agree_letter_by_letter(tmp_path: Path) -> None:
    path = tmp_path / "b.pdf"
    path.write_bytes(rendered(sample_document()))
    assert letters(by_poppler(path)) == letters(by_pdfium(path))
