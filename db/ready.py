"""A large step made ready while a person still looks at it: its rows wait in memory, to be moved into the file."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from itertools import count
from weakref import finalize

from cdsdesk.model.changes import Change, ChangeSet
from cdsdesk.progress import Progress
from db.chain import ENTRIES, ENTRY_COLUMNS, Entered, add_entries
from db.digests import read_head
from db.outcome import Outcome
from db.portions import Portion
from db.rows import table
from db.state_rows import NewTask, new_tasks
from db.watch import Watch

_NUMBERS = count(1)
_SCHEMA = "ready"


class Waiting:
    """Rows in memory, in tables without keys or order, from where a data file takes them at once."""

    def __init__(self, types: Iterable[str]) -> None:
        self._layout = {name: table(name).stored for name in types} | {ENTRIES: ENTRY_COLUMNS}
        # Two connections that give one name share what is in memory: one fills it, that of the file takes it out.
        self._name = f"file:cdsdesk-ready-{next(_NUMBERS)}?mode=memory&cache=shared"
        self.connection = sqlite3.connect(self._name, uri=True, isolation_level=None, check_same_thread=False)
        self.gone = False
        finalize(self, self.connection.close)
        for name, columns in self._layout.items():
            self.connection.execute(f'CREATE TABLE "{name}" ({_listed(columns)})')

    def move(self, connection: sqlite3.Connection, watch: Watch) -> None:
        """Copy all rows into a file, inside its transaction; ``leave`` it afterwards. Raises Cancelled."""
        connection.execute(f"ATTACH ? AS {_SCHEMA}", (self._name,))
        for name, columns in self._layout.items():
            listed = _listed(columns)
            statement = f'INSERT INTO main."{name}" ({listed}) SELECT {listed} FROM {_SCHEMA}."{name}" ORDER BY rowid'  # noqa: S608
            watch.passes(max(connection.execute(statement).rowcount, 0))

    def leave(self, connection: sqlite3.Connection) -> None:
        """Part from a file once its transaction has ended, however it did; nothing waits any more."""
        if any(name == _SCHEMA for _, name, _ in connection.execute("PRAGMA database_list").fetchall()):
            connection.execute(f"DETACH {_SCHEMA}")
        self.gone = True
        self.connection.close()


@dataclass(frozen=True)
class ReadyChanges(ChangeSet):
    """Changes with what they come to: their outcome, their rows, their entries of history, the tasks they make.

    ``made_of`` are the changes that all this was made of.
    """

    made_of: tuple[Change, ...] = field(kw_only=True, repr=False)
    outcome: Outcome = field(kw_only=True, repr=False)
    rows: Waiting = field(kw_only=True, repr=False)
    entered: Entered = field(kw_only=True, repr=False)
    tasks: Mapping[str, NewTask] = field(kw_only=True, repr=False)

    def fits(self, connection: sqlite3.Connection) -> bool:
        """Whether this was made of these changes, and for the file as it is now."""
        return not self.rows.gone and self.changes is self.made_of and read_head(connection) == self.outcome.head

    def move(self, connection: sqlite3.Connection, watch: Watch) -> Entered:
        """Write the rows that wait. Raises Cancelled."""
        self.rows.move(connection, watch)
        return self.entered


def made_ready(changes: ChangeSet, found: Outcome, progress: Progress) -> ReadyChanges:
    """Return changes with what they come to, their rows written where they wait. Raises Cancelled."""
    rows = Waiting(found.edits.by_type)
    rows.connection.execute("BEGIN")
    entered = add_rows(rows.connection, found, Watch(progress, 2 * len(found.edits)))
    rows.connection.execute("COMMIT")
    told = {each.name: getattr(changes, each.name) for each in fields(ChangeSet)}
    tasks = new_tasks(found.edits)
    return ReadyChanges(**told, made_of=changes.changes, outcome=found, rows=rows, entered=entered, tasks=tasks)


def add_rows(into: sqlite3.Connection, found: Outcome, watch: Watch) -> Entered:
    """Write the records that come and the entries of history, there or where they wait. Raises Cancelled."""
    add_records(into, found.pieces, found.number, watch)
    return add_entries(into, found.number, found.pieces, watch)


def add_records(into: sqlite3.Connection, pieces: Iterable[Sequence[Portion]], step: int, watch: Watch) -> None:
    """Write the rows of records that come, or that go and come under another own key."""
    for piece in pieces:
        for portion in piece:
            if portion.comes or portion.rekeys:
                watch.passes(len(portion.uids))
                into.executemany(*portion.of.insertion(portion.new, step))


def _listed(columns: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in columns)
