"""Numbers of documents beside each other: the loose key of a spelling, whose document it is, the order of a series."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

from cdsdesk.checks.rules_documents import listed_entries
from cdsdesk.model.bodies import name_key
from cdsdesk.model.documents import Document
from cdsdesk.model.office import Unit, UnitAlias
from cdsdesk.model.reading import plans_of_period
from cdsdesk.model.snapshot import Snapshot, asked_once
from cdsdesk.vietnamese.text import search_key

_SERIAL = re.compile(r"0*([0-9]+)([A-Za-zĐđ]?)")
_REMEMBERED = 16_384
_GENERAL = frozenset({"", "văn bản"})


# The rules ask this of every document after each edit.
_body_key = lru_cache(maxsize=_REMEMBERED)(name_key)


@asked_once
def documents_of_report(snapshot: Snapshot) -> tuple[Document, ...]:
    """Return the documents that a report of the period names by itself: those it lists, and its plans."""
    found = {document.uid: document for _, document in listed_entries(snapshot)}
    found |= {plan.uid: plan for plan in plans_of_period(snapshot)}
    return tuple(sorted(found.values(), key=lambda document: (document.position, document.uid)))


@lru_cache(maxsize=_REMEMBERED)
def loose_symbol(symbol: str) -> str:
    """Return what all spellings of a symbol share: "KH-UBND", "KH.UBND", "kh - ubnd"."""
    return re.sub(r"[\W_]+", "", search_key(symbol))


@lru_cache(maxsize=_REMEMBERED)
def loose_serial(number: str) -> str:
    """Return what all spellings of a serial number share: "087" is "87"; empty when it is none."""
    found = _SERIAL.fullmatch("".join(number.split()))
    return f"{found[1]}{found[2].lower()}" if found else ""


def issuer_name(snapshot: Snapshot, document: Document) -> str:
    """Return who issued a document, as it is told; empty when it is not."""
    unit = snapshot.find(Unit, document.issuer_unit)
    return unit.name if unit is not None else document.issuer


def issuer_key(snapshot: Snapshot, document: Document) -> str:
    """Return the key of who issued a document, other names of a unit resolved; empty when nobody tells."""
    name = issuer_name(snapshot, document)
    key = _body_key(name) if name else ""
    return _other_names(snapshot).get(key, key)


@asked_once
def _other_names(snapshot: Snapshot) -> Mapping[str, str]:
    named = ((row.alias, snapshot.find(Unit, row.target)) for row in snapshot.all(UnitAlias))
    return {_body_key(alias): _body_key(unit.name) for alias, unit in named if unit is not None}


def may_be_one(snapshot: Snapshot, one: Document, other: Document) -> bool:
    """Whether kind, issuer and year of two documents leave it open that they are one."""
    kinds = {kind.lower() for kind in (one.type, other.type)} - _GENERAL
    issuers = {issuer_key(snapshot, document) for document in (one, other)} - {""}
    years = {document.date.year for document in (one, other) if document.date is not None}
    return len(kinds) < 2 and len(issuers) < 2 and len(years) < 2


def out_of_order(days: Sequence[date]) -> frozenset[int]:
    """Return the fewest places without which the days never go back."""
    tails: list[date] = []
    places: list[int] = []
    before: list[int] = []
    for place, day in enumerate(days):
        rank = bisect_right(tails, day)
        before.append(places[rank - 1] if rank else -1)
        tails[rank:] = [day] if rank == len(tails) else [day, *tails[rank + 1 :]]
        places[rank:] = [place] if rank == len(places) else [place, *places[rank + 1 :]]
    kept: set[int] = set()
    place = places[-1] if places else -1
    while place >= 0:
        kept.add(place)
        place = before[place]
    return frozenset(range(len(days))) - kept
