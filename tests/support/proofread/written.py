"""A document as its writer made it, with the part that every line and table plays, before it becomes a file."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass
class Line:
    """A paragraph, heading or item; ``role`` tells what it says and ``said`` the words it says it with."""

    text: str
    role: str = ""
    kind: str = "text"
    mark: str = ""
    level: int = 0
    said: dict[str, str] = field(default_factory=dict)

    @property
    def whole(self) -> str:
        """The line with its mark."""
        return f"{self.mark} {self.text}" if self.mark else self.text


@dataclass
class Row:
    """A row of a table: "data", "section" (its number and its name) or "total"."""

    cells: list[str]
    kind: str = "data"


@dataclass
class Grid:
    """A table with one row of headings."""

    header: list[str]
    rows: list[Row]
    role: str
    unit_line: str = ""

    def column(self, *names: str) -> int:
        """Return the place of the first column whose heading begins with one of these words."""
        return next(at for at, head in enumerate(self.header) if head.lower().startswith(names))

    def data(self) -> list[Row]:
        """Return the rows of data."""
        return [row for row in self.rows if row.kind == "data"]


Part = Line | Grid


@dataclass
class Appendix:
    """A phụ lục."""

    label: str
    title: str
    reference: str
    parts: list[Part]


@dataclass
class Letter:
    """A whole document."""

    parent: str
    issuer: str
    number: str
    symbol: str
    place: str
    day: datetime.date
    kind: str
    subject: str
    addressees: list[str]
    body: list[Part]
    appendices: list[Appendix]
    signature: list[str]
    signatory: str
    recipients: list[str]

    def lines(self, *roles: str) -> list[Line]:
        """Return the lines of the body and the annexes that play one of these parts; all without a name."""
        return [part for part in self.parts() if isinstance(part, Line) and (not roles or part.role in roles)]

    def grids(self, *roles: str) -> list[Grid]:
        """Return the tables that play one of these parts; all without a name."""
        return [part for part in self.parts() if isinstance(part, Grid) and (not roles or part.role in roles)]

    def parts(self) -> Iterator[Part]:
        """Walk through everything in reading order."""
        yield from self.body
        for appendix in self.appendices:
            yield from appendix.parts

    @property
    def dated(self) -> str:
        """The day as it stands in the letterhead."""
        day, month, year = self.day.day, self.day.month, self.day.year
        return (
            f"ngày {day:02d} tháng {month:02d} năm {year}" if month < 3 else f"ngày {day:02d} tháng {month} năm {year}"
        )
