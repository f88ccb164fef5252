"""The community teams of an office in figures: how many hamlets have one, how many people, what is missing."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from cdsdesk.model.activities import Activity, ActivityKind, Attendance
from cdsdesk.model.office import Level, Unit
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.teams import Member, MemberRole, Sex, Team
from cdsdesk.vietnamese.text import search_key

_RANKS = {role: rank for rank, role in enumerate(MemberRole)}


@dataclass(frozen=True)
class TeamFigures:
    """What is computed of the teams that stand at the end of a period.

    ``hamlets`` is 0 while the catalogue of units names none; ``uncovered`` are hamlets of the catalogue without a team.
    """

    teams: tuple[Team, ...]
    members: int
    women: int
    with_chat: int
    hamlets: int
    uncovered: tuple[Unit, ...]

    @property
    def covered(self) -> int:
        """How many hamlets of the catalogue have a team."""
        return self.hamlets - len(self.uncovered)


def team_figures(snapshot: Snapshot) -> TeamFigures:
    """Return the figures of the office's own teams; people are counted once for each team that they are in."""
    teams = tuple(team for team in snapshot.all(Team) if team.unit == snapshot.office)
    members = [member for team in teams for member in snapshot.where(Member, "team", team.uid)]
    hamlets = _hamlets(snapshot)
    named = {search_key(team.hamlet) for team in teams if team.hamlet}
    return TeamFigures(
        teams,
        len(members),
        sum(member.sex is Sex.FEMALE for member in members),
        sum(bool(team.has_group_chat) for team in teams),
        len(hamlets),
        tuple(hamlet for hamlet in hamlets if search_key(hamlet.name) not in named),
    )


def _hamlets(snapshot: Snapshot) -> list[Unit]:
    found = [unit for unit in snapshot.where(Unit, "level", Level.HAMLET) if unit.parent in ("", snapshot.office)]
    if snapshot.period is None:
        return found
    day = snapshot.period.as_of
    return [
        unit
        for unit in found
        if (unit.valid_from is None or unit.valid_from <= day) and (unit.valid_to is None or unit.valid_to > day)
    ]


def members_of(snapshot: Snapshot, team: str) -> tuple[Member, ...]:
    """Return the members of a team: leader, deputies, secretary, the others; those who left come last."""
    found = snapshot.where(Member, "team", team)
    return tuple(sorted(found, key=lambda one: (one.left is not None, _RANKS[one.role], one.position, one.uid)))


def leader_of(snapshot: Snapshot, team: str) -> str:
    """Return the name of the leader, empty when there is none."""
    found = [one.name for one in snapshot.where(Member, "team", team) if one.role is MemberRole.LEADER]
    return next(iter(found), "")


def trainings_of(snapshot: Snapshot, team: str) -> Mapping[str, int]:
    """Return, by the uid of each training of the period that members of a team came to, how many came."""
    members = {member.uid for member in snapshot.where(Member, "team", team)}
    counts: dict[str, int] = defaultdict(int)
    for member in members:
        for row in snapshot.where(Attendance, "member", member):
            activity = snapshot.find(Activity, row.activity)
            if activity is not None and activity.kind is ActivityKind.TRAINING:
                counts[activity.uid] += 1
    return dict(counts)


@dataclass(frozen=True)
class ActivityFigures:
    """How often something of a kind was held in a period, and how many people came in all."""

    held: int
    attendees: int


def activity_figures(snapshot: Snapshot) -> Mapping[ActivityKind, ActivityFigures]:
    """Return the figures of each kind of activity; where no number was told, members who came are counted."""
    found: dict[ActivityKind, list[int]] = {kind: [] for kind in ActivityKind}
    for activity in snapshot.all(Activity):
        if activity.unit == snapshot.office:
            found[activity.kind].append(came_to(snapshot, activity))
    return {kind: ActivityFigures(len(counts), sum(counts)) for kind, counts in found.items()}


def came_to(snapshot: Snapshot, activity: Activity) -> int:
    """Return how many people came: the number told, else the members who are listed."""
    if activity.attendees is not None:
        return activity.attendees
    return len(snapshot.where(Attendance, "activity", activity.uid))
