"""The way to a record: from a hit of the search, a finding, the overview, to where it is shown and mended."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from cdsdesk.errors import CdsError
from cdsdesk.model.ports import Hit
from cdsdesk.model.registry import BY_TYPE
from cdsdesk.model.reports import Narrative
from ui.desk import Desk
from ui.dialogs.record_card import RecordCard
from ui.places.report import ReportPlace
from ui.places.task_rows import ALL, REVIEW, task_of
from ui.places.tasks import TasksPlace
from ui.widgets.hits import Found

FIRST_SHOWN = ("task", "progress", "document", "indicator", "section", "narrative")
_SNIPPET = 70


class Way(QObject):
    """``go`` brings a place to the front by its key."""

    def __init__(self, desk: Desk, tasks: TasksPlace, report: ReportPlace, go: Callable[[str], object]) -> None:
        super().__init__(tasks)
        self._desk, self._tasks, self._report, self._go = desk, tasks, report, go

    def find(self, words: str) -> Sequence[Found]:
        """Return what the words find, what officers look for most first."""
        try:
            hits = self._desk.search(words)
        except CdsError as error:
            self._desk.failed.emit(error)
            return []
        hits = sorted(hits, key=_rank)
        return [Found(BY_TYPE[hit.type].LABEL, self._words(hit), hit) for hit in hits]

    def _words(self, hit: Hit) -> str:
        record = self._desk.everything().get(hit.uid)
        return record.own_text[:_SNIPPET] if isinstance(record, Narrative) else hit.text

    def open_hit(self, hit: Hit) -> None:
        """Open what a search found."""
        self.open_record(hit.uid, "")

    def open_record(self, uid: str, field: str) -> None:
        """Open a record where it is mended: in the task list, in the report, else on a card."""
        record = self._desk.everything().get(uid)
        task = task_of(self._desk.everything(), uid)
        if task:
            self.open_task(task, field)
        elif isinstance(record, Narrative):
            self._desk.set_period(record.period)
            self._go("report")
            self._report.open_section(record.section_key)
        elif record is not None:
            card = RecordCard(self._desk, uid, self._tasks.window(), field)
            card.exec()
            card.deleteLater()

    def open_task(self, uid: str, field: str = "") -> None:
        """Bring a task into view."""
        self._go("tasks")
        self._tasks.open_task(uid, field)

    def show_what(self, place: str, what: str) -> None:
        """Go to a place and show something there: a task, the tasks of a chip."""
        if place != "tasks":
            self._go(place)
        elif what in (ALL, REVIEW):
            self._go("tasks")
            self._tasks.choose_plan("")
            self._tasks.choose_chip(what)
        else:
            self.open_task(what)


def _rank(hit: Hit) -> int:
    return FIRST_SHOWN.index(hit.type) if hit.type in FIRST_SHOWN else len(FIRST_SHOWN)
