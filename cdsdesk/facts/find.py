"""All facts of a passage: documents, times, references, quantities in figures and words, lists, bodies, with places."""

import re
from collections.abc import Iterable
from functools import lru_cache

from cdsdesk.facts.agencies import find_agencies
from cdsdesk.facts.announced import find_lists
from cdsdesk.facts.citations import CitationFound, find_citations
from cdsdesk.facts.days import find_days
from cdsdesk.facts.found import Found, NumberFound
from cdsdesk.facts.items import find_items
from cdsdesk.facts.quantities import find_quantities
from cdsdesk.facts.worded_numbers import find_worded

_DIGIT = re.compile(r"[0-9]")
_BLOT = "\x00"
_ADDRESS_SIGN = re.compile(r"://|@|www\.", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:[a-z]{2,5}://|www\.)[^\s<>“”\"]+|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)*", re.IGNORECASE)


@lru_cache(maxsize=2048)
def find_facts(text: str) -> tuple[Found | CitationFound, ...]:
    """Return the facts of a cleaned line in order of their start.

    A date, number or item is read once: inside a citation it is the citation's. Lists and bodies lie over others.
    """
    bodies = tuple(find_agencies(text))
    worded = tuple(find_worded(text))
    if _DIGIT.search(text) is None and "ục" not in text.lower():
        return tuple(sorted((*worded, *bodies), key=_order))
    plain = _blotted(text, (found.span() for found in _ADDRESS.finditer(text))) if _ADDRESS_SIGN.search(text) else text
    cited = find_citations(plain)
    rest = _blotted(plain, ((found.start, found.end) for found in cited))
    items = tuple(find_items(rest))
    rest = _blotted(rest, ((found.start, found.end) for found in items))
    days = tuple(find_days(rest))
    rest = _blotted(rest, ((claim.start, claim.end) for claim in days))
    quantities = tuple(find_quantities(rest))
    lists = find_lists(text, tuple(found for found in quantities if isinstance(found, NumberFound)))
    times = (claim.fact for claim in days if claim.fact is not None)
    everything: list[Found | CitationFound] = [*cited, *items, *times, *quantities, *worded, *lists, *bodies]
    return tuple(sorted(everything, key=_order))


def _order(found: Found | CitationFound) -> tuple[int, int]:
    return found.start, -found.end


def _blotted(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return a text of the same length whose given stretches say nothing."""
    parts: list[str] = []
    place = 0
    for start, end in spans:
        parts += (text[place:start], _BLOT * (end - start))
        place = end
    return "".join((*parts, text[place:])) if parts else text
