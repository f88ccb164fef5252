"""A face is taken by its file and only when no Vietnamese letter is missing."""

import shutil
import unicodedata
from pathlib import Path

import pytest
import reportlab
from reportlab.pdfgen.canvas import Canvas

from cdsdesk.reporting.fonts import VIETNAMESE_LETTERS, FontError, find_fonts

VERA = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"
STYLES = ("Regular", "Bold", "Italic", "BoldItalic")


def test_there_are_134_letters() -> None:
    assert len(VIETNAMESE_LETTERS) == len(set(VIETNAMESE_LETTERS)) == 134
    assert unicodedata.is_normalized("NFC", VIETNAMESE_LETTERS)
    assert set("ăâđêôơưỵẶ") < set(VIETNAMESE_LETTERS)


def test_the_face_found_has_every_letter_in_every_style() -> None:
    fonts = find_fonts()
    for bold in (False, True):
        for italic in (False, True):
            glyphs = fonts.style(bold, italic).face.charToGlyph
            assert all(ord(letter) in glyphs for letter in VIETNAMESE_LETTERS)
    assert len({fonts.style(bold, italic).fontName for bold in (False, True) for italic in (False, True)}) == 4


def test_a_face_without_the_letters_is_passed_over(tmp_path: Path) -> None:
    for style in STYLES:
        shutil.copy(VERA, tmp_path / f"LiberationSerif-{style}.ttf")
    with pytest.raises(FontError, match="fonts-liberation2"):
        find_fonts((tmp_path,))


def test_of_two_files_of_one_name_the_complete_one_is_taken(tmp_path: Path) -> None:
    fonts = find_fonts()
    for folder in ("a-old", "b-new"):
        (tmp_path / folder).mkdir()
    for style, font in zip(STYLES, (fonts.regular, fonts.bold, fonts.italic, fonts.bold_italic), strict=True):
        shutil.copy(VERA, tmp_path / "a-old" / f"Tinos-{style}.ttf")
        shutil.copy(font.face.filename, tmp_path / "b-new" / f"TINOS-{style}.TTF")
    found = find_fonts((tmp_path,))
    assert found.family == "Tinos"
    assert all(ord(letter) in found.regular.face.charToGlyph for letter in VIETNAMESE_LETTERS)


def test_a_damaged_or_missing_file_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "times.ttf").write_bytes(b"no font")
    with pytest.raises(FontError) as refusal:
        find_fonts((tmp_path, tmp_path / "absent"))
    assert refusal.value.sentence().count("\n") == 0
    assert "Times New Roman" in refusal.value.sentence()


def test_lines_are_encoded_alike_before_and_after_their_letters_are_known() -> None:
    font = find_fonts().regular
    document = Canvas("unused.pdf")._doc
    text = "Ủy ban nhân dân phường 145/KH-UBND"
    first = font.splitString(text, document)
    assert font.splitString(text, document) == first
    assert font.splitString("dân phường", document) == [(0, first[0][1][12:22])]


def test_more_letters_than_one_subset_holds_go_to_the_next() -> None:
    font = find_fonts().regular
    document = Canvas("unused.pdf")._doc
    many = "".join(chr(code) for code in sorted(font.face.charToGlyph) if 0x100 <= code < 0x2000)[:400]
    parts = font.splitString(many, document)
    assert len({subset for subset, _ in parts}) > 1
    assert sum(len(codes) for _, codes in parts) == len(many)
