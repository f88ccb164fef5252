"""Where tables begin: heads of several lines, beside each other, far down; what stands above them."""

import pytest

from cdsdesk.importing.accounts import Role
from tests.support.raw_sheets import layout, raw_sheet

HEAD = ["STT", "Nội dung, nhiệm vụ", "Đơn vị chủ trì", "Thời gian thực hiện", "Ghi chú"]
WIDE = "Kinh phí năm 2023 (triệu đồng)"
MONEY = (f"{WIDE} › Tổng số", f"{WIDE} › Ngân sách Trung ương", f"{WIDE} › Ngân sách địa phương")
TASK = ["1", "Máy chủ", "Văn phòng", "30", "20", "10", ""]


def roles(read) -> list[tuple[int, str, int]]:
    return [(account.row, account.role.value, account.table) for account in read.told.accounts()]


@pytest.mark.parametrize(
    ("lines", "merges"),
    [
        (
            [
                ["STT", "Tên dự án", "Đơn vị chủ trì", WIDE, "", "", "Ghi chú"],
                ["", "", "", "Tổng số", "Ngân sách Trung ương", "Ngân sách địa phương", ""],
            ],
            [(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 1, 2), (0, 3, 0, 5), (0, 6, 1, 6)],
        ),
        (
            [
                ["STT", "Tên dự án", "Đơn vị chủ trì", WIDE, WIDE, WIDE, "Ghi chú"],
                [
                    "STT",
                    "Tên dự án",
                    "Đơn vị chủ trì",
                    "Tổng số",
                    "Ngân sách Trung ương",
                    "Ngân sách địa phương",
                    "Ghi chú",
                ],
            ],
            [],
        ),
        (
            [
                ["", "Tên dự án", "Đơn vị chủ trì", WIDE, "", "", "Ghi chú"],
                ["STT", "", "", "Tổng số", "Ngân sách Trung ương", "Ngân sách địa phương", ""],
            ],
            [],
        ),
        (
            [
                ["", "", "", WIDE, "", "", ""],
                [
                    "STT",
                    "Tên dự án",
                    "Đơn vị chủ trì",
                    "Tổng số",
                    "Ngân sách Trung ương",
                    "Ngân sách địa phương",
                    "Ghi chú",
                ],
            ],
            [],
        ),
    ],
    ids=["merged", "repeated-by-a-web-page", "number-in-second-line", "centred"],
)
def test_a_head_of_two_lines(lines, merges) -> None:
    (table,) = layout(raw_sheet([*lines, TASK], merges)).tables
    assert table.header_rows == (1, 2)
    assert table.headers[3:6] == MONEY
    assert [table.headers[column] for column in (0, 1, 2, 6)] == ["STT", "Tên dự án", "Đơn vị chủ trì", "Ghi chú"]
    assert [row.code for row in table.rows] == ["1"]


def test_a_head_of_three_lines_in_the_middle_of_their_height() -> None:
    rows = [
        ["", "", "", "Kinh phí (triệu đồng)", "", "", ""],
        ["STT", "Tên dự án", "Đơn vị chủ trì", "Tổng số", "Trong đó", "", "Ghi chú"],
        ["", "", "", "", "Ngân sách Trung ương", "Ngân sách địa phương", ""],
        ["(1)", "(2)", "(3)", "(4)=(5)+(6)", "(5)", "(6)", "(7)"],
        TASK,
    ]
    read = layout(raw_sheet(rows))
    (table,) = read.tables
    assert table.header_rows == (1, 3)
    assert table.headers[3:] == (
        "Kinh phí (triệu đồng) › Tổng số",
        "Kinh phí (triệu đồng) › Trong đó › Ngân sách Trung ương",
        "Kinh phí (triệu đồng) › Trong đó › Ngân sách địa phương",
        "Ghi chú",
    )
    assert [account.role for account in read.told.accounts()] == [*[Role.HEADER] * 3, Role.NUMBERS, Role.ROW]


def test_a_head_of_four_lines_with_years_and_sources() -> None:
    rows = [
        ["STT", "Tên dự án", "Kinh phí", "", "", "", "Ghi chú"],
        ["", "", "Năm 2024", "", "Năm 2025", "", ""],
        ["", "", "Nguồn vốn", "", "Nguồn vốn", "", ""],
        ["", "", "Trung ương", "Địa phương", "Trung ương", "Địa phương", ""],
        ["A", "B", "1", "2", "3", "4", "5"],
        ["1", "Máy chủ", "1", "2", "3", "4", "x"],
    ]
    merges = [
        (0, 0, 3, 0),
        (0, 1, 3, 1),
        (0, 2, 0, 5),
        (1, 2, 1, 3),
        (1, 4, 1, 5),
        (2, 2, 2, 3),
        (2, 4, 2, 5),
        (0, 6, 3, 6),
    ]
    for told in (merges, []):
        (table,) = layout(raw_sheet(rows, told)).tables
        assert table.header_rows == (1, 4)
        assert table.headers[3] == "Kinh phí › Năm 2024 › Nguồn vốn › Địa phương"
        assert table.headers[4] == "Kinh phí › Năm 2025 › Nguồn vốn › Trung ương"
        assert table.headers[6] == "Ghi chú"
        assert [row.cells[2:6] for row in table.rows] == [("1", "2", "3", "4")]


@pytest.mark.parametrize(
    "numbers",
    [
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        [1, 2, 3, 4, 5],
        ["A", "B", "1", "2", "3=1+2"],
        ["a", "b", "c", "1", "2"],
        ["[1]", "[2]", "[3]", "[4]", "[5]"],
    ],
    ids=str,
)
def test_rows_that_number_the_columns_are_no_rows_wherever_they_stand(numbers) -> None:
    rows = [HEAD, numbers, ["1", "Máy chủ", "Văn phòng"], numbers, ["2", "Camera", "Công an"]]
    read = layout(raw_sheet(rows))
    (table,) = read.tables
    assert [row.code for row in table.rows] == ["1", "2"]
    assert [account.role for account in read.told.accounts()].count(Role.NUMBERS) == 2


def test_a_table_far_down_and_to_the_right_under_a_letterhead() -> None:
    above = [["UBND PHƯỜNG VẠN THẠNH", "", "", "", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]]
    above += [["Số: 12/BC-UBND", "", "", "", "", "", "Vạn Thạnh, ngày 05 tháng 01 năm 2026"], []]
    above += [
        ["PHỤ LỤC II\nDanh mục nhiệm vụ năm 2026\n(Kèm theo Kế hoạch số 77/KH-UBND\nngày 03/3/2026 của UBND tỉnh)"]
    ]
    above += [[] for _ in range(34)] + [["", "", "", "", "", "", "", "", "", "ĐVT: triệu đồng"]]
    rows = [*above, ["", "", "", "", "", *HEAD], ["", "", "", "", "", "1", "Máy chủ", "Văn phòng", "", ""]]
    rows += [[] for _ in range(200)]
    read = layout(raw_sheet(rows))
    (table,) = read.tables
    assert table.header_rows == (40, 40)
    assert (table.title.annex, table.title.text, table.title.period) == ("II", "Danh mục nhiệm vụ năm 2026", "2026")
    assert table.title.plan is not None
    assert (table.title.plan.number, table.title.unit) == ("77", "trieu")
    assert [(row.rows, row.code, row.cells[6]) for row in table.rows] == [((41,), "1", "Máy chủ")]


def test_tables_beside_each_other_and_below() -> None:
    rows = [
        ["Nhiệm vụ và chỉ tiêu năm 2026"],
        [*HEAD[:3], "", "TT", "Chỉ tiêu", "Kế hoạch", "Thực hiện"],
        ["1", "Máy chủ", "Văn phòng", "", "1", "Tỷ lệ hồ sơ số", "80%", "70%"],
        ["2", "Camera", "Công an", "", "2", "Tỷ lệ chữ ký số", "50%", "60%"],
        ["3", "Truyền thanh", "Trung tâm"],
        [],
        ["Phụ lục 2: Danh mục dự án"],
        ["STT", "Tên dự án", "Chủ đầu tư", "Thời gian thực hiện"],
        ["1", "Trung tâm dữ liệu", "Văn phòng", "2026"],
    ]
    read = layout(raw_sheet(rows))
    assert [(table.number, table.kind, len(table.rows)) for table in read.tables] == [
        *((1, "tasks", 3), (2, "indicators", 2), (3, "projects", 1)),
    ]
    assert [row.rows for row in read.tables[1].rows] == [(3,), (4,)]
    assert {table.title.period for table in read.tables[:2]} == {"2026"}
    assert roles(read)[:4] == [(1, "title", 1), (2, "header", 1), (2, "header", 2), (3, "row", 1)]


def test_a_table_that_is_not_understood_is_said_and_never_taken_for_rows() -> None:
    rows = [
        ["Danh sách liên hệ"],
        ["Bộ phận", "Điện thoại", "Địa chỉ"],
        ["Văn thư", "0258 123", "Số 1"],
        ["Một cửa", "0258 124", "Số 2"],
        [],
        ["Nhiệm vụ năm 2026"],
        HEAD,
        ["1", "Máy chủ", "Văn phòng", "2026", ""],
        [],
        ["TT", "Mã vật tư", "Số lượng nhập", "Kho hàng"],
        ["1", "Giấy A4", "12", "Kho 1"],
    ]
    read = layout(raw_sheet(rows))
    (table,) = read.tables
    assert table.title.text == "Nhiệm vụ năm 2026"
    assert [row.rows for row in table.rows] == [(8,)]
    (note,) = [repair for repair in table.repairs if "đứng ngoài" in repair.message]
    assert note.rows == (1, 2, 3, 4, 10, 11)
