"""The door to work that loads much and that few documents need: opened when one does."""

from collections.abc import Iterable, Mapping

from cdsdesk.checks.paper import Paper
from cdsdesk.model.findings import Finding, Place
from cdsdesk.readers.raw import RawBook


def found_in_records(book: RawBook, paper: Paper, places: Mapping[int, Place]) -> Iterable[Finding]:
    """Return what the rules over records find in those that importing recognises in a document."""
    from cdsdesk.actions.proofreading_records import recognise, record_findings

    recognised = recognise(book, paper)
    return () if recognised is None else record_findings(recognised, places)
