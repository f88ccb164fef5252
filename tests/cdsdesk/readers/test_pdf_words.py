"""Words of a PDF whose letters are drawn in unusual ways."""

import unicodedata
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from cdsdesk.readers.pdf_document import read_pdf
from cdsdesk.reporting.fonts import find_fonts
from tests.support.pdf_file import drawn_pdf


def test_words_with_marks_apart_keep_their_spaces(tmp_path: Path) -> None:
    said = "dữ liệu của Mỹ 1 đã hỗ trợ"

    def page(canvas: Canvas) -> None:
        canvas.setFont(find_fonts().regular.fontName, 10)
        canvas.drawString(50, 700, unicodedata.normalize("NFD", said))

    (sheet,) = read_pdf(drawn_pdf(tmp_path / "a.pdf", page)).sheets
    assert unicodedata.normalize("NFC", str(sheet.rows[0][0])) == said
