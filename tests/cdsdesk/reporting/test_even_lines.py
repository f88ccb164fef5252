"""Names and titles over several lines: as few lines as they need, about as long as each other, nothing lost."""

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
        ("", [""]),
    ],
)
def test_no_word_is_left_alone_below(text: str, wanted: list[str]) -> None:
    assert lines(text, even=True) == wanted


@given(WORDS)
@settings(max_examples=40, deadline=None)
def test_no_more_lines_and_no_other_words(words: list[str]) -> None:
    text = " ".join(words)
    even = lines(text, even=True)
    assert len(even) == len(lines(text, even=False))
    assert " ".join(even) == text
