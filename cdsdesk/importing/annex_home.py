"""The annex of a plan that a table lists, also where the file numbers its annexes otherwise than the plan does."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from cdsdesk.importing.synonyms import TITLE_FIELD
from cdsdesk.importing.table_read import TableRead
from cdsdesk.importing.work import Work
from cdsdesk.model.indicators import Indicator
from cdsdesk.model.tasks import PlanItem, Task
from cdsdesk.vietnamese.text import fold, raw_key

_Key = tuple[str, str]


def annex_home(table: TableRead, plan: str, work: Work) -> str:
    """Return the annex of the title rows; where the plan has none of that number, the one with the same rows.

    The same rows are at least half of the table's, equal in code and title: a report numbers the annexes that it
    prints anew, and its workbook may come back.
    """
    annex = table.title.annex
    column = table.meaning.column(TITLE_FIELD[table.kind])
    names = {item.annex for item in _listed(table.kind, plan, work)}
    if not names or column is None or any(raw_key(name) == raw_key(annex) for name in names):
        return annex
    stored: Mapping[str, set[_Key]] = defaultdict(set)
    for item in _listed(table.kind, plan, work):
        stored[item.annex].add(_key(*_called(item, work)))
    rows = [_key(row.cells[column], row.code) for row in table.rows]
    held = Counter({name: sum(1 for row in rows if row in keys) for name, keys in stored.items()})
    name, same = held.most_common(1)[0]
    return name if same and same * 2 >= len(rows) else annex


def _listed(kind: str, plan: str, work: Work) -> tuple[Indicator, ...] | tuple[PlanItem, ...]:
    if kind == "indicators":
        return work.snapshot.where(Indicator, "plan", plan)
    return work.snapshot.where(PlanItem, "plan", plan)


def _called(item: Indicator | PlanItem, work: Work) -> tuple[str, str]:
    """Return title and code of what is listed."""
    if isinstance(item, Indicator):
        return item.name, item.code
    task = work.find(Task, item.task)
    return task.title if task is not None else "", item.code


def _key(title: str, code: str) -> _Key:
    return fold(title), raw_key(code)
