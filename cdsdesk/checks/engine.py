"""Running the rules over a snapshot of a period: findings with waivers, the weightiest first, always in one order."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from types import ModuleType

from cdsdesk.checks import (
    rules_bodies,
    rules_citations,
    rules_dates,
    rules_deadlines,
    rules_document_numbers,
    rules_documents,
    rules_indicators,
    rules_judgement,
    rules_missing,
    rules_money,
    rules_numbering,
    rules_people,
    rules_plans,
    rules_report,
    rules_status,
)
from cdsdesk.checks.registry import Rule
from cdsdesk.model.documents import Document
from cdsdesk.model.findings import Finding, RecordRef, Severity
from cdsdesk.model.indicators import Indicator
from cdsdesk.model.periods import period_code
from cdsdesk.model.registry import RECORD_TYPES
from cdsdesk.model.reports import Waiver
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.model.tasks import PlanItem
from cdsdesk.progress import Progress
from cdsdesk.vietnamese.text import natural_key

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
)
_WEIGHT = {severity: weight for weight, severity in enumerate(Severity)}
_TYPE_ORDER = {record.TYPE: order for order, record in enumerate(RECORD_TYPES)}
_NOWHERE = len(RECORD_TYPES)

Spot = tuple[object, ...]
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
    known = waivers(snapshot)
    findings: list[Finding] = []
    for done, rule in enumerate(chosen, start=1):
        if only is None or rule.concerns(only):
            findings += [waived(finding, known) for finding in rule(snapshot)]
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


def order(finding: Finding, where: Mapping[str, Spot]) -> Spot:
    """Return by what findings are sorted: weight, then where their record stands, then what tells them apart."""
    record = finding.record
    return (
        _WEIGHT[finding.severity],
        _spot(finding, where),
        _TYPE_ORDER.get(record.type, _NOWHERE) if record else _NOWHERE,
        finding.rule,
        record.uid if record else "",
        finding.field,
        finding.found,
        finding.message,
    )


def _spot(finding: Finding, where: Mapping[str, Spot]) -> Spot:
    """Return where a finding stands: its record's place in a plan, else that of a record it concerns."""
    refs: tuple[RecordRef, ...] = (*((finding.record,) if finding.record else ()), *finding.related)
    return next((where[ref.uid] for ref in refs if ref.uid in where), (_NOWHERE,))


def spots(snapshot: Snapshot) -> dict[str, Spot]:
    """Say by uid where records stand: tasks by plan, annex and code, indicators by annex and code, then documents."""
    found: dict[str, Spot] = {}
    plans = {document.uid: place for place, document in enumerate(snapshot.all(Document))}
    for item in snapshot.all(PlanItem):
        spot = (0, plans.get(item.plan, -1), natural_key(item.annex), natural_key(item.code), item.position, item.uid)
        found[item.uid] = spot
        found[item.task] = min(found.get(item.task, spot), spot)
    for indicator in snapshot.all(Indicator):
        code = natural_key(indicator.code)
        found[indicator.uid] = (1, 0, natural_key(indicator.annex), code, indicator.position, indicator.uid)
    for document in snapshot.all(Document):
        day = document.date.isoformat() if document.date else ""
        found.setdefault(document.uid, (2, 0, ((0, 0, day),), natural_key(document.number), 0, document.uid))
    return found
