"""Snapshots: everything once read, carried forward by what was written since, and chosen from for a period."""

import sqlite3
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field

from cdsdesk.model.fields import Record
from cdsdesk.model.selection import reselect, select, without_aliases
from cdsdesk.model.snapshot import Snapshot
from db.integrity import Edit
from db.records import read_all

_MOST_CARRIED = 50_000
_PERIODS_KEPT = 2


@dataclass
class _Kept:
    """What was chosen for a period, and by uid what was written since: the record before all of it and after."""

    snapshot: Snapshot
    since: dict[str, tuple[Record | None, Record | None]] = field(default_factory=dict)

    def follow(self, edit: Edit) -> None:
        before = self.since[edit.uid][0] if edit.uid in self.since else edit.old
        self.since[edit.uid] = before, edit.new


class Snapshots:
    """Keeps the last snapshot of everything and of two periods; what was written is laid over them when asked for."""

    def __init__(self, connection: sqlite3.Connection, office: str) -> None:
        self._connection = connection
        self._office = office
        self._whole: Snapshot | None = None
        self._since: dict[str, Record | None] = {}
        self._told_in: dict[str, int] | None = None
        self._periods: OrderedDict[tuple[str, str | None], _Kept] = OrderedDict()

    def everything(self) -> Snapshot:
        """Return all records, those that proved to be another's left out."""
        if self._whole is None or len(self._since) > _MOST_CARRIED:
            self._whole = Snapshot(self._office, without_aliases(read_all(self._connection)))
        elif self._since:
            self._whole = self._whole.patched(self._since)
        self._since = {}
        return self._whole

    def begin_with(self, whole: Snapshot) -> None:
        """Take over all records as another has read them."""
        self._whole = whole

    def of(self, period: str, unit: str | None, *, tree: bool) -> Snapshot:
        """Return the records of an office for a period. Raises UsageError for a code that names no period."""
        if tree:
            return select(self.everything(), period, unit, tree=True, changed=self._steps())
        kept = self._periods.pop((period, unit), None)
        snapshot = self._patched(kept) if kept is not None else None
        if snapshot is None:
            snapshot = select(self.everything(), period, unit, changed=self._steps())
        self._periods[period, unit] = _Kept(snapshot)
        while len(self._periods) > _PERIODS_KEPT:
            self._periods.popitem(last=False)
        return snapshot

    def _patched(self, kept: _Kept) -> Snapshot | None:
        edits = [edit for edit in kept.since.values() if edit[0] is not edit[1]]
        return reselect(kept.snapshot, self.everything(), edits, self._steps()) if edits else kept.snapshot

    def follow(self, edits: Sequence[Edit], step: int, *, aliased: bool) -> None:
        """Take in what a step wrote; where uids stand for others everything is read anew."""
        if self._whole is None:
            return
        if aliased:
            self.forget()
            return
        self._since.update([(edit.uid, edit.new) for edit in edits])
        if self._told_in is not None:
            self._told_in.update([(edit.uid, step) for edit in edits if edit.record.TYPE == "progress"])
        for kept in self._periods.values():
            for edit in edits:
                kept.follow(edit)

    def forget(self) -> None:
        """Read everything anew when it is next asked for."""
        self._whole = None
        self._since = {}
        self._told_in = None
        self._periods.clear()

    def _steps(self) -> dict[str, int]:
        """Return by uid in which step a row of progress was changed last."""
        if self._told_in is None:
            self._told_in = dict(self._connection.execute("SELECT uid, step FROM progress").fetchall())
        return self._told_in
