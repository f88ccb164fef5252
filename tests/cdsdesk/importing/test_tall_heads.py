"""Heads of four lines whose wide headings are not merged, as text with separators has them."""

from tests.support.raw_sheets import layout, raw_sheet

HEAD = [
    ["TT", "Tên dự án", "Đơn vị chủ trì", "Nhu cầu kinh phí (triệu đồng)", "", "", "", "Ghi chú"],
    ["", "", "", "Chia ra các năm"],
    ["", "", "", "Năm 2024", "", "Năm 2025"],
    ["", "", "", "Trung ương", "Địa phương", "Trung ương", "Địa phương"],
]
ROW = ["1", "Số hóa hồ sơ", "Sở Nội vụ", "5", "6", "7", "8", ""]


def test_a_lonely_line_over_several_headings_is_one_of_the_head() -> None:
    (table,) = layout(raw_sheet([*HEAD, ROW, ["2", "Chữ ký số", "Sở Nội vụ", "1", "2", "3", "4", ""]])).tables
    assert table.header_rows == (1, 4)
    money = [f"funding.{year}.{source}.requested" for year in (2024, 2025) for source in ("central", "local")]
    assert table.meaning.fields == ("code", "title", "lead", *money, "note")


def test_a_lonely_cell_below_a_head_of_one_line_is_none_of_it() -> None:
    (table,) = layout(raw_sheet([HEAD[0], ["", "", "", "100"], ROW])).tables
    assert table.header_rows == (1, 1)
