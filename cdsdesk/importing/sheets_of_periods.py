"""The same list on several sheets, one for each month or quarter: one plan, whose results are of several periods."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from cdsdesk.importing.repair import Repair
from cdsdesk.importing.table_read import TableRead
from cdsdesk.importing.titles import same_annex, without_period
from cdsdesk.vietnamese.text import fold

_OF_PLAN = ("tasks", "projects", "indicators")
_LEAST_SAME = 0.6


def with_periods_together(tables: Sequence[TableRead], told: Collection[tuple[str, int]]) -> tuple[TableRead, ...]:
    """Return the tables, those that list again what an earlier sheet does for another period as of its plan.

    Of the tables that are ``told``, by sheet and number, a person chose the plan. Years have each their own.
    """
    found: list[TableRead] = []
    for table in tables:
        first = next((each for each in found if _is_again(each, table)), None)
        if first is None or (table.sheet, table.number) in told:
            found.append(table)
            continue
        note = Repair((), f"Trang này ghi lại các mục của trang “{first.sheet}” cho kỳ khác: nhập vào cùng kế hoạch")
        title = replace(table.title, text=first.title.text, annex=first.title.annex)
        found.append(replace(table, title=title, repairs=(note, *table.repairs)))
    return tuple(found)


def _is_again(first: TableRead, table: TableRead) -> bool:
    ours, theirs = table.title, first.title
    if table.kind != first.kind or table.kind not in _OF_PLAN or table.sheet == first.sheet:
        return False
    if ours.plan is not None or theirs.plan is not None or not same_annex(ours.annex, theirs.annex):
        return False
    if not ours.period or not theirs.period or ours.period == theirs.period or ours.period[:4] != theirs.period[:4]:
        return False
    if fold(without_period(ours.text)) != fold(without_period(theirs.text)):
        return False
    mine, known = _names(table), _names(first)
    return len(mine & known) >= _LEAST_SAME * max(min(len(mine), len(known)), 1)


def _names(table: TableRead) -> frozenset[str]:
    column = table.meaning.title
    return frozenset(fold(row.cells[column]) for row in table.rows) if column is not None else frozenset()
