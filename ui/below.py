"""What the offices below told of the period, for documents that the worker composes: added up once and kept."""

from collections.abc import Callable
from contextlib import closing
from typing import TypeAlias

from cdsdesk.model.consolidation import Consolidation
from cdsdesk.model.received import has_received
from cdsdesk.model.reports import ReportKind
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.progress import Progress
from ui import later
from ui.desk import Desk

Reading: TypeAlias = Callable[[Progress], Snapshot]


class Below:
    """Adds to the snapshot of a desk what the offices below told; only packages that came since are read again."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._known: Consolidation | None = None

    def reading(self, kind: ReportKind) -> Reading:
        """Return how the worker gets the snapshot of this moment for a document of a kind."""
        snapshot = self._desk.snapshot()
        if self._desk.writing or not has_received(snapshot):
            return lambda _progress: snapshot
        store, whole = self._desk.store, self._desk.everything()

        def read(progress: Progress) -> Snapshot:
            with closing(store.look(whole)) as copy:
                made = later.with_told(copy, snapshot, kind, progress, self._known)
            self._known = made.lower or self._known
            return made

        return read
