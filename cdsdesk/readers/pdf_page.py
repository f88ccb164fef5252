"""What stands on the pages of a PDF: words and straight lines with their places, in points from the upper left."""

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, Self

from cdsdesk.errors import InputError
from cdsdesk.readers.guard import damaged, locked, read_bytes, refusal
from cdsdesk.readers.pdf_paths import Paths, Stretch, TooManyError
from cdsdesk.readers.pdf_words import Face, Letter, Word, words_of
from cdsdesk.vietnamese.legacy import code_of_font

MOST_PAGES = 300
MOST_LETTERS = 600_000
_PASSWORD = 4
_STRAIGHT = 1.0
_UPRIGHT = 0.02
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_BOLD_NAME = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_NAME_BYTES = 128
_OTHER_LINE = 0.5
# Shares of a font's size: the least that a letter and its line are tall together, and how far they reach.
_LOWEST = 0.85
_ABOVE, _BELOW = 0.7, 0.2
_SPACES = frozenset(b" \r\n\t\xa0")
_UNMAPPED = frozenset({0, 0xFFFD})
# What PDFium gives for a hyphen at the end of a line that it would join with the next one.
_HYPHENS = frozenset({0x02, 0xFFFE})
_NO_CODE = 0.3


class Rule(NamedTuple):
    """A straight line along the page: ``at`` is its distance from the edge that it runs along."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Page:
    """The words and lines of one page; ``is_picture`` says that it shows pictures and no letters."""

    words: list[Word]
    across: list[Rule]
    down: list[Rule]
    is_picture: bool
    width: float


class PdfFile:
    """An open PDF; use as a context manager. Raises InputError when it cannot be opened or is too long."""

    def __init__(self, path: Path, most_pages: int = 0) -> None:
        # The child that reads workbooks does not wait for this library, which loads longer than a workbook.
        import pypdfium2  # type: ignore[import-untyped]
        import pypdfium2.raw as raw  # type: ignore[import-untyped]

        self._raw: Any = raw
        self._path = path
        self._letters = 0
        self._unmapped = 0
        self._faces: dict[tuple[bytes, int], Face] = {}
        # Asked for at each word, so that they are made once.
        self._name, self._flags = ctypes.create_string_buffer(_NAME_BYTES), ctypes.c_int()
        self._matrix: Any = raw.FS_MATRIX()
        try:
            self._document: Any = pypdfium2.PdfDocument(read_bytes(path))
        except pypdfium2.PdfiumError as error:
            raise (locked(path) if error.err_code == _PASSWORD else damaged(path)) from error
        most = most_pages or MOST_PAGES
        if len(self._document) > most:
            self._document.close()
            raise refusal(path, f"Tệp PDF dài quá {most} trang", "hãy chỉ để lại các trang có bảng cần nhập")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._document.close()

    def pages(self) -> Iterator[Page]:
        """Yield the pages in their order. Raises InputError when they hold more than anybody reads."""
        for number in range(len(self._document)):
            handle = self._raw.FPDF_LoadPage(self._document, number)
            if not handle:
                raise damaged(self._path)
            try:
                yield self._page(handle)
            finally:
                self._raw.FPDF_ClosePage(handle)
        if self._unmapped > _NO_CODE * max(self._letters, 1):
            raise no_text(self._path, "Chữ trong tệp PDF không kèm bảng mã nên không đọc được")

    def _page(self, handle: Any) -> Page:
        place = placed(self._raw, handle)
        words = words_of(self._read_letters(handle, place))
        paths = Paths(self._raw)
        try:
            across, down = _rules(paths.of_page(handle), place)
        except TooManyError as error:
            raise self._too_much() from error
        return Page(words, across, down, bool(paths.pictures) and not words, self._raw.FPDF_GetPageWidthF(handle))

    def _read_letters(self, handle: Any, place: "Placed") -> Iterator[Letter]:
        raw = self._raw
        text = raw.FPDFText_LoadPage(handle)
        if not text:
            raise damaged(self._path)
        try:
            count = raw.FPDFText_CountChars(text)
            self._letters += count
            if self._letters > MOST_LETTERS:
                raise self._too_much()
            yield from self._letters_of(text, count, place)
        finally:
            raw.FPDFText_ClosePage(text)

    def _letters_of(self, text: Any, count: int, place: "Placed") -> Iterator[Letter]:
        """Yield the letters; what they are drawn with is asked where a word may begin, as each question costs."""
        raw, box = self._raw, self._raw.FS_RECTF()
        code_of, take_box = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox
        upright, seen = not place.turns, place.box
        tall = place.tall
        face, turned, askew, is_first, height, size = Face(), False, False, True, 0.0, 0.0
        for number in range(count):
            code = code_of(text, number)
            is_space = code in _SPACES
            if is_space and raw.FPDFText_IsGenerated(text, number) == 1:
                is_first = True
                continue
            if code in _UNMAPPED or 0xD800 <= code < 0xE000:
                self._unmapped += 1
                continue
            take_box(text, number, box)
            bottom = box.bottom
            if is_first or abs(bottom - height) > _OTHER_LINE:
                face = self._face(text, number)
                turned, askew = place.lies(raw.FPDFText_GetCharAngle(text, number))
                height, size = bottom, self._size(text, number)
            if upright and not turned and box.top - bottom < _LOWEST * size:
                self._heighten(text, number, box, size)
            is_first = is_space
            if askew:
                continue
            left, top, right, low = seen(box.left, box.top, box.right, box.bottom)
            if low > 0 and top < tall:
                yield Letter("-" if code in _HYPHENS else chr(code), left, top, right, low, face, turned)

    def _size(self, text: Any, number: int) -> float:
        """Return the size of a letter on the page."""
        matrix = self._matrix
        if not self._raw.FPDFText_GetMatrix(text, number, matrix):
            return 0.0
        return float(self._raw.FPDFText_GetFontSize(text, number)) * math.hypot(matrix.b, matrix.d)

    def _heighten(self, text: Any, number: int, box: Any, size: float) -> None:
        """Give a letter the height of its line, where its font tells none and the box only holds its ink."""
        across, up = ctypes.c_double(), ctypes.c_double()
        self._raw.FPDFText_GetCharOrigin(text, number, across, up)
        box.top = max(box.top, up.value + _ABOVE * size)
        box.bottom = min(box.bottom, up.value - _BELOW * size)

    def _face(self, text: Any, number: int) -> Face:
        name, flags = self._name, self._flags
        length = self._raw.FPDFText_GetFontInfo(text, number, name, _NAME_BYTES, flags)
        if not 0 < length <= _NAME_BYTES:
            return Face()
        key = name.value, flags.value
        face = self._faces.get(key)
        if face is None:
            font = _SUBSET.sub("", key[0].decode("utf-8", "replace"))
            face = Face(_BOLD_NAME.search(font) is not None, font if code_of_font(font) else "")
            self._faces[key] = face
        return face

    def _too_much(self) -> InputError:
        return refusal(self._path, "Tệp PDF có quá nhiều nội dung", "hãy chỉ để lại các trang có bảng cần nhập")


def no_text(path: Path, what: str) -> InputError:
    """Say that a PDF holds no letters that can be read."""
    return refusal(path, what, "hãy xin bản Word, Excel hoặc bản PDF có chữ")


@dataclass(frozen=True, slots=True)
class Placed:
    """How a page is seen: it has turned by quarters and is counted from the upper left."""

    left: float
    low: float
    right: float
    high: float
    turns: int

    @property
    def tall(self) -> float:
        """Return how tall the page is seen.

        Office programs repeat cells above and below it that go over several pages; beyond its sides stand the ends of
        tables that are too wide.
        """
        return self.high - self.low if self.turns % 2 == 0 else self.right - self.left

    def box(self, left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
        """Return left, top, right and bottom of a box as it is seen."""
        match self.turns:
            case 0:
                return left - self.left, self.high - top, right - self.left, self.high - bottom
            case 1:
                return bottom - self.low, left - self.left, top - self.low, right - self.left
            case 2:
                return self.right - right, bottom - self.low, self.right - left, top - self.low
            case _:
                return self.high - top, self.right - right, self.high - bottom, self.right - left

    def lies(self, angle: float) -> tuple[bool, bool]:
        """Return whether letters drawn at an angle stand on their side, and whether they stand askew."""
        seen = angle + self.turns * math.pi / 2
        quarter = round(seen / (math.pi / 2))
        return quarter % 2 == 1, abs(seen - quarter * math.pi / 2) > _UPRIGHT


def placed(raw: Any, handle: Any) -> Placed:
    """Return how a page is seen."""
    box = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(handle, box)
    return Placed(box.left, box.bottom, box.right, box.top, raw.FPDFPage_GetRotation(handle) % 4)


def _rules(stretches: Iterator[Stretch], place: Placed) -> tuple[list[Rule], list[Rule]]:
    across, down = [], []
    for (x, y), (u, v) in stretches:
        left, top, right, bottom = place.box(min(x, u), max(y, v), max(x, u), min(y, v))
        if bottom - top <= _STRAIGHT < right - left:
            across.append(Rule((top + bottom) / 2, left, right))
        elif right - left <= _STRAIGHT < bottom - top:
            down.append(Rule((left + right) / 2, top, bottom))
    return across, down
