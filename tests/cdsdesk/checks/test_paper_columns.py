import pytest

from cdsdesk.checks.paper_columns import jump, share_of_columns, shrinks, supplement, too_large, two_units, without_unit
from cdsdesk.model.findings import Severity
from tests.support.papers import annex, paper, table, text

NEED = ("STT", "Nội dung", "Nhu cầu", "Đã cấp", "Đề nghị bổ sung")
COUNTS = ("TT", "Đơn vị", "Số thực hiện", "Tổng số", "Tỷ lệ")
MONTHS = ("TT", "Nội dung", "3 tháng", "6 tháng", "9 tháng")
MILLIONS = "ĐVT: Triệu đồng"


def test_need_without_grant_is_what_lacks() -> None:
    rows = [
        ("1", "A", "1.200", "700", "500"),
        ("2", "B", "800", "-", "800"),
        ("total:", "Cộng", "2.000", "700", "1.300"),
    ]
    assert not list(supplement(paper([table(NEED, rows)])))
    rows[1] = ("2", "B", "800", "-", "880")
    (finding,) = supplement(paper([table(NEED, rows)]))
    assert finding.severity is Severity.WARNING
    assert (finding.expected, finding.found) == ("800", "880")


def test_less_asked_for_than_lacks_is_doubtful() -> None:
    rows = [("1", "A", "1.200", "700", "300")]
    (finding,) = supplement(paper([table(NEED, rows)]))
    assert finding.severity is Severity.NOTE


def test_columns_that_never_agree_are_something_else() -> None:
    rows = [("1", "A", "1.200", "700", "30"), ("2", "B", "800", "1", "10"), ("3", "C", "90", "20", "5")]
    assert not list(supplement(paper([table(NEED, rows)])))


def test_a_share_is_held_against_the_columns_that_the_other_rows_agree_on() -> None:
    rows = [("1", "A", "62", "100", "62%"), ("2", "B", "67", "107", "62,6%"), ("3", "C", "3", "4", "75%")]
    rows += [("4", "D", "20", "40", "50%")]
    assert not list(share_of_columns(paper([table(COUNTS, rows)])))
    (finding,) = share_of_columns(paper([table(COUNTS, [*rows, ("5", "E", "30", "40", "57%")])]))
    assert (finding.expected, finding.found) == ("75,0%", "57%")
    assert not list(share_of_columns(paper([table(COUNTS, rows[:2])])))


def test_a_share_whose_heading_names_its_columns_needs_fewer_rows() -> None:
    header = ("STT", "Nội dung", "Nhu cầu", "Đã cấp", "Bổ sung", "Tỷ lệ cấp")
    rows = [
        ("1", "Nâng cấp mạng", "200", "120", "80", "60%"),
        ("2", "Tập huấn", "150", "100", "50", "66,7%"),
        ("3", "Số hóa", "150", "100", "50", "56,7%"),
        ("total:", "Tổng cộng", "500", "320", "180", "66%"),
    ]
    findings = list(share_of_columns(paper([table(header, rows)])))
    assert [(one.found, one.expected) for one in findings] == [("56,7%", "66,7%"), ("66%", "64,0%")]
    unnamed = (*header[:-1], "Tỷ lệ")
    assert not list(share_of_columns(paper([table(unnamed, rows)])))


def test_running_totals_that_shrink() -> None:
    rows = [("1", "Số chữ ký số", "60", "90", "80"), ("2", "Tỷ lệ hài lòng", "90", "80", "70")]
    (finding,) = shrinks(paper([table(MONTHS, rows, "(Số liệu lũy kế từ đầu năm)")]))
    assert finding.severity is Severity.WARNING
    assert finding.found == "80"
    (finding,) = shrinks(paper([table(MONTHS, rows)]))
    assert finding.severity is Severity.NOTE
    assert not list(shrinks(paper([table(("TT", "Nội dung", "Quý I", "Quý II", "Quý III"), rows)])))


def test_a_thousandfold_is_doubtful() -> None:
    (finding,) = jump(
        paper([table(MONTHS, [("1", "Số lượt", "60", "90", "120.000"), ("2", "Số tin", "0", "9", "1.000")])])
    )
    assert finding.severity is Severity.NOTE
    assert finding.found == "120.000"


def test_a_cell_with_a_unit_of_its_own() -> None:
    header = ("STT", "Dự án", "Kinh phí")
    rows = [
        ("1", "A", "244"),
        ("2", "B", "527.000.000 đồng"),
        ("3", "C", "95 triệu đồng"),
        ("4", "D", "95"),
        ("5", "E", "90"),
    ]
    (finding,) = two_units(paper([table(header, rows, MILLIONS)]))
    assert finding.severity is Severity.WARNING
    assert finding.found == "527.000.000 đồng"


def test_two_units_in_one_annex_are_doubtful() -> None:
    header, rows = ("STT", "Dự án", "Kinh phí"), [("1", "A", "244"), ("2", "B", "95")]
    one, other = table(header, rows, MILLIONS), table(header, rows, "ĐVT: Nghìn đồng")
    (finding,) = two_units(paper(annexes=[annex("Phụ lục I", blocks=[one, other])]))
    assert finding.severity is Severity.NOTE
    assert not list(two_units(paper(annexes=[annex("Phụ lục I", blocks=[one]), annex("Phụ lục II", blocks=[other])])))


@pytest.mark.parametrize("amount", ["24.431.000.000", "24 431 000 000"])
def test_amounts_in_dong_below_a_line_of_thousands(amount: str) -> None:
    header = ("STT", "Dự án", "Kinh phí năm 2022 (Nghìn đồng) / Tổng số", "Kinh phí năm 2022 (Nghìn đồng) / Ngân sách")
    rows = [("1", "A", amount, amount), ("2", "B", "244.000.000", "244.000.000")]
    (finding,) = too_large(paper([table(header, rows)]))
    assert finding.found == amount
    assert not list(too_large(paper([table(header, rows[1:])])))
    assert not list(too_large(paper([table(("STT", "Dự án", "Kinh phí (đồng)"), [("1", "A", amount)])])))


SUMS = [("1", "A", "5 894"), ("2", "B", "3 214"), ("3", "C", "95")]


@pytest.mark.parametrize("heading", ["Tổng mức đầu tư (dự kiến)", "Kinh phí thực hiện", "Dự toán"])
def test_amounts_without_a_unit(heading: str) -> None:
    (finding,) = without_unit(paper([table(("STT", "Dự án", heading), SUMS)]))
    assert (finding.severity, finding.found) == (Severity.NOTE, "5 894")


def test_amounts_whose_unit_is_told_or_plain() -> None:
    header = ("STT", "Dự án", "Kinh phí")
    assert not list(without_unit(paper([table(header, SUMS, MILLIONS)])))
    assert not list(without_unit(paper([table(("STT", "Dự án", "Kinh phí (triệu đồng)"), SUMS)])))
    assert not list(without_unit(paper([text("Đơn vị tính: triệu đồng"), table(header, SUMS)])))
    dong = [(number, name, f"{amount.replace(' ', '.')}.000.000") for number, name, amount in SUMS]
    assert not list(without_unit(paper([table(header, dong)])))
    own = [(number, name, f"{amount} triệu đồng") for number, name, amount in SUMS]
    assert not list(without_unit(paper([table(header, own)])))
    assert not list(without_unit(paper([table(("STT", "Nội dung", "Số dự án được bố trí vốn"), SUMS)])))
