"""Rows of tasks and projects against what is stored: definitions change, results and money fill what is empty."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache, lru_cache, partial
from typing import Any

from cdsdesk.importing.agencies import agencies
from cdsdesk.importing.matching import Item, Matcher
from cdsdesk.importing.money_cells import MoneyCell, is_sound, money_doubts, read_money_cell
from cdsdesk.importing.options import ImportOptions
from cdsdesk.importing.own_results import cite, fill
from cdsdesk.importing.row_plan import Context, Problem, RowPlan, extras_of
from cdsdesk.importing.rows import RowRead
from cdsdesk.importing.titles import same_annex
from cdsdesk.importing.work import Work
from cdsdesk.importing.work_deadlines import WorkDeadline, work_deadline
from cdsdesk.model.documents import Document
from cdsdesk.model.fields import altered, new_record
from cdsdesk.model.identity import item_uid, milestone_uid, new_uid, place_uid
from cdsdesk.model.states import read_state
from cdsdesk.model.tasks import AmountKind, Funding, Milestone, PlanItem, Progress, Source, Task, TaskKind
from cdsdesk.model.understanding import year_of_plan
from cdsdesk.vietnamese.deadlines import DeadlineKind
from cdsdesk.vietnamese.numbers import MoneyUnit
from cdsdesk.vietnamese.text import clean_line

_WORDS = ("deadline_from", "deadline_text", "status_text")
_TEXTS = ("title", "content", "note")
_AGENCIES = ("lead", "coordinators")
_PLAIN = (*_TEXTS, *_AGENCIES, "deadline_text", "result", "status_text")


class WorkRows:
    """Plans the rows of one table of tasks or projects."""

    def __init__(self, context: Context, work: Work, options: ImportOptions) -> None:
        self._context, self._work = context, work
        self._columns = context.columns()
        document = work.find(Document, context.plan)
        self._plan_year = year_of_plan(document) if document is not None else None
        self._kind = TaskKind.PROJECT if context.table.kind == "projects" else TaskKind.TASK
        title = context.table.title
        written = {
            column: context.table.meaning.units.get(column) or title.unit
            for path, column in self._columns.items()
            if path.startswith("funding.")
        }
        self._units = {column: options.unit or unit for column, unit in written.items()}
        self._factors = {column: unit.factor for column, unit in self._units.items() if unit is not None}
        self._money_columns = [(path, column) for path, column in self._columns.items() if column in self._units]
        self._other_units = {
            column: unit for column, unit in written.items() if unit not in (None, self._units[column])
        }
        self._word_columns = [self._columns[path] for path in _WORDS if path in self._columns]
        self._word_problems: dict[tuple[str, ...], list[Problem]] = {}
        self._doubts = money_doubts(context.table.rows, self._units)
        self._items = {
            item.task: item
            for item in work.snapshot.where(PlanItem, "plan", context.plan)
            if same_annex(item.annex, context.annex)
        }
        self._title_column = self._columns["title"]
        self._text_columns = self._told_columns(_TEXTS)
        self._agency_columns = self._told_columns(_AGENCIES)
        self._stored = tuple(
            Item(uid, task.title, item.code) for uid, item in self._items.items() if (task := work.find(Task, uid))
        )
        rows = ((row.cells[self._title_column], row.code) for row in context.table.rows)
        self._matcher = Matcher(self._stored, rows, context.answers)
        self.matched: set[str] = set()

    def stored(self) -> tuple[Item, ...]:
        """Return the tasks of this plan and annex as they are stored."""
        return self._stored

    def plan(self, row: RowRead, position: int) -> RowPlan:
        """Say what to do with a row; records of new rows are made when they are asked for."""
        plan = RowPlan(row, "insert", problems=[Problem(*told) for told in row.problems] if row.problems else [])
        title = row.cells[self._title_column]
        if not title:
            plan.action = "refuse"
            plan.problems.append(Problem("title", "Dòng không có tên nhiệm vụ"))
            return plan
        match = self._matcher.match(title, row.code, row.rows[0])
        if met := match.met:
            self.matched.update(met)
        if match.question:
            plan.action = "ask"
            plan.candidates = match.candidates
            plan.problems.append(Problem("title", match.question))
            return plan
        plan.problems.extend(self._problems(row))
        plan.make = partial(self._make, match.uid, position)
        if match.uid is not None:
            plan.action = "same"
            plan.made()
        return plan

    def _problems(self, row: RowRead) -> list[Problem]:
        words = tuple([row.cells[column] for column in self._word_columns])
        known = self._word_problems.get(words)
        if known is None:
            known = self._word_problems[words] = self._problems_of_words(row)
        return [*known, *self._problems_of_money(row)] if self._money_columns else [*known]

    def _problems_of_words(self, row: RowRead) -> list[Problem]:
        """Return what is not understood of deadline and state, which many rows share."""
        found = []
        due = self._deadline(row)
        if due.text and due.deadline.kind is DeadlineKind.OTHER:
            found.append(Problem("deadline_text", f"Chưa hiểu thời hạn “{clean_line(due.text)}”, giữ nguyên chữ"))
        if not due.is_start_understood:
            told = f"Chưa hiểu “{clean_line(due.left)}”, giữ trong thông tin thêm"
            found.append(self._context.problem("deadline_from", told))
        status = self._cell(row, "status_text")
        if status and _state(status) is None:
            found.append(Problem("status_text", f"Chưa hiểu đánh giá “{clean_line(status)}”, giữ nguyên chữ"))
        return found

    def _problems_of_money(self, row: RowRead) -> list[Problem]:
        found = []
        for path, column in self._money_columns:
            if row.cells[column]:
                number, factor = row.numbers.get(column), self._factors.get(column)
                is_told = self._other_units or (self._doubts and (row.rows[0], column) in self._doubts)
                if number is not None and factor is not None and not is_told and is_sound(number, factor):
                    continue
                money = self._money(row, column)
                if (other := self._other_units.pop(column, None)) is not None:
                    found.append(self._context.problem(path, _two_units(other, self._units[column])))
                if problem := money.problem or self._doubts.get((row.rows[0], column), ""):
                    found.append(self._context.problem(path, problem))
        return found

    def _told_columns(self, names: Iterable[str]) -> list[tuple[str, int]]:
        return [(name, self._columns[name]) for name in names if name in self._columns]

    def _cell(self, row: RowRead, field: str) -> str:
        column = self._columns.get(field)
        return row.cells[column] if column is not None else ""

    def _deadline(self, row: RowRead) -> WorkDeadline:
        return work_deadline(self._cell(row, "deadline_from"), self._cell(row, "deadline_text"), self._context.year)

    def _money(self, row: RowRead, column: int) -> MoneyCell:
        return _money(row.cells[column], row.numbers.get(column), self._units[column], self._context.table.footnotes)

    def _make(self, uid: str | None, position: int, plan: RowPlan) -> None:
        row, context = plan.row, self._context
        uid = uid or item_uid("task", context.plan, context.annex, row.code, row.cells[self._title_column])
        old = self._work.find(Task, uid)
        due = self._deadline(row)
        told = self._told(old, row, due)
        task = altered(old, **told) if old else new_record(Task, uid, position=position, kind=self._kind, **told)
        plan.tell = partial(self._values, row, task)
        if task is not old:
            plan.records.append(task)
        self._add_item(plan, task, position)
        self._add_milestones(plan, task, due)
        self._add_progress(plan, task, is_new=old is None)
        self._add_funding(plan, task, is_new=old is None)
        if plan.action == "ask":
            plan.records, plan.removed = [], []
        elif plan.records and plan.action == "same":
            plan.action = "update"

    def _told(self, old: Task | None, row: RowRead, due: WorkDeadline) -> dict[str, Any]:
        """Return what the row defines of its task; what the row leaves empty stays."""
        cells = row.cells
        told: dict[str, Any] = {name: cells[column] for name, column in self._text_columns if cells[column]}
        told |= {name: agencies(cells[column]) for name, column in self._agency_columns if cells[column]}
        if planned := self._cell(row, "planned_content"):
            year = self._planned_year()
            told["planned_content"] = {**(old.planned_content if old else {}), year: planned}
        if due.text:
            told |= {
                "deadline_text": due.text,
                "deadline_kind": due.deadline.kind,
                "deadline_from": due.deadline.start,
                "deadline_to": due.deadline.end,
            }
        left = {self._context.table.headers[self._columns["deadline_from"]]: due.left} if due.left else {}
        if extras := left | extras_of(self._context, row):
            told["extras"] = {**(old.extras if old else {}), **extras}
        return told

    def _planned_year(self) -> str:
        header = self._context.table.headers[self._columns["planned_content"]]
        years = [word for word in header.replace("›", " ").split() if len(word) == 4 and word.isdigit()]
        return years[-1] if years else str(self._context.year or "")

    def _add_item(self, plan: RowPlan, task: Task, position: int) -> None:
        context = self._context
        code, section = plan.row.code, context.section_of(plan.row)
        old = self._items.get(task.uid)
        if old is None:
            uid = place_uid(context.plan, context.annex, task.uid)
            old = self._work.find(PlanItem, uid)
        if old is not None:
            new = altered(old, code=code or old.code, section=section or old.section)
        else:
            place = {"plan": context.plan, "annex": context.annex, "task": task.uid, "position": position}
            new = new_record(PlanItem, uid, **place, code=code, section=section)
        if new is not old:
            plan.records.append(new)

    def _add_milestones(self, plan: RowPlan, task: Task, due: WorkDeadline) -> None:
        for ordinal, stage in enumerate(due.deadline.stages, 1):
            uid = milestone_uid(task.uid, ordinal)
            old = self._work.find(Milestone, uid)
            new = replace(
                old or Milestone(uid=uid, task=task.uid, position=ordinal),
                title=stage.title,
                deadline_text=stage.text,
                deadline_from=stage.start,
                deadline_to=stage.end,
            )
            if new != old:
                plan.records.append(new)

    def _add_progress(self, plan: RowPlan, task: Task, *, is_new: bool) -> None:
        told: dict[str, Any] = {
            "result": self._cell(plan.row, "result"),
            "status_text": _line(self._cell(plan.row, "status_text")),
        }
        if not any(told.values()):
            return
        context = self._context
        stored = () if is_new else self._work.snapshot.where(Progress, "task", task.uid)
        old = next((each for each in stored if each.unit == context.office and each.period == context.period), None)
        new = (
            fill(plan, context, old, told, {}, is_new=False)
            if old is not None
            else new_record(
                Progress,
                new_uid(),
                unit=context.office,
                task=task.uid,
                period=context.period,
                status_written=_state(told["status_text"]),
                **told,
            )
        )
        if new is None:
            return
        plan.records.append(new)
        if new.result and (old is None or old.result != new.result):
            cite(plan, self._work, new.uid, "result", new.result)

    def _add_funding(self, plan: RowPlan, task: Task, *, is_new: bool) -> None:
        stored = {
            (each.year, each.source, each.amount_kind): each
            for each in (() if is_new else self._work.snapshot.where(Funding, "task", task.uid))
            if each.unit == self._context.office
        }
        for path, column in self._money_columns:
            if not plan.row.cells[column]:
                continue
            year, source, kind = _amount_of(path)
            money = self._money(plan.row, column)
            old = stored.get((year, source, kind))
            if year is None and kind is not AmountKind.TOTAL and old is None:
                # Only the whole of a project has no year: what a plan of one year asks for and grants is that year's.
                year = self._plan_year
                old = stored.get((year, source, kind))
            told: dict[str, Any] = {
                "amount_text": money.text,
                "amount": money.amount,
                "unit_text": money.unit_text,
                "footnote": money.footnote,
            }
            new = (
                fill(plan, self._context, old, told, dict.fromkeys(told, path), is_new=False)
                if old is not None
                else new_record(
                    Funding,
                    new_uid(),
                    unit=self._context.office,
                    task=task.uid,
                    year=year,
                    source=source,
                    amount_kind=kind,
                    position=column,
                    **told,
                )
            )
            if new is not None:
                plan.records.append(new)

    def _values(self, row: RowRead, task: Task) -> dict[str, Any]:
        """Return the fields of the row as understood, in the public JSON form."""
        values: dict[str, Any] = {"code": row.code} if row.code else {}
        values |= {name: text for name in _PLAIN if (text := self._cell(row, name))}
        values |= {name: list(getattr(task, name)) for name in _AGENCIES if name in values}
        if due := self._deadline(row).text:
            values["deadline_text"] = due
            values["deadline_kind"] = task.deadline_kind.value
            values["deadline_from"] = task.deadline_from.isoformat() if task.deadline_from else None
            values["deadline_to"] = task.deadline_to.isoformat() if task.deadline_to else None
        if "status_text" in values:
            state = _state(values["status_text"])
            values["status_written"] = state.value if state else None
        if planned := self._cell(row, "planned_content"):
            values["planned_content"] = {self._planned_year(): planned}
        for path, column in self._money_columns:
            if row.cells[column]:
                values[path] = self._money(row, column).amount
        return values


def _two_units(written: MoneyUnit, told: MoneyUnit | None) -> str:
    label = told.label if told is not None else ""
    return f"Tệp ghi {written.label}, --unit là {label}; đã tính theo {label}"


@cache
def _amount_of(path: str) -> tuple[int | None, Source, AmountKind]:
    """Return year, source and kind of the amounts that a field path names."""
    _, year, source, kind = path.split(".")
    return int(year) if year.isdigit() else None, Source(source), AmountKind(kind)


_line = lru_cache(maxsize=4096)(clean_line)
_state = lru_cache(maxsize=4096)(read_state)
_money = lru_cache(maxsize=4096)(read_money_cell)
