import pytest

from cdsdesk.checks import paper_state_counts as rules
from cdsdesk.checks.paper import Paper
from tests.support.papers import annex, item, paper, table, text

ROWS = table(
    ("Nhiệm vụ", "Đánh giá"),
    [
        ("section:Văn bản", ""),
        ("a", "Hoàn thành, đúng hạn"),
        ("b", "Hoàn thành, đúng hạn"),
        ("c", "Hoàn thành, trễ hạn"),
        ("d", "Đang thực hiện theo tiến độ"),
    ],
)


def by_state(*lines: str) -> Paper:
    return paper([text("Tình hình như sau:"), *(item("-", line) for line in lines), ROWS])


def told(one: Paper) -> list[tuple[str, str]]:
    return [(finding.found, finding.expected) for finding in rules.state_count(one)]


@pytest.mark.parametrize(
    "lines",
    [
        ("Hoàn thành, đúng hạn: 2.", "Hoàn thành, trễ hạn: 1.", "Đang thực hiện theo tiến độ: 1."),
        ("Hoàn thành, đúng hạn: 12.", "Hoàn thành, trễ hạn: 3."),
        ("Hoàn thành, đúng hạn: 3 (Phụ lục I 1.1).", "Hoàn thành, trễ hạn: 1."),
        ("Hoàn thành, đúng hạn.", "Hoàn thành, trễ hạn."),
    ],
)
def test_counts_that_agree_or_count_something_else(lines: tuple[str, ...]) -> None:
    assert told(by_state(*lines)) == []


def test_counts_that_the_table_does_not_give() -> None:
    one = by_state("Hoàn thành, đúng hạn: 3.", "Hoàn thành, trễ hạn: 0.", "Đang thực hiện theo tiến độ: 1.")
    assert told(one) == [("3", "2"), ("0", "1")]


def test_two_tables_with_states_are_not_judged() -> None:
    lines = (item("-", "Hoàn thành, đúng hạn: 3."), item("-", "Hoàn thành, trễ hạn: 1."))
    assert told(paper([*lines, ROWS], [annex("Phụ lục", blocks=[ROWS])])) == []
