"""Which target a result is held against, and where a task stands in plans."""

from dataclasses import replace
from decimal import Decimal

import pytest

from cdsdesk.model.documents import Document
from cdsdesk.model.fields import Record
from cdsdesk.model.indicators import Indicator, Measurement, Origin, Target
from cdsdesk.model.periods import window
from cdsdesk.model.reading import is_listed, items_of, measurement_of, plans, target_of
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import PlanItem

INDICATOR = Indicator(uid="i")
OWN = Target(uid="1", indicator="i", year=2022, origin=Origin.OWN, text="90%")
PROVINCE = replace(OWN, uid="2", origin=Origin.PROVINCE)
NATIONAL = replace(OWN, uid="3", origin=Origin.NATIONAL)


def of_2022(*rows: Record) -> Snapshot:
    return Snapshot("w", {row.uid: row for row in rows}, window("2022"))


@pytest.mark.parametrize(
    ("targets", "found"),
    [
        ((OWN, PROVINCE, NATIONAL), PROVINCE),
        ((NATIONAL, OWN), OWN),
        ((NATIONAL,), NATIONAL),
        ((replace(OWN, year=2021),), None),
        ((), None),
    ],
)
def test_the_assigned_target_goes_before(targets: tuple[Target, ...], found: Target | None) -> None:
    assert target_of(of_2022(*targets), INDICATOR) == found


def test_the_target_of_another_year() -> None:
    later = replace(OWN, uid="9", year=2025)
    assert target_of(of_2022(OWN, later), INDICATOR, 2025) == later
    assert target_of(Snapshot("w", {"1": OWN}), INDICATOR) is None


def test_a_value_needs_a_period() -> None:
    row = Measurement(uid="m", unit="w", indicator="i", period="2022", value=Decimal(1))
    assert measurement_of(of_2022(row), "i") == row
    assert measurement_of(of_2022(replace(row, unit="x")), "i") is None
    assert measurement_of(Snapshot("w", {"m": row}), "i") is None


def test_a_task_stands_in_several_plans() -> None:
    first, second = PlanItem(uid="a", task="t", plan="x", code="1.10"), PlanItem(uid="b", task="t", plan="y")
    snapshot = of_2022(first, second, PlanItem(uid="c", task="other", plan="x"))
    assert items_of(snapshot, "t") == (first, second)
    assert [is_listed(item) for item in (first, second, replace(second, section="s"))] == [True, False, True]


def test_plans_are_the_documents_that_assign_work() -> None:
    plan = Document(uid="p", assigns_work=True)
    assert plans(of_2022(plan, Document(uid="d"))) == (plan,)
