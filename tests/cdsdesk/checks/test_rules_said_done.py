"""Work that its result calls done while it is told as going on: what must be found and what must stay silent."""

from dataclasses import replace

import pytest

from cdsdesk.checks import rules_said_done
from cdsdesk.checks.registry import Rule
from cdsdesk.model.fields import Record
from cdsdesk.model.findings import Severity
from cdsdesk.model.tasks import Progress, State
from tests.support.checked import PROGRESS, TASK, found, office, only, written

COVERAGE = replace(TASK, title="Phủ sóng di động các thôn, buôn")
DONE = "Đã hoàn thành phủ sóng di động tại Quyết định số 88/QĐ-UBND ngày 20/5/2022"


FOUND = [
    (rules_said_done.said_done, written(State.ON_TRACK, result=DONE)),
    (rules_said_done.said_done, written(State.IN_PROGRESS_LATE, result="Hoàn thành việc phủ sóng di động.")),
    (rules_said_done.said_done, written(State.NOT_STARTED_LATE, result="UBND xã đã hoàn thành phủ sóng")),
]

SILENT = [
    (rules_said_done.said_done, [COVERAGE, written(State.DONE_ON_TIME, result=DONE)]),
    (rules_said_done.said_done, [COVERAGE, written(State.SUSPENDED, result=DONE)]),
    (rules_said_done.said_done, [COVERAGE, written(State.ON_TRACK, result="Đã hoàn thành phủ sóng 15/20 thôn")]),
    (rules_said_done.said_done, [COVERAGE, written(State.ON_TRACK, result="Đã hoàn thành phủ sóng đợt 1")]),
    (rules_said_done.said_done, [COVERAGE, written(State.ON_TRACK, result="Đã hoàn thành phủ sóng; đang nghiệm thu")]),
    (rules_said_done.said_done, [COVERAGE, written(State.ON_TRACK, result="Hoàn thành khảo sát phủ sóng")]),
    (rules_said_done.said_done, [COVERAGE, written(State.ON_TRACK, result="Hoàn thành lắp đặt thiết bị")]),
    (rules_said_done.said_done, [COVERAGE, written(State.ON_TRACK, result="Đã hoàn thành")]),
    (rules_said_done.said_done, [COVERAGE, written(State.ON_TRACK, result="Chưa hoàn thành phủ sóng di động")]),
    (
        rules_said_done.said_done,
        [replace(TASK, title="Hoàn thành đề án"), written(State.ON_TRACK, result="Ban hành Kế hoạch hoàn thành đề án")],
    ),
    (rules_said_done.said_done, [COVERAGE, replace(PROGRESS, result=DONE)]),
]


@pytest.mark.parametrize(("rule", "told"), FOUND)
def test_found(rule: Rule, told: Progress) -> None:
    finding = only(rule, office(COVERAGE, told))
    assert finding.severity is Severity.NOTE
    assert finding.message.startswith("Nhiệm vụ 2.1 ghi “")
    assert finding.message.endswith("; nếu đã xong thì ghi “Hoàn thành” và ngày hoàn thành")


@pytest.mark.parametrize(("rule", "changed"), SILENT)
def test_silent(rule: Rule, changed: list[Record]) -> None:
    assert found(rule, office(*changed)) == []


def test_a_reason_keeps_it() -> None:
    kept = written(State.ON_TRACK, result=DONE, reason="Chờ nghiệm thu")
    assert only(rules_said_done.said_done, office(COVERAGE, kept)).waived == "Chờ nghiệm thu"
