"""Sort columns: text whose byte order in SQL is the order an officer expects."""

from functools import lru_cache

from cdsdesk.vietnamese.text import clean_sort_text, natural_key, person_sort_text

_LONGEST = 64
_DIGIT_COUNT = ord("!")


@lru_cache(maxsize=20_000)
def text_order(text: str) -> str:
    """Return the Vietnamese order of a text by its first 64 characters."""
    return clean_sort_text(text[:_LONGEST])


@lru_cache(maxsize=20_000)
def person_order(name: str) -> str:
    """Return the order of a person: given name first."""
    return person_sort_text(name[:_LONGEST])


@lru_cache(maxsize=20_000)
def code_order(code: str) -> str:
    """Return the order of an item's code: 1.2 before 1.10, IX before X, no code last."""
    return "".join(map(_code_part_order, natural_key(code)))


@lru_cache(maxsize=20_000)
def _code_part_order(part: tuple[int, int, str]) -> str:
    rank, number, text = part
    return f"{rank}{chr(_DIGIT_COUNT + len(str(number)))}{number}{text}!"
