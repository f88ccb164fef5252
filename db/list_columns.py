"""The columns by which a list is sorted and filtered: a record's own fields, a task's place, state and result."""

import json
import sqlite3
from collections.abc import Collection, Mapping
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from cdsdesk.errors import RecordError
from cdsdesk.model.fields import specs
from cdsdesk.model.kinds import Choice, Data, Date, Integer, Kind, Money, Number, Ref, Text, TextMap, Texts
from cdsdesk.model.states import STATE_ORDER
from cdsdesk.model.tasks import PlanItem, Progress, Task
from cdsdesk.vietnamese.text import search_key
from db.list_sql import Selection
from db.naming import titles
from db.ordering import code_order, text_order
from db.records import types_of
from db.rows import Table, decoded
from db.search import Index, indexed_fields

_RANKS = " ".join(f"WHEN '{state.value}' THEN {rank}" for rank, state in enumerate(STATE_ORDER))
_EMPTY = ("", "[]", "{}")


class Column(NamedTuple):
    """One column: the SQL of its stored value, its kind, and the record that the search index knows it by."""

    name: str
    sql: str
    kind: Kind
    source: str = "t"
    type: str = ""


def column(selection: Selection, name: str) -> Column:
    """Return a column by name, its tables joined. Raises RecordError for one that is not there."""
    of = selection.of
    if of.type == Task.TYPE and name == "state":
        selection.join_states()
        return Column(name, "s.printed", specs(Progress)["status_written"].kind)
    if of.type == Task.TYPE and name == "code":
        selection.join_items()
        return Column(name, "i.code", specs(PlanItem)["code"].kind)
    if of.type == Task.TYPE and name in _told_fields():
        selection.join_told()
        return Column(name, f'r."{name}"', specs(Progress)[name].kind, "r", Progress.TYPE)
    if name not in of.names:
        raise unknown(of, name)
    kind = specs(of.kind)[name].kind if name in specs(of.kind) else Integer() if name == "position" else Text()
    return Column(name, f't."{name}"', kind, "t", of.type)


def order(selection: Selection, name: str, *, down: bool = False) -> list[str]:
    """Return the SQL that sorts by a column."""
    of, way = selection.of, " DESC" if down else ""
    found = column(selection, name)
    if found.sql == "s.printed":
        return [f"CASE s.printed {_RANKS} ELSE {len(STATE_ORDER)} END{way}"]
    if found.sql == "i.code":
        return ["i.uid IS NULL", f"{selection.join_ranks('i', 'annex', code_order)}{way}", f"i.code_sort{way}"]
    if found.type == of.type and name in of.sorted:
        return [f't."{name}_sort"{way}']
    if isinstance(found.kind, Number):
        return [f"{found.sql} IS NULL, CAST({found.sql} AS REAL){way}"]
    if isinstance(found.kind, Text | Texts) and name != "uid":
        return [f"coalesce({found.sql}, '') IN ('', '[]'), {selection.join_ranks(found.source, name, text_order)}{way}"]
    return [f"{found.sql} IS NULL, {found.sql}{way}"]


def among(selection: Selection, name: str, values: Collection[str]) -> None:
    """Keep rows whose column holds one of the stored values; of a list of texts one part is enough."""
    found = column(selection, name)
    marks = ", ".join("?" * len(values))
    clauses = []
    if "" in values:
        clauses.append(f"coalesce({found.sql}, '') IN {_EMPTY}")
    if isinstance(found.kind, Texts):
        clauses.append(f"EXISTS (SELECT 1 FROM json_each({found.sql}) WHERE value IN ({marks}))")  # noqa: S608
    else:
        clauses.append(f"CAST({found.sql} AS TEXT) IN ({marks})")
    selection.where(f"({' OR '.join(clauses)})", *sorted(values))


def holding(selection: Selection, connection: sqlite3.Connection, name: str, words: str, index: Index) -> None:
    """Keep rows whose column, as it is shown, holds all words, blind to diacritics and case."""
    parts = search_key(words).split()
    if not parts:
        return
    found = column(selection, name)
    if not isinstance(found.kind, Text | Texts | TextMap | Data) or isinstance(found.kind, Ref):
        listed = [raw for raw in selection.listed(f"DISTINCT {found.sql}") if raw is not None]
        said = _said(connection, found.kind, listed)
        fitting = [raw for raw, text in said.items() if all(part in search_key(text) for part in parts)]
        selection.where(f"{found.sql} IN ({', '.join('?' * len(fitting))})", *fitting)
        return
    if name in indexed_fields(found.type) and (matching := index.matching(found.type, words)) is not None:
        # The index knows whole records, so it narrows the rows down before each text is looked at.
        selection.where(f"{found.source}.uid IN ({matching[0]})", *matching[1])
    told = selection.listed(f"json_array(t.uid, {found.sql})")
    rows = ((uid, search_key((text or "").replace("\n", " "))) for uid, text in map(json.loads, told))
    fitting = [uid for uid, key in rows if all(part in key for part in parts)]
    selection.where("t.uid IN (SELECT value FROM json_each(?))", json.dumps(fitting))


def values(connection: sqlite3.Connection, selection: Selection, name: str, limit: int) -> list[tuple[str, int]]:
    """Return the most frequent values of a column with their counts, in the order of the column, empty last."""
    found = column(selection, name)
    shown = f"coalesce({found.sql}, '')"
    if isinstance(found.kind, Texts):
        selection.join(f"LEFT JOIN json_each({found.sql}) part ON true")
        shown = "coalesce(part.value, '')"
    statement, told = selection.sql(f"CAST({shown} AS TEXT) AS value")
    counted = f"SELECT value, count(*) FROM ({statement}) GROUP BY value ORDER BY count(*) DESC, value LIMIT ?"  # noqa: S608
    rows = connection.execute(counted, (*told, limit))
    counts = [("" if value in _EMPTY else value, count) for value, count in rows]
    return sorted(counts, key=lambda one: (one[0] == "", _rank(found, one[0]), one[0]))


def unknown(of: Table, name: str) -> RecordError:
    """Return the error that a list has no such column."""
    return RecordError(
        "Không sắp xếp hay lọc được theo cột này", f"{of.kind.LABEL}: {name}", f"các cột có: {', '.join(of.names)}"
    )


@cache
def _told_fields() -> frozenset[str]:
    """Return the fields of progress that the list of tasks shows as its own."""
    return frozenset(specs(Progress)) - frozenset(specs(Task)) - {"unit", "task", "period"}


def _said(connection: sqlite3.Connection, kind: Kind, listed: Collection[Any]) -> Mapping[Any, str]:
    """Return how each stored value is shown; a reference by the name of the record it points to."""
    if not isinstance(kind, Ref):
        return {raw: _typed(kind, decoded(kind, raw)) for raw in listed}
    by_type: dict[str, list[str]] = {}
    for uid, type_name in types_of(connection, listed, kind.types).items():
        by_type.setdefault(type_name, []).append(uid)
    return {
        uid: text for type_name, uids in by_type.items() for uid, text in titles(connection, type_name, uids).items()
    }


def _typed(kind: Kind, value: Any) -> str:
    """Return a value as it is shown; a date also with the zeros that it may be typed with."""
    shown = kind.show(value)
    return f"{shown} {value:%d/%m/%Y}" if isinstance(kind, Date) else shown


def _rank(of: Column, value: str) -> Any:
    if value == "":
        return 0 if isinstance(of.kind, Choice | Number | Integer | Money) else ""
    if isinstance(of.kind, Choice):
        codes = [str(code) for code in (STATE_ORDER if of.name == "state" else of.kind.enum)]
        return codes.index(value) if value in codes else len(codes)
    if isinstance(of.kind, Number | Integer | Money):
        return Decimal(value)
    if of.name == "code":
        return code_order(value)
    return text_order(value) if isinstance(of.kind, Text | Texts) else value
