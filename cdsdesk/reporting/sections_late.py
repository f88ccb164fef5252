"""The tasks that are late, each with its deadline and the days it is behind."""

from collections.abc import Iterable, Sequence
from datetime import date

from cdsdesk.document.blocks import Block, Ref, Run
from cdsdesk.model.periods import period_words
from cdsdesk.model.reading import progress_of, state_of
from cdsdesk.model.states import LATE, is_due
from cdsdesk.model.tasks import Milestone, State, Task
from cdsdesk.reporting.context import Context
from cdsdesk.reporting.phrases import Words
from cdsdesk.reporting.sections_progress import places_of, tasks_of_plans
from cdsdesk.reporting.telling import counted, large, lines, one_line, small, under
from cdsdesk.reporting.values import ref
from cdsdesk.vietnamese.dates import format_date
from cdsdesk.vietnamese.deadlines import DeadlineKind
from cdsdesk.vietnamese.numbers import format_number

_MOST = 20


def late(context: Context) -> tuple[Block, ...]:
    """Tell the late tasks of the plans that are summed up; the longest behind first when there are many."""
    found = late_tasks(context)
    if not found:
        return ()
    told = found if len(found) <= _MOST else _longest(context, found)
    items = [_line(context, task) for task in told]
    shown = {task.uid for task in told}
    rest = [task for task in found if task.uid not in shown]
    if rest:
        items.append(context.say("late_others", count=counted(rest, "status_written")))
    until = _until(context, found) if context.dated else ()
    words = context.say("late", count=counted(found, "status_written"), until=until)
    return under(large(words), lines(items))


def late_tasks(context: Context) -> tuple[Task, ...]:
    """Return the tasks whose printed state is a late one, by their place in the annexes."""
    return tuple(task for task in tasks_of_plans(context) if state_of(context.snapshot, task).printed in LATE)


def _until(context: Context, tasks: Iterable[Task]) -> Run:
    """Return when the tasks are late: on the day of judging, else, when one is due after it, at the period's end."""
    period = context.period
    open_until = [_limit(context, task) for task in tasks if days_late(context, task) is None]
    later = tuple(told for limit, told in open_until if limit is not None and limit >= period.as_of)
    words = f"hết {period_words(period.code)}" if later else f"ngày {format_date(period.as_of)}"
    return Run(words, refs=(ref(context.report, "period"), *later))


def _longest(context: Context, tasks: Sequence[Task]) -> list[Task]:
    ranked = sorted(tasks, key=lambda task: -(days_late(context, task) or 0))[:_MOST]
    longest = {task.uid for task in ranked}
    return [task for task in tasks if task.uid in longest]


def _line(context: Context, task: Task) -> Words:
    limit, source = _limit(context, task)
    written = task.deadline_text.strip() if task.deadline_kind is not DeadlineKind.STAGES else ""
    words = small(one_line(written))
    deadline = words or (format_date(limit) if limit else "")
    return context.say(
        "late_task",
        title=Run(task.title.strip().rstrip(".;"), refs=(ref(task, "title"),)),
        places=places_of(context, [task]),
        lead=Run(", ".join(task.lead), refs=(ref(task, "lead"),)),
        deadline=Run(deadline, refs=(ref(task, "deadline_text") if words else source,)),
        lateness=_lateness(context, task),
    )


def days_late(context: Context, task: Task) -> int | None:
    """Return the days from a task's deadline to its completion, else to the day on which states are judged.

    None without a deadline or of a finished task without its day, while a deadline of the running period is not over on
    that day, and where the day is not known.
    """
    limit, told = _limit(context, task)[0], progress_of(context.snapshot, task.uid)
    done = told.completed_on if told is not None else None
    unknown = not context.dated or state_of(context.snapshot, task).printed is State.DONE_LATE
    if limit is None or (done is None and unknown):
        return None
    until = done or context.period.as_of
    return (until - limit).days if until > limit else None


def _lateness(context: Context, task: Task) -> Words:
    state = state_of(context.snapshot, task).printed
    told, days = progress_of(context.snapshot, task.uid), days_late(context, task)
    done = told.completed_on if told is not None else None
    words = "chưa thực hiện" if state is State.NOT_STARTED_LATE else "đang thực hiện"
    if state is State.DONE_LATE:
        words = f"hoàn thành ngày {format_date(done)}" if done else "đã hoàn thành nhưng trễ hạn"
    if days is not None:
        words += f", trễ {format_number(days)} ngày"
    source = told if told is not None else task
    field = "completed_on" if done is not None else "status_written"
    return (Run(words, refs=(ref(source, field), _limit(context, task)[1])),)


def _limit(context: Context, task: Task) -> tuple[date | None, Ref]:
    """Return the last day of a task and where it stands; of one in stages that of the last due one that is not done."""
    own = task.deadline_to, ref(task, "deadline_to")
    if task.deadline_kind is not DeadlineKind.STAGES:
        return own
    told = progress_of(context.snapshot, task.uid)
    done = told.milestones_done if told is not None else {}
    due = [
        (stage.deadline_to, ref(stage, "deadline_to"))
        for stage in context.snapshot.where(Milestone, "task", task.uid)
        if stage.uid not in done
        and stage.deadline_to is not None
        and is_due(DeadlineKind.SPAN if stage.deadline_from else DeadlineKind.BEFORE, stage.deadline_to, context.period)
    ]
    return max(due, key=lambda one: one[0], default=own)
