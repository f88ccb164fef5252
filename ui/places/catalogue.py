"""How each place is built, which records it shows, what is counted beside its name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from cdsdesk.actions.indicator_list import counted
from cdsdesk.actions.register_list import Span, listed_lines
from cdsdesk.model.activities import Activity, Attendance
from cdsdesk.model.documents import Document, DocumentEntry
from cdsdesk.model.indicators import Indicator, Measurement, Target
from cdsdesk.model.office import (
    Holiday,
    NumberSeries,
    Period,
    RecipientList,
    Setting,
    Signatory,
    Unit,
    UnitAlias,
)
from cdsdesk.model.reports import Narrative, Report
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.systems import InfoSystem, SystemState
from cdsdesk.model.tasks import Task, TaskKind
from cdsdesk.model.teams import Member, Team
from ui.desk import Desk
from ui.places.activities import ActivitiesPlace
from ui.places.consolidation import ConsolidationPlace
from ui.places.documents import DocumentsPlace
from ui.places.importing import ImportingPlace
from ui.places.indicators import IndicatorsPlace
from ui.places.office import OfficePlace
from ui.places.overview import OverviewPlace
from ui.places.place import Place
from ui.places.proofreading import ProofreadPlace
from ui.places.report import ReportPlace
from ui.places.sending import SendingPlace
from ui.places.systems import SystemsPlace
from ui.places.task_rows import task_of
from ui.places.tasks import TasksPlace
from ui.places.teams import TeamsPlace
from ui.remember import Memory
from ui.welcome import documents_folder


@dataclass(frozen=True)
class Context:
    """What a place is built with: the open file, today, the window's actions by their key, what it remembers.

    ``pages`` is where it will stand: Qt works the style of each part out anew whenever its parent changes.
    """

    desk: Desk
    today: Callable[[], date]
    act: Callable[[str], object]
    memory: Memory
    pages: QWidget


@dataclass(frozen=True)
class Entry:
    """One place: how it is built, the record types that it shows, what is counted beside its name."""

    build: Callable[[Context], Place]
    shows: frozenset[str] = frozenset()
    count: Callable[[Desk], int] | None = None


def _tasks(kind: TaskKind) -> Callable[[Context], Place]:
    return lambda context: TasksPlace(context.desk, lambda: context.act("import"), kind, context.pages)


def _kind_count(kind: TaskKind) -> Callable[[Desk], int]:
    return lambda desk: len(desk.everything().where(Task, "kind", kind))


_SETTINGS = (Unit, UnitAlias, Period, Holiday, Setting, Signatory, RecipientList, NumberSeries)


CATALOGUE: Mapping[str, Entry] = {
    "overview": Entry(
        lambda context: OverviewPlace(context.desk, context.today, context.act, context.memory, context.pages)
    ),
    "tasks": Entry(_tasks(TaskKind.TASK), count=_kind_count(TaskKind.TASK)),
    "projects": Entry(_tasks(TaskKind.PROJECT), count=_kind_count(TaskKind.PROJECT)),
    "indicators": Entry(
        lambda context: IndicatorsPlace(context.desk, lambda: context.act("import"), context.pages),
        frozenset({Indicator.TYPE, Measurement.TYPE, Target.TYPE}),
        lambda desk: counted(desk.snapshot()),
    ),
    "documents": Entry(
        lambda context: DocumentsPlace(context.desk, lambda: context.act("import"), context.today, context.pages),
        frozenset({Document.TYPE, DocumentEntry.TYPE}),
        lambda desk: len(listed_lines(desk.snapshot(), Span.PERIOD)),
    ),
    "teams": Entry(
        lambda context: TeamsPlace(context.desk, context.pages),
        frozenset({Team.TYPE, Member.TYPE}),
        lambda desk: len(desk.snapshot().all(Team)),
    ),
    "activities": Entry(
        lambda context: ActivitiesPlace(context.desk, context.today, context.pages),
        frozenset({Activity.TYPE, Attendance.TYPE}),
        lambda desk: len(desk.snapshot().all(Activity)),
    ),
    "systems": Entry(
        lambda context: SystemsPlace(context.desk, context.pages),
        frozenset({InfoSystem.TYPE, SystemState.TYPE}),
        lambda desk: len(desk.snapshot().where(InfoSystem, "unit", desk.snapshot().office)),
    ),
    "report": Entry(lambda context: ReportPlace(context.desk, context.pages), frozenset({Report.TYPE, Narrative.TYPE})),
    "proofread": Entry(lambda context: ProofreadPlace(context.desk, documents_folder, context.pages)),
    "importing": Entry(lambda context: ImportingPlace(context.desk, documents_folder, context.pages)),
    "consolidation": Entry(
        lambda context: ConsolidationPlace(context.desk, context.today, documents_folder, context.pages)
    ),
    "sending": Entry(lambda context: SendingPlace(context.desk, context.act, context.pages)),
    "office": Entry(
        lambda context: OfficePlace(context.desk, context.today, context.act, context.memory, context.pages),
        frozenset(kind.TYPE for kind in _SETTINGS),
    ),
}
_BY_TYPE = {type_name: key for key, entry in CATALOGUE.items() for type_name in entry.shows}


def place_of(snapshot: Snapshot, uid: str) -> str:
    """Return the key of the place that shows a record; empty when none does."""
    task = snapshot.find(Task, task_of(snapshot, uid))
    if task is not None:
        return "projects" if task.kind is TaskKind.PROJECT else "tasks"
    record = snapshot.get(uid)
    return _BY_TYPE.get(record.TYPE, "") if record is not None else ""
