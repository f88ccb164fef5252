"""A short list with another table below it on the same sheet."""

import pytest

from tests.support.raw_sheets import layout, raw_sheet

UNITS = ["STT", "Tên đơn vị", "Cấp", "Đơn vị cấp trên", "Mã định danh"]
AIMS = ["STT", "Mục tiêu", "Kế hoạch năm 2024", "Kết quả", "Đánh giá"]


def test_the_cells_of_the_lower_table_say_nothing_of_the_upper_one() -> None:
    units = [[str(n), f"UBND phường Số {n}", "Cấp xã", "UBND tỉnh Khánh Hòa", f"H32.27.{n}"] for n in range(1, 6)]
    aims = [[str(n), f"Tỷ lệ hồ sơ trực tuyến lĩnh vực {n}", f"{n}0%", f"{n}1%", "Đạt"] for n in range(1, 9)]
    below = [[""], ["PHỤ LỤC 01"], ["CÁC CHỈ TIÊU CHỦ YẾU NĂM 2024"], AIMS, *aims]
    tables = layout(raw_sheet([["DANH SÁCH ĐƠN VỊ"], UNITS, *units, *below])).tables
    assert [(table.kind, len(table.rows)) for table in tables] == [("units", 5), ("indicators", 8)]


def test_without_an_empty_row_an_annex_line_or_a_head_ends_what_tells_of_the_upper_table() -> None:
    units = [[str(n), f"UBND phường Số {n}", "Cấp xã", "UBND tỉnh Khánh Hòa", f"H32.27.{n}"] for n in range(1, 6)]
    aims = [[str(n), f"Tỷ lệ hồ sơ trực tuyến lĩnh vực {n}", f"{n}0%", f"{n}1%", "Đạt"] for n in range(1, 9)]
    for between in ([["PHỤ LỤC 01"], ["CÁC CHỈ TIÊU CHỦ YẾU NĂM 2024"]], [["Các chỉ tiêu chủ yếu năm 2024"]]):
        tables = layout(raw_sheet([["DANH SÁCH ĐƠN VỊ"], UNITS, *units, *between, AIMS, *aims], seams=(0, 1))).tables
        assert [(table.kind, len(table.rows)) for table in tables] == [("units", 5), ("indicators", 8)]


def test_a_numbered_column_without_a_heading_is_one_of_the_table_on_the_next_page() -> None:
    head = ["STT", "Nội dung, nhiệm vụ", "Đơn vị chủ trì", "Thời hạn", ""]
    rows = [[str(n), f"Rà soát nội dung thứ {n}", "Văn phòng", "Quý II/2024", ""] for n in range(1, 4)]
    later = [[str(n), f"Rà soát nội dung thứ {n}", "Văn phòng", "Quý II/2024", "Theo báo cáo"] for n in range(4, 9)]
    (table,) = layout(raw_sheet([head, ["1", "2", "3", "4", "5"], *rows, *later], seams=(0, 5))).tables
    assert [row.code for row in table.rows] == [str(n) for n in range(1, 9)]


def test_a_row_of_sums_above_another_table_is_no_line_of_its_head() -> None:
    head = ["STT", "Tên dự án", "Đơn vị chủ trì", "Thời hạn", "Ghi chú", "Kinh phí (nghìn đồng)"]
    rows = [[str(n), f"Nâng cấp phần mềm thứ {n}", "Văn phòng", "Quý II/2024", "", "24.637.000"] for n in range(1, 5)]
    total = ["", "Tổng số:", "", "", "", "98.548.000"]
    aims = [[str(n), f"Tỷ lệ hồ sơ trực tuyến lĩnh vực {n}", f"{n}0%", f"{n}1%", "Đạt", ""] for n in range(1, 6)]
    between = [["PHỤ LỤC 01"], ["CÁC CHỈ TIÊU CHỦ YẾU NĂM 2024"]]
    sheet = raw_sheet([head, *rows, total, *between, AIMS, *aims], seams=(0, 9))
    assert [(table.kind, len(table.rows)) for table in layout(sheet).tables] == [("projects", 4), ("indicators", 5)]


WORK = ["STT", "Nội dung, nhiệm vụ", "Đơn vị chủ trì", "Thời hạn"]


def work(*codes: str) -> list[list[str]]:
    return [[code, f"Rà soát nội dung thứ {code}", "Văn phòng", "Quý II/2024"] for code in codes]


@pytest.mark.parametrize(("first", "rest"), [(("1", "2", "3"), ("4", "5")), (("1.8", "1.9"), ("1.10", "1.11"))])
def test_words_between_two_parts_whose_numbers_count_on_part_no_table(
    first: tuple[str, ...], rest: tuple[str, ...]
) -> None:
    rows = [WORK, *work(*first), ["Kế hoạch chuyển đổi số"], *work(*rest)]
    read = layout(raw_sheet(rows, seams=(0, len(first) + 1, len(first) + 2)))
    (table,) = read.tables
    assert [row.code for row in table.rows] == [*first, *rest]
    assert [note.rows for note in table.repairs if "Kế hoạch chuyển đổi số" in note.message] == [(len(first) + 2,)]


@pytest.mark.parametrize(
    "above", [[], [["I", "Chính quyền số"]], [*work("1", "2"), ["II", "Chính quyền số"]], [["3", "Chính quyền số"]]]
)
def test_words_between_a_head_or_a_section_and_its_first_row_part_no_table(above: list[list[str]]) -> None:
    first = f"{above[-1][0]}.1" if above and above[-1][0].isdigit() else "1"
    rows = [WORK, *above, ["Kế hoạch chuyển đổi số"], *work(first, first.replace("1", "2"))]
    (table,) = layout(raw_sheet(rows, seams=(0, len(above) + 1, len(above) + 2))).tables
    assert [row.rows[0] for row in table.rows][-2:] == [len(above) + 3, len(above) + 4]
    assert [section.title for section in table.sections] == ["Chính quyền số"] * bool(above)


@pytest.mark.parametrize("numbers", ["I II", "A B", "1 2"])
def test_words_above_the_next_section_part_no_table(numbers: str) -> None:
    first, second = numbers.split()
    codes = [f"{first}.1", f"{second}.1"] if first.isdigit() else ["1", "2"]
    rows = [WORK, [first, "Hạ tầng"], *work(codes[0]), ["Kế hoạch năm"], [second, "Dữ liệu"], *work(codes[1])]
    (table,) = layout(raw_sheet(rows, seams=(0, 3, 4))).tables
    assert [section.title for section in table.sections] == ["Hạ tầng", "Dữ liệu"]
    assert [row.code for row in table.rows] == codes


@pytest.mark.parametrize(
    ("between", "rest"),
    [("PHỤ LỤC II", ("4", "5")), ("Kế hoạch chuyển đổi số", ("1", "2")), ("Kế hoạch chuyển đổi số", ("6", "7"))],
)
def test_what_begins_behind_words_with_another_number_is_no_part_of_the_table(
    between: str, rest: tuple[str, ...]
) -> None:
    rows = [WORK, *work("1", "2", "3"), [between], *work(*rest)]
    (table,) = layout(raw_sheet(rows, seams=(0, 4, 5))).tables
    assert [row.code for row in table.rows] == ["1", "2", "3"]
