"""Which target a result is held against, and where a task stands in plans."""

from dataclasses import replace
from decimal import Decimal

import pytest

from cdsdesk.model.documents import Document
from cdsdesk.model.fields import Record
from cdsdesk.model.indicators import Indicator, Measurement, Origin, Target
from cdsdesk.model.periods import window
from cdsdesk.model.reading import (
    indicators_of_period,
    is_listed,
    items_of,
    levels_of_period,
    measurement_of,
    plans,
    target_of,
)
from cdsdesk.model.selection import select
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


ROW = Indicator(uid="row", position=1, name="Hồ sơ trực tuyến")
CITY = Indicator(uid="city", position=5, parent="row", scope="Tại thành phố")
COMMUNE = Indicator(uid="commune", position=4, parent="row", scope="Tại cấp xã")
LATER = Indicator(uid="later", position=2, name="Hộ có cáp quang")


def aimed(indicator: Indicator, year: int = 2022) -> Target:
    return Target(uid=f"aim-{indicator.uid}", indicator=indicator.uid, year=year, text="60%")


def told(indicator: Indicator, period: str) -> Measurement:
    return Measurement(uid=f"{indicator.uid} {period}", unit="w", indicator=indicator.uid, period=period, text="67/107")


def shown(*rows: Record, period: str = "2022") -> list[str]:
    everything = Snapshot("w", {row.uid: row for row in (ROW, CITY, COMMUNE, LATER, *rows)})
    return [row.uid for row in indicators_of_period(select(everything, period, changed=None))]


def test_a_row_stands_before_its_levels_which_keep_their_order() -> None:
    assert shown(aimed(CITY), aimed(COMMUNE), aimed(LATER)) == ["row", "commune", "city", "later"]


def test_an_indicator_is_of_the_period_when_it_is_aimed_at_or_told_of() -> None:
    assert shown() == []
    assert shown(aimed(LATER, 2021), told(LATER, "2021")) == []
    assert shown(told(LATER, "2022")) == ["later"]
    assert shown(told(LATER, "2022-Q1"), period="2022-H1") == ["later"], "a value of the year is carried on"
    assert shown(told(LATER, "2022-Q4"), period="2022-H1") == [], "a value of later in the year is not"
    assert shown(aimed(COMMUNE)) == ["row", "commune"], "a level is printed under its row"


def test_an_indicator_without_its_row_or_in_a_ring_is_not_lost() -> None:
    lost = Indicator(uid="lost", position=0, parent="gone")
    ring = [Indicator(uid="x", position=8, parent="y"), Indicator(uid="y", position=9, parent="x")]
    assert shown(lost, aimed(lost), *ring, aimed(ring[0])) == ["lost", "x", "y"]


def test_of_a_row_with_levels_only_the_levels_hold_values() -> None:
    everything = Snapshot("w", {row.uid: row for row in (ROW, CITY, COMMUNE, LATER, aimed(CITY), aimed(LATER))})
    assert [row.uid for row in levels_of_period(select(everything, "2022", changed=None))] == ["city", "later"]
    whole = Snapshot("w", {row.uid: row for row in (ROW, CITY, aimed(ROW))})
    assert [row.uid for row in levels_of_period(select(whole, "2022", changed=None))] == ["row"]


def test_without_a_period_every_indicator_stands_in_order() -> None:
    everything = Snapshot("w", {row.uid: row for row in (LATER, CITY, COMMUNE, ROW)})
    assert [row.uid for row in indicators_of_period(everything)] == ["row", "commune", "city", "later"]
