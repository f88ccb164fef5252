"""Looking at all texts at once finds what looking at each would find."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdsdesk.vietnamese.soundness import SUSPECT, are_surely_clean
from cdsdesk.vietnamese.text import clean_text

VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxy ÀẢÃÁẠằẳẵắặầẩẫấậỲỶỸÝỴ“”–0123456789.,/%"


def told(*texts: str) -> bool:
    return are_surely_clean(list(texts), "\x7f".join(texts))


def test_every_letter_that_passes_needs_no_repair() -> None:
    letters = [chr(code) for code in range(0x20, 0x3000) if not 0xD800 <= code < 0xE000 and code != 0x7F]
    passed = [letter for letter in letters if told(f"a{letter}b")]
    assert passed == [
        letter for letter in letters if not SUSPECT.search(letter) and unicodedata.is_normalized("NFC", f"a{letter}b")
    ]
    assert all(clean_text(f"a{letter}b") == f"a{letter}b" for letter in passed)


@given(st.lists(st.text(st.sampled_from(VIETNAMESE), min_size=1).map(str.strip), min_size=1))
def test_vietnamese_passes(texts: list[str]) -> None:
    assert told(*texts)
    assert not told(*texts, "ƣu tiên")


@pytest.mark.parametrize(
    "odd", [" đầu", "cuối ", "cuối\n", "giữa \ndòng", "rời a\u0301", "hai\xa0chữ", "a\0b", "a\u200bb", "ð", "µ"]
)
def test_what_needs_repair_does_not_pass(odd: str) -> None:
    assert not told("Kế hoạch", odd, "Ủy ban")


def test_a_line_break_passes() -> None:
    assert told("Kế hoạch\nnăm 2022", "")
