"""The clipboard of spreadsheets: a block as HTML and as the text that Excel exchanges (tabs, lines, quotes)."""

import json
from collections.abc import Generator, Sequence

from PySide6.QtCore import QMimeData

from cdsdesk.readers.tab_text import read_tabs
from cdsdesk.vietnamese.text import clean_text
from ui.tables.html_block import read_html, to_html

# What stands behind masked cells; other programs do not know it and take what is shown.
_OWN = "application/x-cdsdesk-cells"


def mime_of(rows: Sequence[Sequence[str]], whole: Sequence[Sequence[str]] | None = None) -> QMimeData:
    """Return a block in both forms; other programs take the one that they like best, this one the ``whole`` block."""
    data = QMimeData()
    if whole is not None:
        data.setData(_OWN, json.dumps(whole).encode())
    data.setText(to_block(rows))
    data.setHtml(to_html(rows))
    return data


def own_block(data: QMimeData) -> list[list[str]]:
    """Return the block that this program put on the clipboard beside what it shows; empty when there is none."""
    if not data.hasFormat(_OWN):
        return []
    return [list(map(str, row)) for row in json.loads(bytes(data.data(_OWN).data()))]


def read_block(html: str, text: str) -> Generator[int, None, list[list[str]]]:
    """Return the block on a clipboard in clean letters, from its HTML if that holds a table, else from its text.

    Yields how many letters of both are read.
    """
    found = (yield from read_html(html)) if html else None
    if found is None:
        found = yield from read_tabs(text, clean_text, len(html))
    return found


def to_block(rows: Sequence[Sequence[str]]) -> str:
    """Return the text that Excel takes for a block of cells."""
    return "\n".join("\t".join(_quoted(cell) for cell in row) for row in rows)


def _quoted(cell: str) -> str:
    if any(mark in cell for mark in '\t\n"'):
        return '"' + cell.replace('"', '""') + '"'
    return cell
