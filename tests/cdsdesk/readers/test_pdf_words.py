"""Words of a PDF whose letters are drawn in unusual ways."""

import unicodedata
from pathlib import Path

import pikepdf
from reportlab.pdfgen.canvas import Canvas

from cdsdesk.readers.pdf_document import read_pdf
from cdsdesk.readers.pdf_words import Face, Letter, words_of
from cdsdesk.reporting.fonts import find_fonts
from tests.support.pdf_file import drawn_pdf


def test_words_with_marks_apart_keep_their_spaces(tmp_path: Path) -> None:
    said = "dữ liệu của Mỹ 1 đã hỗ trợ"

    def page(canvas: Canvas) -> None:
        canvas.setFont(find_fonts().regular.fontName, 10)
        canvas.drawString(50, 700, unicodedata.normalize("NFD", said))

    (sheet,) = read_pdf(drawn_pdf(tmp_path / "a.pdf", page)).sheets
    assert unicodedata.normalize("NFC", str(sheet.rows[0][0])) == said


def letters(*parts: tuple[str, float, float]) -> list[Letter]:
    """Return letters beside each other, each text with its upper and lower edge."""
    found: list[Letter] = []
    for text, top, bottom in parts:
        for char in text:
            left = 5.0 * len(found)
            found.append(Letter(char, left, top, left + 5, bottom, Face()))
    return found


def test_digits_behind_a_taller_bracket_are_not_raised() -> None:
    (word,) = words_of(
        letters(("(", 100, 110), ("77", 100, 107.7), ("/", 100, 110), ("77", 100, 107.7), (")", 100, 110))
    )
    assert word.text == "(77/77)"


def test_smaller_digits_above_the_line_are_raised() -> None:
    (word,) = words_of(letters(("đạt", 100, 110), ("12", 99, 105)))
    assert word.text == "đạt¹²"


def test_a_font_that_tells_no_height_changes_no_line(tmp_path: Path) -> None:
    said = ["Phổ biến, hướng dẫn (77/77) trong 2024 - 2025", "- dòng thứ hai; xong"]

    def page(canvas: Canvas) -> None:
        for number, text in enumerate(said):
            canvas.drawString(50, 700 - 40 * number, text)

    path = drawn_pdf(tmp_path / "a.pdf", page)
    with pikepdf.open(path, allow_overwriting_input=True) as file:
        for thing in file.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor":
                thing["/Ascent"], thing["/Descent"] = 1, 0
        file.save(path)
    (sheet,) = read_pdf(path).sheets
    assert [row[0] for row in sheet.rows] == said


def test_letters_that_a_font_joins_in_one_sign_are_all_kept() -> None:
    box, face = (100.0, 50.0, 111.0, 66.0), Face()
    joined = [Letter(char, *box, face) for char in "ffi"]
    (word,) = words_of([Letter("o", 92, 50, 100, 66, face), *joined, Letter("c", 111, 50, 117, 66, face)])
    assert word.text == "offic"


def test_a_letter_drawn_twice_for_its_weight_is_read_once() -> None:
    letter, again = Letter("f", 100, 50, 104, 66, Face()), Letter("f", 100, 50, 104, 66, Face())
    (word,) = words_of([letter, again, Letter("o", 104, 50, 111, 66, Face())])
    assert word.text == "fo"
