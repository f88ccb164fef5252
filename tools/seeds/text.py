"""Reading a document kept as plain text: its paragraphs, and its tables, a row a line with tabs between the cells."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

_TAG = re.compile(r"</?[a-z][^>]*>")
_ANNEX = re.compile(r"phụ lục\b", re.IGNORECASE)
_TITLES = 4


@dataclass
class TextTable:
    """A table: the lines above it, its header rows, its rows joined over pages, and its lines as pages cut them."""

    titles: tuple[str, ...]
    header: list[tuple[str, ...]] = field(default_factory=list)
    rows: list[tuple[str, ...]] = field(default_factory=list)
    lines: list[tuple[str, ...]] = field(default_factory=list)


@dataclass(frozen=True)
class TextDocument:
    """What a document says: paragraphs in their order, and its tables."""

    paragraphs: tuple[str, ...]
    tables: tuple[TextTable, ...]


def folded(text: str) -> str:
    """Return a text without marks of the transcription and with single spaces."""
    return " ".join(_TAG.sub(" ", text).replace("**", "").replace("*", "").split())


def read_document(text: str) -> TextDocument:
    """Divide a text into paragraphs and tables; a paragraph that a page cut is joined again."""
    paragraphs: list[str] = []
    tables: list[TextTable] = []
    open_table = False
    for line in text.splitlines():
        if "\t" in line:
            if not open_table:
                tables.append(TextTable(_titles(paragraphs)))
            open_table = True
            _take(tables[-1], tuple(folded(cell) for cell in line.split("\t")))
        elif folded(line):
            open_table = False
            _append(paragraphs, folded(line))
    return TextDocument(tuple(paragraphs), tuple(tables))


def _append(paragraphs: list[str], line: str) -> None:
    """A line that begins with a small letter goes on with a sentence that has not ended."""
    if paragraphs and line[:1].islower() and paragraphs[-1][-1] not in ".;:!" and not re.match(r"[a-zđ]\) ", line):
        paragraphs[-1] = f"{paragraphs[-1]} {line}"
    else:
        paragraphs.append(line)


def _take(table: TextTable, cells: tuple[str, ...]) -> None:
    width = len(table.header[0]) if table.header else len(cells)
    cells = (*cells, *("" for _ in range(width - len(cells))))
    table.lines.append(cells)
    begins = not table.rows and (not table.header or not cells[0])
    if begins:
        table.header.append(cells)
    elif cells[0].casefold() == table.header[0][0].casefold() or (len(table.header) > 1 and cells in table.header):
        return
    elif cells[0] or not table.rows:
        table.rows.append(cells)
    else:
        table.rows[-1] = tuple(_joined(above, below) for above, below in zip(table.rows[-1], cells, strict=True))


def _titles(paragraphs: list[str]) -> tuple[str, ...]:
    """Return the lines above a table: those from "Phụ lục …" on, else the last one."""
    above = paragraphs[-_TITLES:]
    begin = max((at for at, line in enumerate(above) if _ANNEX.match(line)), default=len(above) - 1)
    return tuple(above[begin:])


def _joined(above: str, below: str) -> str:
    """A symbol that the end of a page cut behind its hyphen ("KH-" "UBND") is one word again."""
    between = "" if re.search(r"\w-$", above) and below[:1].isalpha() else " "
    return f"{above}{between}{below}".strip()


def between(paragraphs: Iterable[str], first: str, last: str) -> list[str]:
    """Return the paragraphs behind the one that begins with ``first`` and before the one that begins with ``last``."""
    return list(_between(paragraphs, first, last))


def _between(paragraphs: Iterable[str], first: str, last: str) -> Iterator[str]:
    inside = False
    for paragraph in paragraphs:
        if inside and last and paragraph.startswith(last):
            return
        if inside:
            yield paragraph
        inside = inside or paragraph.startswith(first)


def recipients_of(document: TextDocument) -> list[str]:
    """Return the lines of "Nơi nhận" without dash and mark."""
    start = document.paragraphs.index("Nơi nhận:") + 1
    found = []
    for line in document.paragraphs[start:]:
        if not line.startswith("- "):
            break
        found.append(line.removeprefix("- ").rstrip(" ;."))
    return found
