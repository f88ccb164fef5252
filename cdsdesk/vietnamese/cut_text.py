"""The rejoining of text that a page break cut in two."""

import re

from cdsdesk.vietnamese.syllables import is_syllable

_LAST_WORD = re.compile(r"[^\W\d_]+$")
_FIRST_WORD = re.compile(r"^[^\W\d_]+")
_BULLET = re.compile(r"^(?:[-–+*•]\s|\d{1,2}[.)]\s|[a-zđ]\)\s)")
_REST_OF_RANGE = re.compile(r"[-–]\s?\d")
_HALF_SYMBOL = re.compile(r"(?:\d|[^\W\d_])[-/]$")


def join_cut(first: str, second: str) -> str:
    """Join the two parts of a text that a page break cut: inside a symbol or a word without a space, else with one."""
    if not first or not second:
        return first or second
    is_range = first[-1].isdigit() and _REST_OF_RANGE.match(second) is not None
    if _BULLET.match(second) and not is_range:
        return f"{first}\n{second}"
    if _HALF_SYMBOL.search(first) and second[0].isalnum():
        return first + second
    return first + ("" if _inside_a_word(first, second) else " ") + second


def _inside_a_word(first: str, second: str) -> bool:
    head, tail = _LAST_WORD.search(first), _FIRST_WORD.match(second)
    if head is None or tail is None or not tail[0].islower() or not is_syllable(head[0] + tail[0]):
        return False
    return not (is_syllable(head[0]) and is_syllable(tail[0]))
