import pytest

from cdsdesk.checks.money_words import money_words


@pytest.mark.parametrize(
    ("dong", "unit", "words"),
    [
        (180_000_000, "triệu đồng", "180 triệu đồng"),
        (174_500_000, "triệu", "174,5 triệu đồng"),
        (1_250_000_000, "tỷ đồng", "1,25 tỷ đồng"),
        (412_560_000, "đồng", "412.560.000 đồng"),
        (412_560_123, "triệu đồng", "412.560.123 đồng"),
        (2_500, "nghìn đồng", "2,5 nghìn đồng"),
        (2_500, "", "2.500 đồng"),
    ],
)
def test_amounts_are_said_as_the_text_says_them(dong: int, unit: str, words: str) -> None:
    assert money_words(dong, unit) == words
