"""Numbers of items in a plan's annexes: what must be found and what must stay silent."""

from dataclasses import replace

import pytest

from cdsdesk.checks import rules_numbering
from cdsdesk.checks.registry import Rule
from cdsdesk.model.fields import Record
from cdsdesk.model.findings import RecordRef
from cdsdesk.model.tasks import PlanItem, Section, Task
from tests.support.checked import ITEM, PLAN, TASK, found, office, only

ANNEX = "Phụ lục I của Kế hoạch số 3536/KH-UBND ngày 25/5/2022"
PROJECTS = Section(uid="I", plan="plan", annex="II", number="I", title="Dự án CNTT")
NEW = Section(uid="I1", plan="plan", annex="II", number="1", title="Triển khai mới", parent="I")
DUTIES = Section(uid="II", plan="plan", annex="II", number="II", title="Nhiệm vụ CNTT")


def rows(*codes: str, section: str = "s2", annex: str = "I", start: int = 2) -> list[Record]:
    """Tasks and their items with these codes, in this order, behind item 2.1 of the office."""
    made: list[Record] = []
    for place, code in enumerate(codes, start):
        uid = f"{annex}{section}{place}"
        made.append(replace(TASK, uid=uid, title=f"Việc số {place}"))
        item = PlanItem(uid=f"i{uid}", plan="plan", annex=annex, task=uid, section=section, code=code, position=place)
        made.append(item)
    return made


FOUND = [
    (
        rules_numbering.duplicate_code,
        rows("2.2", "2.2"),
        f"{ANNEX} có hai mục số 2.2: “Việc số 2” và “Việc số 3”",
    ),
    (
        rules_numbering.duplicate_code,
        [PROJECTS, NEW, *rows("1.1", section="I", annex="II"), *rows("1.1", section="I1", annex="II", start=3)],
        "Phụ lục II của Kế hoạch số 3536/KH-UBND ngày 25/5/2022 có hai mục số 1.1: “Việc số 2” và “Việc số 3”",
    ),
    (
        rules_numbering.duplicate_code,
        rows("1", "1", section="", annex=""),
        "Kế hoạch số 3536/KH-UBND ngày 25/5/2022 có hai mục số 1: “Việc số 2” và “Việc số 3”",
    ),
    (rules_numbering.gap, rows("2.2", "2.4"), f"{ANNEX} thiếu mục 2.3 trước mục 2.4"),
    (rules_numbering.gap, rows("2.2", "2.10"), f"{ANNEX} thiếu mục 2.3 đến 2.9 trước mục 2.10"),
    (rules_numbering.gap, [replace(ITEM, code="2.2")], f"{ANNEX} thiếu mục 2.1 trước mục 2.2"),
    (
        rules_numbering.gap,
        [*rows("1", "2", section="a"), *rows("4", section="b", start=8)],
        f"{ANNEX} thiếu mục 3 trước mục 4",
    ),
    (rules_numbering.order, rows("2.3", "2.2"), f"{ANNEX}: mục 2.2 đứng sau mục 2.3"),
    (rules_numbering.order, rows("2.10", "2.9"), f"{ANNEX}: mục 2.9 đứng sau mục 2.10"),
]

SILENT = [
    (rules_numbering.duplicate_code, rows("2.10", "2.11")),
    (rules_numbering.duplicate_code, [*rows("1", "2", section="a"), *rows("1", "2", section="b", start=8)]),
    (
        rules_numbering.duplicate_code,
        [PROJECTS, DUTIES, *rows("1.1", section="I", annex="II"), *rows("1.1", section="II", annex="II", start=3)],
    ),
    (rules_numbering.duplicate_code, [*rows("2.1", annex="II")]),
    (rules_numbering.duplicate_code, [replace(ITEM, uid="twice", position=5)]),
    (rules_numbering.duplicate_code, rows("", "")),
    (rules_numbering.gap, rows("2.2", "2.3")),
    (rules_numbering.gap, rows("2.3", "2.2")),
    (rules_numbering.gap, [*rows("1", "2", section="a"), *rows("3", "4", section="b", start=8)]),
    (rules_numbering.gap, [*rows("1", "2", section="a"), *rows("1", "2", section="b", start=8)]),
    (rules_numbering.gap, rows("a)", "c)", section="x")),
    (rules_numbering.gap, rows("")),
    (rules_numbering.order, rows("2.2", "2.10")),
    (rules_numbering.order, rows("1.", "2.", section="a")),
    (rules_numbering.order, [*rows("3", "4", section="a"), *rows("1", "2", section="b", start=8)]),
]


@pytest.mark.parametrize(("rule", "changed", "message"), FOUND)
def test_found(rule: Rule, changed: list[Record], message: str) -> None:
    assert only(rule, office(*changed)).message == message


@pytest.mark.parametrize(("rule", "changed"), SILENT)
def test_silent(rule: Rule, changed: list[Record]) -> None:
    assert found(rule, office(*changed)) == []


def test_both_tasks_of_one_number_are_concerned() -> None:
    finding = only(rules_numbering.duplicate_code, office(*rows("2.1")))
    assert finding.record == RecordRef("plan_item", "iIs22", "2.1")
    assert finding.related == (RecordRef("task", "Is22", "2.1"), RecordRef("task", "t", "2.1"))


def test_plans_of_other_years_are_left_alone() -> None:
    assert found(rules_numbering.gap, office(*rows("2.9"), period="2024")) == []
    assert len(found(rules_numbering.gap, office(replace(PLAN, year_to=2024), *rows("2.9"), period="2024"))) == 1


def test_a_task_that_is_gone_is_only_not_named() -> None:
    pair = [row for row in rows("2.2", "2.2") if not isinstance(row, Task)]
    assert only(rules_numbering.duplicate_code, office(*pair)).message == f"{ANNEX} có hai mục số 2.2"


def test_headings_that_name_each_other_end() -> None:
    loop = [replace(NEW, uid="x", parent="y"), replace(NEW, uid="y", parent="x")]
    assert found(rules_numbering.gap, office(*loop, *rows("3.1", section="x"))) == []
