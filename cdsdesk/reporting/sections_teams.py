"""The community teams and what was held in a period: trainings, propaganda, meetings."""

from decimal import Decimal

from cdsdesk.document.blocks import Block, Run
from cdsdesk.model.activities import Activity, ActivityKind, Attendance
from cdsdesk.model.office import Level, Unit
from cdsdesk.model.team_figures import came_to, team_figures
from cdsdesk.model.teams import Member, Sex, Team
from cdsdesk.reporting.context import Context
from cdsdesk.reporting.phrases import Words
from cdsdesk.reporting.telling import all_of, closed, counted, lines, listed, number_words, paragraph, under
from cdsdesk.reporting.values import ref
from cdsdesk.vietnamese.dates import format_date
from cdsdesk.vietnamese.numbers import format_number

_HELD = {
    ActivityKind.TRAINING: ("đợt tập huấn", "lượt người tham gia"),
    ActivityKind.PROPAGANDA: ("đợt tuyên truyền", "lượt người tham gia"),
    ActivityKind.MEETING: ("cuộc họp", "lượt người dự"),
    ActivityKind.OTHER: ("hoạt động khác", "lượt người tham gia"),
}


def teams(context: Context) -> tuple[Block, ...]:
    """Say how many community teams there are, with how many members; nothing when there are none."""
    snapshot = context.snapshot
    figures = team_figures(snapshot)
    if not figures.teams:
        return ()
    members = [member for team in figures.teams for member in snapshot.where(Member, "team", team.uid)]
    women = [member for member in members if member.sex is Sex.FEMALE]
    with_chat = [team for team in figures.teams if team.has_group_chat]
    told = context.say(
        "teams",
        teams=counted(figures.teams),
        members=counted(members),
        women=counted(women, "sex"),
        covered=_share(figures.covered, figures.hamlets, figures.teams, _hamlets(context)) if figures.hamlets else (),
        with_chat=_share(len(with_chat), len(figures.teams), figures.teams) if with_chat else (),
    )
    names = listed([(Run(hamlet.name, refs=(ref(hamlet, "name"),)),) for hamlet in figures.uncovered], ", ")
    missing = context.say("without_team", count=counted(figures.uncovered), names=names) if names else ()
    return (*paragraph(told), *paragraph(missing))


def _hamlets(context: Context) -> tuple[Unit, ...]:
    found = context.snapshot.where(Unit, "level", Level.HAMLET)
    return tuple(unit for unit in found if unit.parent in ("", context.snapshot.office))


def _share(part: int, whole: int, teams: tuple[Team, ...], hamlets: tuple[Unit, ...] = ()) -> Words:
    """Return "100% (06/06)" of teams, or of hamlets that have one."""
    refs = tuple(ref(row) for row in all_of(teams, hamlets))
    percent = format_number(Decimal(part * 100) / Decimal(whole), 1).removesuffix(",0")
    return (Run(f"{percent}% ({number_words(part)}/{number_words(whole)})", refs=refs),)


def activities(context: Context) -> tuple[Block, ...]:
    """Say what was held in the data window, by kind and with how many people, and name the trainings."""
    snapshot = context.snapshot
    held = [row for row in snapshot.all(Activity) if row.unit == snapshot.office]
    kinds = [(kind, [row for row in held if row.kind is kind]) for kind in ActivityKind]
    told = [_of_kind(context, kind, rows) for kind, rows in kinds if rows]
    if not told:
        return ()
    came = [row for activity in held for row in snapshot.where(Attendance, "activity", activity.uid)]
    opening = context.say("activities", activities=listed(told), team_members=counted(came))
    trainings = [row for row in held if row.kind is ActivityKind.TRAINING]
    trainings.sort(key=lambda row: (row.date is None, row.date or context.period.data_to, row.position))
    items = lines(_named(context, row) for row in trainings)
    if items and len(trainings) == len(held):
        return under(opening, items)
    return (*paragraph(closed(opening)), *under(context.say("trainings"), items))


def _of_kind(context: Context, kind: ActivityKind, rows: list[Activity]) -> Words:
    what, people = _HELD[kind]
    came = sum(came_to(context.snapshot, row) for row in rows)
    refs = tuple(ref(row, "attendees") for row in rows)
    with_people = (Run(" với "), Run(f"{number_words(came)} {people}", refs=refs)) if came else ()
    return (counted(rows, what=what), *with_people)


def _named(context: Context, row: Activity) -> Words:
    told = [Run(f"ngày {format_date(row.date)}", refs=(ref(row, "date"),))] if row.date else []
    if row.place:
        told.append(Run(row.place, refs=(ref(row, "place"),)))
    if came := came_to(context.snapshot, row):
        told.append(Run(f"{number_words(came)} lượt người", refs=(ref(row, "attendees"),)))
    about = listed([(run,) for run in told], ", ")
    return context.say("activity", title=Run(row.title, refs=(ref(row, "title"),)), about=about)
