"""The documents that an office issued in a period, counted by type and listed."""

from collections import Counter
from datetime import date

from cdsdesk.document.blocks import Block, ListItem, Paragraph, Run
from cdsdesk.model.documents import Direction, Document, DocumentEntry
from cdsdesk.model.names import document_number, document_with_subject
from cdsdesk.reporting.context import Context
from cdsdesk.reporting.values import ref
from cdsdesk.vietnamese.dates import format_date
from cdsdesk.vietnamese.numbers import count_words
from cdsdesk.vietnamese.text import natural_key

Issued = tuple[DocumentEntry, Document]


def documents(context: Context) -> tuple[Block, ...]:
    """Say how many documents were issued, by type, and list them by date; nothing when there are none."""
    found = issued_documents(context)
    if not found:
        return ()
    refs = tuple(ref(document) for _, document in found)
    kinds = Counter(document.type or "Văn bản khác" for _, document in found)
    by_kind = ", ".join(
        f"{count_words(number)} {kind[:1].lower()}{kind[1:]}" for kind, number in sorted(kinds.items(), key=_by_count)
    )
    total = count_words(len(found))
    first, last = _window(context)
    opening = f"Từ ngày {format_date(first)} đến ngày {format_date(last)}, {context.office} đã ban hành {total} văn bản"
    sentence = f"{opening}, gồm {by_kind}:" if len(kinds) > 1 else f"{opening}:"
    lines = [
        ListItem((Run(f"{document_with_subject(document)}{'.' if last_one else ';'}", refs=(ref(document),)),), "+")
        for last_one, (_, document) in ((index == len(found), pair) for index, pair in enumerate(found, 1))
    ]
    return (Paragraph((Run(sentence, refs=refs),)), *lines)


def issued_documents(context: Context) -> list[Issued]:
    """Return the issued entries of the register with their documents, dated in the report's window, by date."""
    first, last = _window(context)
    found: list[tuple[date, Issued]] = []
    for entry in context.snapshot.all(DocumentEntry):
        document = context.snapshot.find(Document, entry.document)
        if entry.direction is not Direction.ISSUED or document is None or document.date is None:
            continue
        if first <= document.date <= last:
            found.append((document.date, (entry, document)))
    found.sort(key=lambda pair: (pair[0], natural_key(document_number(pair[1][1])), pair[1][0].position))
    return [pair for _, pair in found]


def _window(context: Context) -> tuple[date, date]:
    report, period = context.report, context.period
    return report.documents_from or period.calendar_from, report.documents_to or period.calendar_to


def _by_count(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]
