"""Rows below the headings that only number the columns: (1) (2) (3), A B 1 2, A B C D, (7)=(5)+(6)."""

import re
from collections.abc import Sequence

_CELL = re.compile(r"[(\[]?\s*(?:(\d{1,2})|([A-ZĐa-zđ]))\s*[)\]]?(?:\s*=.*)?")
_ALPHABET = "ABCDĐEFGHIJKLMNOPQRSTUVWXYZ"
_FEW = 3


def is_number_row(cells: Sequence[str]) -> bool:
    """Say whether a row only numbers the columns, by numbers that count on, by letters from A on, or by both."""
    filled = [cell for cell in cells if cell]
    found = [_CELL.fullmatch(cell) for cell in filled]
    if len(filled) < 2 or (len(filled) < _FEW and not all(cell[0] in "([" for cell in filled)):
        return False
    signs = [(one[1], one[2]) for one in found if one is not None]
    if len(signs) < len(filled):
        return False
    numbers = [int(number) for number, _ in signs if number]
    counts_on = numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else True
    return counts_on and (len(numbers) >= 2 or _is_lettered(signs))


def _is_lettered(signs: Sequence[tuple[str | None, str | None]]) -> bool:
    """Say whether letters from A on stand in order, with at most the first number behind them."""
    letters = [_ALPHABET.index(letter.upper()) for _, letter in signs if letter]
    behind = [number for number, _ in signs[len(letters) :]]
    return len(letters) > 1 and letters[0] == 0 and letters == sorted(set(letters)) and behind in ([], ["1"])
