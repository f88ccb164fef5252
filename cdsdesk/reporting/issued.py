"""The documents that an office issued between two days, as its register holds them."""

from datetime import date

from cdsdesk.model.documents import Direction, Document, DocumentEntry
from cdsdesk.model.names import document_number
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.vietnamese.text import natural_key

Issued = tuple[DocumentEntry, Document]


def issued_between(snapshot: Snapshot, first: date, last: date) -> list[Issued]:
    """Return the issued entries of the register with their documents, dated in these days, by date."""
    found: list[tuple[date, Issued]] = []
    for entry in snapshot.all(DocumentEntry):
        document = snapshot.find(Document, entry.document)
        if entry.direction is not Direction.ISSUED or document is None or document.date is None:
            continue
        if first <= document.date <= last:
            found.append((document.date, (entry, document)))
    found.sort(key=lambda pair: (pair[0], natural_key(document_number(pair[1][1])), pair[1][0].position))
    return [pair for _, pair in found]
