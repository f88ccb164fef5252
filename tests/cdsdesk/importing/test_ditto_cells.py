"""Cells that stand for the one above: "nt", "như trên", a ditto mark; taken from there and said, or a problem."""

import pytest

from tests.support.raw_sheets import layout, raw_sheet

HEAD = ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời hạn", "Kết quả thực hiện"]


def read(*rows):
    (table,) = layout(raw_sheet([HEAD, *rows])).tables
    return table


@pytest.mark.parametrize("mark", ["nt", "NT", "- nt -", "Như trên", "(như trên)", '"', "”", "''", "-nt-", "//"])
def test_the_value_above_is_taken_and_said(mark: str) -> None:
    table = read(
        ["1", "Số hóa hồ sơ", "Văn phòng", "Quý I", "Đã xong"],
        ["2", "Lắp wifi", mark, "Quý II", ""],
        ["3", "Tập huấn", mark, "Quý III", ""],
    )
    assert [row.cells[2] for row in table.rows] == ["Văn phòng"] * 3
    assert all(not row.problems for row in table.rows)
    (note,) = [repair for repair in table.repairs if "như trên" in repair.message]
    assert (note.rows, note.message) == ((3, 4), "Cột “Đơn vị chủ trì”: ô ghi “như trên” lấy theo dòng trên")


def test_numbers_are_taken_with_their_text() -> None:
    (table,) = layout(
        raw_sheet(
            [
                ["STT", "Nội dung chỉ tiêu", "Kế hoạch năm 2026", "Kết quả năm 2025"],
                ["1", "Hồ sơ", 80, 75],
                ["2", "Phí", "nt", 60],
            ]
        )
    ).tables
    assert table.rows[1].numbers[2] == table.rows[0].numbers[2] == 80


def test_nothing_above_is_a_problem_of_the_row_and_the_mark_stays() -> None:
    table = read(["1", "Số hóa hồ sơ", "nt", "Quý I", ""], ["2", "Lắp wifi", "Văn phòng", "Quý I", "nt"])
    assert [row.cells[2] for row in table.rows] == ["nt", "Văn phòng"]
    assert table.rows[0].problems == (("lead", "Cột “Đơn vị chủ trì”: không rõ “nt” là theo dòng nào"),)
    assert table.rows[1].problems == (("result", "Cột “Kết quả thực hiện”: không rõ “nt” là theo dòng nào"),)


def test_what_a_row_is_called_is_never_taken_from_above() -> None:
    table = read(["1", "Số hóa hồ sơ", "Văn phòng", "Quý I", ""], ["2", "nt", "Công an", "Quý II", ""])
    assert table.rows[1].cells[1] == "nt"
    assert table.rows[1].problems == (("title", "Cột “Nhiệm vụ”: không rõ “nt” là theo dòng nào"),)


def test_the_first_row_of_a_section_takes_it_and_asks_to_look() -> None:
    table = read(
        ["I", "Chính quyền số", "", "", ""],
        ["1", "Số hóa hồ sơ", "Văn phòng", "Quý I", ""],
        ["II", "Xã hội số", "", "", ""],
        ["1", "Lắp wifi", "nt", "Quý II", ""],
    )
    assert table.rows[1].cells[2] == "Văn phòng"
    assert table.rows[1].problems == (
        ("lead", "Cột “Đơn vị chủ trì”: “nt” ở đầu mục, lấy theo dòng cuối của mục trên"),
    )


def test_other_short_cells_stay() -> None:
    table = read(["1", "Số hóa", "Văn phòng", "Quý I", "x"], ["2", "Lắp wifi", "-", "Quý I", "ntn"])
    assert table.rows[1].cells[2:] == ("-", "Quý I", "ntn")
