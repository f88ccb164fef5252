"""A number that two items of the period have is told with its plan or annex."""

from dataclasses import replace
from datetime import date

import pytest

from cdsdesk.checks import rules_indicators, rules_missing
from cdsdesk.checks.naming import indicator_name, task_name
from cdsdesk.model.fields import Record
from cdsdesk.model.findings import RecordRef
from cdsdesk.model.tasks import Task
from tests.support.checked import INDICATOR, ITEM, PLAN, TARGET, TASK, found, office

BOARD = replace(PLAN, uid="b", number="5312", symbol="KH-BCĐCĐS", date=date(2022, 6, 13), position=2)
OTHER = replace(TASK, uid="t2", title="Tập huấn kỹ năng số cho cán bộ")
RIVAL = replace(ITEM, uid="i2", task="t2")


def names(*changed: Record) -> list[str]:
    snapshot = office(OTHER, *changed)
    return [task_name(snapshot, task) for task in snapshot.all(Task)]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([replace(RIVAL, code="2.2")], ["Nhiệm vụ 2.1", "Nhiệm vụ 2.2"]),
        (
            [BOARD, replace(RIVAL, plan="b")],
            ["Nhiệm vụ 2.1 (Kế hoạch 3536/KH-UBND)", "Nhiệm vụ 2.1 (Kế hoạch 5312/KH-BCĐCĐS)"],
        ),
        (
            [replace(RIVAL, annex="II")],
            ["Nhiệm vụ 2.1 (Phụ lục I)", "Nhiệm vụ 2.1 (Phụ lục II)"],
        ),
        (
            [BOARD, replace(RIVAL, annex="II"), replace(RIVAL, uid="i3", task="t3", plan="b")],
            [
                "Nhiệm vụ 2.1 (Phụ lục I, Kế hoạch 3536/KH-UBND)",
                "Nhiệm vụ 2.1 (Phụ lục II, Kế hoạch 3536/KH-UBND)",
            ],
        ),
        (
            [RIVAL],
            [
                "Nhiệm vụ 2.1 “Kế hoạch triển khai Quyết định số 146/QĐ-TTg”",
                "Nhiệm vụ 2.1 “Tập huấn kỹ năng số cho cán bộ”",
            ],
        ),
        (
            [replace(BOARD, number="", symbol="", subject="chuyển đổi số", year_from=2022), replace(RIVAL, plan="b")],
            ["Nhiệm vụ 2.1 (Kế hoạch 3536/KH-UBND)", "Nhiệm vụ 2.1 (Kế hoạch “chuyển đổi số”)"],
        ),
    ],
)
def test_a_number_that_two_tasks_have_is_told_with_its_place(rows: list[Record], words: list[str]) -> None:
    assert names(*rows) == words


def test_a_plan_of_another_year_makes_no_number_doubtful() -> None:
    past = replace(BOARD, date=date(2021, 6, 13))
    assert names(past, replace(RIVAL, plan="b"))[0] == "Nhiệm vụ 2.1"


def test_the_same_task_in_two_plans_has_one_number() -> None:
    snapshot = office(BOARD, replace(ITEM, uid="i2", plan="b"))
    assert task_name(snapshot, TASK) == "Nhiệm vụ 2.1"


def test_findings_keep_the_plain_number_beside() -> None:
    snapshot = office(BOARD, replace(OTHER, lead=()), replace(RIVAL, plan="b"))
    (finding,) = found(rules_missing.missing_lead, snapshot)
    assert finding.message == "Nhiệm vụ 2.1 (Kế hoạch 5312/KH-BCĐCĐS) chưa có cơ quan chủ trì"
    assert finding.record == RecordRef("task", "t2", "2.1")


def test_a_number_that_two_indicators_have_is_told_with_its_place() -> None:
    twin = replace(INDICATOR, uid="n2", plan="b")
    aim = replace(TARGET, uid="a2", indicator="n2")
    snapshot = office(BOARD, twin, aim)
    assert indicator_name(snapshot, INDICATOR) == "Chỉ tiêu I.7 (Kế hoạch 3536/KH-UBND)"
    (finding,) = found(rules_indicators.missing_value, snapshot)
    assert finding.message == "Chỉ tiêu I.7 (Kế hoạch 5312/KH-BCĐCĐS) có mục tiêu 60% nhưng chưa có kết quả"
    assert indicator_name(office(BOARD, twin), INDICATOR) == "Chỉ tiêu I.7", "the other is not of this period"


def test_two_levels_of_a_row_are_told_apart_by_their_scope() -> None:
    level = replace(INDICATOR, uid="n2", parent="n", scope="Tại cấp xã")
    snapshot = office(level, replace(TARGET, uid="a2", indicator="n2"))
    assert indicator_name(snapshot, level) == "Chỉ tiêu I.7 (tại cấp xã)"
