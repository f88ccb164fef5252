"""The parts of an issued document (Decree 30/2020/NĐ-CP, article 8) as plain values, free of any file format.

Texts are NFC and ready to read. A line feed inside a text is a line break. Values keep references to the records
they were computed from, so that a reader of any rendering can be led back to the source.
"""

import datetime
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Ref:
    """The record and field that a piece of text was computed from."""

    type: str
    uid: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style, with the records it stands for."""

    text: str
    bold: bool = False
    italic: bool = False
    superscript: bool = False
    refs: tuple[Ref, ...] = ()


class ParagraphStyle(StrEnum):
    """How a paragraph stands: body text, legal basis (căn cứ), part heading, note under a table."""

    BODY = "body"
    BASIS = "basis"
    CENTERED = "centered"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    runs: tuple[Run, ...]
    style: ParagraphStyle = ParagraphStyle.BODY


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 ("I. TIÊU ĐỀ"), 2 ("1. Tiêu đề") or 3 ("a) Tiêu đề"); ``text`` holds the number too.

    ``key`` names the section for bookmarks and stays the same when titles change. A centred one of level 1 is a part:
    "Phần I" and below it its title, printed as they stand.
    """

    level: int
    text: str
    key: str
    centered: bool = False


@dataclass(frozen=True, slots=True)
class ListItem:
    """A dashed ("-", "+") line below a paragraph."""

    runs: tuple[Run, ...]
    marker: str = "-"


class Align(StrEnum):
    """Horizontal placing of a table cell."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class CellKind(StrEnum):
    """What a column holds: words, amounts, or codes ("1.10") that must never be read as numbers."""

    TEXT = "text"
    NUMBER = "number"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Column:
    """A table column; ``width`` is its share relative to the other columns.

    A workbook computes a column from others in its row: the sum of ``sum_of``, the share of the two in ``share_of``
    (places from 0). ``choices`` are the words that its cells are chosen from.
    """

    key: str
    width: float
    align: Align = Align.LEFT
    kind: CellKind = CellKind.TEXT
    sum_of: tuple[int, ...] = ()
    share_of: tuple[int, ...] = ()
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HeaderCell:
    """A cell of the header rows; spans count columns and rows from 1."""

    text: str
    colspan: int = 1
    rowspan: int = 1


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell as printed, beside the value that a workbook stores (int, Decimal, date) and its sources.

    ``number_format`` overrides the workbook format that follows from the type of ``value``.
    """

    text: str
    value: int | Decimal | datetime.date | None = None
    refs: tuple[Ref, ...] = ()
    number_format: str = ""


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A row over all columns ("1. Triển khai văn bản"); ``number`` may be empty; ``level`` 1 is the outermost."""

    number: str
    text: str
    level: int = 1
    refs: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class DataRow:
    """A row with one cell for each column."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class TotalRow:
    """The sums ("Tổng cộng"), printed bold, one cell for each column.

    ``over`` says which data rows of the table are summed, from 0, the last not included; None is all of them.
    """

    cells: tuple[Cell, ...]
    over: tuple[int, int] | None = None


TableRow = SectionRow | DataRow | TotalRow


@dataclass(frozen=True, slots=True)
class Table:
    """A grid with 1 to 4 header rows, a unit line ("ĐVT: Triệu đồng") above and footnotes below."""

    columns: tuple[Column, ...]
    header: tuple[tuple[HeaderCell, ...], ...]
    rows: tuple[TableRow, ...]
    unit_line: str = ""
    footnotes: tuple[str, ...] = ()


Block = Paragraph | Heading | ListItem | Table


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Ô 1 to 4: the bodies above and issuing, number and symbol, place and date; of a letter also ô 5b, "V/v …".

    ``number`` "" and ``date`` None are printed blank for the clerk's stamp; ``year`` then stands behind the blanks.
    """

    parent_lines: tuple[str, ...]
    body_lines: tuple[str, ...]
    symbol: str
    place: str
    year: int
    number: str = ""
    date: datetime.date | None = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class Title:
    """Ô 5a: the kind of document ("BÁO CÁO") and its subject, line by line.

    A letter (công văn) has no kind: its subject stands in ô 5b of the letterhead and no title is printed.
    """

    kind: str
    subject_lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Addressees:
    """Ô 9a: who a document is sent to ("Kính gửi"), without punctuation."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """Ô 7a and 7b: authority and position, the position below the signature, the name without titles."""

    lines: tuple[str, ...]
    name: str
    position_below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recipients:
    """Ô 9b: the lines of "Nơi nhận" without dash and punctuation, "Lưu: …" last."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """What an annex belongs to: "(Kèm theo Báo cáo số …/BC-UBND ngày … của …)"; blanks as in Letterhead."""

    kind: str
    symbol: str
    issuer: str
    year: int
    number: str = ""
    date: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Annex:
    """A phụ lục with its own heading and page numbers; ``number`` "" when it is the only one, else Roman."""

    number: str
    title: str
    reference: Reference
    blocks: tuple[Block, ...]
    landscape: bool = True

    @property
    def label(self) -> str:
        """The first heading line, "Phụ lục" or "Phụ lục II"."""
        return f"Phụ lục {self.number}".strip()


@dataclass(frozen=True, slots=True)
class Meta:
    """Properties of the file: title, author (the agency, never a person), language, the day its data stand for.

    ``created`` is written as the file's date, so that the same data give the same bytes on any day. ``office`` (uid),
    ``period`` (code) and ``kind`` of report are what a workbook that comes back is known by.
    """

    title: str
    author: str
    language: str = "vi-VN"
    created: datetime.date | None = None
    office: str = ""
    period: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class IssuedDocument:
    """A whole document, ready for a renderer; the end mark "./." is added by ``closing.with_end_mark``."""

    letterhead: Letterhead
    title: Title
    body: tuple[Block, ...]
    recipients: Recipients
    signature: Signature
    meta: Meta
    addressees: Addressees | None = None
    annexes: tuple[Annex, ...] = ()
    draft: bool = False


def words(text: str) -> tuple[Run, ...]:
    """Return ``text`` as one plain run."""
    return (Run(text),)


def plain(runs: tuple[Run, ...]) -> str:
    """Return the text of ``runs`` without its styles."""
    return "".join(run.text for run in runs)


def announces(block: Block) -> bool:
    """Whether a text ends in a colon, so that what it announces begins on the same page."""
    return isinstance(block, Paragraph | ListItem) and plain(block.runs).rstrip().endswith(":")
