"""Finding words in texts: blind to diacritics, in any order, with the places to emphasise."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdsdesk.vietnamese.finding import Rank, excerpt, rank, spans


@pytest.mark.parametrize(
    ("text", "typed", "found"),
    [
        ("Chỉ tiêu", "chi tieu", Rank.SAME),
        ("Chỉ tiêu chuyển đổi số", "chỉ tiêu", Rank.BEGINS),
        ("Đơn vị & thiết lập", "thiet don", Rank.WORDS),
        ("Đơn vị & thiết lập", "iet on", Rank.INSIDE),
        ("Đơn vị & thiết lập", "xyz", None),
        ("Đơn vị & thiết lập", "", None),
    ],
)
def test_how_well_a_text_answers(text: str, typed: str, found: Rank | None) -> None:
    assert rank(text, typed) is found


def test_words_may_stand_beside() -> None:
    assert rank("Hoàn tác", "undo hoan", "undo lấy lại") is Rank.BESIDE


def marked(text: str, typed: str) -> list[str]:
    return [text[begin:end] for begin, end in spans(text, typed)]


@pytest.mark.parametrize(
    ("text", "typed", "found"),
    [
        ("Chuyển đổi đài truyền thanh", "dai", ["đài"]),
        ("Chuyển đổi đài truyền thanh", "thanh DOI", ["đổi", "thanh"]),
        ("Số hoá  số", "so", ["Số", "số"]),
        ("UBND thành phố: đài truyền thanh", "truyen thanh", ["truyền thanh"]),
        ("aaa", "aa", ["aaa"]),
        ("Đề án", "khac", []),
    ],
)
def test_where_the_words_stand(text: str, typed: str, found: list[str]) -> None:
    assert marked(text, typed) == found


def test_a_long_text_is_cut_round_what_was_typed() -> None:
    text = "Ủy ban nhân dân phường đã chỉ đạo " * 10 + "đài truyền thanh phường " + "và các thôn " * 20
    cut = excerpt(text, "dai truyen", 60)
    assert "đài truyền thanh" in cut
    assert len(cut) <= 62
    assert cut.startswith("…")
    assert cut.endswith("…")
    assert excerpt("Ngắn\nthôi", "x", 60) == "Ngắn thôi"


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=40), st.text(max_size=8))
def test_places_lie_in_the_text_in_order(text: str, typed: str) -> None:
    last = -1
    for begin, end in spans(text, typed):
        assert last < begin < end <= len(text)
        last = end
