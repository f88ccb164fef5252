import pytest

from cdsdesk.vietnamese.people import format_phone, is_masked, masked_phone, read_phone


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


@pytest.mark.parametrize("written", ["0905 123 456", "0258 3821 234", "máy lẻ 1234", "113 4"])
def test_a_mask_is_known_as_one_and_a_number_is_not(written):
    assert is_masked(masked_phone(written))
    assert not is_masked(written)
    assert not is_masked(f"• {written}")


def test_the_mask_of_a_number_is_not_taken_for_a_number():
    assert not any(map(is_masked, ("", "•", "• 113", "số •••", "••• 0905 123 456")))
