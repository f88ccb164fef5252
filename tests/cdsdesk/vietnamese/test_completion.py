"""Names from a few letters: without accents, by beginnings of words, by initials."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdsdesk.vietnamese import completion
from cdsdesk.vietnamese.completion import is_literal, matching
from cdsdesk.vietnamese.text import search_key

NAMES = (
    "Phòng Văn hóa - Xã hội",
    "Sở Thông tin và Truyền thông",
    "Công an phường",
    "Đoàn Thanh niên",
    "Văn phòng HĐND và UBND",
    "Sở Khoa học và Công nghệ",
)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("so tttt", "Sở Thông tin và Truyền thông"),
        ("stttt", "Sở Thông tin và Truyền thông"),
        ("vhxh", "Phòng Văn hóa - Xã hội"),
        ("phong van", "Phòng Văn hóa - Xã hội"),
        ("p vhxh", "Phòng Văn hóa - Xã hội"),
        ("đoàn", "Đoàn Thanh niên"),
        ("doan tn", "Đoàn Thanh niên"),
        ("CA P", "Công an phường"),
        ("kh&cn", "Sở Khoa học và Công nghệ"),
        ("van phong", "Văn phòng HĐND và UBND"),
        ("xa hoi", "Phòng Văn hóa - Xã hội"),
    ],
)
def test_the_name_that_is_meant_comes_first(typed: str, first: str) -> None:
    assert matching(typed, NAMES, 5)[0] == first


def test_nothing_fits_letters_that_stand_nowhere() -> None:
    assert matching("so tttx", NAMES, 5) == ()


def test_nothing_typed_offers_all_in_their_order() -> None:
    assert matching("", NAMES, 3) == NAMES[:3]


def test_names_of_one_rank_keep_their_order() -> None:
    assert matching("so", NAMES, 5) == ("Sở Thông tin và Truyền thông", "Sở Khoa học và Công nghệ")


def test_a_name_that_begins_with_just_what_was_typed_is_told_from_a_short_form() -> None:
    assert is_literal("Công an", "Công an phường")
    assert not is_literal("cong an", "Công an phường")
    assert not is_literal("cap", "Công an phường")


@given(st.sampled_from(NAMES), st.integers(1, 30))
@settings(max_examples=60, deadline=None)
def test_every_beginning_of_a_name_finds_it(name: str, length: int) -> None:
    assert name in matching(name[:length], NAMES, len(NAMES))


def test_names_are_taken_apart_once_however_much_is_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    names = tuple(f"Trường Tiểu học Vĩnh Phước số {number} và Trung tâm {number % 97}" for number in range(5000))
    matching("a", names, 12)
    read: list[str] = []
    monkeypatch.setattr(completion, "search_key", lambda text: (read.append(text), search_key(text))[1])
    for typed in ("t", "tr", "trg 17", "thvp 4999", "khong co"):
        matching(typed, names, 12)
    assert read == ["t", "tr", "trg 17", "thvp 4999", "khong co"]
