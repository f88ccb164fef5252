"""What is wrong in a report as it will be printed: the rules over documents, beside those over its records."""

from collections.abc import Sequence
from dataclasses import dataclass

from cdsdesk.checks.paper_of_blocks import paper_of_document
from cdsdesk.checks.proof import ALL_PAPER_RULES, run_paper
from cdsdesk.document.blocks import IssuedDocument
from cdsdesk.model.findings import Finding
from cdsdesk.progress import Progress

# By the family of a rule over documents, the family of rules over records that may say the same of one record.
_SAME_AS = {
    "dates": "dates",
    "documents": "document",
    "numbers": "indicator",
    "structure": "numbering",
    "tasks": "status",
}


@dataclass(frozen=True)
class PaperFindings:
    """What was found in a printed report, and what the rules over documents look for, by their names."""

    findings: tuple[Finding, ...]
    titles: dict[str, str]


def paper_findings(
    document: IssuedDocument, of_records: Sequence[Finding], progress: Progress | None = None
) -> PaperFindings:
    """Return what the rules over documents find in a composed report, without what was found in its records already.

    A finding is about the record behind its words, else about the report as a whole. Raises Cancelled.
    """
    found = run_paper(paper_of_document(document), progress=progress)
    told = tuple(one for one in found if not _is_told(one, of_records))
    return PaperFindings(told, {rule.id: rule.title for rule in ALL_PAPER_RULES})


def _is_told(finding: Finding, others: Sequence[Finding]) -> bool:
    """Whether a rule over records said the same of the record behind the words."""
    family = _SAME_AS.get(finding.rule.partition(".")[0], "")
    record = finding.record
    return record is not None and any(
        other.rule.partition(".")[0] == family and record.uid in other.concerned for other in others
    )
