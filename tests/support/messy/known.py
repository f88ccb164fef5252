"""What a messy file is made from and scored against: a table whose every cell is known, as text and as understood."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

Held = str | int | float | date


@dataclass(frozen=True)
class Column:
    """A column: its field path ("" for one that nobody knows) and its heading, from the top line down."""

    path: str
    heading: tuple[str, ...]

    def head(self) -> str:
        """Return the heading in one line, as the program names it."""
        return " › ".join(self.heading)


@dataclass(frozen=True)
class KnownSection:
    """A heading inside a table; ``path`` holds the numbers from the top."""

    number: str
    title: str
    path: tuple[str, ...]


@dataclass(frozen=True)
class KnownRow:
    """A row: its texts by column as an office writes them, and what they should be understood as, by field path.

    ``held`` are the cells that a spreadsheet may hold as numbers or dates, with the number format that shows them.
    ``levels`` tell the levels of an indicator: scope, target, result, evaluation.
    """

    texts: tuple[str, ...]
    values: Mapping[str, Any]
    section: tuple[str, ...] = ()
    held: Mapping[int, tuple[Held, str]] = field(default_factory=dict)
    levels: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Known:
    """A table of a kind: the lines of its title, its columns, sections and rows in order, its lines below.

    ``running`` text has no table: each row is a paragraph.
    """

    kind: str
    title: tuple[str, ...]
    columns: tuple[Column, ...]
    body: tuple[KnownSection | KnownRow, ...]
    name_column: int = 1
    below: tuple[str, ...] = ()
    running: bool = False

    @property
    def rows(self) -> tuple[KnownRow, ...]:
        return tuple(each for each in self.body if isinstance(each, KnownRow))
