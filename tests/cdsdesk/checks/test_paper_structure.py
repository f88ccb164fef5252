from collections.abc import Iterable, Sequence

import pytest

from cdsdesk.checks import paper_structure as rules
from cdsdesk.checks.paper import Origin, Paper, PaperBlock
from cdsdesk.checks.registry import PaperRule
from cdsdesk.model.findings import Finding, Severity
from tests.support.papers import annex, heading, item, paper, table, text

ALL = (rules.number_twice, rules.number_gap, rules.number_order, rules.number_parent)


def found(one: Paper, *chosen: PaperRule) -> list[Finding]:
    return [finding for rule in chosen or ALL for finding in rule(one)]


def headed(*marks: str) -> list[PaperBlock]:
    """Headings with their usual levels: Roman 1, plain 2, dotted 3, letters 4."""
    levels = {"I": 1, "V": 1, "X": 1, "P": 1}
    return [
        heading(
            mark,
            f"Nội dung {place}",
            levels.get(mark[0], 4 if mark[0].isalpha() else 3 if mark.rstrip(".").count(".") else 2),
        )
        for place, mark in enumerate(marks)
    ]


def numbers(values: Sequence[str], first: str = "STT") -> Paper:
    rows = [[value, f"Nhiệm vụ {place}"] for place, value in enumerate(values)]
    return paper(annexes=[annex("Phụ lục", blocks=[table((first, "Nhiệm vụ"), rows)])])


@pytest.mark.parametrize(
    "marks",
    [
        ("I.", "1.", "2.", "II.", "1.", "2.", "3.", "III."),
        ("I.", "1.", "a)", "b)", "c)", "d)", "đ)", "e)", "g)", "h)", "i)", "k)", "2."),
        ("I.", "1.", "a)", "b)", "c)", "d)", "e)", "f)", "g)"),
        ("Phần I", "I.", "1.", "II.", "Phần II", "I.", "1.", "2."),
        ("I.", "1.", "1.1.", "1.2.", "2.", "2.1.", "2.2.", "II.", "1.", "1.1."),
        ("I.", "1.", "2.", "II.", "3.", "4."),
        ("1", "1.1", "1.2", "1.3", "2", "2.1"),
        ("I.", "I.1.", "I.2.", "II.", "II.1."),
        ("I.", "II.", "III.", "IV.", "V.", "VI."),
    ],
)
def test_right_numbers_are_silent(marks: tuple[str, ...]) -> None:
    assert found(paper(headed(*marks))) == []
    assert found(paper(headed(*marks), origin=Origin.FILE)) == []


@pytest.mark.parametrize(
    ("marks", "rule", "number", "expected"),
    [
        (("I.", "I.", "II."), "structure.number-twice", "I", ""),
        (("Phần I", "I.", "I.", "1.", "2.", "Phần II", "I."), "structure.number-twice", "I", ""),
        (("I.", "II.", "II.", "IV."), "structure.number-twice", "II", "III"),
        (("I.", "II.", "IV."), "structure.number-gap", "IV", "III"),
        (("I.", "1.", "2.", "4.", "5."), "structure.number-gap", "4", "3"),
        (("I.", "1.", "2.", "7.", "4."), "structure.number-order", "7", "3"),
        (("I.", "1.", "3.", "2."), "structure.number-order", "2", ""),
        (("I.", "1.", "a)", "b)", "d)"), "structure.number-gap", "d", "c"),
        (("I.", "1.", "a)", "a)", "c)"), "structure.number-twice", "a", "b"),
        (("I.", "2.", "3."), "structure.number-gap", "2", "1"),
        (("I.", "1.", "1.1.", "2.", "1.2."), "structure.number-parent", "1.2", ""),
        (("I.", "1.", "1.1.", "1.2.", "2.3.", "1.4."), "structure.number-parent", "2.3", ""),
        (("Phần I", "Phần III"), "structure.number-gap", "Phần III", "Phần II"),
    ],
)
def test_a_wrong_number_is_told_once(marks: tuple[str, ...], rule: str, number: str, expected: str) -> None:
    for origin in Origin:
        told = found(paper(headed(*marks), origin=origin))
        assert [(one.rule, one.found, one.expected) for one in told] == [(rule, number, expected)]


def test_the_message_names_both_places() -> None:
    blocks = [heading("I.", "MỤC TIÊU"), heading("I.", "NHIỆM VỤ"), text("Triển khai kế hoạch.")]
    [told] = found(paper(blocks))
    assert told.message == "Mục I có hai lần: “NHIỆM VỤ” và “MỤC TIÊU”"
    assert told.place is not None
    assert (told.place.paragraph, told.place.quote) == (2, "I. NHIỆM VỤ")


def listed(*lines: tuple[str, str]) -> list[PaperBlock]:
    return [text(words) if not mark else item(mark, words) for mark, words in lines]


@pytest.mark.parametrize(
    "lines",
    [
        [("-", "Một:"), ("a)", "x"), ("b)", "y"), ("-", "Hai:"), ("a)", "x"), ("b)", "y")],
        [("", "Gồm:"), ("1.", "x"), ("2.", "y"), ("", "Và gồm:"), ("1.", "x"), ("2.", "y")],
        [("a)", "Một:"), ("-", "x"), ("-", "y"), ("b)", "Hai:"), ("-", "x")],
        [("(1)", "x"), ("(2)", "y"), ("", "Ngoài ra còn:"), ("(1)", "x")],
        [("i)", "x"), ("ii)", "y"), ("iii)", "z"), ("iv)", "t"), ("v)", "u")],
    ],
)
def test_lists_of_items_begin_anew(lines: list[tuple[str, str]]) -> None:
    assert found(paper(listed(*lines))) == []


def test_items_below_a_heading_of_the_same_kind() -> None:
    blocks = [heading("1.", "Kết quả", 2), item("1.", "Một;"), item("2.", "Hai."), heading("2.", "Tồn tại", 2)]
    assert found(paper(blocks)) == []


def test_a_letter_twice_with_dashes_below() -> None:
    lines = [("a)", "Một:"), ("-", "x"), ("a)", "Hai:"), ("-", "y"), ("c)", "Ba")]
    [told] = found(paper(listed(*lines)))
    assert (told.found, told.expected, told.severity) == ("a", "b", Severity.WARNING)
    [unsure] = found(paper(listed(*lines), origin=Origin.FILE))
    assert unsure.severity is Severity.NOTE
    assert "cần xem lại" in unsure.message


def test_headings_without_numbers_end_what_is_below_them() -> None:
    blocks: Iterable[PaperBlock] = [
        heading("", "ĐÁNH GIÁ", 1),
        heading("1.", "Kết quả", 2),
        heading("2.", "Tồn tại", 2),
        heading("", "KẾ HOẠCH", 1),
        heading("1.", "Mục tiêu", 2),
    ]
    assert found(paper(blocks)) == []


@pytest.mark.parametrize(
    "values",
    [
        ["1", "2", "3"],
        ["01", "02", "03"],
        ["section:I", "1", "2", "section:II", "1", "2"],
        ["section:I", "1", "2", "section:II", "3", "4"],
        ["I", "1", "1.1", "1.2", "II", "2", "2.1", "2.2", "3", "3.1"],
        ["I", "1.1", "1.2", "II", "2.1", "III", "3.1", "3.2"],
        ["section:1. Triển khai văn bản", *[f"1.{n}" for n in range(1, 12)], "section:2. Tham mưu", "2.1"],
        ["1", "", "", "2", "total:", "3"],
        ["1.4", "1.7", "2.2", "2.9", "5.1", "6.3", "6.8"],
        ["section:Nhóm A", "1", "2", "section:Nhóm B", "1", "2"],
        ["total:I", "1", "total:II", "1", "2", "total:"],
    ],
)
def test_right_tables_are_silent(values: list[str]) -> None:
    assert found(numbers(values)) == []


@pytest.mark.parametrize(
    ("values", "rule", "number", "expected"),
    [
        (["1", "2", "2", "4"], "structure.number-twice", "2", "3"),
        (["1", "2", "4", "5"], "structure.number-gap", "4", "3"),
        ([*[f"1.{n}" for n in range(1, 10)], "1.1", "1.11"], "structure.number-twice", "1.1", "1.10"),
        (["1", "3", "2", "4"], "structure.number-order", "2", ""),
        (["section:1. Một", "1.1", "section:2. Hai", "1.2", "2.2"], "structure.number-parent", "1.2", ""),
    ],
)
def test_a_wrong_number_in_a_table(values: list[str], rule: str, number: str, expected: str) -> None:
    [told] = found(numbers(values))
    assert (told.rule, told.found, told.expected) == (rule, number, expected)


def test_a_table_cut_in_two_counts_on() -> None:
    header = ("TT", "Nội dung")
    cut = [table(header, [["1", "a"], ["2", "b"]]), table(header, [["3", "c"], ["4", "d"]])]
    assert found(paper(cut)) == []
    other = [table(header, [["1", "a"], ["2", "b"]]), table(("TT", "Họ tên"), [["1", "c"]])]
    assert found(paper(other)) == []


def test_rows_that_number_the_columns_are_no_rows() -> None:
    rows = [["(1)", "(2)", "(3)"], ["1", "Một", "x"], ["2", "Hai", "y"]]
    assert found(paper([table(("STT", "Nội dung", "Ghi chú"), rows)])) == []


def test_a_table_without_such_a_column() -> None:
    assert found(numbers(["5", "3", "3"], first="Số lượng")) == []


def test_a_heading_that_the_reading_joined_to_another_line() -> None:
    joined = text("Đã chuyển đổi đài truyền thanh. 1.2. Nhân lực số")
    blocks = [heading("1.", "Kết quả"), heading("1.1.", "a", 2), joined, heading("1.3.", "b", 2)]
    assert found(paper(blocks, origin=Origin.FILE)) == []
    assert [one.rule for one in found(paper(blocks))] == ["structure.number-gap"]


def test_a_count_in_the_text_is_no_heading() -> None:
    blocks = [*headed("1.", "2."), text("Kết quả: 3 nhiệm vụ, 3. lớp; 3 Tổ."), *headed("4.")]
    assert [one.rule for one in found(paper(blocks, origin=Origin.FILE))] == ["structure.number-gap"]


def test_articles_have_numbers_of_their_own_below() -> None:
    blocks = [
        text("Điều 1. Phạm vi"),
        heading("1.", "Một", 1),
        heading("2.", "Hai", 1),
        text("Điều 2. Đối tượng"),
        heading("1.", "Ba", 1),
    ]
    assert found(paper(blocks)) == []
    [told] = found(paper([*blocks, text("Điều 4. Hiệu lực")]))
    assert (told.rule, told.expected) == ("structure.number-gap", "Điều 3")


def test_letters_below_roman_numbers_and_above() -> None:
    below = headed("I.", "A.", "1.", "B.", "1.", "II.", "A.", "B.", "III.", "A.")
    assert found(paper(below)) == []
    above = headed("A.", "I.", "1.", "II.", "B.", "I.", "II.", "C.", "I.")
    assert found(paper(above)) == []


def test_numbers_beside_the_names_of_groups() -> None:
    header = ("Thôn", "STT", "Họ và tên")
    rows = [("Đông", "1", "a"), ("", "2", "b"), ("Tây", "1", "c"), ("", "2", "d")]
    assert found(paper([table(header, rows)])) == []


def test_a_table_that_counts_anew_is_doubtful_in_a_file() -> None:
    one = table(("STT", "Nhiệm vụ"), [(number, "a") for number in ("1", "2", "3", "1", "2")])
    assert [finding.severity for finding in found(paper([one], origin=Origin.FILE))] == [Severity.NOTE]
    assert [finding.severity for finding in found(paper([one]))] == [Severity.WARNING]
