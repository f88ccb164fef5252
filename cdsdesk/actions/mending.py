"""What an officer does about a finding: mend it in one step, keep it with a reason, take the reason back."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cdsdesk.actions import edit
from cdsdesk.checks.engine import waived, waivers
from cdsdesk.checks.profile import weighed, weights
from cdsdesk.checks.rules_report import no_own_words
from cdsdesk.errors import RecordError
from cdsdesk.model.changes import ChangeSet, Draft, changed_record
from cdsdesk.model.codec import json_value
from cdsdesk.model.findings import Finding, Severity
from cdsdesk.model.periods import period_code
from cdsdesk.model.reports import ReportKind, Waiver
from cdsdesk.model.snapshot import Snapshot


@dataclass(frozen=True)
class FindingGroup:
    """Findings of one weight by one rule, in their order."""

    severity: Severity
    rule: str
    findings: tuple[Finding, ...]


def grouped(findings: Iterable[Finding]) -> tuple[FindingGroup, ...]:
    """Return findings by weight and then by rule; a rule stands where the first of its findings does."""
    groups: dict[tuple[Severity, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        groups[finding.severity, finding.rule].append(finding)
    by_weight = sorted(groups, key=lambda key: list(Severity).index(key[0]))
    return tuple(FindingGroup(*key, tuple(groups[key])) for key in by_weight)


def mend(snapshot: Snapshot, finding: Finding, who: str = "") -> ChangeSet:
    """Return the step that mends a finding. Raises RecordError when there is none, or the records changed meanwhile."""
    if finding.fix is None:
        raise RecordError("Điều này không tự sửa được", finding.message)
    draft = Draft(snapshot.records)
    for change in finding.fix.changes:
        record = draft.get(change.uid)
        now = (
            {name: json_value(type(record), name, getattr(record, name)) for name in change.before or ()}
            if record
            else {}
        )
        if now != dict(change.before or {}):
            raise RecordError("Số liệu đã đổi sau khi soát", finding.message, "hãy chờ soát lại rồi sửa")
        after = changed_record(record, change)
        if after is None:
            draft.remove(change.uid)
        else:
            draft.put(after)
    return ChangeSet(finding.fix.label, draft.changes(), who)


def keep(snapshot: Snapshot, period: str, finding: Finding, reason: str, who: str = "") -> ChangeSet:
    """Return the step that keeps a finding as it is for a period. Raises RecordError without a reason."""
    return edit.waive(snapshot, period, finding.rule, _record(finding), finding.fingerprint, reason, who)


def lift(snapshot: Snapshot, period: str, finding: Finding, who: str = "") -> ChangeSet:
    """Return the step after which a finding that was kept speaks again; no change when no reason was kept for it."""
    draft = Draft(snapshot.records)
    for waiver in _waivers(snapshot, period, finding):
        draft.remove(waiver.uid)
    return ChangeSet("Bỏ giữ, soát lại", draft.changes(), who)


def is_kept(snapshot: Snapshot, period: str, finding: Finding) -> bool:
    """Whether a finding is kept by a reason of its own, not by one that stands in the record."""
    return next(_waivers(snapshot, period, finding), None) is not None


def _waivers(snapshot: Snapshot, period: str, finding: Finding) -> Iterator[Waiver]:
    for waiver in snapshot.where(Waiver, "unit", snapshot.office):
        same = (waiver.rule, waiver.record, waiver.fingerprint) == (finding.rule, _record(finding), finding.fingerprint)
        if same and period_code(waiver.period) == period:
            yield waiver


def _record(finding: Finding) -> str:
    return finding.record.uid if finding.record is not None else ""


def with_reasons(snapshot: Snapshot, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return findings as weighty as the office has them, those that it keeps in the period with the reason."""
    known = waivers(snapshot)
    return tuple(waived(one, known) for one in weighed(findings, weights(snapshot)))


def concerns(finding: Finding, kind: ReportKind) -> bool:
    """Whether a finding matters to a document of a kind: plans and letters have no sections in own words."""
    return kind is ReportKind.BAO_CAO or finding.rule != no_own_words.id


def open_and_kept(findings: Sequence[Finding]) -> tuple[list[Finding], list[Finding]]:
    """Return the findings that still speak, and those that are kept."""
    return [one for one in findings if one.waived is None], [one for one in findings if one.waived is not None]
