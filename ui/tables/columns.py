"""Columns as data: what a cell shows, how it is changed, how wide it is, how it sorts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Any, NamedTuple, Protocol

from PySide6.QtWidgets import QWidget

from cdsdesk.model.changes import ChangeSet
from cdsdesk.model.fields import FieldSpec
from ui.edits import Edit
from ui.theme.colours import Tone


class Editor(Enum):
    """How a cell is edited."""

    LINE = "line"
    LONG = "long"
    CHOICE = "choice"


@dataclass(frozen=True)
class Column:
    """One column of a table over rows of any kind.

    ``text`` is what is painted and copied, ``own_text`` what an editor starts from, ``change`` makes the edit of a
    typed text (None: cannot be edited). ``order`` are the names that the store sorts by. ``tone`` makes a pill,
    ``bar`` a bar (a share of 1 and its tone) with the text behind it, ``dim`` a muted text, ``marks`` a sign with what
    was found, ``hint`` a line of the tool tip. ``spec`` is the field that the column shows, if it shows one as it is;
    ``make_editor`` gives another editor than ``editor`` says, one with ``text()`` and ``show_text(text)``. A column
    that ``starts_hidden`` is shown when somebody asks for it. ``nothing`` is what ``own_text`` says of an empty cell;
    ``locked`` says of a row that its cell cannot be changed; ``behind`` gives the text that a mask covers, ``asked``
    what must be asked about a text as soon as it is written.
    """

    key: str
    title: str
    width: int
    text: Callable[[Any], str]
    own_text: Callable[[Any], str] | None = None
    change: Callable[[Any, str], Edit] | None = None
    editor: Editor = Editor.LINE
    choices: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    right: bool = False
    stretch: int = 0
    tone: Callable[[Any], Tone | None] | None = None
    marks: Callable[[Any], tuple[str, ...]] | None = None
    hint: Callable[[Any], str] | None = None
    dim: Callable[[Any], bool] | None = None
    bar: Callable[[Any], tuple[Decimal, Tone] | None] | None = None
    spec: FieldSpec | None = None
    make_editor: Callable[[QWidget], QWidget] | None = None
    starts_hidden: bool = False
    nothing: str = ""
    locked: Callable[[Any], bool] | None = None
    behind: Callable[[Any], str] | None = None
    asked: Callable[[Any], str] | None = None

    def editable(self) -> bool:
        """Whether its cells can be changed."""
        return self.change is not None

    def takes(self, row: object) -> bool:
        """Whether the cell of a row can be changed."""
        return self.change is not None and not (self.locked is not None and self.locked(row))

    def value(self, row: object) -> str:
        """Return the text that an editor starts from."""
        return (self.own_text or self.text)(row)


class Heading(NamedTuple):
    """A row over all columns: "2. Tham mưu ban hành các văn bản"; ``level`` 1 is the outermost."""

    text: str
    level: int = 1


class RowSource(Protocol):
    """Where a table gets its rows: ordered uids, rows for a page of them, headings above them."""

    def ids(self, order: tuple[str, ...], keep: frozenset[str]) -> Sequence[str]:
        """Return the uids in order; those of ``keep`` stay although the filter would no longer let them through."""

    def rows(self, uids: Sequence[str]) -> Sequence[Any]:
        """Return the rows for a page of uids, None for one that is gone."""

    def headings(self, uid: str) -> tuple[Heading, ...]:
        """Return the headings under which a row stands, outermost first."""

    def touched(self, changed: frozenset[str]) -> frozenset[str]:
        """Return the rows that show any of the changed records."""

    def reshapes(self, changes: ChangeSet) -> bool:
        """Whether a step may bring rows, take them away or change their headings."""
