"""Tables drawn with bars in plain text, as chat programs and assistants give them: | STT | Việc | over |---|---|."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_DIVIDER = re.compile(r"[ \t]*[|+]?[ \t]*:?[-=]{2,}:?[ \t]*(?:[|+][ \t]*:?[-=]{1,}:?[ \t]*)*[|+]?[ \t]*")
_UNDERLINE = re.compile(r"^[ \t]*[|+]?[ \t]*:?[-=]{2,}:?[ \t]*[|+]", re.MULTILINE)
_BAR = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_HEADING = re.compile(r"[ \t]*#{1,6}[ \t]+")
# Letters are set bold, slanted or as code by marks before and behind them; a star behind a word marks a footnote.
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_SLANTED = re.compile(r"(?<![\w*])\*(?=\w)([^*\n]+?)(?<=[\w.,:;!?)])\*(?![\w*])")
_CODE = re.compile(r"`([^`\n]+)`")
_FEWEST_FRAMED = 3
_LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class BarRow:
    """One line: its cells, which of them are set bold, and whether it stands in a table."""

    cells: tuple[str, ...]
    bold: frozenset[int]
    in_table: bool


def is_drawn(text: str) -> bool:
    """Say whether a line of a text seems to underline the head of a table: |---|---|."""
    return _UNDERLINE.search(text) is not None


def bar_rows(text: str) -> list[BarRow] | None:
    """Return the lines of a text that holds a table drawn with bars, without the lines that only draw; None if none."""
    if "|" not in text:
        return None
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    found: list[BarRow] = []
    at = 0
    has_table = False
    while at < len(lines):
        end = at
        while end < len(lines) and (_is_divider(lines[end]) or _has_bars(lines[end])):
            end += 1
        run = lines[at:end]
        if _is_table(run):
            has_table = True
            found += [_row(_cells(line), in_table=True) for line in run if not _is_divider(line)]
        else:
            end = max(end, at + 1)
            found += [_row([_HEADING.sub("", line)], in_table=False) for line in lines[at:end] if line.strip()]
        at = end
    return found if has_table else None


def _has_bars(line: str) -> bool:
    return len(line) <= _LONGEST and _BAR.search(line) is not None


def _is_divider(line: str) -> bool:
    """Say whether a line only draws: dashes between bars."""
    return "--" in line and ("|" in line or "+" in line) and _DIVIDER.fullmatch(line) is not None


def _is_table(run: Sequence[str]) -> bool:
    """Say whether lines with bars are a table: its head is underlined, or all of them stand between bars."""
    rows = [line.strip() for line in run if not _is_divider(line)]
    if len(rows) < len(run):
        return any(len(_cells(row)) > 1 for row in rows)
    framed = all(row.startswith("|") and row.endswith("|") for row in rows)
    wide = {len(_cells(row)) for row in rows}
    return framed and len(rows) >= _FEWEST_FRAMED and len(wide) == 1 and max(wide) > 1


def _cells(line: str) -> list[str]:
    line = line.strip()
    parts = _BAR.split(line)
    first = 1 if line.startswith("|") else 0
    last = len(parts) - 1 if line.endswith("|") and not line.endswith("\\|") else len(parts)
    return parts[first:last]


def _row(cells: Sequence[str], *, in_table: bool) -> BarRow:
    read = [_read(cell) for cell in cells]
    bold = frozenset(column for column, (_, is_bold) in enumerate(read) if is_bold)
    return BarRow(tuple(text for text, _ in read), bold, in_table)


def _read(cell: str) -> tuple[str, bool]:
    """Return the text of a cell without the marks that set its letters, and whether all of it is bold."""
    text = _BREAK.sub("\n", cell).strip()
    whole = _STRONG.fullmatch(text)
    bold = whole is not None and whole[1] not in whole[2]
    for pattern, kept in ((_STRONG, r"\2"), (_SLANTED, r"\1"), (_CODE, r"\1")):
        text = pattern.sub(kept, text)
    return "\n".join(_lines(text.replace("\\|", "|"))), bold


def _lines(text: str) -> Iterator[str]:
    yield from (line.strip() for line in text.split("\n"))
