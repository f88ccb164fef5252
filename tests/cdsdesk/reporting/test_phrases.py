import sys
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdsdesk.document.blocks import Ref, Run
from cdsdesk.reporting.phrases import (
    LONGEST_RESULT,
    LONGEST_TEMPLATE,
    Hole,
    PhraseError,
    Words,
    fill,
    holes,
    parse,
    read_loosely,
)

SOURCE = Ref("task", "t1", "title")


def value(hole: Hole) -> Words:
    return {"one": (Run("một", refs=(SOURCE,)),), "none": ()}.get(hole.name, (Run(f"<{hole.name}>"),))


def said(template: str) -> str:
    return "".join(run.text for run in fill(parse(template), value))


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("Có {one} việc.", "Có một việc."),
        ("Có {one} việc[, {none} xong].", "Có một việc."),
        ("Có {one} việc[, {one} xong].", "Có một việc, một xong."),
        ("{{giữ}} [[nguyên]]", "{giữ} [nguyên]"),
        ("{ one }", "một"),
        ("", ""),
    ],
)
def test_blanks_are_filled_and_empty_parts_fall_away(template: str, words: str) -> None:
    assert said(template) == words


def test_what_fills_a_blank_keeps_its_records() -> None:
    filled = fill(parse("Có {one} việc"), value)
    assert [(run.text, run.refs) for run in filled] == [("Có ", ()), ("một", (SOURCE,)), (" việc", ())]


@pytest.mark.parametrize(
    ("template", "why"),
    [
        ("{one", "thiếu dấu đóng ngoặc"),
        ("one}", "dấu “}” đứng sai chỗ"),
        ("[{one}", "thiếu dấu đóng ngoặc"),
        ("[a [b] c]", "dấu “[” đứng sai chỗ"),
        ("{a{b}}", "thiếu dấu “}” sau “{a”"),
        ("{}", "chưa ghi tên"),
        ("x" * (LONGEST_TEMPLATE + 1), "dài quá"),
    ],
)
def test_a_template_that_cannot_be_read_is_told_why(template: str, why: str) -> None:
    with pytest.raises(PhraseError, match=why.replace("[", r"\[").replace("{", r"\{").replace("}", r"\}")):
        parse(template)


@pytest.mark.parametrize(
    "hostile",
    [
        "{one.__class__}",
        "{one.__class__.__mro__}",
        "{one[0]}",
        "{one!r}",
        "{one:>1000000000}",
        "{0}",
        "{% for x in y %}{x}{% endfor %}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{__import__('os').system('true')}",
        "%(one)s %s ${one} #{one}",
    ],
)
def test_nothing_in_a_template_reaches_the_program(hostile: str) -> None:
    try:
        words = said(hostile)
    except PhraseError:
        return
    # Whatever is no blank of ours is a name that nobody knows, or plain words.
    assert "class 'str'" not in words
    assert "object" not in words
    assert len(words) < 200


def test_the_result_is_bounded() -> None:
    filled = fill(parse("{a}" * 1000), lambda _hole: (Run("x" * 1000),))
    assert sum(len(run.text) for run in filled) == LONGEST_RESULT


@given(st.text(alphabet="ab {}[]", max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        phrase = parse(text)
    except PhraseError:
        return
    assert fill(phrase, value) is not None
    assert all(hole.name for hole in holes(phrase))


def calls_of(act: Callable[[], object]) -> int:
    """Return how many functions something calls, its own and those of Python."""
    count = 0

    def look(_frame: object, event: str, _told: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(look)
    try:
        with suppress(PhraseError):
            act()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("worst", ["[", "{", "{a}[{b}]"])
def test_a_template_twice_as_long_is_twice_the_work_and_no_more(worst: str) -> None:
    half, whole = (worst * (length // len(worst)) for length in (LONGEST_TEMPLATE // 2, LONGEST_TEMPLATE))
    assert calls_of(lambda: fill(parse(whole), value)) < 2.5 * calls_of(lambda: fill(parse(half), value)) + 100


@pytest.mark.parametrize(
    ("text", "names"),
    [("Đạt {chỉ tiêu I.7} năm nay", ["chỉ tiêu I.7"]), ("tập {1} [2]", ["1"]), ("a { b", []), ("{}", []), ("", [])],
)
def test_in_running_text_only_whole_pairs_are_blanks(text: str, names: list[str]) -> None:
    found = read_loosely(text)
    assert [piece.name for piece in found if isinstance(piece, Hole)] == names
    whole = "".join(f"{{{piece.name}}}" if isinstance(piece, Hole) else str(piece) for piece in found)
    assert whole == text
