"""How findings name a record: by its number where it is printed, else by its first words."""

from collections.abc import Iterable

from cdsdesk.model.fields import Record
from cdsdesk.model.findings import RecordRef
from cdsdesk.model.indicators import Indicator
from cdsdesk.model.reading import is_listed, items_of
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import TASK_KIND_WORDS, PlanItem, Task

_QUOTE = 60


def quoted(text: str) -> str:
    """Return a text in quotation marks, cut at a word when it is long."""
    line = " ".join(text.split())
    if len(line) > _QUOTE:
        line = line[:_QUOTE].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
    return f"“{line}”"


def place_code(items: Iterable[PlanItem]) -> str:
    """Return the number of a task in the first plan that prints it with one."""
    return next((item.code for item in items if is_listed(item) and item.code), "")


def task_ref(snapshot: Snapshot, task: Task) -> RecordRef:
    """Return the reference to a task with its number in a plan."""
    return RecordRef(Task.TYPE, task.uid, place_code(items_of(snapshot, task.uid)))


def mended_at(snapshot: Snapshot, ref: RecordRef, told: Record | None) -> tuple[RecordRef, tuple[RecordRef, ...]]:
    """Return the record to mend and the others concerned.

    What an office told in this very period is mended there and concerns its task or indicator ``ref``; what was told
    earlier or not at all is mended by telling it now, at ``ref`` itself.
    """
    if told is None or told.uid in snapshot.carried:
        return ref, ()
    return RecordRef(told.TYPE, told.uid, ref.code), (ref,)


def task_name(snapshot: Snapshot, task: Task) -> str:
    """Return how a sentence names a task: "Nhiệm vụ 2.2", without a number by its title."""
    kind = TASK_KIND_WORDS[task.kind]
    code = place_code(items_of(snapshot, task.uid))
    return f"{kind} {code or quoted(task.title)}"


def indicator_ref(indicator: Indicator) -> RecordRef:
    """Return the reference to an indicator with its number."""
    return RecordRef(Indicator.TYPE, indicator.uid, indicator.code)


def indicator_name(indicator: Indicator) -> str:
    """Return how a sentence names an indicator: "Chỉ tiêu I.7 (tại cấp xã)"."""
    scope = f" ({indicator.scope[:1].lower()}{indicator.scope[1:]})" if indicator.scope else ""
    return f"Chỉ tiêu {indicator.code or quoted(indicator.name)}{scope}"
