"""What a table shows: uids in order and pages of records, sorted and filtered by SQL over folded and sort columns."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from cdsdesk.model.fields import Record
from cdsdesk.model.ports import ListQuery
from db import list_columns
from db.list_columns import unknown
from db.list_sql import Selection, Shown
from db.records import aliases, names_of, read_records
from db.rows import table
from db.search import SEARCHED, Index

_ITEM_ORDER = "code_order(coalesce(i.annex, '')), i.position, i.code_sort"


def ids(connection: sqlite3.Connection, query: ListQuery, shown: Shown, index: Index) -> list[str]:
    """Return the uids that a table shows, in order. Raises RecordError for an unknown type or column."""
    selection = _selected(connection, query, shown, index)
    order = [
        part
        for name in query.order
        for part in list_columns.order(selection, name.removeprefix("-"), down=name.startswith("-"))
    ]
    statement, values = selection.sql("t.uid", (*(order or _own_order(selection)), "t.uid"))
    return [row[0] for row in connection.execute(statement, values)]


def distinct(
    connection: sqlite3.Connection, query: ListQuery, field: str, limit: int, shown: Shown, index: Index
) -> list[tuple[str, int]]:
    """Return the most frequent stored values of a column among the rows of a query, its own choice left aside.

    Raises RecordError for an unknown type or column.
    """
    others = {name: chosen for name, chosen in query.among.items() if name != field}
    selection = _selected(connection, replace(query, among=others), shown, index)
    return list_columns.values(connection, selection, field, limit)


def page(connection: sqlite3.Connection, type_name: str, uids: Sequence[str]) -> list[Record | None]:
    """Return records of one type in the order of their uids, None for those that are gone."""
    found = read_records(connection, table(type_name), uids)
    return [found.get(uid) for uid in uids]


def counts_by_state(connection: sqlite3.Connection, shown: Shown, plan: str = "", kind: str = "") -> dict[str, int]:
    """Return how many tasks stand in each printed state in a period, all of them or those of a plan and kind."""
    selection = Selection(table("task"), shown)
    selection.join_states()
    if plan:
        _of_plan(selection, plan, aliases(connection))
    if kind:
        _equal(selection, "kind", kind)
    statement, values = selection.sql("s.printed")
    counted = f"SELECT printed, count(*) FROM ({statement}) GROUP BY printed"  # noqa: S608
    return {state: count for state, count in connection.execute(counted, values) if state}


def _selected(connection: sqlite3.Connection, query: ListQuery, shown: Shown, index: Index) -> Selection:
    selection = Selection(table(query.type), shown)
    for name, value in (query.equal or {}).items():
        _equal(selection, name, value)
    if query.kind:
        _equal(selection, "kind", query.kind)
    if query.plan:
        _of_plan(selection, query.plan, aliases(connection))
    if query.states:
        if query.type != "task":
            raise unknown(selection.of, "state")
        list_columns.among(selection, "state", query.states)
    if query.only is not None:
        selection.where("t.uid IN (SELECT value FROM json_each(?))", json.dumps(list(query.only)))
    for name, chosen in query.among.items():
        list_columns.among(selection, name, chosen)
    for name, words in query.filters.items():
        list_columns.holding(selection, connection, name, words, index)
    if query.words:
        _words(selection, query.words, index)
    return selection


def _equal(selection: Selection, name: str, value: Any) -> None:
    of = selection.of
    if name not in of.names:
        raise unknown(of, name)
    stored = of.value(name, value)
    if stored is None or stored == "":
        selection.where(f"(t.\"{name}\" IS NULL OR t.\"{name}\" IN ('', '[]', '{{}}'))")
    else:
        selection.where(f't."{name}" = ?', stored)


def _of_plan(selection: Selection, plan: str, known: Mapping[str, str]) -> None:
    plans = names_of(plan, known)
    marks = ", ".join("?" * len(plans))
    if selection.of.type == "task":
        first = f"SELECT uid FROM plan_item WHERE task = t.uid AND plan IN ({marks}) ORDER BY position, uid LIMIT 1"  # noqa: S608
        selection.join(f"JOIN plan_item i ON i.uid = ({first})", *plans)
        selection.by_plan = True
    elif "plan" in selection.of.names:
        selection.where(f't."plan" IN ({marks})', *plans)
    else:
        raise unknown(selection.of, "plan")


def _words(selection: Selection, words: str, index: Index) -> None:
    """Keep what holds all words; a task is also found by what was told of it and by its code."""
    if selection.of.type not in SEARCHED:
        raise unknown(selection.of, "words")
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


def _own_order(selection: Selection) -> list[str]:
    if selection.by_plan:
        return [_ITEM_ORDER]
    if selection.of.type == "task":
        selection.join_items()
        selection.join("LEFT JOIN document d ON d.uid = i.plan")
        return ["d.uid IS NULL", "d.date DESC NULLS LAST", "d.uid", _ITEM_ORDER, "t.position"]
    if selection.of.type == "indicator":
        return ["code_order(t.annex)", "t.position", "t.code_sort"]
    return ["t.position"]
