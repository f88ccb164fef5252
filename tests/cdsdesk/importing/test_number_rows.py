"""Rows that only number the columns below the headings, by numbers, by letters or by both."""

import pytest

from cdsdesk.importing.number_rows import is_number_row
from tests.support.raw_sheets import layout, raw_sheet

HEAD = ["STT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Thời hạn"]
TASK = ["1", "Số hóa hồ sơ", "Phòng Văn hóa - Xã hội", "30/6/2026"]


@pytest.mark.parametrize(
    "cells",
    [
        ["A", "B", "C", "D"],
        ["(A)", "(B)", "(C)", "(D)"],
        ["a", "b", "c", "d"],
        ["A", "B", "C", "Đ"],
        ["A", "B", "", "D"],
        ["A", "B", "C", "1"],
        ["A", "B", "(1)", "(2)"],
        ["(1)", "(2)", "(3)", "(4)=(2)+(3)"],
        ["1", "2", "3", "4"],
    ],
)
def test_a_line_that_numbers_the_columns_is_no_row(cells) -> None:
    table = layout(raw_sheet([["KẾ HOẠCH NĂM 2026"], HEAD, cells, TASK])).tables[0]
    assert [row.cells for row in table.rows] == [tuple(TASK)]
    assert any(repair.rows == (3,) and repair.message == "Bỏ dòng đánh số cột" for repair in table.repairs)


@pytest.mark.parametrize(
    "cells",
    [
        ["A", "C", "B"],
        ["B", "C", "D"],
        ["x", "x", "x"],
        ["A", "A", "A"],
        ["A", "B"],
        ["A", "1", "B", "C"],
        ["A", "B", "7"],
        ["1", "3", "5"],
        ["A", "Số hóa hồ sơ", "B"],
        [],
    ],
)
def test_single_letters_and_figures_in_no_order_number_nothing(cells) -> None:
    assert not is_number_row(cells)
