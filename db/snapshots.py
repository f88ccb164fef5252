"""Snapshots: everything once read, carried forward by what was written since, and chosen from for a period."""

import sqlite3
from collections.abc import Sequence

from cdsdesk.model.fields import Record
from cdsdesk.model.selection import select, without_aliases
from cdsdesk.model.snapshot import Snapshot
from db.integrity import Edit
from db.records import read_all

_CARRIED = 2000


class Snapshots:
    """Keeps the last snapshot of everything; steps written since are laid over it when it is next asked for."""

    def __init__(self, connection: sqlite3.Connection, office: str) -> None:
        self._connection = connection
        self._office = office
        self._whole: Snapshot | None = None
        self._since: dict[str, Record | None] = {}

    def everything(self) -> Snapshot:
        """Return all records, those that proved to be another's left out."""
        if self._whole is None or (self._since and len(self._since) > _CARRIED):
            self._whole = Snapshot(self._office, without_aliases(read_all(self._connection)))
        elif self._since:
            records = dict(self._whole.records)
            for uid, record in self._since.items():
                if record is None:
                    records.pop(uid, None)
                else:
                    records[uid] = record
            self._whole = Snapshot(self._office, records)
        self._since = {}
        return self._whole

    def of(self, period: str, unit: str | None, *, tree: bool) -> Snapshot:
        """Return the records of an office for a period. Raises UsageError for a code that names no period."""
        changed = dict(self._connection.execute("SELECT uid, step FROM progress").fetchall())
        return select(self.everything(), period, unit, tree=tree, changed=changed)

    def follow(self, edits: Sequence[Edit], *, aliased: bool) -> None:
        """Take in what was written; where uids stand for others everything is read anew."""
        if self._whole is None:
            return
        if aliased:
            self.forget()
        else:
            self._since.update((edit.uid, edit.new) for edit in edits)

    def forget(self) -> None:
        """Read everything anew when it is next asked for."""
        self._whole = None
        self._since = {}
