"""What a record is called in a message: as people know it, never by its uid."""

from collections.abc import Callable
from typing import Any

from cdsdesk.errors import UsageError
from cdsdesk.model.documents import Document
from cdsdesk.model.fields import Record, specs
from cdsdesk.model.kinds import Phone, Ref, TextMap
from cdsdesk.model.names import document_number, document_with_subject
from cdsdesk.model.periods import period_words
from cdsdesk.vietnamese.people import format_phone, masked_phone

Finder = Callable[[str], Record | None]

_LONGEST = 70

# What a record is called by: a field in quotation marks, a bare mark, a time, and the record that it belongs to.
_QUOTED = ("title", "name", "alias", "key", "as_written", "topic", "file_name", "pattern", "hamlet")
_TITLES = ("title", "name", "subject", "hamlet", "code", "period", "alias", "key")
_MARKS = {"plan_item": "code", "section": "number", "indicator": "code"}
_TIMES = {"target": "year", "funding": "year", "period": "code"}
_SHORT_LABELS = {"plan_item": "Mục"}
_ABOVE = {
    "plan_item": "plan", "section": "plan", "milestone": "task", "progress": "task", "funding": "task",
    "target": "indicator", "measurement": "indicator", "attendance": "member", "system_state": "system",
    "citation": "record", "evidence": "record", "waiver": "record", "document_entry": "document",
    "unit_alias": "target", "unit_succession": "old", "same_as": "kept", "member": "team",
}  # fmt: skip
_JOINED_BY = {"citation": "trong", "same_as": "với"}
_DEEPEST = 2


def named(record: Record, find: Finder, depth: int = 0) -> str:
    """Return what people call a record: Nhiệm vụ “Xây dựng …”, Kế hoạch 145/KH-UBND, Mục 2.1 của Kế hoạch …."""
    if isinstance(record, Document) and record.number:
        return f"{record.type or record.LABEL} {document_number(record)}"
    own = _own_words(record, find)
    over = above(record, find) if depth < _DEEPEST else None
    if over is None:
        return own
    return f"{own} {_JOINED_BY.get(record.TYPE, 'của')} {named(over, find, depth + 1)}"


def understood_as(words: str) -> str:
    """Return the line that tells how a text is understood; empty when there is nothing to tell."""
    return f"Hiểu là: {words}" if words else ""


def title_of(record: Record) -> str:
    """Return the own words of a record on one line, whole: its title, name or number; empty when it has none."""
    if isinstance(record, Document):
        return document_with_subject(record)
    texts = (getattr(record, name, "") for name in _TITLES)
    return next((" ".join(str(text).split()) for text in texts if text), "")


def listed_as(record: Record, find: Finder) -> str:
    """Return how a list of one type calls a record: by its own words, with what it belongs to where that tells more."""
    return named(record, find) if record.TYPE in _ABOVE else title_of(record)


def above(record: Record, find: Finder) -> Record | None:
    """Return the record that a record belongs to: the task of a result, the plan of a section."""
    return find(getattr(record, _ABOVE[record.TYPE])) if record.TYPE in _ABOVE else None


def field_label(record: type[Record], name: str) -> str:
    """Return what a field is called."""
    spec = specs(record).get(name)
    return spec.label if spec is not None else "Thứ tự"


def shown(record: type[Record], name: str, value: Any, find: Finder, *, whole: bool = False) -> str:
    """Return a field's value as an officer reads it, shortened; of a telephone number only the end.

    The ``whole`` of it is for choosing between two values, which may differ in their last word.
    """
    cut = str if whole else shortened
    spec = specs(record).get(name)
    if spec is None or value is None:
        return "" if value is None else str(value)
    if isinstance(spec.kind, Ref):
        return _pointed_at(value, find)
    if isinstance(spec.kind, Phone):
        return format_phone(value) if whole else masked_phone(format_phone(value))
    if isinstance(spec.kind, TextMap):
        return cut(spec.kind.show({_key(key, find): text for key, text in value.items()}))
    if name == "period" and value:
        return _period(value)
    return cut(spec.kind.show(value))


def _own_words(record: Record, find: Finder) -> str:
    """Return what a record is called without what it belongs to."""
    parts = [_SHORT_LABELS.get(record.TYPE, record.LABEL)]
    mark = str(getattr(record, _MARKS.get(record.TYPE, ""), "") or "")
    quoted = _quoted(record)
    if record.TYPE == "plan_item" and not mark:
        task = find(getattr(record, "task", ""))
        quoted = _quoted(task) if task is not None else ""
    time = getattr(record, _TIMES.get(record.TYPE, "period"), None)
    parts += [mark, f"“{quoted}”" if quoted else "", _time(time)]
    return " ".join(part for part in parts if part)


def _quoted(record: Record) -> str:
    if isinstance(record, Document):
        return shortened(record.subject)
    texts = (getattr(record, name, "") for name in _QUOTED)
    return next((shortened(text) for text in texts if text), "")


def _time(value: Any) -> str:
    if isinstance(value, int):
        return f"năm {value}"
    return _period(value) if value else ""


def _period(code: str) -> str:
    """Return a period in words; a code that names none stays as it is written."""
    try:
        return period_words(code)
    except UsageError:
        return shortened(code)


def _pointed_at(uid: str, find: Finder) -> str:
    """Return what a reference shows: the record's own words, since the field's label says what it is."""
    if not uid:
        return ""
    record = find(uid)
    if record is None:
        return "bản ghi không còn nữa"
    if isinstance(record, Document) and record.number:
        return named(record, find)
    return _quoted(record) or named(record, find)


def _key(key: str, find: Finder) -> str:
    record = find(key)
    return _quoted(record) or key if record is not None else key


def shortened(text: str) -> str:
    """Return a text on one line, cut with … where it is long."""
    text = " ".join(text[: 2 * _LONGEST].split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
