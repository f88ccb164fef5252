"""Documents made of odd pieces in any order: every rule of structure and form ends, and points at what it tells of."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdsdesk.checks import (
    paper_annex_heads,
    paper_annexes,
    paper_blanks,
    paper_formal,
    paper_left_out,
    paper_lists,
    paper_references,
    paper_signature,
    paper_structure,
    paper_title,
)
from cdsdesk.checks.paper import Origin, Paper
from cdsdesk.checks.registry import PaperRule
from tests.support.papers import annex, heading, item, paper, table, text

MODULES = (
    paper_annex_heads,
    paper_annexes,
    paper_blanks,
    paper_formal,
    paper_left_out,
    paper_lists,
    paper_references,
    paper_signature,
    paper_structure,
    paper_title,
)
RULES = [rule for module in MODULES for rule in vars(module).values() if isinstance(rule, PaperRule)]
PIECES = (
    "Phụ lục I 1.1, 1.2; Phụ lục II",
    "Phụ lục",
    "các Phụ lục I - V",
    "mục III nêu trên",
    "hoàn thành, đúng hạn: 6 (Phụ lục I 5.1)",
    "gồm 03 nội dung sau:",
    "05 xã, phường, gồm: a, b, c.",
    "Trên đây là Báo cáo quý I năm 2026",
    "của UBND phường Bình Minh",
    "……",
    "[…]",
    "⁽¹⁾",
    "số …/KH-UBND ngày … tháng … năm 2026",
    "Kế hoạch số 53/KH-UBND ngày 05/01/2026",
    "./.",
    "",
    "𝔘 ́",
)
MARKS = ("I.", "II.", "1.", "2.", "1.1.", "1.10", "0", "0.0.", "a)", "đ)", "i)", "v)", "(1)", "-", "+", "Phần II", "A.")
WORDS = st.lists(st.sampled_from(PIECES), max_size=3).map(" ".join)
BLOCKS = st.one_of(
    st.builds(text, WORDS),
    st.builds(heading, st.sampled_from(MARKS), WORDS, st.integers(1, 5)),
    st.builds(item, st.sampled_from(MARKS), WORDS),
    st.lists(st.tuples(st.sampled_from((*MARKS, "section:", "total:I", "")), WORDS), max_size=4).map(
        lambda rows: table(("STT", "Nội dung"), rows)
    ),
)
LINES = st.lists(WORDS, max_size=3).map(tuple)
SIGNS = st.lists(st.sampled_from(("TM. ỦY BAN", "KT. CHỦ TỊCH", "PHÓ", "TL.", "An", "")), max_size=4).map(tuple)
PAPERS = st.builds(
    paper,
    st.lists(BLOCKS, max_size=6),
    st.lists(st.builds(annex, WORDS, WORDS, WORDS, st.lists(BLOCKS, max_size=3)), max_size=3),
    st.sampled_from(Origin),
    issuer=WORDS,
    symbol=st.sampled_from(("", "BC-UBND", "-", "BC", "KH-")),
    title=WORDS,
    recipients=LINES,
    addressees=LINES,
    signature=SIGNS,
    signatory=st.sampled_from(("", "An", "TS.")),
)


@given(PAPERS)
@settings(max_examples=120, deadline=None)
def test_any_document_is_judged(odd: Paper) -> None:
    for rule in RULES:
        for finding in rule(odd):
            assert finding.rule == rule.id
            assert finding.message
            assert finding.place is not None


@pytest.mark.parametrize(
    "piece", ["." * 50_000, "… " * 20_000, "Phụ lục I, " * 5_000, "(" * 20_000, "{" * 20_000, "1." * 9_000]
)
def test_hostile_lines_take_no_long_time(piece: str) -> None:
    one = paper([text(f"Số {piece}:"), heading("1.", piece), item("-", piece)], title=piece)
    begun = process_time()
    for rule in RULES:
        list(rule(one))
    assert process_time() - begun < 5
