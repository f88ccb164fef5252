"""Activities: what must be found and what must stay silent."""

from dataclasses import replace
from datetime import date

import pytest

from cdsdesk.checks import rules_activities
from cdsdesk.checks.registry import Rule
from cdsdesk.model.activities import Activity, ActivityKind
from cdsdesk.model.fields import Record
from cdsdesk.model.findings import Severity
from tests.support.checked import found, office, only

HELD = Activity(uid="a1", unit="w", title="Tập huấn kỹ năng số", date=date(2022, 5, 30), attendees=30)
AGAIN = replace(HELD, uid="a2", title="Tập huấn  kỹ năng số.")

FOUND = [
    (
        rules_activities.twice,
        [HELD, AGAIN],
        "Hoạt động “Tập huấn kỹ năng số.” ngày 30/5/2022 được ghi hai lần",
    ),
]

SILENT = [
    (rules_activities.twice, [HELD, replace(AGAIN, date=date(2022, 5, 31))]),
    (rules_activities.twice, [HELD, replace(AGAIN, title="Tập huấn an toàn thông tin")]),
    (rules_activities.twice, [HELD, replace(AGAIN, kind=ActivityKind.MEETING)]),
    (rules_activities.twice, [HELD, replace(AGAIN, unit="x")]),
    (rules_activities.twice, [replace(HELD, title=""), replace(AGAIN, title="")]),
]


@pytest.mark.parametrize(("rule", "changed", "message"), FOUND)
def test_found(rule: Rule, changed: list[Record], message: str) -> None:
    finding = only(rule, office(*changed))
    assert (finding.severity, finding.message) == (Severity.WARNING, message)
    assert finding.concerned == {"a1", "a2"}


@pytest.mark.parametrize(("rule", "changed"), SILENT)
def test_silent(rule: Rule, changed: list[Record]) -> None:
    assert found(rule, office(*changed)) == []


def test_two_at_different_places_are_doubtful() -> None:
    places = [replace(HELD, uid=f"a{at}", place=place) for at, place in enumerate(("Tổ 1", "Tổ 2"))]
    assert only(rules_activities.twice, office(*places)).severity is Severity.NOTE
