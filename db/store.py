"""The data file of one office, open: one way in, one way out; each room of db does its part behind it."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from cdsdesk.cycles import no_search_for_cycles
from cdsdesk.errors import BusyError, CdsError
from cdsdesk.model.changes import Change, ChangeSet
from cdsdesk.model.fields import Record
from cdsdesk.model.office import Unit
from cdsdesk.model.ports import Hit, ListQuery, Step
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.progress import NoProgress, Progress
from db import drafts, history, lists
from db.backup import Backup, back_up, backups, restore, rotate
from db.connection import close, is_interrupted
from db.digests import read_head
from db.errors import damaged, kind_of, protected, told
from db.guard import check_header
from db.history import Line, Timeline, read_timeline
from db.list_memory import Lists
from db.list_sql import Shown, Told
from db.locking import Owner, WriterLock, busy, owner
from db.making import make
from db.migrations.steps import newest
from db.naming import titles
from db.opening import for_reading, for_writing
from db.outcome import outcome
from db.packages import Packages
from db.past import Past
from db.ready import ReadyChanges, made_ready
from db.records import aliases, count_all, find, read_all
from db.room import require_room
from db.search import Index
from db.snapshots import Snapshots
from db.states import States, Windows
from db.verify import problems
from db.writer import Parts, write

_WRITE_BITS = 0o222
_AT_CLOSING = 5000


class Store(Past):
    """An open data file; for writing it holds the writer's lock, for looking it sees the file as it was when opened."""

    def __init__(self, path: Path, connection: sqlite3.Connection, lock: WriterLock | None, who: str) -> None:
        """Take over an open, checked connection; use ``open`` or ``create``."""
        self.path = path
        self.who = who
        self._lock = lock
        self._closed = False
        self._suspect = False
        self._take(connection)

    @classmethod
    def create(cls, path: Path, office: Unit, others: Sequence[Record] = (), who: str = "") -> Self:
        """Make the data file of an office and open it for writing; a failure leaves no file."""
        return cls.create_from(path, (office, *others), office.uid, who, "Tạo tệp dữ liệu")

    @classmethod
    def create_from(
        cls, path: Path, records: Iterable[Record], office: str, who: str = "", label: str = "Nạp dữ liệu"
    ) -> Self:
        """Make a data file of records that stood elsewhere, as one step without values, and open it for writing.

        Raises RecordError when they do not fit together, WriteError when the file exists or cannot be written.
        """
        with told(path):
            make(path, records, office, who, label)
        return cls.open(path, write=True, who=who)

    @classmethod
    def open(cls, path: Path, *, write: bool, who: str = "") -> Self:
        """Open a data file. Raises BusyError while somebody else writes, DataFileError for a file not to be trusted.

        Whatever is refused stays byte for byte as it is, but for a commit that a dead writer left half done.
        """
        version = check_header(path)
        if not write:
            return cls(path, for_reading(path, version), None, who)
        if not path.stat().st_mode & _WRITE_BITS:
            raise protected(path)  # an administrator's account would write it all the same
        lock = WriterLock(path, who)
        try:
            connection = for_writing(path, version, who)
        except BaseException:
            lock.release()
            raise
        return cls(path, connection, lock, who)

    def look(self, whole: Snapshot) -> "Store":
        """Open the file once more as it is now, only to be looked at; ``whole`` are its records, read already.

        Nothing of this store is touched, so another thread may ask while this one's rests. Raises DataFileError.
        """
        made = Store.open(self.path, write=False, who=self.who)
        made.begin_with(whole)
        return made

    def begin_with(self, whole: Snapshot) -> None:
        """Take over all records as another store of this file has read them."""
        self._snapshots.begin_with(whole)

    @property
    def writable(self) -> bool:
        """Whether this store may write."""
        return self._lock is not None

    def owner(self) -> Owner | None:
        """Return who has the file open for writing now, this store included."""
        return owner(self.path)

    def close(self) -> None:
        """Close; after a store for writing the data file alone remains, with its empty lock file."""
        if self._closed:
            return
        self._closed = True
        try:
            self._settle_whole()
            with told(self.path):
                close(self._connection)
        finally:
            if self._lock is not None:
                self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def refresh(self) -> None:
        """See a file that was opened for looking as it is now."""
        if not self.writable:
            fresh = for_reading(self.path, check_header(self.path))
            self._connection.close()
            self._take(fresh)

    # what there is

    def office(self) -> str:
        """Return the uid of the office whose file this is."""
        return self._office

    def snapshot(self, period: str | None = None, unit: str | None = None, *, tree: bool = False) -> Snapshot:
        """Return the records of an office for a period; None: everything there is."""
        with self._reading():
            return self._snapshots.everything() if period is None else self._snapshots.of(period, unit, tree=tree)

    def everything(self) -> list[Record]:
        """Return every record as it is stored, for the dump."""
        with self._reading():
            return list(read_all(self._connection))

    def get(self, uid: str) -> Record | None:
        """Return one record as it is now."""
        with self._reading():
            return find(self._connection, uid)

    def ids(self, query: ListQuery) -> list[str]:
        """Return the uids that a table shows, in order. Raises RecordError for an unknown type or column."""
        with self._reading():
            return self._lists.ids(query, self._shown(query.period))

    def counts(self) -> Mapping[str, int]:
        """Return how many records of each type there are."""
        with self._reading():
            return count_all(self._connection)

    def state_counts(self, period: str, plan: str = "", kind: str = "") -> Mapping[str, int]:
        """Return how many tasks stand in each printed state in a period, all or those of a plan and kind."""
        with self._reading():
            return lists.counts_by_state(self._connection, self._shown(period), plan, kind)

    def search(self, words: str, limit: int = 200) -> list[Hit]:
        """Return the records that hold all words, blind to diacritics and case."""
        with self._reading():
            found = self._parts.index.found(words, limit)
            uids: dict[str, list[str]] = {}
            for type_name, uid in found:
                uids.setdefault(type_name, []).append(uid)
            names: dict[str, str] = {}
            for type_name, wanted in uids.items():
                names |= titles(self._connection, type_name, wanted)
            return [Hit(type_name, uid, names[uid]) for type_name, uid in found if uid in names]

    # one way to change anything

    def make_ready(self, changes: ChangeSet, progress: Progress | None = None) -> ChangeSet:
        """Work out a large step while somebody still looks at it: ``apply`` then has only its rows to move.

        Nothing is written; when something else is written before it, ``apply`` works it out anew.
        Raises ConflictError, RecordError, Cancelled.
        """
        with no_search_for_cycles():
            with self._reading():
                found = outcome(self._connection, changes, self._office, self._parts.aliases)
            return made_ready(changes, found, progress or NoProgress())

    def apply(self, changes: ChangeSet, progress: Progress | None = None) -> Step:
        """Write a step with its history, or nothing; a step that would change nothing is not written.

        Raises ConflictError with a line for each clash, RecordError for what no step may write, WriteError,
        DataFileError, BusyError for a reader, Cancelled, which leaves the file as it was.
        """
        had_aliases = bool(self._parts.aliases)
        try:
            with self._writing(), no_search_for_cycles():
                step, edits = write(self._connection, changes, self.who, self._parts, progress or NoProgress())
        finally:
            if isinstance(changes, ReadyChanges):
                changes.rows.leave(self._connection)
        if step is None:
            return Step(0, changes.label, changes.who or self.who, changes.when)
        aliased = had_aliases or bool(self._parts.aliases)
        self._snapshots.follow(edits, step.number, aliased=aliased)
        self._lists.follow(edits, aliased=aliased)
        if self._timeline is not None:
            self._timeline.add(Line(step, changes.folding))
        return step

    def undo(self, step: int | None = None, who: str = "", progress: Progress | None = None) -> Step:
        """Take back the last step, or any one step by itself.

        Raises RecordError without such a step, ConflictError, Cancelled.
        """
        timeline = self._known_timeline()
        group = timeline.to_undo(step)
        taken = [change.inverse() for change in reversed(history.changes_of(self._connection, group))]
        label = f"Hoàn tác: {timeline.label(group)}"
        return self.apply(ChangeSet(label, tuple(taken), who, undoes=group[0]), progress)

    def redo(self, who: str = "", progress: Progress | None = None) -> Step:
        """Do again what was undone last. Raises RecordError when nothing was, ConflictError, Cancelled."""
        timeline = self._known_timeline()
        group = timeline.to_redo()
        again: list[Change] = history.changes_of(self._connection, group)
        changes = ChangeSet(f"Làm lại: {timeline.label(group)}", tuple(again), who, redoes=group[0])
        return self.apply(changes, progress)

    def settle(self, most: int = 500) -> int:
        """Bring the search index up to what a large step wrote, ``most`` records at once; return how many still wait.

        For idle moments: nothing depends on it but how quickly the next search goes. While a worker writes it does
        nothing and returns 0. Raises WriteError, DataFileError.
        """
        if not self.writable or self._connection.in_transaction:
            return 0
        with self._reading():
            waits = self._parts.index.waits()
        if not waits:
            return 0
        with self._writing():
            return self._parts.index.catch_up(read_head(self._connection).number, most)

    @property
    def packages(self) -> Packages:
        """The packages of other offices that are kept in the file."""
        return Packages(lambda: self._connection, self._reading, self._writing)

    # texts in progress

    def put_draft(self, type_name: str, uid: str, field: str, text: str) -> None:
        """Keep a text that is still being typed."""
        with self._writing():
            drafts.put(self._connection, type_name, uid, field, text)

    def drop_draft(self, uid: str = "", field: str = "") -> None:
        """Forget the text kept for a field, for a record when no field is named, or all of them."""
        with self._writing():
            drafts.drop(self._connection, uid, field)

    def drafts(self) -> list[drafts.TypedText]:
        """Return the texts that were being typed, newest first."""
        with self._reading():
            return drafts.kept(self._connection)

    # keeping well

    def verify(self) -> list[str]:
        """Recompute everything that guards the file and return what does not fit, as Vietnamese lines."""
        with self._reading():
            return problems(self._connection)

    def back_up(self, target: Path | None = None) -> Backup:
        """Make a proven copy at ``target`` or in the file's own folder of copies; may run beside a writer."""
        return back_up(self.path, target)

    def rotate_backups(self) -> Backup | None:
        """Make a copy when something changed since the newest one, and thin the old ones; may run beside a writer."""
        return rotate(self.path)

    @staticmethod
    def backups(path: Path) -> list[Backup]:
        """Return the copies that were made of a data file, newest first."""
        return backups(path)

    @staticmethod
    def restore(path: Path, backup: Path, who: str = "") -> Path | None:
        """Put a copy in the place of a data file; return where the present file was kept."""
        return restore(path, backup, who)

    def _take(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        with told(self.path):
            row = connection.execute("SELECT value FROM meta WHERE key = 'office'").fetchone()
        if row is None:
            raise damaged(self.path)
        self._office: str = row[0]
        with told(self.path):
            states = States(connection, self._office, Windows(connection))
            self._parts = Parts(self._office, aliases(connection), Index(connection), states)
        self._snapshots = Snapshots(connection, self._office)
        self._lists = Lists(connection, self._parts.index)
        self._timeline: Timeline | None = None

    def _known_timeline(self) -> Timeline:
        if self._timeline is None:
            with self._reading():
                self._timeline = read_timeline(self._connection)
        return self._timeline

    def _settle_whole(self) -> None:
        """Leave the next one to open the file nothing to bring up; what cannot be written now stays as it is."""
        if self.writable and not self._suspect:
            with suppress(CdsError):
                while self.settle(_AT_CLOSING):
                    pass

    def _shown(self, period: str) -> Shown:
        states, known = self._parts.states, self._parts.aliases
        if not period:
            return Shown("task_states", self._office, "", lambda: Told((), (), {}))
        source, code = states.source(period, lambda: self._snapshots.of(period, None, tree=False))
        return Shown(source, self._office, code, lambda: states.told(period, known))

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Read as of one moment, also where another process may commit in between."""
        with told(self.path):
            if self.writable or self._connection.in_transaction:
                yield
                return
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                self._connection.execute("ROLLBACK")

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Hold one transaction; after an I/O error nothing is known of the file, so it is opened anew for the next."""
        if self._lock is None:
            if self.owner() is not None:
                raise busy(self.path)
            raise BusyError("Tệp đang mở chỉ để xem", str(self.path), "hãy mở lại để sửa")
        with told(self.path):
            if self._suspect:
                self._reopen()
            known = self._parts.aliases
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                yield
                require_room(self._connection, self.path)
                self._connection.execute("COMMIT")
            except BaseException as error:
                self._forget(known)
                self._suspect = isinstance(error, sqlite3.Error) and kind_of(error) in ("io", "full")
                self._roll_back()
                raise

    def _forget(self, known: Mapping[str, str]) -> None:
        """Drop what was noted during a transaction that did not come about."""
        self._parts.aliases = known
        self._parts.states.forget()
        self._parts.index.forget()

    def _roll_back(self) -> None:
        try:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            if is_interrupted(self.path):
                self._reopen()
        except (sqlite3.Error, CdsError):
            self._suspect = True

    def _reopen(self) -> None:
        """Take back what a commit left half done, and go on with a connection that knows the file as it is."""
        fresh = for_writing(self.path, newest(), self.who)
        self._connection.close()
        self._take(fresh)
        self._suspect = False
