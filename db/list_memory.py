"""Lists as the window asks for them again and again: orders kept until a step may move them, words found in memory."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from itertools import compress, count, islice, repeat
from operator import and_, contains
from typing import NamedTuple

from cdsdesk.model.ports import Found, ListQuery
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


class _Told(NamedTuple):
    """Rows of an order: their places in it and their folded texts, as two lists of one length."""

    places: Sequence[int]
    texts: list[str]

    def holding(self, parts: Sequence[str], most: int = 0) -> "_Told":
        """Return the rows whose text holds all words, the first ``most`` or, with 0, all of them.

        A hundred thousand are looked through at every letter, so no line of ours runs for each.
        """
        if not parts:
            return _Told(self.places[: most or None], self.texts[: most or None]) if most else self
        held = map(contains, self.texts, repeat(parts[0]))
        for part in parts[1:]:
            held = map(and_, held, map(contains, self.texts, repeat(part)))
        at = list(islice(compress(count(), held), most or None))
        return _Told(list(map(self.places.__getitem__, at)), list(map(self.texts.__getitem__, at)))


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

    def of(self, uids: list[str]) -> _Told:
        """Return some uids with their texts."""
        return _Told(range(len(uids)), list(map(self._by_uid.get, uids, repeat(""))))

    def _add(self, uid: str, text: str) -> None:
        self._by_uid[uid] = f"{self._by_uid[uid]}\n{text}" if uid in self._by_uid else text


class Lists:
    """Answers what a table shows; told of every step by ``follow``."""

    def __init__(self, connection: sqlite3.Connection, index: Index) -> None:
        self._connection = connection
        self._index = index
        self._orders: list[_Order] = []
        self._texts: dict[str, _Texts] = {}
        self._all: tuple[_Order, _Told] | None = None
        self._last: tuple[_Order, tuple[str, ...], _Told] | None = None
        self._codes: dict[str, frozenset[str]] = {}

    def ids(self, query: ListQuery, shown: Shown) -> list[str]:
        """Return the uids that a table shows, in order. Raises RecordError for an unknown type or column."""
        if query.words and query.type not in SEARCHED:
            raise unknown(table(query.type), "words")
        order = self._order(replace(query, words="", most=0, kept=""), shown)
        parts = tuple(search_key(query.words).split())
        return self._holding(order, query, parts) if parts else order.uids[: query.most or None]

    def follow(self, edits: Sequence[Edit], *, aliased: bool) -> None:
        """Take in what a step changed; where uids stand for others everything is asked anew."""
        self._all = self._last = None
        self._codes.clear()
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
        among, before = self._told(order), frozenset[str]()
        if self._last is not None and self._last[0] is order and _grew(self._last[1], parts):
            among, before = self._last[2], frozenset(self._last[1])
        new = sorted(frozenset(parts) - before, key=len, reverse=True)
        held = among.holding(new, query.most)
        if query.most and len(held.places) == query.most:
            found = Found(order.uids, held.places)
            if query.kept in found or not self._holds(query, parts):
                return found
            held = among.holding(new)
        self._last = order, parts, held
        found = Found(order.uids, held.places)
        coded = self._with_code(query.words.strip()) if query.type == "task" else frozenset()
        if not coded or coded <= frozenset(found):
            return found
        wanted = coded.union(found)
        return [uid for uid in order.uids if uid in wanted]

    def _holds(self, query: ListQuery, parts: tuple[str, ...]) -> bool:
        text = self._texts[query.type].of([query.kept]).texts[0]
        return bool(query.kept) and all(part in text for part in parts)

    def _told(self, order: _Order) -> _Told:
        """Return the rows of an order with their texts, kept until the next step."""
        if self._all is None or self._all[0] is not order:
            type_name = order.query.type
            if type_name not in self._texts:
                self._texts[type_name] = _Texts(self._connection, self._index, type_name)
            self._all = order, self._texts[type_name].of(order.uids)
        return self._all[1]

    def _with_code(self, code: str) -> frozenset[str]:
        if not self._codes:
            rows = self._connection.execute("SELECT code, json_group_array(task) FROM plan_item GROUP BY code")
            self._codes = {found: frozenset(json.loads(tasks)) for found, tasks in rows}
        return self._codes.get(code, frozenset())


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
