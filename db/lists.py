"""What a table shows: uids in order and pages of records, sorted and filtered by SQL over folded and sort columns."""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from cdsdesk.errors import RecordError
from cdsdesk.model.fields import Record, specs
from cdsdesk.model.kinds import Number, Text, Texts
from cdsdesk.model.ports import ListQuery
from cdsdesk.model.states import STATE_ORDER
from db.records import aliases, names_of, read_records
from db.rows import Table, table
from db.search import SEARCHED, Index

_RANKS = " ".join(f"WHEN '{state.value}' THEN {rank}" for rank, state in enumerate(STATE_ORDER))
_ITEM_ORDER = "code_order(coalesce(i.annex, '')), i.position, i.code_sort"
_FIRST_ITEM = (
    "LEFT JOIN plan_item i ON i.uid = "
    "(SELECT uid FROM plan_item WHERE task = t.uid ORDER BY code = '', position, uid LIMIT 1)"
)


class Shown(NamedTuple):
    """Where the states of an office's tasks in a period stand: in which table, under which codes."""

    table: str
    office: str
    period: str


class _Selection:
    """The SQL of one list, put together piece by piece."""

    def __init__(self, of: Table, shown: Shown) -> None:
        self.of = of
        self.shown = shown
        self.joins: list[str] = []
        self.join_values: list[Any] = []
        self.clauses: list[str] = ["t.uid NOT IN (SELECT old FROM same_as)"]
        self.values: list[Any] = []

    def where(self, clause: str, *values: Any) -> None:
        self.clauses.append(clause)
        self.values.extend(values)

    def join(self, clause: str, *values: Any) -> None:
        if clause not in self.joins:
            self.joins.append(clause)
            self.join_values.extend(values)

    def sql(self, order: Iterable[str]) -> tuple[str, list[Any]]:
        parts = [f'SELECT t.uid FROM "{self.of.type}" t', *self.joins, "WHERE", " AND ".join(self.clauses)]  # noqa: S608
        return " ".join([*parts, "ORDER BY", ", ".join((*order, "t.uid"))]), [*self.join_values, *self.values]


def ids(connection: sqlite3.Connection, query: ListQuery, shown: Shown, index: Index) -> list[str]:
    """Return the uids that a table shows, in order. Raises RecordError for an unknown type or column."""
    of = table(query.type)
    selection = _Selection(of, shown)
    known = aliases(connection)
    for name, value in (query.equal or {}).items():
        _equal(selection, name, value)
    if query.kind:
        _equal(selection, "kind", query.kind)
    if query.plan:
        _of_plan(selection, names_of(query.plan, known))
    if query.states:
        _state(selection)
        marks = ", ".join("?" * len(query.states))
        selection.where(f"s.printed IN ({marks})", *sorted(query.states))
    if query.words:
        _words(selection, query.words, index)
    order = [part for column in query.order for part in _order(selection, column, query)]
    statement, values = selection.sql(order or _own_order(selection, query))
    return [row[0] for row in connection.execute(statement, values)]


def page(connection: sqlite3.Connection, type_name: str, uids: Sequence[str]) -> list[Record | None]:
    """Return records of one type in the order of their uids, None for those that are gone."""
    found = read_records(connection, table(type_name), uids)
    return [found.get(uid) for uid in uids]


def counts_by_state(connection: sqlite3.Connection, shown: Shown, plan: str = "") -> dict[str, int]:
    """Return how many tasks stand in each printed state in a period, all of them or those of a plan."""
    selection = _Selection(table("task"), shown)
    _state(selection)
    if plan:
        _of_plan(selection, names_of(plan, aliases(connection)))
    statement, values = selection.sql(())
    counted = f"SELECT printed, count(*) FROM ({statement.replace('SELECT t.uid', 'SELECT s.printed', 1)})"  # noqa: S608
    return {state: count for state, count in connection.execute(f"{counted} GROUP BY printed", values) if state}


def _equal(selection: _Selection, name: str, value: Any) -> None:
    of = selection.of
    if name not in of.names:
        raise _unknown(of, name)
    stored = of.value(name, value)
    if stored is None or stored == "":
        selection.where(f"(t.\"{name}\" IS NULL OR t.\"{name}\" IN ('', '[]', '{{}}'))")
    else:
        selection.where(f't."{name}" = ?', stored)


def _of_plan(selection: _Selection, plans: Sequence[str]) -> None:
    marks = ", ".join("?" * len(plans))
    if selection.of.type == "task":
        first = f"SELECT uid FROM plan_item WHERE task = t.uid AND plan IN ({marks}) ORDER BY position, uid LIMIT 1"  # noqa: S608
        selection.join(f"JOIN plan_item i ON i.uid = ({first})", *plans)
    elif "plan" in selection.of.names:
        selection.where(f't."plan" IN ({marks})', *plans)
    else:
        raise _unknown(selection.of, "plan")


def _state(selection: _Selection) -> None:
    if selection.of.type != "task":
        raise _unknown(selection.of, "state")
    shown = selection.shown
    clause = f"LEFT JOIN {shown.table} s ON s.task = t.uid AND s.unit = ? AND s.period = ?"
    selection.join(clause, shown.office, shown.period)


def _words(selection: _Selection, words: str, index: Index) -> None:
    """Keep what holds all words; a task is also found by what was told of it and by its code."""
    if selection.of.type not in SEARCHED:
        raise _unknown(selection.of, "words")
    own = index.matching(selection.of.type, words)
    told = index.matching("progress", words)
    if own is None or told is None:
        return
    clauses, values = [f"t.uid IN ({own[0]})"], own[1]
    if selection.of.type == "task":
        clauses.append(f"t.uid IN (SELECT task FROM progress WHERE uid IN ({told[0]}))")  # noqa: S608
        clauses.append("t.uid IN (SELECT task FROM plan_item WHERE code = ?)")
        values = [*values, *told[1], words.strip()]
    selection.where(f"({' OR '.join(clauses)})", *values)


def _order(selection: _Selection, column: str, query: ListQuery) -> list[str]:
    down = " DESC" if column.startswith("-") else ""
    name = column.lstrip("-")
    of = selection.of
    if of.type == "task" and name == "state":
        _state(selection)
        return [f"CASE s.printed {_RANKS} ELSE {len(STATE_ORDER)} END{down}"]
    if of.type == "task" and name == "code":
        if not query.plan:
            selection.join(_FIRST_ITEM)
        return ["i.uid IS NULL", f"code_order(coalesce(i.annex, '')){down}", f"i.code_sort{down}"]
    if name not in of.names:
        raise _unknown(of, name)
    if name in of.sorted:
        return [f't."{name}_sort"{down}']
    kind = specs(of.kind)[name].kind if name in specs(of.kind) else None
    if isinstance(kind, Number):
        return [f't."{name}" IS NULL, CAST(t."{name}" AS REAL){down}']
    if isinstance(kind, Text | Texts):
        return [f"t.\"{name}\" IN ('', '[]'), text_order(t.\"{name}\"){down}"]
    return [f't."{name}" IS NULL, t."{name}"{down}'] if kind is not None else [f't."{name}"{down}']


def _own_order(selection: _Selection, query: ListQuery) -> list[str]:
    if selection.of.type == "task" and query.plan:
        return [_ITEM_ORDER]
    if selection.of.type == "task":
        selection.join(_FIRST_ITEM)
        selection.join("LEFT JOIN document d ON d.uid = i.plan")
        return ["d.uid IS NULL", "d.date DESC NULLS LAST", "d.uid", _ITEM_ORDER, "t.position"]
    if selection.of.type == "indicator":
        return ["code_order(t.annex)", "t.position", "t.code_sort"]
    return ["t.position"]


def _unknown(of: Table, name: str) -> RecordError:
    return RecordError(
        "Không sắp xếp hay lọc được theo cột này", f"{of.kind.LABEL}: {name}", f"các cột có: {', '.join(of.names)}"
    )
