import pytest

from cdsdesk.checks import paper_left_out as rules
from cdsdesk.checks.paper import Origin, Paper, PaperBlock
from cdsdesk.model.findings import Severity
from tests.support.papers import annex, heading, item, note, paper, table, text

ROWS = table(
    ("STT", "Nhiệm vụ", "Đánh giá"),
    [
        ("1.1", "a", "Hoàn thành, đúng hạn"),
        ("1.2", "b", "Hoàn thành, trễ hạn"),
        ("1.3", "c", "Hoàn thành, đúng hạn"),
        ("1.4", "d", "Đang thực hiện theo tiến độ"),
    ],
)


def by_state(*lines: str) -> Paper:
    body = [text("Tổng số nhiệm vụ: 4, trong đó:"), *(item("+", line) for line in lines)]
    return paper(body, [annex("Phụ lục I", blocks=[ROWS])])


def test_a_whole_list_by_state() -> None:
    lines = ("Hoàn thành, đúng hạn: 2 (Phụ lục I 1.1, 1.3).", "Hoàn thành, trễ hạn: 1 (Phụ lục I 1.2).")
    assert list(rules.left_out(by_state(*lines))) == []


def test_rows_that_no_line_names() -> None:
    lines = ("Hoàn thành, đúng hạn: 1 (Phụ lục I 1.1).", "Hoàn thành, trễ hạn: 0.")
    first, second = rules.left_out(by_state(*lines))
    assert (first.found, second.found) == ("1.3", "1.2")
    assert first.severity is Severity.NOTE
    assert second.message == "Phụ lục I còn 1 dòng ghi “Hoàn thành, trễ hạn” không được kể: 1.2 (cần xem lại)"


def test_rows_that_another_list_names() -> None:
    whole = ("Hoàn thành, đúng hạn: 2 (Phụ lục I 1.1, 1.3).", "Hoàn thành, trễ hạn: 1 (Phụ lục I 1.2).")
    chosen = ("Hoàn thành, đúng hạn: 1 (Phụ lục I 1.3).", "Hoàn thành, trễ hạn: 0.")
    lines = [item("+", line) for line in whole], [item("+", line) for line in chosen]
    body: list[PaperBlock] = [*lines[0], text("Trong đó của phường:"), *lines[1]]
    assert list(rules.left_out(paper(body, [annex("Phụ lục I", blocks=[ROWS])]))) == []


def test_a_list_that_names_as_many_as_it_announces_means_no_more() -> None:
    lines = ("Hoàn thành, đúng hạn: 1 (Phụ lục I 1.1).", "Đang thực hiện theo tiến độ: 1 (Phụ lục I 1.4).")
    body = [text("Tổng số nhiệm vụ của phường: 2, trong đó:"), *(item("+", line) for line in lines)]
    assert list(rules.left_out(paper(body, [annex("Phụ lục I", blocks=[ROWS])]))) == []
    more = [text("Tổng số nhiệm vụ của phường: 3, trong đó:"), *body[1:]]
    assert [finding.found for finding in rules.left_out(paper(more, [annex("Phụ lục I", blocks=[ROWS])]))] == ["1.3"]


def test_lists_without_items_of_an_annex() -> None:
    assert list(rules.left_out(by_state("Hoàn thành, đúng hạn: 1.", "Hoàn thành, trễ hạn: 0."))) == []
    assert list(rules.left_out(by_state("Hoàn thành, đúng hạn: 1 (Phụ lục I 1.1)."))) == []


@pytest.mark.parametrize(("origin", "severity"), [(Origin.OWN, Severity.WARNING), (Origin.FILE, Severity.NOTE)])
def test_a_mark_without_footnote(origin: Origin, severity: Severity) -> None:
    money = table(("TT", "Kinh phí"), [("1", "(-) ⁽¹⁾"), ("2", "(-) ⁽¹⁾"), ("3", "15 ⁽²⁾")])
    body: list[PaperBlock] = [heading("1.", "Kinh phí"), money, note("(2) Đã bao gồm thuế.")]
    [finding] = rules.footnote(paper(body, origin=origin))
    assert (finding.severity, finding.found) == (severity, "⁽¹⁾")


@pytest.mark.parametrize("words", ["⁽¹⁾ Chưa có dự toán.", "(1) Chưa có dự toán.", "1. Chưa có dự toán."])
def test_footnotes_however_written(words: str) -> None:
    money = table(("TT", "Kinh phí"), [("1", "(-) ⁽¹⁾")])
    assert list(rules.footnote(paper([money, note(words)]))) == []
    assert list(rules.footnote(paper([text("Diện tích 25 m², 10³ hộ."), money, note(words)]))) == []
