"""Rows of units: wards, offices and hamlets as lists made by hand tell them; units are shared and never overwritten."""

from dataclasses import replace
from functools import partial
from typing import Any

from cdsdesk.importing.matching import Item, Match
from cdsdesk.importing.options import NEW
from cdsdesk.importing.own_records import Cells, asked, completed, opened, put_if_new, refused, settled
from cdsdesk.importing.row_plan import Context, RowPlan, extras_of
from cdsdesk.importing.rows import RowRead
from cdsdesk.importing.unit_names import UnitBook, level_of_name, names_one_unit, read_level, unit_key
from cdsdesk.importing.work import Work
from cdsdesk.model.identity import uid_for
from cdsdesk.model.office import Level, Unit
from cdsdesk.vietnamese.text import clean_line

_OWN_PARTS = {Level.COMMUNE: (Level.HAMLET, Level.DEPARTMENT), Level.PROVINCE: (Level.DEPARTMENT,)}
_PATHS = {"identifier_code": "code"}


class UnitRows:
    """Plans the rows of one list of units."""

    def __init__(self, context: Context, work: Work) -> None:
        self._context, self._work, self._cells = context, work, Cells(context)
        self._book = UnitBook(work)
        self._first: dict[tuple[str, str, str], int] = {}
        self.matched: set[str] = set()

    def stored(self) -> tuple[Item, ...]:
        """Return nothing: a list tells some units of a catalogue, so what it leaves out is not gone."""
        return ()

    def plan(self, row: RowRead, position: int) -> RowPlan:
        """Say what to do with a row."""
        plan = opened(row)
        name = self._cells.line(row, "name")
        if not name:
            return refused(plan, "name", "Dòng không có tên đơn vị")
        told = self._told(plan, row, name)
        parent = self._parent(plan, row, told)
        plan.tell = partial(self._values, told, row)
        match = self._match(row, name, told.get("identifier_code", ""), parent)
        self.matched.update(match.met)
        if asked(plan, "name", match):
            return plan
        old = self._work.find(Unit, match.uid or "")
        told = told | self._placed(plan, row, told, match.uid, parent)
        if old is None:
            unit = Unit(position=position, **told)
            unit = replace(unit, uid=uid_for(unit))
        else:
            unit = completed(plan, self._context, old, self._unlike(old, told), _PATHS)
        put_if_new(plan, self._work, unit)
        settled(plan, self._work, is_new=old is None)
        if plan.action != "ask":
            self._book.add(unit)
        return plan

    def _told(self, plan: RowPlan, row: RowRead, name: str) -> dict[str, Any]:
        cells = self._cells
        told: dict[str, Any] = {"name": name, "extras": extras_of(self._context, row)}
        if note := cells.text(row, "note"):
            told["extras"] |= {cells.heading("note"): note}
        if short := cells.line(row, "short_name"):
            told["short_name"] = short
        if code := cells.line(row, "code"):
            told["identifier_code"] = code
        written = cells.line(row, "level")
        level = read_level(written) if written else None
        if written and level is None:
            plan.problems.append(self._context.problem("level", f"Chưa hiểu cấp “{written}”, giữ trong thông tin thêm"))
            told["extras"] |= {cells.heading("level"): written}
        level = level or level_of_name(name)
        return told | ({"level": level} if level else {})

    def _parent(self, plan: RowPlan, row: RowRead, told: dict[str, Any]) -> str:
        """Return the uid of the unit above: told by column or section, made when unknown; own parts stand below us."""
        table = self._context.table
        section = clean_line(table.sections[row.section].title) if row.section is not None else ""
        is_named = bool(section) and (names_one_unit(section) or bool(self._book.named(section)))
        written = self._cells.line(row, "parent") or (section if is_named else "")
        if not written:
            office = self._work.find(Unit, self._context.office)
            own = office is not None and told.get("level") in _OWN_PARTS.get(office.level or Level.OTHER, ())
            return self._context.office if own else ""
        if unit_key(written) == unit_key(told["name"]):
            return ""
        above = self._book.found_or_made(plan, written)
        self._book.add(above)
        if plan.records:
            self._work.put(above)
        return above.uid

    def _placed(
        self, plan: RowPlan, row: RowRead, told: dict[str, Any], uid: str | None, parent: str
    ) -> dict[str, Any]:
        """Return the unit above, unless that one stands below the unit itself."""
        above, seen = parent, {""}
        while above not in seen and above != uid:
            seen.add(above)
            found = self._work.find(Unit, above)
            above = found.parent if found is not None else ""
        if above and above == uid and above != parent:
            written = self._cells.line(row, "parent")
            sentence = f"{f'“{written}”' if written else 'Đơn vị của mục này'} đang nằm dưới chính đơn vị này"
            plan.problems.append(self._context.problem("parent", f"{sentence}, nên giữ trong thông tin thêm"))
            return {"extras": told["extras"] | {self._cells.heading("parent"): written}} if written else {}
        return {"parent": parent} if parent and parent != uid else {}

    def _match(self, row: RowRead, name: str, code: str, parent: str) -> Match:
        if said := self._context.answers.get(row.rows[0]):
            return Match(None) if said == NEW else Match(said)
        first = self._first.setdefault((unit_key(name), code, parent), row.rows[0])
        if first != row.rows[0]:
            return Match(None, f"Trùng với dòng {first}")
        if (coded := self._book.with_code(code)) is not None:
            return Match(coded.uid)
        found = [each for each in self._book.named(name, parent) if not code or not each.identifier_code]
        found = [each for each in found if each.valid_to is None] or found
        if len(found) > 1:
            return Match(None, f"Có {len(found)} đơn vị cùng tên", tuple(each.uid for each in found))
        return Match(found[0].uid) if found else Match(None)

    def _unlike(self, old: Unit, told: dict[str, Any]) -> dict[str, Any]:
        """Return what is told besides the name that found the unit; a level guessed by its name questions none."""
        names = {unit_key(each) for each in (old.name, old.short_name)} | {unit_key(told["name"])}
        kept = {name: value for name, value in told.items() if name != "name" or unit_key(value) not in names}
        if "level" in kept and "level" not in self._cells.columns and old.level is not None:
            del kept["level"]
        return kept

    def _values(self, told: dict[str, Any], row: RowRead) -> dict[str, Any]:
        """Return the fields of a row in the public JSON form."""
        values: dict[str, Any] = {name: told[name] for name in ("name", "short_name") if name in told}
        if "level" in told:
            values["level"] = told["level"].value
        if parent := self._cells.line(row, "parent"):
            values["parent"] = parent
        return values | ({"code": told["identifier_code"]} if "identifier_code" in told else {})
