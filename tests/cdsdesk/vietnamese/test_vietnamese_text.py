import unicodedata
from itertools import pairwise
from uuid import UUID, uuid5

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdsdesk.vietnamese.text import (
    clean_line,
    clean_text,
    fold,
    natural_key,
    person_sort_text,
    raw_key,
    read_roman,
    search_key,
    sort_text,
)

NAMESPACE = UUID("8f0c3d52-6b1e-5a47-9c2d-7e4b1a90c5d3")


def in_order(texts, key):
    return all(key(one) < key(other) for one, other in pairwise(texts))


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("phƣờng Vĩnh Phước, TRƢỜNG", "phường Vĩnh Phước, TRƯỜNG"),
        ("HÐND và UBND, Quyết ðịnh", "HĐND và UBND, Quyết định"),
        ("Ɖồng Hới", "Đồng Hới"),
        ("Sigurður", "Sigurður"),
        ("20\u00a0triệu\u202fđồng\u3000nữa", "20 triệu đồng nữa"),
        ("\ufeffchuyển\u00ad đổi\u200b số\x00", "chuyển đổi số"),
        ("một\r\nhai\u2028ba\rbốn\x0bnăm", "một\nhai\nba\nbốn\nnăm"),
        ("một  \nhai \t", "một\nhai"),
        ("lẻ \ud800loi", "lẻ loi"),
        (unicodedata.normalize("NFD", "Nghị quyết số 07-NQ/TU"), "Nghị quyết số 07-NQ/TU"),
        ("ƣ\u0301ng", "ứng"),
    ],
)
def test_text_is_cleaned_at_the_door(dirty, clean):
    assert clean_text(dirty) == clean


def test_a_text_in_order_is_left_as_it_is():
    text = "Từ ngày 15/12/2021 – “39,3%”:\n- Tỷ lệ hồ sơ ⁽¹⁾"
    assert clean_text(text) == text


def test_a_line_has_single_spaces_and_no_breaks():
    assert clean_line("  Đang\nthực hiện,\u00a0 trễ hạn ") == "Đang thực hiện, trễ hạn"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà", "hòa"),
        ("Uỷ ban nhân dân", "Ủy ban  nhân dân"),
        ("khoẻ, thuỷ", "Khỏe; thủy"),
        ("PHÒNG VĂN HOÁ - XÃ HỘI", "Phòng Văn hóa – Xã hội"),
    ],
)
def test_fold_is_blind_to_tone_style_case_and_punctuation(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("sở", "số"), ("đo", "do"), ("ca", "cà"), ("an", "ăn"), ("1 10", "1.1")])
def test_fold_keeps_what_makes_another_word(one, other):
    assert fold(one) != fold(other)


def test_fold_and_raw_key_make_the_golden_uids():
    def uid(*parts):
        return str(uuid5(NAMESPACE, "\x1f".join(parts)))

    unit = uid("unit", "commune", fold("UBND phường Bắc Nha Trang"), "")
    plan = uid(
        "document",
        fold("Kế hoạch"),
        raw_key("145"),
        raw_key("KH-UBND"),
        "2022-04-15",
        fold("UBND thành phố Đồng Hới"),
    )
    task = uid("task", plan, raw_key("I"), raw_key("2.1"), fold("Tỷ lệ hồ sơ trực tuyến"))
    assert unit == "af01d26d-6710-5a2f-a5a3-01b0d160f686"
    assert plan == "8a8da3aa-06ec-5427-a88f-0901ce6ec1ef"
    assert task == "204a498c-19ff-55c7-9a98-2fcee48d8ca2"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Chuyển đổi số ở Đắk Lắk", "chuyen doi so o dak lak"),
        ("PHƯỜNG\nVĩnh Phước ", "phuong vinh phuoc"),
        ("giai đoạn 2022 – 2025", "giai doan 2022 - 2025"),
        ("“Công dân số” ⁽¹⁾", '"cong dan so" (1)'),
        ("phƣờng Ðồng", "phuong dong"),
        ("", ""),
    ],
)
def test_search_key_has_no_accents(text, key):
    assert search_key(text) == key


def test_sort_text_gives_the_vietnamese_order():
    words = [
        "Anh",
        "Ánh",
        "Ăn",
        "Ân",
        "Bào",
        "Bảo",
        "Bão",
        "Báo",
        "Bạo",
        "Dũng",
        "Đồng",
        "Oanh",
        "Ôn",
        "Ơn",
        "Uyên",
        "Ước",
        "Văn",
        "Vân",
    ]
    assert in_order(words, sort_text)


def test_sort_text_counts_numbers_and_puts_short_words_first():
    names = ["Tổ 2", "Tổ 2A", "Tổ 10", "Tổ dân phố 1", "Tổ dân phố 01 B", "Tổng hợp"]
    assert in_order(names, sort_text)


def test_sort_text_places_letters_of_minority_languages_beside_their_base():
    names = ["H'Bia Niê", "H'Bŭk Niê", "H'Hoa Niê"]
    assert in_order(names, sort_text)


def test_people_are_sorted_by_given_name_then_family_name():
    people = ["Trần Văn An", "Nguyễn Thị Ánh", "Lê Bảo", "Nguyễn Bảo", "Nguyễn Văn Bảo", "Đỗ Dũng", "Y Đen"]
    assert in_order(people, person_sort_text)


def test_the_tone_of_the_given_name_counts_before_the_family_name():
    assert person_sort_text("Trần Bào") < person_sort_text("Lê Bảo")


def test_raw_key_drops_spaces_and_case():
    assert raw_key(" 145/kh - UBND\u00a0") == "145/KH-UBND"
    assert raw_key("1.10a") == "1.10A"


ODD_LETTERS = "aÂĐÐðƢɖßİΣσ1_.-– \n\t\r\x1c\x85\xa0\xad\u0301\u0323\u0344\u1e9b\u200b\u2001\u2029\u3000\ufeff\ud800ﬁ"


@settings(max_examples=400, deadline=None)
@given(st.text(alphabet=ODD_LETTERS, max_size=12) | st.text(max_size=12))
def test_a_text_is_folded_word_by_word_and_as_it_is_cleaned(text):
    assert fold(text) == fold(clean_text(text))
    assert fold(text) == " ".join(filter(None, map(fold, clean_text(text).split())))


@given(st.text(alphabet="1a.B đÐß\t\x7f\xa0\n\u0301", max_size=6))
def test_bare_letters_and_digits_have_the_keys_that_any_text_has(text):
    line = clean_text(text).split()
    assert clean_line(text) == " ".join(line)
    assert raw_key(text) == clean_text("".join(line).upper())


def test_codes_are_ordered_by_their_parts():
    codes = ["1", "1.1", "1.2", "1.10", "2", "I", "I.2", "II", "IX", "X", "a)", "c)", "d)", "đ)", "Phụ lục", ""]
    assert in_order(codes, natural_key)


def test_a_code_of_very_many_digits_has_a_key():
    assert natural_key("9" * 5000) > natural_key("9")


@pytest.mark.parametrize(
    ("written", "value"), [("I", 1), ("IV", 4), ("XIX", 19), ("XX", 20), ("IIX", None), ("", None), ("i", None)]
)
def test_roman_numerals(written, value):
    assert read_roman(written) == value
