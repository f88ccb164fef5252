"""Which records belong to an office's snapshot of a period (docs/records.md)."""

import time
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from cdsdesk.errors import UsageError
from cdsdesk.model.activities import Activity
from cdsdesk.model.documents import Document, DocumentEntry
from cdsdesk.model.fields import Record
from cdsdesk.model.indicators import Accumulation, Indicator, Measurement, Target
from cdsdesk.model.office import Holiday, Period, Unit
from cdsdesk.model.reading import measurement_of, progress_of, state_of
from cdsdesk.model.reports import Report, SameAs
from cdsdesk.model.selection import office_window, select, without_aliases
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.systems import ComplianceEntry, Submission, SystemState
from cdsdesk.model.tasks import Funding, Milestone, PlanItem, Progress, State, Task
from cdsdesk.model.teams import Member, Team

D = date
PROVINCE = Unit(uid="p", name="UBND tỉnh")
WARD = Unit(uid="w", name="UBND phường A", parent="p")
OTHER = Unit(uid="o", name="UBND phường B", parent="p")
HAMLET = Unit(uid="h", name="Tổ dân phố 1", parent="w")
UNITS = (PROVINCE, WARD, OTHER, HAMLET)


def everything(*rows: Record, office: str = "w") -> Snapshot:
    return Snapshot(office, {row.uid: row for row in (*UNITS, *rows)})


def chosen(period: str, *rows: Record, changed: dict[str, int] | None = None, tree: bool = False) -> Snapshot:
    return select(everything(*rows), period, changed=changed, tree=tree)


def told(uid: str, period: str, unit: str = "w", **values: object) -> Progress:
    return Progress(uid=uid, unit=unit, task="t", period=period, **values)  # type: ignore[arg-type]


def reached(uid: str, period: str, number: int, unit: str = "w", indicator: str = "i") -> Measurement:
    return Measurement(uid=uid, unit=unit, indicator=indicator, period=period, value=Decimal(number))


class TestProgress:
    def test_of_this_very_period(self) -> None:
        snapshot = chosen("2022-Q2", told("a", "2022-Q1"), told("b", "2022-Q2"), told("c", "2022-Q3"))
        assert progress_of(snapshot, "t") == told("b", "2022-Q2")
        assert snapshot.carried == frozenset()
        assert {row.uid for row in snapshot.all(Progress)} == {"b"}

    def test_else_the_latest_told_is_carried(self) -> None:
        snapshot = chosen("2022-Q3", told("a", "2022-Q1"), told("b", "2022-Q2"))
        assert progress_of(snapshot, "t") == told("b", "2022-Q2")
        assert snapshot.carried == {"b"}

    def test_the_latest_changed_goes_before_the_latest_period(self) -> None:
        rows = told("a", "2022-Q1"), told("b", "2022-Q2")
        assert chosen("2022-Q3", *rows, changed={"a": 9, "b": 4}).carried == {"a"}
        assert chosen("2022-Q2", *rows, changed={"a": 9, "b": 4}).carried == frozenset()

    def test_nothing_is_carried_back_from_a_later_period(self) -> None:
        assert progress_of(chosen("2022-Q1", told("a", "2022")), "t") is None

    def test_each_office_has_its_own(self) -> None:
        rows = told("a", "2022"), told("b", "2022", unit="o")
        assert [row.uid for row in chosen("2022", *rows).all(Progress)] == ["a"]
        whole = select(everything(*rows), "2022", "p", tree=True, changed=None)
        assert {row.uid for row in whole.all(Progress)} == {"a", "b"}
        assert progress_of(whole, "t") is None

    def test_one_spelling_of_a_period(self) -> None:
        snapshot = chosen("2022-H1", told("a", "2022-6M"))
        assert snapshot.carried == frozenset()
        assert progress_of(snapshot, "t") is not None

    @pytest.mark.parametrize("period", ["", "kỳ này", "2022-Q9"])
    def test_an_unreadable_period_stops_nothing(self, period: str) -> None:
        snapshot = chosen("2022", told("a", period), told("b", "2022"), reached("m", period, 5))
        assert [row.uid for row in snapshot.all(Progress)] == ["b"]
        assert snapshot.all(Measurement) == ()

    def test_own_dates_the_wrong_way_round_lose_nothing_told(self) -> None:
        wrong = Period(uid="k", unit="w", code="2022-Q1", data_from=D(2022, 5, 1))
        assert chosen("2022", wrong, told("a", "2022-Q1")).carried == {"a"}
        with pytest.raises(UsageError):
            chosen("2022-Q1", wrong)

    def test_a_state_is_judged_with_what_was_carried(self) -> None:
        task = Task(uid="t", deadline_to=D(2022, 5, 31))
        late = replace(told("a", "2022-Q1"), result="Đang làm")
        assert state_of(chosen("2022", task, late), task).derived is State.IN_PROGRESS_LATE
        assert state_of(everything(task, late), task).printed is None


class TestMeasurements:
    def test_of_this_very_period(self) -> None:
        snapshot = chosen("2022-Q2", Indicator(uid="i"), reached("a", "2022-Q1", 1), reached("b", "2022-Q2", 2))
        assert measurement_of(snapshot, "i") == reached("b", "2022-Q2", 2)
        assert snapshot.carried == frozenset()

    @pytest.mark.parametrize(
        ("accumulation", "carried"),
        [(Accumulation.YEAR_TO_DATE, True), (Accumulation.STOCK, True), (Accumulation.IN_PERIOD, False)],
    )
    def test_standing_values_are_carried_within_the_year(self, accumulation: Accumulation, carried: bool) -> None:
        rows = Indicator(uid="i", accumulation=accumulation), reached("a", "2022-Q1", 1), reached("b", "2022-Q2", 2)
        found = measurement_of(chosen("2022-Q3", *rows), "i")
        assert found == (reached("b", "2022-Q2", 2) if carried else None)
        assert measurement_of(chosen("2023-Q1", *rows), "i") is None

    def test_earlier_years_stay_for_rows_that_show_them(self) -> None:
        snapshot = chosen("2022", Indicator(uid="i"), reached("a", "2021", 7))
        assert snapshot.all(Measurement) == (reached("a", "2021", 7),)
        assert measurement_of(snapshot, "i") is None

    def test_values_for_comparison(self) -> None:
        rows = reached("a", "2022-Q1", 1), reached("b", "2021-Q2", 2), reached("x", "2021-Q2", 3, unit="o")
        snapshot = chosen("2022-Q2", Indicator(uid="i"), *rows)
        assert snapshot.before == {"i": rows[0]}
        assert snapshot.last_year == {"i": rows[1]}
        assert chosen("2022-H1", reached("h", "2021-6M", 1)).last_year == {"i": reached("h", "2021-6M", 1)}


@pytest.mark.parametrize(
    ("record", "there"),
    [
        (Team(uid="x", unit="w"), True),
        (Team(uid="x", unit="o"), False),
        (Team(uid="x", unit="w", founded=D(2022, 12, 14)), True),
        (Team(uid="x", unit="w", founded=D(2022, 12, 15)), False),
        (Team(uid="x", unit="w", dissolved=D(2022, 12, 14)), False),
        (Member(uid="x", unit="w", joined=D(2022, 1, 1), left=D(2023, 1, 1)), True),
        (Member(uid="x", unit="w", left=D(2022, 6, 1)), False),
        (Member(uid="x", unit="w", joined=D(2022, 6, 1), left=D(2022, 5, 1)), True),
        (Activity(uid="x", unit="w", date=D(2021, 12, 15)), True),
        (Activity(uid="x", unit="w", date=D(2021, 12, 14)), False),
        (Activity(uid="x", unit="w", date=D(2022, 12, 15)), False),
        (Activity(uid="x", unit="w"), True),
        (Funding(uid="x", unit="w", year=2022), True),
        (Funding(uid="x", unit="w"), True),
        (Funding(uid="x", unit="w", year=2021), False),
        (Target(uid="x", indicator="i", year=2025), True),
        (Target(uid="x", indicator="i", year=2026), False),
        (SystemState(uid="x", unit="w", period="2022-Q1"), True),
        (SystemState(uid="x", unit="w", period="2021"), True),
        (SystemState(uid="x", unit="w", period="2023"), False),
        (ComplianceEntry(uid="x", unit="w", period="2022-M05"), True),
        (ComplianceEntry(uid="x", unit="o", period="2022-M05"), True),
        (ComplianceEntry(uid="x", unit="o", period="2021-M05"), False),
        (Submission(uid="x", unit="w", period="2023"), False),
        (DocumentEntry(uid="x", unit="w", registered_on=D(2019, 1, 1)), True),
        (DocumentEntry(uid="x", unit="o"), False),
        (Document(uid="x", date=D(1999, 1, 1)), True),
        (Task(uid="x"), True),
        (Holiday(uid="x", unit="o"), False),
    ],
)
def test_what_a_year_holds(record: Record, there: bool) -> None:
    assert (chosen("2022", record).get("x") is not None) is there


def test_a_tree_holds_lower_offices_to_any_depth() -> None:
    rows = [Team(uid=f"t{unit.uid}", unit=unit.uid) for unit in UNITS]
    own = select(everything(*rows, office="p"), "2022", changed=None)
    assert {row.uid for row in own.all(Team)} == {"tp"}
    whole = select(everything(*rows, office="p"), "2022", tree=True, changed=None)
    assert {row.uid for row in whole.all(Team)} == {"tp", "tw", "to", "th"}
    ward = chosen("2022", *rows, tree=True)
    assert {row.uid for row in ward.all(Team)} == {"tw", "th"}


def test_units_that_name_each_other_end() -> None:
    looped = Unit(uid="l", parent="h")
    found = chosen("2022", looped, replace(WARD, parent="l"), Team(uid="x", unit="l"), tree=True)
    assert found.get("x") is not None


def test_the_window_of_an_office_with_its_holidays() -> None:
    own = Period(uid="k", unit="w", code="2022-6M", data_to=D(2022, 6, 30))
    rows = everything(own, Holiday(uid="h1", unit="w", date=D(2022, 7, 1)), Holiday(uid="h2", unit="o"))
    assert office_window(rows, "2022-H1", "w").data_to == D(2022, 6, 30)
    assert office_window(rows, "2022-H1", "w").due == D(2022, 7, 5)
    assert office_window(rows, "2022-H1", "o").data_to == D(2022, 6, 14)
    assert select(rows, "2022-6M", changed=None).period == office_window(rows, "2022-H1", "w")


def test_a_code_that_names_no_period_is_refused() -> None:
    with pytest.raises(UsageError):
        chosen("năm nay")


class TestSameAs:
    def test_references_follow_to_the_kept_record(self) -> None:
        nameless, plan = Document(uid="old", subject="Bảng nhiệm vụ"), Document(uid="new", number="145")
        item = PlanItem(uid="i", plan="old", task="t")
        read = without_aliases([nameless, plan, item, SameAs(uid="s", old="old", kept="new")])
        assert "old" not in read
        assert read["new"] == plan
        assert read["i"] == replace(item, plan="new")
        assert isinstance(read["s"], SameAs)

    def test_chains_and_rings(self) -> None:
        joined = [SameAs(uid="1", old="a", kept="b"), SameAs(uid="2", old="b", kept="c")]
        read = without_aliases([Task(uid="a"), Task(uid="b"), Task(uid="c"), Milestone(uid="m", task="a"), *joined])
        assert set(read) == {"c", "m", "1", "2"}
        assert read["m"] == Milestone(uid="m", task="c")
        ring = [SameAs(uid="1", old="a", kept="b"), SameAs(uid="2", old="b", kept="a")]
        read = without_aliases([Task(uid="a"), Task(uid="b"), Milestone(uid="m", task="b"), *ring])
        assert set(read) == {"a", "m", "1", "2"}
        assert read["m"] == Milestone(uid="m", task="a")

    def test_nothing_is_lost_when_the_kept_record_is_not_here(self) -> None:
        read = without_aliases([Task(uid="a"), Milestone(uid="m", task="a"), SameAs(uid="s", old="a", kept="z")])
        assert read["a"] == Task(uid="a")
        assert read["m"] == Milestone(uid="m", task="a")

    def test_annexes_and_stages_done_follow_and_what_was_frozen_stays(self) -> None:
        report = Report(uid="r", annexes=[{"plan": "old", "number": "I"}], frozen_snapshot={"plan": "old"})
        done = told("p", "2022", milestones_done={"old": "30/6/2022"})
        rows = [Task(uid="old"), Task(uid="new"), report, done, SameAs(uid="s", old="old", kept="new")]
        read = without_aliases(rows)
        assert read["r"] == replace(report, annexes=[{"plan": "new", "number": "I"}])
        assert read["p"] == replace(done, milestones_done={"new": "30/6/2022"})

    def test_without_any_nothing_changes(self) -> None:
        assert without_aliases([WARD]) == {"w": WARD}


def test_ten_thousand_tasks_are_selected_while_an_officer_does_not_notice() -> None:
    rows: list[Record] = []
    for number in range(10_000):
        rows.append(Task(uid=f"t{number}"))
        rows.append(PlanItem(uid=f"i{number}", plan="d", task=f"t{number}"))
        rows.append(replace(told(f"p{number}", "2022"), task=f"t{number}"))
    all_rows = everything(*rows)
    start = time.process_time()
    snapshot = select(all_rows, "2022", changed=None)
    states = [state_of(snapshot, task) for task in snapshot.all(Task)]
    took = time.process_time() - start
    assert len(states) == 10_000
    assert took < 2.0
