"""A file being made messy: sheets of lines of cells that traps change one after the other, before it has a format."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

from tests.support.messy.known import Held, Known, KnownSection


@dataclass
class Cell:
    """A cell: its text, what a spreadsheet holds in its place, how it looks, how far it is merged."""

    text: str = ""
    held: Held | None = None
    shown: str = "General"
    bold: bool = False
    italic: bool = False
    font: str = ""
    across: int = 1
    down: int = 1


@dataclass
class Line:
    """A row of a sheet. ``role`` is title, head, numbers, section, row, rest, total, blank, foot or other.

    ``row`` is the place of the known row it tells, ``page`` says that another page begins here.
    """

    role: str
    cells: list[Cell]
    row: int = -1
    hidden: bool = False
    page: bool = False

    def texts(self) -> list[str]:
        return [cell.text for cell in self.cells]


@dataclass
class Sheet:
    """A sheet with its lines; ``known`` is the table that stands on it, ``more`` those below it.

    ``running`` are the head and the foot of each of its pages, the first one without with ``bare_first``.
    """

    name: str
    lines: list[Line]
    known: Known | None = None
    more: list[Known] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    hidden_columns: set[int] = field(default_factory=set)
    visible: bool = True
    running: tuple[str, str] = ("", "")
    bare_first: bool = False

    def width(self) -> int:
        return max((len(line.cells) for line in self.lines), default=0)

    def places(self, *roles: str) -> list[int]:
        return [place for place, line in enumerate(self.lines) if line.role in roles]


@dataclass
class Draft:
    """All sheets of a file. ``automatic`` leaves the numbers of rows to Word; ``lined`` draws the lines of a table.

    ``extras`` are what stands in columns that no field takes, by known row and heading; with
    ``small_tones`` capitals that carry a tone became small, for TCVN3 has none.
    """

    sheets: list[Sheet]
    rng: Random
    main: Sheet
    automatic: bool = False
    lined: bool = True
    small_tones: bool = False
    extras: dict[int, dict[str, str]] = field(default_factory=dict)
    traps: list[str] = field(default_factory=list)

    def known(self) -> list[Known]:
        """Return the tables that should be read, in order."""
        shown = [sheet for sheet in self.sheets if sheet.known is not None and sheet.visible]
        return [known for sheet in shown for known in (sheet.known, *sheet.more) if known is not None]

    def cells(self) -> Iterator[Cell]:
        for sheet in self.sheets:
            for line in sheet.lines:
                yield from line.cells


def draft_of(known: Known, rng: Random) -> Draft:
    """Return a clean file of one table: its title, its headings, sections with number and title, rows."""
    sheet = Sheet("Sheet1", [], known, paths=[column.path for column in known.columns])
    width = len(known.columns)
    sheet.lines += [title_line(text, width) for text in known.title]
    row = 0
    if known.running:
        sheet.lines += [Line("other", [Cell(each.texts[0])]) for each in known.rows]
        return Draft([sheet], rng, sheet)
    sheet.lines += head_lines([column.heading for column in known.columns])
    for each in known.body:
        if isinstance(each, KnownSection):
            sheet.lines.append(Line("section", section_cells(each, known, width)))
        else:
            cells = [Cell(text) for text in each.texts]
            for place, (value, shown) in each.held.items():
                cells[place].held, cells[place].shown = value, shown
            sheet.lines.append(Line("row", cells, row))
            row += 1
    sheet.lines += [Line("foot", [Cell(text), *blanks(width - 1)]) for text in known.below]
    return Draft([sheet], rng, sheet)


def blanks(count: int) -> list[Cell]:
    return [Cell() for _ in range(count)]


def title_line(text: str, width: int) -> Line:
    """Return a line merged over the whole table."""
    return Line("title", [Cell(text, bold=True, across=width), *blanks(width - 1)])


def section_cells(section: KnownSection, known: Known, width: int) -> list[Cell]:
    """Return number and title in the columns of codes and names, the rest empty."""
    cells = blanks(width)
    cells[known.name_column].text = section.title
    if known.name_column:
        cells[0].text = section.number
    else:
        cells[0].text = f"{section.number}. {section.title}" if section.number else section.title
    return cells


def head_lines(headings: Sequence[tuple[str, ...]]) -> list[Line]:
    """Return the headings as lines: equal ones beside each other merged, short columns merged downwards."""
    height = max(map(len, headings))
    lines = [Line("head", blanks(len(headings))) for _ in range(height)]
    for depth in range(height):
        for column, parts in enumerate(headings):
            if depth >= len(parts) or (column and _same(headings[column - 1], parts, depth)):
                continue
            reach = column + 1
            while reach < len(headings) and _same(parts, headings[reach], depth):
                reach += 1
            down = height - depth if len(parts) == depth + 1 else 1
            lines[depth].cells[column] = Cell(parts[depth], bold=True, across=reach - column, down=down)
    return lines


def _same(left: tuple[str, ...], right: tuple[str, ...], depth: int) -> bool:
    """Say whether two columns share a heading that goes over both."""
    return len(left) > depth + 1 and len(right) > depth + 1 and left[: depth + 1] == right[: depth + 1]


def known_as(draft: Draft, line: Line, values: Mapping[str, Any] | None = None, without: Sequence[str] = ()) -> None:
    """Know the row of a line of the main table by other values, and no longer by those without."""
    known = draft.main.known
    if known is not None:
        old = known.rows[line.row]
        told = {path: value for path, value in old.values.items() if path not in without} | {**(values or {})}
        body = tuple(replace(old, values=told) if each is old else each for each in known.body)
        draft.main.known = replace(known, body=body)


def copied(line: Line, **changes: object) -> Line:
    """Return a line like another one with cells of its own."""
    return replace(line, cells=[replace(cell) for cell in line.cells], **changes)  # type: ignore[arg-type]
