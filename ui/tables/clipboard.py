"""The clipboard of spreadsheets: a block as HTML and as the text that Excel exchanges (tabs, lines, quotes)."""

import re
from collections.abc import Generator, Sequence

from PySide6.QtCore import QMimeData

from cdsdesk.vietnamese.text import clean_text
from ui.tables.html_block import read_html, to_html

_TURN = 256
_END = re.compile(r"[\t\n]")
_QUOTED = re.compile(r'"((?:[^"]|"")*+)"(?=[\t\n]|\Z)')


def mime_of(rows: Sequence[Sequence[str]]) -> QMimeData:
    """Return a block in both forms; other programs take the one that they like best."""
    data = QMimeData()
    data.setText(to_block(rows))
    data.setHtml(to_html(rows))
    return data


def read_block(html: str, text: str) -> Generator[int, None, list[list[str]]]:
    """Return the block on a clipboard in clean letters, from its HTML if that holds a table, else from its text.

    Yields how many letters of both are read.
    """
    found = (yield from read_html(html)) if html else None
    if found is None:
        found = yield from _read_text(text, len(html))
    return found


def read_whole(html: str, text: str) -> list[list[str]]:
    """Return the block on a clipboard, read in one go: for a worker, which holds nobody up."""
    steps = read_block(html, text)
    while True:
        try:
            next(steps)
        except StopIteration as done:
            found: list[list[str]] = done.value
            return found


def to_block(rows: Sequence[Sequence[str]]) -> str:
    """Return the text that Excel takes for a block of cells."""
    return "\n".join("\t".join(_quoted(cell) for cell in row) for row in rows)


def _read_text(text: str, before: int) -> Generator[int, None, list[list[str]]]:
    text = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    if not text:
        return []
    rows: list[list[str]] = [[]]
    start = cells = 0
    while True:
        cell, end = _taken(text, start)
        rows[-1].append(clean_text(cell))
        cells += 1
        if cells % _TURN == 0:
            yield before + end
        if end == len(text):
            return rows
        if text[end] == "\n":
            rows.append([])
        start = end + 1


def _quoted(cell: str) -> str:
    if any(mark in cell for mark in '\t\n"'):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def _taken(text: str, start: int) -> tuple[str, int]:
    """Return the cell that begins somewhere, and where it ends.

    A quote only opens a quoted cell when its closing quote ends the cell.
    """
    if quoted := _QUOTED.match(text, start):
        return quoted[1].replace('""', '"'), quoted.end()
    found = _END.search(text, start)
    end = found.start() if found is not None else len(text)
    return text[start:end], end
