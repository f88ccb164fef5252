"""A .csv file, or any other text, as plain rows: code page, separator and quotes are told by the text itself."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from cdsdesk.readers.guard import RECTANGLE_CELLS, read_bytes, too_big
from cdsdesk.readers.pipe_tables import BarRow, bar_rows, is_drawn
from cdsdesk.readers.raw import Form, RawBook, RawSheet, RawValue
from cdsdesk.readers.text_codes import decode

_SEPARATORS = "\t;,|"  # of two that fit alike the earlier one: commas stand in numbers and in sentences too
_LOOK = 200_000
_LEAST_FIT = 0.3
_FIT_OF_TABLES = 0.9
_MOSTLY = 0.8
_LINES_IN_CELL = 100
_HINT = "sep="


@dataclass(frozen=True, slots=True)
class _Style:
    """How the lines of a text are cut."""

    separator: str
    quoted: bool


def read_csv(path: Path) -> RawBook:
    """Read a text file: columns where a separator makes some, else one cell a line. Raises InputError."""
    text = decode(read_bytes(path)).rstrip("\x1a\x00")
    text, told = _hinted(text)
    drawn = bar_rows(text) if told is None and is_drawn(text) else None
    if drawn is not None:
        return RawBook((_drawn(path, drawn),), Form.TEXT)
    style = told or _guess(text)
    if style is None:
        return RawBook((_sheet(path, _lines(text, path)),), Form.TEXT)
    rows: list[list[RawValue]] = []
    width = cells = 0
    for row in _rows(text, style):
        rows.append([*row])
        width, cells = max(width, len(row)), cells + len(row)
        if cells > RECTANGLE_CELLS or len(rows) * width > RECTANGLE_CELLS:
            raise too_big(path)
    for cut in rows:
        cut += [""] * (width - len(cut))
    return RawBook((_sheet(path, rows),))


def _drawn(path: Path, rows: list[BarRow]) -> RawSheet:
    """Return the lines of a text and the tables that are drawn with bars between them."""
    width = max(len(row.cells) for row in rows)
    if len(rows) * width > RECTANGLE_CELLS:
        raise too_big(path)
    cells: list[list[RawValue]] = [[*row.cells, *[""] * (width - len(row.cells))] for row in rows]
    bold = frozenset((number, column) for number, row in enumerate(rows) for column in row.bold)
    return replace(_sheet(path, cells), bold=bold)


def _sheet(path: Path, rows: list[list[RawValue]]) -> RawSheet:
    return RawSheet(name=path.stem, visible=True, origin=(0, 0), rows=rows)


def _lines(text: str, path: Path) -> list[list[RawValue]]:
    lines = io.StringIO(text, newline=None).read().split("\n")
    if len(lines) > RECTANGLE_CELLS:
        raise too_big(path)
    return [[line] for line in lines]


def _hinted(text: str) -> tuple[str, _Style | None]:
    """Take off the line "sep=;" that Excel obeys and does not show."""
    first, _, rest = text.partition("\n")
    hint = first.strip().strip('"')
    if hint.lower().startswith(_HINT) and len(hint) == len(_HINT) + 1:
        return rest, _Style(hint[-1], quoted=_are_quotes_sound(rest, hint[-1]))
    return text, None


def _guess(text: str) -> _Style | None:
    """Return the separator that cuts most lines into the same number of cells, None when none does."""
    head = text[:_LOOK]
    best, chosen = _LEAST_FIT, None
    for separator in _SEPARATORS:
        quoted = _are_quotes_sound(head, separator)
        fit = _fit(list(_rows(head, _Style(separator, quoted))), separator)
        if fit > best:
            best, chosen = fit, _Style(separator, quoted)
    return chosen and _Style(chosen.separator, chosen.quoted and _are_quotes_sound(text, chosen.separator))


def _fit(rows: list[list[str]], separator: str) -> float:
    """Return the share of lines that are cut into the most frequent number of cells, 0 for sentences."""
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    widths = Counter(len(row) for row in filled if len(row) > 1)
    if not widths:
        return 0.0
    fit = widths.most_common(1)[0][1] / len(filled)
    return 0.0 if fit < _FIT_OF_TABLES and _is_spaced(filled, separator) else fit


def _is_spaced(rows: list[list[str]], separator: str) -> bool:
    """Say whether a space stands behind most commas or semicolons, as in sentences."""
    behind = [cell for row in rows for cell in row[1:] if cell]
    return separator in ",;" and sum(cell[0].isspace() for cell in behind) > _MOSTLY * len(behind)


def _are_quotes_sound(text: str, separator: str) -> bool:
    """Say whether quotes close again: an open one swallows the lines behind it into one cell."""
    return all(
        cell.count("\n") <= _LINES_IN_CELL for row in _rows(text, _Style(separator, quoted=True)) for cell in row
    )


def _rows(text: str, style: _Style) -> Iterator[list[str]]:
    # The limit is that of the whole process: others read tables of their own by it, so it only ever grows.
    csv.field_size_limit(max(len(text), csv.field_size_limit()))
    lines = io.StringIO(text, newline="")
    if style.quoted:
        return csv.reader(lines, delimiter=style.separator)
    return csv.reader(lines, delimiter=style.separator, quoting=csv.QUOTE_NONE)
