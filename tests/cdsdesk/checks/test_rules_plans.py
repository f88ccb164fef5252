"""Plans that nobody can look up: what must be found and what must stay silent."""

from dataclasses import replace

import pytest

from cdsdesk.checks import rules_plans
from cdsdesk.checks.registry import Rule
from cdsdesk.model.fields import Record
from cdsdesk.model.findings import RecordRef
from cdsdesk.model.tasks import TaskKind
from tests.support.checked import ITEM, PLAN, TASK, found, office, only

BLANK = replace(PLAN, number="", date=None, year_from=2022, subject="Kế hoạch chuyển đổi số năm 2022")
TABLE = replace(BLANK, type="", symbol="", subject="Các nhiệm vụ năm 2022")
LOOSE = replace(TASK, uid="t9", title="Việc ngoài kế hoạch")

FOUND = [
    (
        rules_plans.no_number,
        [BLANK],
        "Kế hoạch “Kế hoạch chuyển đổi số năm 2022” có nhiệm vụ trong báo cáo nhưng thiếu số, ngày ban hành",
    ),
    (
        rules_plans.no_number,
        [replace(PLAN, date=None, year_from=2022)],
        "Kế hoạch số 3536/KH-UBND có nhiệm vụ trong báo cáo nhưng thiếu ngày ban hành",
    ),
    (
        rules_plans.no_number,
        [replace(PLAN, symbol="")],
        "Kế hoạch số 3536 ngày 25/5/2022 có nhiệm vụ trong báo cáo nhưng thiếu ký hiệu",
    ),
    (
        rules_plans.nameless,
        [TABLE],
        "Bảng “Các nhiệm vụ năm 2022” chưa rõ thuộc kế hoạch nào; hãy ghi loại, số, ký hiệu và ngày của kế hoạch",
    ),
    (
        rules_plans.nameless,
        [replace(TABLE, subject="")],
        "Bảng không có tên chưa rõ thuộc kế hoạch nào; hãy ghi loại, số, ký hiệu và ngày của kế hoạch",
    ),
    (
        rules_plans.task_in_no_plan,
        [LOOSE],
        "Nhiệm vụ “Việc ngoài kế hoạch” không thuộc kế hoạch nào nên không có trong phụ lục của báo cáo",
    ),
    (
        rules_plans.task_in_no_plan,
        [replace(ITEM, code="", section="")],
        (
            "Nhiệm vụ “Kế hoạch triển khai Quyết định số 146/QĐ-TTg” chưa có số thứ tự hoặc mục trong kế hoạch"
            " nên không có trong phụ lục của báo cáo"
        ),
    ),
]

SILENT = [
    (rules_plans.task_in_no_plan, []),
    (rules_plans.task_in_no_plan, [replace(ITEM, code="")]),
    (rules_plans.task_in_no_plan, [replace(LOOSE, kind=TaskKind.PROJECT)]),
    (rules_plans.task_in_no_plan, [LOOSE, replace(ITEM, uid="i9", task="t9", plan="old")]),
    (rules_plans.no_number, [PLAN]),
    (rules_plans.no_number, [TABLE]),
    (rules_plans.no_number, [BLANK, replace(ITEM, plan="khac")]),
    (rules_plans.no_number, [replace(BLANK, year_from=2030), replace(ITEM, plan="khac")]),
    (rules_plans.nameless, [PLAN]),
    (rules_plans.nameless, [BLANK]),
    (rules_plans.nameless, [TABLE, replace(ITEM, plan="khac")]),
]


@pytest.mark.parametrize(("rule", "changed", "message"), FOUND)
def test_found(rule: Rule, changed: list[Record], message: str) -> None:
    assert only(rule, office(*changed)).message == message


@pytest.mark.parametrize(("rule", "changed"), SILENT)
def test_silent(rule: Rule, changed: list[Record]) -> None:
    assert found(rule, office(*changed)) == []


def test_it_is_mended_in_the_plan_at_what_lacks_first() -> None:
    finding = only(rules_plans.no_number, office(replace(PLAN, date=None, year_from=2022)))
    assert (finding.record, finding.field) == (RecordRef("document", "plan", "3536/KH-UBND"), "date")
    assert only(rules_plans.nameless, office(TABLE)).field == "number"
