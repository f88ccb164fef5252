"""Who plans the rows of a table, by what the table holds."""

from collections.abc import Callable, Mapping
from typing import Protocol

from cdsdesk.importing.document_rows import DocumentRows
from cdsdesk.importing.indicator_rows import IndicatorRows
from cdsdesk.importing.matching import Item
from cdsdesk.importing.options import ImportOptions
from cdsdesk.importing.row_plan import Context, RowPlan
from cdsdesk.importing.rows import RowRead
from cdsdesk.importing.work import Work
from cdsdesk.importing.work_rows import WorkRows


class Rows(Protocol):
    """Plans the rows of one table against what is stored; ``matched`` are the uids that rows mean or may mean."""

    matched: set[str]

    def stored(self) -> tuple[Item, ...]:
        """Return the items of the same plan and annex as they are stored."""

    def plan(self, row: RowRead, position: int) -> RowPlan:
        """Say what to do with a row."""


OF_PLAN = frozenset({"tasks", "projects", "indicators"})
"""Kinds whose rows belong to a plan document, its annex and sections."""

_PLANNERS: Mapping[str, Callable[[Context, Work, ImportOptions], Rows]] = {
    "tasks": WorkRows,
    "projects": WorkRows,
    "indicators": lambda context, work, _options: IndicatorRows(context, work),
    "documents": lambda context, work, _options: DocumentRows(context, work),
}


def rows_of(context: Context, work: Work, options: ImportOptions) -> Rows:
    """Return the planner of a table's kind."""
    return _PLANNERS[context.table.kind](context, work, options)
