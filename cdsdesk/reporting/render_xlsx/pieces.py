"""Cuts a text that one cell cannot hold or show into pieces for rows below each other."""

from collections.abc import Sequence

LONGEST_CELL = 32_767


def cut_text(text: str, lines: Sequence[str], most: int) -> tuple[str, ...]:
    """Return ``text`` in pieces of at most ``most`` of the ``lines`` it wraps to, each fit for a cell.

    Nothing but white space at the cuts is left out.
    """
    if len(lines) <= most and _units(text) <= LONGEST_CELL:
        return (text,)
    pieces = []
    start = end = 0
    for number, line in enumerate(lines, 1):
        end = _end_of(text, end, line)
        if number % most == 0 or number == len(lines):
            pieces += _fitting(text[start:end].strip())
            start = end
    return tuple(piece for piece in pieces if piece) or ("",)


def _end_of(text: str, start: int, line: str) -> int:
    """Return where a wrapped line ends in the text that it comes from; only white space differs in both."""
    at = start
    for _ in range(len(line) - line.count(" ")):
        while text[at].isspace():
            at += 1
        at += 1
    return at


def _fitting(piece: str) -> list[str]:
    """Cut a piece that holds more letters than a cell may, which only letters without width can bring about."""
    step = LONGEST_CELL if _units(piece) <= LONGEST_CELL else LONGEST_CELL // 2
    return [piece[at : at + step] for at in range(0, len(piece), step)]


def _units(text: str) -> int:
    """Count letters as workbooks do: one beyond the first 65,536 of Unicode is two."""
    return len(text) + sum(char > "\uffff" for char in text)
