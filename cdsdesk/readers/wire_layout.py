"""A measured PDF as one line of JSON, for the pipe between the reading child and the program."""

import json
from dataclasses import fields
from typing import Any

from cdsdesk.errors import InputError
from cdsdesk.readers.laid_out import FontFace, FormField, PageLayout, PdfLayout, Stretch, Stroke
from cdsdesk.readers.wire import LINE_BYTES

LAYOUT = "layout"
"""The task of measuring a PDF; a child that is asked for nothing else reads a book."""

_NAMES = tuple(field.name for field in fields(PdfLayout))


def pack_layout(layout: PdfLayout) -> bytes:
    """Return the layout as one line that ends with a line feed. Raises OverflowError when it is longer than any."""
    told = [getattr(layout, name) for name in _NAMES]
    line = json.dumps({"layout": told}, separators=(",", ":")).encode() + b"\n"
    if len(line) > LINE_BYTES:
        raise OverflowError(len(line))
    return line


def unpack_layout(line: bytes) -> PdfLayout:
    """Return the layout in a line; raises the InputError it carries, ValueError when it is no such line."""
    answer = json.loads(line)
    if "error" in answer:
        raise InputError(*answer["error"])
    told = dict(zip(_NAMES, answer["layout"], strict=True))
    told["faces"] = tuple(FontFace(*face) for face in told["faces"])
    told["pages"] = tuple(_page(page) for page in told["pages"])
    told["fields"] = tuple(FormField(*field) for field in told["fields"])
    return PdfLayout(**told)


def _page(parts: list[Any]) -> PageLayout:
    width, height, letters, strokes, pictures = parts
    return PageLayout(
        width, height, tuple(_stretch(one) for one in letters), tuple(Stroke(*one) for one in strokes), pictures
    )


def _stretch(parts: list[Any]) -> Stretch:
    text, face, size, ink, baseline, lefts, rights = parts
    return Stretch(text, face, size, tuple(ink), baseline, tuple(lefts), tuple(rights))
