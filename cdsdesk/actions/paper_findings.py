"""What is wrong in a report as it will be printed, with what the rules look for."""

from collections.abc import Sequence
from dataclasses import dataclass

from cdsdesk.actions.check_words import in_words
from cdsdesk.checks.proof import ALL_PAPER_RULES
from cdsdesk.document.blocks import IssuedDocument
from cdsdesk.model.findings import Finding
from cdsdesk.progress import Progress


@dataclass(frozen=True)
class PaperFindings:
    """What was found in a printed report, and what the rules over documents look for, by their names."""

    findings: tuple[Finding, ...]
    titles: dict[str, str]


def paper_findings(
    document: IssuedDocument, of_records: Sequence[Finding], progress: Progress | None = None
) -> PaperFindings:
    """Return what is found in a composed report and was not found in its records already. Raises Cancelled."""
    found = tuple(in_words(document, of_records, progress))
    return PaperFindings(found, {rule.id: rule.title for rule in ALL_PAPER_RULES})
