"""What goes up in a report package: the records of a period; data of people only when that is asked for."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from cdsdesk.model.activities import Activity, Attendance
from cdsdesk.model.documents import Citation, Document, DocumentEntry
from cdsdesk.model.fields import Record, specs
from cdsdesk.model.indicators import Indicator, Measurement, Target
from cdsdesk.model.kinds import Ref
from cdsdesk.model.office import Period, Unit, UnitAlias, UnitSuccession
from cdsdesk.model.reading import indicators_of_period, open_report, plans_of_period, tasks_of_period
from cdsdesk.model.reports import Narrative, Report, listed_days
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.systems import ComplianceEntry, InfoSystem, SystemState
from cdsdesk.model.tasks import Funding, Milestone, PlanItem, Progress, Section, Task
from cdsdesk.model.teams import Member, Team

# Never settings, memory, holidays, signatories, waivers: they are nobody's business but the office's.
_NAMED = (Unit, Document)
_ALWAYS = (UnitAlias, UnitSuccession, Team, Activity, InfoSystem, SystemState)


def records_to_send(snapshot: Snapshot, *, personal: bool) -> tuple[Record, ...]:
    """Return the records of a snapshot's period that go up; without ``personal`` members are only counted.

    Units and documents go along where something else that goes names them.
    """
    answered = _Answered(snapshot)
    sent = [_bare(record, personal=personal) for record in snapshot.records.values() if answered.holds(record)]
    return with_named(snapshot, sent)


def with_named(snapshot: Snapshot, records: Iterable[Record]) -> tuple[Record, ...]:
    """Return records with the units and documents that they name, and the office itself."""
    sent = list(records)
    kept = {record.uid for record in sent}
    waiting = [snapshot.unit(), *sent]
    while waiting:
        for uid in _names(waiting.pop()):
            record = snapshot.get(uid)
            if isinstance(record, _NAMED) and uid not in kept:
                kept.add(uid)
                sent.append(record)
                waiting.append(record)
    if snapshot.office not in kept:
        sent.append(snapshot.unit())
    return tuple(sent)


class _Answered:
    """The plans, tasks and indicators that a report of the period answers for, by uid."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._plans = {plan.uid for plan in plans_of_period(snapshot)}
        self._tasks = {task.uid for task in tasks_of_period(snapshot)}
        self._indicators = {indicator.uid for indicator in indicators_of_period(snapshot)}
        self._told = self._tasks | self._indicators

    def holds(self, record: Record) -> bool:
        """Whether a record goes up because the report tells of it."""
        match record:
            case Task() | Indicator():
                return record.uid in self._told
            case PlanItem(task=uid) | Milestone(task=uid) | Progress(task=uid) | Funding(task=uid):
                return uid in self._tasks
            case Target(indicator=uid) | Measurement(indicator=uid):
                return uid in self._indicators
            case Section(plan=uid):
                return uid in self._plans
            case Document():
                return record.uid in self._plans
            case ComplianceEntry(unit=uid):
                return uid == self._snapshot.office
            case DocumentEntry():
                return self._is_issued_now(record)
            case Citation(record=uid):
                cited = self._snapshot.get(uid)
                return isinstance(cited, Progress) and cited.task in self._tasks
            case Attendance(activity=uid):
                return self._snapshot.get(uid) is not None
            case Report() | Narrative() | Period():
                return record.unit == self._snapshot.office and self._code(record) == self._period
            case _:
                return isinstance(record, (*_ALWAYS, Member))

    @property
    def _period(self) -> str:
        return self._snapshot.period.code if self._snapshot.period else ""

    def _is_issued_now(self, entry: DocumentEntry) -> bool:
        document, period = self._snapshot.find(Document, entry.document), self._snapshot.period
        day = (document.date if document else None) or entry.registered_on
        if period is None or day is None:
            return True
        first, last = listed_days(period, open_report(self._snapshot))
        return first <= day <= last

    @staticmethod
    def _code(record: Report | Narrative | Period) -> str:
        return record.code if isinstance(record, Period) else record.period


def _names(record: Record) -> Iterator[str]:
    for name, spec in specs(type(record)).items():
        if isinstance(spec.kind, Ref) and getattr(record, name):
            yield getattr(record, name)


def _bare(record: Record, *, personal: bool) -> Record:
    """Return a record as it goes up: a report without the copy of all figures, a member without who it is."""
    if isinstance(record, Report):
        return replace(record, frozen_snapshot=None, frozen_text="")
    return without_personal_data(record) if isinstance(record, Member) and not personal else record


def without_personal_data(member: Member) -> Member:
    """Return a member as one to be counted: team, role, sex and organisation stay, who it is does not."""
    return replace(
        member, name="", birth_year=None, job_title="", phone="", email="", consent_on=None, extras={}, withheld=True
    )
