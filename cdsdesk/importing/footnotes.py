"""Marks in cells and headings, and the lines below a table that explain them."""

import re
from collections.abc import Sequence
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


class Footnotes:
    """The explanations below a table by their marks."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._by_mark: dict[str, str] = {}
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
        found = _MARK.search(text)
        line = self._by_mark.get((found[1] or found[2]).translate(_RAISED), "") if found else ""
        return (text[: found.start()].rstrip(), line) if found and line else (text, "")


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
