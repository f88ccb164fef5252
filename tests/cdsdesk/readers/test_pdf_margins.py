"""Heads and feet that run over the pages of a PDF never part a table, however few pages it has."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from cdsdesk.readers.pdf_document import read_pdf
from cdsdesk.readers.pdf_margins import Edged
from cdsdesk.readers.pdf_words import Line, Word
from cdsdesk.reporting.fonts import find_fonts
from tests.support.pdf_file import HEAD, LINES, boxes, drawn_pdf, table_pdf, task_rows

FOOT = "UBND phường Vạn Thạnh – Kế hoạch chuyển đổi số"
FEET: dict[str, Callable[[int], str]] = {
    "text": lambda page: FOOT,
    "text and number": lambda page: f"{FOOT} | {page}",
    "number and text": lambda page: f"{page} {FOOT}",
    "text and number between dashes": lambda page: f"{FOOT} - {page} -",
    "text and counted pages": lambda page: f"{FOOT} (trang {page}/9)",
}


def texts(path: Path) -> list[list[str]]:
    (sheet,) = read_pdf(path).sheets
    return [[str(text) for text in line] for line in sheet.rows]


def edge(canvas: Canvas, height: float, text: str) -> None:
    canvas.setFont(find_fonts().regular.fontName, 9)
    canvas.drawCentredString(400, height, text)


def loose(rows: Sequence[Sequence[str]]) -> list[tuple[int, str]]:
    """Return the rows that are no row of the table, with their places."""
    sections = {row[0] for row in task_rows(40) if not any(row[1:])}
    return [
        (number, row[0]) for number, row in enumerate(rows) if row[0] and not any(row[1:]) and row[0] not in sections
    ]


@pytest.mark.parametrize("foot", FEET)
@pytest.mark.parametrize(("count", "style"), [(9, LINES), (9, ()), (40, LINES), (40, ())])
def test_a_foot_stands_below_all(tmp_path: Path, foot: str, count: int, style: Sequence[Any]) -> None:
    def below(canvas: Canvas, document: Any) -> None:
        edge(canvas, 30, FEET[foot](document.page))

    rows = texts(table_pdf(tmp_path / "a.pdf", [HEAD, *task_rows(count)], style, onFirstPage=below, onLaterPages=below))
    ((place, text),) = loose(rows)
    assert place == len(rows) - 1
    assert FOOT in text


@pytest.mark.parametrize("count", [9, 40])
def test_a_head_stands_above_all(tmp_path: Path, count: int) -> None:
    def above(canvas: Canvas, _: Any) -> None:
        edge(canvas, 560, FOOT)

    rows = texts(table_pdf(tmp_path / "a.pdf", [HEAD, *task_rows(count)], LINES, onFirstPage=above, onLaterPages=above))
    assert loose(rows) == [(0, FOOT)]


def test_a_head_that_the_first_page_lacks_stands_above_all(tmp_path: Path) -> None:
    def above(canvas: Canvas, _: Any) -> None:
        edge(canvas, 560, FOOT)

    rows = texts(table_pdf(tmp_path / "a.pdf", [HEAD, *task_rows(40)], LINES, onLaterPages=above))
    assert loose(rows) == [(0, FOOT)]


def test_titles_that_two_pages_share_stay(tmp_path: Path) -> None:
    def page(team: str) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            canvas.drawString(60, 800, "DANH SÁCH THÀNH VIÊN")
            canvas.drawString(60, 780, f"Tổ công nghệ số cộng đồng {team}")
            boxes(canvas, (60, 100, 300), (700, 720, 740, 760))
            for number, height in enumerate((745, 725, 705)):
                canvas.drawString(64, height, str(number))
                canvas.drawString(104, height, f"Người thứ {number} {team}")

        return draw

    rows = texts(drawn_pdf(tmp_path / "a.pdf", page("Tân Lập"), page("Phước Hải")))
    assert [row[0] for row in rows].count("DANH SÁCH THÀNH VIÊN") == 2


def line(height: float, *cells: str) -> Line:
    words = [
        Word(text, 150 * place, height, 150 * place + 60, height + 10, False, "") for place, text in enumerate(cells)
    ]
    return Line(words)


@pytest.mark.parametrize(
    ("first", "goes_on"),
    [("III. Hạ tầng số", True), ("B) Nhân lực số", True), ("I. Thể chế số", False), ("Xét", False)],
)
def test_a_table_goes_on_with_a_section_that_is_not_its_first(first: str, goes_on: bool) -> None:
    row = line(500, "1", "Xây dựng kế hoạch", "Tháng 6")
    before, after = Edged([row], 1000, 0), Edged([line(40, first), row], 1000, 0)
    assert before.goes_on_over(after) is goes_on
