"""What a reader hands on: cells as they stand in a file, with their places and no meaning yet."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TypeAlias

RawValue: TypeAlias = str | int | float | bool | date | datetime | time | timedelta
"""One cell; an empty cell is the empty text; what came through the pipe has times of day and spans as texts."""

Merge: TypeAlias = tuple[int, int, int, int]
"""First row, first column, last row, last column of a merged area, from 0, all inclusive."""


@dataclass(frozen=True, slots=True)
class RawSheet:
    """One sheet: ``rows[0][0]`` stands at ``origin`` (row, column from 0); all rows have the same length.

    ``percent`` are the places shown as a share, ``decimals`` the places shown with so many decimals, ``errors`` the
    cells holding an error of the spreadsheet and ``unsaved`` the formulas without a stored result (both as "C7").
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


@dataclass(frozen=True, slots=True)
class RawBook:
    """All sheets of a workbook in its own order."""

    sheets: tuple[RawSheet, ...]
