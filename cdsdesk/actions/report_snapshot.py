"""The snapshot that a document of the office is made from, with what the offices below told where it tells of them."""

from cdsdesk.actions.consolidating import with_lower
from cdsdesk.model.consolidation import Consolidation
from cdsdesk.model.ports import Store
from cdsdesk.model.report_parts import UNIT_PARTS
from cdsdesk.model.reports import ReportKind
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.progress import Progress
from cdsdesk.reporting.own_outline import outline_in

_SENT = {ReportKind.CONG_VAN: ReportKind.BAO_CAO}


def report_snapshot(
    store: Store, period: str, kind: ReportKind = ReportKind.BAO_CAO, progress: Progress | None = None
) -> Snapshot:
    """Return the snapshot of a period for a document of a kind. Raises UsageError, OutlineError, Cancelled."""
    return with_told(store, store.snapshot(period), kind, progress)


def with_told(
    store: Store,
    snapshot: Snapshot,
    kind: ReportKind = ReportKind.BAO_CAO,
    progress: Progress | None = None,
    before: Consolidation | None = None,
) -> Snapshot:
    """Return a snapshot of a period with what the offices below told, where the document has a part about them.

    Given what was added up ``before``, only packages that came since are read. Raises OutlineError, Cancelled.
    """
    # A letter tells of the report that it sends.
    outlines = [outline_in(snapshot, one) for one in {kind, _SENT.get(kind, kind)}]
    period = snapshot.period
    if period is None or not any(one.has(part, period.kind) for part in UNIT_PARTS for one in outlines):
        return snapshot
    return with_lower(store, snapshot, progress, before)
