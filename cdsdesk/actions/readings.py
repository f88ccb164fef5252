"""What a text as written is understood as, in words for the officer; and saying otherwise, with a reason."""

from collections.abc import Mapping
from dataclasses import replace

from cdsdesk.actions.edit import Edit, change, existing
from cdsdesk.actions.indicator_list import aim_understood
from cdsdesk.errors import RecordError
from cdsdesk.model.calling import named, shortened
from cdsdesk.model.changes import ChangeSet
from cdsdesk.model.documents import Document
from cdsdesk.model.fields import Record, specs
from cdsdesk.model.indicators import Measurement, Target
from cdsdesk.model.names import document_number
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.systems import InfoSystem
from cdsdesk.model.tasks import Funding, Milestone, Progress, Task
from cdsdesk.model.understanding import understood, year_of_plans
from cdsdesk.vietnamese.deadlines import Deadline, DeadlineKind, describe_deadline, read_deadline
from cdsdesk.vietnamese.numbers import format_money
from cdsdesk.vietnamese.text import clean_line

# The fields whose values follow from a text that was written.
_FOLLOWING: Mapping[tuple[type[Record], str], tuple[str, ...]] = {
    (Task, "deadline_text"): ("deadline_kind", "deadline_from", "deadline_to"),
    (Milestone, "deadline_text"): ("deadline_from", "deadline_to"),
    (InfoSystem, "due_text"): ("due",),
    (Target, "text"): ("comparator", "value", "value_to"),
    (Measurement, "text"): ("numerator", "denominator", "value"),
    (Measurement, "evaluation_text"): ("evaluation_written",),
    (Progress, "status_text"): ("status_written",),
    (Funding, "amount_text"): ("amount",),
    (Document, "number_text"): ("number", "symbol"),
    (Document, "date_text"): ("date",),
}
_NOTE = "note"
_ANY_YEAR = 2000
LACKS_YEAR = "Chưa rõ năm nào; hãy ghi cả năm, ví dụ 5/3/2026 hoặc Quý IV/2026"


def following(kind: type[Record], field: str) -> tuple[str, ...]:
    """Return the fields whose values follow from a text field; nothing for any other field."""
    return _FOLLOWING.get((kind, field), ())


def read_as(snapshot: Snapshot, record: Record, field: str, text: str) -> str:
    """Return what a record's field would be understood as with another text in it."""
    try:
        written = specs(type(record))[field].kind.parse(text)
    except RecordError as error:
        return error.what
    return told(understood(replace(record, **{field: written}), {field}, year_of_plans(snapshot, record)), field)


def told(record: Record, field: str) -> str:
    """Return what a record's text field is understood as now: "Hiểu là: đến hết 31/7/2022"; "" for no text."""
    if not getattr(record, field) or not following(type(record), field):
        return ""
    words = _words(record, field)
    if words:
        return f"Hiểu là: {words}"
    return LACKS_YEAR if lacks_year(record) else "Chưa hiểu nội dung này; chữ vẫn được giữ nguyên"


def lacks_year(record: Record) -> bool:
    """Whether a deadline would be understood if only it named its year."""
    if not isinstance(record, Task | Milestone):
        return False
    ends = (record.deadline_from, record.deadline_to)
    return ends == (None, None) and read_deadline(record.deadline_text, _ANY_YEAR).end is not None


def override(
    snapshot: Snapshot, record: Record, field: str, values: Mapping[str, str], reason: str, who: str = ""
) -> ChangeSet:
    """Understand a text otherwise than it reads, with the reason: in the record's note, else in the name of the step.

    Raises RecordError without a reason.
    """
    label = specs(type(record))[field].label.split(" (")[0]
    because = clean_line(reason)
    if not because:
        raise RecordError("Hãy ghi lý do hiểu khác văn bản")
    now = existing(snapshot, record.TYPE, record.uid)
    wanted = dict(values)
    if _NOTE in specs(type(record)):
        line = f"{label} hiểu lại: {because}"
        old = str(getattr(now, _NOTE))
        wanted[_NOTE] = f"{old}\n{line}" if old else line
        name = f"Hiểu lại “{label}” của {named(now, snapshot.get)}"
    else:
        name = f"Hiểu lại “{label}”: {shortened(because)}"
    return replace(change(snapshot, record.TYPE, record.uid, Edit(wanted), who), label=name)


def _words(record: Record, field: str) -> str:
    match record:
        case Task():
            return describe_deadline(Deadline(record.deadline_kind, record.deadline_from, record.deadline_to))
        case Milestone():
            kind = read_deadline(record.deadline_text).kind
            kind = kind if kind is not DeadlineKind.STAGES else DeadlineKind.SPAN
            return describe_deadline(Deadline(kind, record.deadline_from, record.deadline_to))
        case Target():
            return aim_understood(record)
        case Funding():
            return f"{format_money(record.amount)} đồng" if record.amount is not None else ""
        case Document() if field == "number_text":
            return document_number(record) if record.number else ""
        case Measurement() if field == "text" and record.numerator is not None and record.denominator is not None:
            return " / ".join(_shown(record, name) for name in ("numerator", "denominator"))
        case _:
            shown = (_shown(record, name) for name in following(type(record), field))
            return " ".join(words for words in shown if words)


def _shown(record: Record, name: str) -> str:
    return specs(type(record))[name].kind.show(getattr(record, name))
