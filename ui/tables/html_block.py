"""Blocks of cells as the HTML that Excel, LibreOffice, Word and browsers exchange."""

import re
from collections.abc import Generator, Sequence
from html import escape

from cdsdesk.readers.html_grid import HtmlTable
from cdsdesk.readers.html_table import read_html_blocks
from cdsdesk.vietnamese.text import clean_text

_HEAD = (
    '<html><head><meta charset="utf-8"><style>td{mso-number-format:"\\@";vertical-align:top}'
    "br{mso-data-placement:same-cell}</style></head><body><table>"
)
# Both programs are told that a cell is text, so that "05/02/2022" and "1.10" stay as written.
_CELL = '<td style="mso-number-format:\'\\@\'" sdnum="1033;0;@">'
_BREAK = '<br style="mso-data-placement:same-cell">'
# A space that HTML would drop: at the ends of a line, and after another one.
_SPACES = re.compile(r"(?<![^ \n]) | (?![^\n])")
_TURN = 64


def to_html(rows: Sequence[Sequence[str]]) -> str:
    """Return a table that Excel and Calc paste as cells of text, line breaks inside them kept."""
    lines = ("<tr>" + "".join(f"{_CELL}{_written(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return _HEAD + "\n".join(lines) + "</table></body></html>"


def _written(cell: str) -> str:
    """Keep every space although HTML would join them."""
    kept = _SPACES.sub("\xa0", cell)
    return escape(kept, quote=False).replace("\xa0", "&nbsp;").replace("\n", _BREAK)


def read_html(text: str) -> Generator[int, None, list[list[str]] | None]:
    """Return the cells of the tables in a text below each other; None when it has none or cannot be read.

    Yields how many letters are read.
    """
    blocks = yield from read_html_blocks(text)
    tables = [block for block in blocks or () if isinstance(block, HtmlTable)]
    wide = max((len(row) for table in tables for row in table.rows), default=0)
    found: list[list[str]] = []
    for row in (row for table in tables for row in table.rows):
        found.append([*map(_clean, row), *[""] * (wide - len(row))])
        if len(found) % _TURN == 0:
            yield len(text)
    return found or None


def _clean(cell: str) -> str:
    return clean_text(cell.replace("\xa0", " ")).strip()
