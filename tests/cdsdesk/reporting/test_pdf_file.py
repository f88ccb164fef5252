"""The file as other programs see it: sound, embedded, described, the same bytes again."""

import hashlib
import os
import re
import subprocess
import sys
import unicodedata
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from cdsdesk.document.blocks import Heading, IssuedDocument, Paragraph, Run, words
from cdsdesk.progress import Cancelled
from cdsdesk.reporting.fonts import VIETNAMESE_LETTERS, find_fonts
from cdsdesk.reporting.render_pdf.document import render_pdf
from cdsdesk.reporting.styles import load_profile
from tests.support.sample_document import ISSUER, filled_document, paragraph, sample_document
from tests.support.source import ROOT
from tests.support.tools import needs_tool


def rendered(document: IssuedDocument) -> bytes:
    return render_pdf(document, load_profile(), find_fonts())


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pdf") / "report.pdf"
    letters = Paragraph(words(f"Chữ cái: {' '.join(VIETNAMESE_LETTERS)}"))
    document = sample_document()
    path.write_bytes(rendered(replace(document, body=(letters, *document.body))))
    return path


def run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, check=False, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_it_is_pdf_1_7_in_one_piece(report: Path) -> None:
    data = report.read_bytes()
    assert data.startswith(b"%PDF-1.7")
    assert data.count(b"%%EOF") == 1
    for word in (
        b"/Encrypt",
        b"/JavaScript",
        b"/JS",
        b"/OpenAction",
        b"/EmbeddedFile",
        b"/XFA",
        b"/URI",
        b"/Linearized",
    ):
        assert word not in data


def test_same_data_same_bytes() -> None:
    assert rendered(filled_document()) == rendered(filled_document())


def test_another_process_writes_the_same_bytes() -> None:
    code = (
        "import hashlib; from tests.support.sample_document import sample_document as made;"
        "from cdsdesk.reporting.fonts import find_fonts; from cdsdesk.reporting.styles import load_profile;"
        "from cdsdesk.reporting.render_pdf.document import render_pdf;"
        "print(hashlib.sha256(render_pdf(made(), load_profile(), find_fonts())).hexdigest())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "12345"}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == hashlib.sha256(rendered(sample_document())).hexdigest()


def test_another_letter_other_bytes() -> None:
    document = sample_document()
    assert rendered(document) != rendered(replace(document, body=document.body[:-1]))


def test_qpdf_finds_no_fault(report: Path) -> None:
    said = run(needs_tool("qpdf"), "--check", str(report))
    assert "No syntax or stream encoding errors found" in said
    assert "not encrypted" in said


def test_all_faces_are_embedded_subsets_that_copy_out(report: Path) -> None:
    rows = run(needs_tool("pdffonts"), str(report)).splitlines()[2:]
    assert len(rows) >= 4
    for row in rows:
        assert re.match(r"[A-Z]{6}\+", row), row
        assert re.search(r" yes +yes +yes ", row), row


def test_text_copies_out_letter_by_letter(report: Path) -> None:
    text = run(needs_tool("pdftotext"), "-layout", str(report), "-")
    assert unicodedata.is_normalized("NFC", text)
    flat = " ".join(text.split())
    assert "".join(VIETNAMESE_LETTERS) in "".join(text.split())
    assert "Độc lập - Tự do - Hạnh phúc" in flat
    assert f"năm 2026 của {ISSUER})" in flat
    assert "Nguyễn Thị Ánh" in flat


def test_it_is_described() -> None:
    with pikepdf.open(rendered_stream(sample_document())) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Báo cáo Tình hình chuyển đổi số 9 tháng đầu năm 2026"
        assert str(pdf.docinfo["/Author"]) == ISSUER
        assert str(pdf.docinfo["/CreationDate"]) == "D:20260914000000+07'00'"
        assert str(pdf.Root["/Lang"]) == "vi-VN"


def test_without_a_day_the_date_is_still_fixed() -> None:
    document = sample_document()
    undated = replace(document, meta=replace(document.meta, created=None))
    assert rendered(undated) == rendered(undated)


def rendered_stream(document: IssuedDocument) -> BytesIO:
    return BytesIO(rendered(document))


def outline(document: IssuedDocument) -> list[tuple[int, str]]:
    """Levels and titles of the bookmarks."""
    found: list[tuple[int, str]] = []

    def walk(items: object, level: int) -> None:
        for item in items:  # type: ignore[attr-defined]
            found.append((level, item.title))
            walk(item.children, level + 1)

    with pikepdf.open(rendered_stream(document)) as pdf, pdf.open_outline() as tree:
        walk(tree.root, 0)
    return found


def test_headings_and_annexes_are_bookmarks() -> None:
    titles = outline(sample_document())
    assert titles[0] == (0, "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH")
    assert titles[2:4] == [(1, "1. Chính quyền số"), (2, "a) Hạ tầng")]
    assert titles[-1] == (0, "Phụ lục III. Thuyết minh số liệu")


def test_a_level_left_out_does_not_break_the_bookmarks() -> None:
    blocks = (Heading(3, "a) Một", "a"), paragraph("Một."), Heading(1, "I. Hai", "b"), Heading(3, "a) Ba", "a"))
    titles = outline(replace(sample_document(), body=(*blocks, paragraph("Bốn.")), annexes=()))
    assert titles == [(0, "a) Một"), (0, "I. HAI"), (1, "a) Ba")]


def text_of(data: bytes, tmp_path: Path) -> str:
    path = tmp_path / "one.pdf"
    path.write_bytes(data)
    return run(needs_tool("pdftotext"), "-raw", str(path), "-")


def test_a_draft_says_so_on_every_page_and_is_not_mistaken(tmp_path: Path) -> None:
    draft = text_of(rendered(replace(sample_document(), draft=True)), tmp_path)
    assert all("DỰ THẢO" in page for page in draft.split("\f")[:-1])
    assert "DỰ THẢO" not in text_of(rendered(sample_document()), tmp_path)


def test_odd_letters_are_repaired_at_the_door(tmp_path: Path) -> None:
    odd = unicodedata.normalize("NFD", "Tiếng Việt") + " Uƣu tiên\x07 \ud800hai\u00a0chữ\r\ndòng mới"
    body = (Paragraph((Run(odd), Run("."))),)
    flat = " ".join(text_of(rendered(replace(sample_document(), body=body)), tmp_path).split())
    assert "Tiếng Việt Uưu tiên hai chữ dòng mới./." in flat


def test_runs_that_touch_make_one_word(tmp_path: Path) -> None:
    body = (Paragraph((Run("đạt "), Run("30", bold=True), Run("%"), Run(" (3/10)", italic=True), Run("."))),)
    assert "đạt 30% (3/10)./." in text_of(rendered(replace(sample_document(), body=body)), tmp_path)


def test_signs_that_the_face_lacks_are_drawn_in_their_plain_shape_and_copy_out(tmp_path: Path) -> None:
    body = (Paragraph((Run("Kinh phí ⁽¹⁾ được xác định sau."),)),)
    assert "Kinh phí ⁽¹⁾ được" in text_of(rendered(replace(sample_document(), body=body)), tmp_path)
    assert {ord(sign) for sign in "⁽¹⁾"} <= set(find_fonts().regular.face.charToGlyph)


def test_markup_is_only_text(tmp_path: Path) -> None:
    body = (paragraph('<b>đậm</b> <img src="x.png"/> &amp; <a href="y">z</a>.'),)
    text = text_of(rendered(replace(sample_document(), body=body)), tmp_path)
    assert '<b>đậm</b> <img src="x.png"/> &amp; <a href="y">z</a>./.' in " ".join(text.split())


def test_it_can_be_stopped() -> None:
    class Stop:
        def report(self, done: int, total: int, text: str = "") -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        render_pdf(sample_document(), load_profile(), find_fonts(), Stop())


def test_the_date_of_the_file_is_that_of_the_data() -> None:
    document = sample_document()
    other = replace(document, meta=replace(document.meta, created=date(2026, 9, 15)))
    assert rendered(document) != rendered(other)
