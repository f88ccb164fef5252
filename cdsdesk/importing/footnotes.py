"""Marks in cells and headings, and the lines below a table that explain them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from cdsdesk.importing.row_signs import code_style
from cdsdesk.importing.rows import RowRead

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MARK = re.compile(r"\s*(?:[(\[⁽]\s*([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}|\d{1,2}|\*{1,3})\s*[)\]⁾]|([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}|\*{1,3}))\s*$")
_EXPLAINED = re.compile(
    r"(?:^|[;.\n]|ghi chú\s*:|chú thích\s*:|lưu ý\s*:)\s*[-+]?\s*"
    r"(?P<whole>[(\[⁽]\s*(?P<set>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}|\d{1,2}|\*{1,3})\s*[)\]⁾]|(?P<bare>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}|\*{1,3}))"
    r"\s*[:.]?\s*(?=\S)",
    re.IGNORECASE,
)
# Notes as they stand below a table of a text: "1 Theo …" for a raised mark, "(1) Theo …" also for one in brackets.
_PLAIN = re.compile(r"\s*(\d{1,2}|\*{1,3})\s+\S")
_BRACKETED = re.compile(r"\s*\(\s*(\d{1,2}|\*{1,3})\s*\)\s*[:.]?\s*\S")
_POWER = re.compile(r"(?:^|[\s\d(/])[kcdm]?m[²³]$")


class Footnotes:
    """The explanations below a table by their marks; ``plain`` are those whose mark is not raised, by mark."""

    def __init__(self, lines: Sequence[str], plain: Mapping[str, str] | None = None) -> None:
        self._by_mark: dict[str, str] = dict(plain or {})
        for line in lines:
            found = list(_EXPLAINED.finditer(line))
            ends = [*(each.start() for each in found[1:]), len(line)][: len(found)]
            for each, end in zip(found, ends, strict=True):
                mark = (each["set"] or each["bare"]).translate(_RAISED)
                self._by_mark.setdefault(mark, line[each.start("whole") : end].strip(" ;\n"))

    def __bool__(self) -> bool:
        return bool(self._by_mark)

    def split(self, text: str) -> tuple[str, str]:
        """Return a text without the mark at its end, and the line that explains it; "" when none does."""
        found = _mark_of(text)
        line = self._by_mark.get((found[1] or found[2]).translate(_RAISED), "") if found else ""
        return (text[: found.start()].rstrip(), line) if found and line else (text, "")


def notes_below(
    texts: Sequence[Sequence[str]], after: int, outside: Iterable[int], marked: Iterable[str]
) -> dict[int, str]:
    """Return, by row (from 0), the marks of the notes right below a table that explain a mark of ``marked`` texts.

    ``after`` is the last row of the table, ``outside`` are the rows of no table. A number followed by a full stop is
    that of a heading; a mark that no text has is a number like any other.
    """
    raised, bracketed = _marks(marked)
    left = set(outside)
    found: dict[int, str] = {}
    for row in range(after + 1, len(texts)):
        cells = [cell for cell in texts[row] if cell]
        if not cells:
            continue
        plain = _PLAIN.match(cells[0]) or _BRACKETED.match(cells[0])
        known = raised if plain is not None and plain.re is _PLAIN else raised | bracketed
        if row not in left or len(cells) > 1 or plain is None or plain[1] not in known:
            break
        found[row] = plain[1]
    return found


def _marks(texts: Iterable[str]) -> tuple[set[str], set[str]]:
    """Return the marks at the end of texts: raised ones, and those in brackets."""
    raised: set[str] = set()
    bracketed: set[str] = set()
    for text in texts:
        found = _mark_of(text) if text and code_style(text) is None else None
        if found is not None and text[: found.start()].strip():
            mark = found[1] or found[2]
            is_raised = mark[0] in "⁰¹²³⁴⁵⁶⁷⁸⁹" or not found[1]
            (raised if is_raised else bracketed).add(mark.translate(_RAISED))
    return raised, bracketed


def _mark_of(text: str) -> re.Match[str] | None:
    """Return the mark at the end of a text; the power of a unit of length is none: "500 m²"."""
    return None if _POWER.search(text) else _MARK.search(text)


def with_footnotes(rows: tuple[RowRead, ...], notes: Footnotes, kept: frozenset[int]) -> tuple[RowRead, ...]:
    """Return the rows with the marks of their cells resolved; the columns ``kept`` keep the mark in their text."""
    return tuple(_resolved(row, notes, kept) for row in rows) if notes else rows


def _resolved(row: RowRead, notes: Footnotes, kept: frozenset[int]) -> RowRead:
    cells, found = list(row.cells), []
    for column, cell in enumerate(cells):
        text, line = notes.split(cell) if cell and code_style(cell) is None else ("", "")
        if line and text:
            found.append(line)
            cells[column] = cell if column in kept else text
    return replace(row, cells=tuple(cells), footnotes=tuple(dict.fromkeys(found))) if found else row
