"""Tables of a PDF without ruling lines whose cells are centred about the numbers of their rows."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from cdsdesk.readers.pdf_document import read_pdf
from tests.support.pdf_file import drawn_pdf

XS = (50, 90, 250, 350, 450)
HEAD = (["TT"], ["Nội dung nhiệm vụ"], ["Chủ trì"], ["Phối hợp"], ["Thời gian", "hoàn thành"])
STEP = 12.0

Row = Sequence[Sequence[str]]


def rows(first: int, last: int, tall: int = 0) -> list[Row]:
    """Return rows whose cells have one to five lines; ``tall`` is how many more the co-ordinators have."""
    return [
        (
            [str(number)],
            [f"Việc {number} dòng {at}" for at in range(1 + number % 4)],
            [f"Phòng {number}", "của phường"][: 1 + number % 2],
            [f"Tổ {number} dòng {at}" for at in range(tall + number % 3)],
            [f"Quý {number}"],
        )
        for number in range(first, last + 1)
    ]


def drawn(table: Sequence[Row], room: float) -> list[tuple[float, float, str]]:
    """Return the lines of all cells, each cell in the middle of its row; ``room`` is left below a row."""
    found: list[tuple[float, float, str]] = []
    top = 40.0
    for row in table:
        tallest = max(map(len, row))
        for x, lines in zip(XS, row, strict=True):
            above = (tallest - len(lines)) * STEP / 2
            found += [(x, top + above + at * STEP, line) for at, line in enumerate(lines)]
        top += tallest * STEP + room
    return found


def read(path: Path, *pages: Sequence[tuple[float, float, str]]) -> list[list[str]]:
    def page(texts: Sequence[tuple[float, float, str]]) -> object:
        def draw(canvas: Canvas) -> None:
            for x, y, text in texts:
                canvas.drawString(x, 800 - y, text)

        return draw

    (sheet,) = read_pdf(drawn_pdf(path, *map(page, pages))).sheets  # type: ignore[arg-type]
    return [[" ".join(str(value).split()) for value in row] for row in sheet.rows]


def texts(table: Sequence[Row]) -> list[list[str]]:
    return [[" ".join(cell) for cell in row] for row in table]


@pytest.mark.parametrize("room", [0, 3, 9])
@pytest.mark.parametrize("tall", [0, 2])
def test_lines_belong_to_the_number_that_their_cell_is_centred_about(tmp_path: Path, room: float, tall: int) -> None:
    table = [HEAD, *rows(1, 12, tall)]
    assert read(tmp_path / "a.pdf", drawn(table, room)) == texts(table)


def test_a_table_that_goes_on_with_one_row_is_centred_there_too(tmp_path: Path) -> None:
    more = [HEAD, *rows(11, 11, 2)]
    first = [HEAD, *rows(1, 10, 2)]
    assert read(tmp_path / "a.pdf", drawn(first, 6), drawn(more, 6)) == [*texts(first), *texts(more)]


def test_a_heading_that_begins_above_its_row_is_no_running_head(tmp_path: Path) -> None:
    parts = [[HEAD, *rows(at, at + 5, 1)] for at in (1, 7, 13, 19)]
    found = read(tmp_path / "a.pdf", *(drawn(part, 6) for part in parts))
    assert found == [row for part in parts for row in texts(part)]


def test_a_sum_below_the_last_row_stays_a_row(tmp_path: Path) -> None:
    table = [HEAD, *rows(1, 8, 1), ([], ["Tổng cộng"], ["12 việc"], [], ["8 quý"])]
    assert read(tmp_path / "a.pdf", drawn(table, 8)) == texts(table)


def test_cells_that_begin_beside_their_number_stay_as_they_are(tmp_path: Path) -> None:
    table = rows(1, 10, 1)
    found: list[tuple[float, float, str]] = []
    top = 40.0
    for row in table:
        found += [(x, top + at * STEP, line) for x, lines in zip(XS, row, strict=True) for at, line in enumerate(lines)]
        top += max(map(len, row)) * STEP
    assert read(tmp_path / "a.pdf", found) == texts(table)
