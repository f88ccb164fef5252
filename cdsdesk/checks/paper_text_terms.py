"""Set terms of the field that were misspelt: "chuyên đổi số"."""

from collections.abc import Iterator

from cdsdesk.checks.paper import Paper
from cdsdesk.checks.registry import Issue, paper_rule
from cdsdesk.checks.written_texts import written_texts
from cdsdesk.model.findings import Severity
from cdsdesk.vietnamese.set_terms import misspelt_terms


@paper_rule("text.term", Severity.WARNING, "Cụm từ chuyên môn viết sai chính tả")
def term(paper: Paper) -> Iterator[Issue]:
    """Only terms that no other words look like."""
    for written in written_texts(paper):
        for found in misspelt_terms(written.text):
            words = written.text[found.start : found.end]
            yield written.issue(f"“{words}” có thể là “{found.right}” viết sai", words, expected=found.right)
