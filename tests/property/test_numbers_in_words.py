from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from cdsdesk.facts.worded_numbers import find_worded, in_words, read_words
from cdsdesk.vietnamese.text import clean_line

FEW = settings(max_examples=300, deadline=None)
MOST = 10**15
NUMBERS = st.one_of(
    st.integers(0, 2000),
    st.integers(0, MOST),
    st.builds(lambda digit, zeros: digit * 10**zeros, st.integers(1, 999), st.integers(0, 12)),
)
WORDS = [
    *("không", "một", "mốt", "hai", "ba", "bốn", "tư", "năm", "lăm", "mười", "mươi", "trăm", "linh", "lẻ"),
    *("nghìn", "ngàn", "triệu", "tỷ", "tỉ", "rưỡi", "phẩy", "đồng"),
]


@FEW
@given(NUMBERS)
def test_a_number_in_words_is_read_as_the_same_number(number: int) -> None:
    words = in_words(number)
    assert read_words(words) == number
    assert read_words(words.upper()) == number
    assert words == clean_line(words)


@FEW
@given(NUMBERS, st.sampled_from([("linh", "lẻ"), ("nghìn", "ngàn"), ("tỷ", "tỉ"), ("bảy", "bẩy"), ("bốn", "tư")]))
def test_other_ways_to_say_it_are_read_alike(number: int, ways: tuple[str, str]) -> None:
    said = " ".join(ways[1] if word == ways[0] else word for word in in_words(number).split())
    assert read_words(said) == number


@FEW
@given(st.integers(0, 10**6), st.integers(0, 999), st.sampled_from([("nghìn", 3), ("triệu", 6), ("tỷ", 9)]))
def test_decimals_in_words(whole: int, behind: int, scale: tuple[str, int]) -> None:
    said = f"{in_words(whole)} phẩy {' '.join(in_words(int(digit)) for digit in str(behind))} {scale[0]}"
    assert read_words(said) == Decimal(f"{whole}.{behind}").scaleb(scale[1])


@FEW
@given(NUMBERS, st.sampled_from(["({} đồng)", "(Bằng chữ: {} đồng chẵn).", "bằng chữ: {} đồng./.", "({})"]))
def test_it_is_found_behind_its_figures(number: int, form: str) -> None:
    text = f"Kinh phí là {number} đồng {form.format(in_words(number))}"
    (found,) = find_worded(text)
    assert found.value == number
    assert text[found.start : found.end] == found.as_written
    assert found.unit == ("đồng" if "đồng" in form else "")


@FEW
@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
def test_any_words_are_a_number_or_none(words: str) -> None:
    value = read_words(words)
    assert value is None or (value >= 0 and value.is_finite())
