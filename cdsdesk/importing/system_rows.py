"""Rows of information systems: the system itself, and how far its security file is in the period."""

from dataclasses import replace
from functools import partial
from typing import Any

from cdsdesk.importing.matching import Item
from cdsdesk.importing.own_records import Cells, KeyMatcher, asked, completed, opened, put_if_new, refused, settled
from cdsdesk.importing.row_plan import Context, RowPlan, extras_of
from cdsdesk.importing.rows import RowRead
from cdsdesk.importing.system_words import read_level, read_level_state
from cdsdesk.importing.work import Work
from cdsdesk.model.identity import new_uid
from cdsdesk.model.systems import InfoSystem, LevelState, SystemState
from cdsdesk.vietnamese.deadlines import DeadlineKind, read_deadline
from cdsdesk.vietnamese.text import fold


class SystemRows:
    """Plans the rows of one list of systems."""

    def __init__(self, context: Context, work: Work) -> None:
        self._context, self._work, self._cells = context, work, Cells(context)
        self._stored = [system for system in work.all(InfoSystem) if system.unit == context.office]
        rows = [fold(self._cells.line(row, "name")) for row in context.table.rows]
        self._matcher = KeyMatcher(((each.uid, fold(each.name)) for each in self._stored), rows, context.answers)
        self._states = {
            (each.system, each.period): each for each in work.all(SystemState) if each.unit == context.office
        }
        self.matched: set[str] = set()

    def stored(self) -> tuple[Item, ...]:
        """Return the systems of the office as they are stored."""
        return tuple(Item(each.uid, each.name, "") for each in self._stored)

    def plan(self, row: RowRead, position: int) -> RowPlan:
        """Say what to do with a row."""
        plan = opened(row)
        name = self._cells.line(row, "name")
        if not name:
            return refused(plan, "name", "Dòng không có tên hệ thống")
        told = self._told(plan, row, name)
        match = self._matcher.match(fold(name), row.rows[0])
        self.matched.update(match.met)
        if asked(plan, "name", match):
            return plan
        old = self._work.find(InfoSystem, match.uid or "")
        base = old or InfoSystem(uid=new_uid(), unit=self._context.office, position=position)
        system = completed(plan, self._context, base, told) if old else replace(base, **told)
        if system.due_text and system.due_text != (old.due_text if old else ""):
            system = replace(system, due=read_deadline(system.due_text, self._context.year).end)
        state = self._state(plan, row)
        if not state and (note := self._cells.text(row, "note")):
            system = replace(system, extras={**system.extras, self._cells.heading("note"): note})
        put_if_new(plan, self._work, system)
        plan.tell = partial(self._values, row, told, state)
        if state:
            self._tell_state(plan, system, state)
        return settled(plan, self._work, is_new=old is None)

    def _told(self, plan: RowPlan, row: RowRead, name: str) -> dict[str, Any]:
        told: dict[str, Any] = {"name": name, "extras": extras_of(self._context, row)}
        told |= {path: line for path in ("operator", "due_text") if (line := self._cells.line(row, path))}
        if told.get("due_text") and read_deadline(told["due_text"], self._context.year).kind is DeadlineKind.OTHER:
            message = f"Chưa hiểu thời hạn “{told['due_text']}”, giữ nguyên chữ"
            plan.problems.append(self._context.problem("due_text", message))
        if written := self._cells.line(row, "level"):
            level = read_level(written)
            if level is None:
                plan.problems.append(
                    self._context.problem("level", f"Chưa hiểu cấp độ “{written}”, giữ trong thông tin thêm")
                )
                told["extras"] |= {self._cells.heading("level"): written}
            else:
                told["level"] = level
        return told

    def _state(self, plan: RowPlan, row: RowRead) -> dict[str, Any]:
        """Return what is told of the security file: state, document, note; nothing where all is blank."""
        written, document = self._cells.line(row, "state"), self._cells.line(row, "document")
        if not written and not document:
            return {}
        state, named = read_level_state(written)
        note = self._cells.text(row, "note")
        if written and state is None:
            plan.problems.append(self._context.problem("state", f"Chưa hiểu tình trạng “{written}”, giữ trong ghi chú"))
            note = "\n".join(filter(None, (written, note)))
        state = state or (LevelState.APPROVED if document and not written else None)
        return {"state": state, "document": document or named, "note": note}

    def _tell_state(self, plan: RowPlan, system: InfoSystem, told: dict[str, Any]) -> None:
        period, office = self._context.period, self._context.office
        old = self._states.get((system.uid, period))
        base = old or SystemState(uid=new_uid(), unit=office, system=system.uid, period=period)
        put_if_new(plan, self._work, completed(plan, self._context, base, told))

    def _values(self, row: RowRead, told: dict[str, Any], state: dict[str, Any]) -> dict[str, Any]:
        values = {name: value for name, value in told.items() if name != "extras"}
        if note := self._cells.text(row, "note"):
            values["note"] = note
        if state:
            values["state"] = state["state"].value if state["state"] else self._cells.line(row, "state")
            values |= {"document": state["document"]} if state["document"] else {}
        return values
