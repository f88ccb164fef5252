"""Unicode text written in a code page of before, as a reader that knows nothing of it hands it on."""

import unicodedata

from cdsdesk.vietnamese.legacy_tables import CP1258_AS_1252, TCVN3, VNI

_TO_TCVN3 = {letter: chr(code) for code, letter in TCVN3.items()}
_TO_VNI = {letter: pair for pair, letter in VNI.items() if pair.islower() or len(pair) == 1 or pair.isupper()}
_TO_1258 = {letter: code for code, letter in CP1258_AS_1252.items()}
_TONES = "\u0300\u0309\u0303\u0301\u0323"


def to_tcvn3(text: str, *, capitals: bool = False) -> str:
    """Return the text in TCVN3; ``capitals`` as it stands in an H font, which shows every letter large.

    Capitals with a tone exist only there: elsewhere they become small.
    """
    text = unicodedata.normalize("NFC", text)
    if capitals:
        text = text.lower()
    return "".join(_TO_TCVN3.get(char) or _TO_TCVN3.get(char.lower(), char) for char in text)


def to_vni(text: str) -> str:
    """Return the text in VNI, read as Latin letters."""
    return "".join(_TO_VNI.get(char, char) for char in unicodedata.normalize("NFC", text))


def to_1258(text: str) -> bytes:
    """Return the bytes in Windows-1258: every tone behind its vowel."""
    return "".join(map(_apart, unicodedata.normalize("NFC", text))).encode("cp1258")


def to_1258_read_as_1252(text: str) -> str:
    """Return the text in Windows-1258, read as Western European."""
    return "".join(map(_apart, unicodedata.normalize("NFC", text))).translate(_TO_1258)


def _apart(char: str) -> str:
    parts = unicodedata.normalize("NFD", char)
    tones = [part for part in parts if part in _TONES]
    return unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES)) + "".join(tones)
