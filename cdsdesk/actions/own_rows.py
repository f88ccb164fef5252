"""Rows of a workbook of ours that comes back: each shows exactly the edits made in it, nothing else changes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from cdsdesk.actions.own_added import AddedColumns
from cdsdesk.actions.own_edits import changes_of
from cdsdesk.actions.own_office_edits import OwnEdit
from cdsdesk.document.sources import marks_of
from cdsdesk.errors import RecordError
from cdsdesk.importing.heading_words import heading_key
from cdsdesk.importing.matching import Item
from cdsdesk.importing.options import KEEP, NEW, TAKE
from cdsdesk.importing.own_workbook import Meant, OwnCell, OwnRow, OwnSheet, is_changed, own_columns, rows_meant
from cdsdesk.importing.planners import Rows
from cdsdesk.importing.row_plan import Context, Problem, RowPlan
from cdsdesk.importing.rows import RowRead
from cdsdesk.importing.wording import shortened
from cdsdesk.importing.work import Work
from cdsdesk.model.fields import Record, specs
from cdsdesk.model.kinds import Texts
from cdsdesk.model.working import WorkingSnapshot

_LONGEST = 60


@dataclass(frozen=True)
class PrintedCell:
    """A cell as it would be printed now, with the marks that it may leave."""

    text: str = ""
    marks: frozenset[str] = frozenset({""})


Printed = Mapping[tuple[str, str], PrintedCell]
"""What would be printed now of a record (uid of its row) under a heading (its text, and its key)."""


@dataclass(frozen=True)
class _Edited:
    """A cell that was edited: its field path in the table, what it says, what we hold, and whether that changed too."""

    cell: OwnCell
    path: str
    theirs: str
    ours: str
    clashes: bool
    summed: bool


class OwnRows:
    """Plans the rows of one table of such a workbook; ``others`` plans rows that were added, if it is known how.

    The context's period is the one that the workbook was written for.
    """

    def __init__(self, context: Context, work: Work, sheet: OwnSheet, printed: Printed, others: Rows | None) -> None:
        self._context, self._work, self._sheet = context, work, sheet
        self._printed, self._others = printed, others
        self._columns = own_columns(context.table, sheet)
        self._meant = rows_meant(context.table, sheet, self._columns)
        self._added = AddedColumns(context.table, self._columns.values())
        self._working = WorkingSnapshot(work.snapshot)
        self.matched: set[str] = set()

    def stored(self) -> tuple[Item, ...]:
        """Return the records that this sheet listed when we wrote it and that are still there."""
        found = ((row, self._work.snapshot.get(row.uid)) for row in self._sheet.rows)
        return tuple(_item(record) for _, record in found if record is not None)

    def plan(self, row: RowRead, position: int) -> RowPlan:
        """Say what to do with a row."""
        number = row.rows[0]
        meant, said = self._meant[number], self._context.answers.get(number, "")
        own = meant.own
        if said == NEW:
            return self._new(row, position)
        if own is None or (meant.doubt and not said):
            return self._unsure(row, position, meant)
        if self._work.snapshot.get(own.uid) is None:
            return self._asked(row, "Mục của dòng này không còn trong hồ sơ", ())
        self.matched.add(own.uid)
        if len(row.rows) > own.lines and not said:
            numbers = ", ".join(map(str, row.rows))
            return self._asked(
                row, f"Các dòng {numbers} được hiểu là một dòng; đúng vậy, hay có dòng chép thêm?", (own.uid,)
            )
        return self._edited_row(row, own)

    def _unsure(self, row: RowRead, position: int, meant: Meant) -> RowPlan:
        if meant.own is not None:
            self.matched.add(meant.own.uid)
            return self._asked(row, "Dòng này đã viết lại hết: có còn là mục cũ không?", (meant.own.uid,))
        if meant.copied is not None:
            return self._asked(row, f"Dòng này chép từ dòng {meant.copied}", ())
        return self._new(row, position)

    def _new(self, row: RowRead, position: int) -> RowPlan:
        if self._others is None:
            return self._asked(row, "Dòng thêm mới, chưa biết thuộc kế hoạch nào", ())
        return self._others.plan(row, position)

    def _asked(self, row: RowRead, message: str, candidates: tuple[str, ...]) -> RowPlan:
        return RowPlan(row, "ask", problems=[Problem("", message)], candidates=candidates)

    def _edited_row(self, row: RowRead, own: OwnRow) -> RowPlan:
        plan = RowPlan(row, "same", tell=lambda: self._values(row, type(self._work.snapshot.records[own.uid])))
        touched: dict[str, None] = {}
        for edited in self._edits(row, own):
            said = self._context.value_said(row, edited.path)
            if edited.clashes and said not in (KEEP, TAKE):
                self._ask_of_value(plan, edited)
            elif not edited.clashes or said == TAKE:
                touched |= dict.fromkeys(self._take(plan, own, edited))
        if plan.action != "ask":
            self._lay(plan, tuple(touched))
        return plan

    def _edits(self, row: RowRead, own: OwnRow) -> list[_Edited]:
        found = []
        for ours, column in self._columns.items():
            cells, text = own.cells.get(ours), row.cells[column]
            if cells and is_changed(cells, text):
                path = self._context.table.meaning.fields[column] or ""
                now = self._printed_now(own.uid, self._sheet.headings[ours])
                if not now.marks & marks_of(text):
                    clashes = cells[0].mark not in now.marks
                    found.append(_Edited(cells[0], path, text, now.text, clashes, len(cells) > 1))
        record = self._work.snapshot.get(own.uid)
        for cell, path, text, held in self._added.cells(row, record) if record is not None else ():
            found.append(_Edited(cell, path, text, held, bool(held), summed=False))
        return found

    def _printed_now(self, uid: str, heading: str) -> PrintedCell:
        """Return what would be printed under a heading; one that is worded otherwise now is known by its words."""
        found = self._printed.get((uid, heading)) or self._printed.get((uid, heading_key(heading)))
        return found or PrintedCell()

    def _ask_of_value(self, plan: RowPlan, edited: _Edited) -> None:
        ours, theirs = edited.ours or "(trống)", edited.theirs or "(trống)"
        words = f"Đã sửa ở cả hai nơi: của mình “{shortened(ours, _LONGEST)}”, tệp “{shortened(theirs, _LONGEST)}”"
        plan.problems.append(replace(self._context.problem(edited.path, words), ours=ours, theirs=theirs))
        plan.action = "ask"

    def _take(self, plan: RowPlan, own: OwnRow, edited: _Edited) -> list[str]:
        """Take an edit into the working snapshot; return the uids that it changes."""
        unit = self._context.table.title.unit
        wanted = OwnEdit(own.uid, edited.cell, edited.theirs, self._context.period, unit, edited.summed)
        try:
            made = changes_of(self._working, wanted)
        except RecordError as refused:
            plan.problems.append(self._context.problem(edited.path, refused.sentence()))
            return []
        self._working.take(made)
        plan.edits.append((edited.path, edited.ours, edited.theirs))
        return [change.uid for change in made.changes]

    def _lay(self, plan: RowPlan, touched: tuple[str, ...]) -> None:
        for uid in touched:
            record = self._working.records.get(uid)
            if record is None:
                plan.removed.append(uid)
            elif record != self._work.snapshot.get(uid):
                plan.records.append(record)
        if plan.records or plan.removed:
            plan.action = "update"

    def _values(self, row: RowRead, kind: type[Record]) -> dict[str, Any]:
        """Return the cells of a row by field, in the public JSON form: agencies are lists."""
        told = enumerate(self._context.table.meaning.fields)
        return {path: _in_json(kind, path, row.cells[column]) for column, path in told if path and row.cells[column]}


def _in_json(kind: type[Record], path: str, text: str) -> Any:
    """Return a cell as its field holds it where that is a list, else as it reads."""
    spec = specs(kind).get(path)
    return spec.kind.to_json(spec.kind.parse(text)) if spec is not None and isinstance(spec.kind, Texts) else text


def _item(record: Record) -> Item:
    title = getattr(record, "title", "") or getattr(record, "name", "")
    return Item(record.uid, title, getattr(record, "code", ""))
