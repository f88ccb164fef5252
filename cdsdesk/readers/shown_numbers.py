"""How a workbook shows a number, read from its format code."""

import re

SHARE = -1
"""Stands for "shown as a share" where a count of decimals is expected."""

_FIXED = re.compile(r"^[#,0]*0\.(0+)(?:_.|;.*)?$")
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


def shown_decimals(code: str) -> int | None:
    """Return how many decimals a format always shows, ``SHARE`` for a percentage, None where neither is so."""
    plain = _QUOTED.sub("", code)
    if "%" in plain:
        return SHARE
    fixed = _FIXED.match(plain)
    return len(fixed[1]) if fixed else None
