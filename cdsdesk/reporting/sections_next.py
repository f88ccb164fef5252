"""What is to be done next, from the tasks that are not finished and the targets that were missed."""

from datetime import date, timedelta

from cdsdesk.document.blocks import Block, Run
from cdsdesk.model.periods import next_period, window
from cdsdesk.model.reading import state_of
from cdsdesk.model.states import DONE
from cdsdesk.model.tasks import State, Task
from cdsdesk.reporting.context import Context
from cdsdesk.reporting.phrases import Words
from cdsdesk.reporting.sections_indicators import missed_indicators
from cdsdesk.reporting.sections_progress import places_of, tasks_of_plans
from cdsdesk.reporting.telling import counted, lines, listed, small
from cdsdesk.reporting.values import ref
from cdsdesk.vietnamese.dates import format_date

_ORDER = ("next_late", "next_open", "next_due", "next_running", "next_later")
_LATE = frozenset({State.IN_PROGRESS_LATE, State.NOT_STARTED_LATE})


def next_steps(context: Context) -> tuple[Block, ...]:
    """Say what follows from the data: late tasks, those due before the next period and in it, others."""
    groups: dict[str, list[Task]] = {key: [] for key in _ORDER}
    for task in tasks_of_plans(context):
        state = state_of(context.snapshot, task).printed
        if state is None or state in DONE or state is State.SUSPENDED:
            continue
        groups[_group(context, state, task)].append(task)
    told = [_line(context, key, tasks) for key, tasks in groups.items() if tasks]
    return lines([*told, _of_indicators(context)], "-")


def _group(context: Context, state: State, task: Task) -> str:
    if state in _LATE:
        return "next_late"
    first, last = _next_days(context)
    if task.deadline_to is not None and context.period.as_of <= task.deadline_to <= last:
        return "next_due" if task.deadline_to >= first else "next_open"
    return "next_running" if state is State.ON_TRACK else "next_later"


def _next_days(context: Context) -> tuple[date, date]:
    following = window(next_period(context.period.code))
    return following.calendar_from, following.calendar_to


def _line(context: Context, key: str, tasks: list[Task]) -> Words:
    return context.say(
        key,
        count=counted(tasks, "status_written"),
        places=places_of(context, tasks),
        first=_told(context, context.period.as_of),
        last=_told(context, _next_days(context)[0] - timedelta(days=1)),
    )


def _told(context: Context, day: date) -> Run:
    return Run(format_date(day), refs=(ref(context.report, "period"),))


def _of_indicators(context: Context) -> Words:
    found = missed_indicators(context)
    if not found:
        return ()
    names = listed([(Run(small(row.name), refs=(ref(row, "name"),)),) for row in found], "; ", "; ")
    return context.say("next_missed", count=counted(found), names=names)
