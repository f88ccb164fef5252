"""What a table shows: uids in order, chosen and sorted by SQL over sort columns."""

import sqlite3
from collections.abc import Mapping

from cdsdesk.model.ports import ListQuery
from db import list_columns
from db.list_columns import unknown
from db.list_sql import Selection, Shown
from db.ordering import code_order
from db.records import aliases, names_of
from db.rows import table


def ids(connection: sqlite3.Connection, query: ListQuery, shown: Shown) -> list[str]:
    """Return the uids that a table shows, words left aside, in order. Raises RecordError for an unknown column."""
    selection = _selected(connection, query, shown)
    order = [
        part
        for name in query.order
        for part in list_columns.order(selection, name.removeprefix("-"), down=name.startswith("-"))
    ]
    return selection.listed("t.uid", (*(order or _own_order(selection)), "t.uid"))


def counts_by_state(connection: sqlite3.Connection, shown: Shown, plan: str = "", kind: str = "") -> dict[str, int]:
    """Return how many tasks stand in each printed state in a period, all of them or those of a plan and kind."""
    selection = Selection(connection, table("task"), shown)
    selection.join_states()
    if plan:
        _of_plan(selection, plan, aliases(connection))
    if kind:
        _of_kind(selection, kind)
    statement, values = selection.sql("s.printed")
    counted = f"SELECT printed, count(*) FROM ({statement}) GROUP BY printed"  # noqa: S608
    return {state: count for state, count in connection.execute(counted, values) if state}


def _selected(connection: sqlite3.Connection, query: ListQuery, shown: Shown) -> Selection:
    selection = Selection(connection, table(query.type), shown)
    if query.kind:
        _of_kind(selection, query.kind)
    if query.plan:
        _of_plan(selection, query.plan, aliases(connection))
    if query.states:
        if query.type != "task":
            raise unknown(selection.of, "state")
        selection.join_states()
        selection.where(f"s.printed IN ({', '.join('?' * len(query.states))})", *sorted(query.states))
    return selection


def _of_kind(selection: Selection, kind: str) -> None:
    if "kind" not in selection.of.names:
        raise unknown(selection.of, "kind")
    selection.where('t."kind" = ?', kind)


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
