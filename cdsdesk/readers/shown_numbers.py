"""How a workbook shows a number or a date, read from its format code."""

import re
from datetime import date

from cdsdesk.readers.raw import RawValue

SHARE, MONTH, YEAR = -1, -2, -3
"""Stand for "shown as a share", "as month and year" and "as a year" where a count of decimals is expected."""

_FIXED = re.compile(r"^[#,0]*0\.(0+)(?:_.|;.*)?$")
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_NEVER_IN_A_MONTH = frozenset("dhs0#")


def shown_decimals(code: str) -> int | None:
    """Return how many decimals a format always shows, ``SHARE``, ``MONTH``, ``YEAR``; None for others."""
    plain = _QUOTED.sub("", code)
    if "%" in plain:
        return SHARE
    letters = frozenset(plain.partition(";")[0].lower())
    if "y" in letters and letters.isdisjoint(_NEVER_IN_A_MONTH):
        return MONTH if "m" in letters else YEAR
    fixed = _FIXED.match(plain)
    return len(fixed[1]) if fixed else None


def as_shown(value: RawValue, shown: int | None) -> RawValue:
    """Return a date that is shown without its day as people read it, any other value as it is.

    A spreadsheet makes the first day of a month of what somebody typed as the month.
    """
    if not isinstance(value, date):
        return value
    if shown == MONTH:
        return f"{value.month:02}/{value.year}"
    return str(value.year) if shown == YEAR else value
