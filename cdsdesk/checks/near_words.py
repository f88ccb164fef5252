"""The official word that somebody meant and misspelled."""

from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import TypeVar

from cdsdesk.vietnamese.text import search_key

_NEAR, _APART = 0.88, 0.06
T = TypeVar("T")


def near_word(text: str, words: Mapping[T, str]) -> T | None:
    """Return the code of the one official word that a text is near to; None for no word, or when two are as near.

    "Hoàn thành đúg hạn" is near to "Hoàn thành, đúng hạn" alone; "Hoàn thành" is near to none.
    """
    key = _letters(text)
    ranked = sorted(((_likeness(key, word), code) for code, word in words.items()), key=lambda pair: -pair[0])
    if not key or not ranked or ranked[0][0] < _NEAR:
        return None
    second = ranked[1][0] if len(ranked) > 1 else 0.0
    return ranked[0][1] if ranked[0][0] - second >= _APART else None


def _likeness(key: str, word: str) -> float:
    return SequenceMatcher(None, key, _letters(word), autojunk=False).ratio()


def _letters(text: str) -> str:
    return "".join(char for char in search_key(text) if char.isalnum())
