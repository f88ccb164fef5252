"""What the offices below told of the period, for documents that the worker composes: added up once and kept."""

from collections.abc import Callable
from contextlib import closing, suppress
from typing import Protocol, TypeAlias

from cdsdesk.errors import CdsError
from cdsdesk.model.consolidation import Consolidation
from cdsdesk.model.office import Setting, Unit, UnitAlias, UnitSuccession
from cdsdesk.model.received import has_received
from cdsdesk.model.reports import ReportKind
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.systems import Submission
from cdsdesk.progress import Progress
from ui.later_packages import with_told
from ui.open_store import OpenStore

Reading: TypeAlias = Callable[[Progress], Snapshot]
# What adding up reads of the records; while none of them changes it would come to the same.
_READ = (Submission, Unit, UnitAlias, UnitSuccession, Setting)


class Held(Protocol):
    """What is asked of the desk."""

    store: OpenStore

    @property
    def writing(self) -> bool:
        """Whether a large step is being written."""

    def snapshot(self) -> Snapshot:
        """Return the records of the period."""

    def everything(self) -> Snapshot:
        """Return all records."""


class Below:
    """Adds to the snapshot of a desk what the offices below told; only packages that came since are read again."""

    def __init__(self, desk: Held) -> None:
        self._desk = desk
        self._known: Consolidation | None = None
        self._read: tuple[object, ...] = ()
        self._made: tuple[Snapshot, Snapshot] | None = None

    def reading(self, kind: ReportKind) -> Reading:
        """Return how the worker gets the snapshot of this moment for a document of a kind."""
        snapshot = self._desk.snapshot()
        if self._desk.writing or not has_received(snapshot):
            return lambda _progress: snapshot
        store, whole = self._desk.store, self._desk.everything()

        def read(progress: Progress) -> Snapshot:
            with closing(store.look(whole)) as copy:
                made = with_told(copy, snapshot, kind, progress, self._known)
            self._known = made.lower or self._known
            return made

        return read

    def standing(self) -> Reading:
        """Return how the worker gets the snapshot of this moment as the report has it, for what follows every edit.

        It is added up anew only where what came in has changed. An outline that cannot be used is told by the report.
        """
        snapshot = self._desk.snapshot()
        # What is seen while a large step is written is not to be kept: nothing is added up then.
        if self._desk.writing or not has_received(snapshot):
            return lambda _progress: snapshot
        made, read = self._made, self.reading(ReportKind.BAO_CAO)
        if made is not None and made[0] is snapshot:
            return lambda _progress: made[1]

        def stand(progress: Progress) -> Snapshot:
            told = (snapshot.period, *(snapshot.all(kind) for kind in _READ))
            found = snapshot
            if made is not None and told == self._read:
                found = snapshot.patched({}, lower=made[1].lower)
            else:
                with suppress(CdsError):
                    found = read(progress)
            self._read, self._made = told, (snapshot, found)
            return found

        return stand
