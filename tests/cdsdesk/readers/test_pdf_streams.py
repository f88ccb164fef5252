"""Tables of a PDF without ruling lines whose columns stand so close that their texts nearly touch."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from cdsdesk.readers.pdf_document import read_pdf
from cdsdesk.reporting.fonts import find_fonts
from tests.support.pdf_file import drawn_pdf

HEAD = ("TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn")
WIDTHS = (18, 140, 80, 80, 60)
TITLES = (
    "Tổ chức tuyên truyền, hướng dẫn người dân sử dụng dịch vụ công trực tuyến tại các tổ dân phố",
    "Rà soát, chuẩn hóa dữ liệu đất đai (khoảng 3.500 thửa) trên địa bàn",
    "Nâng cấp Trang thông tin điện tử",
    "Tập huấn an toàn thông tin cho cán bộ, công chức, viên chức của phường",
    "Xây dựng, ban hành quy chế sử dụng hệ thống quản lý văn bản và điều hành của phường, gửi nhận liên thông",
)
LEADS = ("Phòng Văn hóa - Xã hội", "Phòng Kinh tế, Hạ tầng và Đô thị", "Công an phường", "Văn phòng HĐND và UBND")
OTHERS = ("Các tổ dân phố", "Ủy ban MTTQ Việt Nam phường", "Trung tâm Phục vụ hành chính công")
TERMS = ("30/6/2026", "Thường xuyên", "Tháng 12/2026", "Trước ngày 15/11/2026")
ROWS = [
    (str(number), TITLES[number % 5], LEADS[number % 4], OTHERS[number % 3] if number % 4 else "", TERMS[number % 4])
    for number in range(1, 11)
]


def width(text: str) -> float:
    return stringWidth(text, find_fonts().regular.fontName, 10)


def wrapped(text: str, room: float) -> list[str]:
    """Return a text as lines that fill their cell to its edge, as a spreadsheet prints them."""
    found: list[str] = []
    for word in text.split():
        if found and width(f"{found[-1]} {word}") <= room:
            found[-1] += f" {word}"
        else:
            found.append(word)
    return found


def laid(
    rows: Sequence[Sequence[str]], widths: Sequence[float] = WIDTHS, room: float = 10, *, low: bool = False
) -> list[tuple[float, float, str]]:
    """Return the lines of all cells with their places, cells side by side without any room between.

    ``room`` is left below a row; cells begin at its top, or with ``low`` end at its bottom.
    """
    found: list[tuple[float, float, str]] = []
    top = 0.0
    for row in rows:
        cells = [wrapped(text, wide - 2) for text, wide in zip(row, widths, strict=True)]
        tallest = max(map(len, cells))
        left = 50.0
        for lines, wide in zip(cells, widths, strict=True):
            above = tallest - len(lines) if low else 0
            found += [(left, top + 12 * (above + at), line) for at, line in enumerate(lines)]
            left += wide
        top += 12 * tallest + room
    return found


def read(path: Path, texts: Sequence[tuple[float, float, str]]) -> list[tuple[str, ...]]:
    def page(canvas: Canvas) -> None:
        for x, y, text in texts:
            canvas.drawString(x, 800 - y, text)

    (sheet,) = read_pdf(drawn_pdf(path, page)).sheets
    return [tuple(" ".join(str(value).split()) for value in row) for row in sheet.rows]


def test_columns_without_room_between_are_parted_by_their_straight_left_edges(tmp_path: Path) -> None:
    assert read(tmp_path / "a.pdf", laid([HEAD, *ROWS])) == [HEAD, *ROWS]


def test_a_title_above_is_not_cut_where_a_column_begins(tmp_path: Path) -> None:
    title = "Phụ lục phân công nhiệm vụ kèm theo Kế hoạch"
    # its last words begin where a column does
    at = 50 + sum(WIDTHS[:2]) - width(title.removesuffix("Kế hoạch"))
    rows = read(tmp_path / "a.pdf", [(at, 0, title), *((x, y + 20, text) for x, y, text in laid([HEAD, *ROWS]))])
    assert rows[0][0] == title
    assert rows[1:] == [HEAD, *ROWS]


def test_names_that_come_again_word_for_word_are_no_columns(tmp_path: Path) -> None:
    rows = [(str(number), f"Việc {number}", "Phòng Văn hóa xã hội", "Công an", "Quý I") for number in range(1, 9)]
    found = read(tmp_path / "a.pdf", laid([HEAD, *rows], (30, 140, 140, 90, 60)))
    assert found == [HEAD, *rows]


def test_items_of_a_list_in_running_text_are_no_table(tmp_path: Path) -> None:
    texts: list[tuple[float, float, str]] = []
    for number, title in enumerate([*TITLES, *TITLES], start=1):
        first, *rest = wrapped(title, 300)
        texts.append((50, 14 * len(texts), f"{number}. {first}"))
        texts += [(50 + width(f"{number}. "), 14 * (len(texts) + at), line) for at, line in enumerate(rest)]
    assert {row[1:] for row in read(tmp_path / "a.pdf", texts)} == {()}


@pytest.mark.parametrize("room", [0, 10])
@pytest.mark.parametrize("close", [True, False])
def test_cells_that_end_beside_the_number_of_their_row(tmp_path: Path, room: float, close: bool) -> None:
    widths = WIDTHS if close else tuple(width + 15 for width in WIDTHS)
    found = read(tmp_path / "a.pdf", laid([HEAD, *ROWS], widths, room=room, low=True))
    assert found == [HEAD, *ROWS]
