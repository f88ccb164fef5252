import re
import unicodedata
from datetime import date
from decimal import Decimal

from hypothesis import example, given, settings
from hypothesis import strategies as st

from cdsdesk.vietnamese.dates import find_dates, format_date, format_date_long, format_date_table, read_date
from cdsdesk.vietnamese.deadlines import DeadlineKind, describe_deadline, read_deadline
from cdsdesk.vietnamese.numbers import (
    MoneyUnit,
    format_money,
    format_number,
    read_fraction,
    read_money,
    read_money_unit,
    read_number,
    read_percent,
)
from cdsdesk.vietnamese.people import format_phone, read_phone
from cdsdesk.vietnamese.text import (
    clean_line,
    clean_text,
    fold,
    natural_key,
    person_sort_text,
    raw_key,
    search_key,
    sort_text,
)

FEW = settings(max_examples=150, deadline=None)
TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
LETTERS = sorted(
    {unicodedata.normalize("NFC", letter + tone) for letter in "aăâeêioôơuưy" for tone in ("", *TONES)}
    | set("bcdđghklmnpqrstvx")
)
ANY_TEXT = st.text(
    alphabet=st.one_of(st.characters(), st.sampled_from([*LETTERS, *" \u00a0\u00ad\u200bƣÐð–\n\t\u0301"]))
)
WORDS = st.text(alphabet=LETTERS, min_size=1, max_size=6)
PHRASE_PARTS = st.sampled_from(
    [
        "Trước",
        "ngày",
        "tháng",
        "quý",
        "năm",
        "Từ",
        "đến",
        "hết",
        "6 tháng đầu",
        "IV",
        "5",
        "12",
        "2022",
        "2025",
        "/",
        "-",
        ":",
        ";",
        ".",
        "\n- ",
        "thường xuyên",
        "hàng năm",
        "15/4/2022",
        "Tháng 5/2022",
        "Lập đề án",
        ",",
    ]
)
UNITS = st.sampled_from(MoneyUnit)
OLD_TO_SCHOOL = dict(
    zip(("òa", "óa", "ỏa", "ọa", "òe", "ỏe", "ủy"), ("oà", "oá", "oả", "oạ", "oè", "oẻ", "uỷ"), strict=True)
)


@FEW
@given(ANY_TEXT)
@example("a\u200b\u0301")
@example("ðð ƣ\u0301 \u2028 ")
def test_clean_text_is_nfc_and_settles_at_once(text):
    clean = clean_text(text)
    assert clean_text(clean) == clean
    assert unicodedata.is_normalized("NFC", clean)
    assert clean.encode("utf-8").decode("utf-8") == clean
    assert not re.search("[ƣƢ\u00a0\u00ad\u200b\ufeff\r\u2028]| \n| $", clean)


@FEW
@given(ANY_TEXT)
def test_a_clean_line_is_one_line(text):
    line = clean_line(text)
    assert clean_line(line) == line
    assert line == " ".join(line.split())


@FEW
@given(st.lists(st.sampled_from([f"h{old}" for old in OLD_TO_SCHOOL] + ["phường", "đô"]), min_size=1))
def test_fold_is_blind_to_tone_style_case_spaces_and_form(words):
    text = " ".join(words)
    school = text
    for old, new in OLD_TO_SCHOOL.items():
        school = school.replace(old, new)
    for other in (school, text.upper(), "  ".join(words), unicodedata.normalize("NFD", text), text.replace(" ", " - ")):
        assert fold(other) == fold(text)


@FEW
@given(ANY_TEXT)
def test_fold_sees_only_the_cleaned_text(text):
    assert fold(clean_line(text)) == fold(text)
    assert all(re.fullmatch(r"\w+[0-5]", word) for word in fold(text).split(" ") if word)


@FEW
@given(WORDS, WORDS)
def test_fold_tells_different_syllables_apart(one, other):
    def split(word):
        marks = unicodedata.normalize("NFD", word)
        return [c for c in marks if c not in TONES], [TONES[c] for c in marks if c in TONES][-1:]

    assert (fold(one) == fold(other)) == (split(one) == split(other))


@FEW
@given(ANY_TEXT)
def test_a_search_key_has_no_marks_and_settles_at_once(text):
    key = search_key(text)
    assert search_key(key) == key
    assert key == search_key(clean_text(text))
    assert key == " ".join(key.split())
    assert not any(unicodedata.category(c) == "Mn" for c in unicodedata.normalize("NFD", key))
    assert not set(key) & set("đĐƣơư–“”")


@FEW
@given(st.text(alphabet=[*LETTERS, " "]))
def test_a_search_key_of_vietnamese_is_ascii(text):
    assert search_key(text).isascii()
    assert search_key(text.upper()) == search_key(text)


def order_key(text):
    """The reference order: letters of the words by the alphabet, numbers by value, then tones."""
    letters, tones = [], []
    for word in re.findall(r"[^\W_]+", text.lower()):
        marks = unicodedata.normalize("NFD", word)
        base = unicodedata.normalize("NFC", "".join(c for c in marks if c not in TONES))
        tones.append(([0] + [TONES[c] for c in marks if c in TONES])[-1])
        letters.append(
            [
                (0, int(token)) if token.isdigit() else (1, ALPHABET.index(token))
                for token in re.findall(r"[0-9]+|[^0-9]", base)
            ]
        )
    return letters, tones


@FEW
@given(
    st.lists(
        st.lists(st.one_of(WORDS, st.integers(0, 10**6).map(str)), max_size=4).map(" ".join), min_size=2, max_size=6
    )
)
def test_sort_text_agrees_with_the_reference_order(texts):
    for one in texts:
        for other in texts:
            assert (sort_text(one) < sort_text(other)) == (order_key(one) < order_key(other))


@FEW
@given(ANY_TEXT, ANY_TEXT)
def test_keys_exist_for_any_text_and_compare(one, other):
    assert (natural_key(one) < natural_key(other)) in (True, False)
    assert person_sort_text(clean_text(one)) == person_sort_text(one)
    assert raw_key(raw_key(one)) == raw_key(one)


@FEW
@given(st.integers(-(10**15), 10**15), st.integers(0, 6))
def test_a_printed_number_reads_back_or_is_doubtful(digits, places):
    value = Decimal(digits).scaleb(-places)
    reading = read_number(format_number(value))
    assert value in reading.readings
    assert reading.value in (value, None)
    assert (reading.value is None) == (len(reading.readings) > 1)


@FEW
@given(st.integers(0, 10**13), UNITS)
def test_printed_money_never_reads_back_as_another_amount(amount, unit):
    reading = read_money(format_money(amount, unit), unit)
    assert reading.amount == amount or (reading.amount is None and "hai cách" in reading.problem)


@FEW
@given(st.integers(0, 10**5), UNITS)
def test_whole_numbers_of_units_read_back(count, unit):
    amount = count * unit.factor
    doubtful = unit is MoneyUnit.TY and count >= 1000
    assert read_money(format_money(amount, unit), unit).amount == (None if doubtful else amount)
    assert read_money_unit(f"ĐVT: {unit.label}") is unit


@FEW
@given(st.integers(0, 10**5), st.integers(0, 2))
def test_a_printed_share_reads_back(digits, places):
    share = Decimal(digits).scaleb(-places)
    read_back = read_percent(f"{format_number(share)}%")
    assert read_back == share or (read_back is None and share >= 1000)


@FEW
@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_a_printed_date_reads_back(day):
    for written in (format_date(day), format_date_long(day), format_date_table(day), day.isoformat()):
        assert read_date(written) == day
        assert find_dates(f"({written})") == [(1, len(written) + 1, day)]


@FEW
@given(ANY_TEXT, UNITS)
def test_readers_take_any_text(text, unit):
    reading = read_money(text, unit)
    assert reading.amount is None or isinstance(reading.amount, int)
    read_number(text), read_percent(text), read_fraction(text), read_date(text, 2026), read_money_unit(text)
    phone = read_phone(text)
    assert phone is None or read_phone(format_phone(phone)) == phone


@FEW
@given(st.one_of(ANY_TEXT, st.lists(PHRASE_PARTS, max_size=9).map(" ".join)), st.sampled_from([None, 2026]))
def test_a_deadline_never_ends_before_it_starts(text, default_year):
    found = read_deadline(text, default_year)
    for span in (found, *found.stages):
        assert span.start is None or span.end is None or span.start <= span.end
    assert (found.kind is DeadlineKind.STAGES) == bool(found.stages)
    if found.kind in (DeadlineKind.OTHER, DeadlineKind.NONE):
        assert (found.start, found.end) == (None, None)
    assert bool(describe_deadline(found)) == (found.kind not in (DeadlineKind.OTHER, DeadlineKind.NONE))


@FEW
@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)), st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_two_dates_are_a_span_or_refused(first, last):
    found = read_deadline(f"{format_date(first)} - {format_date(last)}")
    if first <= last:
        assert (found.kind, found.start, found.end) == (DeadlineKind.SPAN, first, last)
    else:
        assert found.kind is DeadlineKind.OTHER
