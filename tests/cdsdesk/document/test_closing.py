"""The end mark goes where the templates print it, and nowhere else."""

import pytest

from cdsdesk.document.blocks import Block, Heading, ListItem, Paragraph, Run, Table, plain, words
from cdsdesk.document.closing import with_end_mark


def text_of(blocks: tuple[Block, ...]) -> str:
    last = blocks[-1]
    assert isinstance(last, Paragraph | ListItem)
    return plain(last.runs)


@pytest.mark.parametrize("text", ["của tỉnh.", "của tỉnh", "của tỉnh;", "của tỉnh . ", "của tỉnh./.", "của tỉnh./. "])
def test_it_replaces_the_last_stop(text: str) -> None:
    assert text_of(with_end_mark((Paragraph(words(text)),))) == "của tỉnh./."


def test_only_the_last_block_changes() -> None:
    first, last = Paragraph(words("Một.")), ListItem(words("Hai;"))
    marked = with_end_mark((first, last))
    assert marked[0] is first
    assert text_of(marked) == "Hai./."


def test_it_stays_on_the_last_word_when_the_stop_is_a_run_of_its_own() -> None:
    marked = with_end_mark((Paragraph((Run("Phụ lục "), Run("II", bold=True), Run(". "), Run(""))),))
    assert marked[0] == Paragraph((Run("Phụ lục "), Run("II./.", bold=True)))


def test_closing_quotes_and_parentheses_stay() -> None:
    assert text_of(with_end_mark((Paragraph(words("(có phụ lục kèm theo).")),))) == "(có phụ lục kèm theo)./."


def test_a_table_takes_it_on_its_last_note() -> None:
    table = Table((), ((),), (), footnotes=("(1) Một.", "(-) Chưa bố trí."))
    assert with_end_mark((table,)) == (Table((), ((),), (), footnotes=("(1) Một.", "(-) Chưa bố trí./.")),)


@pytest.mark.parametrize(
    "blocks", [(), (Table((), ((),), ()),), (Heading(1, "I. Kết quả", "results"),), (Paragraph(words(" . ")),)]
)
def test_without_a_word_to_stand_on_nothing_changes(blocks: tuple[Block, ...]) -> None:
    assert with_end_mark(blocks) == blocks


def test_marking_twice_is_marking_once() -> None:
    once = with_end_mark((Paragraph(words("của tỉnh.")),))
    assert with_end_mark(once) == once
