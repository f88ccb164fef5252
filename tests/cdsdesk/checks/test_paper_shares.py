import pytest

from cdsdesk.checks.paper_shares import implied_wholes, negative, share_of_total
from cdsdesk.model.findings import Finding, Severity
from tests.support.papers import paper, table, text


def found(words: str) -> list[Finding]:
    return list(share_of_total(paper([text(words)])))


def test_a_part_whose_share_is_of_no_number_of_its_sentence() -> None:
    (finding,) = found("Đã tiếp nhận 150 hồ sơ, trong đó có 90 hồ sơ trực tuyến (66%).")
    assert finding.severity is Severity.NOTE
    assert (finding.expected, finding.found) == ("60,0%", "66%")


@pytest.mark.parametrize(
    "words",
    [
        "Đã tiếp nhận 150 hồ sơ, trong đó có 90 hồ sơ trực tuyến (60%).",
        "Đã giải quyết 11.900/12.345 hồ sơ (đạt 96,4%), trong đó đúng hạn 11.850 hồ sơ (99,58%).",
        "Có 45 thành viên, trong đó 20 nữ (44,4%).",
        "Có 90 hồ sơ trực tuyến (60%). Trong đó có 12 hồ sơ đất đai.",
        "Đã tiếp nhận 150 hồ sơ. Năm trước có 90 hồ sơ trực tuyến (66%), trong đó có đất đai.",
    ],
)
def test_shares_of_some_number_of_their_sentence(words: str) -> None:
    assert not found(words)


def test_counts_below_nothing() -> None:
    header = ("STT", "Nội dung", "Số lượng", "Tăng, giảm", "Còn lại")
    rows = [("1", "A", "5", "-3", "-1"), ("2", "B", "-7", "2", "3"), ("3", "C", "-", "-", "-")]
    (finding,) = negative(paper([table(header, rows)]))
    assert finding.severity is Severity.WARNING
    assert finding.found == "-7"


def wholes(words: str) -> list[Finding]:
    return list(implied_wholes(paper([text(words)])))


def test_two_shares_of_nearly_one_whole() -> None:
    (finding,) = wholes("Tiếp nhận 400 hồ sơ trực tuyến, đạt tỷ lệ 40%. Gửi qua bưu chính 21 hồ sơ, đạt tỷ lệ 2,0%.")
    assert (finding.severity, finding.found) == (Severity.NOTE, "2,0%")


@pytest.mark.parametrize(
    "words",
    [
        "Tiếp nhận 400 hồ sơ trực tuyến, đạt tỷ lệ 40%. Gửi qua bưu chính 20 hồ sơ, đạt tỷ lệ 2,0%.",
        "Tiếp nhận 400 hồ sơ, đạt tỷ lệ 40%; 300 hồ sơ đúng hạn, đạt 99%.",
        "Có 400 hồ sơ, đạt tỷ lệ 40%; 21 cán bộ, đạt tỷ lệ 2,0%.",
        "Có 400 hồ sơ, tăng 40% so với năm trước; 21 hồ sơ, đạt 2,0%; 0 hồ sơ, đạt 0%; 5 hồ sơ, đạt 100%.",
    ],
)
def test_shares_that_agree_or_have_wholes_of_their_own(words: str) -> None:
    assert not wholes(words)
