import pytest

from cdsdesk.checks.paper_shares import negative, share_of_total
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
