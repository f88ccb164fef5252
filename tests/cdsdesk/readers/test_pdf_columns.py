"""Tables of a PDF without ruling lines beside letterheads, signatures and other tables; heads of two lines."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from cdsdesk.readers.pdf_document import read_pdf
from cdsdesk.readers.raw import RawSheet
from cdsdesk.reporting.fonts import find_fonts
from tests.support.pdf_file import drawn_pdf

XS = (50, 90, 250, 350, 430)
HEAD = ("STT", "Nhiệm vụ", "Chủ trì", "Thời hạn", "Ghi chú")
ROWS = [(str(number), f"Việc thứ {number}", "Phòng Tư pháp", "Quý I", "") for number in range(1, 9)]


def read(path: Path, *pages: Sequence[tuple[float, float, str]]) -> RawSheet:
    """Read a PDF whose pages hold texts at places, from above."""

    def drawn(texts: Sequence[tuple[float, float, str]]) -> object:
        def page(canvas: Canvas) -> None:
            for x, y, text in texts:
                canvas.drawString(x, 800 - y, text)

        return page

    (sheet,) = read_pdf(drawn_pdf(path, *map(drawn, pages))).sheets  # type: ignore[arg-type]
    return sheet


def placed(rows: Sequence[Sequence[str]], top: float, xs: Sequence[float] = XS) -> list[tuple[float, float, str]]:
    return [
        (x, top + 18 * number, text) for number, row in enumerate(rows) for x, text in zip(xs, row, strict=True) if text
    ]


def filled(sheet: RawSheet, columns: int = 5) -> list[tuple[str, ...]]:
    return [tuple(map(str, row))[:columns] for row in sheet.rows if sum(map(bool, row)) > 2]


def test_letterheads_and_signatures_tell_no_columns(tmp_path: Path) -> None:
    office = [
        (60, 0, "ỦY BAN NHÂN DÂN"), (220, 0, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (65, 14, "PHƯỜNG VẠN THẠNH"), (250, 14, "Độc lập - Tự do - Hạnh phúc"), (180, 40, "DANH SÁCH NHIỆM VỤ"),
    ]  # fmt: skip
    sign = [
        (230, 260, "Vạn Thạnh, ngày 15 tháng 12 năm 2024"), (50, 280, "Nơi nhận:"), (220, 280, "TM. ỦY BAN NHÂN DÂN"),
        (50, 295, "- Như trên;"), (240, 295, "CHỦ TỊCH"),
    ]  # fmt: skip
    sheet = read(tmp_path / "a.pdf", [*office, *placed([HEAD, *ROWS], 70), *sign])
    assert filled(sheet) == [HEAD, *ROWS]
    assert "DANH SÁCH NHIỆM VỤ" in [row[0] for row in sheet.rows]


def test_a_last_page_with_one_row_and_the_signatures_keeps_the_columns(tmp_path: Path) -> None:
    sign = [(50, 90, "Nơi nhận:"), (220, 90, "TM. ỦY BAN NHÂN DÂN"), (50, 104, "- Lưu: VT."), (240, 104, "CHỦ TỊCH")]
    sheet = read(tmp_path / "a.pdf", placed([HEAD, *ROWS[:7]], 0), [*placed(ROWS[7:], 0), *sign])
    assert filled(sheet) == [HEAD, *ROWS]


def test_one_line_of_a_table_on_a_page_of_its_own(tmp_path: Path) -> None:
    sheet = read(tmp_path / "a.pdf", placed([HEAD, *ROWS[:7]], 0), placed(ROWS[7:], 0))
    assert filled(sheet) == [HEAD, *ROWS]


def test_two_tables_with_a_title_between_have_their_own_columns(tmp_path: Path) -> None:
    xs = (50, 80, 180, 300, 470)
    other = [("TT", "Chỉ tiêu", "Kế hoạch", "Kết quả", "Đạt"), ("1", "Hồ sơ", "70%", "84%", "Có")]
    other += [(str(number), "Văn bản", "90%", "95%", "Có") for number in range(2, 6)]
    sheet = read(
        tmp_path / "a.pdf", [*placed([HEAD, *ROWS], 0), (150, 180, "CÁC CHỈ TIÊU CHỦ YẾU"), *placed(other, 200, xs)]
    )
    assert filled(sheet) == [HEAD, *ROWS, *other]
    assert len(sheet.seams) >= 3


def test_a_section_does_not_part_a_table(tmp_path: Path) -> None:
    rows = [*ROWS[:4], ("II. Chính quyền số", "", "", "", ""), *ROWS[4:]]
    assert filled(read(tmp_path / "a.pdf", placed([HEAD, *rows], 0))) == [HEAD, *ROWS]


def test_a_section_below_the_head_does_not_part_it_from_its_rows(tmp_path: Path) -> None:
    head = [(x, 0, text) for x, text in zip(XS, HEAD, strict=True)] + [(90, 11, "và giải pháp"), (350, 11, "dự kiến")]
    rows = [("I. Chính quyền số", "", "", "", ""), *((*row[:2], "", *row[3:]) for row in ROWS)]
    sheet = read(tmp_path / "a.pdf", [*head, *placed(rows, 30)])
    assert filled(sheet)[0] == ("STT", "Nhiệm vụ và giải pháp", "Chủ trì", "Thời hạn dự kiến", "Ghi chú")
    assert filled(sheet)[1:] == rows[1:]


def test_columns_of_few_texts_stay_apart(tmp_path: Path) -> None:
    rows = [
        line
        for number in range(1, 5)
        for line in [
            (str(number), "Kế hoạch của phường", "Phòng Văn hóa", "Tháng 3", "Gấp" if number == 2 else ""),
            *[("", "về chuyển đổi số", "và các đơn vị", "năm 2025", "")] * 9,
        ]
    ]
    found = filled(read(tmp_path / "a.pdf", [(x, y * 0.6, text) for x, y, text in placed([HEAD, *rows], 0)]))
    assert [row[0] for row in found] == ["STT", "1", "2", "3", "4"]
    assert [row[4] for row in found] == ["Ghi chú", "", "Gấp", "", ""]


def test_a_heading_over_several_columns_is_a_row_above_theirs(tmp_path: Path) -> None:
    xs = (50, 90, 200, 290, 380, 470)
    money = [("Dự án", "1.000", "400", "600", "Có")] * 5
    rows = [(str(number), *row) for number, row in enumerate(money, start=1)]
    head = [
        (50, 0, "STT"), (90, 0, "Tên dự án"), (200, 0, "Kinh phí năm 2024 (đồng)"), (470, 0, "Ghi chú"),
        (90, 11, "và mục tiêu"), (200, 11, "Tổng số"), (290, 11, "Trung ương"), (380, 11, "Địa phương"),
    ]  # fmt: skip
    sheet = read(tmp_path / "a.pdf", [*head, *placed(rows, 30, xs)])
    first, second, *rest = filled(sheet, 6)
    assert first == ("STT", "Tên dự án và mục tiêu", "Kinh phí năm 2024 (đồng)", "", "", "Ghi chú")
    assert second == ("", "", "Tổng số", "Trung ương", "Địa phương", "")
    assert rest == rows
    assert {(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 4), (0, 5, 1, 5)} == set(sheet.merges)


def test_a_single_row_below_a_head_and_the_signatures_are_rows_of_their_own(tmp_path: Path) -> None:
    below = [("Nơi nhận:", "", "", "Chủ tịch", ""), ("- Lưu: VT", "", "", "", "")]
    sheet = read(tmp_path / "a.pdf", placed([HEAD, ROWS[0], *below], 0))
    assert [tuple(row) for row in sheet.rows[:3]] == [HEAD, ROWS[0], below[0]]


@pytest.mark.parametrize("step", [11, 18])
def test_a_head_of_three_lines_has_its_years_above_their_parts(tmp_path: Path, step: int) -> None:
    xs = (50, 90, 200, 280, 360, 440, 520)
    rows = [(str(number), "Dự án", "1.000", "400", "600", "500", "x") for number in range(1, 7)]
    head = [
        (50, 0, "TT"), (90, 0, "Tên dự án"), (200, 0, "Kinh phí dự kiến (đồng)"), (520, 0, "Ghi chú"),
        (90, 11, "năm tới"), (200, step, "Năm 2024"), (360, step, "Năm 2025"), (200, 2 * step, "Trung ương"),
        (280, 2 * step, "Phường"), (360, 2 * step, "Trung ương"), (440, 2 * step, "Phường"),
    ]  # fmt: skip
    sheet = read(tmp_path / "a.pdf", [*head, *placed(rows, 60, xs)])
    assert [tuple(row) for row in sheet.rows[:3]] == [
        ("TT", "Tên dự án năm tới", "Kinh phí dự kiến (đồng)", "", "", "", "Ghi chú"),
        ("", "", "Năm 2024", "", "Năm 2025", "", ""),
        ("", "", "Trung ương", "Phường", "Trung ương", "Phường", ""),
    ]
    assert set(sheet.merges) == {(0, 0, 2, 0), (0, 1, 2, 1), (0, 2, 0, 5), (0, 6, 2, 6), (1, 2, 1, 3), (1, 4, 1, 5)}
    assert [tuple(row) for row in sheet.rows[3:]] == rows


def test_each_line_is_a_row_where_all_stand_far_apart(tmp_path: Path) -> None:
    rest = ("", "", "", "", "của phường")
    sheet = read(tmp_path / "a.pdf", placed([HEAD, *ROWS, HEAD, rest, *ROWS], 0))
    assert [tuple(row) for row in sheet.rows] == [HEAD, *ROWS, HEAD, rest, *ROWS]


def test_numbers_of_columns_stay_apart_from_the_rest_of_a_row_below(tmp_path: Path) -> None:
    numbers = ("(1)", "(2)", "(3)", "(4)", "(5)")
    rest = ("", "còn lại", "phường", "", "")
    lines = [(x, y * 0.6, text) for x, y, text in placed([numbers, rest, *ROWS], 0)]
    sheet = read(tmp_path / "a.pdf", [*placed([HEAD, *ROWS], 0)], lines)
    assert numbers in [tuple(row) for row in sheet.rows]


def test_the_sign_of_a_footnote_stays_with_its_number(tmp_path: Path) -> None:
    rows = [(*row[:3], "1.200", "x") for row in ROWS]
    sheet = read(tmp_path / "a.pdf", [*placed([HEAD, *rows], 0), (350 + 45, 36, "¹")])
    assert [row[3] for row in filled(sheet)] == ["Thời hạn", "1.200", "1.200 ¹", *["1.200"] * 6]


def test_a_column_of_which_only_the_head_is_filled(tmp_path: Path) -> None:
    xs = (50, 90, 200, 290, 400, 500)
    rows = [(str(number), "Dự án", "1.000", "", "1.000", "") for number in range(1, 10)]
    head = [
        (50, 0, "TT"), (90, 0, "Tên dự án"), (200, 0, "Kinh phí trong năm (đồng)"), (500, 0, "Ghi chú"),
        (200, 11, "Tổng số"), (290, 11, "Trung ương"), (400, 11, "Địa phương"),
    ]  # fmt: skip
    sheet = read(tmp_path / "a.pdf", [*head, *placed(rows, 30, xs)])
    assert tuple(sheet.rows[1]) == ("", "", "Tổng số", "Trung ương", "Địa phương", "")
    assert [tuple(row) for row in sheet.rows[2:]] == rows


def test_a_column_of_which_only_the_lower_line_of_the_head_is_filled(tmp_path: Path) -> None:
    xs = (50, 90, 200, 290, 400, 480, 540)
    rows = [(str(number), "Dự án", "1.000", "", "1.000", "Quý I", "x") for number in range(1, 10)]
    head = [
        (50, 0, "TT"), (90, 0, "Tên dự án"), (200, 0, "Kinh phí thực hiện trong năm"), (480, 0, "Hạn"), (540, 0, "Chú"),
        (200, 11, "Tổng số"), (290, 11, "Trung ương"), (400, 11, "Địa phương"),
    ]  # fmt: skip
    sheet = read(tmp_path / "a.pdf", [*head, *placed(rows, 30, xs)])
    assert tuple(sheet.rows[1]) == ("", "", "Tổng số", "Trung ương", "Địa phương", "", "")
    assert [tuple(row) for row in sheet.rows[2:]] == rows


def test_centred_headings_over_wide_columns_of_short_texts(tmp_path: Path) -> None:
    xs = (50, 90, 230, 330, 430, 520)
    rows = [(str(n), f"Việc {n}", "Quý I" if n % 2 else "Trước ngày 30/9", "X", "Y", "12") for n in range(1, 9)]
    head = [(65, 0, "STT"), (150, 0, "Nhiệm vụ"), (275, 0, "Thời hạn"), (375, 0, "Quý I"), (470, 0, "Quý II")]
    sheet = read(tmp_path / "a.pdf", [*head, (550, 0, "Số"), *placed(rows, 30, xs)])
    assert tuple(sheet.rows[0]) == ("STT", "Nhiệm vụ", "Thời hạn", "Quý I", "Quý II", "Số")
    assert [tuple(row) for row in sheet.rows[1:]] == rows


@pytest.mark.parametrize("step", [11, 18])
def test_a_heading_centred_over_four_columns_and_two_centred_over_two(tmp_path: Path, step: int) -> None:
    xs = (50, 90, 230, 300, 370, 440)
    rows = [(str(n), f"Việc {n}", "1.000", "2.000", "3.000", "4.000") for n in range(1, 9)]
    head = [
        (50, 0, "TT"), (110, 0, "Tên dự án"), (310, 0, "Nhu cầu kinh phí"),
        (270, step, "Năm 2024"), (410, step, "Năm 2025"),
        (230, 2 * step, "Tỉnh"), (305, 2 * step, "Xã"), (370, 2 * step, "Tỉnh"), (445, 2 * step, "Xã"),
    ]  # fmt: skip
    sheet = read(tmp_path / "a.pdf", [*head, *placed(rows, 4 * step, xs)])
    assert [tuple(row) for row in sheet.rows[:3]] == [
        ("TT", "Tên dự án", "Nhu cầu kinh phí", "", "", ""),
        ("", "", "Năm 2024", "", "Năm 2025", ""),
        ("", "", "Tỉnh", "Xã", "Tỉnh", "Xã"),
    ]


def test_the_longer_lines_of_a_centred_heading_stay_in_its_column(tmp_path: Path) -> None:
    xs = (50, 90, 230, 330, 430)
    rows = [(str(n), f"Việc {n}", "1.000", "", "3.000") for n in range(1, 9)]
    lines = (0, "Vốn của"), (11, "trung ương đó")
    head = [
        (50, 0, "TT"), (90, 0, "Tên dự án"), (230, 0, "Tổng số"), (430, 0, "Ghi chú"),
        *((370 - stringWidth(text, find_fonts().regular.fontName, 10) / 2, top, text) for top, text in lines),
    ]  # fmt: skip
    sheet = read(tmp_path / "a.pdf", [*head, *placed(rows, 30, xs)])
    assert tuple(sheet.rows[0]) == ("TT", "Tên dự án", "Tổng số", "Vốn của trung ương đó", "Ghi chú")
    assert [tuple(row) for row in sheet.rows[1:]] == rows


def test_a_heading_over_the_middle_one_of_three_columns_is_of_all_three(tmp_path: Path) -> None:
    xs = (50, 90, 230, 300, 370, 440)
    rows = [(str(n), f"Việc {n}", "10%", "20%", "30%", "x") for n in range(1, 9)]
    head = [
        (50, 0, "TT"), (90, 0, "Chỉ tiêu"), (300, 0, "Mục tiêu"), (440, 0, "Chủ trì"),
        (230, 17, "Năm 2024"), (300, 17, "Năm 2025"), (370, 17, "Năm 2026"),
    ]  # fmt: skip
    sheet = read(tmp_path / "a.pdf", [*head, *placed(rows, 40, xs)])
    assert [tuple(row) for row in sheet.rows[:2]] == [
        ("TT", "Chỉ tiêu", "Mục tiêu", "", "", "Chủ trì"),
        ("", "", "Năm 2024", "Năm 2025", "Năm 2026", ""),
    ]
    assert (0, 2, 0, 4) in sheet.merges


def test_numbers_of_columns_belong_to_the_head_above_a_section(tmp_path: Path) -> None:
    xs = (50, 90, 230, 330, 430)
    rows = [(str(n), f"Việc {n}", "44%", "31%", "Sở Nội vụ") for n in range(1, 9)]
    head = [(50, 0, "TT"), (120, 0, "Chỉ tiêu"), (250, 0, "Năm 2024"), (350, 0, "Năm 2025"), (460, 0, "Chủ trì")]
    numbers = [(x + 30, 17, f"({n})") for n, x in enumerate(xs, 1)]
    sheet = read(tmp_path / "a.pdf", [*head, *numbers, (50, 34, "I. Chỉ tiêu về hạ tầng số"), *placed(rows, 51, xs)])
    assert tuple(sheet.rows[0]) == ("TT", "Chỉ tiêu", "Năm 2024", "Năm 2025", "Chủ trì")
    assert [tuple(row) for row in sheet.rows[-8:]] == rows


WRAPPED = (
    ("STT", "Nhiệm vụ", "Cơ quan chủ", "Thời hạn", "Cơ quan phối"),
    ("", "", "trì", "", "hợp"),
    ("1", "Xây dựng kế hoạch", "Phòng Tư pháp", "Quý I", "Công an"),
    ("", "chuyển đổi số", "", "", "phường"),
    ("2", "Nâng cấp đường", "Phòng Tư pháp", "Quý I", "Trạm Y tế"),
    ("", "truyền số liệu", "", "", ""),
    ("3", "Số hóa hồ sơ hộ", "Công an", "Quý II", "Trạm Y tế"),
)
REST = (
    ("", "tịch của các", "", "", ""),
    ("", "khu phố", "", "", ""),
    ("4", "Tổ chức tập huấn", "Phòng Tư pháp", "Quý IV", "Trạm Y tế"),
    ("", "cho cán bộ", "", "", ""),
    ("5", "Rà soát các hồ sơ", "Công an", "Quý IV", "Ban Chỉ huy"),
    ("", "đất đai", "", "", "Quân sự"),
)


def test_rows_of_lines_that_stand_far_apart_are_told_by_their_numbers(tmp_path: Path) -> None:
    sheet = read(tmp_path / "a.pdf", placed(WRAPPED, 40), placed(REST, 40))
    head, *rows = [[" ".join(str(text).split()) for text in row] for row in sheet.rows]
    assert head == ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn", "Cơ quan phối hợp"]
    assert [row[0] for row in rows] == ["1", "2", "3", "", "4", "5"]
    assert rows[0] == ["1", "Xây dựng kế hoạch chuyển đổi số", "Phòng Tư pháp", "Quý I", "Công an phường"]
    assert rows[3] == ["", "tịch của các khu phố", "", "", ""]


def test_rows_of_one_line_that_stand_far_apart_stay_rows(tmp_path: Path) -> None:
    rows = [("I", "Phòng Tư pháp", "x", "x", "x"), *(("", f"Tổ {number}", "x", "x", "x") for number in range(1, 7))]
    sheet = read(tmp_path / "a.pdf", placed([HEAD, *rows, ("II", "Công an", "x", "x", "x")], 40))
    assert len(filled(sheet)) == 9
