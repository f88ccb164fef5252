"""Rows of community digital technology teams, with their leaders where the table names them."""

import re
from dataclasses import replace
from functools import partial
from typing import Any

from cdsdesk.importing.matching import Item
from cdsdesk.importing.member_cells import kept_phone, person_name, phone_problems
from cdsdesk.importing.own_records import Cells, KeyMatcher, asked, completed, opened, put_if_new, refused, settled
from cdsdesk.importing.row_plan import Context, Problem, RowPlan, extras_of
from cdsdesk.importing.rows import RowRead
from cdsdesk.importing.team_names import hamlet_in, hamlet_of, team_key
from cdsdesk.importing.work import Work
from cdsdesk.model.identity import new_uid
from cdsdesk.model.teams import Member, MemberRole, Team
from cdsdesk.vietnamese.dates import read_date
from cdsdesk.vietnamese.people import read_phones
from cdsdesk.vietnamese.text import clean_line, fold, search_key

_HAS = frozenset({"x", "co", "da co", "da lap", "1", "v", "✓", "✔", "yes"})
_HAS_NOT = frozenset({"khong", "chua", "chua co", "chua lap", "0", "no", "-"})
_BETWEEN = re.compile(r"\s*[;\n]\s*|\s*,\s*(?=[^\W\d_])")


class TeamRows:
    """Plans the rows of one list of teams."""

    def __init__(self, context: Context, work: Work) -> None:
        self._context, self._work, self._cells = context, work, Cells(context)
        self._stored = own_teams(work, context.office)
        stored = [(each.uid, key_of(each.hamlet, each.name)) for each in self._stored]
        rows = [key_of(*self._names(row)) for row in context.table.rows]
        self._matcher = KeyMatcher(stored, rows, context.answers)
        self._people_stored = {(each.team, fold(each.name)): each for each in work.all(Member)}
        self.matched: set[str] = set()

    def stored(self) -> tuple[Item, ...]:
        """Return the teams of the office as they are stored."""
        return tuple(Item(each.uid, each.name or each.hamlet, "") for each in self._stored)

    def plan(self, row: RowRead, position: int) -> RowPlan:
        """Say what to do with a row."""
        plan = opened(row)
        hamlet, name = self._names(row)
        if not hamlet and not name:
            return refused(plan, "name", "Dòng không có tên tổ, không có thôn, tổ dân phố")
        told = self._told(plan, row) | ({"hamlet": hamlet} if hamlet else {}) | ({"name": name} if name else {})
        people = self._people(plan, row)
        plan.tell = partial(self._values, told, people)
        match = self._matcher.match(key_of(hamlet, name), row.rows[0])
        self.matched.update(match.met)
        if asked(plan, "name", match):
            return plan
        old = self._work.find(Team, match.uid or "")
        base = old or Team(uid=new_uid(), unit=self._context.office, position=position)
        team = completed(plan, self._context, base, told) if old else replace(base, **told)
        put_if_new(plan, self._work, team)
        for place, person in enumerate(people, 1):
            self._put_person(plan, replace(person, team=team.uid, position=place))
        return settled(plan, self._work, is_new=old is None)

    def _names(self, row: RowRead) -> tuple[str, str]:
        """Return hamlet and name; a table that has one of them tells the hamlet by the other."""
        hamlet = hamlet_of(self._cells.line(row, "hamlet"), self._cells.heading("hamlet"))
        name = self._cells.line(row, "name")
        return hamlet or hamlet_in(name), name

    def _told(self, plan: RowPlan, row: RowRead) -> dict[str, Any]:
        cells = self._cells
        extras = {
            heading: text
            for heading, text in extras_of(self._context, row).items()
            if not read_phones(clean_line(text))
        }
        told: dict[str, Any] = {
            "extras": extras | ({cells.heading("note"): note} if (note := cells.text(row, "note")) else {})
        }
        if decision := cells.line(row, "decision"):
            told["decision"] = decision
        if written := cells.line(row, "founded"):
            day = read_date(written, self._context.year)
            if day is None:
                plan.problems.append(
                    self._context.problem("founded", f"Không hiểu ngày “{written}”, giữ trong thông tin thêm")
                )
                told["extras"] |= {cells.heading("founded"): written}
            else:
                told["founded"] = day
        said = search_key(cells.line(row, "has_group_chat"))
        if said:
            told["has_group_chat"] = (
                said not in _HAS_NOT if said in _HAS | _HAS_NOT or said.startswith("http") else None
            )
        return told

    def _people(self, plan: RowPlan, row: RowRead) -> list[Member]:
        """Return the leader and the deputies that the row names; the telephone number is the leader's."""
        cells = self._cells
        found = []
        phone = cells.line(row, "phone")
        for path, role in (("leader", MemberRole.LEADER), ("deputy", MemberRole.DEPUTY)):
            for part in filter(None, _BETWEEN.split(cells.text(row, path))):
                name, sex = person_name(part)
                found.append(Member(unit=self._context.office, name=name, sex=sex, role=role))
        leads = bool(found) and found[0].role is MemberRole.LEADER
        if phone and leads:
            found[0] = replace(found[0], phone=kept_phone([phone]))
            plan.problems.extend(phone_problems(cells, [phone]))
        elif phone:
            plan.problems.append(Problem("phone", "Có số điện thoại mà không có tên tổ trưởng, không nhập số này"))
        return found

    def _put_person(self, plan: RowPlan, person: Member) -> None:
        """Add a member to those of a row: one of the same name in the team is completed."""
        old = self._people_stored.get((person.team, fold(person.name)))
        if old is None:
            plan.records.append(replace(person, uid=new_uid()))
            return
        told = {name: value for name in ("role", "phone", "sex") if (value := getattr(person, name))}
        put_if_new(plan, self._work, completed(plan, self._context, old, told, {"role": "leader"}))

    def _values(self, told: dict[str, Any], people: list[Member]) -> dict[str, Any]:
        values = {name: value for name, value in told.items() if name != "extras" and value is not None}
        if "founded" in values:
            values["founded"] = values["founded"].isoformat()
        for path, role in (("leader", MemberRole.LEADER), ("deputy", MemberRole.DEPUTY)):
            if names := [person.name for person in people if person.role is role]:
                values[path] = "; ".join(names)
        return values | ({"phone": people[0].phone} if people and people[0].phone else {})


def own_teams(work: Work, office: str) -> list[Team]:
    """Return the teams of an office as they will be."""
    return [team for team in work.all(Team) if team.unit == office]


def key_of(hamlet: str, name: str) -> str:
    """Return the key of a team: its hamlet, else what its name tells."""
    return team_key(hamlet or name)
