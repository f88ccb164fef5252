"""Finds a Times face that has every Vietnamese letter, by file path, and hands it to reportlab."""

import os
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from cdsdesk.errors import CdsError
from cdsdesk.paths import resource

_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_VOWELS = "aăâeêioôơuưy"
# The 134 letters that English lacks: 67 lower-case ones and their capitals.
VIETNAMESE_LETTERS = "".join(
    sorted({unicodedata.normalize("NFC", vowel + tone) for vowel in _VOWELS for tone in _TONES} - set("aeiouy") | {"đ"})
)
VIETNAMESE_LETTERS += VIETNAMESE_LETTERS.upper()

_SIGNS = (range(0x2000, 0x2C00), range(0xFF00, 0xFFF0))  # raised and lowered figures, letter-like signs, wide forms
_STYLES = ("Regular", "Bold", "Italic", "BoldItalic")
# File names in the order of the styles. Times New Roman first (its own metrics), then the two free faces of its widths.
_FAMILIES = {
    "Times New Roman": (
        ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf"),
        tuple(f"times_new_roman{style}.ttf" for style in ("", "_bold", "_italic", "_bold_italic")),
        tuple(f"times new roman{style}.ttf" for style in ("", " bold", " italic", " bold italic")),
    ),
    "Liberation Serif": (tuple(f"liberationserif-{style.lower()}.ttf" for style in _STYLES),),
    "Tinos": (tuple(f"tinos-{style.lower()}.ttf" for style in _STYLES),),
}


class FontError(CdsError):
    """No usable typeface is installed."""


class _Codes(dict[int, str]):
    """Translates letters to codes of the first subset; unknown ones to a letter that Latin-1 refuses."""

    def __missing__(self, code: int) -> str:
        return "\u0100"


class ReportFont(TTFont):
    """A TrueType face of a ``file``; encodes a line in one step once all its letters have been used in the document."""

    def __init__(self, name: str, path: str) -> None:
        super().__init__(name, path)
        _lend_shapes(self.face)
        self.file = Path(path)
        self._known: WeakKeyDictionary[object, _Codes] = WeakKeyDictionary()

    def splitString(self, text: str, doc: object, encoding: str = "utf-8") -> list[tuple[int, bytes]]:  # noqa: N802
        """Return ``text`` as (subset, codes) pairs for ``doc``, as reportlab asks for them."""
        known = self._known.get(doc)
        if known is None:
            known = self._known[doc] = _Codes()
        try:
            return [(0, text.translate(known).encode("latin-1"))]
        except UnicodeEncodeError:
            parts: list[tuple[int, bytes]] = super().splitString(text, doc, encoding)
            if len(parts) == 1 and parts[0][0] == 0:
                known.update((ord(letter), chr(code)) for letter, code in zip(text, parts[0][1], strict=True))
            return parts


def _lend_shapes(face: Any) -> None:
    """Draw a sign that the face lacks, such as a raised bracket, in its plain shape; it copies out as itself."""
    for code in chain(*_SIGNS):
        plain = unicodedata.normalize("NFKC", chr(code))
        if code not in face.charToGlyph and len(plain) == 1 and ord(plain) in face.charToGlyph:
            face.charToGlyph[code] = face.charToGlyph[ord(plain)]
            face.charWidths[code] = face.charWidths[ord(plain)]


@dataclass(frozen=True, slots=True)
class FontSet:
    """Four styles of one family, registered under the names that the renderers use."""

    family: str
    regular: ReportFont
    bold: ReportFont
    italic: ReportFont
    bold_italic: ReportFont

    def style(self, bold: bool = False, italic: bool = False) -> ReportFont:
        """Return the face for a run of text."""
        if bold:
            return self.bold_italic if italic else self.bold
        return self.italic if italic else self.regular


@lru_cache(maxsize=4)
def find_fonts(folders: tuple[Path, ...] = ()) -> FontSet:
    """Return the first family that has all 134 Vietnamese letters in four styles.

    Looks in ``folders``, by default those of the packed program and of the system. Raises FontError.
    """
    found = _font_files(folders or tuple(_font_folders()))
    for family, namings in _FAMILIES.items():
        for naming in namings:
            fonts = _first_complete(family, [found.get(name, ()) for name in naming])
            if fonts is not None:
                return fonts
    raise FontError(
        "Máy chưa có phông chữ Times New Roman đủ chữ tiếng Việt",
        next_step="hãy cài gói fonts-liberation2 (Debian, Ubuntu) hoặc phông Tinos rồi làm lại",
    )


def _first_complete(family: str, choices: Sequence[Iterable[Path]]) -> FontSet | None:
    faces = []
    for style, paths in zip(_STYLES, choices, strict=True):
        face = next(filter(None, (_usable(f"cdsdesk-{family}-{style}", path) for path in paths)), None)
        if face is None:
            return None
        faces.append(face)
    for face in faces:
        pdfmetrics.registerFont(face)
    return FontSet(family, *faces)


def _usable(name: str, path: Path) -> ReportFont | None:
    """Return the face when it may be embedded and lacks no Vietnamese letter."""
    try:
        font = ReportFont(name, str(path))
    except (TTFError, OSError):
        return None
    glyphs = font.face.charToGlyph
    return font if all(ord(letter) in glyphs for letter in VIETNAMESE_LETTERS) else None


def _font_files(folders: Iterable[Path]) -> dict[str, list[Path]]:
    """Return lower-case file name -> paths, in a fixed order."""
    files: dict[str, list[Path]] = {}
    for folder in folders:
        for root, subfolders, names in os.walk(folder):
            subfolders.sort()
            for name in sorted(names):
                files.setdefault(name.lower(), []).append(Path(root) / name)
    return files


def _font_folders() -> list[Path]:
    home = Path.home()
    folders = [resource("fonts")]
    if sys.platform == "win32":
        folders += [Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"]
        folders += [Path(os.environ.get("LOCALAPPDATA", str(home))) / "Microsoft" / "Windows" / "Fonts"]
    elif sys.platform == "darwin":
        folders += [Path("/System/Library/Fonts/Supplemental"), Path("/Library/Fonts"), home / "Library" / "Fonts"]
    else:
        folders += [home / ".local" / "share" / "fonts", home / ".fonts"]
        folders += [Path("/usr/local/share/fonts"), Path("/usr/share/fonts")]
    return folders
