"""Indicators in tables and sentences of foreign documents: what is denied is found, what is right stays silent."""

import pytest

from cdsdesk.checks import paper_indicators
from cdsdesk.checks.paper import Origin
from cdsdesk.checks.registry import PaperRule
from cdsdesk.model.findings import Finding
from tests.support.papers import paper, table, text

HEADER = ["TT", "Mục tiêu", "Mục tiêu đề ra", "Kết quả", "Đánh giá"]
COUNTED = ["TT", "Chỉ tiêu", "Chỉ tiêu giao", "Số thực hiện", "Tổng số", "Kết quả", "Đánh giá"]
NAME = "Tỷ lệ văn bản điện tử được ký số"
RULES = [rule for rule in vars(paper_indicators).values() if isinstance(rule, PaperRule)]


def found(*blocks: object, origin: Origin = Origin.FILE) -> list[tuple[str, str]]:
    made = paper(body=blocks, title="Kết quả năm 2026", origin=origin)  # type: ignore[arg-type]
    told: list[Finding] = [finding for rule in RULES for finding in rule(made)]
    return [(finding.rule, finding.place.quote if finding.place else "") for finding in told]


@pytest.mark.parametrize(
    ("aim", "result", "verdict"),
    [("80%", "77,85%", "Đạt"), ("80%", "80%", "Vượt"), ("tối thiểu 60%", "75%", "Chưa đạt"), ("5", "4", "Vượt")],
)
def test_an_evaluation_that_the_row_denies_is_found(aim: str, result: str, verdict: str) -> None:
    assert found(table(HEADER, [["1", NAME, aim, result, verdict]])) == [("indicators.against-target", verdict)]


@pytest.mark.parametrize(
    ("aim", "result", "verdict"),
    [
        ("80%", "77,85%", "Chưa đạt"),
        ("100%", "100%", "Đạt"),
        ("74% 52%", "99% 98%", "Vượt Vượt"),
        ("trên 80%", "81%", "Vượt"),
        ("Ban hành trong quý I", "Đã ban hành", "Đạt"),
        ("-", "12%", "Đạt"),
        ("120%", "130%", "Vượt"),
    ],
)
def test_right_rows_stay_silent(aim: str, result: str, verdict: str) -> None:
    assert [one for one in found(table(HEADER, [["1", NAME, aim, result, verdict]])) if "missing" not in one[0]] == []


def test_the_second_level_of_a_row_is_judged_as_well() -> None:
    made = table(HEADER, [["1", NAME, "74% 52%", "99% 48%", "Vượt Vượt"]])
    assert [rule for rule, _ in found(made)] == ["indicators.against-target"]


def test_an_evaluation_of_nothing_is_found() -> None:
    rows = [
        ["1", NAME, "80%", "85%", "Vượt"],
        ["2", "Tỷ lệ số hóa", "60%", "", "Đạt"],
        ["3", NAME, "80%", "80%", "Đạt"],
    ]
    assert found(table(HEADER, rows)) == [("indicators.verdict-without-result", "Đạt")]
    assert not found(table(HEADER, [["1", NAME, "80%", "", ""], *rows[::2]]))
    assert "indicators.verdict-without-result" not in dict(found(table(HEADER, rows[1:2])))


def test_targets_of_two_years_beside_each_other() -> None:
    header = ["STT", "Chỉ tiêu", "ĐVT", "Mục tiêu 2025", "Kết quả 2025", "Đánh giá", "Mục tiêu 2026"]
    rows = [["1", NAME, "%", "85", "82", "Đạt", "86"], ["2", "Tỷ lệ số hóa", "%", "90", "91", "Vượt", "95"]]
    assert found(table(header, rows)) == [("indicators.against-target", "Đạt")]


def test_where_less_is_better_nobody_can_tell() -> None:
    assert found(table(HEADER, [["1", "Tỷ lệ hồ sơ quá hạn", "5%", "3%", "Đạt"]])) == []


def test_a_target_that_was_cleared_is_noted() -> None:
    assert [rule for rule, _ in found(table(HEADER, [["1", NAME, "", "75%", "Đạt"]]))] == ["indicators.missing-target"]


def test_a_share_is_held_against_its_counts() -> None:
    assert found(table(COUNTED, [["1", NAME, "50%", "67", "107", "62,6%", "Vượt"]])) == []
    told = found(table(COUNTED, [["1", NAME, "50%", "67", "107", "65%", "Vượt"]]))
    assert told == [("indicators.impossible", "65%")]


@pytest.mark.parametrize(
    ("words", "quote"),
    [
        ("đạt 77,8% (chỉ tiêu được giao là 80%), vượt chỉ tiêu.", "vượt chỉ tiêu"),
        ("đạt 85% (chỉ tiêu giao 80%), chưa đạt chỉ tiêu.", "chưa đạt chỉ tiêu"),
    ],
)
def test_a_sentence_is_held_against_its_own_figures(words: str, quote: str) -> None:
    assert found(text(f"Tỷ lệ hài lòng {words}")) == [("indicators.verdict-in-text", quote)]


@pytest.mark.parametrize(
    "words",
    [
        "Tỷ lệ hài lòng đạt 85% (chỉ tiêu giao 80%), đạt chỉ tiêu.",
        "Tỷ lệ hài lòng đạt 39,3% (chỉ tiêu được giao năm 2022 là 40%).",
        "100% cấp xã đạt và vượt chỉ tiêu hồ sơ trực tuyến.",
        "Có 85% xã, 70% phường đạt chỉ tiêu 80%.",
        "Hội thi đạt 125% kế hoạch.",
    ],
)
def test_right_sentences_stay_silent(words: str) -> None:
    assert found(text(words)) == []


def test_a_sentence_is_held_against_the_table() -> None:
    made = table(HEADER, [["1", NAME, "80%", "82,6%", "Vượt"]])
    assert found(text(f"{NAME}: 82,6% (chỉ tiêu được giao là 75%)."), made) == [
        ("indicators.text-against-table", "75"),
    ]
    assert found(text(f"{NAME}: 86,2% (chỉ tiêu được giao là 80%)."), made) == [
        ("indicators.text-against-table", "86,2%"),
    ]
    assert found(text(f"{NAME} đạt 83% (chỉ tiêu được giao là 80%)."), made) == []


def test_our_own_report_is_judged_by_its_records() -> None:
    assert found(table(HEADER, [["1", NAME, "80%", "77%", "Vượt"]]), origin=Origin.OWN) == []
