"""A short list with another table below it on the same sheet."""

from tests.support.raw_sheets import layout, raw_sheet

UNITS = ["STT", "Tên đơn vị", "Cấp", "Đơn vị cấp trên", "Mã định danh"]
AIMS = ["STT", "Mục tiêu", "Kế hoạch năm 2024", "Kết quả", "Đánh giá"]


def test_the_cells_of_the_lower_table_say_nothing_of_the_upper_one() -> None:
    units = [[str(n), f"UBND phường Số {n}", "Cấp xã", "UBND tỉnh Khánh Hòa", f"H32.27.{n}"] for n in range(1, 6)]
    aims = [[str(n), f"Tỷ lệ hồ sơ trực tuyến lĩnh vực {n}", f"{n}0%", f"{n}1%", "Đạt"] for n in range(1, 9)]
    below = [[""], ["PHỤ LỤC 01"], ["CÁC CHỈ TIÊU CHỦ YẾU NĂM 2024"], AIMS, *aims]
    tables = layout(raw_sheet([["DANH SÁCH ĐƠN VỊ"], UNITS, *units, *below])).tables
    assert [(table.kind, len(table.rows)) for table in tables] == [("units", 5), ("indicators", 8)]
