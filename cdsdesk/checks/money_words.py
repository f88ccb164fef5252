"""Amounts of money in findings, said in the unit of the text that they are held against."""

from decimal import Decimal

from cdsdesk.vietnamese.numbers import format_number

_UNITS = (
    (("nghìn", "ngàn", "ng"), "nghìn đồng", 10**3),
    (("triệu", "tr"), "triệu đồng", 10**6),
    (("tỷ", "tỉ"), "tỷ đồng", 10**9),
)
_MOST_DECIMALS = 3


def money_words(dong: Decimal | int, unit: str) -> str:
    """Return an amount in the unit that a text uses ("triệu đồng"), in đồng where it has too many decimals there."""
    for beginnings, name, factor in _UNITS:
        if unit.startswith(beginnings):
            value = Decimal(dong) / factor
            if round(value, _MOST_DECIMALS) == value:
                return f"{format_number(value)} {name}"
    return f"{format_number(dong)} đồng"
