import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdsdesk.vietnamese.legacy import OldCode, code_of_font, convert, decode_1258
from cdsdesk.vietnamese.legacy_tables import TCVN3, VNI
from tests.support.legacy_codes import to_1258, to_1258_read_as_1252, to_tcvn3, to_vni

VOWELS = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ"
SMALL = VOWELS + "bcdghklmnpqrstvx 0123456789.,;:-/()\n%“”"
BOTH = SMALL + VOWELS.upper() + "BCDGHKLMNPQRSTVX"


def texts(alphabet: str) -> st.SearchStrategy[str]:
    return st.text(alphabet=alphabet, max_size=60)


@pytest.mark.parametrize(
    ("written", "code", "meant"),
    [
        ("Uû ban nh©n d©n ph­êng VÜnh Ph­íc", OldCode.TCVN3, "Uỷ ban nhân dân phường Vĩnh Phước"),
        ("Céng hßa x· héi chñ nghÜa ViÖt Nam", OldCode.TCVN3, "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("ph−êng, μ", OldCode.TCVN3, "phường, à"),
        ("nh\uf0a9n d\uf0a9n", OldCode.TCVN3, "nhân dân"),
        ("CéNG HßA X· HéI", OldCode.TCVN3, "CỘNG HÒA XÃ HỘI"),
        ("Uû ban vµ UBND, H§ND x·", OldCode.TCVN3, "Uỷ ban và UBND, HĐND xã"),
        ("céng hßa x· héi", OldCode.TCVN3_CAPITALS, "CỘNG HÒA XÃ HỘI"),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", OldCode.VNI, "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("ÑOÄC LAÄP - TÖÏ DO", OldCode.VNI, "ĐỘC LẬP - TỰ DO"),
        ("Ñoäc laäp, Aù Ñoâng", OldCode.VNI, "Độc lập, Á Đông"),
        ("Tiêìng Viêòt cuÒa ngýõÌi ðoòc", OldCode.CP1258, "Tiếng Việt của người đọc"),
    ],
)
def test_known_texts_are_converted(written: str, code: OldCode, meant: str) -> None:
    assert convert(written, code) == meant


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Së T-ph¸p", "Sở Tư pháp"),
        ("x©y dùng th-viÖn", "xây dựng thư viện"),
        ("vèn ®Çu t-", "vốn đầu tư"),
        ("bÞ h-háng", "bị hư hỏng"),
        ("Th«n L-CÊm, X-quang", "Thôn Lư Cấm, X-quang"),
        ("V¨n b¶n sè 12/KH-UBND, H-UBND, Wi-Fi", "Văn bản số 12/KH-UBND, H-UBND, Wi-Fi"),
    ],
)
def test_a_hyphen_of_a_line_end_is_the_letter_with_its_code(read: str, meant: str) -> None:
    assert convert(read, OldCode.TCVN3) == meant


def test_the_tables_hold_every_vowel_and_no_letter_twice() -> None:
    toned = {letter for letter in VOWELS if not letter.isascii()}
    assert toned | {"Ă", "Â", "Ê", "Ô", "Ơ", "Ư", "Đ"} == set(TCVN3.values())
    assert len(set(TCVN3.values())) == len(TCVN3) == 74
    small = {pair: letter for pair, letter in VNI.items() if pair.islower()}
    assert set(small.values()) == toned - {"í", "ì"}
    assert len(set(small.values())) == len(small)


@settings(max_examples=80, deadline=None)
@given(texts(SMALL))
def test_small_letters_come_back_from_tcvn3(text: str) -> None:
    assert convert(to_tcvn3(text), OldCode.TCVN3) == text
    assert convert(to_tcvn3(text, capitals=True), OldCode.TCVN3_CAPITALS) == text.upper()


@settings(max_examples=80, deadline=None)
@given(texts(BOTH))
def test_every_letter_comes_back_from_1258(text: str) -> None:
    assert decode_1258(to_1258(text)) == text
    assert convert(to_1258_read_as_1252(text), OldCode.CP1258) == text


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(["Ủy", "ban", "phường", "Vạn", "Thạnh,", "chuyển", "đổi", "số;", "CÔNG", "ĐỘC", "Á"])))
def test_words_come_back_from_vni(words: list[str]) -> None:
    text = " ".join(words)
    assert convert(to_vni(text), OldCode.VNI) == text


def test_bytes_without_a_letter_are_seen() -> None:
    assert decode_1258(b"A\xd2 \x9d") == "Ả \ufffd"
    assert unicodedata.is_normalized("NFC", decode_1258(b"e\xec"))


@pytest.mark.parametrize(
    ("font", "code"),
    [
        (".VnTime", OldCode.TCVN3),
        (".VnTimeH", OldCode.TCVN3_CAPITALS),
        (".VnArialH,Bold", OldCode.TCVN3_CAPITALS),
        (".VnArial Narrow", OldCode.TCVN3),
        ("VnTime", OldCode.TCVN3),
        ("VNI-Times", OldCode.VNI),
        ("VNI-Helve-Condense", OldCode.VNI),
        ("@VNI-Times", OldCode.VNI),
        ("Times New Roman", None),
        ("Vni", None),
        ("Verdana", None),
        ("", None),
    ],
)
def test_a_font_tells_its_code_page(font: str, code: OldCode | None) -> None:
    assert code_of_font(font) is code
