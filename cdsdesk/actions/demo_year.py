"""What the sample's ward records by itself through the year: documents, activities, systems, indicators by quarter."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from cdsdesk.model.activities import Activity, Attendance
from cdsdesk.model.changes import ChangeSet, Draft
from cdsdesk.model.codec import with_values
from cdsdesk.model.documents import Direction, Document, DocumentEntry
from cdsdesk.model.fields import Record
from cdsdesk.model.identity import new_uid, uid_for
from cdsdesk.model.indicators import Indicator, Measurement, Target
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.systems import InfoSystem, SystemState
from cdsdesk.model.teams import Member, Team
from cdsdesk.model.understanding import understood

Data = Mapping[str, Any]


def year_recorded(snapshot: Snapshot, plan: Document, data: Data, who: str) -> ChangeSet:
    """Return the step that records the year; the indicators are set by ``plan``."""
    draft = Draft(snapshot.records)
    for made in (_documents, _activities, _systems):
        for position, record in enumerate(made(snapshot, data), start=1):
            draft.put(replace(record, position=position))
    for position, record in enumerate(_indicators(snapshot, plan, data), start=1):
        draft.put(replace(record, position=position))
    return ChangeSet("Ghi văn bản, hoạt động, hệ thống, chỉ tiêu năm 2026", draft.changes(), who)


def _documents(snapshot: Snapshot, data: Data) -> Iterator[Record]:
    for item in data["document"]:
        made = with_values(Document(), dict(item) | {"issuer": data["issuer"]})
        document = replace(made, uid=uid_for(made, snapshot))
        yield document
        yield DocumentEntry(uid=new_uid(), unit=snapshot.office, document=document.uid, direction=Direction.ISSUED)


def _activities(snapshot: Snapshot, data: Data) -> Iterator[Record]:
    teams = snapshot.all(Team)
    for item in data["activity"]:
        told = {key: value for key, value in item.items() if key != "teams"}
        activity = with_values(Activity(uid=new_uid(), unit=snapshot.office), told)
        yield activity
        for number in item["teams"]:
            for member in snapshot.where(Member, "team", teams[number - 1].uid):
                yield Attendance(uid=new_uid(), unit=snapshot.office, activity=activity.uid, member=member.uid)


def _systems(snapshot: Snapshot, data: Data) -> Iterator[Record]:
    for item in data["system"]:
        told = {key: value for key, value in item.items() if key != "states"}
        system = with_values(InfoSystem(uid=new_uid(), unit=snapshot.office), told)
        yield system
        for state in item["states"]:
            yield with_values(SystemState(uid=new_uid(), unit=snapshot.office, system=system.uid), state)


def _indicators(snapshot: Snapshot, plan: Document, data: Data) -> Iterator[Record]:
    for item in data["indicator"]:
        told = {key: value for key, value in item.items() if key not in ("target", "values")}
        made = with_values(Indicator(plan=plan.uid, unit_text="%"), told)
        indicator = replace(made, uid=uid_for(made, snapshot))
        yield indicator
        target = understood(Target(indicator=indicator.uid, year=2026, text=item["target"]), frozenset({"text"}))
        yield replace(target, uid=uid_for(target, snapshot))
        for period, numerator, denominator in item["values"]:
            counts = {"numerator": str(numerator), "denominator": str(denominator)}
            measured = Measurement(uid=new_uid(), unit=snapshot.office, indicator=indicator.uid, period=period)
            yield with_values(measured, counts)
