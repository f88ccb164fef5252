import datetime

import pytest

from cdsdesk.checks.paper_dates import backwards, data_window, impossible, odd_year, other_year
from cdsdesk.checks.registry import PaperRule
from cdsdesk.model.findings import Finding, Severity
from tests.support.papers import annex, heading, paper, table, text


def found(rule: PaperRule, words: str, title: str = "Tình hình chuyển đổi số năm 2022") -> list[Finding]:
    return list(rule(paper([text(words)], title=title, date=datetime.date(2022, 12, 30))))


@pytest.mark.parametrize(
    ("words", "quote"),
    [
        ("Từ ngày 15/12/2022 đến ngày 14/12/2022, đã phát sinh hồ sơ", "Từ ngày 15/12/2022 đến ngày 14/12/2022"),
        ("Kế hoạch giai đoạn 2025 - 2021, định hướng đến năm 2030", "2025 - 2021"),
        ("từ năm 2025 đến năm 2022 sẽ hoàn thành", "từ năm 2025 đến năm 2022"),
    ],
)
def test_spans_that_run_backwards(words: str, quote: str) -> None:
    (finding,) = found(backwards, words)
    assert finding.severity is Severity.ERROR
    assert finding.place is not None
    assert finding.place.quote == quote


@pytest.mark.parametrize(
    "words",
    [
        "Từ ngày 15/12/2021 đến ngày 14/12/2022",
        "Từ ngày 15/12 đến ngày 14/6/2022",
        "giai đoạn 2021 - 2025, định hướng đến năm 2030",
        "năm học 2022-2023",
        "từ ngày 09/9/2022 đến hết ngày 15/10/2022",
        "Quyết định số 13/2020/QĐ-UBND",
    ],
)
def test_spans_that_run_forwards(words: str) -> None:
    assert not found(backwards, words)


def test_a_backward_deadline_in_a_table_is_found() -> None:
    made = table(("STT", "Nhiệm vụ", "Thời gian"), [("1", "A", "2024 - 2022"), ("2", "B", "2022 - 2024")])
    (finding,) = backwards(paper(annexes=[annex("Phụ lục I", blocks=[made])]))
    assert finding.place is not None
    assert finding.place.line == 1


@pytest.mark.parametrize(
    "words",
    [
        "ngày 31/02/2022",
        "Kế hoạch số 5/KH-UBND ngày 31/6/2022 về việc",
        "ngày 31 tháng 9 năm 2022",
        "12/13/2022",
        "ngày 30/02",
        "Tháng 13/2022",
        "Quý V/2022",
        "29/02/2023",
        "ngày 31.9.2022",
    ],
)
def test_days_that_no_calendar_has(words: str) -> None:
    (finding,) = found(impossible, words)
    assert finding.severity is Severity.ERROR


@pytest.mark.parametrize(
    "words",
    [
        "ngày 29/02/2024",
        "Thông tư số 12/2022/TT-BTTTT",
        "Nghị định số 107/2021/NĐ-CP",
        "đạt 991/1050 điểm; 32/63 trường",
        "TCVN ISO 9001: 2015",
        "IP 10.20.2022",
        "Quý IV/2022, quý I năm 2022",
        "12 tháng 2022",
        "ngày 29/02",
        "từ 31/12/2022",
    ],
)
def test_days_that_are_right_and_what_is_no_day(words: str) -> None:
    assert not found(impossible, words)


def test_a_year_of_another_century() -> None:
    assert found(odd_year, "Kết luận ngày 15/4/2122")
    assert not found(odd_year, "đến năm 2050; ngày 15/4/2022; sinh ngày 02/9/1945")


def test_a_window_that_is_not_that_of_the_decree_is_noted() -> None:
    (finding,) = found(data_window, "Từ ngày 15/12/2021 đến ngày 20/12/2022, đã tiếp nhận 5.179 hồ sơ")
    assert finding.severity is Severity.NOTE
    assert finding.expected == "từ ngày 15/12/2021 đến ngày 14/12/2022"
    assert found(data_window, "Số liệu tính từ ngày 01/01/2022 đến ngày 30/11/2022")
    assert found(data_window, "Từ ngày 15/3/2022 đến ngày 14/6/2022, đã tiếp nhận 12 hồ sơ")


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Tình hình chuyển đổi số năm 2022", "Từ ngày 15/12/2021 đến ngày 14/12/2022, đã tiếp nhận"),
        ("Kết quả quý I năm 2022", "Từ ngày 15/12/2021 đến ngày 14/3/2022, đã tiếp nhận"),
        ("Kết quả 6 tháng đầu năm 2022", "Từ ngày 15/12/2021 đến ngày 14/6/2022"),
        ("Tình hình chuyển đổi số năm 2022", "tập huấn từ ngày 09/9/2022 đến hết ngày 15/10/2022"),
        ("Tình hình chuyển đổi số năm 2022", "Từ ngày 01/01/2022 đến ngày 31/12/2022, đã ban hành 12 văn bản"),
    ],
)
def test_windows_of_the_decree_and_other_spans(title: str, words: str) -> None:
    assert not found(data_window, words, title)


def test_a_sentence_of_the_last_year_is_doubtful() -> None:
    (finding,) = found(other_year, "Trong năm 2021, UBND phường đã ban hành 12 văn bản.")
    assert finding.severity is Severity.NOTE
    assert (finding.found, finding.expected) == ("2021", "2022")


@pytest.mark.parametrize(
    "words",
    [
        "Trong năm 2022, UBND phường đã ban hành 12 văn bản.",
        "Năm 2021, có 12 hồ sơ; năm 2022 có 15 hồ sơ.",
        "Trong năm 2021, có 12 hồ sơ, giảm so với cùng kỳ.",
        "Kế hoạch năm 2021 đã hoàn thành.",
    ],
)
def test_years_that_are_compared_or_named(words: str) -> None:
    assert not found(other_year, words)


def test_what_comes_next_lies_after_the_report() -> None:
    def of(words: str, title: str) -> list[Finding]:
        return list(other_year(paper([heading("III.", words)], title=title)))

    assert of("PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2022", "Kết quả chuyển đổi số năm 2022")
    assert not of("PHƯƠNG HƯỚNG, NHIỆM VỤ TRONG NĂM 2023", "Kết quả chuyển đổi số năm 2022")
    assert not of("PHƯƠNG HƯỚNG, NHIỆM VỤ QUÝ II NĂM 2022", "Kết quả chuyển đổi số quý I năm 2022")
    assert of("PHƯƠNG HƯỚNG, NHIỆM VỤ QUÝ II NĂM 2021", "Kết quả chuyển đổi số quý I năm 2022")
