"""Figures of lower offices added up: held against an independent sum, whatever the order in which they came."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from cdsdesk.actions.consolidating import consolidate
from cdsdesk.actions.offices_below import successors
from cdsdesk.actions.receiving import ReceiveRequest, receive
from cdsdesk.exchange.manifest import Manifest, Purpose, Sender
from cdsdesk.exchange.package import DATA, Part, canonical_json, pack
from cdsdesk.exchange.summary import PART
from cdsdesk.model.consolidation import Consolidation
from cdsdesk.model.fields import Record
from cdsdesk.model.indicators import Measure
from cdsdesk.model.office import Level, Unit, UnitSuccession
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import State
from cdsdesk.progress import Cancelled
from db.store import Store
from tests.support.province import OFFICE, PERIOD, Province, Sums, sums

IN_TIME, TOO_LATE = datetime(2026, 9, 16, 8, 0).astimezone(), datetime(2026, 12, 30, 8, 0).astimezone()
PROVINCE = Province(communes=9)


def made(folder: Path, records: Sequence[Record] = PROVINCE.units()) -> Path:
    path = folder / "tinh.cds"
    Store.create_from(path, records, OFFICE.uid).close()
    return path


def taken(path: Path, *paths: Path, now: datetime = IN_TIME) -> None:
    with Store.open(path, write=True) as store:
        receive(store, ReceiveRequest(paths, now=now, who="an"))


def added(path: Path, before: Consolidation | None = None) -> Consolidation:
    with Store.open(path, write=False) as store:
        return consolidate(store, PERIOD, before=before)


def told_by(folder: Path, unit: Unit, **figures: object) -> Path:
    """Write a package of an office that tells just these figures."""
    data = {"format": "cdsdesk", "version": 1, "office": unit.uid, "units": [{"uid": unit.uid}]}
    manifest = Manifest(Purpose.REPORT, Sender(unit.uid, unit.name, "commune"), period=PERIOD, kind="bao-cao")
    body = {"version": 1, "tasks": [], "indicators": []} | figures
    parts = Part(DATA, "data", canonical_json(data)), Part(PART, "summary", canonical_json(body))
    path = folder / f"{unit.uid}.cdsz"
    path.write_bytes(pack(manifest, parts))
    return path


def as_sums(found: Consolidation) -> Sums:
    """Return what was added up in the form of the independent sum."""
    states = {
        task.key: {state.value if state else "": count for state, count in task.states.items()} for task in found.tasks
    }
    shares = {
        one.key: (int(one.numerator), int(one.denominator))
        for one in found.indicators
        if one.added and one.share is not None
    }
    totals = {one.key: Fraction(one.total) for one in found.indicators if one.total is not None}
    counts = {"documents": found.documents, "teams": found.teams, "systems": found.systems, "money": found.money}
    return Sums(states, shares, totals, counts, found.activities)


def test_totals_are_those_of_an_independent_sum(tmp_path: Path) -> None:
    path = made(tmp_path)
    PROVINCE.write(tmp_path)
    PROVINCE.write(tmp_path, "2026-Q2")
    PROVINCE.write(tmp_path, revision=2, numbers=(3, 7))
    taken(path, tmp_path)
    found = added(path)
    figures = [PROVINCE.figures(at, revision=2 if at in (3, 7) else 1) for at in range(9)]
    assert as_sums(found) == sums(figures)
    assert len(found.tasks) == 30
    assert len(found.indicators) == 40
    assert sum(found.states.values()) == 9 * 30
    assert found.missing == ()


def test_a_share_is_the_sum_above_over_the_sum_below_and_what_told_no_parts_is_named(tmp_path: Path) -> None:
    path = made(tmp_path)
    rows: Sequence[Mapping[str, Any]] = (
        {"numerator": "1", "denominator": "2"},
        {"numerator": "0", "denominator": "98"},
        {"value": "100"},
        {"numerator": "5", "denominator": "0"},
        {"numerator": "0", "denominator": "0"},
    )
    for at, row in enumerate(rows):
        told_by(tmp_path, PROVINCE.unit(at), indicators=[{"uid": "i", "measure": "ratio", **row}])
    taken(path, tmp_path)
    (share,) = added(path).indicators
    assert (share.numerator, share.denominator) == (Decimal(1), Decimal(100))
    assert share.share == 1
    assert [row.unit for row in share.added] == ["xa0000", "xa0001", "xa0004"]
    assert [row.unit for row in share.left_out] == ["xa0002", "xa0003"]
    assert share.total is None


@pytest.mark.parametrize(
    ("measure", "total", "left_out"),
    [
        ("count", Decimal("4.5"), ["xa0002"]),
        ("money", Decimal("4.5"), ["xa0002"]),
        ("score", None, []),
        ("text", None, []),
    ],
)
def test_counts_are_added_scores_and_texts_only_listed(
    tmp_path: Path, measure: str, total: Decimal | None, left_out: list[str]
) -> None:
    path = made(tmp_path)
    for at, row in enumerate(({"value": "1.5"}, {"numerator": "3"}, {"text": "nhiều"})):
        told_by(tmp_path, PROVINCE.unit(at), indicators=[{"uid": "i", "measure": measure, **row}])
    taken(path, tmp_path)
    (one,) = added(path).indicators
    assert (one.total, one.share, one.denominator) == (total, None, Decimal(0))
    assert [row.unit for row in one.left_out] == left_out
    assert len(one.rows) == 3


def test_an_indicator_is_called_as_most_call_it_and_other_measures_are_in_no_sum(tmp_path: Path) -> None:
    path = made(tmp_path)
    for at, (name, measure) in enumerate((("Khác", "ratio"), ("Hồ sơ", "count"), ("Hồ sơ", "count"))):
        row = {"uid": "i", "name": name, "measure": measure, "value": "2", "numerator": "1", "denominator": "4"}
        told_by(tmp_path, PROVINCE.unit(at), indicators=[row])
    taken(path, tmp_path)
    (one,) = added(path).indicators
    assert (one.name, one.measure, one.total) == ("Hồ sơ", Measure.COUNT, Decimal(4))
    assert [row.unit for row in one.left_out] == ["xa0000"]


def test_odd_figures_are_in_no_sum_and_break_nothing(tmp_path: Path) -> None:
    path = made(tmp_path)
    odd = ("1E+999999999", "NaN", "Infinity", "", "x", "9" * 40, 5, None, ["1"], {"a": 1})
    rows = [{"uid": f"i{at}", "measure": "count", "value": value, "text": "như viết"} for at, value in enumerate(odd)]
    tasks = [{"uid": "t", "state": ["done_late"], "result": 5}]
    money = {"planned": "x", "granted": True, "disbursed": 7}
    told_by(tmp_path, PROVINCE.unit(0), indicators=rows, tasks=tasks, money=money, activities=[], teams={"teams": None})
    taken(path, tmp_path)
    found = added(path)
    assert [(one.total, one.rows[0].text) for one in found.indicators] == [(None, "như viết")] * len(odd)
    assert found.tasks[0].states == {None: 1}
    assert (found.money, found.teams, found.activities) == ({"disbursed": 7}, {}, {})


def test_every_total_gives_its_rows_in_the_order_of_the_offices(tmp_path: Path) -> None:
    path = made(tmp_path)
    for at in (4, 0, 2):
        PROVINCE.write(tmp_path, numbers=[at])
        taken(path, tmp_path)
    found = added(path)
    order = ["xa0000", "xa0002", "xa0004"]
    assert all([row.unit for row in one.rows] == order for one in found.indicators)
    assert all([row.unit for row in task.rows] == order for task in found.tasks)
    issued = found.parts("documents", "Kế hoạch")
    assert [unit for unit, _ in issued] == order
    assert sum(count for _, count in issued) == found.documents["Kế hoạch"]
    told = PROVINCE.figures(2)["tasks"][4]
    row = next(task for task in found.tasks if task.key == told["uid"]).rows[1]
    assert (row.state, row.result) == (State(told["state"]), told["result"])


def test_missing_and_late_offices_are_named_and_a_resend_makes_none_late(tmp_path: Path) -> None:
    path = made(tmp_path)
    first, later = tmp_path / "1", tmp_path / "2"
    first.mkdir()
    later.mkdir()
    PROVINCE.write(first, numbers=(0, 1))
    PROVINCE.write(later, numbers=(2,))
    PROVINCE.write(later, revision=2, numbers=(0,))
    taken(path, first)
    taken(path, later, now=TOO_LATE)
    found = added(path)
    assert [office.unit.uid for office in found.late] == ["xa0002"]
    assert [office.unit.uid for office in found.reported] == ["xa0000", "xa0001", "xa0002"]
    assert [office.unit.uid for office in found.missing] == [f"xa{at:04}" for at in range(3, 9)]


def test_units_that_merged_are_carried_to_their_successors(tmp_path: Path) -> None:
    ended = date(2026, 9, 30)
    old = [replace(PROVINCE.unit(at), valid_to=ended) for at in range(3)]
    new = replace(PROVINCE.unit(5), uid="moi", identifier_code="", name="UBND xã Mới", valid_from=date(2026, 10, 1))
    merged = [UnitSuccession(uid=f"k{at}", old=f"xa{at:04}", new="moi", on=new.valid_from) for at in range(2)]
    path = made(tmp_path, [OFFICE, *old, new, *merged])
    PROVINCE.write(tmp_path, numbers=range(3))
    taken(path, tmp_path)
    found = added(path)
    assert {office.unit.uid: office.later for office in found.offices} == {
        "xa0000": "moi",
        "xa0001": "moi",
        "xa0002": "",
    }
    told = sums(PROVINCE.figures(at) for at in range(2))
    for one in found.indicators:
        parts = found.by_successor(one)
        assert sum(len(part.rows) for part in parts.values()) == len(one.rows)
        if one.key in told.shares:
            assert (int(parts["moi"].numerator), int(parts["moi"].denominator)) == told.shares[one.key]


def test_successors_are_followed_to_the_end_and_a_division_has_none() -> None:
    pairs = (("a", "b"), ("b", "c"), ("d", "c"), ("e", "f"), ("e", "g"), ("h", "i"), ("i", "h"), ("k", "k"))
    rows = [UnitSuccession(uid=f"{old}{new}", old=old, new=new) for old, new in pairs]
    found = successors(Snapshot("tinh", {row.uid: row for row in rows}))
    assert (found["a"], found["b"], found["d"]) == ("c", "c", "c")
    assert not {"c", "e", "k"} & found.keys()


def test_a_sender_outside_the_list_of_a_day_is_counted_after_the_others(tmp_path: Path) -> None:
    gone = replace(PROVINCE.unit(0), valid_to=date(2025, 6, 30))
    district = Unit(uid="huyen", name="UBND huyện", level=Level.DISTRICT, parent=OFFICE.uid, position=99)
    hamlet = Unit(uid="thon", name="Thôn 1", level=Level.HAMLET, parent=OFFICE.uid)
    path = made(tmp_path, [OFFICE, gone, PROVINCE.unit(1), district, hamlet])
    PROVINCE.write(tmp_path, numbers=(0,))
    taken(path, tmp_path)
    assert [office.unit.uid for office in added(path).offices] == ["xa0001", "huyen", "xa0000"]


def test_what_was_added_up_before_is_taken_over_and_gives_the_same(tmp_path: Path) -> None:
    path = made(tmp_path)
    PROVINCE.write(tmp_path, numbers=range(7))
    taken(path, tmp_path)
    before = added(path)
    PROVINCE.write(tmp_path, revision=2, numbers=(1, 6))
    PROVINCE.write(tmp_path, numbers=(8,))
    taken(path, tmp_path)
    after = added(path)
    assert added(path, before) == after
    assert added(path, after) == after
    with Store.open(path, write=True) as store:
        store.undo()
        assert consolidate(store, PERIOD, before=after) == before
        assert consolidate(store, "2026-Q2", before=after).indicators == ()


def test_adding_up_can_be_cancelled(tmp_path: Path) -> None:
    class Stopping:
        def report(self, done: int, total: int, text: str = "") -> None:
            raise Cancelled

    province = Province(communes=50, tasks=1, indicators=1)
    path = made(tmp_path, province.units())
    province.write(tmp_path)
    taken(path, tmp_path)
    with Store.open(path, write=False) as store, pytest.raises(Cancelled):
        consolidate(store, PERIOD, Stopping())
