"""Running the rules over a snapshot of a period: findings with waivers, the weightiest first, always in one order."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from types import ModuleType

from cdsdesk.checks import (
    rules_activities,
    rules_bodies,
    rules_citations,
    rules_dates,
    rules_deadlines,
    rules_document_numbers,
    rules_documents,
    rules_emoji,
    rules_funding,
    rules_indicators,
    rules_judgement,
    rules_listed,
    rules_missing,
    rules_money,
    rules_numbering,
    rules_people,
    rules_plans,
    rules_remarks,
    rules_report,
    rules_report_form,
    rules_results,
    rules_said_done,
    rules_status,
    rules_targets,
    rules_trends,
)
from cdsdesk.checks.order import order, spots
from cdsdesk.checks.profile import weighed, weights
from cdsdesk.checks.registry import Rule
from cdsdesk.model.findings import Finding
from cdsdesk.model.periods import period_code
from cdsdesk.model.reports import Waiver
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.progress import Progress

_MODULES = (
    rules_status,
    rules_judgement,
    rules_indicators,
    rules_documents,
    rules_missing,
    rules_report,
    rules_dates,
    rules_numbering,
    rules_money,
    rules_plans,
    rules_bodies,
    rules_document_numbers,
    rules_deadlines,
    rules_citations,
    rules_people,
    rules_funding,
    rules_trends,
    rules_targets,
    rules_report_form,
    rules_emoji,
    rules_remarks,
    rules_activities,
    rules_results,
    rules_said_done,
    rules_listed,
)
Waivers = Mapping[tuple[str, str, str], str]


def _rules(modules: Iterable[ModuleType]) -> Iterator[Rule]:
    for module in modules:
        yield from (value for value in vars(module).values() if isinstance(value, Rule))


ALL_RULES: tuple[Rule, ...] = tuple(sorted(_rules(_MODULES), key=lambda rule: rule.id))


def run(
    snapshot: Snapshot,
    rules: Iterable[Rule] | None = None,
    only: Collection[str] | None = None,
    progress: Progress | None = None,
) -> tuple[Finding, ...]:
    """Return what the rules (all of them by default) find; ``only`` leaves out rules that read none of these.

    ``only`` holds record types ("task") or fields ("progress.completed_on"). A waiver of the office for the
    snapshot's period keeps a finding silent as long as the facts of the finding are those that were waived.
    ``progress`` is told after each rule, so that a check nobody waits for any more can stop. Raises Cancelled.
    """
    chosen = ALL_RULES if rules is None else tuple(rules)
    known, chosen_weights = waivers(snapshot), weights(snapshot)
    findings: list[Finding] = []
    for done, rule in enumerate(chosen, start=1):
        if only is None or rule.concerns(only):
            findings += [waived(finding, known) for finding in weighed(rule(snapshot), chosen_weights)]
        if progress is not None:
            progress.report(done, len(chosen))
    where = spots(snapshot)
    return tuple(sorted(findings, key=lambda finding: order(finding, where)))


def waivers(snapshot: Snapshot) -> Waivers:
    """Return the reasons of what the office keeps in the snapshot's period, by rule, record and facts."""
    code = snapshot.period.code if snapshot.period else ""
    return {
        (waiver.rule, waiver.record, waiver.fingerprint): waiver.reason
        for waiver in snapshot.where(Waiver, "unit", snapshot.office)
        if period_code(waiver.period) == code
    }


def waived(finding: Finding, known: Waivers) -> Finding:
    """Return a finding with the reason for which it is kept, if it is."""
    key = finding.rule, finding.record.uid if finding.record else "", finding.fingerprint
    return replace(finding, waived=known[key]) if key in known else finding
