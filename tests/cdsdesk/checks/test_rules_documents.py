"""The register of documents: what must be found and what must stay silent."""

from dataclasses import replace
from datetime import date

import pytest

from cdsdesk.checks import rules_documents
from cdsdesk.checks.registry import Rule
from cdsdesk.model.documents import Direction, Document, DocumentEntry
from cdsdesk.model.fields import Record
from cdsdesk.model.findings import RecordRef
from cdsdesk.model.reports import Report
from tests.support.checked import ISSUED, PLAN, UNIT, found, office, only

D = date
LETTER = Document(uid="d", type="Công văn", number="2390", symbol="UBND-VHTT", date=D(2022, 4, 15))
LINE = DocumentEntry(uid="e1", unit="w", document="d")
SAME = replace(LETTER, uid="d2", type="Văn bản", symbol="UBND - VHTT")
SAME_LINE = replace(LINE, uid="e2", document="d2")
OTHER_DAY = replace(LETTER, uid="d2", date=D(2022, 4, 25))

FOUND = [
    (
        rules_documents.entered_twice,
        [LETTER, LINE, replace(LINE, uid="e2")],
        "Công văn số 2390/UBND-VHTT ngày 15/4/2022 được ghi nhiều lần trong sổ văn bản đi",
    ),
    (
        rules_documents.entered_twice,
        [LETTER, LINE, SAME, SAME_LINE],
        "Văn bản số 2390/UBND - VHTT ngày 15/4/2022 được ghi nhiều lần trong sổ văn bản đi",
    ),
    (
        rules_documents.entered_twice,
        [replace(LETTER, number=""), LINE, replace(LINE, uid="e2")],
        "Công văn được ghi nhiều lần trong sổ văn bản đi",
    ),
    (
        rules_documents.number_with_two_dates,
        [LETTER, OTHER_DAY],
        "Công văn số 2390/UBND-VHTT được ghi với nhiều ngày: 15/4/2022, 25/4/2022",
    ),
]

SILENT = [
    (rules_documents.entered_twice, [LETTER, LINE]),
    (rules_documents.entered_twice, [LETTER, LINE, replace(LINE, uid="e2", direction=Direction.INCOMING)]),
    (rules_documents.entered_twice, [LETTER, LINE, replace(LINE, uid="e2", unit="x")]),
    (rules_documents.entered_twice, [LETTER, LINE, OTHER_DAY, SAME_LINE]),
    (rules_documents.entered_twice, [LETTER, LINE, replace(SAME, issuer="Sở Thông tin"), SAME_LINE]),
    (rules_documents.entered_twice, [replace(LETTER, date=D(2021, 4, 15)), LINE, replace(LINE, uid="e2")]),
    (rules_documents.number_with_two_dates, [LETTER, SAME]),
    (rules_documents.number_with_two_dates, [LETTER, OTHER_DAY, replace(UNIT, valid_from=D(2022, 4, 20))]),
    (rules_documents.number_with_two_dates, [LETTER, replace(OTHER_DAY, issuer="UBND tỉnh")]),
    (rules_documents.number_with_two_dates, [LETTER, replace(OTHER_DAY, date=D(2021, 4, 15))]),
    (rules_documents.number_with_two_dates, [LETTER, replace(OTHER_DAY, date=None)]),
    (rules_documents.number_with_two_dates, [replace(LETTER, number=""), replace(OTHER_DAY, number="")]),
    (
        rules_documents.number_with_two_dates,
        [replace(LETTER, date=D(2021, 4, 15)), replace(OTHER_DAY, date=D(2021, 5, 15))],
    ),
]


@pytest.mark.parametrize(("rule", "changed", "message"), FOUND)
def test_found(rule: Rule, changed: list[Record], message: str) -> None:
    assert only(rule, office(*changed)).message == message


@pytest.mark.parametrize(("rule", "changed"), SILENT)
def test_silent(rule: Rule, changed: list[Record]) -> None:
    assert found(rule, office(*changed)) == []


def test_the_later_line_is_the_one_to_mend() -> None:
    finding = only(rules_documents.entered_twice, office(LETTER, LINE, SAME, SAME_LINE))
    assert finding.record == RecordRef("document_entry", "e2", "2390/UBND - VHTT")
    assert {ref.uid for ref in finding.related} == {"d", "d2"}


def test_three_lines_are_two_too_many() -> None:
    lines = [replace(LINE, uid=f"e{number}") for number in (1, 2, 3)]
    assert len(found(rules_documents.entered_twice, office(LETTER, *lines))) == 2


def test_a_report_may_list_documents_of_other_days() -> None:
    earlier = [replace(LETTER, date=D(2021, 12, 20)), LINE, replace(LINE, uid="e2")]
    report = Report(uid="r", unit="w", period="2022", documents_from=D(2021, 12, 15))
    assert found(rules_documents.entered_twice, office(*earlier)) == []
    assert len(found(rules_documents.entered_twice, office(*earlier, report))) == 1


def test_a_line_whose_document_is_gone_is_passed_over() -> None:
    assert found(rules_documents.entered_twice, office(replace(ISSUED, document="none"), without=[PLAN])) == []


def test_a_line_that_says_no_more_may_go() -> None:
    again = replace(LINE, uid="e2")
    fix = only(rules_documents.entered_twice, office(LETTER, LINE, again)).fix
    assert fix is not None
    assert [(change.type, change.uid, change.after) for change in fix.changes] == [("document_entry", "e2", None)]
    assert only(rules_documents.entered_twice, office(LETTER, LINE, replace(again, note="Bản sao"))).fix is None
    assert only(rules_documents.entered_twice, office(LETTER, LINE, SAME, SAME_LINE)).fix is None
