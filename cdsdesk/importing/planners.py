"""Who plans the rows of a table, by what the table holds."""

from collections.abc import Callable, Mapping
from typing import Protocol

from cdsdesk.importing.activity_rows import ActivityRows
from cdsdesk.importing.compliance_rows import ComplianceRows
from cdsdesk.importing.document_rows import DocumentRows
from cdsdesk.importing.indicator_rows import IndicatorRows
from cdsdesk.importing.matching import Item
from cdsdesk.importing.member_rows import MemberRows
from cdsdesk.importing.options import ImportOptions
from cdsdesk.importing.row_plan import Context, RowPlan
from cdsdesk.importing.rows import RowRead
from cdsdesk.importing.system_rows import SystemRows
from cdsdesk.importing.team_rows import TeamRows
from cdsdesk.importing.unit_rows import UnitRows
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

_NEEDING_PERIOD: Mapping[str, tuple[str, ...]] = {
    "tasks": ("result", "status_text"),
    "projects": ("result", "status_text"),
    "indicators": ("targets", "result", "numerator", "denominator", "evaluation_text"),
    "systems": ("state", "document"),
}
_PLANNERS: Mapping[str, Callable[[Context, Work, ImportOptions], Rows]] = {
    "tasks": WorkRows,
    "projects": WorkRows,
    "indicators": lambda context, work, _options: IndicatorRows(context, work),
    "documents": lambda context, work, _options: DocumentRows(context, work),
    "systems": lambda context, work, _options: SystemRows(context, work),
    "teams": lambda context, work, _options: TeamRows(context, work),
    "members": lambda context, work, _options: MemberRows(context, work),
    "activities": lambda context, work, _options: ActivityRows(context, work),
    "units": lambda context, work, _options: UnitRows(context, work),
    "compliance": lambda context, work, _options: ComplianceRows(context, work),
}


def rows_of(context: Context, work: Work, options: ImportOptions) -> Rows:
    """Return the planner of a table's kind."""
    return _PLANNERS[context.table.kind](context, work, options)


def needs_period(kind: str, path: str) -> bool:
    """Say whether the cells of a field mean nothing without a period; a column of a month may name its own year."""
    name, _, when = path.partition(".")
    if when and name in ("reported", "measurements"):
        return not when[:4].isdigit()
    return path in _NEEDING_PERIOD.get(kind, ())
