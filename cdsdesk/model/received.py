"""Which submissions are reports that came in from other offices."""

from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.systems import Submission

RECEIVED = "report"
"""The purpose of a submission that is the report of an office below."""


def has_received(snapshot: Snapshot) -> bool:
    """Whether a report of another office came in, of the period of a snapshot if it has one."""
    code = snapshot.period.code if snapshot.period else ""
    received = snapshot.where(Submission, "purpose", RECEIVED)
    return any(one.unit != snapshot.office and code in ("", one.period) for one in received)
