"""Rows of members of teams; a column, a section row, the title or the sheet names the team, which is found or made."""

from collections import defaultdict
from dataclasses import replace
from functools import partial
from typing import Any

from cdsdesk.importing.matching import Item
from cdsdesk.importing.member_cells import member_told, person_name
from cdsdesk.importing.own_records import Cells, KeyMatcher, asked, completed, opened, put_if_new, refused, settled
from cdsdesk.importing.row_plan import Context, RowPlan
from cdsdesk.importing.rows import RowRead
from cdsdesk.importing.team_names import hamlet_in, hamlet_of, named_with_decision, names_a_team, team_key
from cdsdesk.importing.team_rows import key_of, own_teams
from cdsdesk.importing.work import Work
from cdsdesk.model.fields import specs
from cdsdesk.model.identity import new_uid
from cdsdesk.model.teams import Member, Team
from cdsdesk.vietnamese.text import clean_line, fold


class MemberRows:
    """Plans the rows of one list of members."""

    def __init__(self, context: Context, work: Work) -> None:
        self._context, self._work, self._cells = context, work, Cells(context)
        self._teams = {key_of(each.hamlet, each.name): each for each in own_teams(work, context.office)}
        # a team of a hamlet may be called by its own name as well
        self._keys = {team_key(each.name): key for key, each in self._teams.items() if each.name}
        self._told_team = self._team_of_table()
        self._named = self._names_of_rows()
        self._stored = [each for each in work.all(Member) if each.unit == context.office]
        self._homes = {team.uid: key for key, team in self._teams.items()}
        self._namesakes = self._told_apart()
        stored = [(each.uid, self._key_of(each)) for each in self._stored]
        rows = [self._key(row) for row in context.table.rows]
        self._matcher = KeyMatcher(stored, rows, context.answers)
        self.matched: set[str] = set()

    def stored(self) -> tuple[Item, ...]:
        """Return the members of the teams that the table speaks of."""
        named = {self._team_key(name) for name in set(self._named.values())}
        meant = {team.uid for key, team in self._teams.items() if key in named}
        return tuple(Item(each.uid, each.name, "") for each in self._stored if each.team in meant and each.left is None)

    def plan(self, row: RowRead, position: int) -> RowPlan:
        """Say what to do with a row."""
        plan = opened(row)
        told, problems = member_told(self._cells, row)
        plan.problems.extend(problems)
        named = self._named[row.rows[0]]
        plan.tell = partial(_values, told, named)
        if not told["name"]:
            return refused(plan, "name", "Dòng không có họ tên")
        if not named:
            return refused(plan, "team", "Chưa biết thành viên này thuộc tổ nào")
        match = self._matcher.match(self._key(row), row.rows[0])
        self.matched.update(match.met)
        if asked(plan, "name", match):
            return plan
        old = self._work.find(Member, match.uid or "")
        team = self._team(plan, named)
        base = old or Member(uid=new_uid(), unit=self._context.office, team=team.uid, position=position)
        member = completed(plan, self._context, base, told) if old else replace(base, **told)
        put_if_new(plan, self._work, member)
        settled(plan, self._work, is_new=old is None)
        if plan.action != "ask":
            self._teams[self._team_key(named)] = team
        return plan

    def _key(self, row: RowRead) -> str:
        key = self._name_key(row)
        return f"{key} {self._year(row)}" if key in self._namesakes else key

    def _name_key(self, row: RowRead) -> str:
        home = self._team_key(self._named[row.rows[0]])
        return f"{home} {fold(person_name(self._cells.text(row, 'name'))[0])}"

    def _key_of(self, member: Member) -> str:
        key = self._name_key_of(member)
        return f"{key} {member.birth_year}" if key in self._namesakes else key

    def _name_key_of(self, member: Member) -> str:
        return f"{self._homes.get(member.team, '')} {fold(member.name)}"

    def _year(self, row: RowRead) -> int | None:
        year = member_told(self._cells, row)[0].get("birth_year")
        return year if isinstance(year, int) else None

    def _told_apart(self) -> frozenset[str]:
        """Return the keys under which a table has several people, each with a year of birth of their own."""
        rows: dict[str, list[RowRead]] = defaultdict(list)
        for row in self._context.table.rows:
            rows[self._name_key(row)].append(row)
        several = {key: [self._year(row) for row in alike] for key, alike in rows.items() if len(alike) > 1}
        unknown = {self._name_key_of(each) for each in self._stored if each.birth_year is None}
        return frozenset(
            key
            for key, years in several.items()
            if key not in unknown and None not in years and len(set(years)) == len(years)
        )

    def _team_key(self, named: str) -> str:
        """Return the key of the team that a name means, "" without one."""
        key = team_key(named) if named else ""
        return key if key in self._teams else self._keys.get(key, key)

    def _names_of_rows(self) -> dict[int, str]:
        """Return the team of each row as written; a blank cell below a name means the same team."""
        found: dict[int, str] = {}
        last, section = "", None
        for row in self._context.table.rows:
            if row.section != section:
                last, section = "", row.section
            last = self._team_in(row) or last
            found[row.rows[0]] = last or self._section_team(row) or self._told_team or self._section_title(row)
        return found

    def _team_in(self, row: RowRead) -> str:
        hamlet = hamlet_of(self._cells.line(row, "hamlet"), self._cells.heading("hamlet"))
        team = self._cells.line(row, "team")
        return hamlet_of(team, self._cells.heading("team")) if team else hamlet

    def _section_team(self, row: RowRead) -> str:
        """Return the innermost section above a row that names a team; sections may go by body as well."""
        place = row.section
        while place is not None:
            title = self._section_title(row, place)
            if names_a_team(title):
                return title
            place = self._context.table.sections[place].parent
        return ""

    def _section_title(self, row: RowRead, place: int | None = None) -> str:
        place = row.section if place is None else place
        return clean_line(self._context.table.sections[place].title) if place is not None else ""

    def _team_of_table(self) -> str:
        """Return the team that the title names, else the sheet, else the only team there is."""
        table = self._context.table
        for text in (table.title.text, table.sheet):
            if hamlet := hamlet_in(text):
                return hamlet
        only = next(iter(self._teams.values()), None) if len(self._teams) == 1 else None
        return only.hamlet or only.name if only is not None else ""

    def _team(self, plan: RowPlan, named: str) -> Team:
        """Return the team of a name, made with the row that names it first."""
        found = self._teams.get(self._team_key(named))
        if found is not None:
            return found
        written, decision = named_with_decision(named)
        hamlet = hamlet_in(written)
        name = "" if hamlet and team_key(hamlet) == fold(written) else written
        position, unit = len(self._teams) + 1, self._context.office
        team = Team(uid=new_uid(), unit=unit, hamlet=hamlet, name=name, decision=decision, position=position)
        plan.records.append(team)
        return team


def _values(told: dict[str, Any], team: str) -> dict[str, Any]:
    """Return the fields of a row in the public JSON form."""
    fields = specs(Member)
    values = {name: fields[name].kind.to_json(value) for name, value in told.items() if name != "extras"}
    return {name: value for name, value in values.items() if value} | ({"team": team} if team else {})
