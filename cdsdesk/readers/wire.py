"""A book as one line of JSON, for the pipe between the reading child and the program."""

import json
from datetime import date, datetime, time, timedelta
from typing import Any

from cdsdesk.errors import InputError
from cdsdesk.readers.raw import RawBook, RawSheet, RawValue

_DIVIDER = "\x7f"  # a control character: no text, and JSON leaves it as it is


def pack_book(book: RawBook) -> bytes:
    """Return the book as one line that ends with a line feed."""
    return _line({"book": [_sheet_parts(sheet) for sheet in book.sheets]})


def pack_error(error: InputError) -> bytes:
    """Return a refusal as one line."""
    return _line({"error": [error.what, error.where, error.next_step]}, ascii_only=True)


def unpack(line: bytes) -> RawBook:
    """Return the book in a line; raises the InputError it carries, ValueError when it is no such line."""
    answer = json.loads(line, object_hook=_date)
    if "error" in answer:
        raise InputError(*answer["error"])
    return RawBook(tuple(_sheet(parts) for parts in answer["book"]))


def _line(answer: dict[str, Any], *, ascii_only: bool = False) -> bytes:
    text = json.dumps(answer, default=_text_of_date, separators=(",", ":"), ensure_ascii=ascii_only)
    return text.encode() + b"\n"


def _sheet_parts(sheet: RawSheet) -> list[Any]:
    return [
        sheet.name,
        sheet.visible,
        sheet.origin,
        *_pack_rows(sheet.rows),
        sheet.merges,
        list(sheet.percent),
        [[*place, decimals] for place, decimals in sheet.decimals.items()],
        sheet.errors,
        sheet.unsaved,
    ]


def _sheet(parts: list[Any]) -> RawSheet:
    name, visible, origin, width, text, others, merges, percent, decimals, errors, unsaved = parts
    return RawSheet(
        name,
        visible,
        (origin[0], origin[1]),
        _unpack_rows(width, text, others),
        tuple((top, left, bottom, right) for top, left, bottom, right in merges),
        frozenset((row, column) for row, column in percent),
        {(row, column): shown for row, column, shown in decimals},
        tuple(errors),
        tuple(unsaved),
    )


def _pack_rows(rows: list[list[RawValue]]) -> tuple[int, str, list[list[int | RawValue]]]:
    """Return width, all texts as one, the other cells by place: one long text is cheaper than many short ones."""
    flat = [cell for row in rows for cell in row]
    texts = [cell if isinstance(cell, str) else "" for cell in flat]
    others: list[list[int | RawValue]] = [[place, cell] for place, cell in enumerate(flat) if cell.__class__ is not str]
    joined = _DIVIDER.join(texts)
    if joined.count(_DIVIDER) != max(len(texts) - 1, 0):
        joined = _DIVIDER.join([text.replace(_DIVIDER, "") for text in texts])
    return len(rows[0]) if rows else 0, joined, others


def _unpack_rows(width: int, text: str, others: list[tuple[int, RawValue]]) -> list[list[RawValue]]:
    if not width:
        return []
    cells: list[RawValue] = list(text.split(_DIVIDER))
    for place, cell in others:
        cells[place] = cell
    return [cells[start : start + width] for start in range(0, len(cells), width)]


def _text_of_date(value: date | time | timedelta) -> dict[str, str] | str:
    if isinstance(value, datetime) and value.time() != time():
        return {"time": value.isoformat()}
    if isinstance(value, date):
        return {"date": value.isoformat()[:10]}
    return str(value)


def _date(parts: dict[str, Any]) -> Any:
    if "date" in parts:
        return date.fromisoformat(parts["date"])
    if "time" in parts:
        return datetime.fromisoformat(parts["time"])
    return parts
