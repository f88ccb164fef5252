"""The letters of a text file: which code page its bytes are in, told by the bytes themselves."""

import codecs
import re

from cdsdesk.vietnamese.legacy import decode_1258

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LOOK = 4_096
_CONTROL = bytes({*range(0x20)} - {*b"\t\n\v\f\r\x1a\x1b"})
_MOST_CONTROL = 1 / 200
# tones of Windows-1258, and the vowels of that page they may follow
_TONE = re.compile(rb"[\xcc\xd2\xde\xec\xf2]")
_TONE_ON_VOWEL = re.compile(rb"[AEIOUYaeiouy\xc2\xc3\xca\xd4\xd5\xdd\xe2\xe3\xea\xf4\xf5\xfd][\xcc\xd2\xde\xec\xf2]")
_UTF8_LETTER = re.compile(rb"[\xc3-\xc6\xe1][\x80-\xbf]{1,2}")
_MOSTLY = 0.9


def is_text(data: bytes) -> bool:
    """Say whether bytes are text: in UTF-16 with or without a mark, or nearly without control characters."""
    if _wide_code(data) is not None:
        return True
    controls = len(data) - len(data.translate(None, _CONTROL))
    return b"\x00" not in data and controls <= _MOST_CONTROL * len(data)


def decode(data: bytes) -> str:
    """Return the text of a file, without its byte order mark; what no code page explains becomes U+FFFD."""
    for mark, code in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(code, "replace")
    wide = _wide_code(data)
    if wide is not None:
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _is_mostly_utf8(data) or len(data) - error.start < 4:
            return data.decode("utf-8", "replace")
    if _is_1258(data):
        return decode_1258(data)
    return "".join(_WESTERN[byte] for byte in data)


def _wide_code(data: bytes) -> str | None:
    """Tell UTF-16 by its mark, or by the zeros beside plain letters."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16-le" if data.startswith(codecs.BOM_UTF16_LE) else "utf-16-be"
    head = data[:_LOOK]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if even + odd < len(head) // 6 or len(data) < 4:
        return None
    if even == 0:
        return "utf-16-le"
    return "utf-16-be" if odd == 0 else None


def _is_mostly_utf8(data: bytes) -> bool:
    high = len(data.translate(None, _PLAIN))
    explained = sum(map(len, _UTF8_LETTER.findall(data)))
    return explained > _MOSTLY * high


def _is_1258(data: bytes) -> bool:
    """Tones stand behind vowels in Windows-1258; the same codes are letters of their own in TCVN3 and VNI."""
    tones = len(_TONE.findall(data))
    return tones > 0 and len(_TONE_ON_VOWEL.findall(data)) > _MOSTLY * tones


_PLAIN = bytes(range(0x80))
_WESTERN = [bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256)]
"""Latin letters of Windows, in which texts in TCVN3 and VNI are handed on; the five codes it lacks stay as they are."""
