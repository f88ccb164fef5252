"""Running the rules over a document: what they find, the weightiest first, then in the order of reading."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib import import_module
from pkgutil import iter_modules

from cdsdesk import checks
from cdsdesk.checks.paper import Paper, PaperTable, Source
from cdsdesk.checks.registry import PaperRule
from cdsdesk.model.codec import canonical
from cdsdesk.model.findings import Finding, Place, RecordRef, Severity
from cdsdesk.progress import Progress

_PREFIX = "paper_"
_WEIGHT = {severity: weight for weight, severity in enumerate(Severity)}


def _rules() -> Iterator[PaperRule]:
    """Yield the rules of all modules of this folder that are named after what they look at in a paper."""
    for module in iter_modules(checks.__path__):
        if module.name.startswith(_PREFIX):
            found = vars(import_module(f"{checks.__name__}.{module.name}")).values()
            yield from (value for value in found if isinstance(value, PaperRule))


ALL_PAPER_RULES: tuple[PaperRule, ...] = tuple(
    sorted({rule.id: rule for rule in _rules()}.values(), key=lambda rule: rule.id)
)


def run_paper(
    paper: Paper, rules: Iterable[PaperRule] | None = None, progress: Progress | None = None
) -> tuple[Finding, ...]:
    """Return what the rules (all of them by default) find in a document; of our own with the record behind the words.

    ``progress`` is told after each rule. Raises Cancelled.
    """
    chosen = ALL_PAPER_RULES if rules is None else tuple(rules)
    sources = _sources(paper)
    findings: list[Finding] = []
    for done, rule in enumerate(chosen, start=1):
        findings += [_bound(_with_record(finding, sources)) for finding in rule(paper)]
        if progress is not None:
            progress.report(done, len(chosen))
    return tuple(sorted(findings, key=reading_order))


def reading_order(finding: Finding) -> tuple[object, ...]:
    """Return by what findings of a document are sorted: weight, place, then what tells them apart."""
    place = finding.place or Place()
    at = place.paragraph if place.paragraph is not None else -1
    return _WEIGHT[finding.severity], at, finding.rule, finding.field, finding.found, finding.message


def _bound(finding: Finding) -> Finding:
    """Bind what waives a finding to the words that it is about, for a document has no records to bind it to."""
    place = finding.place or Place()
    facts = canonical([finding.fingerprint, place.section, place.quote])
    return replace(
        finding,
        fingerprint=hashlib.sha256(facts.encode("utf-8", "backslashreplace")).hexdigest()[: len(finding.fingerprint)],
    )


_Words = tuple[str, tuple[Source, ...]]


def _sources(paper: Paper) -> dict[int, tuple[_Words, ...]]:
    """Return by place the texts that keep records, with what they were computed from."""
    found: dict[int, tuple[_Words, ...]] = {}
    for block in paper.blocks:
        rows = block.rows if isinstance(block, PaperTable) else ()
        for part, words in (
            *((row.place, tuple((cell.text, cell.sources) for cell in row.cells)) for row in rows),
            *(() if isinstance(block, PaperTable) else ((block.place, ((block.text, block.sources),)),)),
        ):
            kept = tuple(one for one in words if one[1])
            if part.paragraph is not None and kept:
                found[part.paragraph] = kept
    return found


def _with_record(finding: Finding, sources: dict[int, tuple[_Words, ...]]) -> Finding:
    """Return the finding with the one record that the quoted words stand for, if there is one."""
    place = finding.place
    if finding.record is not None or place is None or place.paragraph not in sources or not place.quote:
        return finding
    refs: dict[RecordRef, str] = {}
    for text, own in sources[place.paragraph]:
        start = text.find(place.quote)
        if start >= 0:
            end = start + len(place.quote)
            refs |= {one.record: one.field for one in own if one.start < end and start < one.end}
    if len(refs) != 1:
        return finding
    ((record, field),) = refs.items()
    return replace(finding, record=record, field=finding.field or field)
