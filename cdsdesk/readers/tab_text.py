"""The text that spreadsheets exchange: tabs between cells, lines between rows, quotes around what holds either."""

import re
from collections.abc import Callable, Generator

_TURN = 256
_END = re.compile(r"[\t\n]")
_QUOTED = re.compile(r'"((?:[^"]|"")*+)"(?=[\t\n]|\Z)')


def read_tabs(text: str, made: Callable[[str], str], before: int = 0) -> Generator[int, None, list[list[str]]]:
    """Return the rows of a text, each cell as ``made`` leaves it.

    Yields how many letters are read, those read ``before`` included.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    if not text:
        return []
    rows: list[list[str]] = [[]]
    start = cells = 0
    while True:
        cell, end = _taken(text, start)
        rows[-1].append(made(cell))
        cells += 1
        if cells % _TURN == 0:
            yield before + end
        if end == len(text):
            return rows
        if text[end] == "\n":
            rows.append([])
        start = end + 1


def _taken(text: str, start: int) -> tuple[str, int]:
    """Return the cell that begins somewhere, and where it ends.

    A quote only opens a quoted cell when its closing quote ends the cell.
    """
    if quoted := _QUOTED.match(text, start):
        return quoted[1].replace('""', '"'), quoted.end()
    found = _END.search(text, start)
    end = found.start() if found is not None else len(text)
    return text[start:end], end
