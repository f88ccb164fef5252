"""A workbook of which each text and number stands once, the cells being their numbers: quick to hand on."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import NamedTuple

from cdsdesk.readers.raw import RawBook, RawSheet, RawValue
from cdsdesk.vietnamese.soundness import are_surely_clean

DIVIDER = b"\x7f"
"""Stands between two texts; a control character, which no text holds."""

EMPTY = -1
"""The number of an empty cell; texts count from 0, numbers downwards from -2."""


@dataclass(frozen=True, slots=True)
class PlainCells:
    """The rectangle of filled cells of a sheet with its corner, column by column, each as the number of its value."""

    origin: tuple[int, int]
    width: int
    values: "array[int]"


class PlainSheet(NamedTuple):
    """A sheet without its cells, and these; None when there are none."""

    about: RawSheet
    cells: PlainCells | None


@dataclass(frozen=True, slots=True)
class PlainBook:
    """All sheets of a workbook, and the texts (in portions, ``DIVIDER`` between two) and numbers that they share.

    ``parts`` are the names of the parts that were looked through.
    """

    sheets: tuple[PlainSheet, ...]
    texts: tuple[bytes, ...]
    numbers: tuple[float, ...]
    parts: frozenset[str]


class PlainTexts(NamedTuple):
    """Texts of a book one by one, and whether all of them are known to need no repair."""

    values: list[str]
    are_clean: bool


def apart(texts: bytes) -> PlainTexts:
    """Return the texts of a portion. Raises ValueError when they are not in UTF-8."""
    whole = texts.decode()
    values = whole.split(DIVIDER.decode())
    return PlainTexts(values, are_surely_clean(values, whole))


def unfolded(book: PlainBook, portions: Sequence[PlainTexts] | None = None) -> RawBook:
    """Return the book with its rows laid out; ``portions`` are its texts when they were taken apart already.

    Raises ValueError when a cell is none of its texts and numbers.
    """
    portions = list(map(apart, book.texts)) if portions is None else portions
    texts = chain.from_iterable(portion.values for portion in portions)
    known: list[RawValue] = [*texts, *reversed(book.numbers), ""]
    clean = all(portion.are_clean for portion in portions)
    try:
        return RawBook(tuple(replace(about, rows=_rows(cells, known), is_clean=clean) for about, cells in book.sheets))
    except LookupError as error:
        raise ValueError("no such cell") from error


def _rows(cells: PlainCells | None, known: list[RawValue]) -> list[list[RawValue]]:
    if cells is None:
        return []
    height = len(cells.values) // cells.width
    starts = range(0, len(cells.values), height)
    columns = [map(known.__getitem__, cells.values[start : start + height]) for start in starts]
    return list(map(list, zip(*columns, strict=True)))
