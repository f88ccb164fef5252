"""The layout of a PDF as it stands on its pages; runs only in the reading child."""

import ctypes
import math
import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from cdsdesk.readers.guard import damaged, read_bytes, refusal
from cdsdesk.readers.laid_out import FontFace, FormField, Ink, PageLayout, PdfLayout, Stretch, Stroke
from cdsdesk.readers.pdf_page import MOST_LETTERS, PdfFile, Placed, no_text, placed
from cdsdesk.readers.pdf_paths import Paths, TooManyError

_SIGN, _SIGN_WITHIN = re.compile(rb"%PDF-"), 1024
_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_SLANTED = re.compile(r"italic|oblique", re.IGNORECASE)
_ITALIC_FLAG, _BOLD_FLAG = 1 << 6, 1 << 18
_OUTLINED = 2  # letters that are filled and outlined look bold
_WIDGET = 20
_SIGNATURE = 7
_HYPHENS = frozenset({0x02, 0xFFFE})
_TEXT_BYTES = 2048
_SPACES = frozenset(b" \r\n\t\xa0")
_SAME, _WIDEST = 0.05, 1.1
_DIGITS = 3


def read_layout(path: Path) -> PdfLayout:
    """Measure a PDF with letters. Raises InputError."""
    if not _SIGN.search(read_bytes(path)[:_SIGN_WITHIN]):
        raise refusal(path, "Tệp không phải tệp PDF", "hãy chọn tệp .pdf")
    with LayoutFile(path) as file:
        layout = file.layout()
    if not any(page.letters for page in layout.pages):
        raise no_text(path, "Tệp PDF là bản quét, không có chữ để đo")
    return layout


class _Look(NamedTuple):
    """How the letters of one text object are drawn."""

    face: int
    size: float
    ink: Ink


class LayoutFile(PdfFile):
    """An open PDF that is measured; use as a context manager."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._fonts: dict[tuple[bytes, int, bool, bool], int] = {}
        self._table: list[FontFace] = []

    def layout(self) -> PdfLayout:
        """Return everything that is measured. Raises InputError when there is more than anybody reads."""
        raw, document = self._raw, self._document
        version = ctypes.c_int()
        raw.FPDF_GetFileVersion(document, version)
        fields: list[FormField] = []
        pages: list[PageLayout] = []
        document.init_forms()
        forms = document.formenv
        for number in range(len(document)):
            handle = raw.FPDF_LoadPage(document, number)
            if not handle:
                raise damaged(self._path)
            try:
                place = placed(raw, handle)
                pages.append(self._laid(handle, place))
                fields += self._fields(handle, place, number, forms)
            finally:
                raw.FPDF_ClosePage(handle)
        return PdfLayout(
            version.value,
            raw.FPDF_GetSecurityHandlerRevision(document) != -1,
            _told(partial(raw.FPDF_GetMetaText, document, b"Title")),
            _told(partial(raw.FPDF_GetMetaText, document, b"Author")),
            _told(partial(raw.FPDFCatalog_GetLanguage, document)),
            self._bookmarks(),
            max(raw.FPDFDoc_GetJavaScriptActionCount(document), 0),
            max(raw.FPDFDoc_GetAttachmentCount(document), 0),
            tuple(self._table),
            tuple(pages),
            tuple(fields),
        )

    def _bookmarks(self) -> int:
        raw, document = self._raw, self._document
        count, mark = 0, raw.FPDFBookmark_GetFirstChild(document, None)
        while mark and count < len(document) * 100:
            count, mark = count + 1, raw.FPDFBookmark_GetNextSibling(document, mark)
        return count

    def _laid(self, handle: Any, place: Placed) -> PageLayout:
        raw = self._raw
        text = raw.FPDFText_LoadPage(handle)
        if not text:
            raise damaged(self._path)
        try:
            letters = tuple(self._stretches(text, place))
        finally:
            raw.FPDFText_ClosePage(text)
        paths = Paths(raw)
        strokes = []
        try:
            for (x, y), (u, v) in paths.of_page(handle):
                left, top, right, bottom = place.box(min(x, u), max(y, v), max(x, u), min(y, v))
                strokes.append(Stroke(left, top, right, bottom, paths.thickness))
        except TooManyError as error:
            raise self._too_much() from error
        width, height = raw.FPDF_GetPageWidthF(handle), raw.FPDF_GetPageHeightF(handle)
        return PageLayout(width, height, letters, tuple(strokes), paths.pictures)

    def _stretches(self, text: Any, place: Placed) -> Iterator[Stretch]:
        """Yield letters that follow each other on one baseline in one look."""
        letters: list[str] = []
        lefts: list[float] = []
        rights: list[float] = []
        before: tuple[_Look, float] | None = None
        last = 0
        for number, letter, look, baseline, left in self._one_by_one(text, place):
            same = before is not None and before[0] is look and abs(before[1] - baseline) < _SAME
            # A letter ends where the next one begins, also a slanted one, whose ink reaches further.
            if same and 0.0 <= left - lefts[-1] <= _WIDEST * look.size:
                rights.append(left)
            elif before is not None:
                rights.append(self._right(text, last, place, lefts[-1], left if same else math.inf))
                if not same or left < lefts[-1]:
                    yield _stretch(letters, before, lefts, rights)
                    letters, lefts, rights, before = [], [], [], (look, baseline)
            else:
                before = look, baseline
            letters.append(letter)
            lefts.append(left)
            last = number
        if before is not None:
            rights.append(self._right(text, last, place, lefts[-1], math.inf))
            yield _stretch(letters, before, lefts, rights)

    def _right(self, text: Any, number: int, place: Placed, left: float, following: float) -> float:
        """Return where a letter ends, at most where the ``following`` one begins."""
        box = self._raw.FS_RECTF()
        self._raw.FPDFText_GetLooseCharBox(text, number, box)
        right = place.box(box.left, box.top, box.right, box.bottom)[2]
        return min(right, following) if following > left else right

    def _one_by_one(self, text: Any, place: Placed) -> Iterator[tuple[int, str, _Look, float, float]]:
        """Yield number, letter, look, baseline and left edge of each letter that is drawn."""
        raw = self._raw
        across, up = ctypes.c_double(), ctypes.c_double()
        to_x, to_y = ctypes.byref(across), ctypes.byref(up)
        count = raw.FPDFText_CountChars(text)
        self._letters += count
        if self._letters > MOST_LETTERS:
            raise self._too_much()
        get_code, get_origin, get_object = (
            raw.FPDFText_GetUnicode,
            raw.FPDFText_GetCharOrigin,
            raw.FPDFText_GetTextObject,
        )
        looks: dict[int | None, _Look] = {}
        known: dict[_Look, _Look] = {}
        for number in range(count):
            code = get_code(text, number)
            if code in _SPACES and raw.FPDFText_IsGenerated(text, number) == 1:
                continue
            drawn = get_object(text, number)
            key = ctypes.cast(drawn, ctypes.c_void_p).value
            look = looks.get(key)
            if look is None:
                look = self._look(text, number, drawn)
                look = looks[key] = known.setdefault(look, look)
            get_origin(text, number, to_x, to_y)
            left, baseline = place.box(across.value, up.value, across.value, up.value)[:2]
            yield number, "-" if code in _HYPHENS else chr(code), look, baseline, left

    def _look(self, text: Any, number: int, drawn: Any) -> _Look:
        raw = self._raw
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(text, number, matrix)
        size = float(raw.FPDFText_GetFontSize(text, number)) * math.hypot(matrix.b, matrix.d)
        inks = [ctypes.c_uint() for _ in range(4)]
        raw.FPDFText_GetFillColor(text, number, *inks)
        outlined = raw.FPDFTextObj_GetTextRenderMode(drawn) == _OUTLINED
        face = self._face_of(raw.FPDFTextObj_GetFont(drawn), outlined, abs(matrix.c) > 0.1 * abs(matrix.d))
        return _Look(face, round(size, 3), (inks[0].value, inks[1].value, inks[2].value))

    def _face_of(self, font: Any, outlined: bool, slanted: bool) -> int:
        raw = self._raw
        name = ctypes.create_string_buffer(_TEXT_BYTES)
        raw.FPDFFont_GetBaseFontName(font, name, _TEXT_BYTES)
        flags = raw.FPDFFont_GetFlags(font)
        key = (name.value, flags, outlined, slanted)
        if key not in self._fonts:
            bare = name.value.decode("utf-8", "replace")
            known = flags if flags > 0 else 0
            bold = outlined or bool(_BOLD.search(bare)) or bool(known & _BOLD_FLAG)
            italic = slanted or bool(_SLANTED.search(bare)) or bool(known & _ITALIC_FLAG)
            embedded = raw.FPDFFont_GetIsEmbedded(font) == 1
            self._fonts[key] = len(self._table)
            self._table.append(FontFace(bare, bold, italic, embedded))
        return self._fonts[key]

    def _fields(self, handle: Any, place: Placed, page: int, forms: Any) -> Iterator[FormField]:
        raw, box = self._raw, self._raw.FS_RECTF()
        for number in range(raw.FPDFPage_GetAnnotCount(handle)):
            note = raw.FPDFPage_GetAnnot(handle, number)
            try:
                if raw.FPDFAnnot_GetSubtype(note) != _WIDGET:
                    continue
                name = _told(partial(raw.FPDFAnnot_GetStringValue, note, b"T"))
                kind = raw.FPDFAnnot_GetFormFieldType(forms, note) if forms else -1
                raw.FPDFAnnot_GetRect(note, box)
                low, high = min(box.top, box.bottom), max(box.top, box.bottom)
                yield FormField(name, kind == _SIGNATURE, page, *place.box(box.left, high, box.right, low))
            finally:
                raw.FPDFPage_CloseAnnot(note)


def _told(ask: Callable[[Any, int], int]) -> str:
    """Return a text that the library writes as UTF-16 with an end mark."""
    buffer = (ctypes.c_ushort * (_TEXT_BYTES // 2))()
    used = ask(buffer, _TEXT_BYTES)
    return bytes(buffer)[: max(min(used, _TEXT_BYTES) - 2, 0)].decode("utf-16-le", "replace")


def _stretch(letters: list[str], told: tuple[_Look, float], lefts: list[float], rights: list[float]) -> Stretch:
    look, baseline = told
    edges = [tuple([round(edge, _DIGITS) for edge in side]) for side in (lefts, rights)]
    return Stretch("".join(letters), look.face, look.size, look.ink, round(baseline, _DIGITS), edges[0], edges[1])
