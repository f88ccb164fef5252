from collections.abc import Callable
from datetime import date

import pytest

from cdsdesk.importing.table_read import TableRead, read_sheet
from cdsdesk.readers.raw import RawBook

Make = Callable[..., RawBook]
HEAD = ["STT", "Nội dung, nhiệm vụ", "Đơn vị chủ trì", "Thời gian thực hiện", "Kết quả thực hiện", "Đánh giá tiến độ"]


def tables(book: RawBook) -> list[TableRead]:
    return list(read_sheet(book.sheets[0]))


def only(book: RawBook) -> TableRead:
    (table,) = tables(book)
    return table


def codes(table: TableRead) -> list[str]:
    return [row.code for row in table.rows]


def test_title_rows_number_row_repeated_headers_and_cut_rows(book: Make) -> None:
    table = only(
        book(
            [
                ["PHỤ LỤC I"],
                ["Tình hình thực hiện nhiệm vụ năm 2022"],
                [],
                HEAD,
                ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
                ["1. Tổ chức triển khai"],
                ["1.9", "Kế hoạch số 1403/KH-UBND", "Sở Nội vụ", "Năm 2022", "Kế hoạch 1854", "Hoàn thành, đúng hạn"],
                ["1.10", "Kế hoạch số 3060/KH-", "Sở Công", "Năm 2022", "- Có 258 cơ sở.", "Đang"],
                [],
                ["STT", "Nội dung, nhiêm vụ", *HEAD[2:]],
                ["", "UBND ngày 06/4/2022", "Thương", "", "- Có 02 cơ sở.", "thực hiện theo tiến độ"],
                ["1.11", "Hỗ trợ hộ sản xuất", "Sở Nội vụ", "Năm 2022", "", "Hoàn thành, trễ"],
                HEAD,
                ["", "", "", "", "", "hạn"],
            ],
            merges=["A1:F1", "A6:F6"],
        )
    )
    assert codes(table) == ["1.9", "1.10", "1.11"]
    assert table.rows[1].rows == (8, 11)
    assert table.rows[1].cells[1:] == (
        "Kế hoạch số 3060/KH-UBND ngày 06/4/2022",
        "Sở Công Thương",
        "Năm 2022",
        "- Có 258 cơ sở.\n- Có 02 cơ sở.",
        "Đang thực hiện theo tiến độ",
    )
    assert table.rows[2].cells[5] == "Hoàn thành, trễ hạn"
    assert [(section.number, section.title) for section in table.sections] == [("1", "Tổ chức triển khai")]
    assert {row.section for row in table.rows} == {0}
    assert table.header_rows == (4, 4)
    messages = [repair.message for repair in table.repairs]
    assert messages.count("Bỏ dòng tiêu đề lặp lại ở đầu trang") == 2
    assert "Bỏ dòng đánh số cột" in messages


def test_two_row_headers_with_and_without_merges(book: Make) -> None:
    rows = [
        ["STT", "Tên dự án", "Kinh phí năm 2023 (Triệu đồng)", "", "", "Ghi chú"],
        ["", "", "Tổng số", "Ngân sách Trung ương", "Ngân sách địa phương", ""],
        ["1", "2", "3", "4", "5", "6"],
        ["I", "Kinh phí đầu tư công", "24.431", "", "24.431", ""],
        ["1", "Hạ tầng số", "24.431", "", "24.431", ""],
        ["II", "Kinh phí chi thường xuyên", "1.144", "", "1.144", ""],
        ["1", "Trang thiết bị", "244", "", "244", ""],
        ["2", "Phần mềm", "900", "", "900", ""],
        ["Tổng cộng: I+II", "", "25.575", "", "25.575", ""],
    ]
    for merges in ((), ("A1:A2", "B1:B2", "C1:E1", "F1:F2")):
        table = only(book(rows, merges=merges))
        assert table.header_rows == (1, 2)
        assert table.headers[2:5] == (
            "Kinh phí năm 2023 (Triệu đồng) › Tổng số",
            "Kinh phí năm 2023 (Triệu đồng) › Ngân sách Trung ương",
            "Kinh phí năm 2023 (Triệu đồng) › Ngân sách địa phương",
        )
        assert [(table.sections[row.section or 0].number, row.code) for row in table.rows] == [
            *(("I", "1"), ("II", "1"), ("II", "2")),
        ]
        assert table.sections[0].extras == {table.headers[2]: "24.431", table.headers[4]: "24.431"}
        assert any("Dòng tổng không nhập: “Tổng cộng: I+II 25.575" in repair.message for repair in table.repairs)


def test_sections_nest_by_the_style_of_their_numbers(book: Make) -> None:
    table = only(
        book(
            [
                HEAD,
                ["I", "Dự án công nghệ thông tin"],
                ["1", "Dự án triển khai mới"],
                ["1.1", "Máy chủ", "Văn phòng", "2022", "", ""],
                ["II", "Nhiệm vụ"],
                ["2", "Nhiệm vụ chuyển tiếp"],
                ["2.1", "Đánh giá", "Văn phòng", "2022", "", ""],
                ["3", "Nhiệm vụ mới"],
                ["3.1", "Phổ cập kiến thức", "Phòng Văn hóa", "", "", ""],
            ]
        )
    )
    assert [table.sections[row.section or 0].path for row in table.rows] == [("I", "1"), ("II", "2"), ("II", "3")]
    assert [section.parent for section in table.sections] == [None, 0, None, 2, 2]


def test_a_row_with_a_title_only_is_a_task_when_nothing_says_otherwise(book: Make) -> None:
    table = only(book([HEAD, ["1", "Ban hành kế hoạch"], ["2", "Kiện toàn Tổ công nghệ số"], ["3", "Tập huấn"]]))
    assert codes(table) == ["1", "2", "3"]
    assert table.sections == ()


def test_headings_without_numbers_are_sections_when_merged_or_in_capitals(book: Make) -> None:
    table = only(
        book(
            [
                HEAD,
                ["", "CHÍNH QUYỀN SỐ"],
                ["1", "Số hóa hồ sơ", "Văn phòng", "2026", "", ""],
                ["Xã hội số"],
                ["2", "Phổ cập kỹ năng số", "Phòng Văn hóa", "2026", "", ""],
            ],
            merges=["A4:F4"],
        )
    )
    assert [section.title for section in table.sections] == ["CHÍNH QUYỀN SỐ", "Xã hội số"]
    assert [row.section for row in table.rows] == [0, 1]


def test_recipients_signatures_and_footnotes_are_set_aside_and_told(book: Make) -> None:
    table = only(
        book(
            [
                HEAD,
                ["1", "Số hóa hồ sơ", "Văn phòng", "2026", "Đã xong", "Hoàn thành, đúng hạn"],
                ["⁽¹⁾ Kinh phí được xác định khi đề án được duyệt."],
                [],
                ["", "", "", "Vạn Thạnh, ngày 05 tháng 01 năm 2026"],
                ["Nơi nhận:", "", "", "TM. ỦY BAN NHÂN DÂN"],
                ["- Lưu: VT.", "", "", "CHỦ TỊCH"],
                ["", "", "", "Trần Văn B"],
            ]
        )
    )
    assert len(table.rows) == 1
    assert table.rows[0].cells[4] == "Đã xong"
    assert table.footnotes == ("⁽¹⁾ Kinh phí được xác định khi đề án được duyệt.",)
    assert sum("Bỏ dòng ngoài bảng" in repair.message for repair in table.repairs) == 4


def test_codes_stored_as_numbers_or_dates_are_read_as_they_were_meant(book: Make) -> None:
    rows = [HEAD, *([code, f"Việc {number}", "Văn phòng", "2026", "x", ""] for number, code in enumerate(CODES))]
    table = only(book(rows, formats={"A14": "0.00"}))
    assert codes(table) == [
        "1.1",
        "1.2",
        "1.3",
        "1.4",
        "1.5",
        "1.6",
        "1.7",
        "1.8",
        "1.9",
        "1.10",
        "1.11",
        "2",
        "2.10",
        "1.10",
    ]


CODES = [1.1, date(2026, 2, 1), "1.3", 1.4, 1.5, 1.6, 1.7, 1.8, 1.9, 1.1, "1.11", 2, 2.1, "1.10"]


def test_a_date_that_fits_nowhere_is_kept_and_told(book: Make) -> None:
    table = only(
        book([HEAD, ["4.7", "Việc", "Văn phòng", "", "", ""], [date(2026, 3, 31), "Việc khác", "x", "", "", ""]])
    )
    assert table.rows[1].code == "31/3/2026"
    assert table.rows[1].problems == (("code", "STT bị chuyển thành ngày, chưa rõ số thật"),)


def test_a_merged_code_joins_its_rows_and_other_merges_carry_down(book: Make) -> None:
    table = only(
        book(
            [
                HEAD,
                ["1", "Truyền thanh", "Trung tâm", "2026", "Đã lắp 3 cụm", "Đang thực hiện theo tiến độ"],
                ["", "", "", "", "Đang đấu thầu", ""],
                ["2", "Bản tin", "", "2026", "Mỗi tuần", ""],
            ],
            merges=["A2:A3", "B2:B3", "C2:C4"],
        )
    )
    assert [row.rows for row in table.rows] == [(2, 3), (4,)]
    assert table.rows[0].cells[4] == "Đã lắp 3 cụm\nĐang đấu thầu"
    assert table.rows[1].cells[2] == "Trung tâm"


def test_several_tables_in_one_sheet(book: Make) -> None:
    found = tables(
        book(
            [
                ["Tình hình thực hiện chỉ tiêu năm 2022"],
                ["Mục tiêu", "Mục tiêu đề ra", "Kết quả", "Đánh giá"],
                ["Tỷ lệ hồ sơ trực tuyến", "40%", "39,3%", "Chưa đạt"],
                [],
                ["Phụ lục 02"],
                ["DANH MỤC NHIỆM VỤ NĂM 2023"],
                HEAD,
                ["1", "Số hóa hồ sơ", "Văn phòng", "2023", "", ""],
                ["Phụ lục 03"],
                HEAD,
                ["1", "Tuyên truyền", "Phòng Văn hóa", "2023", "", ""],
            ]
        )
    )
    assert [(table.kind, len(table.rows), table.title.annex) for table in found] == [
        *(("indicators", 1, ""), ("tasks", 1, "02"), ("tasks", 1, "03")),
    ]
    assert [table.number for table in found] == [1, 2, 3]
    assert found[1].title.text == "DANH MỤC NHIỆM VỤ NĂM 2023"


@pytest.mark.parametrize("rows", [[["Họ tên", "Năm sinh"], ["A", 1990]], [[]], [["Ghi chú chung"]]])
def test_a_sheet_without_a_known_table(book: Make, rows: list[list[object]]) -> None:
    assert tables(book(rows)) == []
