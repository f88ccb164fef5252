import datetime

import pytest

from cdsdesk.checks.paper_document_signs import (
    after_report,
    incomplete,
    joined_symbol,
    outside_period,
    symbol_against_issuer,
    symbol_against_type,
    symbol_letters,
    undated,
)
from cdsdesk.checks.registry import PaperRule
from cdsdesk.model.findings import Finding, Severity
from tests.support.papers import annex, item, paper, text


def found(rule: PaperRule, *words: str) -> list[Finding]:
    return list(rule(paper([text(one) for one in words])))


def listed(rule: PaperRule, *words: str) -> list[Finding]:
    body = [item("+", one) for one in words]
    return list(rule(paper(body, title="Tình hình chuyển đổi số năm 2022", date=datetime.date(2022, 12, 30))))


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Quyết định số 12/KH-UBND ngày 05/3/2022", "Kế hoạch"),
        ("Kế hoạch số 4597/UBND-VHTT ngày 06/7/2022", "Công văn"),
        ("Công văn số 12/KH-UBND", "Kế hoạch"),
        ("Tờ trình số 12/TB-UBND", "Thông báo"),
    ],
)
def test_a_symbol_of_another_kind(words: str, meant: str) -> None:
    (finding,) = found(symbol_against_type, words)
    assert finding.severity is Severity.WARNING
    assert finding.expected == meant


@pytest.mark.parametrize(
    "words",
    [
        "Quyết định số 13/2020/QĐ-UBND ngày 14/7/2020",
        "chương trình hành động số 10-CTr/TU ngày 22/5/2022",
        "Nghị quyết số 07-NQ/TU; Công văn số 321-CV/TU; Nghị quyết số 17/NQ-CP",
        "Luật số 24/2018/QH14; Nghị quyết số 18/2021/QH15",
        "Thông tư liên tịch số 05/2019/TTLT-BTC-BNV",
        "Công văn số 1727/VHTT ngày 23/9/2022 của Phòng Văn hóa và Thông tin",
        "Quyết định số 2886/QĐ-BCĐCĐS; Kế hoạch số 4641/KH-TCT",
        "Đề án số 12/QĐ-TTg; văn bản số 12/KH-UBND",
    ],
)
def test_symbols_of_their_kind(words: str) -> None:
    assert not found(symbol_against_type, words)
    assert not found(joined_symbol, words)


def test_a_symbol_without_its_hyphen() -> None:
    (finding,) = found(joined_symbol, "Báo cáo số 2531/BCSTTTT về kết quả thẩm định")
    assert finding.found == "BCSTTTT"
    assert not found(symbol_against_type, "Báo cáo số 2531/BCSTTTT về kết quả thẩm định")


def test_an_issuer_that_the_symbol_denies() -> None:
    (finding,) = found(symbol_against_issuer, "Quyết định số 146/QĐ-TTg ngày 28/01/2022 của Chính phủ phê duyệt Đề án")
    assert finding.found == "Chính phủ"
    assert found(symbol_against_issuer, "Nghị quyết số 12/NQ-HĐND ngày 08/12/2021 của UBND tỉnh về nhiệm vụ")


@pytest.mark.parametrize(
    "words",
    [
        "Quyết định số 734/QĐ-UBND ngày 17/03/2022 của Chủ tịch UBND tỉnh Khánh Hòa",
        "Quyết định số 146/QĐ-TTg ngày 28/01/2022 của Thủ tướng Chính phủ phê duyệt",
        "Nghị quyết số 07-NQ/TU ngày 31/3/2022 của Ban Chấp hành Đảng bộ tỉnh",
        "Kế hoạch số 698/KH-UBND ngày 28/4/2022 của Ủy ban nhân dân tỉnh",
        "Nghị quyết số 165/NQ-HĐND ngày 09/12/2020 của HĐND tỉnh thông qua",
    ],
)
def test_issuers_of_their_symbols(words: str) -> None:
    assert not found(symbol_against_issuer, words)


def test_a_number_left_blank() -> None:
    (finding,) = found(incomplete, "Thực hiện Kế hoạch số /KH-UBND ngày 05/3/2022 của UBND phường")
    assert finding.severity is Severity.WARNING
    assert found(incomplete, "Kế hoạch số …/KH-UBND ngày 05/3/2022")
    assert not found(incomplete, "(Kèm theo Kế hoạch số /KH-UBND ngày / /2022 của UBND phường)")


def test_a_day_missing_in_a_list_that_has_them() -> None:
    dated = [f"Kế hoạch số {number}/KH-UBND ngày {number}/3/2022 về việc" for number in (5, 6)]
    (finding,) = listed(incomplete, *dated, "Kế hoạch số 7/KH-UBND về việc")
    assert finding.place is not None
    assert finding.place.paragraph == 3
    assert not listed(incomplete, dated[0], "Kế hoạch số 7/KH-UBND", "Kế hoạch số 8/KH-UBND")
    assert not found(incomplete, *dated, "theo Quyết định số 468/QĐ-TTg")


def test_a_document_of_a_day_after_the_report() -> None:
    assert listed(after_report, "Kế hoạch số 5/KH-UBND ngày 05/3/2023 về việc")
    assert not listed(after_report, "Kế hoạch số 5/KH-UBND ngày 30/12/2022 về việc")
    assert not list(after_report(paper([text("Kế hoạch số 5/KH-UBND ngày 05/3/2023")], date=None)))


def test_a_document_of_a_year_before_the_report() -> None:
    inside = [f"Kế hoạch số {number}/KH-UBND ngày {number}/3/2022 về việc" for number in (5, 6)]
    (finding,) = listed(outside_period, *inside, "Kế hoạch số 7/KH-UBND ngày 07/3/2021 về việc")
    assert finding.found == "07/3/2021"
    assert not listed(outside_period, *inside, "Kế hoạch số 7/KH-UBND ngày 20/12/2021 về việc")
    assert not listed(outside_period, *[one.replace("2022", "2020") for one in inside])


DATED = [f"Công văn số {number}/UBND-KT ngày 0{number}/3/2026 được ban hành." for number in range(1, 7)]


def test_a_citation_without_its_day_anywhere() -> None:
    (finding,) = found(undated, *DATED, "Thực hiện Công văn số 41/UBND-KT và Kế hoạch số 5/KH-UBND ngày 06/3/2026.")
    assert (finding.severity, finding.found) == (Severity.NOTE, "Công văn số 41/UBND-KT")


def test_a_day_told_once_is_enough() -> None:
    once = "Công văn số 41/UBND-KT ngày 07/3/2026; thực hiện Công văn số 41/UBND-KT."
    assert not found(undated, *DATED, once)
    assert not found(undated, *DATED, "Ngày 08/3/2026, UBND phường có Tờ trình số 41/TTr-UBND.")
    assert not found(undated, *DATED, "Thực hiện Công văn số 41/UBND-KT ngày 30/02/2026.")
    assert not found(undated, *DATED, "theo Nghị định số 85/2016/NĐ-CP của Chính phủ")
    assert not found(undated, "Thực hiện Công văn số 41/UBND-KT.", *DATED[:2])


def test_a_bar_missing_in_a_symbol() -> None:
    words = "Quyết định số 2/QĐ-BCĐCĐS; Quyết định số 3/QĐ-BCĐCĐS; Kế hoạch số 12/KH-BCĐCDS ngày 05/3/2026"
    (finding,) = found(symbol_letters, words)
    assert (finding.severity, finding.found, finding.expected) == (Severity.NOTE, "BCĐCDS", "BCĐCĐS")
    titled = annex("Phụ lục I", "Nhiệm vụ tại Kế hoạch số 12/KH-BCĐCDS ngày 05/3/2026")
    (finding,) = symbol_letters(paper([text(words.split(";")[0]), text(words.split(";")[1])], [titled]))
    assert finding.found == "BCĐCDS"
    assert not found(symbol_letters, "Quyết định số 2/QĐ-BCĐCĐS; Quyết định số 3/QĐ-UBND; Công văn số 4/STTTT-BCVT")
