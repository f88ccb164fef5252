"""Finding words in texts as officers type them: blind to diacritics and case, in any order."""

from collections.abc import Sequence
from enum import IntEnum
from functools import lru_cache

from cdsdesk.vietnamese.text import search_key

Span = tuple[int, int]


class Rank(IntEnum):
    """How well a text answers what was typed, the best first."""

    SAME = 0
    BEGINS = 1
    WORDS = 2
    INSIDE = 3
    BESIDE = 4


@lru_cache(maxsize=64)
def parts_of(typed: str) -> tuple[str, ...]:
    """Return the words of what was typed as keys."""
    return tuple(dict.fromkeys(search_key(typed).split()))


@lru_cache(maxsize=64)
def whole_of(typed: str) -> str:
    """Return what was typed as one key."""
    return " ".join(search_key(typed).split())


def rank(text: str, typed: str, beside: str = "") -> Rank | None:
    """Return how well a text answers; words may also stand in ``beside``. None when one stands nowhere."""
    key, parts = search_key(text), parts_of(typed)
    if not parts:
        return None
    whole = whole_of(typed)
    if key == whole:
        return Rank.SAME
    if key.startswith(whole):
        return Rank.BEGINS
    padded = f" {key}"
    if all(f" {part}" in padded for part in parts):
        return Rank.WORDS
    if all(part in key for part in parts):
        return Rank.INSIDE
    more = f"{key} {search_key(beside)}" if beside else key
    return Rank.BESIDE if all(part in more for part in parts) else None


def spans(text: str, typed: str) -> tuple[Span, ...]:
    """Return where the typed words stand in a text, as begin and end, in order and joined where they touch.

    Words that stand together as they were typed are the only ones meant.
    """
    key, places = _keyed(text)
    whole = whole_of(typed)
    parts = (whole,) if whole and whole in key else parts_of(typed)
    found: list[Span] = []
    for part in parts:
        begin = key.find(part)
        while begin >= 0:
            found.append((places[begin], places[begin + len(part) - 1] + 1))
            begin = key.find(part, begin + 1)
    return _joined(sorted(found))


def excerpt(text: str, typed: str, length: int) -> str:
    """Return a text on one line, cut to ``length`` letters round the first place of a typed word."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    found = spans(line, typed)
    begin = max(found[0][0] - length // 3, 0) if found else 0
    if begin:
        begin = line.find(" ", begin) + 1 or begin
    begin = max(min(begin, len(line) - length), 0)
    end = begin + length
    return ("…" if begin else "") + line[begin:end].strip() + ("…" if end < len(line) else "")


def _keyed(text: str) -> tuple[str, Sequence[int]]:
    """Return the key of a text letter by letter, and for each letter of the key its place in the text."""
    letters: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        for letter in " " if char.isspace() else search_key(char):
            letters.append(letter)
            places.append(place)
    return "".join(letters), places


def _joined(found: Sequence[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for begin, end in found:
        if joined and begin <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((begin, end))
    return tuple(joined)
