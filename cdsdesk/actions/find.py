"""Listing records by their fields."""

from collections.abc import Mapping

from cdsdesk.actions.edit import parsed
from cdsdesk.actions.plans import find_plan
from cdsdesk.model.fields import Record
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import PlanItem, Task
from cdsdesk.vietnamese.text import search_key

_PLAN = "plan"
_CODE = "code"


def listed(snapshot: Snapshot, kind: type[Record], wanted: Mapping[str, str]) -> tuple[Record, ...]:
    """Return the records of a type whose fields equal the wanted texts, blind to case and diacritics.

    A task is also found by ``code`` and ``plan``, which stand in its plan items; a task or indicator by the uid of its
    plan. Raises UsageError for an unknown plan, RecordError for an unknown field.
    """
    rest = dict(wanted)
    places = {name: rest.pop(name) for name in (_PLAN, _CODE) if kind is Task and name in rest}
    values = parsed(kind, rest)
    rows = [record for record in snapshot.all(kind) if _fits(record, values)]
    if _PLAN in places and snapshot.get(places[_PLAN]) is None:
        places[_PLAN] = find_plan(snapshot, places[_PLAN]).uid
    if places:
        uids = {item.task for item in snapshot.all(PlanItem) if _stands_at(item, places)}
        rows = [record for record in rows if record.uid in uids]
    return tuple(rows)


def _fits(record: Record, values: Mapping[str, object]) -> bool:
    for name, value in values.items():
        held = getattr(record, name)
        if isinstance(value, str) and isinstance(held, str):
            if search_key(held) != search_key(value):
                return False
        elif held != value:
            return False
    return True


def _stands_at(item: PlanItem, places: Mapping[str, str]) -> bool:
    return all(getattr(item, name) == text for name, text in places.items())
