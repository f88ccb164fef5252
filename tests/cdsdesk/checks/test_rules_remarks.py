"""What an office above asks to be mended: where it must speak, and when it is silent."""

from dataclasses import replace

import pytest

from cdsdesk.checks import rules_remarks
from cdsdesk.checks.registry import Rule
from cdsdesk.model.changes import changed_record
from cdsdesk.model.fields import Record
from cdsdesk.model.systems import Remark
from tests.support.checked import PROGRESS, found, office, only

REMARK = Remark(
    uid="r", unit="w", period="2022", record="t", field="result", text="Ghi số văn bản.", sender="UBND thành phố"
)

FOUND = [
    (rules_remarks.open_remark, [REMARK], ("progress", "g", "2.1")),
    (rules_remarks.open_remark, [replace(REMARK, record="g")], ("progress", "g", "2.1")),
    (rules_remarks.open_remark, [replace(REMARK, record="m")], ("measurement", "m", "I.7")),
    (rules_remarks.open_remark, [replace(REMARK, record="n")], ("measurement", "m", "I.7")),
    (rules_remarks.open_remark, [replace(REMARK, record="plan")], ("document", "plan", "")),
    (rules_remarks.open_remark, [replace(REMARK, record="không còn")], None),
    (rules_remarks.open_remark, [replace(REMARK, record="")], None),
]

SILENT = [
    (rules_remarks.open_remark, []),
    (rules_remarks.open_remark, [replace(REMARK, done=True)]),
    (rules_remarks.open_remark, [replace(REMARK, period="2022-Q1")]),
    (rules_remarks.open_remark, [replace(REMARK, unit="khác")]),
]


@pytest.mark.parametrize(("rule", "changed", "place"), FOUND)
def test_found(rule: Rule, changed: list[Record], place: tuple[str, str, str] | None) -> None:
    finding = only(rule, office(*changed))
    assert finding.message == "UBND thành phố yêu cầu: Ghi số văn bản"
    assert finding.field == "result"
    assert (finding.record and (finding.record.type, finding.record.uid, finding.record.code)) == place


@pytest.mark.parametrize(("rule", "changed"), SILENT)
def test_silent(rule: Rule, changed: list[Record]) -> None:
    assert found(rule, office(*changed)) == []


def test_it_is_marked_as_done_there() -> None:
    fix = only(rules_remarks.open_remark, office(REMARK)).fix
    assert fix is not None
    (change,) = fix.changes
    assert changed_record(REMARK, change) == replace(REMARK, done=True)


def test_a_field_of_the_task_itself_is_mended_there() -> None:
    finding = only(rules_remarks.open_remark, office(replace(REMARK, field="lead")))
    assert finding.record is not None
    assert (finding.record.type, finding.record.code, finding.related) == ("task", "2.1", ())


def test_what_was_not_told_yet_is_mended_by_telling_it() -> None:
    finding = only(rules_remarks.open_remark, office(REMARK, without=[PROGRESS]))
    assert finding.record is not None
    assert (finding.record.type, finding.field) == ("task", "result")


def test_without_a_name_it_is_of_the_office_above() -> None:
    assert only(rules_remarks.open_remark, office(replace(REMARK, sender=""))).message.startswith("Cấp trên yêu cầu")
