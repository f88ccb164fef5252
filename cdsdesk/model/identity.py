"""Uids: shared records whose key is complete get a UUIDv5, everything else a UUIDv7; fixed at creation."""

import uuid

import uuid_utils

from cdsdesk.model.documents import Document
from cdsdesk.model.fields import Record
from cdsdesk.model.indicators import Indicator, Target
from cdsdesk.model.office import Unit
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import Milestone, PlanItem, Section
from cdsdesk.vietnamese.text import fold, raw_key

NAMESPACE = uuid.UUID("8f0c3d52-6b1e-5a47-9c2d-7e4b1a90c5d3")
_NAMESPACE = uuid_utils.UUID(bytes=NAMESPACE.bytes)
_SEPARATOR = "\x1f"


def new_uid() -> str:
    """Return a fresh UUIDv7: unique, and later ones sort after earlier ones."""
    return str(uuid_utils.uuid7())


def named_uid(*parts: str) -> str:
    """Return the UUIDv5 of the parts of a key."""
    return str(uuid_utils.uuid5(_NAMESPACE, _SEPARATOR.join(parts)))


def unit_uid(unit: Unit) -> str:
    """Return the uid of a unit, from its identifier code when it has one."""
    if unit.identifier_code:
        return named_uid("unit", raw_key(unit.identifier_code))
    if not unit.name or unit.level is None:
        return new_uid()
    return named_uid("unit", unit.level.value, fold(unit.name), unit.parent)


def document_uid(document: Document) -> str:
    """Return the uid of a document; all five parts of its key must be known for two offices to agree on it."""
    date = document.date
    if not (document.type and document.number and document.symbol and date and document.issuer):
        return new_uid()
    return named_uid(
        "document",
        fold(document.type),
        raw_key(document.number),
        raw_key(document.symbol),
        date.isoformat(),
        fold(document.issuer),
    )


def section_uid(section: Section, number_path: str) -> str:
    """Return the uid of a section; ``number_path`` is its numbers from the top, "I/1"."""
    if not section.plan or not (number_path or section.title):
        return new_uid()
    return named_uid("section", section.plan, raw_key(section.annex), raw_key(number_path), fold(section.title))


def item_uid(kind: str, plan: str, annex: str, code_path: str, title: str) -> str:
    """Return the uid of a task or indicator (``kind``) by its place and title in the plan that first named it."""
    if not plan or not title:
        return new_uid()
    return named_uid(kind, plan, raw_key(annex), raw_key(code_path), fold(title))


def indicator_title(indicator: Indicator) -> str:
    """Return the title that identifies an indicator: its name, and its scope for one level of a row."""
    return f"{indicator.name} {indicator.scope}".strip()


def plan_item_uid(item: PlanItem) -> str:
    """Return the uid of a task's place in a plan."""
    return place_uid(item.plan, item.annex, item.task)


def place_uid(plan: str, annex: str, task: str) -> str:
    """Return the uid of the place of a task in an annex of a plan."""
    if not plan or not task:
        return new_uid()
    return named_uid("item", plan, raw_key(annex), task)


def milestone_uid(task: str, ordinal: int) -> str:
    """Return the uid of the ``ordinal``-th stage (from 1) of a task."""
    return named_uid("milestone", task, str(ordinal))


def _next_milestone_uid(snapshot: Snapshot, task: str) -> str:
    """Return the uid of the first ordinal that is free after as many as the task has stages."""
    ordinal = len(snapshot.where(Milestone, "task", task)) + 1
    while snapshot.get(uid := milestone_uid(task, ordinal)) is not None:
        ordinal += 1
    return uid


def target_uid(target: Target) -> str:
    """Return the uid of a target."""
    if not target.indicator or target.year is None:
        return new_uid()
    return named_uid("target", target.indicator, str(target.year), raw_key(target.origin.value), target.document)


def uid_for(record: Record, snapshot: Snapshot | None = None) -> str:
    """Return the uid that a new record gets from its own fields (an item of a plan is identified by its importer).

    A stage is known by its ordinal among the stages of its task in ``snapshot``.
    """
    if isinstance(record, Milestone):
        return _next_milestone_uid(snapshot, record.task) if snapshot is not None and record.task else new_uid()
    if isinstance(record, Unit):
        return unit_uid(record)
    if isinstance(record, Document):
        return document_uid(record)
    if isinstance(record, PlanItem):
        return plan_item_uid(record)
    if isinstance(record, Target):
        return target_uid(record)
    if isinstance(record, Section):
        return section_uid(record, record.number) if not record.parent else new_uid()
    if isinstance(record, Indicator):
        return item_uid("indicator", record.plan, record.annex, record.code, indicator_title(record))
    return new_uid()
