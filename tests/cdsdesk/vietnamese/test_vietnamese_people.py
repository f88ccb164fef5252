import pytest

from cdsdesk.vietnamese.people import format_phone, read_phone


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        ("0905 123 456", "0905123456"),
        ("+84 905.123.456", "0905123456"),
        ("+84 (0)905-123-456", "0905123456"),
        ("905123456", "0905123456"),
        ("0258 3821 234", "02583821234"),
        ("0123456789", None),
        ("12345", None),
        ("0905 123 456 (Zalo)", None),
    ],
)
def test_numbers_are_read_as_digits(written, digits):
    assert read_phone(written) == digits


def test_numbers_are_shown_in_groups():
    assert format_phone("0905123456") == "0905 123 456"
    assert format_phone("02583821234") == "0258 3821 234"
    assert format_phone("số máy lẻ 12") == "số máy lẻ 12"
