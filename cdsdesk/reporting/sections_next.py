"""What is to be done next, from the tasks that are not finished and the targets that were missed."""

from datetime import date

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

_LATE = frozenset({State.IN_PROGRESS_LATE, State.NOT_STARTED_LATE})


def next_steps(context: Context) -> tuple[Block, ...]:
    """Say what follows from the data: late tasks first, then those due next, those that run on, those to come."""
    groups: dict[str, list[Task]] = {"next_late": [], "next_due": [], "next_running": [], "next_later": []}
    first, last = _next_days(context)
    for task in tasks_of_plans(context):
        state = state_of(context.snapshot, task).printed
        if state is None or state in DONE or state is State.SUSPENDED:
            continue
        groups[_group(state, task, first, last)].append(task)
    told = [_line(context, key, tasks) for key, tasks in groups.items() if tasks]
    return lines([*told, _of_indicators(context)], "-")


def _group(state: State, task: Task, first: date, last: date) -> str:
    if state in _LATE:
        return "next_late"
    if task.deadline_to is not None and first <= task.deadline_to <= last:
        return "next_due"
    return "next_running" if state is State.ON_TRACK else "next_later"


def _next_days(context: Context) -> tuple[date, date]:
    following = window(next_period(context.period.code))
    return following.calendar_from, following.calendar_to


def _line(context: Context, key: str, tasks: list[Task]) -> Words:
    return context.say(key, count=counted(tasks, "status_written"), places=places_of(context, tasks))


def _of_indicators(context: Context) -> Words:
    found = missed_indicators(context)
    if not found:
        return ()
    names = listed([(Run(small(row.name), refs=(ref(row, "name"),)),) for row in found], "; ", "; ")
    return context.say("next_missed", count=counted(found), names=names)
