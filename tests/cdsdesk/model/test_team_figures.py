"""What is computed of teams and activities."""

from datetime import date

from cdsdesk.model.activities import Activity, ActivityKind, Attendance
from cdsdesk.model.fields import Record
from cdsdesk.model.office import Level, Unit
from cdsdesk.model.periods import window
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.team_figures import (
    activity_figures,
    came_to,
    leader_of,
    members_of,
    team_figures,
    trainings_of,
)
from cdsdesk.model.teams import Member, MemberRole, Sex, Team


def snapshot(*records: Record) -> Snapshot:
    return Snapshot("office", {one.uid: one for one in records}, window("2026"))


def team(uid: str, hamlet: str, **more: object) -> Team:
    return Team(uid=uid, unit="office", hamlet=hamlet, **more)  # type: ignore[arg-type]


def member(uid: str, of: str, **more: object) -> Member:
    return Member(uid=uid, unit="office", team=of, name=uid, **more)  # type: ignore[arg-type]


def hamlet(uid: str, name: str, **more: object) -> Unit:
    return Unit(uid=uid, name=name, level=Level.HAMLET, parent="office", **more)  # type: ignore[arg-type]


def test_teams_and_members_are_counted() -> None:
    figures = team_figures(
        snapshot(
            team("a", "Thôn 1", has_group_chat=True),
            team("b", "Thôn 2"),
            member("x", "a", role=MemberRole.LEADER, sex=Sex.FEMALE),
            member("y", "a"),
            member("z", "b", sex=Sex.MALE),
        )
    )
    assert (len(figures.teams), figures.members, figures.women, figures.with_chat) == (2, 3, 1, 1)
    assert (figures.hamlets, figures.covered) == (0, 0)


def test_hamlets_without_a_team_are_named_whatever_their_spelling() -> None:
    figures = team_figures(
        snapshot(
            hamlet("h1", "Tổ dân phố Hòa Bình"),
            hamlet("h2", "Thôn 2"),
            hamlet("h3", "Thôn cũ", valid_to=date(2025, 7, 1)),
            team("a", "tổ dân phố Hoà Bình"),
        )
    )
    assert (figures.covered, figures.hamlets) == (1, 2)
    assert [unit.name for unit in figures.uncovered] == ["Thôn 2"]


def test_teams_of_another_office_are_not_ours() -> None:
    assert team_figures(snapshot(Team(uid="a", unit="elsewhere", hamlet="Thôn 1"))).teams == ()


def test_the_leader_stands_first_and_who_left_last() -> None:
    found = snapshot(
        team("a", "Thôn 1"),
        member("x", "a", position=1),
        member("y", "a", position=2, role=MemberRole.LEADER),
        member("z", "a", position=0, role=MemberRole.DEPUTY, left=date(2026, 1, 1)),
    )
    assert [one.uid for one in members_of(found, "a")] == ["y", "x", "z"]
    assert leader_of(found, "a") == "y"
    assert leader_of(found, "b") == ""


def test_trainings_of_a_team_tell_how_many_came() -> None:
    found = snapshot(
        team("a", "Thôn 1"),
        member("x", "a"),
        member("y", "a"),
        Activity(uid="t", unit="office", kind=ActivityKind.TRAINING),
        Activity(uid="m", unit="office", kind=ActivityKind.MEETING),
        Attendance(uid="1", activity="t", member="x"),
        Attendance(uid="2", activity="t", member="y"),
        Attendance(uid="3", activity="m", member="x"),
    )
    assert trainings_of(found, "a") == {"t": 2}


def test_activities_are_counted_by_kind_with_who_came() -> None:
    held = Activity(uid="t", unit="office", kind=ActivityKind.TRAINING)
    found = snapshot(
        held,
        Activity(uid="u", unit="office", kind=ActivityKind.TRAINING, attendees=40),
        Attendance(uid="1", activity="t", member="x"),
    )
    assert came_to(found, held) == 1
    figures = activity_figures(found)[ActivityKind.TRAINING]
    assert (figures.held, figures.attendees) == (2, 41)
    assert activity_figures(found)[ActivityKind.MEETING].held == 0
