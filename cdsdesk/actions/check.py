"""Checking a period: the findings over its snapshot."""

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from cdsdesk.actions.check_words import with_words
from cdsdesk.actions.plans import find_plan
from cdsdesk.actions.report_snapshot import with_told
from cdsdesk.checks.engine import run
from cdsdesk.document.blocks import IssuedDocument
from cdsdesk.errors import CdsError
from cdsdesk.model.findings import Finding, Severity
from cdsdesk.model.ports import Store
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import PlanItem
from cdsdesk.progress import Progress


@dataclass(frozen=True)
class CheckResult:
    """The findings of a period, weightiest first."""

    period: str
    findings: tuple[Finding, ...]

    @property
    def open(self) -> bool:
        """Whether an error or a warning is left that nobody has waived."""
        return any(f.waived is None and f.severity is not Severity.NOTE for f in self.findings)

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The errors that nobody has waived: they let only a draft be written."""
        return tuple(f for f in self.findings if f.waived is None and f.severity is Severity.ERROR)

    def to_json(self) -> dict[str, Any]:
        """Give the public form of docs/contract.md."""
        counts = Counter(finding.severity.value for finding in self.findings if finding.waived is None)
        return {
            "period": self.period,
            "findings": [finding.to_json() for finding in self.findings],
            "counts": {severity.value: counts[severity.value] for severity in Severity}
            | {"waived": sum(finding.waived is not None for finding in self.findings)},
        }


def findings(snapshot: Snapshot, progress: Progress | None = None) -> tuple[Finding, ...]:
    """Return what the rules find in a snapshot of a period. Raises Cancelled when ``progress`` does."""
    return run(snapshot, progress=progress)


def check(
    store: Store,
    period: str,
    plan: str = "",
    marked: Callable[[Snapshot], Snapshot] | None = None,
    composed: Callable[[Snapshot], IssuedDocument] | None = None,
) -> CheckResult:
    """Check a period of the office; with ``plan`` (number and symbol) only that plan's tasks. Raises UsageError.

    ``marked`` marks what only composing the report can tell: words that are out of date. ``composed`` makes the
    report, so that its words are checked too; one that cannot be composed is left to whoever exports it.
    """
    snapshot = store.snapshot(period)
    if composed is not None:
        with suppress(CdsError):
            snapshot = with_told(store, snapshot)
    if marked is not None:
        snapshot = marked(snapshot)
    code = snapshot.period.code if snapshot.period else period
    found = findings(snapshot)
    if composed is not None:
        with suppress(CdsError):
            found = with_words(found, snapshot, composed(snapshot))
    if plan:
        uid = find_plan(snapshot, plan).uid
        of_plan = {item.task for item in snapshot.where(PlanItem, "plan", uid)} | {uid}
        found = tuple(finding for finding in found if finding.concerned & of_plan)
    return CheckResult(code, found)
