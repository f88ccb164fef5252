"""The pages of a PDF that we drew ourselves, as pictures and as words, beside the window and not in a child.

The library knows one thread at a time, so everything here holds one lock; a document is closed inside it too.
"""

import atexit
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Any

import pypdfium2  # type: ignore[import-untyped]

from cdsdesk.progress import Progress
from cdsdesk.vietnamese.text import search_key

MOST_HITS = 2_000
_NEAR = 12.0
# Between two words of a text there may be the end of a line, and the mark of a hyphen that stands at one.
_BETWEEN = r"[\s\x02\ufffe]+"

Box = tuple[float, float, float, float]
"""Left, top, right and bottom in points from the upper left corner of a page."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page in rows of ``stride`` bytes, four a pixel: blue, green, red and one that says nothing."""

    width: int
    height: int
    stride: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words on a page (counted from 0) with the boxes that they fill, one for each line."""

    page: int
    text: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, eq=False)
class DrawnPages:
    """The bytes of a PDF of ours; pages are drawn and read as they are asked for."""

    data: bytes

    def picture(self, number: int, width: int) -> Picture:
        """Return a page as a picture ``width`` pixels wide."""
        with _LIBRARY.page(self, number) as page:
            bitmap = page.render(scale=width / page.get_width(), prefer_bgrx=True, may_draw_forms=False)
            made = Picture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
            bitmap.close()
            return made

    def find(self, words: str, pages: int, progress: Progress) -> tuple[Stretch, ...]:
        """Return where words stand, blind to case and accents, over line ends. Raises Cancelled."""
        wanted = search_key(words).split()
        if not wanted:
            return ()
        pattern = re.compile(_BETWEEN.join(map(re.escape, wanted)))
        found: list[Stretch] = []
        for number in range(pages):
            progress.report(number, pages)
            with _LIBRARY.page(self, number) as page, _text_of(page) as text:
                whole = text.get_text_range()
                places = [match.span() for match in pattern.finditer(whole.translate(_PLAIN))]
                found += [_stretch(text, page, number, *place, whole) for place in places]
            if len(found) >= MOST_HITS:
                break
        return tuple(found[:MOST_HITS])

    def between(self, number: int, start: tuple[float, float], end: tuple[float, float]) -> Stretch:
        """Return the words of a page from one point to another, in the order of reading."""
        with _LIBRARY.page(self, number) as page, _text_of(page) as text:
            height = page.get_height()
            places = [text.get_index(x, height - y, _NEAR, _NEAR) for x, y in (start, end)]
            if any(place is None for place in places):
                return Stretch(number, "", ())
            first, last = min(places), max(places)
            return _stretch(text, page, number, first, last + 1, text.get_text_range())


class _Plain(dict[int, str]):
    """Letters without case and accents, one for one, so that places in a text stay what they are."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        plain = search_key(letter)
        self[code] = made = plain if len(plain) == 1 else letter
        return made


_PLAIN = _Plain()


def _stretch(text: Any, page: Any, number: int, start: int, end: int, whole: str) -> Stretch:
    height = page.get_height()
    count = text.count_rects(start, end - start)
    boxes = []
    for at in range(count):
        left, bottom, right, top = text.get_rect(at)
        boxes.append((left, height - top, right, height - bottom))
    return Stretch(number, whole[start:end], tuple(boxes))


@contextmanager
def _text_of(page: Any) -> Iterator[Any]:
    text = page.get_textpage()
    try:
        yield text
    finally:
        text.close()


class _Library:
    """Holds the lock, and open the document that was asked for last."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._pages: DrawnPages | None = None
        self._document: Any = None

    @contextmanager
    def page(self, pages: DrawnPages, number: int) -> Iterator[Any]:
        """Give a page, nobody else using the library meanwhile."""
        with self._lock:
            if self._pages is not pages:
                self._close()
                self._pages, self._document = pages, pypdfium2.PdfDocument(pages.data)
            page = self._document[number]
            try:
                yield page
            finally:
                page.close()

    def close(self) -> None:
        """Close what is open, before the library itself ends."""
        with self._lock:
            self._close()

    def _close(self) -> None:
        if self._document is not None:
            self._document.close()
        self._pages = self._document = None


_LIBRARY = _Library()
atexit.register(_LIBRARY.close)
