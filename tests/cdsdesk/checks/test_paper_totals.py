from collections.abc import Iterable, Sequence

import pytest

from cdsdesk.checks.paper_totals import across, subtotal, total_row
from cdsdesk.checks.registry import PaperRule
from cdsdesk.model.findings import Finding, Severity
from tests.support.papers import annex, paper, table

MONEY = ("STT", "Tên dự án", "Kinh phí")
BY_SOURCE = ("STT", "Tên dự án", "Kinh phí / Tổng số", "Kinh phí / Ngân sách tỉnh", "Kinh phí / Ngân sách địa phương")


def found(rule: PaperRule, header: Sequence[str], rows: Iterable[Sequence[str]], unit_line: str = "") -> list[Finding]:
    return list(rule(paper(annexes=[annex("Phụ lục", blocks=[table(header, rows, unit_line)])])))


def test_a_wrong_total_is_found_with_both_numbers_and_its_cell() -> None:
    rows = [("1", "Mua máy quét", "244"), ("2", "Mua máy in", "527"), ("total:", "Tổng cộng", "781")]
    (finding,) = found(total_row, MONEY, rows)
    assert finding.severity is Severity.WARNING
    assert (finding.found, finding.expected) == ("781", "771")
    assert finding.message == "Cột “Kinh phí”: dòng “Tổng cộng” ghi 781, cộng các dòng được 771"
    assert finding.place is not None
    assert (finding.place.section, finding.place.line, finding.place.quote) == ("Phụ lục", 3, "781")


@pytest.mark.parametrize("label", ["Tổng cộng", "Cộng", "TỔNG SỐ:", "Tổng (I+II)", "Cộng mục I", "Tổng cộng: I+II"])
def test_a_total_is_known_by_its_words(label: str) -> None:
    assert found(total_row, MONEY, [("1", "A", "5"), ("2", "B", "6"), ("", label, "12")])
    assert not found(total_row, MONEY, [("1", "A", "5"), ("2", "B", "6"), ("", label, "11")])


@pytest.mark.parametrize("label", ["Cộng tác viên dân số", "Tổng đài 1022", "Tổng hợp báo cáo", "Tổng mức đầu tư"])
def test_other_words_that_begin_so_are_no_total(label: str) -> None:
    assert not found(total_row, MONEY, [("1", "A", "5"), ("2", "B", "6"), ("3", label, "12")])


def test_sections_with_sums_of_their_own_and_the_sum_of_sections() -> None:
    rows = [
        ("I", "Đầu tư công", "24.431.000.000"),
        ("1", "Hạ tầng", "24.431.000.000"),
        ("II", "Chi thường xuyên", "1.144.000.000"),
        ("1", "Máy quét", "244.000.000"),
        ("2", "Máy in", "527.000.000"),
        ("3", "Máy chủ", "373.000.000"),
        ("Tổng cộng: I+II", "", "25.575.000.000"),
    ]
    assert not found(total_row, MONEY, rows)
    assert not found(subtotal, MONEY, rows)
    assert found(total_row, MONEY, [*rows[:-1], ("Tổng cộng: I+II", "", "25.557.000.000")])
    rows[2] = ("II", "Chi thường xuyên", "1.414.000.000")
    (finding,) = found(subtotal, MONEY, rows)
    assert finding.expected == "1.144.000.000"


def test_sums_below_each_section_and_a_sum_of_all() -> None:
    rows = [
        ("section:1. Hạ tầng", "", ""),
        ("1.1", "A", "10"),
        ("1.2", "B", "20"),
        ("total:", "Cộng mục 1", "30"),
        ("section:2. Dữ liệu", "", ""),
        ("2.1", "C", "5"),
        ("total:", "Cộng mục 2", "5"),
        ("total:", "Tổng cộng", "35"),
    ]
    assert not found(total_row, MONEY, rows)
    rows[3] = ("total:", "Cộng mục 1", "31")
    (finding,) = found(total_row, MONEY, rows)
    assert finding.expected == "30"


def test_a_numbered_row_that_was_read_as_a_total_heads_its_rows() -> None:
    rows = [
        ("total:I", "Chi đầu tư", "30"),
        ("1", "A", "10"),
        ("2", "B", "20"),
        ("total:II", "Chi thường xuyên", "5"),
        ("1", "C", "2"),
        ("2", "D", "3"),
        ("total:", "Tổng cộng", "35"),
    ]
    assert not found(total_row, MONEY, rows)
    rows[0] = ("total:I", "Chi đầu tư", "31")
    assert [one.found for one in found(subtotal, MONEY, rows)] == ["31"]


@pytest.mark.parametrize("place", [0, 3])
def test_a_total_may_stand_above_or_below_its_rows(place: int) -> None:
    rows = [("1", "A", "1"), ("2", "B", "2"), ("3", "C", "4")]
    right, wrong = ("", "Tổng số", "7"), ("", "Tổng số", "8")
    assert not found(total_row, MONEY, [*rows[:place], right, *rows[place:]])
    assert found(total_row, MONEY, [*rows[:place], wrong, *rows[place:]])


def test_parents_are_not_added_beside_their_parts() -> None:
    rows = [("1", "A", "30"), ("1.1", "A1", "10"), ("1.2", "A2", "20"), ("2", "B", "5"), ("total:", "Tổng cộng", "35")]
    assert not found(total_row, MONEY, rows)
    assert not found(subtotal, MONEY, rows)
    rows[1] = ("1.1", "A1", "11")
    assert [one.found for one in found(subtotal, MONEY, rows)] == ["30"]


def test_parts_named_as_such_need_not_make_up_the_whole() -> None:
    rows = [("1", "A", "30"), ("1.1", "Trong đó: phần mềm", "10"), ("1.2", "Máy móc", "11")]
    assert not found(subtotal, MONEY, rows)


def test_items_of_indicators_are_no_parts() -> None:
    header = ("STT", "Chỉ tiêu", "Kết quả")
    assert not found(subtotal, header, [("1", "Hồ sơ", "90"), ("1.1", "Trực tuyến", "40"), ("1.2", "Đúng hạn", "85")])


def test_columns_that_are_not_added_up_stay_silent() -> None:
    header = ("STT", "Đơn vị", "Tỷ lệ", "Điện thoại", "Thời gian thực hiện")
    rows = [("1", "A", "50", "0914", "2022"), ("2", "B", "70", "0915", "2023"), ("total:", "Tổng cộng", "60", "1", "2")]
    assert not found(total_row, header, rows)


def test_a_row_that_numbers_the_columns_is_no_data() -> None:
    rows = [("(1)", "(2)", "(3)"), ("1", "A", "5"), ("2", "B", "6"), ("total:", "Cộng", "11")]
    assert not found(total_row, MONEY, rows)


def test_foreign_separators_and_decimals_are_read() -> None:
    assert not found(total_row, MONEY, [("1", "A", "1,500"), ("2", "B", "2,250"), ("total:", "Cộng", "3,750")])
    assert not found(total_row, MONEY, [("1", "A", "5 894"), ("2", "B", "95,5 ⁽¹⁾"), ("total:", "Cộng", "5 989,5")])
    assert found(total_row, MONEY, [("1", "A", "5 894"), ("2", "B", "95,5"), ("total:", "Cộng", "5 998,5")])


def test_rounded_decimals_are_no_error_and_rounded_millions_are_told_apart() -> None:
    rows = [("1", "A", "1,3"), ("2", "B", "1,4"), ("3", "C", "1,4"), ("total:", "Cộng", "4,2")]
    assert not found(total_row, MONEY, rows)
    whole = [("1", "A", "10"), ("2", "B", "11"), ("3", "C", "12"), ("total:", "Cộng", "34")]
    (finding,) = found(total_row, MONEY, whole, "ĐVT: Triệu đồng")
    assert finding.severity is Severity.NOTE
    assert "làm tròn" in finding.message
    (finding,) = found(total_row, ("STT", "Tổ", "Số thành viên"), whole)
    assert finding.severity is Severity.WARNING


def test_a_total_above_rows_without_numbers_is_doubtful() -> None:
    rows = [("1", "A", "10"), ("2", "B", "(-) ⁽¹⁾"), ("3", "C", "12"), ("total:", "Cộng", "50")]
    (finding,) = found(total_row, MONEY, rows)
    assert finding.severity is Severity.NOTE
    assert not found(total_row, MONEY, [*rows[:3], ("total:", "Cộng", "22")])


def test_a_whole_is_the_sum_of_its_sources() -> None:
    rows = [("1", "A", "30", "10", "20"), ("2", "B", "7", "-", "7"), ("3", "C", "9", "4", "5")]
    assert not found(across, BY_SOURCE, rows)
    rows[2] = ("3", "C", "10", "4", "5")
    (finding,) = found(across, BY_SOURCE, rows)
    assert finding.severity is Severity.WARNING
    assert (finding.expected, finding.found) == ("9", "10")


def test_years_are_parts_of_a_whole() -> None:
    header = ("STT", "Dự án", "Tổng cộng", "Năm 2022", "Năm 2023")
    assert found(across, header, [("1", "A", "30", "10", "20"), ("2", "B", "7", "3", "3")])
    assert not found(across, header, [("1", "A", "30", "10", "20"), ("2", "B", "6", "3", "3")])


def test_parts_that_never_make_up_the_whole_are_no_parts() -> None:
    rows = [("1", "A", "50", "10", "20"), ("2", "B", "70", "4", "7"), ("3", "C", "90", "4", "5")]
    assert not found(across, BY_SOURCE, rows)


def test_columns_of_another_kind_are_no_parts() -> None:
    header = ("STT", "Tổ", "Số thành viên / Tổng số", "Số thành viên / Nữ")
    assert not found(across, header, [("1", "A", "7", "3"), ("2", "B", "8", "2")])
