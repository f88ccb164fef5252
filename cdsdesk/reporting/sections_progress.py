"""How far the tasks of a plan are: how many in each state, and which, by their place in the annexes."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from cdsdesk.document.blocks import Block, ListItem, Paragraph, Run
from cdsdesk.model.documents import Document
from cdsdesk.model.names import plan_words
from cdsdesk.model.reading import plans_of_period, state_of, told_only_below
from cdsdesk.model.states import ALWAYS_COUNTED, STATE_ORDER
from cdsdesk.model.tasks import PlanItem, State, Task
from cdsdesk.reporting.annexes import ItemPlace, reference_words
from cdsdesk.reporting.context import Context
from cdsdesk.reporting.phrases import Words
from cdsdesk.reporting.values import ref


def progress(context: Context) -> tuple[Block, ...]:
    """Sum up the plan that the report names, else every plan of the year that has tasks, in annex order."""
    return tuple(block for plan in summary_plans(context) for block in _summary(context, plan))


def summary_plans(context: Context) -> tuple[Document, ...]:
    """Return the plans whose progress is summed up."""
    chosen = context.snapshot.find(Document, context.report.summary_plan)
    if chosen is not None:
        return (chosen,)
    answered = plans_of_period(context.snapshot)
    with_tasks = [plan for plan in answered if _tasks_of(context, plan)]
    order = {annex.plan.uid: index for index, annex in enumerate(context.annexes) if annex.plan is not None}
    return tuple(sorted(with_tasks, key=lambda plan: order.get(plan.uid, len(order))))


def tasks_of_plans(context: Context) -> tuple[Task, ...]:
    """Return the tasks of the plans that are summed up, each once, by their places in the annexes."""
    found: dict[str, Task] = {}
    for plan in summary_plans(context):
        found |= {uid: task for uid in _tasks_of(context, plan) if (task := context.snapshot.find(Task, uid))}
    far = (len(context.annexes), 0)
    return tuple(
        sorted(found.values(), key=lambda task: min((p.order for p in context.places.get(task.uid, ())), default=far))
    )


def _tasks_of(context: Context, plan: Document) -> Sequence[str]:
    """Return the tasks of a plan that the office answers for, each once."""
    below = told_only_below(context.snapshot)
    items = context.snapshot.where(PlanItem, "plan", plan.uid)
    return [uid for uid in dict.fromkeys(item.task for item in items) if uid not in below]


def counted(context: Context, plan: Document) -> dict[State, list[Task]]:
    """Return the tasks of a plan by printed state."""
    groups: dict[State, list[Task]] = defaultdict(list)
    for uid in _tasks_of(context, plan):
        task = context.snapshot.find(Task, uid)
        state = state_of(context.snapshot, task).printed if task is not None else None
        if task is not None and state is not None:
            groups[state].append(task)
    return groups


def places_of(context: Context, tasks: Sequence[Task], plan: Document | None = None) -> Words:
    """Return where tasks stand in the annexes: "Phụ lục I 5.1; Phụ lục II 1.6, 2.1"; nothing when nowhere."""
    found = [place for task in tasks if (place := _place(context, plan, task)) is not None]
    words = reference_words(found)
    return (Run(words, italic=True, refs=tuple(ref(task, "code") for task in tasks)),) if words else ()


def _summary(context: Context, plan: Document) -> Iterable[Block]:
    groups = counted(context, plan)
    total = sum(len(tasks) for tasks in groups.values())
    if not total:
        return
    everything = tuple(ref(task, "status_written") for tasks in groups.values() for task in tasks)
    yield Paragraph(context.say("progress", plan=Run(plan_words(plan), refs=(ref(plan),))))
    yield Paragraph(context.say("progress_total", total=Run(str(total), refs=everything)))
    shown = [state for state in STATE_ORDER if state in ALWAYS_COUNTED or groups.get(state)]
    for index, state in enumerate(shown, 1):
        words = _line(context, plan, state, groups.get(state, []))
        yield ListItem((*words, Run("." if index == len(shown) else ";")), "+")


def _line(context: Context, plan: Document, state: State, tasks: list[Task]) -> Words:
    # A state without tasks is counted too; its 0 stands for the whole plan.
    sources = tuple(ref(task, "status_written") for task in tasks) or (ref(plan),)
    return context.say(
        "progress_state",
        state=Run(context.outline.states[state]),
        count=Run(str(len(tasks)), refs=sources),
        places=places_of(context, tasks, plan),
    )


def _place(context: Context, plan: Document | None, task: Task) -> ItemPlace | None:
    """Choose where a task is quoted: in the plan's own annex when it is printed there, else where it stands first."""
    places = context.places.get(task.uid, ())
    if plan is None:
        return places[0] if places else None
    own = {annex.number for annex in context.annexes if annex.plan is not None and annex.plan.uid == plan.uid}
    return next((place for place in places if place.annex in own), places[0] if places else None)
