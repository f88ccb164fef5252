import pytest

from cdsdesk.checks.paper_remainders import remainder
from cdsdesk.model.findings import Finding, Severity
from tests.support.papers import paper, text

SPENT = "Tổng kinh phí được giao là 320 triệu đồng, đã giải ngân 145,5 triệu đồng (đạt 45,47%), còn lại {} triệu đồng."


def found(words: str) -> list[Finding]:
    return list(remainder(paper([text(words)])))


@pytest.mark.parametrize(
    ("words", "said", "right"),
    [
        ("Tham dự có 25/27 đại biểu (vắng 03 đồng chí có lý do).", "03", "2"),
        ("Có 12/15 xã đã xong (còn 04 xã chưa báo cáo).", "04", "3"),
        (SPENT.format("184,5"), "184,5 triệu đồng", "174,5 triệu đồng"),
        ("Tiếp nhận 100 hồ sơ, đã giải quyết 90 hồ sơ, còn 20 hồ sơ.", "20", "10"),
        ("Có 12/15 chỉ tiêu hoàn thành (80%), 03 chỉ tiêu chưa đến kỳ, 01 chỉ tiêu chưa đạt.", "16", "15"),
    ],
)
def test_what_is_left_is_not_the_rest(words: str, said: str, right: str) -> None:
    (finding,) = found(words)
    assert (finding.severity, finding.found, finding.expected) == (Severity.WARNING, said, right)


@pytest.mark.parametrize(
    "words",
    [
        "Tham dự có 25/27 đại biểu (vắng 02 đồng chí có lý do).",
        SPENT.format("174,5"),
        "Tiếp nhận 100 hồ sơ, đã giải quyết 90 hồ sơ, còn 10 hồ sơ.",
        "Tiếp nhận 100 hồ sơ, đã giải quyết 90 hồ sơ. Còn 20 hồ sơ của năm trước.",
        "Có 12/15 chỉ tiêu hoàn thành (80%), 02 chỉ tiêu chưa đến kỳ, 01 chỉ tiêu chưa đạt.",
        "Có 12/15 chỉ tiêu hoàn thành, 04 chỉ tiêu vượt.",
        "Có 25/27 đại biểu (15 nữ), 12/15 xã (trong đó 5 xã chưa có mạng)",
        "Nhu cầu 500 triệu đồng, đã cấp 320 triệu đồng, đề nghị bổ sung 200 triệu đồng.",
        "Có 15 tổ, đã hoàn thành 90 hồ sơ, còn 20 hồ sơ.",
    ],
)
def test_what_is_left_or_something_else(words: str) -> None:
    assert not found(words)
