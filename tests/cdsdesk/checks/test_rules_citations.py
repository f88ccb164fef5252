"""Documents that results name: what must be found and what must stay silent."""

from dataclasses import replace
from datetime import date

import pytest

from cdsdesk.checks import rules_citations
from cdsdesk.checks.registry import Rule
from cdsdesk.model.documents import Direction, Document, DocumentEntry
from cdsdesk.model.fields import Record
from cdsdesk.model.findings import RecordRef
from tests.support.checked import PROGRESS, found, office, only

D = date
LINE = DocumentEntry(uid="el", unit="w", document="d")
NOTICE = Document(uid="d", type="Thông báo", number="58", symbol="TB-UBND", date=D(2022, 5, 25))


def told(result: str) -> Record:
    return replace(PROGRESS, result=result)


FOUND = [
    (
        rules_citations.cited_with_another_date,
        [NOTICE, LINE, told("Ban hành Thông báo số 58/TB-UBND ngày 15/5/2022")],
        "Nhiệm vụ 2.1 nêu văn bản 58/TB-UBND ngày 15/5/2022, trong số liệu là Thông báo số 58/TB-UBND ngày 25/5/2022",
    ),
    (
        rules_citations.cited_with_another_date,
        [
            replace(NOTICE, issuer="UBND tỉnh Khánh Hòa"),
            told("Theo Thông báo số 58/TB-UBND ngày 15/5/2022 của UBND tỉnh Khánh Hòa"),
        ],
        "Nhiệm vụ 2.1 nêu văn bản 58/TB-UBND ngày 15/5/2022, trong số liệu là Thông báo số 58/TB-UBND ngày 25/5/2022",
    ),
    (
        rules_citations.result_after_period,
        [told("Ban hành Thông báo số 58/TB-UBND ngày 15/5/2023")],
        "Nhiệm vụ 2.1 nêu văn bản 58/TB-UBND ngày 15/5/2023, sau ngày cuối kỳ 31/12/2022",
    ),
]

SILENT = [
    (rules_citations.cited_with_another_date, [NOTICE, LINE, told("Thông báo số 58/TB-UBND ngày 25/5/2022")]),
    (rules_citations.cited_with_another_date, [NOTICE, LINE, told("Thông báo số 58/TB-UBND ngày 15/5/2021")]),
    (rules_citations.cited_with_another_date, [NOTICE, LINE, told("Thông báo số 58/TB-UBND")]),
    (rules_citations.cited_with_another_date, [NOTICE, LINE, told("Công văn số 58/UBND-VHXH ngày 15/5/2022")]),
    (
        rules_citations.cited_with_another_date,
        [
            replace(NOTICE, issuer="UBND tỉnh Khánh Hòa"),
            told("Thông báo số 58/TB-UBND ngày 15/5/2022 của UBND phường Vạn Thạnh"),
        ],
    ),
    (
        rules_citations.cited_with_another_date,
        [
            NOTICE,
            LINE,
            replace(LINE, uid="e2", document="d2"),
            replace(NOTICE, uid="d2", date=D(2022, 5, 15)),
            told("Thông báo số 58/TB-UBND ngày 15/5/2022"),
        ],
    ),
    # Without an issuer an office cites its own; a superior may have given the same number.
    (rules_citations.cited_with_another_date, [NOTICE, told("Thông báo số 58/TB-UBND ngày 15/5/2022")]),
    (
        rules_citations.cited_with_another_date,
        [NOTICE, replace(LINE, direction=Direction.INCOMING), told("Thông báo số 58/TB-UBND ngày 15/5/2022")],
    ),
    (rules_citations.result_after_period, []),
    (rules_citations.result_after_period, [told("Thông báo số 58/TB-UBND ngày 31/12/2022")]),
    (rules_citations.result_after_period, [told("Sẽ tổ chức vào ngày 15/5/2023")]),
]


@pytest.mark.parametrize(("rule", "changed", "message"), FOUND)
def test_found(rule: Rule, changed: list[Record], message: str) -> None:
    assert only(rule, office(*changed)).message == message


@pytest.mark.parametrize(("rule", "changed"), SILENT)
def test_silent(rule: Rule, changed: list[Record]) -> None:
    assert found(rule, office(*changed)) == []


def test_both_places_are_named() -> None:
    result = told("Thông báo số 58/TB-UBND ngày 15/5/2022")
    finding = only(rules_citations.cited_with_another_date, office(NOTICE, LINE, result))
    assert finding.record == RecordRef("progress", "g", "2.1")
    assert finding.concerned == {"g", "t", "d"}
