import pytest

from cdsdesk.checks.paper_numbers import part_above_whole, percent, share_above_hundred
from cdsdesk.checks.registry import PaperRule
from cdsdesk.model.findings import Finding, Severity
from tests.support.papers import annex, paper, table, text


def found(rule: PaperRule, words: str) -> list[Finding]:
    return list(rule(paper([text(words)])))


@pytest.mark.parametrize(
    ("words", "quote", "right"),
    [
        ("62,6% (76/107) trường học lắp đặt thiết bị", "62,6% (76/107", "71,0%"),
        ("67/107 trường học, đạt 66,2%.", "67/107 trường học, đạt 66,2%", "62,6%"),
        ("hồ sơ trực tuyến là 953/3.089, đạt 38,05%.", "953/3.089, đạt 38,05%", "30,85%"),
        ("Có 14/15 xã, phường (đạt 100%) đã triển khai", "14/15 xã, phường (đạt 100%", "93,3%"),
        ("thành lập 130/137 tổ công nghệ số cộng đồng, đạt tỷ lệ 100%", "", "94,9%"),
        ("21/30 sở, ngành đạt 80%", "21/30 sở, ngành đạt 80%", "70,0%"),
        ("trên 95% (90/100) hồ sơ", "95% (90/100", "90,0%"),
    ],
)
def test_a_percentage_that_is_not_its_fraction(words: str, quote: str, right: str) -> None:
    (finding,) = found(percent, words)
    assert finding.severity is Severity.WARNING
    assert finding.expected == right
    assert finding.place is not None
    assert quote in finding.place.quote


@pytest.mark.parametrize(
    "words",
    [
        "62,6% (67/107) trường học (tiểu học, THCS) và 100% (35/35) cơ sở y tế trên địa bàn",
        "15/15 tổ công tác cấp xã; 137/137 tổ công tác cấp thôn, đạt tỷ lệ 100%",
        "hồ sơ trực tuyến là 953/3.089, đạt 30,85%.",
        "100% cán bộ được trang bị máy vi tính (408 CBCC/447 máy vi tính)",
        "đã xử lý 50/60 hồ sơ, đạt 95% kế hoạch",
        "đã xử lý 50/60 hồ sơ, tăng 5% so với cùng kỳ",
        "67/107 trường học, số học sinh chiếm 12%",
        "50/60 hồ sơ đúng hạn; tỷ lệ hài lòng đạt 90%",
        "trên 60% (67/107) trường học; gần 63% (67/107) trường học",
        "Có 12 xã; đạt 991/1050 điểm, tỷ lệ hồ sơ trực tuyến đạt 12%",
        "Có 05/06 thôn, tổ dân phố có tổ, 100% tổ có nhóm Zalo",
    ],
)
def test_right_percentages_and_those_of_something_else(words: str) -> None:
    assert not found(percent, words)


def test_a_percentage_cut_off_is_a_note() -> None:
    (finding,) = found(percent, "66,6% (2/3) tổ")
    assert finding.severity is Severity.NOTE
    assert "làm tròn" in finding.message


def test_cells_are_read_as_well() -> None:
    made = table(("STT", "Chỉ tiêu", "Kết quả"), [("1", "Hồ sơ", "62,6% (67/107)"), ("2", "Tổ", "80% (35/40)")])
    (finding,) = percent(paper(annexes=[annex("Phụ lục I", blocks=[made])]))
    assert finding.place is not None
    assert (finding.place.section, finding.place.line) == ("Phụ lục I", 2)


def test_a_part_above_its_whole() -> None:
    (finding,) = found(part_above_whole, "Có 17/15 xã, phường đã triển khai.")
    assert finding.severity is Severity.WARNING
    assert finding.place is not None
    assert finding.place.quote == "17/15"


@pytest.mark.parametrize(
    "words",
    [
        "Tỷ lệ trường học thanh toán học phí: 1.368/1.357 trường (chỉ tiêu được giao là 80%), vượt chỉ tiêu.",
        "đạt chỉ tiêu: 98,5% (140/137) tổ",
    ],
)
def test_a_share_is_no_plan_though_a_plan_is_named_beside_it(words: str) -> None:
    (finding,) = found(part_above_whole, words)
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    "words",
    [
        "Hệ thống hoạt động 24/7; kỷ niệm ngày 30/4",
        "đã giải quyết 35/30 hồ sơ, vượt kế hoạch được giao",
        "xếp loại Tốt, đứng thứ 2/8 huyện",
        "Công văn số 1473/UBND-VHTT ngày 30/8/2022 có 15/15 xã, phường",
        "1.757/105.351 hồ sơ",
        "tốc độ 100/20 Mbps",
    ],
)
def test_wholes_that_may_be_exceeded_and_what_is_no_share(words: str) -> None:
    assert not found(part_above_whole, words)


def test_more_than_all_of_something_counted() -> None:
    (finding,) = found(share_above_hundred, "Đến nay 105% thôn, tổ dân phố có Tổ công nghệ số cộng đồng.")
    assert finding.severity is Severity.WARNING
    (finding,) = found(share_above_hundred, "Tỷ lệ hồ sơ trực tuyến là 120%.")
    assert finding.severity is Severity.NOTE


@pytest.mark.parametrize(
    "words",
    [
        "đạt 105% kế hoạch",
        "tăng 120% so với cùng kỳ",
        "Tỷ lệ giải ngân đạt 102,5% dự toán",
        "100% cán bộ",
        "vượt 10%, bằng 110% chỉ tiêu được giao",
    ],
)
def test_growth_and_plans_may_be_above_hundred(words: str) -> None:
    assert not found(share_above_hundred, words)


def test_a_share_above_hundred_in_a_table() -> None:
    header = ("TT", "Nội dung", "Đầu kỳ", "Cuối kỳ", "So với cùng kỳ")
    rows = [
        ("1", "Tỷ lệ hồ sơ trực tuyến", "60%", "180%", "300%"),
        ("2", "Tỷ lệ giải ngân so với kế hoạch", "100%", "104,2%", "104,2%"),
        ("3", "Doanh thu kinh tế số", "100%", "120%", "120%"),
        ("4", "Tỷ lệ trường học", "60%", "100%", "166,7%"),
    ]
    (finding,) = share_above_hundred(paper([table(header, rows)]))
    assert finding.severity is Severity.WARNING
    assert finding.found == "180%"
    aimed = ("TT", "Chỉ tiêu", "Mục tiêu đề ra", "Kết quả", "Đánh giá")
    assert not list(share_above_hundred(paper([table(aimed, rows)])))
