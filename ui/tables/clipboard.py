"""Blocks of cells as the text that Excel exchanges: tabs between columns, lines between rows, quotes where needed."""

from collections.abc import Sequence


def to_block(rows: Sequence[Sequence[str]]) -> str:
    """Return the text that Excel takes for a block of cells."""
    return "\n".join("\t".join(_quoted(cell) for cell in row) for row in rows)


def from_block(text: str) -> list[list[str]]:
    """Return the cells of a block that Excel, Calc or a text put on the clipboard."""
    rows: list[list[str]] = [[]]
    rest = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    if not rest:
        return []
    while True:
        cell, rest = _taken(rest)
        rows[-1].append(cell)
        if not rest:
            return rows
        if rest[0] == "\n":
            rows.append([])
        rest = rest[1:]
        if not rest:
            rows[-1].append("")
            return rows


def _quoted(cell: str) -> str:
    if any(mark in cell for mark in '\t\n"'):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def _taken(text: str) -> tuple[str, str]:
    """Split off the first cell; a quote only opens a quoted cell when its closing quote ends the cell."""
    if text.startswith('"'):
        end = 1
        while (end := text.find('"', end)) >= 0:
            if text[end + 1 : end + 2] == '"':
                end += 2
                continue
            if text[end + 1 : end + 2] in ("", "\t", "\n"):
                return text[1:end].replace('""', '"'), text[end + 1 :]
            break
    ends = [place for place in (text.find("\t"), text.find("\n")) if place >= 0]
    end = min(ends, default=len(text))
    return text[:end], text[end:]
