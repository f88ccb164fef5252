"""The register of documents: which lines of an office it has, and which of them speak of one document."""

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from cdsdesk.model.bodies import name_key
from cdsdesk.model.documents import Direction, Document, DocumentEntry
from cdsdesk.model.snapshot import Snapshot
from cdsdesk.vietnamese.text import fold, raw_key


@lru_cache(maxsize=16_384)
def number_key(number: str) -> str:
    """Return the key by which serial numbers are compared: "05" is "5" (NĐ 30/2020, Phụ lục I, II.3)."""
    key = raw_key(number)
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

    Number and symbol must be told by both; of documents without a number the subject, and nothing may contradict.
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


@lru_cache(maxsize=2)
def entries(snapshot: Snapshot) -> tuple[tuple[DocumentEntry, Document], ...]:
    """Return the lines of the office's register with their documents."""
    lines = snapshot.where(DocumentEntry, "unit", snapshot.office)
    found = ((entry, snapshot.find(Document, entry.document)) for entry in lines)
    return tuple((entry, document) for entry, document in found if document is not None)


@lru_cache(maxsize=2)
def twins(snapshot: Snapshot) -> Mapping[str, tuple[str, ...]]:
    """Return for each line that speaks of the same document as other lines of its register the uids of those."""
    near: dict[tuple[Direction, tuple[str, str]], list[tuple[DocumentEntry, Document]]] = defaultdict(list)
    for entry, document in entries(snapshot):
        near[entry.direction, _near(document)].append((entry, document))
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
    return _number(document) if document.number else ("", fold(document.subject) or document.uid)
