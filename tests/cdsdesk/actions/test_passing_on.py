"""What a district passes on of its wards: each office counts once, whoever tells of it; strangers are refused."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from cdsdesk.actions.consolidating import consolidate, told_below, with_lower
from cdsdesk.actions.offices_below import expected_units
from cdsdesk.actions.receiving import Verdict
from cdsdesk.model.consolidation import Consolidation
from cdsdesk.model.fields import Record
from cdsdesk.model.office import Level, Setting, Unit
from tests.support.district_packages import DISTRICTS, NOTHING, WARDS, district, sent, taken
from tests.support.memory_store import MemoryStore
from tests.support.province import OFFICE, PERIOD, sums


def province(*more: Record) -> MemoryStore:
    return MemoryStore(OFFICE, [*DISTRICTS, *more])


def added(store: MemoryStore) -> Consolidation:
    return consolidate(store, PERIOD)


def shares(found: Consolidation) -> dict[str, tuple[int, int]]:
    return {
        one.key: (int(one.numerator), int(one.denominator)) for one in found.indicators if one.added and one.denominator
    }


def expected(wards: Sequence[int]) -> dict[str, tuple[int, int]]:
    told = sums(WARDS.figures(at) for at in wards).shares
    return {key: parts for key, parts in told.items() if parts[1]}


def test_the_wards_of_all_districts_are_added_up_each_under_its_district(tmp_path: Path) -> None:
    store = province()
    paths = [district(0, tmp_path, (0, 1)), district(1, tmp_path, (2,))]
    assert {one.verdict for one in taken(store, *paths)} == {Verdict.NEW}
    found = added(store)
    assert shares(found) == expected((0, 1, 2))
    assert [(one.unit.uid, one.above) for one in found.offices] == [
        ("huyen0", ()),
        ("xa0000", ("huyen0",)),
        ("xa0001", ("huyen0",)),
        ("huyen1", ()),
        ("xa0002", ("huyen1",)),
        ("xa0003", ("huyen1",)),
    ]
    assert [one.unit.name for one in found.missing] == ["UBND xã Số 4"]
    assert sum(found.states.values()) == 3 * 3
    assert found.money == sums(WARDS.figures(at) for at in range(3)).counts["money"]
    told = next(one for one in found.indicators if one.key in shares(found))
    assert set(found.by_group(told)) == {"huyen0", "huyen1"}


def test_who_sends_to_both_counts_once_in_any_order(tmp_path: Path) -> None:
    paths = [district(0, tmp_path, (0, 1)), district(1, tmp_path, (2, 3))]
    WARDS.write(tmp_path, numbers=(0,), revision=2)
    ward = tmp_path / f"xa-0001-{PERIOD}-lan-2.cdsz"
    results = []
    for order in permutations([*paths, ward]):
        store = province(replace(WARDS.unit(0), parent=DISTRICTS[0].uid))
        for path in order:
            taken(store, path)
        results.append(added(store))
    assert all(one == results[0] for one in results)
    told = sums([WARDS.figures(0, revision=2), *(WARDS.figures(at) for at in (1, 2, 3))])
    assert shares(results[0]) == {key: parts for key, parts in told.shares.items() if parts[1]}


def test_a_ward_in_the_packages_of_two_districts_counts_once(tmp_path: Path) -> None:
    first, second = tmp_path / "1", tmp_path / "2"
    first.mkdir()
    second.mkdir()
    told = {"tasks": [{"uid": "t", "state": "not_due"}], "indicators": [], "version": 1}
    entry = {"uid": "x", "name": "UBND xã X", "level": "commune", "revision": 1, "sha256": "a", "figures": told}
    paths = [
        sent(first, DISTRICTS[0], {**NOTHING, "below": [entry]}),
        sent(second, DISTRICTS[1], {**NOTHING, "below": [entry | {"revision": 2}]}),
    ]
    results = []
    for order in permutations(paths):
        store = province()
        taken(store, *order)
        results.append(added(store))
    assert results[0] == results[1]
    (task,) = results[0].tasks
    assert len(task.rows) == 1
    assert next(one for one in results[0].offices if one.unit.uid == "x").above == ("huyen1",)


def test_the_figure_of_the_district_itself_holds_those_of_its_wards(tmp_path: Path) -> None:
    key = next(iter(expected((0, 1))))
    own = {"uid": key, "measure": "ratio", "numerator": "7", "denominator": "9"}
    store = province(replace(WARDS.unit(0), parent=DISTRICTS[0].uid))
    WARDS.write(tmp_path, numbers=(0,))
    direct = tmp_path / f"xa-0001-{PERIOD}-lan-1.cdsz"
    taken(store, district(0, tmp_path, (0, 1), {**NOTHING, "indicators": [own]}), direct)
    found = added(store)
    assert shares(found) == expected((0, 1)) | {key: (7, 9)}
    one = next(one for one in found.indicators if one.key == key)
    assert [row.unit for row in one.added] == ["huyen0"]
    assert [row.unit for row in one.covered] == ["xa0000", "xa0001"]
    assert not {row.unit for row in one.left_out} & {"huyen0", "xa0000", "xa0001"}


def test_three_levels_are_passed_on_as_one_list(tmp_path: Path) -> None:
    store = province()
    taken(store, district(0, tmp_path, (0, 1)), district(1, tmp_path, (2,)))
    below = told_below(store, store.snapshot(PERIOD))
    ministry = Unit(uid="bo", name="Bộ", level=None)
    above = MemoryStore(ministry, [replace(OFFICE, parent="bo")])
    (one,) = taken(above, sent(tmp_path, OFFICE, {**NOTHING, "below": below}))
    assert one.verdict is Verdict.NEW, one.words
    found = added(above)
    assert shares(found) == expected((0, 1, 2))
    ways = {one.unit.uid: one.above for one in found.offices}
    assert ways["xa0000"] == ("tinh", "huyen0")
    assert ways["huyen1"] == ("tinh",)
    assert [one.unit.uid for one in found.missing] == ["xa0003"]


def test_what_is_known_before_gives_the_same_when_districts_pass_wards_on(tmp_path: Path) -> None:
    flat, chained = tmp_path / "a", tmp_path / "b"
    flat.mkdir()
    chained.mkdir()
    store = province()
    taken(store, sent(flat, DISTRICTS[1], {**NOTHING, "tasks": [{"uid": "t"}]}))
    before = added(store)
    taken(store, district(0, chained, (0, 1)))
    after = added(store)
    assert consolidate(store, PERIOD, before=before) == after
    assert consolidate(store, PERIOD, before=after) == after


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ({"uid": OFFICE.uid, "name": "UBND tỉnh", "level": "commune"}, "UBND tỉnh"),
        ({"uid": "huyen0", "name": "Chính mình", "level": "commune"}, "Chính mình"),
        ({"uid": "huyen1", "name": "UBND huyện Số 2", "level": "commune"}, "UBND huyện Số 2"),
        ({"uid": "xa0002", "name": "UBND xã Số 3", "level": "commune"}, "UBND xã Số 3"),
        ({"uid": "la", "name": "UBND huyện lạ", "level": "district"}, "UBND huyện lạ"),
    ],
)
def test_figures_of_an_office_that_is_not_below_the_sender_refuse_the_package(
    entry: Mapping[str, Any], words: str, tmp_path: Path
) -> None:
    store = province(replace(WARDS.unit(2), parent=DISTRICTS[1].uid))
    below = [{**entry, "revision": 1, "figures": NOTHING}]
    (one,) = taken(store, sent(tmp_path, DISTRICTS[0], {**NOTHING, "below": below}))
    assert one.verdict is Verdict.DAMAGED
    assert words in one.words
    assert not store.packages.known()


@pytest.mark.parametrize(
    "below", [{}, [1], [{"uid": "x", "figures": 5}], [{"uid": "x"}, {"uid": "x"}], [{"name": "x"}]]
)
def test_a_list_of_another_form_refuses_the_package(below: object, tmp_path: Path) -> None:
    (one,) = taken(province(), sent(tmp_path, DISTRICTS[0], {**NOTHING, "below": below}))
    assert one.verdict is Verdict.DAMAGED


def test_a_resend_tells_how_many_offices_below_tell_otherwise(tmp_path: Path) -> None:
    store = province()
    taken(store, district(0, tmp_path, (0,)))
    told = json.loads(next(iter(dict(store.packages.summaries(store.packages.known())).values())))
    told["below"][0]["figures"]["tasks"] = []
    (one,) = taken(store, sent(tmp_path, DISTRICTS[0], told, revision=2))
    assert one.changed == {"đơn vị trực thuộc": 1}


def test_only_units_of_the_levels_that_report_are_expected() -> None:
    agency = Unit(uid="so", name="Sở Y tế", level=Level.DEPARTMENT, parent=OFFICE.uid)
    other = Unit(uid="khac", name="Viễn thông", level=Level.OTHER, parent=OFFICE.uid)
    base, day = province(agency, other), datetime(2026, 9, 14).date()
    assert [unit.uid for unit in expected_units(base.snapshot(), day)] == ["huyen0", "huyen1"]
    for value, wanted in (("department; Cấp huyện", ["huyen0", "so", "huyen1"]), ("khác", ["khac"])):
        chosen = Setting(uid="s", unit=OFFICE.uid, key="units.reporting", value=value)
        found = expected_units(province(agency, other, chosen).snapshot(), day)
        assert sorted(unit.uid for unit in found) == sorted(wanted)


def test_a_snapshot_tells_of_those_below_only_where_they_reported(tmp_path: Path) -> None:
    store = province()
    assert with_lower(store, store.snapshot(PERIOD)).lower is None
    assert told_below(store, store.snapshot(PERIOD)) == []
    taken(store, district(0, tmp_path, (0, 1)))
    shown = with_lower(store, store.snapshot(PERIOD))
    assert shown.lower == added(store)
    assert shown.patched({}).lower is shown.lower
    assert with_lower(store, store.snapshot("2026-Q2")).lower is None
