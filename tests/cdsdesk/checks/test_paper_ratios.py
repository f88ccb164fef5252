import pytest

from cdsdesk.checks.paper_ratios import growth, halves, share_of_amounts
from cdsdesk.checks.registry import PaperRule
from cdsdesk.model.findings import Finding, Severity
from tests.support.papers import paper, text


def found(words: str, *rules: PaperRule) -> list[Finding]:
    one = paper([text(words)])
    return [finding for rule in rules or (growth, share_of_amounts, halves) for finding in rule(one)]


@pytest.mark.parametrize(
    ("words", "said", "right"),
    [
        ("Thanh toán trực tuyến 900 hồ sơ, tăng 25% so với cùng kỳ năm 2025 (800 hồ sơ).", "25%", "12,5%"),
        ("có 4.710 hồ sơ, giảm 10% so với năm 2025 (5.000 hồ sơ)", "10%", "5,8%"),
        ("chi 60 triệu đồng (tăng 10% so với cùng kỳ (50 triệu đồng))", "10%", "20,0%"),
        ("Giải ngân 45 triệu đồng trên tổng số 60 triệu đồng, đạt 70%, còn lại 15 triệu đồng.", "70%", "75,0%"),
        ("xử lý 1.250 hồ sơ trên tổng số 1.600 hồ sơ, đạt tỷ lệ 87,1%", "87,1%", "78,1%"),
        ("với 345 đảng viên tham gia (đạt 87,18% trên tổng số 355 đảng viên).", "87,18%", "97,18%"),
        ("Tỷ lệ nam, nữ trong tổ: nam chiếm 58%, nữ chiếm 44%.", "44%", "100%"),
    ],
)
def test_percentages_that_their_numbers_do_not_give(words: str, said: str, right: str) -> None:
    (finding,) = found(words)
    assert (finding.severity, finding.found, finding.expected) == (Severity.WARNING, said, right)


@pytest.mark.parametrize(
    "words",
    [
        "Thanh toán trực tuyến 900 hồ sơ, tăng 12,5% so với cùng kỳ năm 2025 (800 hồ sơ).",
        "Thanh toán trực tuyến 900 hồ sơ, tăng khoảng 13% so với cùng kỳ năm 2025 (800 hồ sơ).",
        "900 hồ sơ, tăng 25% so với cùng kỳ năm 2025 (80%).",
        "900 hồ sơ, tăng 25% so với cùng kỳ năm 2025 (720 lượt truy cập).",
        "Giải ngân 45 triệu đồng trên tổng số 60 triệu đồng, đạt 75%, còn lại 15 triệu đồng.",
        "Giải ngân 45 triệu đồng trên tổng số 60 triệu đồng, đạt 70% kế hoạch.",
        "cấp 12 tài khoản trên địa bàn 5 xã, đạt 70%",
        "với 345 đảng viên tham gia (đạt 97,18% trên tổng số 355 đảng viên).",
        "nam chiếm 56%, nữ chiếm 44%; nam 33,3%, nữ 66,7%",
        "Nam Sơn chiếm 56%, nữ chiếm 40%",
        "Việt Nam đạt 58%, nữ đạt 44%",
    ],
)
def test_percentages_that_agree_or_are_of_something_else(words: str) -> None:
    assert not found(words)


def test_a_percentage_cut_off_is_only_noted() -> None:
    (finding,) = found("Giải ngân 2 triệu đồng trên tổng số 3 triệu đồng, đạt 66%.", share_of_amounts)
    assert finding.severity is Severity.NOTE
