"""Cells that were pasted each on a line of its own."""

import pytest

from cdsdesk.readers.pasted_lines import listed_rows

HEAD = ["STT", "Chỉ tiêu", "Kết quả"]


@pytest.mark.parametrize("section", [["{}", "Mục lớn"], ["{}. Mục lớn"]])
@pytest.mark.parametrize("numbers", ["I II III", "A B C"])
def test_numbers_may_begin_anew_in_each_section(section: list[str], numbers: str) -> None:
    rows = [[str(n), f"Tỷ lệ {n}", f"{n}0%"] for n in (1, 2, 3)]
    found = [HEAD]
    for number in numbers.split():
        found += [[text.format(number) for text in section], *rows]
    lines = [cell for row in found for cell in row]
    assert listed_rows(lines) == found


def test_a_number_one_within_a_row_begins_nothing() -> None:
    rows = [[str(n), f"Việc {n}", "1"] for n in range(1, 6)]
    assert listed_rows([cell for row in [HEAD, *rows] for cell in row]) == [HEAD, *rows]


def test_characters_that_nobody_sees_hide_no_number() -> None:
    rows = [[str(n).replace("1", "1\u00ad"), f"Việc {n}", "đạt"] for n in range(8, 13)]
    first = [[str(n), f"Việc {n}", "đạt"] for n in range(1, 8)]
    head = ["S\u200bTT", "Nhiệm vụ", "Kết quả"]
    assert listed_rows([cell for row in [head, *first, *rows] for cell in row]) == [head, *first, *rows]


def test_rows_whose_last_cell_is_empty_have_no_line_for_it() -> None:
    head = ["STT", "Nhiệm vụ", "Chủ trì", "Thời hạn", "Ghi chú"]
    rows = [[str(n), f"Việc {n}", "Văn phòng", f"Tháng {n}", *(["Đã ký"] if n % 5 == 0 else [])] for n in range(1, 12)]
    assert listed_rows([cell for row in [head, *rows] for cell in row]) == [head, *rows]


@pytest.mark.parametrize("section", [["I. Thể chế số"], ["I", "Thể chế số"], ["THỂ CHẾ SỐ"]])
def test_a_section_below_the_heading_is_no_part_of_it(section: list[str]) -> None:
    head = ["STT", "Nhiệm vụ", "Chủ trì", "Thời hạn"]
    rows = [[str(n), f"Việc {n}", "Văn phòng", f"Tháng {n}"] for n in range(1, 8)]
    assert listed_rows([cell for row in [head, section, *rows] for cell in row]) == [head, section, *rows]


def test_a_cell_of_two_lines_is_put_together_where_the_row_comes_out_even() -> None:
    head = ["STT", "Nhiệm vụ", "Chủ trì", "Thời hạn"]
    rows = [[str(n), f"Xây dựng kế hoạch {n}", "Văn phòng", f"Tháng {n}"] for n in range(1, 8)]
    lines = [cell for row in [head, *rows] for cell in row]
    place = lines.index("Xây dựng kế hoạch 4")
    lines.insert(place + 1, "trên địa bàn phường")
    rows[3][1] += " trên địa bàn phường"
    assert listed_rows(lines) == [head, *rows]


@pytest.mark.parametrize("end", [[], [""], ["", "Nơi nhận: như trên"]])
@pytest.mark.parametrize("last", [["3", "Mua máy quét", "", "Quý IV/2026"], ["3", "", "", "Quý IV/2026"]])
def test_an_empty_cell_of_the_last_row_moves_none_of_those_behind_it(last: list[str], end: list[str]) -> None:
    head = ["STT", "Nhiệm vụ", "Chủ trì", "Thời hạn"]
    rows = [["1", "Số hóa hồ sơ", "Văn phòng", "30/6/2026"], ["2", "Lắp wifi", "Phòng VHXH", "Quý III/2026"], last]
    found = listed_rows([cell for row in [head, *rows, end] for cell in row])
    assert found == [head, *rows, *([line] for line in end if line)]


def test_empty_lines_that_part_the_cells_are_none_of_them_in_the_last_row_either() -> None:
    head = ["STT", "Nhiệm vụ", "Chủ trì"]
    rows = [[str(n), f"Việc {n}", "Văn phòng"] for n in range(1, 4)]
    lines = [line for row in [head, *rows] for cell in row for line in (cell, "")]
    assert listed_rows(lines) == [head, *rows]
    assert listed_rows([line for row in [head, *rows] for line in (*row, "")]) == [head, *rows]
