"""The columns by which a list is sorted: a record's own fields, a task's place, state and result."""

from functools import cache

from cdsdesk.errors import RecordError
from cdsdesk.model.fields import specs
from cdsdesk.model.kinds import Integer, Kind, Number, Text, Texts
from cdsdesk.model.states import STATE_ORDER
from cdsdesk.model.tasks import Progress, Task
from db.list_sql import Selection
from db.ordering import code_order, text_order
from db.rows import Table

_RANKS = " ".join(f"WHEN '{state.value}' THEN {rank}" for rank, state in enumerate(STATE_ORDER))


def order(selection: Selection, name: str, *, down: bool = False) -> list[str]:
    """Return the SQL that sorts by a column, its tables joined. Raises RecordError for one that is not there."""
    of, way = selection.of, " DESC" if down else ""
    if of.type == Task.TYPE and name == "state":
        selection.join_states()
        return [f"CASE s.printed {_RANKS} ELSE {len(STATE_ORDER)} END{way}"]
    if of.type == Task.TYPE and name == "code":
        selection.join_items()
        return ["i.uid IS NULL", f"{selection.join_ranks('i', 'annex', code_order)}{way}", f"i.code_sort{way}"]
    if of.type == Task.TYPE and name in _told_fields():
        selection.join_told()
        return [_by_value(selection, "r", name, specs(Progress)[name].kind, way)]
    if name not in of.names:
        raise unknown(of, name)
    if name in of.sorted:
        return [f't."{name}_sort"{way}']
    # Beside its fields a table has a place and a uid of its own.
    return [_by_value(selection, "t", name, specs(of.kind)[name].kind if name in specs(of.kind) else Integer(), way)]


def unknown(of: Table, name: str) -> RecordError:
    """Return the error that a list has no such column."""
    return RecordError(
        "Không sắp xếp hay lọc được theo cột này", f"{of.kind.LABEL}: {name}", f"các cột có: {', '.join(of.names)}"
    )


def _by_value(selection: Selection, source: str, name: str, kind: Kind, way: str) -> str:
    value = f'{source}."{name}"'
    if isinstance(kind, Number):
        return f"{value} IS NULL, CAST({value} AS REAL){way}"
    if isinstance(kind, Text | Texts):
        return f"coalesce({value}, '') IN ('', '[]'), {selection.join_ranks(source, name, text_order)}{way}"
    return f"{value} IS NULL, {value}{way}"


@cache
def _told_fields() -> frozenset[str]:
    """Return the fields of progress that the list of tasks shows as its own."""
    return frozenset(specs(Progress)) - frozenset(specs(Task)) - {"unit", "task", "period"}
