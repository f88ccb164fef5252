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
from db.records import read_records, read_where
from db.rows import table
from db.search import SEARCHED, Index, folded

_KEPT = 4
_MANY_EDITS = 2000
_OF_TASKS = frozenset({"plan_item", "document"})
_Told = tuple[str, str]


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
    """The folded texts of one type by uid; to that of a task belongs all that was told of it."""

    def __init__(self, connection: sqlite3.Connection, index: Index, type_name: str) -> None:
        self._connection = connection
        self._type = type_name
        self._by_uid = index.texts(type_name)
        if type_name == "task":
            of = "SELECT json_group_object(uid, task) FROM progress"
            tasks: dict[str, str] = json.loads(connection.execute(of).fetchone()[0])
            for uid, text in index.texts("progress").items():
                self._add(tasks[uid], text)

    def follow(self, edits: Sequence[Edit]) -> None:
        """Take in what a step changed."""
        moved: set[str] = set()
        for edit in edits:
            if self._type == edit.record.TYPE:
                moved.add(edit.uid)
            elif self._type == "task":
                moved.update(record.task for record in (edit.old, edit.new) if isinstance(record, Progress))
        if not moved:
            return
        for uid in moved:
            self._by_uid.pop(uid, None)
        for uid, record in read_records(self._connection, table(self._type), moved).items():
            self._add(uid, folded(record))
        if self._type == "task":
            for row in read_where(self._connection, table("progress"), "task", moved):
                if isinstance(row, Progress):
                    self._add(row.task, folded(row))

    def of(self, uids: Iterable[str]) -> list[_Told]:
        """Return some uids with their texts."""
        known = self._by_uid.get
        return [(uid, known(uid, "")) for uid in uids]

    def _add(self, uid: str, text: str) -> None:
        self._by_uid[uid] = f"{self._by_uid[uid]}\n{text}" if uid in self._by_uid else text


class Lists:
    """Answers what a table shows; told of every step by ``follow``."""

    def __init__(self, connection: sqlite3.Connection, index: Index) -> None:
        self._connection = connection
        self._index = index
        self._orders: list[_Order] = []
        self._texts: dict[str, _Texts] = {}
        self._all: tuple[_Order, list[_Told]] | None = None
        self._last: tuple[_Order, tuple[str, ...], list[_Told]] | None = None

    def ids(self, query: ListQuery, shown: Shown) -> list[str]:
        """Return the uids that a table shows, in order. Raises RecordError for an unknown type or column."""
        if query.words and query.type not in SEARCHED:
            raise unknown(table(query.type), "words")
        order = self._order(replace(query, words=""), shown)
        parts = tuple(search_key(query.words).split())
        return self._holding(order, query, parts) if parts else list(order.uids)

    def follow(self, edits: Sequence[Edit], *, aliased: bool) -> None:
        """Take in what a step changed; where uids stand for others everything is asked anew."""
        self._all = self._last = None
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
        among = self._told(order)
        if self._last is not None and self._last[0] is order and _grew(self._last[1], parts):
            among = self._last[2]
        for part in sorted(parts, key=len, reverse=True):
            among = [one for one in among if part in one[1]]
        self._last = order, parts, among
        found = [uid for uid, _ in among]
        coded = self._with_code(query.words.strip()) if query.type == "task" else frozenset()
        if not coded or coded <= frozenset(found):
            return found
        wanted = coded.union(found)
        return [uid for uid in order.uids if uid in wanted]

    def _told(self, order: _Order) -> list[_Told]:
        """Return the rows of an order with their texts, kept until the next step."""
        if self._all is None or self._all[0] is not order:
            type_name = order.query.type
            if type_name not in self._texts:
                self._texts[type_name] = _Texts(self._connection, self._index, type_name)
            self._all = order, self._texts[type_name].of(order.uids)
        return self._all[1]

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


def _grew(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether whatever holds all of ``after`` holds all of ``before``."""
    return all(any(old in new for new in after) for old in before)
