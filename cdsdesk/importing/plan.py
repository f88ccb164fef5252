"""An import as planned: every table with its plan, period and rows; counts, changes and the public JSON form."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cdsdesk.cycles import no_search_for_cycles
from cdsdesk.importing.agency_book import AgencyBook, AgencyRead
from cdsdesk.importing.kinds_of_sheet import Meaning
from cdsdesk.importing.needs import Need
from cdsdesk.importing.repair import Repair
from cdsdesk.importing.row_plan import ACTIONS, Problem, RowPlan
from cdsdesk.importing.rows import RowRead
from cdsdesk.importing.table_read import TableRead
from cdsdesk.importing.work import Work
from cdsdesk.model.changes import Change, ChangeSet, inserted, updated
from cdsdesk.model.codec import to_json
from cdsdesk.model.documents import Document
from cdsdesk.model.fields import Record
from cdsdesk.model.periods import window

_AGENCIES = ("lead", "coordinators")


@dataclass(frozen=True, slots=True)
class Gone:
    """An item that is stored under this plan and annex and that the file does not list any more."""

    uid: str
    code: str
    title: str


@dataclass(frozen=True, slots=True)
class TablePlan:
    """What an import will do with one table; ``plan`` is the uid of its plan document or "".

    With a ``need`` something must be said of the whole table first, and all its rows wait. ``perhaps_gone`` are stored
    items that rows which wait for an answer may mean, and that are gone if these do not.
    """

    table: TableRead
    plan: str
    period: str
    rows: tuple[RowPlan, ...]
    sections: tuple[str, ...]
    gone: tuple[Gone, ...] = ()
    need: Need | None = None
    perhaps_gone: tuple[Gone, ...] = ()

    def counts(self) -> dict[str, int]:
        """Return how many rows were read and what is done with them: read is the sum of the others."""
        found = Counter(row.action for row in self.rows)
        return {"read": len(self.rows)} | {action: found[action] for action in ACTIONS}


@dataclass(slots=True)
class ImportPlan:
    """The whole import; nothing is written before ``changes`` is applied."""

    source: str
    tables: tuple[TablePlan, ...]
    work: Work
    _made: bool = field(default=False)

    def changes(self, label: str, who: str = "", when: str = "") -> ChangeSet:
        """Return the one step that does it all."""
        with no_search_for_cycles():
            self._make()
            return ChangeSet(label, self.work.draft.changes(), who, when)

    def needs_person(self) -> bool:
        """Say whether any row is refused, asked about or has a problem, or cells could not be read."""
        rows = (row for table in self.tables for row in table.rows)
        lost = any(repair.is_loss for table in self.tables for repair in table.table.repairs)
        return lost or any(not row.decided and (row.problems or row.action in ("refuse", "ask")) for row in rows)

    def to_json(self) -> dict[str, Any]:
        """Return what ``import --json`` prints."""
        self._make()
        return {"source": self.source, "tables": [self._table(table) for table in self.tables]}

    def _make(self) -> None:
        """Lay the records of all rows into the draft; made rows are laid once."""
        if self._made:
            return
        self._made = True
        for table in self.tables:
            for row in table.rows:
                self.work.put_all(row.made())
                for uid in row.removed:
                    self.work.draft.remove(uid)

    def _table(self, plan: TablePlan) -> dict[str, Any]:
        table = plan.table
        rows = [self._row(table, row) for row in plan.rows]
        return {
            "sheet": table.sheet,
            "table": table.number,
            "kind": table.kind,
            **({} if table.meaning.is_sure else {"other_kinds": list(table.meaning.kinds)}),
            "header_rows": list(table.header_rows),
            "columns": _columns(table.headers, table.meaning),
            "repairs": [_repair(repair) for repair in table.repairs],
            "plan": self._plan_document(plan),
            "period": plan.period or None,
            "counts": plan.counts(),
            "rows": rows,
            "gone": [_gone(each) for each in plan.gone],
            **({"perhaps_gone": [_gone(each) for each in plan.perhaps_gone]} if plan.perhaps_gone else {}),
            "sections": [self._section(uid) for uid in dict.fromkeys(plan.sections)],
            "agencies": self._agencies(plan.period, rows),
        }

    def _agencies(self, period: str, rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        """Say what each agency of the rows means, and who stands in its place at the end of the period."""
        book = AgencyBook(self.work.snapshot, window(period).calendar_to if period else None)
        values = (row["values"] for row in rows)
        names = dict.fromkeys(name for told in values for field in _AGENCIES for name in told.get(field, ()))
        return [_agency(book.read(name)) for name in names]

    def _plan_document(self, plan: TablePlan) -> dict[str, Any] | None:
        record = self.work.find(Document, plan.plan) if plan.plan else None
        if record is None:
            return None
        told = to_json(record) | {"action": self._action(record)}
        if told["action"] != "insert" or record.number or record.symbol:
            return told
        # nothing in the file names the plan: whoever reads this must know that its name was taken from elsewhere
        return told | {"named_after": "title" if plan.table.title.text else "sheet"}

    def _section(self, uid: str) -> dict[str, Any]:
        record = self.work.draft.get(uid)
        return to_json(record) | {"action": self._action(record)} if record is not None else {"uid": uid}

    def _action(self, record: Record) -> str:
        before = self.work.snapshot.get(record.uid)
        return "insert" if before is None else "update" if updated(before, record) else "same"

    def _row(self, table: TableRead, row: RowPlan) -> dict[str, Any]:
        section = table.sections[row.row.section].path if row.row.section is not None else ()
        return {
            "rows": list(row.row.rows),
            "action": row.action,
            "section": list(section),
            "cells": {
                header: cell for header, cell in zip(table.headers, row.row.cells, strict=True) if header and cell
            },
            **_written(table, row.row),
            "values": row.tell(),
            "records": list(self._records(row)),
            "problems": [_problem(problem) for problem in row.problems],
        } | ({"candidates": list(row.candidates)} if row.action == "ask" and row.candidates else {})

    def _records(self, row: RowPlan) -> Iterator[dict[str, Any]]:
        for record in row.records:
            before = self.work.snapshot.get(record.uid)
            change = inserted(record) if before is None else updated(before, record)
            if change is not None:
                yield {
                    "type": change.type,
                    "uid": change.uid,
                    "action": "insert" if before is None else "update",
                    "changes": _pairs(change),
                }


def _pairs(change: Change) -> Mapping[str, list[Any]]:
    before, after = change.before or {}, change.after or {}
    return {name: [before.get(name), after.get(name)] for name in dict.fromkeys((*before, *after))}


def _gone(item: Gone) -> dict[str, str]:
    return {"uid": item.uid, "code": item.code, "title": item.title}


def _repair(repair: Repair) -> dict[str, Any]:
    examples = [{"before": before, "after": after} for before, after in repair.examples]
    return {"rows": list(repair.rows), "message": repair.message} | ({"examples": examples} if examples else {})


def _agency(read: AgencyRead) -> dict[str, Any]:
    told: dict[str, Any] = {"text": read.text, "name": read.name, "unit": read.unit.uid if read.unit else None}
    now = {"name": read.now, "unit": read.now_unit.uid if read.now_unit else None} if read.now else None
    return {**told, "group": read.is_group, "now": now}


def _written(table: TableRead, row: RowRead) -> dict[str, dict[str, str]]:
    """Return by heading what stood in cells of a row whose letters or spaces were mended."""
    found = {
        header: "\n".join(parts)
        for column, header in enumerate(table.headers)
        if header
        and (parts := [table.written[number, column] for number in row.rows if (number, column) in table.written])
    }
    return {"written": found} if found else {}


def _problem(problem: Problem) -> dict[str, str]:
    told = {"field": problem.field, "message": problem.message}
    clashes = problem.ours or problem.theirs
    return told | ({"ours": problem.ours, "theirs": problem.theirs} if clashes else {})


def _columns(headers: tuple[str, ...], meaning: Meaning) -> list[dict[str, str | None]]:
    return [
        {"header": header, "field": path}
        for header, path in zip(headers, meaning.fields, strict=True)
        if header or path
    ]
