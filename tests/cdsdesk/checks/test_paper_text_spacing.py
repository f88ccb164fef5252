import pytest

from cdsdesk.checks.paper_text_spacing import blank_before_mark, small_after_stop, two_marks
from tests.support.papers import paper, text

RULES = (blank_before_mark, small_after_stop, two_marks)


def found(words):
    return [finding.rule for rule in RULES for finding in rule(paper([text(words)]))]


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("Kinh tế số , xã hội số", "text.blank-before-mark"),
        ("phê duyệt dự án .", "text.blank-before-mark"),
        ("Nghị định số 107/2021 /NĐ-CP", "text.blank-before-mark"),
        ("gửi các xã, phường..", "text.two-marks"),
        ("các thôn,, tổ dân phố", "text.two-marks"),
        ("cam kết sản xuất. kinh doanh", "text.small-after-stop"),
    ],
)
def test_an_odd_mark_is_found(words, rule):
    assert found(words) == [rule]


@pytest.mark.parametrize(
    "words",
    [
        "các phòng, ban...; hồ sơ, v.v..; ứng dụng…, phần mềm ...",
        "xã /phường; 12 / 15; http://a.vn/b, a. b) c. d)",
        "TP. nha trang; tr. đồng; ths. lan",
        "Báo cáo đã gửi. Phòng tiếp tục theo dõi./.",
        "Kế hoạch số 12/KH-UBND ngày 05/3/2026 .v.v",
    ],
)
def test_right_marks_stay_silent(words):
    assert found(words) == []


def test_many_places_are_told_once():
    (finding,) = blank_before_mark(paper([text("một , hai , ba"), text("bốn , năm")]))
    assert finding.message.endswith("(và 2 chỗ khác)")
    assert finding.found == "một , hai"
