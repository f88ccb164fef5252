"""Texts in the code pages used before Unicode: TCVN3 (ABC), VNI, Windows-1258, each to Unicode."""

import codecs
import re
import unicodedata
from enum import StrEnum

from cdsdesk.vietnamese.legacy_tables import CP1258_AS_1252, TCVN3_READ, VNI


class OldCode(StrEnum):
    """A code page before Unicode, called as officers call it; TCVN3 in an H font shows capitals only."""

    TCVN3 = "TCVN3"
    TCVN3_CAPITALS = "TCVN3 chữ hoa"
    VNI = "VNI"
    CP1258 = "Windows-1258"


_TCVN3_FONT = re.compile(r"\.?Vn[A-Z]")
_VNI_FONT = re.compile(r"VNI[- ]", re.IGNORECASE)
_VNI_LETTER = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))
_SMALL = re.compile("[a-z]")
# The code of ư is that of the soft hyphen: a PDF gives a hyphen for it where a line ends behind it.
_HYPHEN_FOR_U = re.compile(r"(?<!\S)((?i:ng|nh|kh|th|tr|ch|[cdhlst]))-(?=([A-Z¡-§]?[a-z¨-®µ-þ])|\n|$)")
_LARGE_WORD = re.compile(r"(?<!\S)[^\sa-zA-Z]*[A-Z][^\sa-zA-Z]*[A-Z][^\sa-z]*(?!\S)")


def code_of_font(name: str) -> OldCode | None:
    """Return the code page of a font, by its name: ".VnTime", ".VnTimeH,Bold", "VNI-Times"."""
    face = name.strip().lstrip("@").partition(",")[0].rstrip()
    if _TCVN3_FONT.match(face):
        return OldCode.TCVN3_CAPITALS if face.endswith("H") else OldCode.TCVN3
    return OldCode.VNI if _VNI_FONT.match(face) else None


def decode_1258(data: bytes) -> str:
    """Return the text of bytes in Windows-1258, tones joined to their vowels; codes without a letter become U+FFFD."""
    return unicodedata.normalize("NFC", codecs.decode(data, "cp1258", "replace"))


def convert(text: str, code: OldCode) -> str:
    """Return a text in an old code page, read as Latin letters, in Unicode (NFC)."""
    match code:
        case OldCode.TCVN3:
            return _from_tcvn3(text)
        case OldCode.TCVN3_CAPITALS:
            return text.translate(TCVN3_READ).upper()
        case OldCode.VNI:
            return _VNI_LETTER.sub(lambda found: VNI[found[0]], text)
        case OldCode.CP1258:
            return unicodedata.normalize("NFC", text.translate(CP1258_AS_1252))


def _from_tcvn3(text: str) -> str:
    """Write words large whose plain letters are: their letters with tones were large by their font only."""
    text = _HYPHEN_FOR_U.sub(lambda found: f"{found[1]}\xad{' ' if found[2] else ''}", text)
    plain = text.translate(TCVN3_READ)
    if not _SMALL.search(text):
        return plain.upper() if _LARGE_WORD.search(text) else plain
    for word in reversed(list(_LARGE_WORD.finditer(text))):
        plain = plain[: word.start()] + plain[word.start() : word.end()].upper() + plain[word.end() :]
    return plain
