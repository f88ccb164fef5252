"""The register of documents: which lines of an office it has, and which of them speak of one document."""

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from cdsdesk.model.bodies import name_key
from cdsdesk.model.documents import Direction, Document, DocumentEntry
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.vietnamese.text import fold, raw_key


def number_key(number: str) -> str:
    """Return the key by which serial numbers are compared: "05" is "5" (NĐ 30/2020, Phụ lục I, II.3)."""
    # Nearly all numbers are plain digits, and a register holds thousands of them.
    key = number if number.isascii() and number.isdigit() else raw_key(number)
    return key.lstrip("0") or key


def numbers_alike(number: str) -> tuple[str, ...]:
    """Return the ways in which one serial number may be stored: as it is, without zeros, with one or two."""
    plain = number_key(number)
    return tuple(dict.fromkeys((number, plain, f"0{plain}", f"00{plain}", plain.lower())))


@lru_cache(maxsize=4096)
def symbol_key(symbol: str) -> str:
    """Return the key by which symbols are compared: "kh-ubnd", "KH – UBND" and "KH-UBND" are one."""
    return raw_key(symbol).replace("–", "-")


def same_document(one: Document, other: Document) -> bool:
    """Whether two records may speak of one document: what both tell agrees, spelled as it may be.

    Number and symbol must be told by both, of documents without a number the subject; nothing may contradict.
    """
    if bool(one.number) is not bool(other.number):
        return False
    if one.number:
        same = _number(one) == _number(other)
    else:
        same = bool(one.subject) and fold(one.subject) == fold(other.subject)
        same = same and symbol_key(one.symbol) == symbol_key(other.symbol)
    return (
        same and (not one.date or not other.date or one.date == other.date) and bodies_agree(one.issuer, other.issuer)
    )


def bodies_agree(one: str, other: str) -> bool:
    """Whether two names may mean one body: equal, one of them not told, or one cut short ("UBND phường")."""
    first, second = name_key(one), name_key(other)
    if not first or not second or first == second:
        return True
    return f"{first} ".startswith(f"{second} ") or f"{second} ".startswith(f"{first} ")


Line = tuple[DocumentEntry, Document]


class Held:
    """Records that a snapshot holds, known by being the very same: snapshots share what no step touched."""

    __slots__ = ("records",)

    def __init__(self, records: tuple[Any, ...]) -> None:
        self.records = records

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Held) and self.records is other.records

    def __hash__(self) -> int:
        return id(self.records)


def entries(snapshot: Snapshot) -> tuple[Line, ...]:
    """Return the lines of the office's register with their documents; the same tuple while neither changes."""
    lines = snapshot.where(DocumentEntry, "unit", snapshot.office)
    return _entries(Held(lines), Held(snapshot.all(Document)))


def twins(snapshot: Snapshot) -> Mapping[str, tuple[str, ...]]:
    """Return for each line that speaks of the same document as other lines of its register the uids of those."""
    return _twins(Held(entries(snapshot)))


def twins_of(snapshot: Snapshot, entry: DocumentEntry) -> tuple[str, ...]:
    """Return the other lines of the register that speak of the same document as one, without looking at all lines."""
    document = snapshot.find(Document, entry.document)
    if document is None:
        return ()
    if document.number:
        near = [one for number in numbers_alike(document.number) for one in snapshot.where(Document, "number", number)]
    else:
        near = list(snapshot.where(Document, "subject", document.subject)) if document.subject else [document]
    same = [one for one in near if one.uid == document.uid or same_document(document, one)]
    found = [line for one in same for line in snapshot.where(DocumentEntry, "document", one.uid)]
    others = [line for line in found if line.uid != entry.uid and line.unit == snapshot.office]
    others.sort(key=lambda line: (line.position, line.uid))
    return tuple(line.uid for line in others if line.direction is entry.direction)


@lru_cache(maxsize=4)
def _entries(lines: Held, documents: Held) -> tuple[Line, ...]:
    known = {document.uid: document for document in documents.records}
    return tuple((entry, known[entry.document]) for entry in lines.records if entry.document in known)


@lru_cache(maxsize=4)
def _twins(lines: Held) -> Mapping[str, tuple[str, ...]]:
    near: dict[tuple[Direction, str, str], list[Line]] = defaultdict(list)
    for entry, document in lines.records:
        near[entry.direction, *_near(document)].append((entry, document))
    found: dict[str, tuple[str, ...]] = {}
    for group in near.values():
        if len(group) < 2:
            continue
        for entry, document in group:
            others = tuple(
                other.uid
                for other, theirs in group
                if other is not entry and (theirs.uid == document.uid or same_document(document, theirs))
            )
            if others:
                found[entry.uid] = others
    return found


def _number(document: Document) -> tuple[str, str]:
    return number_key(document.number), symbol_key(document.symbol)


def _near(document: Document) -> tuple[str, str]:
    """Return a key that equal documents share: cheap, for a register holds thousands of lines."""
    return _number(document) if document.number else ("", document.subject or document.uid)
