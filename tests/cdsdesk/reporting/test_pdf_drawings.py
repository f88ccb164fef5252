"""Charts in a PDF file: the drawing of the screen, its values readable as text."""

import subprocess
from fractions import Fraction
from pathlib import Path

import pytest

from cdsdesk.document.blocks import Meta
from cdsdesk.document.chart_lines import Course, Moment, course
from cdsdesk.document.charts import Bar, bars
from cdsdesk.document.drawing import Drawing, Letters, Paint, Ruler
from cdsdesk.progress import Cancelled, NoProgress
from cdsdesk.reporting.fonts import find_fonts
from cdsdesk.reporting.output import count_pages
from cdsdesk.reporting.render_pdf.drawings import PdfRuler, render_sheets
from cdsdesk.reporting.render_pdf.lines import Setter
from tests.support.chart_rulers import collisions, texts

BASE = 12.0
VALUES = (11, 20, None, Fraction(393, 10))


class Drawn:
    """Two pages: a line and bars."""

    def __init__(self, ruler: Ruler) -> None:
        moments = [
            Moment(f"Quý {at}", None if value is None else Fraction(value), label, f"{label}%", Fraction(40), "40%")
            for at, (value, label) in enumerate(zip(VALUES, ("11", "20", "", "39,3"), strict=True), start=1)
        ]
        states = [Bar("Đang thực hiện theo tiến độ", 1234, Paint.BLUE_BAR), Bar("Chưa thực hiện", 5, Paint.RED_BAR)]
        self._pages = [
            course(Course("Hồ sơ trực tuyến", tuple(moments)), 400.0, 200.0, ruler),
            bars(states, 400.0, ruler),
        ]

    @property
    def count(self) -> int:
        return len(self._pages)

    def page(self, number: int) -> Drawing:
        return self._pages[number]


@pytest.fixture(scope="module")
def ruler() -> PdfRuler:
    return PdfRuler(Setter(find_fonts()), BASE)


def written(ruler: PdfRuler) -> bytes:
    meta = Meta("Biểu đồ", "UBND phường Vạn Thạnh")
    return render_sheets(Drawn(ruler), meta, find_fonts(), BASE, NoProgress())


def test_the_words_of_a_chart_are_words_of_the_file(ruler: PdfRuler, tmp_path: Path) -> None:
    path = tmp_path / "bieu-do.pdf"
    path.write_bytes(written(ruler))
    told = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True).stdout
    for word in {text for page in Drawn(ruler)._pages for text in texts(page)}:
        assert word in told
    assert {"được giao 40%", "39,3", "1.234", "Đang thực hiện theo tiến độ"} <= {
        text for page in Drawn(ruler)._pages for text in texts(page)
    }


def test_pages_take_the_size_of_their_drawing(ruler: PdfRuler) -> None:
    data = written(ruler)
    assert count_pages(data) == 2
    assert data == written(ruler)
    assert b"400 200" in data


def test_no_word_stands_on_another_in_the_faces_of_a_file(ruler: PdfRuler) -> None:
    assert [list(collisions(page, ruler)) for page in Drawn(ruler)._pages] == [[], []]
    assert ruler.width("Chuyển đổi số", Letters.STRONG) > ruler.width("Chuyển đổi số", Letters.TEXT) > 0


def test_writing_many_pages_can_be_cancelled(ruler: PdfRuler) -> None:
    class Stop:
        def report(self, done: int, total: int, text: str = "") -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        render_sheets(Drawn(ruler), Meta("x", "y"), find_fonts(), BASE, Stop())
