"""Edits before they are written: several as one step, the difference of two states, steps that a worker hands back."""

from collections.abc import Callable, Mapping, Sequence

from cdsdesk.actions import edit
from cdsdesk.model.changes import Change, ChangeSet, deleted, inserted, updated
from cdsdesk.model.fields import Record
from cdsdesk.model.ports import Step
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.working import WorkingSnapshot

Edit = Callable[[Snapshot, str], ChangeSet]


def joined(snapshot: Snapshot, wanted: Sequence[Edit], label: str, who: str) -> ChangeSet:
    """Return several edits as one step, each made on what those before it left."""
    working = WorkingSnapshot(snapshot)
    for one in wanted:
        working.take(one(working, who))
    return ChangeSet(label, working.changes(), who)


def difference(before: Snapshot, after: Snapshot) -> tuple[Change, ...]:
    """Return the changes between two states of everything."""
    made: list[Change] = []
    for uid, record in after.records.items():
        old = before.records.get(uid)
        if old is None:
            made.append(inserted(record))
        elif old is not record and (change := updated(old, record)) is not None:
            made.append(change)
    made.extend(deleted(record) for uid, record in before.records.items() if uid not in after.records)
    return tuple(made)


def field_edit(record: Record, field: str, text: str) -> Edit:
    """Return the edit that sets one field of a record from what was typed."""
    return lambda snapshot, who: edit.set_field(snapshot, snapshot.get(record.uid) or record, field, text, who)


def progress_edit(task: str, period: str, field: str, text: str) -> Edit:
    """Return the edit that tells one thing of a task's progress in a period."""
    return lambda snapshot, who: edit.set_progress(snapshot, task, period, {field: text}, who)


class HandedStore:
    """What a worker gets instead of the store: the snapshots as they are, and a basket for the steps to apply later.

    The worker only reads; whatever it wants written is written by the window's thread.
    """

    def __init__(self, snapshot: Snapshot, everything: Snapshot, others: Mapping[str, Snapshot] | None = None) -> None:
        self._snapshot = snapshot
        self._everything = everything
        self._others = others or {}
        self.basket: list[ChangeSet] = []

    def office(self) -> str:
        """Return the uid of the office."""
        return self._everything.office

    def snapshot(self, period: str | None = None, unit: str | None = None, *, tree: bool = False) -> Snapshot:
        """Return the snapshot that was handed over: of the period, of another one, or of everything."""
        return self._everything if period is None else self._others.get(period, self._snapshot)

    def apply(self, changes: ChangeSet) -> Step:
        """Keep a step for the window's thread."""
        self.basket.append(changes)
        return Step(0, changes.label, changes.who, changes.when)
