"""The figures of a period as an office's own program works them out: what the office above adds up (``summary.json``).

Decimals are texts, money is whole đồng. Tasks and indicators that the province set are known by their uid, which all
of its offices share; others by their title.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from cdsdesk.model.activities import Activity
from cdsdesk.model.documents import Direction, Document, DocumentEntry
from cdsdesk.model.evaluation import evaluate
from cdsdesk.model.funding import without_natures
from cdsdesk.model.identity import indicator_title
from cdsdesk.model.indicators import Indicator
from cdsdesk.model.names import document_number
from cdsdesk.model.reading import (
    items_of,
    levels_of_period,
    measurement_of,
    progress_of,
    state_of,
    target_of,
    tasks_of_period,
)
from cdsdesk.model.reports import listed_days
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.systems import InfoSystem, LevelState, SystemState
from cdsdesk.model.tasks import Funding, Task
from cdsdesk.model.teams import Member, Team

PART = "summary.json"
VERSION = 1


def summary(snapshot: Snapshot) -> dict[str, Any]:
    """Return the figures of a snapshot's period as JSON values."""
    return {
        "version": VERSION,
        "tasks": [_task(snapshot, task) for task in tasks_of_period(snapshot)],
        "indicators": [_indicator(snapshot, indicator) for indicator in levels_of_period(snapshot)],
        "documents": dict(sorted(Counter(_documents(snapshot)).items())),
        "teams": _teams(snapshot),
        "activities": _activities(snapshot),
        "systems": _systems(snapshot),
        "money": _money(snapshot),
    }


def _filled(told: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in told.items() if value not in (None, "")}


def _task(snapshot: Snapshot, task: Task) -> dict[str, Any]:
    item = next(iter(items_of(snapshot, task.uid)), None)
    plan = snapshot.find(Document, item.plan) if item else None
    progress = progress_of(snapshot, task.uid)
    state = state_of(snapshot, task).printed
    return _filled(
        {
            "uid": task.uid,
            "code": item.code if item else "",
            "title": task.title,
            "plan": plan.uid if plan else "",
            "plan_number": document_number(plan) if plan else "",
            "state": state.value if state else None,
            "result": progress.result if progress else "",
        }
    )


def _indicator(snapshot: Snapshot, indicator: Indicator) -> dict[str, Any]:
    told = measurement_of(snapshot, indicator.uid)
    target = target_of(snapshot, indicator)
    judged = (told.evaluation_written if told else None) or evaluate(indicator, target, told)
    return _filled(
        {
            "uid": indicator.uid,
            "code": indicator.code,
            "name": indicator_title(indicator),
            "unit": indicator.unit_text,
            "measure": indicator.measure.value,
            "numerator": _text(told.numerator) if told else None,
            "denominator": _text(told.denominator) if told else None,
            "value": _text(told.value) if told else None,
            "text": told.text if told else "",
            "target": target.text if target else "",
            "evaluation": judged.value if judged else None,
        }
    )


def _text(value: Decimal | None) -> str | None:
    return None if value is None else format(value, "f")


def _documents(snapshot: Snapshot) -> Iterator[str]:
    """Yield the type of each document that the office issued in the calendar days of the period."""
    days = listed_days(snapshot.period) if snapshot.period else None
    for entry in snapshot.where(DocumentEntry, "unit", snapshot.office):
        document = snapshot.find(Document, entry.document)
        day = document.date if document else None
        if document is None or day is None or entry.direction is not Direction.ISSUED:
            continue
        if days is None or days[0] <= day <= days[1]:
            yield document.type or "Khác"


def _teams(snapshot: Snapshot) -> dict[str, int]:
    members = snapshot.where(Member, "unit", snapshot.office)
    by_role = Counter(member.role.value for member in members)
    return {"teams": len(snapshot.where(Team, "unit", snapshot.office)), "members": len(members), **by_role}


def _activities(snapshot: Snapshot) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for activity in snapshot.where(Activity, "unit", snapshot.office):
        told = found.setdefault(activity.kind.value, {"count": 0, "attendees": 0})
        told["count"] += 1
        told["attendees"] += activity.attendees or 0
    return found


def _systems(snapshot: Snapshot) -> dict[str, int]:
    latest: dict[str, SystemState] = {}
    for state in sorted(snapshot.all(SystemState), key=lambda one: one.period):
        latest[state.system] = state
    own = snapshot.where(InfoSystem, "unit", snapshot.office)
    approved = [one for one in own if one.uid in latest and latest[one.uid].state is LevelState.APPROVED]
    return {"systems": len(own), "approved": len(approved)}


def _money(snapshot: Snapshot) -> dict[str, int]:
    """Add up the year's amounts by what they say, each source once: a whole beside its sources is not added."""
    tasks = {task.uid for task in tasks_of_period(snapshot)}
    groups: dict[tuple[str, str, str], list[Funding]] = defaultdict(list)
    for row in without_natures(snapshot.where(Funding, "unit", snapshot.office)):
        if row.amount is not None and row.task in tasks and row.year is not None:
            groups[row.task, row.amount_kind.value, row.nature.value].append(row)
    found: Counter[str] = Counter()
    for (_, kind, _), rows in groups.items():
        parts = [row for row in rows if row.source.value != "all"]
        found[kind] += sum(row.amount or 0 for row in parts or rows)
    return dict(sorted(found.items()))
