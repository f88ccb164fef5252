"""A measured PDF divided into the parts of a document: head, text, ending, annexes."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from cdsdesk.readers.laid_out import PdfLayout
from cdsdesk.ruler.body import Body, Placed, find_body
from cdsdesk.ruler.ending import Ending, find_ending
from cdsdesk.ruler.head import Head, find_head
from cdsdesk.ruler.rows import Row, Sheet, sheets_of

_ANNEX = re.compile(r"^Phụ\s+lục(?:\s+(?:[IVXLC]+|\d+))?\.?$", re.IGNORECASE)
_MARGIN = 25.0
_HEAD_ROWS = 3
DRAFT = "DỰ THẢO"


@dataclass(frozen=True)
class AnnexPart:
    """The pages of one annex; ``reference`` are the rows in parentheses below the title."""

    sheets: tuple[Sheet, ...]
    label: Row
    title: tuple[Row, ...]
    reference: tuple[Row, ...]
    body: Body


@dataclass(frozen=True)
class Paper:
    """A document as it was measured; ``numbers`` and ``drafts`` are rows in the margins by page.

    ``left`` and ``right`` are the outermost edges of its rows outside tables.
    """

    layout: PdfLayout
    sheets: tuple[Sheet, ...]
    main: tuple[Sheet, ...]
    numbers: dict[int, Row]
    drafts: dict[int, Row]
    left: float
    right: float
    head: Head
    body: Body
    ending: Ending | None
    annexes: tuple[AnnexPart, ...]

    def text_rows(self, sheet: Sheet) -> tuple[Row, ...]:
        """Return the rows of a page without page number and mark of a draft."""
        marks = (self.numbers.get(sheet.number), self.drafts.get(sheet.number))
        return tuple(row for row in sheet.rows if all(row is not mark for mark in marks))

    @property
    def sections(self) -> tuple[tuple[Sheet, ...], ...]:
        """The pages that are numbered together."""
        return (self.main, *(annex.sheets for annex in self.annexes))


def paper_of(layout: PdfLayout) -> Paper:
    """Divide a measured PDF into its parts."""
    sheets = sheets_of(layout)
    numbers = {sheet.number: row for sheet in sheets if (row := _number(sheet)) is not None}
    drafts = {
        sheet.number: row for sheet in sheets for row in sheet.rows if row.text == DRAFT and row.baseline < _MARGIN
    }
    marks = {id(row) for row in (*numbers.values(), *drafts.values())}
    rows = {sheet.number: [row for row in sheet.rows if id(row) not in marks] for sheet in sheets}
    starts = [
        at for at, sheet in enumerate(sheets) if at and any(_is_label(row) for row in rows[sheet.number][:_HEAD_ROWS])
    ]
    main = sheets[: starts[0]] if starts else sheets
    first = main[0]
    free = [row for sheet in main for row in rows[sheet.number] if not sheet.in_grid(row)]
    left = min((row.left for row in free), default=0.0)
    right = max((row.right for row in free), default=first.width)
    head = find_head(first, rows[first.number], left, right)
    placed = _placed(main, rows, head.end)
    ending = find_ending(placed, left, right)
    end = len(placed)
    if ending is not None:
        end = next(at for at, one in enumerate(placed) if one.sheet is ending.sheet and _from(ending, one.row))
    edge = ending.label.left if ending is not None and ending.label is not None else math.inf
    body = find_body(placed[:end], edge)
    annexes = tuple(_annex(sheets[start:stop], rows) for start, stop in pairwise([*starts, len(sheets)]))
    return Paper(layout, sheets, main, numbers, drafts, left, right, head, body, ending, annexes)


def _number(sheet: Sheet) -> Row | None:
    """Return the row that is nothing but a page number, in the upper or lower margin."""
    for row in (*sheet.rows[:2], *sheet.rows[-1:]):
        in_margin = row.baseline < _MARGIN or row.baseline > sheet.height - _MARGIN
        if in_margin and row.text.strip("-– ").isdecimal():
            return row
    return None


def _is_label(row: Row) -> bool:
    return _ANNEX.match(row.text) is not None


def _from(ending: Ending, row: Row) -> bool:
    """Whether a row stands level with the recipients or below; the signature may begin a little higher."""
    tops = [one.baseline for one in (*ending.authority[:1], *([ending.label] if ending.label else []))]
    return row.baseline > min(tops, default=ending.start) - 0.5


def _placed(sheets: Sequence[Sheet], rows: dict[int, list[Row]], start: float) -> list[Placed]:
    """Return the rows below the head that stand in no table."""
    found: list[Placed] = []
    after_table = False
    for at, sheet in enumerate(sheets):
        first = True
        for row in rows[sheet.number]:
            if at == 0 and row.baseline < start + 0.5:
                continue
            if sheet.in_grid(row):
                first, after_table = False, True
                continue
            found.append(Placed(sheet, row, first and at > 0, after_table))
            first = after_table = False
    return found


def _annex(sheets: Sequence[Sheet], rows: dict[int, list[Row]]) -> AnnexPart:
    first = rows[sheets[0].number]
    label_at = next(at for at, row in enumerate(first) if _is_label(row))
    title: list[Row] = []
    reference: list[Row] = []
    for row in first[label_at + 1 :]:
        if sheets[0].in_grid(row):
            break
        if row.text.startswith("(") or (reference and not reference[-1].text.endswith(")")):
            reference.append(row)
        elif not reference and row.capitals:
            title.append(row)
        else:
            break
    low = max(row.baseline for row in (first[label_at], *title, *reference))
    body = find_body(_placed(sheets, rows, low))
    return AnnexPart(tuple(sheets), first[label_at], tuple(title), tuple(reference), body)
