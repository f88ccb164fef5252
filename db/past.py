"""What the history of an open data file tells: steps page by page, the life of a record, what was removed."""

import sqlite3
from collections.abc import Sequence
from contextlib import AbstractContextManager

from cdsdesk.model.changes import Change
from cdsdesk.model.ports import Step, StepChange
from db import history
from db.history import Timeline


class Past:
    """The reading side of history; the store that this is part of gives its connection and timeline."""

    _connection: sqlite3.Connection

    def _known_timeline(self) -> Timeline:
        raise NotImplementedError

    def _reading(self) -> AbstractContextManager[None]:
        raise NotImplementedError

    def undo_label(self) -> str:
        """Return the label of the step that undo would take back; empty when there is none."""
        return self._known_timeline().undo_label()

    def redo_label(self) -> str:
        """Return the label of the step that redo would do again; empty when there is none."""
        return self._known_timeline().redo_label()

    def undo_size(self, number: int | None = None) -> int:
        """Return how many records taking back the last step, or one by its number, would touch.

        Raises RecordError without such a step.
        """
        timeline = self._known_timeline()
        return timeline.size(timeline.to_undo(number))

    def redo_size(self) -> int:
        """Return how many records doing again what was taken back last would touch. Raises RecordError for none."""
        timeline = self._known_timeline()
        return timeline.size(timeline.to_redo())

    def history(self, limit: int = 1000, before: int | None = None) -> list[Step]:
        """Return the steps, newest first, typing folded together; those before a step when one is named."""
        return self._known_timeline().newest_first(limit, before)

    def record_history(self, uid: str) -> Sequence[StepChange]:
        """Return the changes of one record, newest first."""
        timeline = self._known_timeline()
        with self._reading():
            return history.record_history(self._connection, timeline, uid)

    def step_changes(self, number: int, limit: int = 1000) -> Sequence[Change]:
        """Return the first changes of a step as a list shows it, in the order in which they were made.

        Raises RecordError without such a step.
        """
        timeline = self._known_timeline()
        with self._reading():
            return history.first_changes(self._connection, timeline.group_of(number), limit)

    def removed_with(self, uid: str) -> Sequence[str]:
        """Return the uids of records that were removed and named this one, such as the results of a task."""
        with self._reading():
            return history.removed_naming(self._connection, uid)

    def removing_steps(self) -> frozenset[int]:
        """Return the numbers of the steps that removed records."""
        timeline = self._known_timeline()
        with self._reading():
            return frozenset(timeline.group_of(number)[-1] for number in history.removing(self._connection))
