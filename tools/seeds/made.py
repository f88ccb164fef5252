"""The documents that a data file gives, composed as an export composes them."""

from pathlib import Path

from cdsdesk.actions.report import ReportRequest, last_period, preview
from cdsdesk.actions.report_snapshot import report_snapshot
from cdsdesk.document.blocks import IssuedDocument
from cdsdesk.model.office import Setting
from cdsdesk.model.reports import ReportKind
from cdsdesk.reporting.own_outline import outline_key
from db.store import Store


def composed(file: Path, period: str, kind: str, *, own_outline: bool = True) -> IssuedDocument:
    """Compose a document of a data file; with ``own_outline`` false by the outline of the program."""
    store = Store.open(file, write=False)
    try:
        snapshot = report_snapshot(store, period, ReportKind(kind))
        if not own_outline:
            own = snapshot.where(Setting, "key", outline_key(ReportKind(kind)))
            snapshot = snapshot.patched(dict.fromkeys(one.uid for one in own))
        return preview(
            snapshot, ReportRequest(period, ReportKind(kind)), last_period(store, snapshot, ReportKind(kind))
        )
    finally:
        store.close()
