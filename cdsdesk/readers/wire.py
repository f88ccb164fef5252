"""A book as one line of JSON, for the pipe between the reading child and the program."""

import json
from datetime import date, datetime, time, timedelta
from typing import Any

from cdsdesk.errors import InputError
from cdsdesk.readers.raw import RawBook, RawSheet


def pack_book(book: RawBook) -> bytes:
    """Return the book as one line that ends with a line feed."""
    return _line({"book": [_sheet_parts(sheet) for sheet in book.sheets]})


def pack_error(error: InputError) -> bytes:
    """Return a refusal as one line."""
    return _line({"error": [error.what, error.where, error.next_step]})


def unpack(line: bytes) -> RawBook:
    """Return the book in a line; raises the InputError it carries, ValueError when it is no such line."""
    answer = json.loads(line, object_hook=_date)
    if "error" in answer:
        raise InputError(*answer["error"])
    return RawBook(tuple(_sheet(parts) for parts in answer["book"]))


def _line(answer: dict[str, Any]) -> bytes:
    return json.dumps(answer, default=_text_of_date, separators=(",", ":")).encode() + b"\n"


def _sheet_parts(sheet: RawSheet) -> list[Any]:
    return [
        sheet.name,
        sheet.visible,
        sheet.origin,
        sheet.rows,
        sheet.merges,
        list(sheet.percent),
        [[*place, decimals] for place, decimals in sheet.decimals.items()],
        sheet.errors,
        sheet.unsaved,
    ]


def _sheet(parts: list[Any]) -> RawSheet:
    name, visible, origin, rows, merges, percent, decimals, errors, unsaved = parts
    return RawSheet(
        name,
        visible,
        (origin[0], origin[1]),
        rows,
        tuple((top, left, bottom, right) for top, left, bottom, right in merges),
        frozenset((row, column) for row, column in percent),
        {(row, column): shown for row, column, shown in decimals},
        tuple(errors),
        tuple(unsaved),
    )


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
