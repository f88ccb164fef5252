"""The SQL of one list, put together piece by piece."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from db.rows import Table

_FIRST_ITEM = (
    "LEFT JOIN plan_item i ON i.uid = "
    "(SELECT uid FROM plan_item WHERE task = t.uid ORDER BY code = '', position, uid LIMIT 1)"
)
# The last told row of a task: of the period itself, else the one changed last among earlier periods.
_TOLD = (
    "LEFT JOIN progress r ON r.uid = (SELECT p.uid FROM progress p CROSS JOIN told_in w ON w.period = p.period"
    " WHERE p.task {tasks} AND p.unit IN (SELECT value FROM json_each(?))"
    " ORDER BY w.this DESC, p.step DESC, w.as_of DESC, p.uid DESC LIMIT 1)"
)
_TOLD_IN = (
    "told_in (period, this, as_of) AS MATERIALIZED (SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?))"
)
_RANKS = (
    "CREATE TEMP TABLE IF NOT EXISTS ranks (list INTEGER, text TEXT, place INTEGER, PRIMARY KEY (list, text))"
    " WITHOUT ROWID"
)
_JOINED = "joined (old, kept) AS MATERIALIZED (SELECT key, value FROM json_each(?))"


@dataclass(frozen=True)
class Told:
    """Which progress counts in a period: periods as written, whether it is this one, its last day; who tells it."""

    periods: Sequence[tuple[str, bool, str]]
    offices: Sequence[str]
    joined: dict[str, str]


@dataclass(frozen=True)
class Shown:
    """Where the states of an office's tasks in a period stand, under which codes; ``told`` is asked only if needed."""

    table: str
    office: str
    period: str
    told: Callable[[], Told]


class Selection:
    """What a list joins, demands and hands over as values, in the order in which SQL reads them."""

    def __init__(self, connection: sqlite3.Connection, of: Table, shown: Shown) -> None:
        self._connection = connection
        self.of = of
        self.shown = shown
        self._tables: list[str] = []
        self._table_values: list[Any] = []
        self._joins: list[str] = []
        self._join_values: list[Any] = []
        self._clauses: list[str] = ["t.uid NOT IN (SELECT old FROM same_as)"]
        self._values: list[Any] = []
        self._ranked = 0
        self.by_plan = False

    def where(self, clause: str, *values: Any) -> None:
        """Keep only rows for which this holds."""
        self._clauses.append(clause)
        self._values.extend(values)

    def join(self, clause: str, *values: Any) -> None:
        """Join a table, once."""
        if clause not in self._joins:
            self._joins.append(clause)
            self._join_values.extend(values)

    def join_states(self) -> None:
        """Join each task's state in the period as ``s``."""
        clause = f"LEFT JOIN {self.shown.table} s ON s.task = t.uid AND s.unit = ? AND s.period = ?"
        self.join(clause, self.shown.office, self.shown.period)

    def join_items(self) -> None:
        """Join each task's first place in a plan as ``i``, unless a plan was chosen."""
        if not self.by_plan:
            self.join(_FIRST_ITEM)

    def join_told(self) -> None:
        """Join what was told of each task in the period, carried over or not, as ``r``."""
        if _TOLD_IN in self._tables:
            return
        told = self.shown.told()
        self._tables.append(_TOLD_IN)
        self._table_values.append(json.dumps([list(one) for one in told.periods], ensure_ascii=False))
        tasks = "= t.uid"
        if told.joined:
            self._tables.append(_JOINED)
            self._table_values.append(json.dumps(told.joined))
            tasks = "IN (SELECT t.uid UNION ALL SELECT old FROM joined WHERE kept = t.uid)"
        self.join(_TOLD.format(tasks=tasks), json.dumps(list(told.offices)))

    def join_ranks(self, source: str, field: str, order: Callable[[str], str]) -> str:
        """Join the place of each text of a joined table among all of that table, in an order that only Python knows.

        ``source`` is the table's short name: t for the listed type, i for places in plans, r for progress. Returns
        the name of the place.
        """
        names = {"t": self.of.type, "i": "plan_item", "r": "progress"}
        distinct = f'SELECT json_group_array(DISTINCT "{field}") FROM "{names[source]}"'  # noqa: S608
        texts = sorted(json.loads(self._connection.execute(distinct).fetchone()[0]), key=order)
        if not self._ranked:
            # A table with an index of its own: SQLite makes one for a list of values only where it thinks it pays.
            self._connection.execute(_RANKS)
            self._connection.execute("DELETE FROM ranks")
        self._ranked += 1
        insert = "INSERT INTO ranks (list, text, place) SELECT ?, value, key FROM json_each(?)"
        self._connection.execute(insert, (self._ranked, json.dumps(texts, ensure_ascii=False)))
        name = f"rank{self._ranked}"
        self.join(f'LEFT JOIN ranks {name} ON {name}.list = {self._ranked} AND {name}.text = {source}."{field}"')
        return f"{name}.place"

    def listed(self, result: str, order: Iterable[str] = ()) -> list[Any]:
        """Return a result of each row, all of them in one step.

        Each step of SQLite lets other threads run: row by row, a list would wait thousands of times for a worker.
        """
        statement, values = self.sql(f"{result} AS result", order)
        whole = f"SELECT json_group_array(result) FROM ({statement})"  # noqa: S608 - made of our own pieces
        found: list[Any] = json.loads(self._connection.execute(whole, values).fetchone()[0])
        return found

    def sql(self, result: str, order: Iterable[str] = ()) -> tuple[str, list[Any]]:
        """Return the statement for a result of each row, and its values."""
        parts = [f"WITH {', '.join(self._tables)}"] if self._tables else []
        parts += [f'SELECT {result} FROM "{self.of.type}" t', *self._joins, "WHERE", " AND ".join(self._clauses)]  # noqa: S608
        listed = ", ".join(order)
        parts += [f"ORDER BY {listed}"] if listed else []
        return " ".join(parts), [*self._table_values, *self._join_values, *self._values]
