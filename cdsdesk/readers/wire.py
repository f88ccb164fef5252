"""A book as one line, for the pipe between the reading child and the program.

A line is JSON, and behind it the texts of each sheet as they are: as JSON they would take several times as long.
"""

import json
import math
from array import array
from binascii import a2b_base64, b2a_base64
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from itertools import chain
from typing import Any

from cdsdesk.cycles import no_search_for_cycles
from cdsdesk.errors import InputError
from cdsdesk.readers.plain_book import DIVIDER, PlainBook, PlainCells, PlainSheet, PlainTexts, apart, unfolded
from cdsdesk.readers.raw import Form, RawBook, RawSheet, RawValue

TEXT = "text"
"""The task of reading a document as running text, see ``any_text.read_text``."""

_WIDTH = 3
_DIVIDER = "\x7f"  # a control character: no text
_NEXT, _LINE_FEED = b"\xff", b"\xfe"  # bytes that UTF-8 never has
AHEAD = b"\xfd"
"""With this byte, which UTF-8 never has, begins a line that goes ahead of the answer."""

LINE_BYTES = 64 << 20
"""The longest line: what a person filled in stays far below, and the window's process holds it a few times over."""


def pack_texts(texts: bytes) -> bytes:
    """Return a portion of the texts of a plain book as a line of their own, to go ahead of its line."""
    return b"".join((AHEAD, texts.replace(b"\n", _LINE_FEED), b"\n"))


def unpack_texts(line: bytes) -> PlainTexts | None:
    """Return the texts of a line that went ahead, None when they are not in UTF-8."""
    try:
        return apart(line[len(AHEAD) : -1].replace(_LINE_FEED, b"\n"))
    except ValueError:
        return None


def pack_book(book: RawBook | PlainBook, *, texts_ahead: bool = False) -> bytes:
    """Return the book as one line that ends with a line feed. Raises OverflowError when it is longer than any.

    With ``texts_ahead`` the texts of a plain one went ahead of it and are left out.
    """
    line = _plain_line(book, texts_ahead) if isinstance(book, PlainBook) else _book_line(book)
    if len(line) > LINE_BYTES:
        raise OverflowError(len(line))
    return line


def pack_error(error: InputError) -> bytes:
    """Return a refusal as one line."""
    return _line({"error": [error.what, error.where, error.next_step]}, (), ascii_only=True)


@no_search_for_cycles()
def unpack(line: bytes, ahead: Sequence[PlainTexts | None] = ()) -> RawBook:
    """Return the book in a line; raises the InputError it carries, ValueError when it is no such line.

    ``ahead`` are the texts that went ahead of it, in portions.
    """
    told, *texts = line.removesuffix(b"\n").split(_NEXT)
    answer = json.loads(told, object_hook=_date)
    if "error" in answer:
        raise InputError(*answer["error"])
    if "numbers" in answer:
        return _plain_book(answer, texts, ahead)
    sheets = zip(answer["book"], texts, strict=True)
    return RawBook(tuple(_sheet(parts, text) for parts, text in sheets), Form(answer["form"]))


def _book_line(book: RawBook) -> bytes:
    texts: list[bytes] = []
    sheets = [_sheet_parts(sheet, texts) for sheet in book.sheets]
    return _line({"form": book.form.value, "book": sheets}, texts)


def _plain_line(book: PlainBook, texts_ahead: bool) -> bytes:
    """Return a book whose texts stand once before all sheets, the cells as their numbers."""
    texts = [b"" if texts_ahead else DIVIDER.join(book.texts).replace(b"\n", _LINE_FEED)]
    sheets = []
    for about, cells in book.sheets:
        sheets.append(_sheet_parts(about, []))
        sheets[-1][_WIDTH] = cells.width if cells is not None else 0
        texts.append(b2a_base64(cells.values, newline=False) if cells is not None else b"")
    return _line({"form": Form.WORKBOOK.value, "book": sheets, "numbers": book.numbers, "ahead": texts_ahead}, texts)


def _plain_book(answer: dict[str, Any], texts: list[bytes], ahead: Sequence[PlainTexts | None]) -> RawBook:
    """Return the book of a line whose texts stand once. Raises ValueError when they should have gone ahead."""
    portions = list(filter(None, ahead))
    if answer["ahead"] and (not ahead or len(portions) < len(ahead)):
        raise ValueError("no texts")
    sheets = []
    for parts, values in zip(answer["book"], texts[1:], strict=True):
        about = _sheet(parts, b"")
        cells = PlainCells(about.origin, parts[_WIDTH], array("i", a2b_base64(values)))
        sheets.append(PlainSheet(about, cells if values else None))
    whole = texts[0].replace(_LINE_FEED, b"\n")
    book = PlainBook(tuple(sheets), (whole,), tuple(answer["numbers"]), frozenset())
    return unfolded(book, portions if answer["ahead"] else None)


def _line(answer: dict[str, Any], texts: Iterable[bytes], *, ascii_only: bool = False) -> bytes:
    told = json.dumps(answer, default=_text_of_date, separators=(",", ":"), ensure_ascii=ascii_only)
    return _NEXT.join((told.encode("utf-8", "replace"), *texts)) + b"\n"


def _sheet_parts(sheet: RawSheet, texts: list[bytes]) -> list[Any]:
    """Return what JSON tells of a sheet, and add its texts to those that follow."""
    width, text, others = _pack_rows(sheet.rows)
    texts.append(text)
    fonts = sorted(set(sheet.fonts.values()))
    return [
        sheet.name,
        sheet.visible,
        sheet.origin,
        width,
        others,
        sheet.merges,
        _pack_places(sheet.percent),
        [_pack_places(sheet.decimals), list(sheet.decimals.values())],
        sheet.errors,
        sheet.unsaved,
        _pack_places(sheet.bold),
        [[name, _pack_places(place for place, own in sheet.fonts.items() if own == name)] for name in fonts],
        [list(sheet.hidden_rows), list(sheet.hidden_columns), list(sheet.seams), sheet.pages],
    ]


def _sheet(parts: list[Any], text: bytes) -> RawSheet:
    name, visible, origin, width, others, merges, percent, decimals, errors, unsaved, bold, fonts, numbers = parts
    hidden_rows, hidden_columns, seams = map(frozenset, numbers[:3])
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
        pages=tuple(numbers[3]),
    )


def _pack_places(places: Iterable[tuple[int, int]]) -> list[int]:
    """Return rows and columns in one flat list: pairs of their own cost several times as much."""
    return [number for place in places for number in place]


def _places(flat: list[int]) -> Iterable[tuple[int, int]]:
    return zip(flat[::2], flat[1::2], strict=True)


def _pack_rows(rows: list[list[RawValue]]) -> tuple[int, bytes, list[list[Any]]]:
    """Return width, all texts as one, the other cells by place: one long text is cheaper than many short ones."""
    flat: list[Any] = list(chain.from_iterable(rows))
    places = [place for place, cell in enumerate(flat) if cell.__class__ is not str]
    others = [_sound(flat[place]) for place in places]
    for place in places:
        flat[place] = ""
    joined = _DIVIDER.join(flat)
    if joined.count(_DIVIDER) != max(len(flat) - 1, 0):
        joined = _DIVIDER.join([text.replace(_DIVIDER, "") for text in flat])
    text = joined.encode("utf-8", "replace").replace(b"\n", _LINE_FEED)
    return len(rows[0]) if rows else 0, text, [places, others]


def _sound(cell: RawValue) -> RawValue:
    """Return a number without end, or none at all, as the text that it is."""
    return cell if cell.__class__ is not float or math.isfinite(cell) else str(cell)


def _unpack_rows(width: int, text: bytes, others: list[list[Any]]) -> list[list[RawValue]]:
    if not width:
        return []
    cells: list[RawValue] = list(text.replace(_LINE_FEED, b"\n").decode().split(_DIVIDER))
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
