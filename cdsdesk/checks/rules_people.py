"""Community teams and their people: told twice, without a leader, with bad numbers, more teams than hamlets."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from cdsdesk.checks.registry import Issue, rule
from cdsdesk.model.changes import updated
from cdsdesk.model.findings import Fix, RecordRef, Severity
from cdsdesk.model.office import Unit
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.team_figures import leader_of, team_figures
from cdsdesk.model.teams import Member, MemberRole, Team
from cdsdesk.vietnamese.people import format_phone, masked_phone, meant_phone, read_phones
from cdsdesk.vietnamese.text import clean_line, search_key

_TEAM = ("team.hamlet", "team.name", "team.unit")
_WHO = ("member.name", "member.phone", "member.team", "member.unit")
_PAIR, _MOST_NAMED = 2, 5
_YOUNGEST, _OLDEST = 14, 100
_HAMLETS = ("unit.level", "unit.name", "unit.parent", "unit.valid_from", "unit.valid_to")


def _teams(snapshot: Snapshot) -> tuple[Team, ...]:
    return tuple(team for team in snapshot.all(Team) if team.unit == snapshot.office)


def _team_words(team: Team) -> str:
    return team.name or f"Tổ công nghệ số {team.hamlet}"


def _members(snapshot: Snapshot) -> Iterator[tuple[Team, Member]]:
    for team in _teams(snapshot):
        for member in snapshot.where(Member, "team", team.uid):
            yield team, member


_phones = lru_cache(maxsize=16_384)(read_phones)


@lru_cache(maxsize=16_384)
def _name_key(name: str) -> str:
    """Return what a name is without accents and in any order of its words."""
    return " ".join(sorted(search_key(name).split()))


def _has_accents(name: str) -> bool:
    return search_key(name) != clean_line(name).lower()


@rule(
    "people.twice",
    Severity.WARNING,
    "Một người được ghi hai lần trong các Tổ công nghệ số",
    *_TEAM,
    *_WHO,
    "member.birth_year",
)
def twice(snapshot: Snapshot) -> Iterator[Issue]:
    """Accents dropped, family name last, a phone in other groups: still one person; two of one name are told apart."""
    alike: dict[str, list[tuple[Team, Member]]] = defaultdict(list)
    for team, member in _members(snapshot):
        key = _name_key(member.name)
        if " " in key:
            alike[key].append((team, member))
    for group in alike.values():
        for place, (team, member) in enumerate(group):
            first = next((row for row in group[:place] if _is_one(row, (team, member))), None)
            if first is None:
                continue
            same_team = first[0].uid == team.uid
            sure = same_team or bool(_shared_phone(first[1], member))
            where = _team_words(team) if same_team else f"{_team_words(first[0])} và {_team_words(team)}"
            also = "" if clean_line(first[1].name) == clean_line(member.name) else f" (cũng ghi là {first[1].name})"
            yield Issue(
                f"{member.name}{also} có thể được ghi hai lần: {where}",
                RecordRef(Member.TYPE, member.uid),
                "name",
                found=member.name,
                facts=(first[1].name, first[1].phone, member.phone),
                related=(RecordRef(Member.TYPE, first[1].uid), RecordRef(Team.TYPE, team.uid)),
                doubtful=not sure,
            )


def _is_one(first: tuple[Team, Member], second: tuple[Team, Member]) -> bool:
    """Whether two members of one name without accents may be one person."""
    one, other = first[1], second[1]
    if _shared_phone(one, other):
        return True
    if _phones(one.phone) and _phones(other.phone):
        return False
    if one.birth_year is not None and other.birth_year is not None and one.birth_year != other.birth_year:
        return False
    written = [sorted(clean_line(member.name).lower().split()) for member in (one, other)]
    if written[0] != written[1] and _has_accents(one.name) and _has_accents(other.name):
        return False
    return first[0].uid == second[0].uid or (one.birth_year is not None and one.birth_year == other.birth_year)


def _shared_phone(one: Member, other: Member) -> str:
    """Return a number that two members have, in whatever groups it is written; empty when there is none."""
    return next(iter(sorted(set(_phones(one.phone)) & set(_phones(other.phone)))), "")


@rule(
    "people.shared-phone",
    Severity.NOTE,
    "Hai người khác tên dùng chung một số điện thoại",
    *_TEAM,
    *_WHO,
)
def shared_phone(snapshot: Snapshot) -> Iterator[Issue]:
    """A family may share a number; more often a line was copied. Told once for each number."""
    sharing: dict[str, list[Member]] = defaultdict(list)
    for _, member in _members(snapshot):
        for digits in _phones(member.phone) if member.name else ():
            if all(_name_key(one.name) != _name_key(member.name) for one in sharing[digits]):
                sharing[digits].append(member)
    for digits, members in sharing.items():
        if len(members) > 1:
            yield Issue(
                _shared_words(members, masked_phone(digits)),
                RecordRef(Member.TYPE, members[-1].uid),
                "phone",
                facts=(digits,),
                related=tuple(RecordRef(Member.TYPE, member.uid) for member in members[:-1]),
            )


def _shared_words(members: Sequence[Member], phone: str) -> str:
    names = [member.name for member in members]
    if len(names) == _PAIR:
        return f"{' và '.join(names)} cùng ghi số điện thoại {phone}"
    more = f" và {len(names) - _MOST_NAMED} người khác" if len(names) > _MOST_NAMED else ""
    return f"Số điện thoại {phone} được ghi cho {len(names)} người: {', '.join(names[:_MOST_NAMED])}{more}"


@rule(
    "people.malformed-phone",
    Severity.WARNING,
    "Số điện thoại thành viên không đúng dạng",
    *_TEAM,
    *_WHO,
)
def malformed_phone(snapshot: Snapshot) -> Iterator[Issue]:
    """Mobile numbers have ten digits, fixed lines eleven; the number itself is not printed in full."""
    for _, member in _members(snapshot):
        written = member.phone.strip(" .-–—")
        if written and not _phones(member.phone):
            shown = masked_phone(written)
            yield Issue(
                f"Số điện thoại của {member.name or 'một thành viên'} không đúng dạng: {shown}",
                RecordRef(Member.TYPE, member.uid),
                "phone",
                found=shown,
                facts=(written,),
                fix=_meant_number(member),
            )


def _meant_number(member: Member) -> Fix | None:
    """Offer the number of today for one of before 2018, and digits for letters that look like them."""
    phone = meant_phone(member.phone)
    change = updated(member, replace(member, phone=phone)) if phone is not None else None
    return Fix(f"Ghi số {masked_phone(format_phone(phone or ''))}", (change,)) if change else None


@rule(
    "people.no-leader",
    Severity.NOTE,
    "Tổ công nghệ số có thành viên nhưng chưa có tổ trưởng",
    *_TEAM,
    "member.name",
    "member.role",
    "member.team",
    "member.withheld",
)
def no_leader(snapshot: Snapshot) -> Iterator[Issue]:
    """A team of which no person is told is counted only."""
    for team in _teams(snapshot):
        members = snapshot.where(Member, "team", team.uid)
        if members and not any(member.withheld for member in members) and not leader_of(snapshot, team.uid):
            yield Issue(f"{_team_words(team)} chưa có tổ trưởng", RecordRef(Team.TYPE, team.uid), "name")


@rule(
    "people.two-leaders",
    Severity.NOTE,
    "Tổ công nghệ số có hơn một tổ trưởng",
    *_TEAM,
    "member.left",
    "member.name",
    "member.role",
    "member.team",
)
def two_leaders(snapshot: Snapshot) -> Iterator[Issue]:
    """The one before may have been left in; who left the team is not counted."""
    for team in _teams(snapshot):
        leaders = [
            member
            for member in snapshot.where(Member, "team", team.uid)
            if member.role is MemberRole.LEADER and member.left is None
        ]
        if len(leaders) > 1:
            names = [member.name or "chưa ghi tên" for member in leaders]
            yield Issue(
                f"{_team_words(team)} có {len(leaders)} tổ trưởng: {', '.join(names)}",
                RecordRef(Member.TYPE, leaders[-1].uid),
                "role",
                facts=tuple(member.uid for member in leaders),
                related=tuple(RecordRef(Member.TYPE, member.uid) for member in leaders[:-1]),
            )


@rule(
    "people.birth-year",
    Severity.WARNING,
    "Năm sinh của thành viên không hợp lý",
    *_TEAM,
    "member.birth_year",
    "member.name",
    "member.team",
)
def birth_year(snapshot: Snapshot) -> Iterator[Issue]:
    """Members are grown up, or nearly, and alive."""
    year = snapshot.period.year if snapshot.period is not None else None
    for _, member in _members(snapshot) if year is not None else ():
        born = member.birth_year
        if born is not None and year is not None and not year - _OLDEST <= born <= year - _YOUNGEST:
            yield Issue(
                f"{member.name or 'Một thành viên'} ghi năm sinh {born}",
                RecordRef(Member.TYPE, member.uid),
                "birth_year",
                found=str(born),
            )


@rule(
    "people.team-twice",
    Severity.WARNING,
    "Một Tổ công nghệ số được ghi hai lần",
    *_TEAM,
    "team.dissolved",
)
def team_twice(snapshot: Snapshot) -> Iterator[Issue]:
    """One name in one hamlet; teams that were dissolved are not counted."""
    known: dict[tuple[str, str], Team] = {}
    for team in _teams(snapshot):
        key = search_key(team.name), search_key(team.hamlet)
        if team.dissolved is not None or not any(key):
            continue
        first = known.setdefault(key, team)
        if first is not team:
            yield Issue(
                f"{_team_words(team)} được ghi hai lần",
                RecordRef(Team.TYPE, team.uid),
                "name",
                found=_team_words(team),
                facts=(team.hamlet,),
                related=(RecordRef(Team.TYPE, first.uid),),
            )


@rule(
    "people.coverage",
    Severity.WARNING,
    "Số Tổ công nghệ số của thôn, tổ dân phố nhiều hơn số thôn, tổ dân phố",
    *_TEAM,
    *_HAMLETS,
    "member.sex",
    "member.team",
    "team.has_group_chat",
)
def coverage(snapshot: Snapshot) -> Iterator[Issue]:
    """A hamlet has one team, so that no more than 100% of the hamlets have one; only where the hamlets are listed."""
    hamlets = team_figures(snapshot).hamlets
    teams = [team for team in _teams(snapshot) if team.hamlet]
    if not 0 < hamlets < len(teams):
        return
    yield Issue(
        f"Có {len(teams):02d} tổ ở thôn, tổ dân phố nhưng danh mục chỉ có {hamlets:02d} thôn, tổ dân phố"
        f"{_doubled(teams)}",
        RecordRef(Unit.TYPE, snapshot.office),
        "name",
        f"không quá {hamlets:02d}",
        f"{len(teams):02d}",
        related=tuple(RecordRef(Team.TYPE, team.uid) for team in teams),
    )


def _doubled(teams: Sequence[Team]) -> str:
    """Return which hamlet has two teams, as the end of a sentence."""
    seen: set[str] = set()
    for team in teams:
        if search_key(team.hamlet) in seen:
            return f"; {team.hamlet} có hơn một tổ"
        seen.add(search_key(team.hamlet))
    return ""
