"""Rows of tasks and projects against what is stored: definitions change, results and money fill what is empty."""

from functools import partial

from cdsdesk.importing.matching import Item, Matcher
from cdsdesk.importing.money_cells import is_sound, money_doubts
from cdsdesk.importing.options import ImportOptions
from cdsdesk.importing.plain_words import is_plain_deadline, is_plain_state
from cdsdesk.importing.row_plan import Context, Problem, RowPlan
from cdsdesk.importing.rows import RowRead
from cdsdesk.importing.titles import same_annex
from cdsdesk.importing.work import Work
from cdsdesk.importing.work_cells import WorkCells, state_of
from cdsdesk.importing.work_records import WorkRecords
from cdsdesk.model.tasks import PlanItem, Task
from cdsdesk.vietnamese.deadlines import DeadlineKind
from cdsdesk.vietnamese.numbers import MoneyUnit
from cdsdesk.vietnamese.text import clean_line

_WORDS = ("deadline_from", "deadline_text", "status_text")


class WorkRows:
    """Plans the rows of one table of tasks or projects."""

    def __init__(self, context: Context, work: Work, options: ImportOptions) -> None:
        self._context = context
        self._cells = cells = WorkCells(context, options)
        self._other_units = {of.column: of.written for of in cells.money_columns if of.written not in (None, of.unit)}
        self._word_columns = [column for _, column in cells.places(_WORDS)]
        self._word_problems: dict[tuple[str, ...], list[Problem]] = {}
        self._doubts = money_doubts(context.table.rows, {of.column: of.unit for of in cells.money_columns})
        items = {
            item.task: item
            for item in work.snapshot.where(PlanItem, "plan", context.plan)
            if same_annex(item.annex, context.annex)
        }
        self._title_column = cells.columns["title"]
        self._stored = tuple(
            Item(uid, task.title, item.code, item.section)
            for uid, item in items.items()
            if (task := work.find(Task, uid))
        )
        rows = ((row.cells[self._title_column], row.code) for row in context.table.rows)
        self._matcher = Matcher(self._stored, rows, context.answers)
        self._make = WorkRecords(context, work, cells, items).make
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
        if not self._cells.money_columns:
            return [*known]
        found = [*known, *self._problems_of_money(row)]
        for _, line in row.sources:
            found += self._problems_of_money(line)
        return found

    def _problems_of_words(self, row: RowRead) -> list[Problem]:
        """Return what is not understood of deadline and state, which many rows share; plain words the column tells."""
        found = []
        due = self._cells.deadline(row)
        if due.text and due.deadline.kind is DeadlineKind.OTHER and not is_plain_deadline(due.text):
            found.append(Problem("deadline_text", f"Chưa hiểu thời hạn “{clean_line(due.text)}”, giữ nguyên chữ"))
        found += [
            Problem("deadline_text", f"Chưa hiểu thời hạn của giai đoạn “{clean_line(stage.text)}”, giữ nguyên chữ")
            for stage in due.deadline.stages
            if stage.end is None and stage.start is None and any(map(str.isdigit, stage.text))
        ]
        if not due.is_start_understood:
            told = f"Chưa hiểu “{clean_line(due.left)}”, giữ trong thông tin thêm"
            found.append(self._context.problem("deadline_from", told))
        status = self._cells.text(row, "status_text")
        if status and state_of(status) is None and not is_plain_state(status):
            found.append(Problem("status_text", f"Chưa hiểu đánh giá “{clean_line(status)}”, giữ nguyên chữ"))
        return found

    def _problems_of_money(self, row: RowRead) -> list[Problem]:
        found = []
        for of in self._cells.money_columns:
            column = of.column
            if row.cells[column]:
                number = row.numbers.get(column)
                is_told = self._other_units or (self._doubts and (row.rows[0], column) in self._doubts)
                if number is not None and of.factor is not None and not is_told and is_sound(number, of.factor):
                    continue
                money = self._cells.money(row, of)
                if (other := self._other_units.pop(column, None)) is not None:
                    found.append(self._context.problem(of.path, _two_units(other, of.unit)))
                if problem := money.problem or self._doubts.get((row.rows[0], column), ""):
                    found.append(self._context.problem(of.path, problem))
        return found


def _two_units(written: MoneyUnit, told: MoneyUnit | None) -> str:
    label = told.label if told is not None else ""
    return f"Tệp ghi {written.label}, --unit là {label}; đã tính theo {label}"
