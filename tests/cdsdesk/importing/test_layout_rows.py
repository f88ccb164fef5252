"""The rows below a head: sections, cut and merged rows, numbers mended, footnotes, what is set aside."""

from datetime import date

import pytest

from cdsdesk.importing.accounts import Role
from tests.support.raw_sheets import layout, raw_sheet

HEAD = ["STT", "Nội dung, nhiệm vụ", "Đơn vị chủ trì", "Thời gian thực hiện", "Kết quả thực hiện", "Đánh giá"]
DONE = "Hoàn thành, đúng hạn"


def task(code, title, lead="Sở Nội vụ", due="Năm 2022", result="Đã xong", state=DONE):
    return [code, title, lead, due, result, state]


def read(rows, merges=(), **marks):
    sheet = layout(raw_sheet(rows, merges, **marks))
    (table,) = sheet.tables
    return table, {account.row: account.role for account in sheet.told.accounts()}


def messages(table) -> list[str]:
    return [repair.message for repair in table.repairs]


def tree(table) -> list[tuple[tuple[str, ...], str]]:
    return [(table.sections[row.section].path if row.section is not None else (), row.code) for row in table.rows]


def test_bold_rows_are_sections_and_full_bold_rows_are_not() -> None:
    rows = [
        HEAD,
        ["", "Chính quyền số"],
        task("1", "Số hóa hồ sơ"),
        ["2", "Nhóm việc lớn"],
        task("3", "Chữ ký số"),
        task("4", "X"),
    ]
    table, _ = read(
        rows, bold=[*((0, column) for column in range(6)), (1, 1), (3, 0), (3, 1), *((4, c) for c in range(6))]
    )
    assert [section.title for section in table.sections] == ["Chính quyền số", "Nhóm việc lớn"]
    assert [row.code for row in table.rows] == ["1", "3", "4"]


def test_titles_alone_head_the_rows_whose_numbers_start_anew() -> None:
    rows = [HEAD, ["", "Nhóm thể chế"], task("1", "A"), task("2", "B"), ["", "Nhóm hạ tầng"], task("1", "C")]
    table, roles = read(rows)
    assert [section.title for section in table.sections] == ["Nhóm thể chế", "Nhóm hạ tầng"]
    assert [row.section for row in table.rows] == [0, 0, 1]
    assert roles[5] is Role.SECTION


def test_numbered_groups_with_small_letters_and_restarted_numbers() -> None:
    rows = [HEAD, ["1", "Nhóm một"], task("a)", "A"), task("b)", "B"), ["2", "Nhóm hai"], task("a)", "C")]
    table, _ = read(rows)
    assert tree(table) == [(("1",), "a"), (("1",), "b"), (("2",), "a")]
    rows = [HEAD, ["1", "Nhóm một"], task("1", "A"), task("2", "B"), ["2", "Nhóm hai"], task("1", "C")]
    table, _ = read(rows)
    assert tree(table) == [(("1",), "1"), (("1",), "2"), (("2",), "1")]


def test_letters_roman_numerals_and_numbers_nest() -> None:
    rows = [
        HEAD,
        ["A", "DỰ ÁN"],
        ["I", "Chuyển tiếp"],
        task("1", "a"),
        ["II", "Mới"],
        task("2", "b"),
        ["B", "NHIỆM VỤ"],
    ]
    rows += [["I", "Thường xuyên"], task("1", "c")]
    table, _ = read(rows)
    assert tree(table) == [(("A", "I"), "1"), (("A", "II"), "2"), (("B", "I"), "1")]


def test_a_section_title_told_again_or_cut_by_a_page() -> None:
    rows = [
        *(HEAD, ["1. Xây dựng, ban hành và tổ"], HEAD, ["chức triển khai"], task("1.1", "A"), HEAD),
        *(["1. Xây dựng, ban hành và tổ chức triển khai (tiếp theo)"], task("1.2", "B")),
    ]
    table, roles = read(rows, [(row, 0, row, 5) for row in (1, 3, 6)])
    assert [(section.number, section.title) for section in table.sections] == [
        ("1", "Xây dựng, ban hành và tổ chức triển khai")
    ]
    assert tree(table) == [(("1",), "1.1"), (("1",), "1.2")]
    assert roles[7] is Role.REPEATED


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("Hoàn thà", "nh, đúng hạn", "Hoàn thành, đúng hạn"),
        ("Hoàn thành, đún", "g hạn", "Hoàn thành, đúng hạn"),
        ("Đang thực hiện theo", "tiến độ", "Đang thực hiện theo tiến độ"),
        ("Đang thực hiện theo tiến đ", "ộ", "Đang thực hiện theo tiến độ"),
    ],
)
def test_a_state_cut_inside_a_word(first: str, second: str, whole: str) -> None:
    rows = [HEAD, task("1", "Việc", state=first), HEAD, ["", "", "", "", "", second], task("2", "Khác")]
    table, _ = read(rows)
    assert [row.cells[5] for row in table.rows] == [whole, DONE]
    assert table.rows[0].rows == (2, 4)


def test_a_word_cut_in_two_syllables_is_told_by_the_other_words_of_the_sheet() -> None:
    rows = [
        HEAD,
        task("1", "Ban hành kế ho"),
        HEAD,
        ["", "ạch số 12"],
        task("2", "Sửa kế hoạch năm"),
        task("3", "Khu phố văn"),
    ]
    rows += [HEAD, ["", "hóa mới"]]
    table, _ = read(rows)
    assert [row.cells[1] for row in table.rows] == [
        "Ban hành kế hoạch số 12",
        "Sửa kế hoạch năm",
        "Khu phố văn hóa mới",
    ]


def test_a_page_break_with_a_code_merged_over_it() -> None:
    rows = [HEAD, task("1", "Kế hoạch triển"), ["", "khai Đề án 06", "", "", "và 02 cơ sở"], task("2", "B")]
    table, _ = read(rows, [(1, 0, 2, 0)])
    assert len(table.rows) == 2
    assert table.rows[0].rows == (2, 3)


def test_merged_attributes_are_carried_down_and_blanks_are_not_filled() -> None:
    rows = [
        HEAD,
        task("1", "A", lead="Văn phòng"),
        task("2", "B", lead=""),
        task("3", "C", lead=""),
        task("4", "D", lead=""),
    ]
    table, _ = read(rows, [(1, 2, 2, 2)])
    assert [row.cells[2] for row in table.rows] == ["Văn phòng", "Văn phòng", "", ""]


def test_a_merged_number_over_rows_with_titles_of_their_own() -> None:
    rows = [HEAD, task("1", "Số hóa hồ sơ"), task("", "Chữ ký số"), task("2", "Camera")]
    table, _ = read(rows, [(1, 0, 2, 0)])
    assert [(row.code, row.cells[1]) for row in table.rows] == [
        ("1", "Số hóa hồ sơ"),
        ("1", "Chữ ký số"),
        ("2", "Camera"),
    ]
    assert any("STT gộp" in message for message in messages(table))


def test_merged_cells_that_a_page_on_the_web_repeats() -> None:
    rows = [
        HEAD,
        task("1", "Truyền thanh", result="Đã lắp"),
        task("1", "Truyền thanh", result="Đang đấu thầu", state=""),
        task("2", "B"),
    ]
    table, _ = read(rows)
    assert [row.rows for row in table.rows] == [(2, 3), (4,)]
    assert table.rows[0].cells[2:5] == ("Sở Nội vụ", "Năm 2022", "Đã lắp\nĐang đấu thầu")


@pytest.mark.parametrize(
    ("written", "meant", "said"),
    [
        ([1.8, 1.9, 1.1, 1.11], ["1.8", "1.9", "1.10", "1.11"], "đọc lại là 1.10"),
        (["1.9", "1.1", "1.11"], ["1.9", "1.10", "1.11"], "đọc lại là 1.10"),
        (["1.1", date(2026, 2, 1), "1.3"], ["1.1", "1.2", "1.3"], "đọc lại là 1.2"),
        ([date(2026, 1, 1), date(2026, 2, 1), 1.3], ["1.1", "1.2", "1.3"], "đọc lại là 1.1"),
        (["1.1", "01/02/2026", "1.3"], ["1.1", "1.2", "1.3"], "đọc lại là 1.2"),
        (["1", "", "3"], ["1", "2", "3"], "thiếu STT"),
        (["", "2", "3"], ["1", "2", "3"], "thiếu STT"),
        (["1", "", "", "4"], ["1", "2", "3", "4"], "thiếu STT"),
        (["1)", "2)", "3)"], ["1", "2", "3"], ""),
        (["(1)", "(2)"], ["1", "2"], ""),
        (["a.", "b.", "c."], ["a", "b", "c"], ""),
        (["1. 1", "1 .2", "1,3"], ["1.1", "1.2", "1.3"], ""),
        ([1.0, 2.0, 3.0], ["1", "2", "3"], ""),
    ],
    ids=str,
)
def test_numbers_of_rows_are_read_as_they_were_meant(written, meant, said) -> None:
    table, _ = read([HEAD, *(task(code, f"Việc thứ {place}") for place, code in enumerate(written))])
    assert [row.code for row in table.rows] == meant
    assert said in " ".join(messages(table))


def test_a_row_without_number_that_is_filled_like_the_others_is_one_of_its_own() -> None:
    rows = [HEAD, task("1", "Số hóa hồ sơ"), task("", "Chữ ký số cho cán bộ"), task("2", "Camera")]
    table, _ = read(rows)
    assert [row.code for row in table.rows] == ["1", "", "2"]


def test_wrapped_lines_of_a_cell_that_became_rows_are_put_together() -> None:
    rows = [
        HEAD,
        task("1", "Xây dựng hệ thống", lead="Văn phòng"),
        ["", "thông tin của phường", "HĐND và UBND"],
        task("2", "B"),
    ]
    table, _ = read(rows)
    assert table.rows[0].cells[1:3] == ("Xây dựng hệ thống thông tin của phường", "Văn phòng HĐND và UBND")


def test_spacer_rows_are_told_and_left_out() -> None:
    table, roles = read([HEAD, task("1", "A"), ["…", "...", "…"], [], ["-", "-", "-"], task("2", "B")])
    assert [row.code for row in table.rows] == ["1", "2"]
    assert [roles[3], roles[5]] == [Role.SPACER, Role.SPACER]


def test_footnote_marks_are_resolved_in_cells_and_headings() -> None:
    head = [*HEAD[:4], "Kết quả thực hiện ⁽²⁾", HEAD[5]]
    rows = [
        *(head, task("1", "Đề án đô thị thông minh (1)"), task("2", "Kho dữ liệu*"), task("3", "Mua máy (3)")),
        ["(1) Triển khai khi Đề án được duyệt."],
        ["Ghi chú: (2) Ghi rõ số, ký hiệu; (*) Chuyển tiếp từ năm 2021."],
    ]
    table, roles = read(rows)
    assert [row.cells[1] for row in table.rows] == ["Đề án đô thị thông minh", "Kho dữ liệu", "Mua máy (3)"]
    assert table.rows[0].footnotes == ("(1) Triển khai khi Đề án được duyệt.",)
    assert table.rows[1].footnotes == ("(*) Chuyển tiếp từ năm 2021.",)
    assert table.rows[2].footnotes == ()
    assert any("có chú thích: (2) Ghi rõ số, ký hiệu" in message for message in messages(table))
    assert [roles[5], roles[6]] == [Role.FOOTNOTE, Role.FOOTNOTE]


def test_officers_of_a_list_are_no_signatures() -> None:
    head = ["STT", "Nhiệm vụ", "Đơn vị chủ trì"]
    rows = [
        head,
        ["1", "Phê duyệt", "Chủ tịch"],
        ["", "của thường trực", ""],
        [],
        ["", "", "CHỦ TỊCH"],
        ["", "", "Trần Văn B"],
    ]
    table, roles = read(rows)
    assert [row.rows for row in table.rows] == [(2, 3)]
    assert [roles[5], roles[6]] == [Role.OUTSIDE, Role.OUTSIDE]


def test_an_unnamed_column_of_numbers_beside_the_title_numbers_the_rows() -> None:
    table, _ = read([["", *HEAD[1:]], task("1", "A"), task("2", "B"), task("3", "C")])
    assert [row.code for row in table.rows] == ["1", "2", "3"]
    assert table.meaning.fields[0] == "code"


def test_hidden_rows_and_columns_are_named() -> None:
    sheet = raw_sheet([HEAD, task("1", "A"), task("2", "B"), []], hidden_rows=[2, 3], hidden_columns=[5])
    (table,) = layout(sheet).tables
    assert (table.hidden_rows, table.hidden_columns) == ((3, 4), ("F",))


def test_a_word_that_stands_on_both_sides_of_a_page_break_is_told_once() -> None:
    rows = [HEAD, task("1", "A", lead="Sở Thông tin và Truyền thông", result="Đưa vào sử dụng"), HEAD]
    rows += [
        ["", "", "thông; UBND cấp huyện", "", "dụng"],
        task("2", "B", result="Làm dần"),
        HEAD,
        ["", "", "", "", "dần"],
    ]
    table, _ = read(rows)
    assert table.rows[0].cells[2] == "Sở Thông tin và Truyền thông; UBND cấp huyện"
    assert table.rows[0].cells[4] == "Đưa vào sử dụng"
    assert table.rows[1].cells[4] == "Làm dần dần"
    assert sum("lặp lại ở chỗ ngắt trang" in message for message in messages(table)) == 2


def test_many_lines_below_a_table_are_told_together() -> None:
    rows = [HEAD, task("1", "A"), [], *([f"Đoạn văn số {place} của báo cáo."] for place in range(20))]
    table, roles = read(rows)
    (note,) = [repair for repair in table.repairs if "ngoài bảng" in repair.message]
    assert note.rows == tuple(range(4, 24))
    assert {roles[row] for row in note.rows} == {Role.OUTSIDE}


def test_a_workbook_with_a_report_above_its_annex() -> None:
    lines = [[f"Quyết định số {place}/QĐ-UBND ngày 14/4/2022 về việc giao chỉ tiêu năm 2020"] for place in range(20)]
    rows = [
        *lines,
        ["PHỤ LỤC I"],
        ["Nhiệm vụ tại Kế hoạch số 5312/KH-UBND ngày 13/6/2022"],
        ["năm 2022"],
        HEAD,
        task("1", "A"),
    ]
    table, roles = read(rows)
    assert table.title.plan is not None
    assert (table.title.annex, table.title.plan.number, table.title.period) == ("I", "5312", "2022")
    assert roles[1] is Role.OUTSIDE


def test_numbers_and_symbols_cut_in_two_are_whole_again() -> None:
    head = ["STT", "Tên dự án", "Đơn vị chủ trì", "Kinh phí (nghìn đồng)", "Kết quả thực hiện"]
    rows = [head, ["1", "A", "VP", "24.431.000.00", "Công văn 5276/UBND"], head, ["", "", "", "0", "-TCKH ngày 29/7"]]
    rows += [["2", "B", "VP", "1.144.000.0\n00", "Xong"], ["3", "C", "VP", "1.144 (1)", "Xong"]]
    table, _ = read(rows)
    assert [row.cells[3] for row in table.rows] == ["24.431.000.000", "1.144.000.000", "1.144 (1)"]
    assert table.rows[0].cells[4] == "Công văn 5276/UBND-TCKH ngày 29/7"
    assert "Nối số bị ngắt dòng: 1.144.000.000" in messages(table)


def test_page_numbers_typed_into_a_sheet_are_no_sections() -> None:
    table, roles = read([HEAD, task("1", "A"), ["Trang 1/2"], HEAD, task("2", "B"), ["", "", "", "", "", "Trang 2/2"]])
    assert (table.sections, [row.code for row in table.rows]) == ((), ["1", "2"])
    assert [roles[3], roles[6]] == [Role.OUTSIDE, Role.OUTSIDE]


@pytest.mark.parametrize("column", [0, 1])
@pytest.mark.parametrize(
    "text",
    [
        "(Nguồn: Phòng VHXH tổng hợp)",
        "Nguồn số liệu: Văn phòng HĐND và UBND",
        "Danh sách này có 02 nhiệm vụ.",
        "Danh mục trên gồm 2 nhiệm vụ",
        "Ấn định danh sách có 02 nhiệm vụ./.",
        "(Số liệu tính đến ngày 15/6/2026)",
        "Trên đây là các nhiệm vụ của năm 2026.",
    ],
)
def test_a_line_that_closes_the_list_is_no_row(text: str, column: int) -> None:
    closing = [*[""] * column, text]
    for total in ([], [["", "Cộng: 2 nhiệm vụ"]]):
        table, roles = read([HEAD, task("1", "Wifi công cộng"), task("2", "Camera"), *total, closing])
        assert [row.cells[1] for row in table.rows] == ["Wifi công cộng", "Camera"]
        assert roles[4 + len(total)] is Role.OUTSIDE
        assert f"Bỏ dòng ngoài bảng: “{text}”" in messages(table)


@pytest.mark.parametrize(
    "title", ["Danh mục dịch vụ công", "Nguồn nhân lực số", "Hết năm 2026 có 2 trạm", "Bảng tin điện tử của 5 thôn"]
)
def test_titles_that_begin_like_closing_lines_are_rows(title: str) -> None:
    table, _ = read([HEAD, task("1", "Wifi công cộng"), ["2", title], ["", title, "Sở Nội vụ"]])
    assert [row.cells[1] for row in table.rows] == ["Wifi công cộng", title, title]
