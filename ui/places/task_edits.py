"""Edits of what was told of a task in a period."""

from collections.abc import Sequence

from cdsdesk.actions.carrying import take_over
from cdsdesk.model.changes import ChangeSet
from cdsdesk.model.snapshot import Snapshot
from ui.desk import Desk
from ui.edits import Edit, joined, progress_edit
from ui.places.task_rows import TaskRow


def told_edit(desk: Desk, row: TaskRow, field: str, text: str) -> Edit:
    """Return the edit that tells one thing of a task in the period.

    What is shown from an earlier period is told for this one along with it, so that nothing on the screen goes away.
    """
    return with_carried(desk, row, progress_edit(row.task.uid, desk.period.code, field, text))


def with_carried(desk: Desk, row: TaskRow, edit: Edit) -> Edit:
    """Return an edit that first tells for this period what is shown from an earlier one, all as one step."""
    if not row.carried:
        return edit
    shown, task = desk.snapshot(), row.task.uid

    def both(snapshot: Snapshot, who: str) -> ChangeSet:
        steps: Sequence[Edit] = (lambda _snapshot, by: take_over(shown, [task], by), edit)
        return joined(snapshot, steps, edit(snapshot, who).label, who)

    return both
