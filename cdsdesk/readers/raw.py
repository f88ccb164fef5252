"""What a reader hands on: cells as they stand in a file, with their places and no meaning yet."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import TypeAlias

RawValue: TypeAlias = str | int | float | bool | date | datetime | time | timedelta
"""One cell; an empty cell is the empty text; what came through the pipe has times of day and spans as texts."""

Merge: TypeAlias = tuple[int, int, int, int]
"""First row, first column, last row, last column of a merged area, from 0, all inclusive."""


class Form(Enum):
    """What a file is; rows of a workbook and of plain lines have numbers that a person sees, others are counted."""

    WORKBOOK = "workbook"
    TEXT = "text"
    PAGES = "pages"
    PASTED = "pasted"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class RawSheet:
    """One sheet: ``rows[0][0]`` stands at ``origin`` (row, column from 0); all rows have the same length.

    ``percent`` are the places shown as a share, ``decimals`` the places shown with so many decimals, ``errors`` the
    cells holding an error of the spreadsheet and ``unsaved`` the formulas without a stored result (both as "C7").
    ``bold`` are the places whose whole text is bold, ``fonts`` the places in a font of an old code page, by its name;
    ``seams`` the rows at which another table or page of a text document begins. All places count from the sheet's
    corner, not from ``origin``. A text document is one sheet: its paragraphs are rows of one cell.
    """

    name: str
    visible: bool
    origin: tuple[int, int]
    rows: list[list[RawValue]]
    merges: tuple[Merge, ...] = ()
    percent: frozenset[tuple[int, int]] = frozenset()
    decimals: dict[tuple[int, int], int] = field(default_factory=dict)
    errors: tuple[str, ...] = ()
    unsaved: tuple[str, ...] = ()
    bold: frozenset[tuple[int, int]] = frozenset()
    fonts: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    seams: frozenset[int] = frozenset()
    pages: tuple[int, ...] = ()
    """The row that is the first to begin on each page, where a file tells its pages."""

    is_clean: bool = False
    """Whether its texts are known to need no repair."""


@dataclass(frozen=True, slots=True)
class RawBook:
    """All sheets of a workbook in its own order; of a text document one, called as people call it."""

    sheets: tuple[RawSheet, ...]
    form: Form = Form.WORKBOOK
