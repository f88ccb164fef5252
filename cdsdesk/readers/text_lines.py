"""A plain text as one sheet: a row for each line, numbered as editors number them; cells where tabs divide a line."""

import re
from itertools import pairwise
from pathlib import Path

from cdsdesk.readers.guard import RECTANGLE_CELLS, read_bytes, too_big
from cdsdesk.readers.raw import Form, RawBook, RawSheet, RawValue
from cdsdesk.readers.text_codes import decode

SHEET_NAME = "Văn bản"
_LINE_END = re.compile(r"\r\n|[\r\n]")
_PAGE_END = "\f"
# Text that was taken out of a PDF often carries marks of a web page or of Markdown.
_TAG = re.compile(r"</?(?:ul|ol|li|b|i|u|p|em|strong|span|div|br|sup|sub)(?:\s[^<>]{0,200})?/?>", re.IGNORECASE)
_ADDRESS = re.compile(r"<((?:https?://|www\.|mailto:)[^<>\s]{1,500})>")
_BOLD = re.compile(r"\*\*([^*]{1,2000})\*\*")
_ITALIC = re.compile(r"(?<![\w*])\*(?![\s*)])([^*]{1,2000}?)(?<![\s*(])\*(?![\w*])")
_STARS = re.compile(r"^\s*\*\*|\*\*\s*$")


def read_lines(path: Path) -> RawBook:
    """Read a text; a form feed begins a page. Raises InputError."""
    lines = _LINE_END.split(decode(read_bytes(path)).rstrip("\x1a\x00"))
    rows: list[list[RawValue]] = []
    bold: set[tuple[int, int]] = set()
    pages = [0] if any(_PAGE_END in line for line in lines) else []
    starred = False
    for number, line in enumerate(lines):
        if _PAGE_END in line:
            pages.append(number)
        starred ^= line.count("**") % 2 == 1
        plain = _plain(line.replace(_PAGE_END, ""))
        if plain and (starred or _is_bold(line)):
            bold.add((number, 0))
        rows.append([*plain.split("\t")])
    wide = max(map(len, rows))
    if wide * len(rows) > RECTANGLE_CELLS:
        raise too_big(path)
    has_cells = [len(row) > 1 for row in rows]
    seams = {place for place, (one, other) in enumerate(pairwise(has_cells), 1) if one != other}
    for row in rows:
        row += [""] * (wide - len(row))
    sheet = RawSheet(
        SHEET_NAME, True, (0, 0), rows, bold=frozenset(bold), seams=frozenset({*seams, *pages}), pages=tuple(pages)
    )
    return RawBook((sheet,), Form.LINES)


def _is_bold(line: str) -> bool:
    """Whether a line stands between two stars whole, or one of its ends does of a stretch over several lines."""
    text = line.strip()
    return _BOLD.fullmatch(text) is not None or (text.count("**") == 1 and _STARS.search(text) is not None)


def _plain(line: str) -> str:
    """Return a line without marks of web pages and of Markdown."""
    if "<" in line:
        line = _TAG.sub("", _ADDRESS.sub(r"\1", line))
    if "*" in line:
        line = _STARS.sub("", _BOLD.sub(r"\1", line)).replace("**", "")
        line = _ITALIC.sub(r"\1", line)
    return line
