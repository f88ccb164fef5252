"""What is a heading and what only looks like one: rows that begin with words of headings, the unit of the money."""

import pytest

from tests.support.raw_sheets import layout, raw_sheet

HEAD = ["STT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Phối hợp", "Thời hạn", "Ghi chú"]
FIRST = ["1", "Nâng cấp mạng", "Hệ thống", "VP", "", "Quý II/2025"]
SECOND = ["2", "Cử cán bộ đi học", "Danh sách", "Phòng VHXH", "", "Cả năm"]
TEAMS = "Thành lập Tổ công nghệ số cộng đồng tại 100% tổ dân phố"
LIKE_A_HEAD = ["", TEAMS, "Quyết định thành lập", "Phòng VHXH", "Đoàn Thanh niên", "Tháng 9/2025"]
NOTE = ["Ghi chú: Thời hạn có thể điều chỉnh theo thực tế."]
SECTION = ["III", "Nhân lực"]


@pytest.mark.parametrize(
    "below",
    [
        [LIKE_A_HEAD],
        [LIKE_A_HEAD, NOTE],
        [SECTION, LIKE_A_HEAD, NOTE],
        [[], LIKE_A_HEAD, NOTE],
        [LIKE_A_HEAD, ["3", *SECOND[1:]]],
        [SECTION, LIKE_A_HEAD, ["3", *SECOND[1:]]],
    ],
    ids=["last", "before-a-note", "behind-a-section", "behind-an-empty-row", "within", "first-of-a-section"],
)
def test_a_row_that_begins_as_headings_do_stays_a_row(below) -> None:
    (table,) = layout(raw_sheet([HEAD, FIRST, SECOND, *below])).tables
    assert table.kind == "tasks"
    assert [row.cells[1] for row in table.rows].count(TEAMS) == 1
    assert len(table.rows) == 2 + sum(len(cells) > 2 for cells in below)


@pytest.mark.parametrize("between", [[], [[]], [["Danh sách thành viên"]]], ids=["nothing", "empty-row", "title"])
def test_headings_below_a_table_still_begin_another_one(between) -> None:
    members = ["STT", "Họ và tên", "Chức vụ", "Số điện thoại"]
    rows = [["1", "Nguyễn Văn An", "Tổ trưởng", "0905123456"], ["2", "Trần Thị Bình", "Tổ phó", "0905123457"]]
    tables = layout(raw_sheet([HEAD, FIRST, SECOND, *between, members, *rows])).tables
    assert [(table.kind, len(table.rows)) for table in tables] == [("tasks", 2), ("members", 2)]


def test_numbered_headings_in_words_of_their_own_begin_a_table() -> None:
    long = ["Số TT", "Nội dung công việc cần triển khai", "Đơn vị được giao chủ trì", "Thời gian phải hoàn thành"]
    rows = [["1", "Mua máy in", "Văn phòng", "Quý III/2025"], ["2", "Bảo trì máy chủ", "Văn phòng", "30/9/2025"]]
    tables = layout(raw_sheet([HEAD, FIRST, SECOND, [], ["Biểu 2. Công việc khác"], long, *rows])).tables
    assert [(table.kind, len(table.rows)) for table in tables] == [("tasks", 2), ("tasks", 2)]


def test_headings_with_nothing_below_are_told() -> None:
    head = ["STT", "Họ và tên", "Chức vụ", "Số điện thoại"]
    tables = layout(raw_sheet([HEAD, FIRST, SECOND, [], ["Danh sách thành viên"], head])).tables
    assert [(table.kind, len(table.rows)) for table in tables] == [("tasks", 2), ("members", 0)]
    assert [note.message for note in tables[1].repairs] == [
        "Bảng 2 không có dòng nào dưới tiêu đề “STT | Họ và tên | Chức vụ | Số điện thoại”"
    ]


MONEY_HEAD = [
    ["STT", "Tên dự án", "Chủ đầu tư", "Năm 2025", "", "Năm 2026", "", "Ghi chú"],
    ["", "", "", "NSTW", "NSĐP", "NSTW", "NSĐP", ""],
]
MONEY_ROW = ["1", "Số hóa hồ sơ hộ tịch", "Sở Tư pháp", "2.000", "1.900", "1.000", "4.000", ""]
MERGES = [(2, 3, 2, 4), (2, 5, 2, 6), *((2, column, 3, column) for column in (0, 1, 2, 7))]


@pytest.mark.parametrize("first", [3, 5, 6])
@pytest.mark.parametrize("last", [6, 7])
@pytest.mark.parametrize("text", ["Đơn vị tính: triệu đồng", "Đơn vị: triệu đồng", "ĐVT: Triệu đồng"])
def test_a_unit_line_merged_over_some_columns_is_no_heading(text: str, first: int, last: int) -> None:
    unit = [*[""] * first, text]
    merges = [(1, first, 1, last), *MERGES]
    (table,) = layout(raw_sheet([["DANH MỤC DỰ ÁN"], unit, *MONEY_HEAD, MONEY_ROW], merges)).tables
    assert table.header_rows == (3, 4)
    assert table.title.unit is not None
    assert table.title.unit.factor == 1_000_000
    assert table.meaning.fields[3:7] == (
        "funding.2025.central.planned",
        "funding.2025.local.planned",
        "funding.2026.central.planned",
        "funding.2026.local.planned",
    )
