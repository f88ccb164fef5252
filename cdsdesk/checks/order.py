"""The one order of findings: the weightiest first, then by where their records stand."""

from collections.abc import Mapping

from cdsdesk.model.documents import Document
from cdsdesk.model.fields import Record
from cdsdesk.model.findings import Finding, RecordRef, Severity
from cdsdesk.model.indicators import Indicator
from cdsdesk.model.reading import items_of
from cdsdesk.model.registry import RECORD_TYPES
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import PlanItem, Task
from cdsdesk.vietnamese.text import natural_key

_WEIGHT = {severity: weight for weight, severity in enumerate(Severity)}
_TYPE_ORDER = {record.TYPE: order for order, record in enumerate(RECORD_TYPES)}
_NOWHERE = len(RECORD_TYPES)

Spot = tuple[object, ...]


def order(finding: Finding, where: Mapping[str, Spot]) -> Spot:
    """Return by what findings are sorted: weight, then where their record stands, then what tells them apart."""
    record = finding.record
    return (
        _WEIGHT[finding.severity],
        _spot(finding, where),
        _TYPE_ORDER.get(record.type, _NOWHERE) if record else _NOWHERE,
        finding.rule,
        record.uid if record else "",
        finding.field,
        finding.found,
        finding.message,
    )


def _spot(finding: Finding, where: Mapping[str, Spot]) -> Spot:
    """Return where a finding stands: its record's place in a plan, else that of a record it concerns."""
    if finding.record is not None and finding.record.uid in where:
        return where[finding.record.uid]
    refs: tuple[RecordRef, ...] = finding.related
    return next((where[ref.uid] for ref in refs if ref.uid in where), (_NOWHERE,))


def spots(snapshot: Snapshot) -> dict[str, Spot]:
    """Say by uid where records stand: tasks by plan, annex and code, indicators by annex and code, then documents."""
    found: dict[str, Spot] = {}
    for item in snapshot.all(PlanItem):
        spot = _item_spot(snapshot, item)
        found[item.uid] = spot
        found[item.task] = min(found.get(item.task, spot), spot)
    found |= {indicator.uid: _own_spot(indicator) for indicator in snapshot.all(Indicator)}
    return {document.uid: _own_spot(document) for document in snapshot.all(Document)} | found


def spot_of(snapshot: Snapshot, uid: str) -> Spot | None:
    """Return where one record stands, as ``spots`` tells it; None for one without a place."""
    record = snapshot.get(uid)
    if isinstance(record, PlanItem):
        return _item_spot(snapshot, record)
    places = [_item_spot(snapshot, item) for item in items_of(snapshot, uid)]
    if places:
        return min(places)
    return _own_spot(record) if isinstance(record, Indicator | Document) else None


def unsettled(snapshot: Snapshot, record: Record) -> set[str]:
    """Return the uids of whatever stands elsewhere when a record comes, goes or changes."""
    if isinstance(record, PlanItem):
        return {record.uid, record.task}
    if isinstance(record, Document):
        items = snapshot.where(PlanItem, "plan", record.uid)
        return {record.uid, *(item.uid for item in items), *(item.task for item in items)}
    return {record.uid} if isinstance(record, Indicator | Task) else set()


def _item_spot(snapshot: Snapshot, item: PlanItem) -> Spot:
    plan = snapshot.find(Document, item.plan)
    at = (plan.position, plan.uid) if plan is not None else ()
    return (0, at, natural_key(item.annex), natural_key(item.code), item.position, item.uid)


def _own_spot(record: Indicator | Document) -> Spot:
    if isinstance(record, Indicator):
        return (1, (), natural_key(record.annex), natural_key(record.code), record.position, record.uid)
    day = record.date.isoformat() if record.date else ""
    return (2, (), ((0, 0, day),), natural_key(record.number), 0, record.uid)
