"""What an office above asks to be mended in a report that was sent to it."""

from collections.abc import Iterator
from dataclasses import replace

from cdsdesk.checks.naming import indicator_ref, mended_at, task_ref
from cdsdesk.checks.reads import INDICATOR_NAMES, TASK_NAMES
from cdsdesk.checks.registry import Issue, rule
from cdsdesk.model.changes import updated
from cdsdesk.model.fields import Record, specs
from cdsdesk.model.findings import Fix, RecordRef, Severity
from cdsdesk.model.indicators import Indicator, Measurement
from cdsdesk.model.periods import period_code
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.systems import Remark
from cdsdesk.model.tasks import Progress, Task


@rule(
    "remark.open",
    Severity.WARNING,
    "Yêu cầu chỉnh sửa của cấp trên chưa xử lý",
    *(f"remark.{name}" for name in ("unit", "period", "record", "field", "text", "sender", "done")),
    *TASK_NAMES,
    *INDICATOR_NAMES,
    *(f"progress.{name}" for name in ("task", "unit", "period")),
)
def open_remark(snapshot: Snapshot) -> Iterator[Issue]:
    """A remark speaks at the field that it names until somebody says that it is done, or keeps it with a reason."""
    code = snapshot.period.code if snapshot.period else ""
    for remark in snapshot.where(Remark, "unit", snapshot.office):
        if remark.done or period_code(remark.period) != code:
            continue
        asked = remark.text.strip().rstrip(".")
        message = f"{remark.sender or 'Cấp trên'} yêu cầu: {asked}"
        place, related = _place(snapshot, remark)
        done = updated(remark, replace(remark, done=True))
        fix = Fix("Đánh dấu đã sửa", (done,)) if done is not None else None
        yield Issue(message, place, remark.field, facts=(remark.uid, asked), related=related, fix=fix)


def _place(snapshot: Snapshot, remark: Remark) -> tuple[RecordRef | None, tuple[RecordRef, ...]]:
    """Return where a remark is answered, and what it concerns besides.

    One on a field of what is told in a period ("result") is answered there, also where it names task or indicator.
    """
    record = snapshot.get(remark.record) if remark.record else None
    of: Record | None = record
    told: Progress | Measurement | None = None
    if isinstance(record, Progress):
        of, told = snapshot.find(Task, record.task), record
    elif isinstance(record, Measurement):
        of, told = snapshot.find(Indicator, record.indicator), record
    elif isinstance(record, Task) and remark.field not in specs(Task):
        told = next(iter(snapshot.where(Progress, "task", record.uid)), None)
    elif isinstance(record, Indicator) and remark.field not in specs(Indicator):
        told = next(iter(snapshot.where(Measurement, "indicator", record.uid)), None)
    if of is None:
        return None, ()
    return mended_at(snapshot, _ref(snapshot, of), told)


def _ref(snapshot: Snapshot, record: Record) -> RecordRef:
    if isinstance(record, Task):
        return task_ref(snapshot, record)
    return indicator_ref(record) if isinstance(record, Indicator) else RecordRef(record.TYPE, record.uid)
