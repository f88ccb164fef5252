"""Facts as plain values, so that somebody can see what was understood of a text."""

from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

from cdsdesk.facts.announced import counted
from cdsdesk.facts.citations import CitationFound
from cdsdesk.facts.find import find_facts
from cdsdesk.facts.found import (
    AgencyFound,
    DateFound,
    Found,
    FractionFound,
    ItemsFound,
    ListFound,
    MoneyFound,
    NumberFound,
    PercentFound,
    SpanFound,
)
from cdsdesk.vietnamese.dates import format_date
from cdsdesk.vietnamese.document_numbers import document_number
from cdsdesk.vietnamese.numbers import format_money, format_number
from cdsdesk.vietnamese.text import clean_line

KINDS: dict[type[Found | CitationFound], tuple[str, str]] = {
    CitationFound: ("citation", "Văn bản"),
    ItemsFound: ("items", "Mục được dẫn"),
    DateFound: ("date", "Thời điểm"),
    SpanFound: ("span", "Khoảng thời gian"),
    FractionFound: ("fraction", "Tỷ số"),
    PercentFound: ("percent", "Tỷ lệ"),
    MoneyFound: ("money", "Số tiền"),
    NumberFound: ("number", "Số lượng"),
    ListFound: ("list", "Danh sách"),
    AgencyFound: ("agency", "Cơ quan"),
}
"""The name of each kind of fact, for programs and for people."""


def facts_json(text: str) -> list[dict[str, Any]]:
    """Return the facts of a text line by line as values of JSON; lines count from 1, places from the cleaned line."""
    return [
        {"line": number} | _values(found)
        for number, line in enumerate(text.splitlines(), start=1)
        for found in find_facts(clean_line(line))
    ]


def _values(found: Found | CitationFound) -> dict[str, Any]:
    """Return the kind, all fields and in ``understood`` the fact in Vietnamese."""
    values = {each.name: _value(getattr(found, each.name)) for each in fields(found)}
    kind, label = KINDS[type(found)]
    return {"kind": kind, "label": label, **values, "understood": understood(found)}


def _value(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return list(value) if isinstance(value, tuple) else value


def understood(found: Found | CitationFound) -> str:
    """Return what a fact means in a few Vietnamese words."""
    match found:
        case CitationFound():
            number = document_number(found.number, found.symbol)
            day = f"ngày {format_date(found.date)}" if found.date else ""
            issuer = f"của {found.issuer}" if found.issuer else ""
            return " ".join(filter(None, (found.type, number, day, issuer)))
        case DateFound() | SpanFound():
            last = "" if found.first == found.last else f" – {format_date(found.last)}"
            return format_date(found.first) + last
        case FractionFound():
            share = f"{format_number(found.numerator)}/{format_number(found.denominator)}"
            return f"{share} {found.noun}".strip()
        case PercentFound():
            return f"{format_number(found.value)}%"
        case MoneyFound():
            return f"{format_money(found.dong)} đồng"
        case NumberFound():
            return f"{format_number(found.value)} {found.noun}".strip()
        case ItemsFound():
            return f"{found.annex or found.of}: {', '.join(found.items)}".strip(" :")
        case ListFound():
            return f"{found.count} {found.noun}: kể ra {counted(found) or len(found.listed)}"
        case AgencyFound():
            return found.name
    return str(found.as_written)
