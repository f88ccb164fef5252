"""Counts in running text that the list behind them does not bear out."""

from collections.abc import Iterator

from cdsdesk.facts.announced import count_of
from cdsdesk.facts.find import find_facts
from cdsdesk.facts.found import ListFound

WHOLE_LEADS = frozenset({"", "gồm", "gồm có", "bao gồm", "cụ thể", "cụ thể là", "như sau", "là", ":"})
"""Words between a count and its list that tell of all; others may tell of some."""


def miscounted(text: str) -> Iterator[ListFound]:
    """Yield the lists that do not have as many items as they announce; counts of items add up instead."""
    for found in find_facts(text):
        if not isinstance(found, ListFound) or found.lead not in WHOLE_LEADS or any(map(count_of, found.listed)):
            continue
        if found.count != len(found.listed):
            yield found


def miscounted_words(found: ListFound) -> str:
    """Return what is wrong: "3 văn bản nhưng liệt kê 2"."""
    return f"{found.count} {found.noun} nhưng liệt kê {len(found.listed)}"


def shown_items(found: ListFound) -> str:
    """Return the items that were found, of a list much longer than announced only the first."""
    return ", ".join(found.listed) if len(found.listed) <= found.count + 2 else found.listed[0] + " …"
