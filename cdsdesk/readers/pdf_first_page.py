"""The first page of a PDF as it is seen, with what was stamped on it; runs only in the reading child."""

from collections.abc import Iterable
from pathlib import Path

from cdsdesk.errors import InputError
from cdsdesk.readers.pdf_page import PdfFile, placed
from cdsdesk.readers.pdf_words import Letter
from cdsdesk.vietnamese.text import clean_line

_MOST_PAGES = 10_000
_UPPER_PART = 0.5
_SAME_LINE = 0.5
_GAP = 0.14
_MOST_LINES, _LINE_LENGTH = 60, 300


def first_lines(path: Path) -> tuple[str, ...]:
    """Return the lines of the upper half of the first page; none for a page without letters that can be read."""
    try:
        with _Seen(path) as file:
            return tuple(file.first_lines())
    except InputError:
        return ()


class _Seen(PdfFile):
    """A PDF of which only the first page is read."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, _MOST_PAGES)

    def first_lines(self) -> list[str]:
        """Return the lines from above, each from left to right."""
        self._flatten()
        handle = self._raw.FPDF_LoadPage(self._document, 0)
        if not handle:
            return []
        try:
            height = self._raw.FPDF_GetPageHeightF(handle)
            letters = list(self._read_letters(handle, placed(self._raw, handle)))
        finally:
            self._raw.FPDF_ClosePage(handle)
        upper = [letter for letter in letters if letter.bottom < _UPPER_PART * height and letter.text.strip()]
        return [clean_line(_text(line))[:_LINE_LENGTH] for line in _lines(upper)][:_MOST_LINES]

    def _flatten(self) -> None:
        """Make what is stamped on the page a part of it, in memory only: the text of the page leaves stamps out."""
        self._document.init_forms()
        handle = self._raw.FPDF_LoadPage(self._document, 0)
        if handle:
            self._raw.FPDFPage_Flatten(handle, self._raw.FLAT_PRINT)
            self._raw.FPDF_ClosePage(handle)


def _lines(letters: Iterable[Letter]) -> list[list[Letter]]:
    """Put letters of about one height together: a stamp seldom stands exactly on the line that it completes."""
    lines: list[list[Letter]] = []
    for letter in sorted(letters, key=lambda one: one.bottom):
        if lines and letter.bottom - lines[-1][0].bottom < _SAME_LINE * (letter.bottom - letter.top):
            lines[-1].append(letter)
        else:
            lines.append([letter])
    return lines


def _text(line: list[Letter]) -> str:
    found: list[str] = []
    before: Letter | None = None
    for letter in sorted(line, key=lambda one: one.left):
        if before is not None and letter.left - before.right > _GAP * (letter.bottom - letter.top):
            found.append(" ")
        found.append(letter.text)
        before = letter
    return "".join(found)
