"""What Excel, LibreOffice, Word and browsers put on a clipboard as HTML: tables, and the lines between them."""

import re
from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from time import monotonic
from typing import TypeAlias

from cdsdesk.readers.html_grid import HtmlGrid, HtmlTable, HtmlText
from cdsdesk.readers.html_looks import Attributes, Looks, is_hidden
from cdsdesk.readers.html_numbers import number_written, told_number

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
        "dl",
        "dt",
        "dd",
        "hr",
        "center",
    }
)
_UNREAD = frozenset({"style", "script", "head", "title", "xml", "template", "noscript"})
_WHITE = re.compile(r"[ \t\r\n\f]+")
_ROUND_BREAK = re.compile(f" *([\n{_PARAGRAPH}]) *")
_PARAGRAPHS = re.compile(f"\n?{_PARAGRAPH}+")
_PARTS = frozenset({"tr", "td", "th", "col"})
_ENDS = frozenset({"tr", "td", "th", "table"})
_VOID = frozenset(
    {"br", "img", "hr", "meta", "link", "input", "col", "wbr", "area", "base", "embed", "param", "source", "track"}
)
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

HtmlBlock: TypeAlias = HtmlTable | HtmlText


def read_html_blocks(text: str) -> Generator[int, None, list[HtmlBlock] | None]:
    """Return the tables of a text and the paragraphs around them, letters as they stand there.

    None when it is no HTML with a table, is too long or cannot be read. Yields how many letters are read.
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
    return reader.blocks()


class _TooMuchError(Exception):
    """Spans make more places than any sheet that somebody copies."""


@dataclass(slots=True)
class _Words:
    """Text that is being read, of a cell or between tables."""

    across: int = 1
    down: int = 1
    shown: bool = True
    number: str = ""
    parts: list[str] = field(default_factory=list)
    letters: int = 0
    bold_letters: int = 0
    fonts: dict[str, int] = field(default_factory=dict)

    def add(self, text: str, *, bold: bool, font: str) -> None:
        """Put text behind; white space says nothing of how letters look."""
        self.parts.append(text)
        seen = len(text.strip())
        self.letters += seen
        self.bold_letters += seen if bold else 0
        if font and seen:
            self.fonts[font] = self.fonts.get(font, 0) + seen

    def done(self) -> HtmlText:
        """Return what was read."""
        bold = 0 < self.letters == self.bold_letters
        font = max(self.fonts, key=self.fonts.__getitem__) if self.fonts else ""
        text = _text(self.parts)
        return HtmlText(text, bold, font, told_number(text, self.number))


class _Reader(HTMLParser):
    """Collects the cells of the outermost tables; what stands in a table inside a cell is text of that cell."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[HtmlGrid | HtmlText] = []
        self._grid: HtmlGrid | None = None
        self._depth = 0
        self._cell: _Words | None = None
        self._outside = _Words()
        self._looks = Looks()
        self._looks_of_table = self._looks_of_row = 0
        self._unread: list[str] = []
        self._places = 0

    def blocks(self) -> list[HtmlBlock]:
        """Return what was read, in its order."""
        self._end_cell()
        self._end_line()
        return [block.shown() if isinstance(block, HtmlGrid) else block for block in self._blocks]

    # What the parser calls

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Follow tables, rows and cells; inside a cell breaks and paragraphs."""
        if tag == "body":
            self._unread.clear()
        of_table = self._depth == 1 and tag in _PARTS
        if self._unread or tag in _UNREAD or (not of_table and is_hidden(attrs)):
            if tag not in _VOID:
                self._unread.append(tag)
        elif tag == "table":
            self._begin_table(attrs)
        elif of_table:
            self._begin(tag, attrs)
        else:
            self._inside(tag, attrs)

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
                self._looks.cut(self._looks_of_table)
        if self._depth == 1 and tag in ("td", "th", "tr"):
            self._end_cell()
        elif tag in _BLOCKS:
            self._break()
        if self._depth != 1 or tag not in _PARTS:
            self._looks.end(tag)

    def handle_data(self, data: str) -> None:
        """Keep the text of a cell, white space joined as a browser shows it."""
        if self._unread:
            if self._unread[-1] == "style":
                self._looks.describe(data)
            return
        words = self._cell or (self._outside if self._depth == 0 else None)
        if words is not None:
            text = _WHITE.sub(" ", data.replace(_PARAGRAPH, ""))
            if self._looks.raised and text.strip().isdigit():
                text = text.translate(_RAISED)
            words.add(text, bold=self._looks.bold, font=self._looks.font)

    # Steps

    def _begin_table(self, attrs: Attributes) -> None:
        self._depth += 1
        self._break()
        if self._depth == 1:
            self._places += self._grid.places + 1 if self._grid is not None else 0
            self._grid = HtmlGrid()
            self._blocks.append(self._grid)
            self._looks_of_table = self._looks.depth
            self._looks.begin("table", attrs)
            self._looks_of_row = self._looks.depth

    def _begin(self, tag: str, attrs: Attributes) -> None:
        grid = self._grid
        assert grid is not None
        self._end_cell()
        if tag == "col":
            count = _number(attrs, "span")
            if is_hidden(attrs):
                grid.hidden_columns.update(range(grid.columns_told, grid.columns_told + count))
            grid.columns_told += count
            return
        if tag == "tr" or not grid.lines:
            grid.begin_line(shown=tag != "tr" or not is_hidden(attrs))
            self._require_room(grid)
        if tag == "tr":
            self._looks.cut(self._looks_of_table)
            self._looks.begin("tr", attrs)
            self._looks_of_row = self._looks.depth
        else:
            self._looks.begin(tag, attrs)
            across, down = _number(attrs, "colspan"), _number(attrs, "rowspan")
            self._cell = _Words(across, down, not is_hidden(attrs), number_written(attrs))

    def _require_room(self, grid: HtmlGrid) -> None:
        if self._places + grid.places > _MOST_PLACES:
            raise _TooMuchError

    def _inside(self, tag: str, attrs: Attributes) -> None:
        """Follow an element in a cell or between tables."""
        words = self._cell or (self._outside if self._depth == 0 else None)
        if words is None:
            return
        if tag == "br":
            words.parts.append("\n")
        elif tag in _BLOCKS:
            self._break()
            self._looks.end("p")
        elif tag in ("td", "th"):
            words.parts.append(" ")
        if tag not in _VOID:
            self._looks.begin(tag, attrs)

    def _break(self) -> None:
        """End a paragraph, in a cell or between tables."""
        if self._cell is not None:
            self._cell.parts.append(_PARAGRAPH)
        elif self._depth <= 1:
            self._end_line()

    def _end_line(self) -> None:
        words, self._outside = self._outside.done(), _Words()
        if words.text.strip():
            self._blocks.append(words)

    def _end_cell(self) -> None:
        cell, self._cell = self._cell, None
        if cell is not None and self._grid is not None:
            self._grid.put(cell.done() if cell.shown else None, cell.across, cell.down)
            self._looks.cut(self._looks_of_row)
            self._require_room(self._grid)


def _text(parts: Sequence[str]) -> str:
    """Return the text of a cell: lines where it breaks, no paragraph marks at its ends."""
    text = re.sub("  +", " ", "".join(parts))
    text = _PARAGRAPHS.sub(_PARAGRAPH, _ROUND_BREAK.sub(r"\1", text)).strip(_PARAGRAPH + " ")
    return text.replace(_PARAGRAPH, "\n")


def _number(attrs: Attributes, name: str) -> int:
    found = next((value or "" for key, value in attrs if key == name), "").strip()
    return min(max(int(found), 1), _WIDEST_SPAN) if found.isascii() and found.isdigit() and len(found) < 10 else 1
