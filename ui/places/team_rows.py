"""Rows of the list of teams: each with its leader, how many members, its findings and those of its members."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from cdsdesk.model.fields import Record
from cdsdesk.model.findings import Finding
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.team_figures import leader_of
from cdsdesk.model.teams import Member, Team
from cdsdesk.vietnamese.numbers import format_number
from ui.desk import Desk
from ui.places.child_list import field_column
from ui.places.record_rows import ALL, RecordRow, RecordRows
from ui.tables.columns import Column
from ui.widgets.chips import Chip

LEADERLESS, MEMBERLESS, NO_CHAT = "leaderless", "memberless", "no_chat"


@dataclass(frozen=True)
class TeamRow(RecordRow):
    """One team."""

    leader: str = ""
    members: int = 0


@dataclass
class TeamRows(RecordRows):
    """The teams that stand at the end of the period; a finding about a member is its team's."""

    kind: type[Record] = Team
    belongs: Mapping[str, str] = field(default_factory=lambda: {Member.TYPE: "team"})

    def chip_names(self) -> Sequence[tuple[str, str]]:
        """Name what is often missing."""
        return (LEADERLESS, "Chưa có tổ trưởng"), (MEMBERLESS, "Chưa có thành viên"), (NO_CHAT, "Chưa có nhóm Zalo")

    def chips(self) -> Sequence[Chip]:
        """Leave out what is missing nowhere."""
        return [one for one in super().chips() if one.count or one.key in (ALL, self.chip)]

    def chip_keys(self, record: Record) -> Iterable[str]:
        """Return what is missing in a team."""
        snapshot = self.desk.snapshot()
        if not leader_of(snapshot, record.uid):
            yield LEADERLESS
        if not snapshot.where(Member, "team", record.uid):
            yield MEMBERLESS
        if isinstance(record, Team) and not record.has_group_chat:
            yield NO_CHAT

    def make_row(self, record: Record, found: tuple[Finding, ...]) -> TeamRow:
        """Return a team with its leader and how many members it has."""
        snapshot = self.desk.snapshot()
        members = snapshot.where(Member, "team", record.uid)
        return TeamRow(record, found, leader_of(snapshot, record.uid), len(members))

    def owner(self, snapshot: Snapshot, uid: str) -> str:
        """Return the team that a record is or belongs to, also of one that the period no longer holds."""
        return super().owner(snapshot, uid) or super().owner(self.desk.everything(), uid)


def team_columns(desk: Desk) -> tuple[Column, ...]:
    """Return the columns of the list of teams."""
    return (
        field_column(Team, "hamlet", 150, stretch=2, title="Thôn, tổ dân phố"),
        field_column(Team, "name", 190, stretch=3),
        Column("leader", "Tổ trưởng", 130, lambda row: row.leader, stretch=2),
        Column("members", "Thành viên", 78, lambda row: format_number(row.members) if row.members else "–", right=True),
        field_column(Team, "founded", 96, title="Thành lập", desk=desk),
        field_column(Team, "decision", 150, stretch=1, hidden=True),
        field_column(Team, "dissolved", 96, hidden=True, desk=desk),
    )
