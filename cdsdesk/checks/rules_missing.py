"""What is not there yet: results, leads, readable deadlines, numbers of documents."""

from collections.abc import Iterator

from cdsdesk.checks.naming import mended_at, quoted, task_name, task_ref
from cdsdesk.checks.reads import LISTED, PLAN_NAMES, STATE
from cdsdesk.checks.registry import Issue, rule
from cdsdesk.checks.rules_documents import documents_window
from cdsdesk.checks.scopes import TASKS
from cdsdesk.model.documents import Direction, Document, DocumentEntry
from cdsdesk.model.findings import RecordRef, Severity
from cdsdesk.model.names import document_number, document_words
from cdsdesk.model.reading import progress_of, state_of
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.states import DONE
from cdsdesk.model.tasks import State, Task
from cdsdesk.vietnamese.deadlines import DeadlineKind

# Of what is done without a result a rule of its own speaks.
_NOTHING_TO_TELL = frozenset({None, State.NOT_DUE, State.SUSPENDED, *DONE})


@rule(
    "missing.result",
    Severity.NOTE,
    "Nhiệm vụ đã đến hạn hoặc đã có đánh giá nhưng chưa có kết quả",
    *STATE,
    each=TASKS,
)
def missing_result(snapshot: Snapshot, task: Task) -> Iterator[Issue]:
    """What is not due yet or was put off needs no result."""
    progress = progress_of(snapshot, task.uid)
    if (progress and progress.result) or state_of(snapshot, task).printed in _NOTHING_TO_TELL:
        return
    ref, related = mended_at(snapshot, task_ref(snapshot, task), progress)
    yield Issue(f"{task_name(snapshot, task)} chưa có kết quả thực hiện", ref, "result", related=related)


@rule("missing.lead", Severity.NOTE, "Nhiệm vụ chưa có cơ quan chủ trì", "task.lead", each=TASKS)
def missing_lead(snapshot: Snapshot, task: Task) -> Iterator[Issue]:
    """A task without a lead is nobody's."""
    if not task.lead:
        message = f"{task_name(snapshot, task)} chưa có cơ quan chủ trì"
        yield Issue(message, task_ref(snapshot, task), "lead")


@rule(
    "missing.readable-deadline",
    Severity.NOTE,
    "Thời hạn không hiểu được nên không tính được trễ hạn",
    "task.deadline_text",
    "task.deadline_kind",
    "task.deadline_to",
    each=TASKS,
)
def readable_deadline(snapshot: Snapshot, task: Task) -> Iterator[Issue]:
    """An officer may set the last day beside a phrase that cannot be read."""
    if task.deadline_kind is not DeadlineKind.OTHER or task.deadline_to is not None or not task.deadline_text:
        return
    phrase = quoted(task.deadline_text)
    yield Issue(
        f"{task_name(snapshot, task)}: không hiểu thời hạn {phrase} nên không tính được trễ hạn",
        task_ref(snapshot, task),
        "deadline_text",
        found=task.deadline_text,
    )


@rule(
    "missing.document-number",
    Severity.NOTE,
    "Văn bản đi thiếu số, ký hiệu hoặc ngày ban hành",
    *LISTED,
    *PLAN_NAMES,
    "document_entry.direction",
)
def document_without_number(snapshot: Snapshot) -> Iterator[Issue]:
    """A document without a date is in no period's list."""
    days = documents_window(snapshot)
    for entry in snapshot.where(DocumentEntry, "unit", snapshot.office):
        document = snapshot.find(Document, entry.document)
        if document is None or entry.direction is not Direction.ISSUED:
            continue
        day = document.date or entry.registered_on
        if days is not None and day is not None and not days[0] <= day <= days[1]:
            continue
        lacking = [
            words
            for words, value in (
                ("số", document.number),
                ("ký hiệu", document.symbol),
                ("ngày ban hành", document.date),
            )
            if not value
        ]
        if lacking:
            yield Issue(
                f"{quoted(document_words(document))} trong sổ văn bản đi thiếu {', '.join(lacking)}",
                RecordRef(Document.TYPE, document.uid, document_number(document)),
                "date" if document.number and document.symbol else "number",
                facts=tuple(lacking),
                related=(RecordRef(DocumentEntry.TYPE, entry.uid),),
            )
