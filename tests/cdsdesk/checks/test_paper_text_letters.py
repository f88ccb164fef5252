import unicodedata
from dataclasses import replace

import pytest

from cdsdesk.checks.paper_text_letters import look_alike, old_code, taken_apart
from tests.support.papers import item, paper, text

CYRILLIC_O, CYRILLIC_A, CYRILLIC_T, CYRILLIC_C = "\u043e", "\u0430", "\u0422", "\u0421"


@pytest.mark.parametrize(
    ("words", "slip", "right"),
    [
        (f"Phòng Văn h{CYRILLIC_O}a", f"h{CYRILLIC_O}a", "hoa"),
        (f"Thông b{CYRILLIC_A}o kết luận", f"b{CYRILLIC_A}o", "bao"),
        (f"ứng dụng {CYRILLIC_C}NTT", f"{CYRILLIC_C}NTT", "CNTT"),
        (f"{CYRILLIC_T}TTT", f"{CYRILLIC_T}TTT", "TTTT"),
        ("kế hoạch c\u03bf sở dữ liệu", "c\u03bf", "co"),
        ("theo \uff35BND phường", "\uff35BND", "UBND"),
        (f"ý kiến ch{CYRILLIC_O} nhân dân", f"ch{CYRILLIC_O}", "cho"),
    ],
)
def test_a_letter_of_another_alphabet_is_found(words, slip, right):
    (finding,) = look_alike(paper([text(words)]))
    assert (finding.found, finding.expected, finding.place.quote) == (slip, right, slip)


@pytest.mark.parametrize(
    "words",
    [
        "bụi mịn 25 µm, điện trở 10 kΩ, góc α và β, ΔT = 5",
        "Đài Tiếng nói nước Nga (Голос России) đưa tin",
        "Công nghệ thông tin, chuyển đổi số; Điện Biên Phủ; café",
        "½ số hộ, 25 m², số № 5",
    ],
)
def test_measures_and_other_languages_stay_silent(words):
    assert list(look_alike(paper([text(words)]))) == []


def raw(words, written):
    return replace(text(words), raw=written)


def test_an_eth_is_told_by_its_word() -> None:
    (finding,) = taken_apart(paper([raw("hạ tầng CĐS được đầu tư", "hạ tầng CÐS được đầu tư")]))
    assert finding.message.startswith("Từ “CĐS” có chữ trông như “Đ”")
    assert "U+00D0" in finding.message
    assert finding.found == "CĐS"


def test_taken_apart_letters_are_told_once():
    words = "Tiếp tục đẩy mạnh chuyển đổi số"
    apart = unicodedata.normalize("NFD", words)
    (finding,) = taken_apart(paper([text("Mở đầu"), raw(words, apart), raw(words, apart)]))
    assert finding.place.paragraph == 2
    assert "và 1 chỗ khác" in finding.message


def test_wrong_codes_of_letters_are_told():
    made = paper([raw("nước", "n\u01a3ớc"), raw("Đề án", "Ðề án")])
    assert [("ƣ" in finding.message, "U+00D0" in finding.message) for finding in taken_apart(made)] == [
        (True, False),
        (False, True),
    ]


def test_composed_letters_and_odd_spaces_stay_silent():
    assert list(taken_apart(paper([raw("Đề án 06", "Đề\u00a0án  06"), text("nước")]))) == []


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("§Èy m¹nh tuyªn truyÒn chuyÓn ®æi sè.", "Đẩy mạnh tuyên truyền"),
        ("Tieáp tuïc thöïc hieän chuyeån ñoåi soá.", "Tiếp tục thực hiện"),
        ("Kết quả: thùc hiÖn tèt nhiÖm vô", "hiện tốt nhiệm"),
    ],
)
def test_old_codes_are_found(words, read):
    (finding,) = old_code(paper([item("-", words)]))
    assert read in finding.expected


@pytest.mark.parametrize(
    "words",
    [
        "Hoà bình, thuỷ lợi, uỷ ban, thông báo, các trường hợp",
        "Québec, São Paulo, Citroën và Škoda",
        "Đà Nẵng – “thành phố thông minh” … 25 m², 100 µg",
        "CÔNG BÁO THÀNH PHỐ",
        "Tổng số: 5 × 3 = 15; 20°C ± 2",
    ],
)
def test_vietnamese_and_foreign_words_stay_silent(words):
    assert list(old_code(paper([text(words)]))) == []
