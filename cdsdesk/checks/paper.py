"""A document as a proofreader sees it: its formal parts, passages and tables in reading order, wherever it came from.

Our own report (``paper_of_blocks``) and a document that somebody hands over (``paper_of_file``) give the same Paper,
so that one rule reads both. Texts are NFC on one line each; what was written is kept beside them.
"""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from cdsdesk.model.findings import Place, RecordRef


class PassageKind(StrEnum):
    """What a line of a document is: a numbered heading, a marked item, running text or a note below a table."""

    HEADING = "heading"
    ITEM = "item"
    TEXT = "text"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Source:
    """The record and field that the text from ``start`` to ``end`` was computed from; only known of our own."""

    start: int
    end: int
    record: RecordRef
    field: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph in one line; ``mark`` is its number or dash ("II.", "1.2.", "a)", "-") and not part of ``text``.

    ``level`` of a heading is 1 to 5 from the outside, of anything else 0. ``raw`` is the text as it was written, with
    its mark, its blanks and its composition of letters. ``place.quote`` is the whole ``text``.
    """

    kind: PassageKind
    text: str
    place: Place
    mark: str = ""
    level: int = 0
    raw: str = ""
    sources: tuple[Source, ...] = ()


class RowKind(StrEnum):
    """What a row of a table is: a heading over all columns, data, or a sum of rows above or below."""

    SECTION = "section"
    DATA = "data"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class PaperCell:
    """A cell in one line; a merged cell stands in its first row and column, the others are empty."""

    text: str
    raw: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A row with one cell for each column; of a section row only the first cell that is not empty counts."""

    kind: RowKind
    cells: tuple[PaperCell, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class PaperTable:
    """A table over all its pages; ``header`` gives for each column its heading, rows of it joined with " / "."""

    header: tuple[str, ...]
    rows: tuple[PaperRow, ...]
    place: Place
    unit_line: str = ""


PaperBlock = Passage | PaperTable


@dataclass(frozen=True, slots=True)
class PaperAnnex:
    """A phụ lục: its label ("Phụ lục II"), title, "(Kèm theo …)" and what it holds."""

    label: str
    title: str
    reference: str
    blocks: tuple[PaperBlock, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Formal:
    """The formal parts as they were found; what was not found is empty.

    ``number`` "" with a ``symbol`` is a number left blank. ``signature`` are the lines from the authority down to the
    name, ``recipients`` the lines of "Nơi nhận" without their dashes, ``addressees`` those of "Kính gửi".
    """

    parent: str = ""
    issuer: str = ""
    number: str = ""
    symbol: str = ""
    place_name: str = ""
    date: datetime.date | None = None
    date_written: str = ""
    kind: str = ""
    title: str = ""
    addressees: tuple[str, ...] = ()
    signature: tuple[str, ...] = ()
    signatory: str = ""
    recipients: tuple[str, ...] = ()


class Origin(StrEnum):
    """Where a paper came from: composed from a data file, or read from a file whose reading may be doubtful."""

    OWN = "own"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole document. ``passages`` and ``tables`` walk its body and annexes in reading order."""

    origin: Origin
    formal: Formal
    body: tuple[PaperBlock, ...]
    annexes: tuple[PaperAnnex, ...] = ()
    name: str = ""

    @property
    def blocks(self) -> tuple[PaperBlock, ...]:
        """Everything in reading order."""
        return self.body + tuple(block for annex in self.annexes for block in annex.blocks)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The passages outside tables."""
        return tuple(block for block in self.blocks if isinstance(block, Passage))

    @property
    def tables(self) -> tuple[PaperTable, ...]:
        """The tables."""
        return tuple(block for block in self.blocks if isinstance(block, PaperTable))
