"""Names and titles over several lines: about as long as each other, no word torn apart, nothing lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdsdesk.reporting.fonts import find_fonts
from cdsdesk.reporting.render_pdf.lines import Setter
from cdsdesk.reporting.render_pdf.stack import even_stack, longest, stack

WIDTH = 184.0
WORDS = st.lists(
    st.sampled_from(["ỦY", "BAN", "NHÂN", "DÂN", "PHƯỜNG", "TRANG", "CHUYỂN", "ĐỔI"]), min_size=1, max_size=14
)


def lines(text: str, *, even: bool) -> list[str]:
    setter = Setter(find_fonts())
    made = (even_stack if even else stack)(setter, [(text, setter.face(13.0, bold=True))], WIDTH)
    assert longest(made) <= WIDTH
    return ["".join(part.text for part in line.parts).strip() for line, _ in made]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("UBND PHƯỜNG BẮC NHA TRANG", ["UBND PHƯỜNG", "BẮC NHA TRANG"]),
        ("BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ", ["BAN CHỈ ĐẠO", "CHUYỂN ĐỔI SỐ"]),
        ("ỦY BAN NHÂN DÂN", ["ỦY BAN NHÂN DÂN"]),
        ("TRƯỞNG PHÒNG VĂN HÓA - XÃ HỘI", ["TRƯỞNG PHÒNG", "VĂN HÓA - XÃ HỘI"]),
        ("TRƯỞNG PHÒNG VĂN HÓA - XÃ HỘI VÀ THÔNG TIN", ["TRƯỞNG PHÒNG VĂN HÓA -", "XÃ HỘI VÀ THÔNG TIN"]),
        ("Sở Văn hoá và Thể thao tỉnh Khánh Hoà".upper(), ["SỞ VĂN HOÁ VÀ THỂ THAO", "TỈNH KHÁNH HOÀ"]),
        ("BÁO CÁO SỐ LIỆU CẢ NĂM 2026", ["BÁO CÁO SỐ LIỆU", "CẢ NĂM 2026"]),
        ("", [""]),
    ],
)
def test_no_word_is_left_alone_below(text: str, wanted: list[str]) -> None:
    assert lines(text, even=True) == wanted


@given(WORDS)
@settings(max_examples=40, deadline=None)
def test_one_more_line_at_most_and_no_other_words(words: list[str]) -> None:
    text = " ".join(words)
    even = lines(text, even=True)
    assert 0 <= len(even) - len(lines(text, even=False)) <= 1
    assert " ".join(even) == text
