"""Totals and subtotals as a check, money and shares that cannot be."""

import pytest

from tests.support.raw_sheets import layout, raw_sheet

HEAD = ["STT", "Tên dự án", "Đơn vị chủ trì", "Kinh phí (triệu đồng)", "Số người"]


def sums(rows, head=HEAD) -> list[str]:
    (table,) = layout(raw_sheet([head, *rows])).tables
    return [repair.message for repair in table.repairs if "cộng các dòng được" in repair.message]


def project(code, amount, people="1"):
    return [code, f"Dự án {code}", "Văn phòng", amount, people]


GOOD = [
    [project("1", "24.431", "2"), project("2", "1.144", "3"), ["Tổng cộng", "", "", "25.575", "5"]],
    [["Tổng số", "", "", 300.5, ""], project("1", 100.25), project("2", 200.25)],
    [
        ["I", "Đầu tư", "", "100", ""],
        project("1", "60"),
        project("2", "40"),
        ["II", "Chi", "", "7", ""],
        project("1", "7"),
        ["", "Tổng cộng (I+II)", "", "107", ""],
    ],
    [
        ["I", "Đầu tư"],
        project("1", "60"),
        project("2", "40"),
        ["", "Cộng mục I", "", "100", ""],
        ["II", "Chi"],
        project("1", "7"),
        ["", "Cộng", "", "7", ""],
        ["Tổng cộng", "", "", "107", ""],
    ],
    [
        ["I", "Đầu tư"],
        project("1", "60", ""),
        project("2", "40", ""),
        ["", "Cộng I", "", "100", "0"],
        ["II", "Chi"],
        project("1", "7", "12"),
        ["Tổng cộng", "", "", "107", "12"],
    ],
    [project("1", "100"), project("1.1", "60"), project("1.2", "40"), project("2", "5"), ["Tổng", "", "", "105", ""]],
    [project("1", "33,3"), project("2", "33,3"), project("3", "33,3"), ["Tổng", "", "", "100", ""]],
    [project("1", "Theo dự toán"), project("2", "40"), ["Tổng", "", "", "100", ""]],
    [project("1", "(-) ⁽¹⁾"), project("2", "40"), ["Tổng", "", "", "40", ""]],
    [project("1", "1,2 tỷ"), project("2", "36.000.000đ"), project("3", "4"), ["Tổng", "", "", "1.240", ""]],
]


@pytest.mark.parametrize("rows", GOOD, ids=range(len(GOOD)))
def test_sums_that_agree_say_nothing(rows) -> None:
    assert sums(rows) == []


def test_sums_that_disagree_name_both_values() -> None:
    rows = [
        ["I", "Đầu tư", "", "100", ""],
        project("1", "60"),
        project("2", "50"),
        ["Tổng cộng", "", "", "25.575", "3"],
    ]
    assert sums(rows) == [
        "Cột “Kinh phí (triệu đồng)”: mục ghi 100, cộng các dòng được 110",
        "Cột “Kinh phí (triệu đồng)”: dòng tổng ghi 25.575, cộng các dòng được 110",
        "Cột “Số người”: dòng tổng ghi 3, cộng các dòng được 2",
    ]


def test_a_sum_of_nothing_is_one_only_where_its_rows_hold_nothing() -> None:
    rows = [
        *(["I", "Đầu tư"], project("1", "60", "4"), project("2", "40", "5"), ["", "Cộng I", "", "100", "0"]),
        *(["II", "Chi"], project("1", "7", ""), ["", "Cộng II", "", "7", "0"]),
    ]
    assert sums(rows) == ["Cột “Số người”: dòng tổng ghi 0, cộng các dòng được 9"]


@pytest.mark.parametrize(
    "title", ["Tổng số hồ sơ trực tuyến", "Tổng số thuê bao Internet", "Tổng kết Đề án 06", "Cộng đồng số"]
)
def test_what_only_begins_like_a_sum_is_a_row(title: str) -> None:
    rows = [["Chỉ tiêu", "Kế hoạch", "Thực hiện"], [title, "100", "120"], ["Tỷ lệ hồ sơ số", "80%", "90%"]]
    (table,) = layout(raw_sheet(rows)).tables
    assert [row.cells[0] for row in table.rows] == [title, "Tỷ lệ hồ sơ số"]


@pytest.mark.parametrize(
    ("title", "text", "is_odd"),
    [
        ("Tỷ lệ người dân có tài khoản", "112%", True),
        ("Tỉ lệ hộ gia đình có cáp quang", "100%", False),
        ("Tỷ lệ hoàn thành so với kế hoạch", "112%", False),
        ("Tốc độ tăng trưởng kinh tế số", "130%", False),
    ],
)
def test_a_share_of_people_above_a_hundred(title: str, text: str, is_odd: bool) -> None:
    (table,) = layout(raw_sheet([["Chỉ tiêu", "Kế hoạch", "Kết quả"], [title, "80%", text]])).tables
    assert [field for field, _ in table.rows[0].problems] == (["result"] if is_odd else [])


def test_a_wrong_total_is_told_beside_money_with_units_of_its_own() -> None:
    rows = [project("1", "1,2 tỷ"), project("2", "36.000.000đ"), project("3", "4"), ["Tổng", "", "", "1.300", ""]]
    assert sums(rows) == ["Cột “Kinh phí (triệu đồng)”: dòng tổng ghi 1.300, cộng các dòng được 1.240"]
    head = ["STT", "Nội dung", "Đơn vị thực hiện", "Nhu cầu kinh phí"]
    above = [["DỰ TOÁN KINH PHÍ NĂM 2026"], ["Đơn vị tính: đồng"], head]
    lines = [["1", "Tập huấn", "VP", 45000000], ["2", "Đường truyền", "VP", "1,2 tỷ"], ["Tổng", "", "", 1300000000]]
    (table,) = layout(raw_sheet([*above, *lines])).tables
    assert "Cột “Nhu cầu kinh phí”: dòng tổng ghi 1.300.000.000, cộng các dòng được 1.245.000.000" in {
        repair.message for repair in table.repairs
    }


def test_words_that_are_no_money_leave_a_column_without_a_sum() -> None:
    assert sums([project("1", "chưa xác định"), project("2", "1,2 tỷ"), ["Tổng", "", "", "1.300", ""]]) == []
