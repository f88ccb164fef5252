"""Rows of a list made again and moved among their neighbours."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from cdsdesk.actions.edit import existing
from cdsdesk.errors import RecordError
from cdsdesk.model.calling import named
from cdsdesk.model.changes import ChangeSet, Draft
from cdsdesk.model.documents import Document
from cdsdesk.model.fields import Record
from cdsdesk.model.identity import uid_for
from cdsdesk.model.indicators import Indicator, Target
from cdsdesk.model.office import Unit
from cdsdesk.model.registry import record_type
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import Funding, Milestone, PlanItem, Section, Task
from cdsdesk.model.teams import Member
from cdsdesk.model.validity import problems
from cdsdesk.vietnamese.text import natural_key

COPY = "(bản sao)"
# What identifies a record of these types beside where it stands: two with the same name would be one.
_NAMES: Mapping[type[Record], str] = {Unit: "name", Section: "title", Indicator: "name"}
# The fields that neighbours in a list have in common; records of any other type are all neighbours.
_SHARED: Mapping[type[Record], tuple[str, ...]] = {
    PlanItem: ("plan", "annex"),
    Section: ("plan", "annex", "parent"),
    Indicator: ("plan", "annex", "parent"),
    Target: ("indicator",),
    Milestone: ("task",),
    Funding: ("task",),
    Member: ("team",),
}


def duplicate(
    snapshot: Snapshot, type_name: str, uids: Collection[str], who: str = ""
) -> tuple[ChangeSet, tuple[str, ...]]:
    """Make records again below their originals; return the step and the uids of the copies.

    A task stands in the same plans, without its number there; of results and money nothing is copied. Where two
    records of one name would be one, the copy says that it is one; a document leaves its number, a target its year.
    Raises RecordError for what can only be there once.
    """
    draft = Draft(snapshot.records)
    made: list[str] = []
    groups: dict[tuple[Any, ...], list[Record]] = {}
    for uid in uids:
        original = existing(snapshot, type_name, uid)
        groups.setdefault(_group(snapshot, original), []).append(original)
    for originals in groups.values():
        last = max(originals, key=_order)
        copies = [_copy(draft, snapshot, original) for original in originals]
        _put_below(snapshot, draft, last, copies)
        made.extend(copy.uid for copy in copies)
        if isinstance(last, Task):
            _put_in_plans(snapshot, draft, [one.uid for one in originals], [one.uid for one in copies])
    label = f"Nhân bản {len(made)} {record_type(type_name).LABEL.lower()}"
    return ChangeSet(label, draft.changes(), who), tuple(made)


def move(
    snapshot: Snapshot,
    type_name: str,
    uids: Collection[str],
    step: int,
    siblings: Sequence[str],
    who: str = "",
    plan: str = "",
) -> ChangeSet:
    """Move records by ``step`` rows (-1 up, 1 down) among ``siblings``, the uids as the list shows them.

    Tasks move within ``plan``, else within a plan that has them all. Where nothing can move the step is empty.
    """
    holders = _holders(snapshot, [existing(snapshot, type_name, uid) for uid in siblings], uids, plan)
    shown = [uid for uid in siblings if uid in holders]
    moved = _moved(shown, frozenset(uids), step)
    draft = Draft(snapshot.records)
    if moved != shown:
        first = holders[shown[0]]
        group = _neighbours(snapshot, first)
        slots = _slots(group)
        places = sorted(group.index(holders[uid]) for uid in shown)
        for place, uid in zip(places, moved, strict=True):
            group[place] = holders[uid]
        for record, slot in zip(group, slots, strict=True):
            if record.position != slot:
                draft.put(replace(record, position=slot))
    way = "lên" if step < 0 else "xuống"
    return ChangeSet(f"Chuyển {len(uids)} {record_type(type_name).LABEL.lower()} {way}", draft.changes(), who)


# Copies


def _copy(draft: Draft, snapshot: Snapshot, original: Record) -> Record:
    if isinstance(original, PlanItem):
        raise RecordError("Một nhiệm vụ chỉ đứng một lần trong một kế hoạch", named(original, snapshot.get))
    copy = _with_new_uid(draft, snapshot, original)
    known = problems(original, snapshot)
    found = [problem for problem in problems(copy, snapshot) if problem not in known]
    if found:
        raise RecordError(found[0], named(original, snapshot.get))
    return copy


def _with_new_uid(draft: Draft, snapshot: Snapshot, original: Record) -> Record:
    if isinstance(original, Document):
        return _identified(replace(original, number="", number_text=""), snapshot)
    for number in range(1, len(snapshot.records) + 3):
        copy = _identified(_told_apart(original, number), snapshot)
        if draft.get(copy.uid) is None:
            draft.put(copy)
            return copy
    raise RecordError("Không nhân bản được", named(original, snapshot.get))


def _told_apart(original: Record, number: int) -> Record:
    if isinstance(original, Target) and original.year is not None:
        return replace(original, year=original.year + number)
    name = _NAMES.get(type(original))
    if name is None:
        return original
    mark = COPY if number == 1 else f"{COPY[:-1]} {number})"
    named: Mapping[str, Any] = {name: f"{getattr(original, name)} {mark}"}
    return replace(original, **named)


def _identified(record: Record, snapshot: Snapshot) -> Record:
    return replace(record, uid=uid_for(replace(record, uid=""), snapshot))


def _put_in_plans(snapshot: Snapshot, draft: Draft, originals: Sequence[str], copies: Sequence[str]) -> None:
    """Give copied tasks their places below their originals' in every plan."""
    by_plan: dict[tuple[Any, ...], list[tuple[PlanItem, Record]]] = {}
    for task, copy in zip(originals, copies, strict=True):
        for item in snapshot.where(PlanItem, "task", task):
            made = replace(item, task=copy, code="" if item.section else item.code)
            pair = item, _identified(made, snapshot)
            by_plan.setdefault((item.plan, item.annex), []).append(pair)
    for pairs in by_plan.values():
        last = max((item for item, _ in pairs), key=_order)
        _put_below(snapshot, draft, last, [made for _, made in pairs])


def _put_below(snapshot: Snapshot, draft: Draft, last: Record, copies: Iterable[Record]) -> None:
    """Put new records below one; those that follow make room, no more of them than must."""
    neighbours = _neighbours(snapshot, last)
    position = last.position
    for record in copies:
        position += 1
        draft.put(replace(record, position=position))
    for follower in neighbours[neighbours.index(last) + 1 :]:
        if follower.position > position:
            break
        position += 1
        draft.put(replace(follower, position=position))


# Order


def _order(record: Record) -> tuple[Any, ...]:
    code = natural_key(record.code) if isinstance(record, PlanItem) else ()
    return record.position, code, record.uid


def _group(snapshot: Snapshot, record: Record) -> tuple[Any, ...]:
    """Return what a record has in common with its neighbours; of tasks whether they stand in a plan at all."""
    if isinstance(record, Task):
        return (bool(snapshot.where(PlanItem, "task", record.uid)),)
    return tuple(getattr(record, name) for name in _SHARED.get(type(record), ()))


def _neighbours(snapshot: Snapshot, record: Record) -> list[Record]:
    shared = _SHARED.get(type(record), ())
    found = snapshot.where(type(record), shared[0], getattr(record, shared[0])) if shared else None
    group = _group(snapshot, record)
    everything: Iterable[Record] = snapshot.all(type(record)) if found is None else found
    return sorted((one for one in everything if _group(snapshot, one) == group), key=_order)


def _slots(group: Sequence[Record]) -> list[int]:
    """Return the positions of records in order, those that are not above the one before raised by as little as can."""
    slots: list[int] = []
    for record in group:
        slots.append(max(record.position, slots[-1] + 1) if slots else record.position)
    return slots


def _moved(shown: Sequence[str], chosen: frozenset[str], step: int) -> list[str]:
    """Return the uids with the chosen ones moved; those at the edge stay and hold up the ones behind them."""
    order = list(shown) if step < 0 else list(reversed(shown))
    for _ in range(abs(step)):
        for place in range(1, len(order)):
            if order[place] in chosen and order[place - 1] not in chosen:
                order[place - 1 : place + 1] = order[place], order[place - 1]
    return order if step < 0 else list(reversed(order))


def _holders(snapshot: Snapshot, records: Sequence[Record], chosen: Collection[str], plan: str) -> dict[str, Record]:
    """Return by uid the record whose position orders the list: itself, for a task in a plan its place there."""
    if not records:
        return {}
    holders: dict[str, Record] = {record.uid: record for record in records}
    if isinstance(records[0], Task):
        in_plans = [_items(snapshot, records, one) for one in ([plan] if plan else _plans_of(snapshot, chosen))]
        fitting = [items for items in in_plans if plan or len(items) == len(records)]
        if fitting:
            holders = dict(fitting[0])
    first = next((holders[record.uid] for record in records if record.uid in holders), None)
    if first is None:
        return {}
    group = _group(snapshot, first)
    return {uid: record for uid, record in holders.items() if _group(snapshot, record) == group}


def _plans_of(snapshot: Snapshot, tasks: Collection[str]) -> list[str]:
    return list(dict.fromkeys(item.plan for task in tasks for item in snapshot.where(PlanItem, "task", task)))


def _items(snapshot: Snapshot, tasks: Sequence[Record], plan: str) -> dict[str, Record]:
    own = {item.task: item for item in snapshot.where(PlanItem, "plan", plan)}
    return {task.uid: own[task.uid] for task in tasks if task.uid in own}
