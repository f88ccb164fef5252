"""What somebody pastes as a table: HTML where there is some, else text in any of the forms that tables take."""

import re
from collections.abc import Generator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TypeVar

from cdsdesk.errors import InputError
from cdsdesk.readers.html_grid import HtmlTable, HtmlText, Place
from cdsdesk.readers.html_table import MOST_LETTERS, HtmlBlock, read_html_blocks
from cdsdesk.readers.pasted_lines import listed_rows, spaced_rows
from cdsdesk.readers.pipe_tables import BarRow, bar_rows
from cdsdesk.readers.raw import Form, Merge, RawBook, RawSheet, RawValue
from cdsdesk.readers.tab_text import read_tabs

SHEET_NAME = "Nội dung dán"
_MOST_CELLS = 1_000_000
_MARK = re.compile(r"(?:[-–+*•]|\(?\d{1,3}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?|[a-zđ][.)]|[IVXLC]{1,6}\.)")
_T = TypeVar("_T")


def read_pasted(html: str, text: str) -> RawBook:
    """Read what is on a clipboard, letters as they stand there. Raises InputError when there is nothing or too much."""
    blocks: Sequence[HtmlBlock] | None = _finished(read_html_blocks(html)) if html else None
    if blocks is None or not any(isinstance(block, HtmlTable) and block.rows for block in blocks):
        blocks = _text_blocks(text)
    sheet = _sheet(blocks)
    if not any(cell for row in sheet.rows for cell in row):
        raise InputError(
            "Bảng tạm không có bảng nào", "", "hãy chép bảng trong Excel, Word hoặc trang mạng rồi dán lại"
        )
    return RawBook((sheet,), Form.PASTED)


def _text_blocks(text: str) -> Sequence[HtmlBlock]:
    if len(text) > MOST_LETTERS:
        raise _too_much()
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\t" in text:
        rows = _finished(read_tabs(text, str.strip))
        if _has_columns(rows):
            return [_table(rows)]
        text = text.replace("\t", " ")
    drawn = bar_rows(text)
    if drawn is not None:
        return _drawn(drawn)
    lines = text.split("\n")
    found = spaced_rows(lines) or listed_rows(lines)
    if found is not None:
        return [_table(found)]
    return [HtmlText(line.strip()) for line in lines if line.strip()]


def _drawn(rows: Sequence[BarRow]) -> list[HtmlBlock]:
    """Return the lines of a text and the tables drawn with bars between them."""
    found: list[HtmlBlock] = []
    for in_table, group in groupby(rows, key=lambda row: row.in_table):
        lines = list(group)
        if in_table:
            bold = frozenset((number, column) for number, row in enumerate(lines) for column in row.bold)
            found.append(replace(_table([list(row.cells) for row in lines]), bold=bold))
        else:
            found += [HtmlText(row.cells[0], bool(row.bold)) for row in lines]
    return found


def _has_columns(rows: Sequence[Sequence[str]]) -> bool:
    """Say whether tabs part cells; one after a bullet or a number with its dot is only a list's own."""
    several = [row for row in rows if len(row) > 1]
    marks = sum(len(row) == 2 and (not row[0] or _MARK.fullmatch(row[0]) is not None) for row in several)
    return marks < len(several)


def _table(rows: list[list[str]]) -> HtmlTable:
    wide = max(map(len, rows), default=0)
    if wide * len(rows) > _MOST_CELLS:
        raise _too_much()
    return HtmlTable([[*row, *[""] * (wide - len(row))] for row in rows], (), frozenset(), {})


def _line(text: HtmlText) -> HtmlTable:
    """Return a paragraph as a row of one cell."""
    place = (0, 0)
    bold = frozenset([place] if text.bold else [])
    return HtmlTable([[text.text.strip()]], (), bold, {place: text.font} if text.font else {})


def _too_much() -> InputError:
    return InputError("Nội dung dán quá lớn", "", "hãy lưu thành tệp Excel rồi nhập từ tệp")


def _sheet(blocks: Sequence[HtmlBlock]) -> RawSheet:
    """Put tables and paragraphs below each other."""
    rows: list[list[str]] = []
    merges: list[Merge] = []
    bold: set[Place] = set()
    fonts: dict[Place, str] = {}
    numbers: dict[Place, float] = {}
    seams: set[int] = set()
    for block in blocks:
        top = len(rows)
        if isinstance(block, HtmlText):
            block = _line(block)
        else:
            seams |= {top, top + len(block.rows)}
        rows += block.rows
        merges += [(top + first, left, top + last, right) for first, left, last, right in block.merges]
        bold |= {(top + row, column) for row, column in block.bold}
        fonts |= {(top + row, column): font for (row, column), font in block.fonts.items()}
        numbers |= {(top + row, column): number for (row, column), number in block.numbers.items()}
    wide = max(map(len, rows), default=0)
    if wide * len(rows) > _MOST_CELLS:
        raise _too_much()
    cells: list[list[RawValue]] = [[*row, *[""] * (wide - len(row))] for row in rows]
    for (row, column), number in numbers.items():
        cells[row][column] = number
    return RawSheet(
        SHEET_NAME,
        True,
        (0, 0),
        cells,
        tuple(merges),
        bold=frozenset(bold),
        fonts=fonts,
        seams=frozenset(seam for seam in seams if seam < len(rows)),
    )


def _finished(steps: Generator[int, None, _T]) -> _T:
    """Return what work in slices comes to, done at once."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: _T = end.value
            return found
