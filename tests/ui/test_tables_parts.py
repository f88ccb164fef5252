"""Headings, blocks for the clipboard, lines of a cell."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont

from cdsdesk.model.ports import Found
from cdsdesk.vietnamese.text import clean_text
from tests.support.leaks import settle
from ui.tables.cell_lines import cell_lines
from ui.tables.clipboard import read_block, to_block
from ui.tables.columns import Heading
from ui.tables.filters import finished
from ui.tables.section_rows import Lines, Sections, among_headings

CELLS = st.text(alphabet=st.sampled_from('ab"\t\n đ,;'), max_size=8).map(clean_text)


def test_a_heading_stands_where_it_changes_and_inner_ones_come_again_below_a_new_outer_one() -> None:
    outer = {"a": "I", "b": "I", "c": "I", "d": "II"}
    inner = {"a": "1", "b": "1", "c": "2", "d": "1"}
    lines = Sections().over("abcd", lambda uid: (Heading(outer[uid], 1), Heading(inner[uid], 2)))
    assert lines.starts == among_headings(lines.flat()).starts
    assert [lines.uid(number) or f"<{text_of(lines, number)}>" for number in range(len(lines))] == [
        "<I>",
        "<1>",
        "a",
        "b",
        "<2>",
        "c",
        "<II>",
        "<1>",
        "d",
    ]


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("xyz")), max_size=9))
def test_lines_tell_the_same_by_number_by_place_and_one_after_another(sections: list[tuple[str, str]]) -> None:
    under = {str(number): section for number, section in enumerate(sections)}
    lines = Sections().over(
        list(under), lambda uid: tuple(Heading(text, level) for level, text in enumerate(under[uid]))
    )
    flat = lines.flat()
    assert flat == [lines.heading(number) or lines.uid(number) for number in range(len(lines))]
    assert [flat[number] for number in lines.heading_numbers()] == list(lines.headings)
    assert [flat[lines.number(lines.place_of(uid))] for uid in under] == list(under)
    assert lines.uid(-1) == lines.uid(len(lines)) == ""


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("xyz"), st.booleans()), max_size=12))
def test_rows_chosen_from_a_list_stand_under_the_same_headings_as_without_it(told: list[tuple[str, str, bool]]) -> None:
    under = {str(number): tuple(Heading(text) for text in texts) for number, (*texts, _) in enumerate(told)}
    sections, everything = Sections(), list(under)
    for wanted in (True, False):
        places = [place for place, (*_, held) in enumerate(told) if held is wanted]
        chosen = sections.over(Found(everything, places), under.__getitem__)
        assert chosen.flat() == Sections().over([everything[place] for place in places], under.__getitem__).flat()


def text_of(lines: Lines, number: int) -> str:
    heading = lines.heading(number)
    assert heading is not None
    return heading.text


@given(st.lists(st.lists(CELLS, min_size=2, max_size=3), min_size=1, max_size=4))
def test_a_block_comes_back_as_it_went(rows: list[list[str]]) -> None:
    assert from_block(to_block(rows)) == rows


def from_block(text: str) -> list[list[str]]:
    return finished(read_block("", text))


def test_blocks_of_other_programs() -> None:
    assert from_block("a\tb\r\nc\t\r\n") == [["a", "b"], ["c", ""]]
    assert from_block('"hai\ndòng"\tx\n') == [["hai\ndòng", "x"]]
    assert from_block('nói "được" rồi\n') == [['nói "được" rồi']]
    assert from_block('"mở mà không đóng\ta') == [['"mở mà không đóng', "a"]]
    assert from_block("") == []


def test_a_long_block_of_text_is_read_in_slices() -> None:
    text = "Nội dung\t" * 20_000
    assert len(list(read_block("", text))) >= 50


def test_lines_of_a_cell(look: None) -> None:
    font = QFont("Noto Sans", 10).toString()
    long = "Thực hiện Quyết định số 439/QĐ-UBND ngày 11/02/2022 của UBND tỉnh " * 4
    lines = cell_lines(long, font, 160, 3)
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert " ".join(lines[:2]) in long
    assert cell_lines("một\nhai", font, 160, 3) == ("một", "hai")
    assert cell_lines("một\nhai\nba\nbốn", font, 160, 3)[-1].endswith("…")
    assert cell_lines("", font, 160, 3) == ("",)
    emoji = "😀 chữ ngoài mặt phẳng cơ bản " * 3
    assert "".join(cell_lines(emoji, font, 120, 20)).replace(" ", "") == emoji.replace(" ", "")
    settle()
