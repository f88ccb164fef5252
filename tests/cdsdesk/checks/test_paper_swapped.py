import pytest

from cdsdesk.checks.paper_swapped import digits_swapped
from cdsdesk.model.findings import Severity
from tests.support.papers import paper, text


@pytest.mark.parametrize(
    ("first", "second", "odd", "other"),
    [
        ("Phường có 8.450 hộ, 32.100 nhân khẩu.", "Trong tổng số 8.540 hộ có 7.600 hộ đã xong.", "8.540", "8.450"),
        ("Năm 2026, phường có 9.120 hộ.", "Trong đó 7.010/9.210 hộ có internet, đạt 76,1%.", "9.210", "9.120"),
    ],
)
def test_two_digits_in_the_other_order(first: str, second: str, odd: str, other: str) -> None:
    (finding,) = digits_swapped(paper([text(first), text(second)]))
    assert (finding.severity, finding.found, finding.expected) == (Severity.NOTE, odd, other)


@pytest.mark.parametrize(
    "words",
    [
        "Có 8.450 hộ, trong đó 8.450 hộ đã có mạng.",
        "Có 8.450 hộ; 8.540 hồ sơ.",
        "Có 137 tổ; 173 tổ.",
        "Có 8.450 hộ; 8.451 hộ; 84.500 hộ; 4.850 tổ; 5.480 hộ.",
        "Năm 2025, năm 2052: 1.234 hồ sơ, 1.342 hồ sơ.",
    ],
)
def test_numbers_that_differ_otherwise(words: str) -> None:
    assert not list(digits_swapped(paper([text(words)])))
