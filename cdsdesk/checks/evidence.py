"""Dates that a result gives for itself; evidence for a finding, never silently a completion date."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from cdsdesk.facts.citations import find_citations
from cdsdesk.vietnamese.dates import find_dates, format_date
from cdsdesk.vietnamese.document_numbers import document_number

# The rules ask this of every result after each edit, and most are as they were.
cited_in = lru_cache(maxsize=16_384)(find_citations)


@dataclass(frozen=True)
class Evidence:
    """The last day that a text names, in words: "văn bản kết quả 4458/KH-UBND ngày 30/6/2022"."""

    day: date
    words: str


def evidence_of(result: str) -> Evidence | None:
    """Return the latest dated document that a result cites, else the latest date in it; None when there is none.

    The latest one is taken because a result also cites what it carries out, which is older.
    """
    cited = [(found.date, found) for found in cited_in(result) if found.date is not None]
    if cited:
        day, found = max(cited, key=lambda pair: pair[0])
        number = document_number(found.number, found.symbol)
        return Evidence(day, f"văn bản kết quả {number} ngày {format_date(day)}")
    days = [day for _, _, day in find_dates(result)]
    return Evidence(max(days), f"kết quả nêu ngày {format_date(max(days))}") if days else None
