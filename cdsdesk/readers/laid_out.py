"""What is measured of a PDF: letters with face, size and place, drawn lines, fields; no meaning yet.

All lengths are points from the upper left corner of the page as it is seen.
"""

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

Ink: TypeAlias = tuple[int, int, int]
"""Red, green, blue, each 0 to 255."""


class FontFace(NamedTuple):
    """A face as the file names it, without the mark of a subset."""

    name: str
    bold: bool
    italic: bool
    embedded: bool


class Stretch(NamedTuple):
    """Letters of one face on one baseline; each letter has its left and right edge, spaces too."""

    text: str
    face: int
    size: float
    ink: Ink
    baseline: float
    lefts: tuple[float, ...]
    rights: tuple[float, ...]


class Stroke(NamedTuple):
    """A straight drawn line, from left or above to right or below."""

    x0: float
    y0: float
    x1: float
    y1: float
    thickness: float


class FormField(NamedTuple):
    """A field of a form with its place; ``page`` counts from 0."""

    name: str
    is_signature: bool
    page: int
    left: float
    top: float
    right: float
    bottom: float


class PageLayout(NamedTuple):
    """One page."""

    width: float
    height: float
    letters: tuple[Stretch, ...]
    strokes: tuple[Stroke, ...]
    pictures: int


@dataclass(frozen=True, slots=True)
class PdfLayout:
    """A whole file; ``version`` is 17 for PDF 1.7, ``bookmarks`` counts those of the first level."""

    version: int
    encrypted: bool
    title: str
    author: str
    language: str
    bookmarks: int
    scripts: int
    attachments: int
    faces: tuple[FontFace, ...]
    pages: tuple[PageLayout, ...]
    fields: tuple[FormField, ...]
