"""The cells of annexes whose rows are tasks and projects."""

from collections.abc import Iterable, Sequence

from cdsdesk.document.blocks import Cell
from cdsdesk.model.funding import totals_of, without_natures
from cdsdesk.model.reading import progress_of, state_of
from cdsdesk.model.states import LATE
from cdsdesk.model.tasks import AmountKind, Funding, Source, Task
from cdsdesk.reporting.annex_cells import Asked, Makers, count_cell, marked, money_cell, whole
from cdsdesk.reporting.context import Context
from cdsdesk.reporting.sections_late import days_late
from cdsdesk.reporting.values import money_words, ref, state_words
from cdsdesk.vietnamese.numbers import MoneyUnit

_KINDS = (AmountKind.PLANNED, AmountKind.REQUESTED, AmountKind.GRANTED, AmountKind.TOTAL)
_Task = Asked[Task]


def _code(asked: _Task) -> Cell:
    return Cell(asked.code, refs=(ref(asked.record, "code"),))


def _title(asked: _Task) -> Cell:
    return Cell(asked.record.title, refs=(ref(asked.record, "title"),))


def _lead(asked: _Task) -> Cell:
    return Cell("; ".join(asked.record.lead), refs=(ref(asked.record, "lead"),))


def _coordinators(asked: _Task) -> Cell:
    return Cell("; ".join(asked.record.coordinators), refs=(ref(asked.record, "coordinators"),))


def _content(asked: _Task) -> Cell:
    return Cell(asked.record.content, refs=(ref(asked.record, "content"),))


def _deadline(asked: _Task) -> Cell:
    return Cell(asked.context.deadline_of(asked.record), refs=(ref(asked.record, "deadline_text"),))


def _note(asked: _Task) -> Cell:
    return Cell(asked.record.note, refs=(ref(asked.record, "note"),))


def _planned_content(asked: _Task) -> Cell:
    year = str(asked.context.period.year)
    return Cell(asked.record.planned_content.get(year, ""), refs=(ref(asked.record, f"planned_content.{year}"),))


def _result(asked: _Task) -> Cell:
    """Return what was told; it points at the progress, or at the task when nothing was told."""
    told = progress_of(asked.context.snapshot, asked.record.uid)
    source = told if told is not None else asked.record
    return Cell(told.result if told is not None else "", refs=(ref(source, "result"),))


def _state(asked: _Task) -> Cell:
    told = progress_of(asked.context.snapshot, asked.record.uid)
    source = told if told is not None else asked.record
    words = state_words(state_of(asked.context.snapshot, asked.record), told)
    return Cell(words, refs=(ref(source, "status_written"),))


def _days_late(asked: _Task) -> Cell:
    late = state_of(asked.context.snapshot, asked.record).printed in LATE
    days = days_late(asked.context, asked.record) if late else None
    return count_cell(days, (ref(asked.record, "deadline_to"),), "")


def _total(asked: _Task) -> Cell:
    """Return the total as written, with the mark of its footnote."""
    rows = totals_of(asked.context.snapshot, asked.record.uid)
    text, value = money_words(rows, asked.unit)
    refs = tuple(ref(one, "amount") for one in rows) or (ref(asked.record, "total"),)
    return Cell(text, whole(value) if value is not None else None, refs)


def _of_kind(kind: AmountKind, asked: _Task) -> Cell:
    rows = [row for row in amounts_of(asked.context, asked.record.uid) if row.amount_kind is kind]
    return _sum(asked, rows, f"amount.{kind.value}.{Source.ALL.value}") if rows else _as_written(asked, kind)


def _as_written(asked: _Task, kind: AmountKind) -> Cell:
    """Return what was written where no amount of a kind was understood: "(-)"; "-" where nothing was."""
    told = [row for row in asked.context.snapshot.where(Funding, "task", asked.record.uid) if row.amount_kind is kind]
    written = next((row for row in told if row.amount_text), None)
    if written is None:
        return _sum(asked, (), f"amount.{kind.value}.{Source.ALL.value}")
    return Cell(written.amount_text, refs=(ref(written, "amount"),))


def _amount(asked: _Task) -> Cell:
    return _sum(asked, budget_of(asked.context, asked.record.uid), f"amount.{AmountKind.PLANNED.value}.all")


def _source_amount(asked: _Task) -> Cell:
    rows = [row for row in budget_of(asked.context, asked.record.uid) if row.source == asked.part]
    return _sum(asked, rows, f"amount.{AmountKind.PLANNED.value}.{asked.part}")


def _sum(asked: _Task, rows: Sequence[Funding], empty: str) -> Cell:
    """Return a sum of amounts; where there is none it points at the amount that may be told: kind and source."""
    kept = wholes(rows)
    refs = tuple(ref(row, "amount") for row in kept) or (ref(asked.record, empty),)
    amount = sum(row.amount or 0 for row in kept) if kept else None
    marks = dict.fromkeys(row.footnote.partition(" ")[0] for row in kept if " " in row.footnote)
    return marked(money_cell(amount, asked.unit or MoneyUnit.TRIEU, refs), " ".join(marks))


def amounts_of(context: Context, task: str) -> tuple[Funding, ...]:
    """Return the amounts of a task that were understood."""
    return tuple(row for row in context.snapshot.where(Funding, "task", task) if row.amount is not None)


def budget_of(context: Context, task: str) -> tuple[Funding, ...]:
    """Return the understood amounts that are printed for a task: planned for the year before asked for or total."""
    rows = amounts_of(context, task)
    for kind in _KINDS:
        found = tuple(row for row in rows if row.amount_kind is kind)
        if found:
            return found
    return ()


def wholes(rows: Iterable[Funding]) -> list[Funding]:
    """Return the amounts that add up: a task's total as written goes before its sources, these before natures."""
    groups: dict[tuple[str, int | None], list[Funding]] = {}
    for row in without_natures(rows):
        groups.setdefault((row.task, row.year), []).append(row)
    found = []
    for group in groups.values():
        found += [row for row in group if row.source is Source.ALL] or group
    return found


def _planned(asked: _Task) -> Cell:
    return _of_kind(AmountKind.PLANNED, asked)


def _granted(asked: _Task) -> Cell:
    return _of_kind(AmountKind.GRANTED, asked)


def _requested(asked: _Task) -> Cell:
    return _of_kind(AmountKind.REQUESTED, asked)


def _disbursed(asked: _Task) -> Cell:
    return _of_kind(AmountKind.DISBURSED, asked)


WORK: Makers[Task] = {
    "code": _code,
    "title": _title,
    "lead": _lead,
    "coordinators": _coordinators,
    "content": _content,
    "deadline": _deadline,
    "planned_content": _planned_content,
    "result": _result,
    "state": _state,
    "days_late": _days_late,
    "total": _total,
    "planned": _planned,
    "granted": _granted,
    "requested": _requested,
    "disbursed": _disbursed,
    "amount": _amount,
    "source_amount": _source_amount,
    "note": _note,
}
"""The columns that a layout of tasks and projects may have."""

MONEY = frozenset({"planned", "granted", "requested", "disbursed", "amount", "source_amount"})
"""Those of them that hold sums of understood amounts."""
