"""Blocks of cells as the HTML that Excel, LibreOffice, Word and browsers exchange."""

import re
from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from time import monotonic

from cdsdesk.vietnamese.text import clean_text

_HEAD = (
    '<html><head><meta charset="utf-8"><style>td{mso-number-format:"\\@";vertical-align:top}'
    "br{mso-data-placement:same-cell}</style></head><body><table>"
)
# Both programs are told that a cell is text, so that "05/02/2022" and "1.10" stay as written.
_CELL = '<td style="mso-number-format:\'\\@\'" sdnum="1033;0;@">'
_BREAK = '<br style="mso-data-placement:same-cell">'
# A space that HTML would drop: at the ends of a line, and after another one.
_SPACES = re.compile(r"(?<![^ \n]) | (?![^\n])")

MOST_LETTERS = 4_000_000
_MOST_PLACES = 1_000_000
_WIDEST_SPAN = 2_000
_PIECE = 16_384
_LONGEST_PIECE = 1_000_000
_SECONDS = 5.0

_PARAGRAPH = "\x01"
_BLOCKS = frozenset(
    {
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "pre",
        "blockquote",
        "table",
        "tr",
        "section",
        "article",
    }
)
_UNREAD = frozenset({"style", "script", "head", "title", "xml", "template", "noscript"})
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all)", re.IGNORECASE)
_WHITE = re.compile(r"[ \t\r\n\f]+")
_ROUND_BREAK = re.compile(f" *([\n{_PARAGRAPH}]) *")
_PARAGRAPHS = re.compile(f"\n?{_PARAGRAPH}+")
_PARTS = frozenset({"tr", "td", "th", "col"})
_ENDS = frozenset({"tr", "td", "th", "table"})
_VOID = frozenset(
    {"br", "img", "hr", "meta", "link", "input", "col", "wbr", "area", "base", "embed", "param", "source", "track"}
)
Attributes = Sequence[tuple[str, str | None]]


def to_html(rows: Sequence[Sequence[str]]) -> str:
    """Return a table that Excel and Calc paste as cells of text, line breaks inside them kept."""
    lines = ("<tr>" + "".join(f"{_CELL}{_written(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return _HEAD + "\n".join(lines) + "</table></body></html>"


def _written(cell: str) -> str:
    """Keep every space although HTML would join them."""
    kept = _SPACES.sub("\xa0", cell)
    return escape(kept, quote=False).replace("\xa0", "&nbsp;").replace("\n", _BREAK)


def read_html(text: str) -> Generator[int, None, list[list[str]] | None]:
    """Return the cells of the tables in a text; None when it has none, is too long or cannot be read.

    Yields how many letters are read.
    """
    if len(text) > MOST_LETTERS or "<table" not in text.lower():
        return None
    reader, latest = _Reader(), monotonic() + _SECONDS
    for start in range(0, len(text), _PIECE):
        try:
            reader.feed(text[start : start + _PIECE])
        except (AssertionError, _TooMuchError):
            # html.parser gives up on declarations that no browser writes by an assertion.
            return None
        if len(reader.rawdata) > _LONGEST_PIECE or monotonic() > latest:
            return None
        yield start
    return reader.rows()


class _TooMuchError(Exception):
    """Spans make more places than any sheet that somebody copies."""


@dataclass
class _Grid:
    """The cells of one table by line and column; ``None`` is a cell that is not shown."""

    lines: list[dict[int, str | None]] = field(default_factory=list)
    hidden_columns: set[int] = field(default_factory=set)
    hidden_lines: set[int] = field(default_factory=set)
    columns_told: int = 0
    places: int = 0
    _wide: int = 0
    _next: int = 0
    _from_above: dict[int, int] = field(default_factory=dict)

    def begin_line(self, *, shown: bool) -> None:
        """Start a row; cells that reach down into it take their places."""
        if not shown:
            self.hidden_lines.add(len(self.lines))
        self.lines.append(dict.fromkeys(self._from_above, ""))
        self.places += len(self._from_above) + 1
        self._from_above = {column: left - 1 for column, left in self._from_above.items() if left > 1}
        self._next = 0

    def put(self, text: str | None, across: int, down: int) -> None:
        """Put a cell into the next free place; the places that it spans besides stay empty."""
        line = self.lines[-1]
        while self._next in line:
            self._next += 1
        first, self._next = self._next, self._next + across
        if text is not None:
            self._wide = max(self._wide, first + 1)
        self.places += across
        for place in range(first, self._next):
            line[place] = text if place == first or text is None else ""
            if down > 1:
                self._from_above[place] = down - 1

    def rows(self) -> list[list[str]]:
        """Return what is shown, every row as wide as the cell that begins farthest to the right."""
        shown = [line for number, line in enumerate(self.lines) if number not in self.hidden_lines]
        columns = [place for place in range(self._wide) if place not in self.hidden_columns]
        columns = [place for place in columns if any(line.get(place, "") is not None for line in shown)]
        return [[line.get(place) or "" for place in columns] for line in shown] if columns else []


@dataclass
class _Cell:
    """A cell that is being read."""

    across: int
    down: int
    shown: bool
    parts: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Collects the cells of the outermost tables; what stands in a table inside a cell is text of that cell."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._grids: list[_Grid] = []
        self._depth = 0
        self._cell: _Cell | None = None
        self._unread: list[str] = []
        self._places = 0

    def rows(self) -> list[list[str]] | None:
        """Return the rows of all tables below each other, None when there is no table."""
        self._end_cell()
        found = [row for grid in self._grids for row in grid.rows()]
        wide = max((len(row) for row in found), default=0)
        return [[*row, *[""] * (wide - len(row))] for row in found] or None

    # What the parser calls

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Follow tables, rows and cells; inside a cell breaks and paragraphs."""
        if tag == "body":
            self._unread.clear()
        of_table = self._depth == 1 and tag in _PARTS
        if self._unread or tag in _UNREAD or (not of_table and _hidden(attrs)):
            if tag not in _VOID:
                self._unread.append(tag)
        elif tag == "table":
            self._begin_table()
        elif of_table:
            self._begin(tag, attrs)
        elif self._cell is not None:
            self._inside(tag)

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        """Take "<br/>" as a start; what ends at once hides nothing that follows."""
        if tag in _VOID or tag in _PARTS:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Close what was opened; the end of a cell ends whatever was left open in it."""
        if self._unread and tag in self._unread:
            del self._unread[len(self._unread) - 1 - self._unread[::-1].index(tag) :]
            return
        if self._unread and tag not in _ENDS:
            return
        self._unread.clear()
        if tag == "table" and self._depth:
            self._depth -= 1
            if self._depth == 0:
                self._end_cell()
        if self._depth == 1 and tag in ("td", "th", "tr"):
            self._end_cell()
        elif self._cell is not None and tag in _BLOCKS:
            self._cell.parts.append(_PARAGRAPH)

    def handle_data(self, data: str) -> None:
        """Keep the text of a cell, white space joined as a browser shows it."""
        if self._cell is not None and not self._unread:
            self._cell.parts.append(_WHITE.sub(" ", data.replace(_PARAGRAPH, "")))

    # Steps

    def _begin_table(self) -> None:
        self._depth += 1
        if self._depth == 1:
            self._places += self._grids[-1].places + 1 if self._grids else 0
            self._grids.append(_Grid())
        elif self._cell is not None:
            self._cell.parts.append(_PARAGRAPH)

    def _begin(self, tag: str, attrs: Attributes) -> None:
        grid = self._grids[-1]
        self._end_cell()
        if tag == "col":
            count = _number(attrs, "span")
            if _hidden(attrs):
                grid.hidden_columns.update(range(grid.columns_told, grid.columns_told + count))
            grid.columns_told += count
            return
        if tag == "tr" or not grid.lines:
            grid.begin_line(shown=tag != "tr" or not _hidden(attrs))
            self._require_room(grid)
        if tag != "tr":
            self._cell = _Cell(_number(attrs, "colspan"), _number(attrs, "rowspan"), not _hidden(attrs))

    def _require_room(self, grid: _Grid) -> None:
        if self._places + grid.places > _MOST_PLACES:
            raise _TooMuchError

    def _inside(self, tag: str) -> None:
        assert self._cell is not None
        if tag == "br":
            self._cell.parts.append("\n")
        elif tag in _BLOCKS:
            self._cell.parts.append(_PARAGRAPH)
        elif tag in ("td", "th"):
            self._cell.parts.append(" ")

    def _end_cell(self) -> None:
        cell, self._cell = self._cell, None
        if cell is not None:
            grid = self._grids[-1]
            grid.put(_text(cell.parts) if cell.shown else None, cell.across, cell.down)
            self._require_room(grid)


def _text(parts: Sequence[str]) -> str:
    """Return the text of a cell: lines where it breaks, no paragraph marks at its ends, no-break spaces as spaces."""
    text = re.sub("  +", " ", "".join(parts))
    text = _PARAGRAPHS.sub(_PARAGRAPH, _ROUND_BREAK.sub(r"\1", text)).strip(_PARAGRAPH + " ")
    return clean_text(text.replace(_PARAGRAPH, "\n").replace("\xa0", " ")).strip()


def _hidden(attrs: Attributes) -> bool:
    return any(name == "hidden" or (name == "style" and _HIDDEN.search(value or "")) for name, value in attrs)


def _number(attrs: Attributes, name: str) -> int:
    found = next((value or "" for key, value in attrs if key == name), "").strip()
    return min(max(int(found), 1), _WIDEST_SPAN) if found.isascii() and found.isdigit() and len(found) < 10 else 1
