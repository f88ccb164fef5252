"""What is not there yet: what must be found and what must stay silent."""

from dataclasses import replace
from datetime import date

import pytest

from cdsdesk.checks import rules_missing
from cdsdesk.checks.registry import Rule
from cdsdesk.model.documents import Direction, Document, DocumentEntry
from cdsdesk.model.fields import Record
from cdsdesk.model.tasks import State, TaskKind
from tests.support.checked import ITEM, PLAN, PROGRESS, TASK, found, office, only, written

D = date
LETTER = Document(uid="d", type="Công văn", number="2390", symbol="UBND-VHTT", date=D(2022, 4, 15))
LINE = DocumentEntry(uid="e1", unit="w", document="d")

FOUND = [
    (rules_missing.missing_result, [written(State.ON_TRACK, result="")], "Nhiệm vụ 2.1 chưa có kết quả thực hiện"),
    (
        rules_missing.missing_result,
        [replace(PROGRESS, period="2023"), replace(TASK, kind=TaskKind.PROJECT)],
        "Dự án 2.1 chưa có kết quả thực hiện",
    ),
    (rules_missing.missing_lead, [replace(TASK, lead=())], "Nhiệm vụ 2.1 chưa có cơ quan chủ trì"),
    (
        rules_missing.readable_deadline,
        [replace(TASK, deadline_text="Sau khi có hướng dẫn")],
        "Nhiệm vụ 2.1: không hiểu thời hạn “Sau khi có hướng dẫn” nên không tính được trễ hạn",
    ),
    (
        rules_missing.document_without_number,
        [replace(LETTER, number=""), LINE],
        "“Công văn” trong sổ văn bản đi thiếu số",
    ),
    (
        rules_missing.document_without_number,
        [replace(LETTER, date=None, symbol=""), LINE],
        "“Công văn số 2390” trong sổ văn bản đi thiếu ký hiệu, ngày ban hành",
    ),
]

SILENT = [
    (rules_missing.missing_result, [replace(PROGRESS, result="")]),
    (
        rules_missing.missing_result,
        [
            replace(PROGRESS, result="", status_text="", completed_on=None),
            replace(TASK, deadline_text="2022 - 2025"),
        ],
    ),
    (rules_missing.missing_result, [written(State.SUSPENDED, result="")]),
    (rules_missing.missing_lead, [replace(TASK, lead=("Văn phòng",))]),
    (rules_missing.missing_lead, [replace(TASK, uid="t9", lead=()), replace(ITEM, uid="i9", task="t9", plan="old")]),
    (rules_missing.readable_deadline, [replace(TASK, deadline_text="")]),
    (rules_missing.readable_deadline, [replace(TASK, deadline_text="Thường xuyên")]),
    (rules_missing.readable_deadline, [replace(TASK, deadline_text="Khi xong", deadline_to=D(2022, 6, 1))]),
    (rules_missing.document_without_number, [LETTER, LINE]),
    (rules_missing.document_without_number, [replace(LETTER, number="")]),
    (
        rules_missing.document_without_number,
        [replace(LETTER, number=""), replace(LINE, direction=Direction.INCOMING)],
    ),
    (rules_missing.document_without_number, [replace(LETTER, number="", date=D(2021, 4, 15)), LINE]),
    (
        rules_missing.document_without_number,
        [replace(LETTER, date=None), replace(LINE, registered_on=D(2021, 4, 15))],
    ),
]


@pytest.mark.parametrize(("rule", "changed", "message"), FOUND)
def test_found(rule: Rule, changed: list[Record], message: str) -> None:
    assert only(rule, office(*changed)).message == message


@pytest.mark.parametrize(("rule", "changed"), SILENT)
def test_silent(rule: Rule, changed: list[Record]) -> None:
    assert found(rule, office(*changed)) == []


def test_a_task_of_no_plan_is_answered_for_and_one_of_another_year_is_not() -> None:
    loose = replace(TASK, uid="t9", title="Việc ngoài kế hoạch", lead=())
    assert only(rules_missing.missing_lead, office(loose)).record is not None
    old = replace(PLAN, uid="old", date=D(2020, 1, 1))
    placed = replace(ITEM, uid="i9", task="t9", plan="old")
    assert found(rules_missing.missing_lead, office(loose, old, placed)) == []
    told = replace(PROGRESS, uid="g9", task="t9")
    assert only(rules_missing.missing_lead, office(loose, old, placed, told)).record is not None


def test_a_plan_of_several_years_is_answered_for_in_each() -> None:
    long = replace(PLAN, year_from=2022, year_to=2025)
    bare = replace(TASK, lead=())
    assert len(found(rules_missing.missing_lead, office(long, bare, period="2025"))) == 1
    assert found(rules_missing.missing_lead, office(long, bare, period="2026")) == []
