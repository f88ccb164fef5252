"""Lines fit their width, whatever stands in the text, and no letter is lost."""

from hypothesis import given
from hypothesis import strategies as st

from cdsdesk.reporting.wrap import Wrapper
from cdsdesk.vietnamese.text import clean_text

LETTER = 5.0


def wrapper() -> Wrapper:
    return Wrapper(lambda text: LETTER * len(text))


def test_words_fill_lines() -> None:
    assert wrapper().lines("một hai ba bốn", 7 * LETTER) == ("một hai", "ba bốn")


def test_line_feeds_and_empty_texts_stay() -> None:
    assert wrapper().lines("- một;\n\n- hai.", 100) == ("- một;", "", "- hai.")
    assert wrapper().lines("", 100) == ("",)


def test_a_wide_word_is_cut_after_a_sign_that_stands_late_enough() -> None:
    lines = wrapper().lines("xem thu.phuongbacnhatrang.gov.vn/chuyen-doi-so ngay", 24 * LETTER)
    assert lines == ("xem", "thu.phuongbacnhatrang.", "gov.vn/chuyen-doi-so", "ngay")


def test_a_wide_word_without_a_sign_is_cut_at_the_edge() -> None:
    assert wrapper().lines("a" * 25, 10 * LETTER) == ("a" * 10, "a" * 10, "a" * 5)


def test_a_width_below_one_letter_gives_one_letter_a_line() -> None:
    assert wrapper().lines("abc", 1.0) == ("a", "b", "c")


@given(st.text(alphabet="ab ệ/-.\n", max_size=120), st.integers(1, 30))
def test_every_line_fits_and_nothing_is_lost(text: str, letters: int) -> None:
    lines = wrapper().lines(text, letters * LETTER)
    assert all(len(line) <= letters for line in lines)
    assert "".join("".join(lines).split()) == "".join(clean_text(text).split())


@given(st.text(alphabet="ab ệ", max_size=60))
def test_a_line_measures_as_its_letters(text: str) -> None:
    one = wrapper()
    for line in one.lines(text, 50.0):
        assert one.line_width(line) == LETTER * len(line)


def test_a_very_long_word_is_cut_in_passing() -> None:
    lines = wrapper().lines("x" * 200_000, 40 * LETTER)
    assert len(lines) == 5_000
