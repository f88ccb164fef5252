"""The clipboard of spreadsheets: a block as HTML and as the text that Excel exchanges (tabs, lines, quotes)."""

from collections.abc import Generator, Sequence

from PySide6.QtCore import QMimeData

from cdsdesk.vietnamese.text import clean_text
from ui.tables.html_block import read_html, to_html


def mime_of(rows: Sequence[Sequence[str]]) -> QMimeData:
    """Return a block in both forms; other programs take the one that they like best."""
    data = QMimeData()
    data.setText(to_block(rows))
    data.setHtml(to_html(rows))
    return data


def read_block(html: str, text: str) -> Generator[int, None, list[list[str]]]:
    """Return the block on a clipboard in clean letters, from its HTML if that holds a table, else from its text.

    Yields how many letters are read.
    """
    found = (yield from read_html(html)) if html else None
    if found is None:
        found = [[clean_text(cell) for cell in line] for line in from_block(text)]
    return found


def to_block(rows: Sequence[Sequence[str]]) -> str:
    """Return the text that Excel takes for a block of cells."""
    return "\n".join("\t".join(_quoted(cell) for cell in row) for row in rows)


def from_block(text: str) -> list[list[str]]:
    """Return the cells of a block that Excel, Calc or a text put on the clipboard."""
    rows: list[list[str]] = [[]]
    rest = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    if not rest:
        return []
    while True:
        cell, rest = _taken(rest)
        rows[-1].append(cell)
        if not rest:
            return rows
        if rest[0] == "\n":
            rows.append([])
        rest = rest[1:]
        if not rest:
            rows[-1].append("")
            return rows


def _quoted(cell: str) -> str:
    if any(mark in cell for mark in '\t\n"'):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def _taken(text: str) -> tuple[str, str]:
    """Split off the first cell; a quote only opens a quoted cell when its closing quote ends the cell."""
    if text.startswith('"'):
        end = 1
        while (end := text.find('"', end)) >= 0:
            if text[end + 1 : end + 2] == '"':
                end += 2
                continue
            if text[end + 1 : end + 2] in ("", "\t", "\n"):
                return text[1:end].replace('""', '"'), text[end + 1 :]
            break
    ends = [place for place in (text.find("\t"), text.find("\n")) if place >= 0]
    end = min(ends, default=len(text))
    return text[:end], text[end:]
