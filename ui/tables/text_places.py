"""Where a text that a column shows stands among the others of its column."""

import re
from decimal import Decimal

from cdsdesk.vietnamese.dates import read_date
from cdsdesk.vietnamese.text import natural_key, sort_text

_DATE = re.compile(r"\d{1,2}/\d{1,2}/\d{4}(?!\d)")
_NUMBER = re.compile(r"(-?\d{1,3}(?:\.\d{3})+|-?\d+)(?:,(\d+))?")


def text_place(text: str) -> tuple[object, ...]:
    """Return what to sort by: dates by the day, numbers and codes by size, words by the letter."""
    if text[:1].isdigit() or text[:1] == "-":
        if (day := _DATE.match(text)) and (read := read_date(day[0])):
            return 0, read.toordinal(), sort_text(text)
        if number := _NUMBER.match(text):
            return 1, Decimal(f"{number[1].replace('.', '')}.{number[2] or 0}"), natural_key(text)
    return 2, sort_text(text), ()
