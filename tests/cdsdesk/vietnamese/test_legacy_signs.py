import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdsdesk.vietnamese.legacy import OldCode
from cdsdesk.vietnamese.legacy_signs import ODD_LETTERS, Signs, is_frequent, is_modern, pooled, weigh
from cdsdesk.vietnamese.syllables import is_syllable
from tests.support.legacy_codes import to_1258_read_as_1252, to_tcvn3, to_vni

TEXTS = (
    "Ban hành Kế hoạch chuyển đổi số năm 2022 của thành phố",
    "Ủy ban nhân dân các xã, phường; các cơ quan, đơn vị liên quan",
    "Tỷ lệ hồ sơ được giải quyết trực tuyến: 39,3% (5.179/13.178)",
    "Sở Thông tin và Truyền thông phối hợp với Sở Nội vụ",
    "Đang thực hiện theo tiến độ, Quyết định số 795/QĐ-UBND ngày 23/02/2022",
    "Xây dựng phần mềm quản lý giấy phép bán lẻ rượu, thuốc lá",
    "Mỗi tổ công nghệ số cộng đồng hướng dẫn người dân nộp hồ sơ",
)
CLEAN_WORDS = (
    *("Hà", "Nam", "Lê", "Thanh", "Tâm", "xã", "Tân", "công", "thông", "hoàn", "thành", "toán", "hoà", "có", "cô"),
    *("báo", "cáo", "dân", "cá", "nhân", "ghi", "chú", "quý", "lý", "trình", "TÌNH", "HÌNH", "Trà", "quì", "giò"),
    *("©", "®", "VNPT®", "©2022", "§3", "×", "3m×4m", "40×60", "±5°C", "m²", "µm", "½", "«Sáng", "kiến»", "Ø21", "·"),
    *("café", "Müller", "España", "señor", "naïve", "Straße", "fiancé", "Zürich", "Québec", "Ångström", "São", "Paulo"),
    *("VN-001", "H32.10.5", "KH-UBND", "Windows™", "24/7", "e-mail", "Wi-Fi", "100%", "…", "“ạ”", "đã", "được"),
)


def signs_of(*texts: str) -> Signs:
    signs = Signs()
    for text in texts:
        signs.take(text)
    return signs


@pytest.mark.parametrize(
    ("write", "code"),
    [(to_tcvn3, OldCode.TCVN3), (to_vni, OldCode.VNI), (to_1258_read_as_1252, OldCode.CP1258)],
)
def test_a_column_in_an_old_code_page_is_recognised(write: Callable[[str], str], code: OldCode) -> None:
    written = [write(text) for text in TEXTS]
    assert signs_of(*written).code() is code
    assert re.search(f"[{ODD_LETTERS}]", "\n".join(written))
    assert all(weigh(text, code) > 0 for text in written)


def test_a_few_letters_tell_nothing() -> None:
    assert signs_of(to_tcvn3("nhân dân")).code() is None
    assert signs_of(to_vni("Đã làm")).code() is None
    assert pooled([signs_of(to_tcvn3("nhân dân")), signs_of(to_tcvn3("phường"))]).code() is OldCode.TCVN3


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(st.sampled_from(CLEAN_WORDS), min_size=1, max_size=8).map(" ".join), max_size=40))
def test_clean_unicode_is_never_taken_for_an_old_code_page(cells: list[str]) -> None:
    assert signs_of(*cells).code() is None


def test_clean_sentences_are_modern_and_only_become_worse() -> None:
    assert signs_of(*TEXTS).code() is None
    assert all(is_modern(text) for text in TEXTS)
    assert not re.search(f"[{ODD_LETTERS}]", "\n".join(TEXTS))
    assert all(weigh(text, code) < 0 for text in TEXTS for code in OldCode)


def test_a_word_of_both_readings_goes_by_what_is_frequent() -> None:
    assert weigh("Ghi chú", OldCode.TCVN3) < 0
    assert weigh("Bé, sè", OldCode.TCVN3) > 0
    assert weigh("hòn", OldCode.VNI) == 0
    assert weigh(to_tcvn3("Đỗ Minh Dũng"), OldCode.TCVN3) > 0
    assert weigh(to_tcvn3("Phan Thanh Dũng"), OldCode.TCVN3) == 0
    assert weigh("Dòng sông", OldCode.TCVN3) < 0
    assert is_frequent(to_tcvn3("ghi chú"), OldCode.TCVN3)
    assert not is_frequent("µm", OldCode.TCVN3)
    assert not is_frequent("5", OldCode.TCVN3)
    assert weigh("⁽¹⁾", OldCode.TCVN3) < 0


@pytest.mark.parametrize("word", ["nghiêng", "QUYẾT", "Đắk", "gì", "giết", "quỳnh", "hoà", "hòa", "ủy", "Uỷ", "khuỷu"])
def test_syllables_are_known(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["cÊp", "côc", "ñang", "phỏt", "xyz", "QĐ", "nhaân", "café", "nghiêngg", "àá", ""])
def test_what_is_no_syllable_is_known(word: str) -> None:
    assert not is_syllable(word)
