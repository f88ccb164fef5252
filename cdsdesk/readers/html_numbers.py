"""The number that a spreadsheet says of a cell on the clipboard, beside the text that it shows."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from cdsdesk.vietnamese.numbers import read_number

_TOLD_BY = ("x:num", "sdval")
"""How Excel and LibreOffice write it."""
_LONGEST = 40


def number_written(attributes: Sequence[tuple[str, str | None]]) -> str:
    """Return what the attributes of a cell give as its number, "" when they give none."""
    return next((value or "" for name, value in attributes if name in _TOLD_BY), "")


def told_number(text: str, written: str) -> int | float | None:
    """Return the number of a cell whose text alone can be read in two ways; None where the text tells enough.

    "12,345" is twelve thousand and some in a spreadsheet set to English; a number that is shown otherwise, as a date
    or in thousands, tells nothing of how its text is to be read.
    """
    ways = read_number(text).readings if written and len(written) <= _LONGEST else ()
    if len(ways) < 2:
        return None
    try:
        number = Decimal(written)
    except InvalidOperation:
        return None
    if not number.is_finite() or not any(_is_shown_as(number, way) for way in ways):
        return None
    return int(number) if number == number.to_integral_value() else float(number)


def _is_shown_as(number: Decimal, way: Decimal) -> bool:
    """Say whether a number comes out so when it is rounded to the decimals that are shown."""
    exponent = way.as_tuple().exponent
    return isinstance(exponent, int) and abs(number - way) * 2 <= Decimal(1).scaleb(exponent)
