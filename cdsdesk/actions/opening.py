"""Opening a period: its own dates, what stands in it from before, and what has to be told anew."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from cdsdesk.actions.carrying import take_over
from cdsdesk.errors import RecordError, UsageError
from cdsdesk.model.changes import Change, ChangeSet, Draft
from cdsdesk.model.identity import new_uid
from cdsdesk.model.indicators import Indicator, Measurement
from cdsdesk.model.office import Holiday, Period, PeriodKind
from cdsdesk.model.periods import Window, next_period, period_code, period_words, window
from cdsdesk.model.reading import levels_of_period, measurement_of, progress_of, state_of, tasks_of_period
from cdsdesk.model.selection import select
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.states import DONE
from cdsdesk.model.tasks import Progress, Task
from cdsdesk.vietnamese.dates import format_date

_LAST_MONTH = 12
_TOLD = (Progress.TYPE, Measurement.TYPE)


@dataclass(frozen=True)
class Choices:
    """What an officer sets for a period; a date that is None, or as the rules have it, follows the rules.

    ``copy_wording`` tells the last wording of unfinished tasks as this period's own.
    """

    calendar_from: date | None = None
    calendar_to: date | None = None
    data_from: date | None = None
    data_to: date | None = None
    as_of: date | None = None
    due: date | None = None
    copy_wording: bool = False


@dataclass(frozen=True)
class Opening:
    """A period about to be opened: one step, its dates, and what stands in it from before.

    ``carried_tasks`` are unfinished and have a wording from before. ``leftovers`` too, but of plans of an earlier year:
    the period's report answers for such a plan once a task of it is told of, so their wording is never copied.
    ``finished`` are done and keep their wording, ``new_tasks`` were never told of. ``carried_values`` stand on,
    ``new_values`` are to be told anew.
    """

    changes: ChangeSet
    period: Window
    carried_tasks: tuple[Task, ...]
    leftovers: tuple[Task, ...]
    finished: tuple[Task, ...]
    new_tasks: tuple[Task, ...]
    carried_values: tuple[Indicator, ...]
    new_values: tuple[Indicator, ...]
    told: int = 0

    def summary(self) -> str:
        """Say in one line, without full stop, what was carried over."""
        copied = any(change.type == Progress.TYPE for change in self.changes.changes)
        wording = "đã ghi luôn lời văn kỳ trước" if copied else "mang theo lời văn kỳ trước"
        parts = [f"{len(self.carried_tasks)} nhiệm vụ chưa xong {wording}"] if self.carried_tasks else []
        parts += [f"{len(self.leftovers)} nhiệm vụ chưa xong của kế hoạch năm trước"] if self.leftovers else []
        parts += [f"{len(self.carried_values)} chỉ tiêu còn giữ số đã ghi"] if self.carried_values else []
        begun = f"Đã mở kỳ {period_words(self.period.code)}"
        return f"{begun}: {', '.join(parts)}" if parts else f"{begun}; chưa có gì mang từ kỳ trước sang"


def next_code(code: str) -> str:
    """Return the period that is opened after one: the next of its kind, a month more for a run from January.

    After nine and eleven months comes the year's report. Raises UsageError for a code that names no period.
    """
    made = window(code)
    match made.kind:
        case PeriodKind.NINE_MONTHS:
            return f"{made.year}"
        case PeriodKind.MONTHS:
            month = made.calendar_to.month + 1
            return f"{made.year}-{month}M" if month < _LAST_MONTH else f"{made.year}"
        case _:
            return next_period(made.code)


def opening(before: Snapshot, everything: Snapshot, choices: Choices, who: str = "") -> Opening:
    """Return what opening a period does; ``before`` is the snapshot of that period as it stands now.

    Nothing is silently told: what comes from before stays marked as carried until it is confirmed, unless the
    officer asks for the wording to be copied. Raises UsageError, RecordError for dates that do not fit.
    """
    if before.period is None:
        raise UsageError("Chưa chọn kỳ báo cáo để mở")
    code = before.period.code
    record = _period_record(everything, code, choices)
    draft = Draft(everything.records)
    draft.put(record)
    label = f"Mở kỳ {period_words(code)}"
    changes = ChangeSet(label, draft.changes(), who)
    after = select(everything.with_changes(changes), code, changed=dict.fromkeys(before.records, 1))
    found = _sorted_out(after, changes)
    if choices.copy_wording:
        copied = take_over(after, [task.uid for task in found.carried_tasks], who)
        found = replace(found, changes=replace(changes, changes=(*changes.changes, *copied.changes)))
    return found


def period_of_changes(changes: ChangeSet) -> str:
    """Return the period that most of a step tells of, for a window that looks at another one; empty for none."""
    told = Counter(map(_told_period, changes.changes))
    codes: Counter[str] = Counter()
    for code, times in told.items():
        if code:
            codes[period_code(code)] += times
    return codes.most_common(1)[0][0] if codes else ""


def _told_period(change: Change) -> str:
    if change.type not in _TOLD or change.after is None:
        return ""
    # Of a record that stands behind its values only the one is asked for: a step may hold ten thousand.
    record = getattr(change.after, "record", None)
    return str(change.after.get("period") or "") if record is None else str(record.period)


def _period_record(everything: Snapshot, code: str, choices: Choices) -> Period:
    """Return the office's record of a period, holding only the dates that differ from the rules."""
    own = [row for row in everything.where(Period, "unit", everything.office) if period_code(row.code) == code]
    record = own[0] if own else Period(uid=new_uid(), unit=everything.office, code=code)
    holidays = {day.date for day in everything.where(Holiday, "unit", everything.office) if day.date is not None}
    ruled = window(code, None, holidays)
    chosen: dict[str, Any] = {
        name: _differing(getattr(choices, name), getattr(ruled, name))
        for name in ("calendar_from", "calendar_to", "data_from", "data_to")
    }
    record = replace(record, kind=ruled.kind, as_of=None, due=None, **chosen)
    follows = window(code, record, holidays)
    record = replace(record, as_of=_differing(choices.as_of, follows.as_of), due=_differing(choices.due, follows.due))
    made = window(code, record, holidays)
    if made.due < made.data_to:
        where = f"hạn gửi {format_date(made.due)}, chốt số liệu {format_date(made.data_to)}"
        raise RecordError("Hạn gửi báo cáo trước ngày chốt số liệu", where, "hãy sửa một trong hai ngày")
    return record


def _differing(chosen: date | None, ruled: date) -> date | None:
    return chosen if chosen != ruled else None


def _sorted_out(after: Snapshot, changes: ChangeSet) -> Opening:
    assert after.period is not None
    answered = {task.uid for task in tasks_of_period(after)}
    carried: list[Task] = []
    leftovers: list[Task] = []
    finished, new = [], []
    told = 0
    for task in after.all(Task):
        progress = progress_of(after, task.uid)
        if progress is None:
            new += [task] if task.uid in answered else []
        elif progress.uid not in after.carried:
            told += 1
        elif state_of(after, task).printed in DONE:
            finished += [task] if task.uid in answered else []
        else:
            (carried if task.uid in answered else leftovers).append(task)
    standing, fresh, told_values = _values(after)
    tasks = tuple(carried), tuple(leftovers), tuple(finished), tuple(new)
    return Opening(changes, after.period, *tasks, standing, fresh, told + told_values)


def _values(after: Snapshot) -> tuple[tuple[Indicator, ...], tuple[Indicator, ...], int]:
    """Return the indicators whose value stands on, those to be told anew, and how many are told already."""
    standing, fresh = [], []
    told = 0
    for indicator in levels_of_period(after):
        value = measurement_of(after, indicator.uid)
        if value is None:
            fresh.append(indicator)
        elif value.uid in after.carried:
            standing.append(indicator)
        else:
            told += 1
    return tuple(standing), tuple(fresh), told
