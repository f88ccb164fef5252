"""The words of a composed report checked together with its tables, beside what was found in the records."""

from collections.abc import Iterable, Iterator, Sequence

from cdsdesk.actions.mending import with_reasons
from cdsdesk.checks.paper import Paper, PaperTable, Source
from cdsdesk.checks.paper_of_blocks import paper_of_document
from cdsdesk.checks.proof import ALL_PAPER_RULES, run_paper
from cdsdesk.document.blocks import IssuedDocument
from cdsdesk.model.findings import Finding, Place, Severity
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.progress import Progress

_WEIGHT = {severity: weight for weight, severity in enumerate(Severity)}
# The tables of our own report are made of the records that the rules over tasks judge themselves.
_OF_RECORDS = "tasks."
_FAMILIES = {
    "documents": ("document", "missing"),
    "numbers": ("money", "indicator"),
    "dates": ("dates",),
    "structure": ("numbering",),
}
"""By the family of a rule over documents the families of rules over records that may say the same of a record."""

_SAME = {"formal.signatory": "report.no-signatory", "formal.filing": "report.no-recipients"}


def with_words(found: Iterable[Finding], snapshot: Snapshot, document: IssuedDocument) -> tuple[Finding, ...]:
    """Return what was found in records together with what is found in the report composed of them.

    What a rule over records says already is not told twice; the weightiest come first.
    """
    told = tuple(found)
    words = with_reasons(snapshot, tuple(in_words(document, told)))
    return tuple(sorted((*told, *words), key=lambda finding: _WEIGHT[finding.severity]))


def in_words(document: IssuedDocument, told: Sequence[Finding], progress: Progress | None = None) -> Iterator[Finding]:
    """Yield what is found in a composed report and not ``told`` of its records already. Raises Cancelled."""
    paper = paper_of_document(document)
    behind, names = _behind(paper), {one.rule for one in told}
    rules = [rule for rule in ALL_PAPER_RULES if not rule.id.startswith(_OF_RECORDS)]
    for finding in run_paper(paper, rules, progress):
        place = finding.place
        uids = behind.get(place.paragraph, frozenset()) if place is not None and place.paragraph else frozenset()
        families = _FAMILIES.get(finding.rule.split(".")[0], ())
        same = (one for one in told if one.rule.split(".")[0] in families and one.concerned & uids)
        if _SAME.get(finding.rule) not in names and next(same, None) is None:
            yield finding


def _behind(paper: Paper) -> dict[int, frozenset[str]]:
    """Return by place the uids of the records that a passage or row was made of."""
    found: dict[int, frozenset[str]] = {}
    for block in paper.blocks:
        parts = _rows(block) if isinstance(block, PaperTable) else [(block.place, block.sources)]
        for place, sources in parts:
            if place.paragraph is not None and sources:
                found[place.paragraph] = frozenset(source.record.uid for source in sources)
    return found


def _rows(table: PaperTable) -> list[tuple[Place, tuple[Source, ...]]]:
    return [(row.place, tuple(source for cell in row.cells for source in cell.sources)) for row in table.rows]
