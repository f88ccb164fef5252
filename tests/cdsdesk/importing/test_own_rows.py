"""Rows without a number: rests of the row above, rows of their own, and those that somebody must look at."""

import pytest

from tests.support.raw_sheets import layout, raw_sheet

HEAD = ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời hạn"]
MONEY = ["STT", "Dự án", "Chủ đầu tư", "Nhu cầu năm 2025", "Đã cấp"]
LOOK = "có thể là phần còn lại của dòng trên"


def read(rows, head=HEAD, **marks):
    (table,) = layout(raw_sheet([head, *rows], **marks)).tables
    return [(row.code, *row.cells[1:]) for row in table.rows], [
        row.rows[0] - 2 for row in table.rows if any(LOOK in message for _, message in row.problems)
    ]


@pytest.mark.parametrize(
    ("above", "row"),
    [
        (("Xây dựng kế hoạch", "VP", "30/6/2025"), ("Mua máy in", "VP", "Tháng 9")),
        (("Xây dựng kế hoạch", "VP", "30/6/2025"), ("Mua máy in", "VP", "")),
        (("Xây dựng kế hoạch.", "VP", "30/6/2025"), ("Mua máy in", "Công an phường", "Tháng 9/2025")),
        (("Xây dựng kế hoạch", "Công an phường", ""), ("Mua máy in", "VHXH", "")),
        (("Xây dựng kế hoạch", "VP", "Thường xuyên"), ("Mua máy in", "các phòng, ban", "Quý III/2025")),
        (("xây dựng kế hoạch", "VP", "2025"), ("mua máy in", "VP", "Tháng 3/2025")),
        (("Chuyển đổi số", "Công an phường", "Như trên"), ("Nhận diện số", "Trường Mầm non Lê Lợi", "Hằng quý")),
    ],
)
def test_a_whole_row_without_a_number_is_never_put_into_the_one_above(above, row) -> None:
    rows, asked = read([("1", *above), ("", *row), ("2", "Bảo trì", "VHXH", "31/12/2025"), ("3", "Tập huấn", "VP", "")])
    assert rows[:2] == [("1", *above), ("", *row)]
    assert asked == []


@pytest.mark.parametrize(
    "row",
    [
        ("", "", "Công an", "30/7/2026"),
        ("", "", "Công an", "30/6/2026"),
        ("", "", "Văn phòng", "Tháng 9/2026"),
        ("", "", "Phòng Kinh tế", "30/7/2026"),
    ],
)
def test_a_row_that_lost_its_number_and_its_title_is_never_put_into_the_one_above(row) -> None:
    lines = [("1", "Việc một", "Văn phòng", "30/5/2026"), ("2", "Việc hai", "Công an", "30/6/2026"), row]
    assert read([*lines, ("4", "Việc bốn", "Văn phòng", "30/8/2026")])[0][2] == row


def test_without_a_column_of_numbers_a_row_that_lost_its_title_stays_one_as_well() -> None:
    lines = [("IOC", "VP", "500"), ("Camera", "CA", "100"), ("", "VP", "300")]
    (table,) = layout(raw_sheet([["Dự án", "Chủ đầu tư", "Nhu cầu năm 2025"], *lines])).tables
    assert [row.cells for row in table.rows] == lines


def test_agencies_in_lines_below_each_other_go_on_with_their_row() -> None:
    head = ["STT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn"]
    lines = [("1", "Việc một", "Văn phòng", "Công an", "2026"), ("", "", "Công an", "Văn phòng", "")]
    rows, _ = read([*lines, ("2", "Việc hai", "Công an", "Văn phòng", "2026"), ("3", "Việc ba", "VP", "", "")], head)
    assert rows[0] == ("1", "Việc một", "Văn phòng Công an", "Công an Văn phòng", "2026")
    rows, _ = read([("1", "Việc một", "Văn phòng HĐND", "Quý III"), ("", "", "và UBND", "năm 2026")])
    assert rows == [("1", "Việc một", "Văn phòng HĐND và UBND", "Quý III năm 2026")]


def test_a_title_alone_without_a_number_is_a_row_that_somebody_must_look_at() -> None:
    rows, asked = read([("1", "Xây dựng kế hoạch", "VP", "2025"), ("", "Mua máy in"), ("", "- Máy in màu")])
    assert rows == [("1", "Xây dựng kế hoạch", "VP", "2025"), ("", "Mua máy in - Máy in màu", "", "")]
    assert asked == [1]
    rows, asked = read([("1", "Xây dựng kế hoạch", "VP", "2025"), ("", "Mua máy in"), ("3", "Bảo trì", "VP", "2025")])
    assert [row[0] for row in rows] == ["1", "2", "3"]
    assert asked == []


@pytest.mark.parametrize(
    ("above", "rest", "whole"),
    [
        (("Xây dựng hệ", "Văn phòng", "2025"), ("thống một cửa", "HĐND và UBND", ""), "Xây dựng hệ thống một cửa"),
        (("Kế hoạch của", "VP", "2025"), ("Tỉnh ủy", "", ""), "Kế hoạch của Tỉnh ủy"),
        (("Mạng LAN (cả", "VP", "2025"), ("Wi-Fi)", "", ""), "Mạng LAN (cả Wi-Fi)"),
        (("Nâng cấp Cổng", "Sở Thông tin", "Quý III"), ("Dịch vụ", "và Truyền thông", "2025"), "Nâng cấp Cổng Dịch vụ"),
        (("Mua máy", "VP", "2025"), ("Trong đó: máy in", "", ""), "Mua máy Trong đó: máy in"),
        (("Mua máy:", "VP", "2025"), ("- Máy in", "", ""), "Mua máy:\n- Máy in"),
        (("Mua máy:", "- VP", "2025"), ("- Máy in", "- Công an", ""), "Mua máy:\n- Máy in"),
    ],
)
def test_what_shows_that_it_goes_on_is_put_to_the_row_above(above, rest, whole) -> None:
    rows, asked = read([("1", *above), ("", *rest), ("2", "Bảo trì", "VHXH", "31/12/2025")])
    assert [row[1] for row in rows] == [whole, "Bảo trì"]
    assert asked == []


def test_lines_of_a_list_with_a_lead_or_a_deadline_of_their_own_are_rows() -> None:
    lines = [("", "- Bản thảo", "VP", "Tháng 3"), ("", "- Ban hành", "VP", "Tháng 4")]
    for lead, due in (("", ""), ("VP", "2025")):
        rows, asked = read([("1", "Xây dựng kế hoạch", lead, due), *lines, ("2", "Bảo trì", "VHXH", "31/12/2025")])
        assert rows[1:3] == lines
        assert asked == []
    rows, asked = read([("1", "Kế hoạch", "Văn phòng", ""), ("", "- Bản thảo", "HĐND", ""), ("2", "Bảo trì", "VP", "")])
    assert len(rows) == 3
    assert asked == [1]


def test_amounts_on_both_sides_are_two_rows() -> None:
    lines = [("1", "IOC", "VP", "500", "200"), ("", "LGSP", "VP", "", "300"), ("", "Camera", "CA", "100", "100")]
    assert read(lines, MONEY) == (lines, [])
    lines = [("1", "Hạ tầng", "VP", "500", ""), ("", "- Máy chủ", "", "300", ""), ("", "- Mạng", "", "200", "")]
    assert read(lines, MONEY) == (lines, [])


def test_a_row_without_a_number_below_a_section_is_not_put_into_the_row_above_it() -> None:
    lines = [
        ("1", "Kế hoạch", "VP", "2025"),
        ("II", "HẠ TẦNG", "", ""),
        ("", "máy in", "VP", ""),
        ("2", "Mạng", "VP", ""),
    ]
    rows, _ = read(lines)
    assert [row[1] for row in rows] == ["Kế hoạch", "máy in", "Mạng"]


def test_on_another_page_only_a_second_deadline_or_amount_makes_a_row_and_it_is_to_be_looked_at() -> None:
    above, below = ("1", "Xây dựng kế hoạch", "VP", "30/6/2025"), ("2", "Bảo trì", "VP", "2025")
    rows, asked = read([above, HEAD, ("", "Mua máy in", "VP", "Tháng 9/2025"), below])
    assert [row[1] for row in rows] == ["Xây dựng kế hoạch", "Mua máy in", "Bảo trì"]
    assert asked == [2]
    rows, asked = read([above, HEAD, ("", "Tỉnh ủy", "VP", ""), below])
    assert [row[1] for row in rows] == ["Xây dựng kế hoạch Tỉnh ủy", "Bảo trì"]


LEVELS = ["STT", "Chỉ tiêu", "Đơn vị tính", "Mục tiêu năm 2025", "Kết quả năm 2025", "Đánh giá"]
PARENT, NEXT = ("1", "Hồ sơ trực tuyến", "", "", "", ""), ("2", "Ký số", "%", "100", "100", "Đạt")
PROVINCE, WARD = ("", "- Tại cấp tỉnh", "%", "80", "82", "Vượt"), ("", "- Tại cấp xã", "%", "60", "58", "Chưa đạt")


@pytest.mark.parametrize(
    "lines",
    [
        [("1", "Hồ sơ trực tuyến", "", "70", "", ""), PROVINCE, WARD],
        [PARENT, PROVINCE],
        [PARENT, ("", "- Phủ sóng 5G", "%", "80", "82", "Vượt"), ("", "- Cáp quang", "%", "60", "58", "Chưa đạt")],
        [PARENT, PROVINCE, ("", "- Tại cấp xã", "%", "60", "", "Chưa đạt")],
        [PARENT, PROVINCE, ("", "- Tại cấp xã", "hồ sơ", "60", "58", "Chưa đạt")],
        [PARENT, ("", "a) Phủ sóng 5G", "%", "80", "82", "Vượt"), ("", "b) Cáp quang", "%", "60", "58", "Chưa đạt")],
    ],
)
def test_lines_below_an_indicator_are_no_rest_of_it_and_stay_rows_without_its_number(lines) -> None:
    rows, _ = read([*lines, NEXT], LEVELS)
    assert rows == [*lines, NEXT]


def test_an_indicator_of_two_levels_without_a_number_on_another_page_is_no_rest() -> None:
    above = ("1", "Tỷ lệ thanh toán trực tuyến", "%", "70", "72", "Vượt")
    below = ("", "Tỷ lệ hồ sơ trực tuyến:\n- Tại tỉnh\n- Tại xã", "%", "80%\n60%", "82%\n58%", "Vượt\nChưa đạt")
    rows, asked = read([above, LEVELS, below, NEXT], LEVELS)
    assert rows == [above, below, NEXT]
    assert asked == [2]
