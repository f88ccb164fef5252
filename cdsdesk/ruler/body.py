"""The running text: its rows over the pages and the paragraphs that they make."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property
from itertools import pairwise

from cdsdesk.document.layout_rules import MM
from cdsdesk.ruler.rows import SINGLE, Row, Sheet

_INDENTED, _FULL, _CENTRED = 2.0, 4.0, 1.5
_GAP = 1.0
_NOTE_SIZE = 12.5
_PART = re.compile(r"^[IVXLC]+\.\s")
_CENTRED_PART = re.compile(r"^(?:Phần|Chương|Mục|Tiểu mục)\s+(?:[IVXLC]+|\d+)\b", re.IGNORECASE)
_ARTICLE = re.compile(r"^Điều\s+\d+\s*\.")
_CLAUSE = re.compile(r"^\d{1,2}(?:\.\d{1,2})*\.?\s")
_POINT = re.compile(r"^[a-zđ]\)\s")
_BASIS = re.compile(r"^(?:Căn cứ|Theo đề nghị|Xét đề nghị)\b")
_STOPS = (".", ";", ":", ",")


class Sort(Enum):
    """What a paragraph is, by its beginning and its place (Phụ lục I, II.6)."""

    TEXT = auto()
    PART = auto()
    CENTRED = auto()
    ARTICLE = auto()
    CLAUSE = auto()
    POINT = auto()
    BASIS = auto()


@dataclass(frozen=True)
class Placed:
    """A row with its page; ``first`` opens the page's text, ``after_table`` follows a table."""

    sheet: Sheet
    row: Row
    first: bool = False
    after_table: bool = False


@dataclass(frozen=True)
class Block:
    """The rows of one paragraph."""

    rows: tuple[Placed, ...]
    sort: Sort

    @property
    def text(self) -> str:
        """Its text on one line."""
        return " ".join(one.row.text for one in self.rows)

    @property
    def heading(self) -> bool:
        """Whether it is a title and no sentence."""
        return self.sort in (Sort.PART, Sort.CENTRED) or (
            self.sort in (Sort.CLAUSE, Sort.POINT) and len(self.rows) <= 2 and not self.text.endswith(_STOPS)
        )


@dataclass(frozen=True)
class Body:
    """The running text between the head and the recipients; ``notes`` are small rows about tables."""

    blocks: tuple[Block, ...]
    notes: tuple[Placed, ...]
    left: float
    right: float

    @property
    def rows(self) -> Iterator[Placed]:
        """All rows in order."""
        for block in self.blocks:
            yield from block.rows

    @cached_property
    def pitches(self) -> tuple[tuple[Placed, float], ...]:
        """The distance in points to the row above within paragraphs, row by row."""
        found = []
        for block in self.blocks:
            for before, one in pairwise(block.rows):
                if one.sheet is before.sheet:
                    found.append((one, (one.row.baseline - before.row.baseline) * MM))
        return tuple(found)

    @cached_property
    def pitch(self) -> float:
        """The distance of lines in points that most paragraphs have; single spacing when none has two lines."""
        counted = Counter(round(pitch, 1) for _, pitch in self.pitches)
        if counted:
            return counted.most_common(1)[0][0]
        size = next((one.row.size for one in self.rows), 14.0)
        return SINGLE * size

    @property
    def steps(self) -> Iterator[tuple[Placed, float]]:
        """The distance in points from the row above to paragraphs that follow another on the same page."""
        for before, block in pairwise(self.blocks):
            last, first = before.rows[-1], block.rows[0]
            between = any(last.row.baseline < top and foot < first.row.baseline for top, foot in last.sheet.grids)
            # "Phần I" and its title belong together (Phụ lục I, II.6).
            together = before.sort is Sort.CENTRED and block.sort is Sort.CENTRED
            if last.sheet is first.sheet and not between and not together:
                yield first, (first.row.baseline - last.row.baseline) * MM


def find_body(rows: Sequence[Placed], edge: float = math.inf) -> Body:
    """Group rows into paragraphs; rows in tables are left out by the caller, ``edge`` is a left margin it knows."""
    text: list[Placed] = []
    notes: list[Placed] = []
    noted = False
    for one in rows:
        near = bool(one.sheet.grids) or one.after_table or noted
        noted = near and one.row.size < _NOTE_SIZE
        (notes if noted else text).append(one)
    left = min([edge, *(one.row.left for one in text)]) if text else 0.0
    right = max((one.row.right for one in text), default=0.0)
    groups: list[list[Placed]] = []
    for one in text:
        if groups and _goes_on(groups[-1], one, left, right):
            groups[-1].append(one)
        else:
            groups.append([one])
    return Body(tuple(_block(group, left, right) for group in groups), tuple(notes), left, right)


def _goes_on(group: list[Placed], one: Placed, left: float, right: float) -> bool:
    """Whether a row belongs to the paragraph above: it begins at the margin, below a row that reached the other."""
    before = group[-1]
    if one.after_table or one.row.left > left + _INDENTED or before.row.right < right - _first_width(one.row) - _FULL:
        return False
    if one.sheet is not before.sheet:
        return one.first
    step = (one.row.baseline - before.row.baseline) * MM
    if len(group) > 1 and before.sheet is group[-2].sheet:
        return step < (before.row.baseline - group[-2].row.baseline) * MM + _GAP
    return step < 2.0 * SINGLE * one.row.size


def _first_width(row: Row) -> float:
    first = row.part(0, (row.text + " ").index(" "))
    return first.width if first is not None else 0.0


def _block(group: list[Placed], left: float, right: float) -> Block:
    first = group[0].row
    centred = first.left > left + _INDENTED and abs(first.middle - (left + right) / 2) < _CENTRED
    return Block(tuple(group), _sort(first, centred))


def _sort(row: Row, centred: bool) -> Sort:
    if centred and (_CENTRED_PART.match(row.text) or (row.capitals and not _PART.match(row.text))):
        return Sort.CENTRED
    for pattern, sort in (
        (_ARTICLE, Sort.ARTICLE),
        (_CLAUSE, Sort.CLAUSE),
        (_POINT, Sort.POINT),
        (_BASIS, Sort.BASIS),
    ):
        if pattern.match(row.text):
            return sort
    return Sort.PART if _PART.match(row.text) and row.capitals else Sort.TEXT
