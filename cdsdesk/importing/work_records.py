"""The records that a row of a task or project makes: the task, its place in the plan, stages, result and money."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache, partial
from typing import Any

from cdsdesk.importing.agency_roles import agencies_by_role
from cdsdesk.importing.emptied import emptied
from cdsdesk.importing.own_results import cite, fill, uncite
from cdsdesk.importing.row_plan import Context, RowPlan, extras_in, loose_columns
from cdsdesk.importing.rows import RowRead
from cdsdesk.importing.work import Work
from cdsdesk.importing.work_cells import MoneyColumn, WorkCells, line_of, state_of
from cdsdesk.importing.work_deadlines import WorkDeadline
from cdsdesk.model.documents import Document
from cdsdesk.model.fields import altered, maker
from cdsdesk.model.identity import item_uid, milestone_uid, new_uid, place_uid
from cdsdesk.model.tasks import AmountKind, Funding, Milestone, Nature, PlanItem, Progress, Source, Task, TaskKind
from cdsdesk.model.understanding import year_of_plan

_TEXTS = ("title", "content", "note")
_AGENCIES = ("lead", "coordinators")
_PLAIN = (*_TEXTS, *_AGENCIES, "deadline_text", "result", "status_text")
_Amounts = Mapping[tuple[int | None, Source, AmountKind], Mapping[Nature, Funding]]


class _MoneyRecords:
    """The records of a column of amounts."""

    def __init__(self, column: MoneyColumn, office: str, plan_year: int | None) -> None:
        self.column = column
        self.of_source = cache(lambda source: _MoneyRecords(_from(column, source), office, plan_year))
        # Only the whole of a project has no year: what a plan of one year asks for and grants is that year's.
        has_year = column.year is not None or column.kind is AmountKind.TOTAL
        self._year = column.year if has_year else plan_year
        named = {"year": self._year, "source": column.source, "amount_kind": column.kind, "nature": column.nature}
        self.make = maker(Funding, unit=office, position=column.column, **named)

    def meant(self, stored: _Amounts) -> Funding | None:
        """Return which of the stored amounts of a task a cell of the column tells again; one without a year first.

        A column that tells no nature means the only amount there is, whatever nature a person gave it.
        """
        of = self.column
        found = [stored.get((year, of.source, of.kind), {}) for year in (of.year, self._year)]
        same = next((each[of.nature] for each in found if of.nature in each), None)
        if same is not None or of.nature is not Nature.UNKNOWN:
            return same
        return next((amount for each in found if len(each) == 1 for amount in each.values()), None)


def _from(column: MoneyColumn, source: str) -> MoneyColumn:
    """Return a column of amounts from all sources as one of amounts from a source."""
    name, year, _, *rest = column.path.split(".")
    return replace(column, source=Source(source), path=".".join([name, year, source, *rest]))


class WorkRecords:
    """Makes the records of rows of one table; ``items`` are the places of its plan and annex by task, as stored."""

    def __init__(self, context: Context, work: Work, cells: WorkCells, items: Mapping[str, PlanItem]) -> None:
        self._context, self._work, self._cells, self._items = context, work, cells, items
        self._title_column = cells.columns["title"]
        self._text_columns, self._agency_columns = cells.places(_TEXTS), cells.places(_AGENCIES)
        self._result, self._status = cells.columns.get("result"), cells.columns.get("status_text")
        self._defined = [*self._text_columns, *self._agency_columns, *cells.places(("deadline_text",))]
        self._loose = loose_columns(context.table)
        kind = TaskKind.PROJECT if context.table.kind == "projects" else TaskKind.TASK
        self._task = maker(Task, kind=kind)
        self._item = maker(PlanItem, plan=context.plan, annex=context.annex)
        self._progress = maker(Progress, unit=context.office, period=context.period)
        document = work.find(Document, context.plan)
        plan_year = year_of_plan(document) if document is not None else None
        self._funding = [_MoneyRecords(of, context.office, plan_year) for of in cells.money_columns]

    def make(self, uid: str | None, position: int, plan: RowPlan) -> None:
        """Add to the plan of a row its records; ``uid`` is the task that it means, None for a new one."""
        row, context = plan.row, self._context
        uid = uid or item_uid("task", context.plan, context.annex, row.code, row.cells[self._title_column])
        old = self._work.find(Task, uid)
        due = self._cells.deadline(row)
        told = self._told(old, row, due)
        if old is None:
            told["uid"], told["position"] = uid, position
            task = self._task(told)
        else:
            task = altered(old, **told)
            plan.emptied = emptied(old, row.cells, (each for each in self._defined if each[0] not in told))
        plan.tell = partial(self._values, row, task)
        if task is not old:
            plan.records.append(task)
        self._add_item(plan, uid, position)
        self._add_milestones(plan, uid, due)
        self._add_progress(plan, uid, is_new=old is None)
        self._add_funding(plan, uid, is_new=old is None)
        if plan.action == "ask":
            plan.records, plan.removed = [], []
        elif plan.records and plan.action == "same":
            plan.action = "update"

    def _told(self, old: Task | None, row: RowRead, due: WorkDeadline) -> dict[str, Any]:
        """Return what the row defines of its task; what the row leaves empty stays."""
        cells = row.cells
        told: dict[str, Any] = {name: text for name, column in self._text_columns if (text := cells[column])}
        told |= self._agencies(row)
        if planned := self._cells.text(row, "planned_content"):
            year = self._planned_year()
            told["planned_content"] = {**(old.planned_content if old else {}), year: planned}
        if due.text:
            told["deadline_text"] = due.text
            told["deadline_kind"] = due.deadline.kind
            told["deadline_from"] = due.deadline.start
            told["deadline_to"] = due.deadline.end
        extras = extras_in(self._loose, row)
        if due.left:
            extras = {self._context.table.headers[self._cells.columns["deadline_from"]]: due.left} | extras
        if extras:
            told["extras"] = {**old.extras, **extras} if old is not None else extras
        return told

    def _agencies(self, row: RowRead) -> dict[str, tuple[str, ...]]:
        """Return who leads and who works along; the cell of those who lead may tell both."""
        found: dict[str, tuple[str, ...]] = {}
        for name, column in self._agency_columns:
            if text := row.cells[column]:
                leads, along = agencies_by_role(text)
                if name == "lead":
                    found |= {part: names for part, names in (("lead", leads), ("coordinators", along)) if names}
                else:
                    found[name] = tuple(dict.fromkeys((*found.get(name, ()), *leads, *along)))
        return found

    def _planned_year(self) -> str:
        header = self._context.table.headers[self._cells.columns["planned_content"]]
        years = [word for word in header.replace("›", " ").split() if len(word) == 4 and word.isdigit()]
        return years[-1] if years else str(self._context.year or "")

    def _add_item(self, plan: RowPlan, task: str, position: int) -> None:
        context = self._context
        code, section = plan.row.code, context.section_of(plan.row)
        old = self._items.get(task)
        if old is None:
            uid = place_uid(context.plan, context.annex, task)
            old = self._work.find(PlanItem, uid)
        if old is None:
            place = {"uid": uid, "task": task, "position": position, "code": code, "section": section}
            plan.records.append(self._item(place))
            return
        new = altered(old, code=code or old.code, section=section or old.section)
        if new is not old:
            plan.records.append(new)

    def _add_milestones(self, plan: RowPlan, task: str, due: WorkDeadline) -> None:
        for ordinal, stage in enumerate(due.deadline.stages, 1):
            uid = milestone_uid(task, ordinal)
            old = self._work.find(Milestone, uid)
            new = replace(
                old or Milestone(uid=uid, task=task, position=ordinal),
                title=stage.title,
                deadline_text=stage.text,
                deadline_from=stage.start,
                deadline_to=stage.end,
            )
            if new != old:
                plan.records.append(new)

    def _add_progress(self, plan: RowPlan, task: str, *, is_new: bool) -> None:
        cells, context = plan.row.cells, self._context
        result = cells[self._result] if self._result is not None else ""
        status = line_of(cells[self._status]) if self._status is not None else ""
        if not result and not status:
            return
        told: dict[str, Any] = {"result": result, "status_text": status}
        stored = () if is_new else self._work.snapshot.where(Progress, "task", task)
        old = next((each for each in stored if each.unit == context.office and each.period == context.period), None)
        if old is None:
            told["uid"], told["task"], told["status_written"] = new_uid(), task, state_of(status)
            new: Progress | None = self._progress(told)
        else:
            new = fill(plan, context, old, told, {}, is_new=False)
        if new is None:
            return
        plan.records.append(new)
        if new.result and (old is None or old.result != new.result):
            if old is not None:
                uncite(plan, self._work, new.uid, "result")
            cite(plan, self._work, new.uid, "result", new.result)

    def _add_funding(self, plan: RowPlan, task: str, *, is_new: bool) -> None:
        stored = {} if is_new else self._stored_funding(task)
        for of, row in self._amounts(plan.row):
            money = self._cells.money(row, of.column)
            told: dict[str, Any] = {
                "amount_text": money.text,
                "amount": money.amount,
                "unit_text": money.unit_text,
                "footnote": money.footnote,
            }
            old = of.meant(stored) if stored else None
            if old is None:
                told["uid"], told["task"] = new_uid(), task
                new: Funding | None = of.make(told)
            else:
                new = fill(plan, self._context, old, told, dict.fromkeys(told, of.column.path), is_new=False)
            if new is not None:
                plan.records.append(new)

    def _amounts(self, row: RowRead) -> Iterator[tuple[_MoneyRecords, RowRead]]:
        """Yield what makes each amount of a row, with the row whose cell tells it: its own or that of a source."""
        for of in self._funding:
            if row.cells[of.column.column]:
                yield of, row
        for source, line in row.sources:
            for of in self._funding:
                if line.cells[of.column.column]:
                    yield of.of_source(source), line

    def _stored_funding(self, task: str) -> _Amounts:
        stored: dict[tuple[int | None, Source, AmountKind], dict[Nature, Funding]] = {}
        for each in self._work.snapshot.where(Funding, "task", task):
            if each.unit == self._context.office:
                stored.setdefault((each.year, each.source, each.amount_kind), {})[each.nature] = each
        return stored

    def _values(self, row: RowRead, task: Task) -> dict[str, Any]:
        """Return the fields of the row as understood, in the public JSON form."""
        cells = self._cells
        values: dict[str, Any] = {"code": row.code} if row.code else {}
        values |= {name: text for name in _PLAIN if (text := cells.text(row, name))}
        values = {name: text for name, text in values.items() if name not in _AGENCIES}
        values |= {name: list(getattr(task, name)) for name in self._agencies(row)}
        if due := cells.deadline(row).text:
            values["deadline_text"] = due
            values["deadline_kind"] = task.deadline_kind.value
            values["deadline_from"] = task.deadline_from.isoformat() if task.deadline_from else None
            values["deadline_to"] = task.deadline_to.isoformat() if task.deadline_to else None
        if "status_text" in values:
            state = state_of(values["status_text"])
            values["status_written"] = state.value if state else None
        if planned := cells.text(row, "planned_content"):
            values["planned_content"] = {self._planned_year(): planned}
        values |= {of.column.path: cells.money(line, of.column).amount for of, line in self._amounts(row)}
        return values
