"""What a table shows: uids in order and pages of records, sorted and filtered by SQL over folded and sort columns."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from cdsdesk.model.fields import Record
from cdsdesk.model.ports import ListQuery
from db import list_columns
from db.list_columns import unknown
from db.list_sql import Selection, Shown
from db.ordering import code_order
from db.records import aliases, names_of, read_records
from db.rows import table
from db.search import Index


def ids(connection: sqlite3.Connection, query: ListQuery, shown: Shown, index: Index) -> list[str]:
    """Return the uids that a table shows, words left aside, in order. Raises RecordError for an unknown column."""
    selection = _selected(connection, query, shown, index)
    order = [
        part
        for name in query.order
        for part in list_columns.order(selection, name.removeprefix("-"), down=name.startswith("-"))
    ]
    return selection.listed("t.uid", (*(order or _own_order(selection)), "t.uid"))


def distinct(
    connection: sqlite3.Connection, query: ListQuery, field: str, limit: int, shown: Shown, index: Index
) -> list[tuple[str, int]]:
    """Return the most frequent stored values of a column among the rows of a query, words left aside.

    Raises RecordError for an unknown type or column.
    """
    selection = _selected(connection, query, shown, index)
    return list_columns.values(connection, selection, field, limit)


def page(connection: sqlite3.Connection, type_name: str, uids: Sequence[str]) -> list[Record | None]:
    """Return records of one type in the order of their uids, None for those that are gone."""
    found = read_records(connection, table(type_name), uids)
    return [found.get(uid) for uid in uids]


def counts_by_state(connection: sqlite3.Connection, shown: Shown, plan: str = "", kind: str = "") -> dict[str, int]:
    """Return how many tasks stand in each printed state in a period, all of them or those of a plan and kind."""
    selection = Selection(connection, table("task"), shown)
    selection.join_states()
    if plan:
        _of_plan(selection, plan, aliases(connection))
    if kind:
        _equal(selection, "kind", kind)
    statement, values = selection.sql("s.printed")
    counted = f"SELECT printed, count(*) FROM ({statement}) GROUP BY printed"  # noqa: S608
    return {state: count for state, count in connection.execute(counted, values) if state}


def _selected(connection: sqlite3.Connection, query: ListQuery, shown: Shown, index: Index) -> Selection:
    selection = Selection(connection, table(query.type), shown)
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


def _own_order(selection: Selection) -> list[str]:
    if selection.by_plan:
        return _item_order(selection)
    if selection.of.type == "task":
        selection.join_items()
        selection.join("LEFT JOIN document d ON d.uid = i.plan")
        return ["d.uid IS NULL", "d.date DESC NULLS LAST", "d.uid", *_item_order(selection), "t.position"]
    if selection.of.type == "indicator":
        return [selection.join_ranks("t", "annex", code_order), "t.position", "t.code_sort"]
    return ["t.position"]


def _item_order(selection: Selection) -> list[str]:
    return [selection.join_ranks("i", "annex", code_order), "i.position", "i.code_sort"]
