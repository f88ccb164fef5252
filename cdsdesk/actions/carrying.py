"""Taking over what an earlier period told: offered, marked as carried, and told for this period only when asked."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from cdsdesk.errors import UsageError
from cdsdesk.model.calling import shortened
from cdsdesk.model.changes import ChangeSet, Draft
from cdsdesk.model.identity import new_uid
from cdsdesk.model.indicators import Accumulation, Indicator, Measurement
from cdsdesk.model.periods import Window, period_words, window
from cdsdesk.model.reading import measurement_of, progress_of
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import Progress, Task


@dataclass(frozen=True)
class Offered:
    """What earlier periods offer for some tasks and indicators that are not told of in this period yet."""

    progress: tuple[Progress, ...]
    measurements: tuple[Measurement, ...]

    def __bool__(self) -> bool:
        return bool(self.progress or self.measurements)

    def words(self) -> str:
        """Return how much it is: "3 nhiệm vụ, 2 chỉ tiêu"; empty for nothing."""
        counts = ((len(self.progress), "nhiệm vụ"), (len(self.measurements), "chỉ tiêu"))
        return ", ".join(f"{count} {what}" for count, what in counts if count)


def offered(snapshot: Snapshot, uids: Collection[str]) -> Offered:
    """Return what can be taken over into the snapshot's period for tasks and indicators by uid.

    A standing or added-up value stands within its year; a value that stands on a day is offered from the period before
    also over the turn of the year. What counts within its period is never offered.
    """
    progress = (_carried_progress(snapshot, uid) for uid in uids if snapshot.find(Task, uid))
    indicators = (snapshot.find(Indicator, uid) for uid in uids)
    values = (_standing(snapshot, indicator) for indicator in indicators if indicator is not None)
    return Offered(tuple(row for row in progress if row), tuple(row for row in values if row))


def take_over(snapshot: Snapshot, uids: Collection[str], who: str = "") -> ChangeSet:
    """Tell for the snapshot's period what is offered for these tasks and indicators; empty when nothing is.

    Texts of a source's own columns stay where they were told; a written evaluation stays with its year's target.
    Raises UsageError for a snapshot of no period.
    """
    period = _period(snapshot)
    found = offered(snapshot, uids)
    draft = Draft({})
    for record in _copies(found, period):
        draft.put(record)
    return ChangeSet(_label(snapshot, found, period), draft.changes(), who)


def _period(snapshot: Snapshot) -> Window:
    if snapshot.period is None:
        raise UsageError("Chưa chọn kỳ báo cáo để lấy số kỳ trước")
    return snapshot.period


def _carried_progress(snapshot: Snapshot, task: str) -> Progress | None:
    row = progress_of(snapshot, task)
    return row if row is not None and row.uid in snapshot.carried else None


def _standing(snapshot: Snapshot, indicator: Indicator) -> Measurement | None:
    found = measurement_of(snapshot, indicator.uid)
    if found is not None:
        return found if found.uid in snapshot.carried else None
    before = snapshot.before.get(indicator.uid)
    stands = indicator.accumulation is Accumulation.STOCK and isinstance(before, Measurement)
    return before if stands and isinstance(before, Measurement) else None


def _copies(found: Offered, period: Window) -> Iterator[Progress | Measurement]:
    for row in found.progress:
        yield replace(row, uid=new_uid(), period=period.code, extras={})
    for value in found.measurements:
        copied = replace(value, uid=new_uid(), period=period.code, extras={})
        if window(value.period).year != period.year:
            copied = replace(copied, evaluation_written=None, evaluation_text="", reason="")
        yield copied


def _label(snapshot: Snapshot, found: Offered, period: Window) -> str:
    if len(found.progress) == 1 and not found.measurements:
        task = snapshot.find(Task, found.progress[0].task)
        return f"Lấy kết quả kỳ trước của nhiệm vụ {shortened(task.title if task else '')}"
    if len(found.measurements) == 1 and not found.progress:
        indicator = snapshot.find(Indicator, found.measurements[0].indicator)
        return f"Lấy số kỳ trước của chỉ tiêu {shortened(indicator.name if indicator else '')}"
    return f"Lấy số kỳ trước vào {period_words(period.code)}: {found.words()}"
