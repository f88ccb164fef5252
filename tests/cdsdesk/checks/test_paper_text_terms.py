import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdsdesk.checks.paper_text_terms import term
from cdsdesk.vietnamese.set_terms import misspelt_terms
from tests.support.papers import paper, text


def found(words):
    return [(finding.found, finding.expected) for finding in term(paper([text(words)]))]


@pytest.mark.parametrize(
    ("words", "odd", "right"),
    [
        ("kế hoạch chuyên đổi số năm 2026", "chuyên đổi số", "chuyển đổi số"),
        ("CHUYỂN ĐỖI SỐ CỦA PHƯỜNG", "CHUYỂN ĐỖI SỐ", "chuyển đổi số"),
        ("ứng dụng công nghê thông tin", "công nghê thông tin", "công nghệ thông tin"),
        ("bồi dưỡng kỷ năng số", "kỷ năng số", "kỹ năng số"),
        ("Phê duyệt chủ chương đầu tư", "chủ chương", "chủ trương"),
        ("hệ thống hợp trực tuyến của phường", "hợp trực tuyến", "họp trực tuyến"),
        ("kinh phí bổ xung", "bổ xung", "bổ sung"),
        ("Tuy nhưng kết quả còn thấp", "Tuy nhưng", "tuy nhiên"),
    ],
)
def test_a_misspelt_term_is_found(words, odd, right):
    assert found(words) == [(odd, right)]


@pytest.mark.parametrize(
    "words",
    [
        "chuyển đổi số, Chuyển đổi số, CHUYỂN ĐỔI SỐ, chữ ký số",
        "tỷ lệ chuyển đổi so với năm trước; chuyển đổi sở hữu; điều chuyển đội số 2",
        "chuyen doi so; Chuyen doi so tai phuong",
        "Uỷ ban nhân dân, Ủy ban nhân dân, hoà giải",
        "cán bộ làm chủ chương trình; lịch sử lý luận; giao thông kê khai",
        "kết hợp trực tuyến, phối hợp trực tuyến; họp trực tuyến; tích hợp trực tuyến",
        "công nghệ, thông tin; văn bản, điện tử; nền tảng (số)",
    ],
)
def test_right_terms_and_other_words_stay_silent(words):
    assert found(words) == []


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(["chuyển", "đổi", "số", "chuyên", "Sở", "12", "(", "hợp trực tuyến", "ký"])).map(" ".join)
)
def test_places_lie_within_any_text(words):
    assert all(0 <= one.start < one.end <= len(words) for one in misspelt_terms(words))
