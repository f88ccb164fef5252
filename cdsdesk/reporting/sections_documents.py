"""The documents that an office issued in a period, counted by type and listed."""

from collections import defaultdict

from cdsdesk.document.blocks import Block, Run
from cdsdesk.model.documents import Document
from cdsdesk.model.names import document_with_subject
from cdsdesk.model.reports import listed_days
from cdsdesk.reporting.context import Context, documents_until
from cdsdesk.reporting.issued import Issued, issued_between
from cdsdesk.reporting.phrases import Words
from cdsdesk.reporting.telling import counted, lines, listed, small, under
from cdsdesk.reporting.values import ref
from cdsdesk.vietnamese.dates import format_date


def documents(context: Context) -> tuple[Block, ...]:
    """Say how many documents were issued, by type, and list them by date; nothing when there are none."""
    issued = issued_documents(context)
    found = [document for _, document in issued]
    by_type: dict[str, list[Document]] = defaultdict(list)
    for document in found:
        by_type[document.type or "Văn bản khác"].append(document)
    kinds = sorted(by_type.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    total, parts = counted(found, what="văn bản"), listed([_of_type(*pair) for pair in kinds], ", ")
    if len(kinds) == 1:
        total, parts = parts[0], ()
    items = lines(
        (Run(document_with_subject(document, entry.as_written), refs=(ref(document),)),) for entry, document in issued
    )
    return under(context.say("documents", total=total, by_type=parts, **_days(context)), items)


def _days(context: Context) -> dict[str, Words | Run]:
    """Return the days that the office chose, else the period, and up to which day while its last days are to come."""
    report, period = context.report, context.period
    if report.documents_from is not None or report.documents_to is not None:
        return {"first": context.words("{documents_from}"), "last": context.words("{documents_to}")}
    until = documents_until(context)
    unsaid = not context.dated or until.text == format_date(period.calendar_to)
    return {"whole": context.words("{period}"), "until": () if unsaid else until}


def _of_type(kind: str, rows: list[Document]) -> Words:
    return (counted(rows, "type", small(kind)),)


def issued_documents(context: Context) -> list[Issued]:
    """Return the documents that a report lists, by date."""
    return issued_between(context.snapshot, *listed_days(context.period, context.report))
