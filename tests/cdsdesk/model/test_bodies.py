"""Which bodies stood in a period, and which are the office's own."""

from dataclasses import replace
from datetime import date

import pytest

from cdsdesk.model.bodies import in_place_of, issuing_units, name_key, own_bodies, stood
from cdsdesk.model.fields import Record
from cdsdesk.model.office import Level, Unit, UnitSuccession
from cdsdesk.model.periods import window
from cdsdesk.model.reports import Report
from cdsdesk.model.snapshot import Snapshot

D = date
WARD = Unit(uid="w", name="UBND phường Vạn Thạnh", level=Level.COMMUNE, valid_from=D(2025, 7, 1))
OLD = Unit(uid="old", name="UBND phường Vạn Thạnh", level=Level.COMMUNE, valid_to=D(2025, 6, 30))
CITY = Unit(uid="city", name="UBND thành phố Nha Trang", level=Level.DISTRICT, valid_from=D(1977, 3, 30))
BEFORE = Unit(uid="before", name="UBND thị xã Nha Trang", level=Level.DISTRICT, valid_to=D(1977, 3, 29))
TOOK_OVER = (
    UnitSuccession(uid="s1", position=1, old="city", new="w", on=D(2025, 7, 1)),
    UnitSuccession(uid="s2", position=2, old="old", new="w", on=D(2025, 7, 1)),
    UnitSuccession(uid="s3", position=3, old="before", new="city", on=D(1977, 3, 30)),
)


def of(period: str, *rows: Record) -> Snapshot:
    records = (WARD, OLD, CITY, BEFORE, *TOOK_OVER, *rows)
    return Snapshot("w", {row.uid: row for row in records}, window(period))


@pytest.mark.parametrize(
    ("unit", "year", "there"), [(WARD, 2022, False), (WARD, 2025, True), (CITY, 2025, True), (CITY, 2026, False)]
)
def test_a_unit_stands_from_its_first_day_until_another_takes_over(unit: Unit, year: int, there: bool) -> None:
    assert stood(of("2022"), unit, D(year, 1, 1), D(year, 12, 31)) is there


def test_who_stood_in_place_of_a_unit() -> None:
    snapshot = of("2022")
    assert in_place_of(snapshot, WARD, D(2022, 1, 1), D(2022, 12, 31)) == (CITY, OLD)
    assert in_place_of(snapshot, WARD, D(1976, 1, 1), D(1976, 12, 31)) == (OLD, BEFORE)
    assert in_place_of(snapshot, CITY, D(2026, 1, 1), D(2026, 12, 31)) == (WARD,)


def test_a_ring_of_successions_ends() -> None:
    ring = UnitSuccession(uid="s9", old="w", new="before")
    assert in_place_of(of("2022", ring, replace(CITY, valid_to=D(2000, 1, 1))), WARD, D(2022, 1, 1), D(2022, 12, 31))
    assert len(own_bodies(of("2022", ring))) == 4


def test_a_blank_issuing_body_is_the_office() -> None:
    assert issuing_units(of("2022"), None) == (WARD,)
    assert issuing_units(of("2022"), Report(uid="r")) == (WARD,)


@pytest.mark.parametrize(
    ("name", "period", "units"),
    [
        ("Uỷ ban nhân dân thành phố Nha Trang", "2022", (CITY,)),
        ("UBND phường Vạn Thạnh", "2022", (OLD,)),
        ("UBND phường Vạn Thạnh", "2025", (WARD,)),
        ("UBND phường Vạn Thạnh", "2026", (WARD,)),
        ("UBND phường", "2026", ()),
    ],
)
def test_a_name_means_the_unit_that_stood_then(name: str, period: str, units: tuple[Unit, ...]) -> None:
    assert issuing_units(of(period), Report(uid="r", issuing_body=name)) == units


def test_two_units_of_one_name_and_time_are_both_meant() -> None:
    twin = replace(WARD, uid="twin")
    assert len(issuing_units(of("2026", twin), Report(uid="r", issuing_body=WARD.name))) == 2


def test_predecessors_and_departments_are_the_office_s_own() -> None:
    rows = [
        Unit(uid="dept", name="Phòng Văn hóa - Xã hội", level=Level.DEPARTMENT, parent="w"),
        Unit(uid="board", name="Ban Chỉ đạo chuyển đổi số thành phố", level=Level.OTHER, parent="city"),
        Unit(uid="commune", name="UBND xã Vĩnh Ngọc", level=Level.COMMUNE, parent="city"),
        Unit(uid="p", name="UBND tỉnh Khánh Hòa", level=Level.PROVINCE),
    ]
    assert {unit.uid for unit in own_bodies(of("2022", *rows))} == {"w", "city", "old", "before", "dept", "board"}


def test_a_committee_is_known_by_either_name() -> None:
    assert name_key("UBND phường Hòa Thủy") == name_key("Ủy ban nhân dân phường Hoà Thuỷ")
    assert name_key("Sở Tài chính") == name_key("sở tài chính")
