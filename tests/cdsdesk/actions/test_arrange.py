"""Rows made again and moved: below their originals, in their plans, never two of one identity."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdsdesk.actions.arrange import duplicate, move
from cdsdesk.errors import RecordError
from cdsdesk.model.changes import ChangeSet
from cdsdesk.model.documents import Document
from cdsdesk.model.fields import Record
from cdsdesk.model.identity import uid_for
from cdsdesk.model.indicators import Indicator, Origin, Target
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import PlanItem, Progress, Task
from cdsdesk.model.teams import Member, Team
from tests.support.small_office import OFFICE, small_records


def office(*more: Record) -> Snapshot:
    return Snapshot(OFFICE.uid, {record.uid: record for record in (OFFICE, *small_records(), *more)})


def in_plan(snapshot: Snapshot, plan: str = "plan") -> list[str]:
    return [item.task for item in snapshot.where(PlanItem, "plan", plan)]


def all_told(changes: ChangeSet) -> set[str]:
    return {change.type for change in changes.changes}


def test_a_copied_task_stands_below_its_original_in_every_plan_and_brings_no_result() -> None:
    before = office()
    changes, (copy,) = duplicate(before, Task.TYPE, ["t22"], "an")
    after = before.with_changes(changes)
    assert in_plan(after) == ["t21", "t22", copy, "t210", "t61", "t62", "t63"]
    assert changes.label == "Nhân bản 1 nhiệm vụ"
    made = after.find(Task, copy)
    assert made is not None
    assert replace(made, uid="t22", position=2) == before.records["t22"]
    (item,) = after.where(PlanItem, "task", copy)
    assert (item.section, item.code, item.uid) == ("s2", "", uid_for(item))
    assert after.where(Progress, "task", copy) == ()
    assert all_told(changes) == {"task", "plan_item"}


def test_several_copies_stand_together_and_those_behind_make_room_once() -> None:
    before = office()
    changes, copies = duplicate(before, Task.TYPE, ["t61", "t63"])
    after = before.with_changes(changes)
    assert in_plan(after) == ["t21", "t22", "t210", "t61", "t62", "t63", *copies]
    assert in_plan(after, "other-plan") == ["t63", copies[1]]
    positions = [item.position for item in after.where(PlanItem, "plan", "plan")]
    assert positions == [1, 2, 3, 4, 5, 6, 7, 8]


def test_a_name_that_identifies_is_told_apart_again_and_again() -> None:
    indicator = Indicator(name="Tỷ lệ hồ sơ trực tuyến", plan="plan", code="1", position=1)
    indicator = replace(indicator, uid=uid_for(indicator))
    first, (one,) = duplicate(office(indicator), Indicator.TYPE, [indicator.uid])
    after = office(indicator).with_changes(first)
    second, (two,) = duplicate(after, Indicator.TYPE, [indicator.uid])
    names = [row.name for row in after.with_changes(second).all(Indicator)]
    assert names == [
        "Tỷ lệ hồ sơ trực tuyến",
        "Tỷ lệ hồ sơ trực tuyến (bản sao 2)",
        "Tỷ lệ hồ sơ trực tuyến (bản sao)",
    ]
    assert len({indicator.uid, one, two}) == 3


def test_two_of_one_name_chosen_together_become_two_copies() -> None:
    rows = [Indicator(uid=uid, name="Tỷ lệ", plan="plan", position=place) for place, uid in enumerate("ab")]
    changes, copies = duplicate(office(*rows), Indicator.TYPE, ["a", "b"])
    assert len(set(copies)) == 2
    assert len(office(*rows).with_changes(changes).all(Indicator)) == 4


def test_a_document_leaves_its_number_and_a_target_its_year() -> None:
    paper = Document(
        uid="d", type="Công văn", number="12", symbol="UBND", date=date(2022, 5, 5), issuer="UBND", subject="đôn đốc"
    )
    target = Target(uid="g", indicator="i", year=2025, origin=Origin.OWN, text="80%")
    taken = Target(indicator="i", year=2026, origin=Origin.OWN)
    taken = replace(taken, uid=uid_for(taken))
    row = Indicator(uid="i", name="Tỷ lệ", plan="plan")
    start = office(row, paper, target, taken)
    changes, (copy,) = duplicate(start, Document.TYPE, ["d"])
    made = start.with_changes(changes).find(Document, copy)
    assert made is not None
    assert (made.number, made.symbol, made.subject) == ("", "UBND", "đôn đốc")
    changes, (copy,) = duplicate(start, Target.TYPE, ["g"])
    found = start.with_changes(changes).find(Target, copy)
    assert found is not None
    assert (found.year, found.text) == (2027, "80%")


def test_what_can_only_be_there_once_is_refused() -> None:
    with pytest.raises(RecordError, match="chỉ đứng một lần"):
        duplicate(office(), PlanItem.TYPE, ["i-t21"])
    with pytest.raises(RecordError, match="Không có nhiệm vụ này"):
        duplicate(office(), Task.TYPE, ["nobody"])


def test_members_of_another_team_are_left_alone() -> None:
    teams = [Team(uid=uid, hamlet=f"Thôn {uid}") for uid in "xy"]
    people = [Member(uid=f"{team}{n}", team=team, name=f"Người {n}", position=n) for team in "xy" for n in (1, 2)]
    start = office(*teams, *people)
    changes, (copy,) = duplicate(start, Member.TYPE, ["x1"])
    after = start.with_changes(changes)
    assert [row.uid for row in after.where(Member, "team", "x")] == ["x1", copy, "x2"]
    assert changes.touched() == {copy, "x2"}


def test_tasks_move_in_their_plan_and_only_the_two_that_change_places_are_written() -> None:
    start = office()
    shown = ["t21", "t22", "t210"]
    changes = move(start, Task.TYPE, ["t210"], -1, shown, "an", "plan")
    assert in_plan(start.with_changes(changes))[:3] == ["t21", "t210", "t22"]
    assert changes.touched() == {"i-t22", "i-t210"}
    assert (changes.label, changes.who) == ("Chuyển 1 nhiệm vụ lên", "an")
    down = move(start, Task.TYPE, ["t21", "t22"], 1, shown)
    assert in_plan(start.with_changes(down))[:3] == ["t210", "t21", "t22"]


def test_at_the_edge_nothing_is_written() -> None:
    assert not move(office(), Task.TYPE, ["t21"], -1, ["t21", "t22"], plan="plan")
    assert not move(office(), Task.TYPE, ["t22", "t21"], -1, ["t21", "t22"], plan="plan")


def test_rows_with_one_position_move_too() -> None:
    people = [Member(uid=uid, team="x", name=uid, position=5) for uid in "abc"]
    start = office(Team(uid="x", hamlet="Thôn"), *people)
    after = start.with_changes(move(start, Member.TYPE, ["c"], -1, ["a", "b", "c"]))
    assert [row.uid for row in after.where(Member, "team", "x")] == ["a", "c", "b"]


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.integers(0, 4), min_size=1, max_size=6),
    st.sets(st.integers(0, 5), min_size=1),
    st.sampled_from([-2, -1, 1, 2]),
)
def test_moving_keeps_everybody_and_the_order_of_the_others(positions: list[int], chosen: set[int], step: int) -> None:
    people = [Member(uid=f"m{n}", team="x", name=f"m{n}", position=place) for n, place in enumerate(positions)]
    start = office(Team(uid="x", hamlet="Thôn"), *people)
    shown = [row.uid for row in start.where(Member, "team", "x")]
    moved = [f"m{n}" for n in chosen if n < len(positions)]
    after = start.with_changes(move(start, Member.TYPE, moved, step, shown))
    now = [row.uid for row in after.where(Member, "team", "x")]
    assert sorted(now) == sorted(shown)
    assert [uid for uid in now if uid not in moved] == [uid for uid in shown if uid not in moved]
    assert [uid for uid in now if uid in moved] == [uid for uid in shown if uid in moved]
    back = [now.index(uid) - shown.index(uid) for uid in moved]
    assert all(0 <= one * step <= step * step for one in back)
