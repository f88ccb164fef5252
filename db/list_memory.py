"""Lists as the window asks for them again and again: orders kept until a step may move them, words found in memory."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from cdsdesk.model.ports import ListQuery
from cdsdesk.model.tasks import Progress
from cdsdesk.vietnamese.text import search_key
from db import lists
from db.integrity import Edit
from db.list_columns import unknown
from db.list_sql import Shown
from db.records import read_where
from db.rows import table
from db.search import SEARCHED, Index, folded

_KEPT = 4
_MANY_EDITS = 2000
_BETWEEN = "\x1e"
_OF_TASKS = frozenset({"plan_item", "document"})


class _Order(NamedTuple):
    """The uids of a query in order, and the fields of its type that they hang on (None: on anything)."""

    query: ListQuery
    period: str
    uids: list[str]
    fields: frozenset[str] | None

    def moved_by(self, edit: Edit) -> bool:
        if self.fields is None or (self.query.type == "task" and edit.record.TYPE in _OF_TASKS):
            return True
        if self.query.type != edit.record.TYPE:
            return False
        return edit.old is None or edit.new is None or not self.fields.isdisjoint(edit.changed)


class _Texts:
    """The folded texts of one type by uid; of a task also what was told of it, one piece for each telling."""

    def __init__(self, connection: sqlite3.Connection, index: Index, type_name: str) -> None:
        self._connection = connection
        self._type = type_name
        self._own = index.texts(type_name)
        self._told: dict[str, str] = {}
        if type_name == "task":
            of = "SELECT json_group_object(uid, task) FROM progress"
            tasks: dict[str, str] = json.loads(connection.execute(of).fetchone()[0])
            for uid, text in index.texts("progress").items():
                task = tasks[uid]
                self._told[task] = f"{self._told[task]}{_BETWEEN}{text}" if task in self._told else text

    def follow(self, edits: Sequence[Edit]) -> None:
        """Take in what a step changed."""
        tasks: set[str] = set()
        for edit in edits:
            if self._type == edit.record.TYPE:
                self._own[edit.uid] = folded(edit.new) if edit.new is not None else ""
            elif self._type == "task" and edit.record.TYPE == "progress":
                tasks.update(record.task for record in (edit.old, edit.new) if isinstance(record, Progress))
        if not tasks:
            return
        self._told.update(dict.fromkeys(tasks, ""))
        for row in read_where(self._connection, table("progress"), "task", tasks):
            if isinstance(row, Progress):
                self._told[row.task] += _BETWEEN + folded(row)

    def holding(self, uids: Iterable[str], parts: Sequence[str]) -> list[str]:
        """Return those of some uids whose own text, or one telling of it, holds all parts."""
        own, told = self._own.get, self._told.get
        part = max(parts, key=len)
        found = [uid for uid in uids if part in own(uid, "") or part in told(uid, "")]
        if len(parts) == 1:
            return found
        return [uid for uid in found if _holds(own(uid, ""), parts) or _one_holds(told(uid, ""), parts)]


class Lists:
    """Answers what a table shows; told of every step by ``follow``."""

    def __init__(self, connection: sqlite3.Connection, index: Index) -> None:
        self._connection = connection
        self._index = index
        self._orders: list[_Order] = []
        self._texts: dict[str, _Texts] = {}
        self._last: tuple[_Order, tuple[str, ...], list[str]] | None = None

    def ids(self, query: ListQuery, shown: Shown) -> list[str]:
        """Return the uids that a table shows, in order. Raises RecordError for an unknown type or column."""
        if query.words and query.type not in SEARCHED:
            raise unknown(table(query.type), "words")
        order = self._order(replace(query, words=""), shown)
        parts = tuple(search_key(query.words).split())
        return self._holding(order, query, parts) if parts else list(order.uids)

    def follow(self, edits: Sequence[Edit], *, aliased: bool) -> None:
        """Take in what a step changed; where uids stand for others everything is asked anew."""
        self._last = None
        if aliased:
            self._orders.clear()
            self._texts.clear()
        self._orders = [order for order in self._orders if not any(map(order.moved_by, edits))]
        if len(edits) > _MANY_EDITS:
            self._texts.clear()
        for texts in self._texts.values():
            texts.follow(edits)

    def _order(self, query: ListQuery, shown: Shown) -> _Order:
        for order in self._orders:
            if order.query == query and order.period == shown.period:
                return order
        found = lists.ids(self._connection, query, shown)
        made = _Order(query, shown.period, found, _fields(query))
        self._orders = [*self._orders[1 - _KEPT :], made]
        return made

    def _holding(self, order: _Order, query: ListQuery, parts: tuple[str, ...]) -> list[str]:
        """Return the rows that hold all words; a task is also found by its whole code.

        A word that grows is looked for only among what was found before.
        """
        if query.type not in self._texts:
            self._texts[query.type] = _Texts(self._connection, self._index, query.type)
        among = order.uids
        if self._last is not None and self._last[0] is order and _grew(self._last[1], parts):
            among = self._last[2]
        found = self._texts[query.type].holding(among, parts)
        self._last = order, parts, found
        coded = self._with_code(query.words.strip()) if query.type == "task" else frozenset()
        if coded <= frozenset(found):
            return list(found)
        wanted = coded.union(found)
        return [uid for uid in order.uids if uid in wanted]

    def _with_code(self, code: str) -> frozenset[str]:
        rows = self._connection.execute("SELECT task FROM plan_item WHERE code = ?", (code,)).fetchall()
        return frozenset(row[0] for row in rows)


def _fields(query: ListQuery) -> frozenset[str] | None:
    """Return the fields that decide over an order; None when other records or derived values have a say."""
    names = {name.removeprefix("-") for name in query.order}
    own = set(table(query.type).names)
    if query.states or not names <= own:
        return None
    return frozenset({"position", "kind", "plan", "annex", "code", *names})


def _holds(text: str, parts: Iterable[str]) -> bool:
    return all(part in text for part in parts)


def _one_holds(told: str, parts: Sequence[str]) -> bool:
    return _holds(told, parts) and any(_holds(piece, parts) for piece in told.split(_BETWEEN))


def _grew(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether whatever holds all of ``after`` holds all of ``before``."""
    return all(any(old in new for new in after) for old in before)
