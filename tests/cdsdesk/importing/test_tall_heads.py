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


def test_titles_in_several_columns_above_a_head_are_none_of_it() -> None:
    titles = [
        ["", "", "PHỤ LỤC I"],
        ["", "", "Tình hình thực hiện các nhiệm vụ tại Kế hoạch số 52/KH-UBND ngày 13/6/2024 của UBND thành phố"],
        ["về chuyển đổi số năm 2024"],
    ]
    head = ["STT", "Nội dung, nhiệm vụ", "Cơ quan chủ trì", "Thời gian thực hiện", "Kết quả thực hiện", "Đánh giá"]
    rows = [[str(n), f"Việc {n}", "Sở Nội vụ", "Năm 2024", "Đã xong", "Hoàn thành, đúng hạn"] for n in (1, 2, 3)]
    (table,) = layout(raw_sheet([*titles, head, *rows])).tables
    assert table.header_rows == (4, 4)
    assert [row.code for row in table.rows] == ["1", "2", "3"]
