"""The records as they will be while an import is planned: what is stored, and what its rows have made so far."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeVar

from cdsdesk.model.changes import Draft
from cdsdesk.model.documents import Document
from cdsdesk.model.fields import Record
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.vietnamese.text import fold, raw_key

R = TypeVar("R", bound=Record)


class Work:
    """A snapshot of everything, the records of an import laid over it; ``office`` is the uid of the importing unit."""

    def __init__(self, snapshot: Snapshot, office: str) -> None:
        self.snapshot, self.office = snapshot, office
        self.draft = Draft(snapshot.records)
        self._documents: dict[tuple[str, str], list[str]] = defaultdict(list)
        for document in snapshot.all(Document):
            self._index(document)

    def find(self, kind: type[R], uid: str) -> R | None:
        """Return a record as it will be."""
        record = self.draft.get(uid)
        return record if isinstance(record, kind) else None

    def put(self, record: Record) -> None:
        """Make a record or give it a new state."""
        self.put_all((record,))

    def put_all(self, records: Iterable[Record]) -> None:
        """Make records or give them a new state."""
        for record in records:
            if isinstance(record, Document) and self.draft.get(record.uid) is None:
                self._index(record)
            self.draft.put(record)

    def all(self, kind: type[R]) -> list[R]:
        """Return the records of a type as they will be: those that are stored in order, then those made so far."""
        uids = dict.fromkeys((*(each.uid for each in self.snapshot.all(kind)), *self.draft.touched()))
        return [found for uid in uids if (found := self.find(kind, uid)) is not None]

    def documents(self, number: str, symbol: str) -> list[Document]:
        """Return the documents with a number and symbol; a blank number finds those without one."""
        uids = self._documents.get((raw_key(number), raw_key(symbol)), [])
        return [found for uid in uids if (found := self.find(Document, uid)) is not None]

    def all_documents(self) -> list[Document]:
        """Return every document there will be."""
        return [found for uids in self._documents.values() for uid in uids if (found := self.find(Document, uid))]

    def _index(self, document: Document) -> None:
        self._documents[raw_key(document.number), raw_key(document.symbol)].append(document.uid)


def filled(record: R, values: Mapping[str, object]) -> dict[str, object]:
    """Return those of the values that fill what is empty in a record."""
    return {name: value for name, value in values.items() if value and not getattr(record, name)}


def same_text(first: str, second: str) -> bool:
    """Say whether two texts are one by the identity key: case, tone style and punctuation do not count."""
    return first == second or fold(first) == fold(second)
