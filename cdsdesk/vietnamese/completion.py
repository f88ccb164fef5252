"""Completing a name from a few letters: without accents, by beginnings of words, by initials ("so tttt", "vhxh")."""

import string
from collections.abc import Sequence
from functools import lru_cache

from cdsdesk.vietnamese.text import search_key

_MARKS = str.maketrans(dict.fromkeys(string.punctuation, " "))
# Left out of initials as people leave them out: Sở Thông tin và Truyền thông is "STTTT".
_SMALL = frozenset({"va", "cua", "cac", "ve", "thuoc"})
_LEAST_INITIALS = 2
# Nobody shortens a whole sentence to its initials.
_MOST_INITIALS = 14
_MEMO_LIMIT = 20_000


class _Name:
    """A name with its key, " so thong tin va truyen thong"; its initials are read off when they are asked for."""

    __slots__ = ("_initials", "key", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.key = " " + " ".join(_words(text))
        self._initials: tuple[str, ...] = ()

    def initials(self) -> tuple[str, ...]:
        if self.key.count(" ") > _MOST_INITIALS:
            return ()
        if not self._initials:
            words = self.key.split()
            short = "".join(word[0] for word in words if word not in _SMALL)
            self._initials = ("".join(word[0] for word in words), short)
        return self._initials


def matching(typed: str, candidates: Sequence[str], limit: int) -> tuple[str, ...]:
    """Return at most ``limit`` names that fit, the best first, those of one rank in the order of ``candidates``.

    Every word typed begins a word of the name or stands among its initials. Nothing typed fits everything.
    """
    parts = _words(typed)
    if not parts:
        return tuple(candidates[:limit])
    ranks: tuple[list[str], ...] = ([], [], [], [])
    for name in _named(tuple(candidates)):
        rank = _rank(name, parts)
        if rank is not None:
            ranks[rank].append(name.text)
            if rank == 0 and len(ranks[0]) >= limit:
                break
    return tuple(name for rank in ranks for name in rank)[:limit]


def _words(text: str) -> list[str]:
    return search_key(text).translate(_MARKS).split()


def is_literal(typed: str, name: str) -> bool:
    """Whether a name begins with just what was typed, accents and all: typing it whole may be meant."""
    return " ".join(name.lower().split()).startswith(" ".join(typed.lower().split()))


_name = lru_cache(maxsize=_MEMO_LIMIT)(_Name)


@lru_cache(maxsize=8)
def _named(candidates: tuple[str, ...]) -> tuple[_Name, ...]:
    return tuple(_name(text) for text in candidates)


def _rank(name: _Name, parts: Sequence[str]) -> int | None:
    """0: begins so; 1: the words in order; 2: initials from the start; 3: any words and initials."""
    if name.key.startswith(" " + " ".join(parts)):
        return 0
    if _in_order(name.key, parts):
        return 1
    whole = "".join(parts)
    if len(whole) >= _LEAST_INITIALS and any(initials.startswith(whole) for initials in name.initials()):
        return 2
    return 3 if all(_fits(name, part) for part in parts) else None


def _in_order(key: str, parts: Sequence[str]) -> bool:
    place = 0
    for part in parts:
        place = key.find(" " + part, place)
        if place < 0:
            return False
        place += len(part) + 1
    return True


def _fits(name: _Name, part: str) -> bool:
    if " " + part in name.key:
        return True
    return len(part) >= _LEAST_INITIALS and any(part in initials for initials in name.initials())
