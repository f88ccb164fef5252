"""A PDF as the reading child measures it: letters, lines, fields, what the file says of itself."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from cdsdesk.errors import InputError
from cdsdesk.progress import NoProgress
from cdsdesk.readers.laid_out import PdfLayout
from cdsdesk.readers.pdf_layout import read_layout
from cdsdesk.readers.reader import measure_pdf
from cdsdesk.readers.wire_layout import pack_layout, unpack_layout
from cdsdesk.reporting.fonts import find_fonts
from tests.support.laid_pdf import rendered
from tests.support.sample_document import sample_document


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("layout") / "báo cáo.pdf"
    path.write_bytes(rendered(sample_document()))
    return path


@pytest.fixture(scope="module")
def layout(report: Path) -> PdfLayout:
    return read_layout(report)


def drawn(path: Path, rotate: int = 0) -> Path:
    """One page 200 x 100 with "Số 1" at (20, 60) and a line of 1.5 points."""
    find_fonts()
    canvas = Canvas(str(path), pagesize=(200, 100), initialFontName=str(find_fonts().regular.fontName))
    canvas.setFont(str(find_fonts().bold.fontName), 12)
    canvas.setFillColorRGB(1, 0, 0)
    canvas.drawString(20, 60, "Số 1")
    canvas.setLineWidth(1.5)
    canvas.line(20, 50, 90, 50)
    canvas.showPage()
    canvas.save()
    if rotate:
        with pikepdf.open(path, allow_overwriting_input=True) as pdf:
            pdf.pages[0].Rotate = rotate
            pdf.save(path)
    return path


def test_letters_have_face_size_ink_and_place(tmp_path: Path) -> None:
    layout = read_layout(drawn(tmp_path / "a.pdf"))
    (one,) = layout.pages[0].letters
    assert (one.text, one.size, one.ink) == ("Số 1", 12.0, (255, 0, 0))
    assert one.baseline == pytest.approx(40.0, abs=0.01)
    assert one.lefts[0] == pytest.approx(20.0, abs=0.01)
    width = find_fonts().bold.stringWidth("Số 1", 12)
    assert one.rights[-1] - one.lefts[0] == pytest.approx(width, abs=0.2)
    face = layout.faces[one.face]
    assert (face.bold, face.italic, face.embedded) == (True, False, True)


def test_lines_have_ends_and_thickness(tmp_path: Path) -> None:
    (line,) = read_layout(drawn(tmp_path / "a.pdf")).pages[0].strokes
    assert (line.x0, line.x1, line.y0, line.y1) == pytest.approx((20.0, 90.0, 50.0, 50.0), abs=0.01)
    assert line.thickness == pytest.approx(1.5, abs=0.01)


def test_a_turned_page_is_measured_as_it_is_seen(tmp_path: Path) -> None:
    page = read_layout(drawn(tmp_path / "a.pdf", rotate=180)).pages[0]
    assert page.letters[0].baseline == pytest.approx(60.0, abs=0.01)


def test_the_file_tells_of_itself(layout: PdfLayout) -> None:
    assert (layout.version, layout.encrypted, layout.language) == (17, False, "vi-VN")
    assert layout.title.startswith("Báo cáo Tình hình chuyển đổi số")
    assert layout.author == "Ủy ban nhân dân phường Bắc Nha Trang"
    assert (layout.bookmarks, layout.scripts, layout.attachments) == (7, 0, 0)
    assert {(face.bold, face.italic) for face in layout.faces} == {(a, b) for a in (True, False) for b in (True, False)}
    assert [(field.name, field.is_signature) for field in layout.fields] == [
        ("ChuKyLanhDao", True),
        ("ChuKyCoQuan", True),
    ]


def test_the_text_is_that_of_the_source_letter_by_letter(layout: PdfLayout) -> None:
    text = " ".join(one.text for page in layout.pages for one in page.letters)
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text
    assert "Ủy ban nhân dân phường đã chỉ đạo các phòng" in text


def test_it_is_the_same_behind_the_pipe(report: Path, layout: PdfLayout) -> None:
    again = measure_pdf(report, NoProgress())
    assert again == unpack_layout(pack_layout(layout))
    assert [[one.text for one in page.letters] for page in again.pages] == [
        [one.text for one in page.letters] for page in layout.pages
    ]


def test_a_refusal_comes_through_the_pipe(tmp_path: Path) -> None:
    path = tmp_path / "hỏng.pdf"
    path.write_bytes(b"%PDF-1.7 nothing")
    with pytest.raises(InputError, match="hỏng"):
        measure_pdf(path, NoProgress())


def test_a_scan_has_nothing_to_measure(tmp_path: Path) -> None:
    empty = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(595, 842))
        pdf.save(empty)
    path = tmp_path / "quet.pdf"
    path.write_bytes(empty.getvalue())
    with pytest.raises(InputError, match="bản quét"):
        read_layout(path)


def test_a_locked_file_is_refused_in_words(report: Path, tmp_path: Path) -> None:
    path = tmp_path / "khoa.pdf"
    with pikepdf.open(report) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(user="mật", owner="mật"))
    with pytest.raises(InputError, match="mật khẩu"):
        read_layout(path)


def test_a_file_locked_against_changes_only_is_told_as_encrypted(report: Path, tmp_path: Path) -> None:
    path = tmp_path / "khoa.pdf"
    with pikepdf.open(report) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(user="", owner="chủ"))
    assert read_layout(path).encrypted


def test_what_is_no_pdf_is_called_so(tmp_path: Path) -> None:
    path = tmp_path / "phuong.cds"
    path.write_text("SQLite format 3", encoding="utf-8")
    with pytest.raises(InputError, match="không phải tệp PDF"):
        read_layout(path)
