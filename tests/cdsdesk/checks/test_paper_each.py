import pytest

from cdsdesk.checks.paper_each import each, times
from cdsdesk.checks.registry import PaperRule
from tests.support.papers import paper, text


def expected(rule: PaperRule, words: str) -> list[str]:
    return [finding.expected for finding in rule(paper([text(words)]))]


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("Tổ chức 03 lớp tập huấn (mỗi lớp 40 học viên, tổng số 130 học viên).", "120"),
        ("Có 08 tổ công nghệ số cộng đồng với 40 thành viên (mỗi tổ 06 thành viên), trong đó 22 đoàn viên", "48"),
        ("Mỗi thôn cử 02 người (08 thôn, tổng cộng 18 người), mỗi cơ quan cử 01 người (12 cơ quan)", "16"),
        ("Mỗi thôn 15 triệu đồng, 08 thôn là 130 triệu đồng.", "120.000.000 đồng"),
        ("Hỗ trợ 100 hộ, mỗi hộ 02 triệu đồng, tổng kinh phí 210 triệu đồng.", "200.000.000 đồng"),
    ],
)
def test_so_many_of_each_make_another_sum(words: str, right: str) -> None:
    assert expected(each, words) == [right]


@pytest.mark.parametrize(
    "words",
    [
        "Tổ chức 03 lớp tập huấn (mỗi lớp 40 học viên, tổng số 120 học viên).",
        "Có 08 tổ công nghệ số cộng đồng với 40 thành viên (mỗi tổ 05 thành viên).",
        "Có 08 tổ với 40 thành viên (mỗi tổ ít nhất 02 thành viên nữ).",
        "Có 08 tổ với 40 thành viên (mỗi tổ 02 thành viên nữ).",
        "Có 08 tổ với 43 thành viên, mỗi tổ có 01 tổ trưởng.",
        "05 lớp, 350 học viên: lớp 1, 2, 3 mỗi lớp 80 học viên; lớp 4, 5 mỗi lớp 55 học viên, tổng cộng 350 học viên.",
        "Mỗi xã bố trí khoảng 20 triệu đồng, 08 xã là 150 triệu đồng.",
        "Mỗi thôn cử từ 02 đến 03 người (08 thôn, tổng cộng 20 người).",
        "Mỗi cán bộ tham gia 02 lớp, tổng số 15 lớp, 120 cán bộ.",
        "Mỗi năm 02 lớp, giai đoạn 2026 - 2028 tổng cộng 06 lớp.",
    ],
)
def test_sums_that_are_right_or_cannot_be_judged(words: str) -> None:
    assert not expected(each, words)


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("Số lớp: 04 lớp × 40 học viên = 180 học viên; thời gian 02 ngày/lớp.", ["160"]),
        ("Kinh phí: 04 lớp x 40 học viên x 50.000 đồng = 8.500.000 đồng", ["8.000.000 đồng"]),
        ("04 lớp × 40 học viên = 160 học viên", []),
        ("Nước uống (160 người × 2 ngày)", []),
        ("Khổ giấy 210 x 297 mm = A4", []),
        ("3 x 4 = 12; 3 × 5 = 15", []),
    ],
)
def test_what_is_multiplied_in_a_sentence(words: str, right: list[str]) -> None:
    assert expected(times, words) == right
