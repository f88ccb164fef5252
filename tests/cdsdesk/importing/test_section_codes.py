"""Sections above rows whose numbers a spreadsheet made numbers or dates of."""

from datetime import date

import pytest

from tests.support.raw_sheets import layout, raw_sheet

HEAD = ["STT", "Nội dung, nhiệm vụ", "Đơn vị chủ trì", "Thời gian thực hiện"]


def row(code, title):
    return [code, title, "Sở Nội vụ", "Năm 2022"]


def codes_and_sections(rows):
    (table,) = layout(raw_sheet([HEAD, *rows])).tables
    paths = [table.sections[each.section].path if each.section is not None else () for each in table.rows]
    return [each.code for each in table.rows], paths


@pytest.mark.parametrize(
    "number", [float, lambda code: date(2024, int(code[2:]), int(code[0]))], ids=["number", "date"]
)
def test_a_section_heads_rows_whose_codes_became(number) -> None:
    rows = [["I", "Chính quyền số"]]
    for section in ("1", "2"):
        rows += [[section, f"Nhóm việc {section}"]]
        rows += [row(number(f"{section}.{n}"), f"Việc {section}.{n}") for n in (1, 2, 3)]
    codes, paths = codes_and_sections(rows)
    assert codes == ["1.1", "1.2", "1.3", "2.1", "2.2", "2.3"]
    assert paths == [("I", "1")] * 3 + [("I", "2")] * 3


def test_a_row_with_a_number_is_no_section_of_the_next_date() -> None:
    codes, paths = codes_and_sections([row("1", "Việc một"), row("2", "Việc hai"), row("3", "Việc ba")])
    assert (codes, paths) == (["1", "2", "3"], [()] * 3)


def test_a_row_numbered_beside_a_section_ends_it() -> None:
    rows = [["1", "Chính quyền số"], row("1.1", "Số hóa"), row("1.2", "Ký số"), row("2", "Tập huấn"), row("3", "Mạng")]
    codes, paths = codes_and_sections([["I", "Nhiệm vụ"], *rows, ["4", "Xã hội số"], row("4.1", "Phổ cập")])
    assert codes == ["1.1", "1.2", "2", "3", "4.1"]
    assert paths == [("I", "1")] * 2 + [("I",)] * 2 + [("I", "4")]


def test_numbers_that_do_not_stand_below_that_of_a_section_stay_in_it() -> None:
    rows = [row("1", "Số hóa"), row("2", "Ký số"), row("3", "Mạng")]
    assert codes_and_sections([["1", "CHÍNH QUYỀN SỐ"], *rows])[1] == [("1",)] * 3
    slip = [row("1.1", "Số hóa"), row("2.2", "Ký số"), row("1.3", "Mạng")]
    assert codes_and_sections([["1", "Chính quyền số"], *slip])[1] == [("1",)] * 3
