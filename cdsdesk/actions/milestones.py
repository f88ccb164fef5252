"""Which stages of a task are done, and when."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from cdsdesk.actions.edit import existing, set_progress
from cdsdesk.model.changes import ChangeSet
from cdsdesk.model.fields import specs
from cdsdesk.model.kinds import Date
from cdsdesk.model.reading import progress_of
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import Milestone, Progress
from cdsdesk.vietnamese.dates import format_date_table

_DAY = Date()


def stages_done(snapshot: Snapshot, task: str) -> Mapping[str, str]:
    """Return the days on which stages of a task were done as they stand for the snapshot's period."""
    progress = progress_of(snapshot, task)
    return progress.milestones_done if progress is not None else {}


def set_milestone_done(
    snapshot: Snapshot, milestone: str, period: str, day: str, told: Mapping[str, str], who: str = ""
) -> ChangeSet:
    """Tell the day on which a stage of a task was done; the empty text takes it back. Raises RecordError.

    ``told`` holds the days of all stages as they stand for the period, carried over or not.
    """
    stage = existing(snapshot, Milestone.TYPE, milestone)
    assert isinstance(stage, Milestone)
    read: date | None = _DAY.parse(day)
    done = {uid: text for uid, text in told.items() if uid != milestone}
    if read is not None:
        done[milestone] = format_date_table(read)
    text = specs(Progress)["milestones_done"].kind.show(done)
    made = set_progress(snapshot, stage.task, period, {"milestones_done": text}, who)
    return replace(made, label="Ghi giai đoạn đã xong", folding=f"{milestone}/done/{period}")
