import pytest

from cdsdesk.checks.paper_phones import phone
from cdsdesk.model.findings import Severity
from tests.support.papers import paper, text


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Đầu mối: ông An, điện thoại 0258.382.12.", "0258.382.12"),
        ("Liên hệ: Nguyễn Văn A, điện thoại 0905.123.45, email a@b.vn", "0905.123.45"),
        ("SĐT: 0905 123 4567 8", "0905 123 4567 8"),
    ],
)
def test_numbers_that_nobody_can_dial(words: str, number: str) -> None:
    (finding,) = phone(paper([text(words)]))
    assert (finding.severity, finding.found) == (Severity.WARNING, number)


@pytest.mark.parametrize(
    "words",
    [
        "điện thoại 0935.111.222, thư điện tử a@b.vn",
        "điện thoại: 0258.3821.234; (0258) 3821234",
        "ĐT: 0258 3 821 234",
        "điện thoại 0905123456 - 0905123457",
        "100% hộ có điện thoại 02 chiều; đạt 0905.123.45 điểm",
        "tổng đài 1900 1234, đường dây nóng 18001234",
    ],
)
def test_numbers_that_are_right_or_none(words: str) -> None:
    assert not list(phone(paper([text(words)])))
