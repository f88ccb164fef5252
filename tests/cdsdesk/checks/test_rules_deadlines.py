"""Deadlines beside the plans that set them: what must be found and what must stay silent."""

from dataclasses import replace
from datetime import date

import pytest

from cdsdesk.checks import rules_deadlines
from cdsdesk.checks.registry import Rule
from cdsdesk.model.fields import Record
from cdsdesk.model.findings import Severity
from tests.support.checked import ITEM, PLAN, PROGRESS, TASK, found, office, only

D = date
YEARLY = replace(PLAN, year_from=2022, year_to=2022)
SECOND = replace(PLAN, uid="p2", number="99", date=D(2022, 3, 1))
ALSO = replace(ITEM, uid="i2", plan="p2", code="7")

FOUND = [
    (
        rules_deadlines.deadline_before_plan,
        [replace(TASK, deadline_text="Tháng 3/2022")],
        "Nhiệm vụ 2.1 có thời hạn “Tháng 3/2022”, trước ngày ban hành của Kế hoạch số 3536/KH-UBND ngày 25/5/2022",
    ),
    (
        rules_deadlines.deadline_before_plan,
        [replace(TASK, deadline_text="Trước 15/01/2022"), SECOND, ALSO],
        "Nhiệm vụ 2.1 có thời hạn “Trước 15/01/2022”, trước ngày ban hành của Kế hoạch số 99/KH-UBND ngày 01/3/2022",
    ),
    (
        rules_deadlines.deadline_outside_plan,
        [replace(TASK, deadline_text="Quý II/2024"), YEARLY],
        "Nhiệm vụ 2.1 có thời hạn “Quý II/2024”, ngoài thời gian 2022 của Kế hoạch số 3536/KH-UBND ngày 25/5/2022",
    ),
    (
        rules_deadlines.deadline_outside_plan,
        [replace(TASK, deadline_text="Tháng 5/2020"), replace(PLAN, year_from=2021, year_to=2025)],
        (
            "Nhiệm vụ 2.1 có thời hạn “Tháng 5/2020”, ngoài thời gian 2021 - 2025 của Kế hoạch số 3536/KH-UBND"
            " ngày 25/5/2022"
        ),
    ),
    (
        rules_deadlines.completed_before_plan,
        [replace(PROGRESS, completed_on=D(2021, 6, 20))],
        "Nhiệm vụ 2.1 ghi hoàn thành ngày 20/6/2021, trước ngày 25/5/2022 có kế hoạch; có thể gõ nhầm năm",
    ),
]

SILENT = [
    (rules_deadlines.completed_before_plan, [replace(PROGRESS, completed_on=D(2022, 1, 20))]),
    (rules_deadlines.completed_before_plan, [replace(PROGRESS, completed_on=D(2021, 6, 20)), replace(PLAN, date=None)]),
    (rules_deadlines.completed_before_plan, [replace(PROGRESS, completed_on=None)]),
    (rules_deadlines.deadline_before_plan, []),
    (rules_deadlines.deadline_before_plan, [replace(TASK, deadline_text="Thường xuyên trong tháng 4/2022")]),
    (rules_deadlines.deadline_before_plan, [replace(TASK, deadline_text="Tháng 4/2022"), SECOND, ALSO]),
    (
        rules_deadlines.deadline_before_plan,
        [replace(TASK, deadline_text="Tháng 2/2022"), replace(SECOND, date=None), ALSO],
    ),
    (rules_deadlines.deadline_before_plan, [replace(TASK, deadline_text="Tháng 4/2022"), replace(PLAN, date=None)]),
    (rules_deadlines.deadline_outside_plan, [replace(TASK, deadline_text="Quý II/2024")]),
    (rules_deadlines.deadline_outside_plan, [replace(TASK, deadline_text="2022 - 2025"), YEARLY]),
    (rules_deadlines.deadline_outside_plan, [replace(TASK, deadline_text="Tháng 12/2022"), YEARLY]),
    (
        rules_deadlines.deadline_outside_plan,
        [replace(TASK, deadline_text="Năm 2024"), YEARLY, replace(SECOND, year_from=2021, year_to=2025), ALSO],
    ),
]


@pytest.mark.parametrize(("rule", "changed", "message"), FOUND)
def test_found(rule: Rule, changed: list[Record], message: str) -> None:
    assert only(rule, office(*changed)).message == message


@pytest.mark.parametrize(("rule", "changed"), SILENT)
def test_silent(rule: Rule, changed: list[Record]) -> None:
    assert found(rule, office(*changed)) == []


def test_the_year_right_after_is_only_noted() -> None:
    next_year = replace(TASK, deadline_text="Trước 31/01/2023")
    finding = only(rules_deadlines.deadline_outside_plan, office(next_year, YEARLY))
    assert finding.severity is Severity.NOTE
    assert finding.message.endswith("; có thể là việc chuyển sang năm sau")


def test_a_plan_that_came_a_few_weeks_late_is_only_noted() -> None:
    finding = only(rules_deadlines.deadline_before_plan, office(replace(TASK, deadline_text="Tháng 4/2022")))
    assert finding.severity is Severity.NOTE
    assert finding.message.endswith("; có thể kế hoạch ban hành muộn")
    sure = only(rules_deadlines.deadline_before_plan, office(replace(TASK, deadline_text="Tháng 3/2022")))
    assert sure.severity is Severity.WARNING
