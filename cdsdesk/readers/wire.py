"""A book as one line of JSON, for the pipe between the reading child and the program."""

import json
import math
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from cdsdesk.errors import InputError
from cdsdesk.readers.raw import Form, RawBook, RawSheet, RawValue

_DIVIDER = "\x7f"  # a control character: no text, and JSON leaves it as it is
LINE_BYTES = 64 << 20
"""The longest line: what a person filled in stays far below, and the window's process holds it a few times over."""


def pack_book(book: RawBook) -> bytes:
    """Return the book as one line that ends with a line feed. Raises OverflowError when it is longer than any."""
    line = _line({"form": book.form.value, "book": [_sheet_parts(sheet) for sheet in book.sheets]})
    if len(line) > LINE_BYTES:
        raise OverflowError(len(line))
    return line


def pack_error(error: InputError) -> bytes:
    """Return a refusal as one line."""
    return _line({"error": [error.what, error.where, error.next_step]}, ascii_only=True)


def unpack(line: bytes) -> RawBook:
    """Return the book in a line; raises the InputError it carries, ValueError when it is no such line."""
    answer = json.loads(line, object_hook=_date)
    if "error" in answer:
        raise InputError(*answer["error"])
    return RawBook(tuple(_sheet(parts) for parts in answer["book"]), Form(answer["form"]))


def _line(answer: dict[str, Any], *, ascii_only: bool = False) -> bytes:
    text = json.dumps(answer, default=_text_of_date, separators=(",", ":"), ensure_ascii=ascii_only)
    return text.encode("utf-8", "replace") + b"\n"


def _sheet_parts(sheet: RawSheet) -> list[Any]:
    fonts = sorted(set(sheet.fonts.values()))
    return [
        sheet.name,
        sheet.visible,
        sheet.origin,
        *_pack_rows(sheet.rows),
        sheet.merges,
        _pack_places(sheet.percent),
        [_pack_places(sheet.decimals), list(sheet.decimals.values())],
        sheet.errors,
        sheet.unsaved,
        _pack_places(sheet.bold),
        [[name, _pack_places(place for place, own in sheet.fonts.items() if own == name)] for name in fonts],
        [list(sheet.hidden_rows), list(sheet.hidden_columns), list(sheet.seams)],
    ]


def _sheet(parts: list[Any]) -> RawSheet:
    name, visible, origin, width, text, others, merges, percent, decimals, errors, unsaved, bold, fonts, numbers = parts
    hidden_rows, hidden_columns, seams = map(frozenset, numbers)
    return RawSheet(
        name=name,
        visible=visible,
        origin=(origin[0], origin[1]),
        rows=_unpack_rows(width, text, others),
        merges=tuple((top, left, bottom, right) for top, left, bottom, right in merges),
        percent=frozenset(_places(percent)),
        decimals=dict(zip(_places(decimals[0]), decimals[1], strict=True)),
        errors=tuple(errors),
        unsaved=tuple(unsaved),
        bold=frozenset(_places(bold)),
        fonts={place: font for font, places in fonts for place in _places(places)},
        hidden_rows=hidden_rows,
        hidden_columns=hidden_columns,
        seams=seams,
    )


def _pack_places(places: Iterable[tuple[int, int]]) -> list[int]:
    """Return rows and columns in one flat list: pairs of their own cost several times as much."""
    return [number for place in places for number in place]


def _places(flat: list[int]) -> Iterable[tuple[int, int]]:
    return zip(flat[::2], flat[1::2], strict=True)


def _pack_rows(rows: list[list[RawValue]]) -> tuple[int, str, list[list[Any]]]:
    """Return width, all texts as one, the other cells by place: one long text is cheaper than many short ones."""
    flat = [cell for row in rows for cell in row]
    texts = [cell if isinstance(cell, str) else "" for cell in flat]
    places = [place for place, cell in enumerate(flat) if cell.__class__ is not str]
    joined = _DIVIDER.join(texts)
    if joined.count(_DIVIDER) != max(len(texts) - 1, 0):
        joined = _DIVIDER.join([text.replace(_DIVIDER, "") for text in texts])
    return len(rows[0]) if rows else 0, joined, [places, [_sound(flat[place]) for place in places]]


def _sound(cell: RawValue) -> RawValue:
    """Return a number without end, or none at all, as the text that it is."""
    return cell if cell.__class__ is not float or math.isfinite(cell) else str(cell)


def _unpack_rows(width: int, text: str, others: list[list[Any]]) -> list[list[RawValue]]:
    if not width:
        return []
    cells: list[RawValue] = list(text.split(_DIVIDER))
    for place, cell in zip(*others, strict=True):
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
