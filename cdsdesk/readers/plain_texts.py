"""The shared texts of an .xlsx that is written plainly, all of them as one."""

import re

from cdsdesk.readers.plain_book import DIVIDER
from cdsdesk.readers.plain_cells import NotPlainError

_START = re.compile(rb"\s*(?:<\?xml [^<>]*\?>\s*)?<sst [^<>]*>\s*(?=<si>)")
_END = re.compile(rb"\s*</sst>\s*")
_KEEP = (b' xml:space="preserve"', b"")
_NO_WORDS = (b"<t/>", b"<t></t>")
_FIRST, _BETWEEN, _LAST = b"<si><t>", b"</t></si><si><t>", b"</t></si>"
_SIGNS = ((b"&lt;", b"<"), (b"&gt;", b">"), (b"&quot;", b'"'), (b"&apos;", b"'"), (b"&amp;", b"&"))
# what XML or Excel write in other letters than they mean, and what the pipe sets apart by
_CODED = b"_x"
_ODD = (b"\r", DIVIDER, b"\xfe", b"\xff")


def plain_texts(part: bytes) -> bytes:
    """Return the texts of a part with ``DIVIDER`` between them, in UTF-8. Raises NotPlainError."""
    start, end = _START.match(part), part.rfind(_LAST)
    if start is None or end < 0 or _END.fullmatch(part, end + len(_LAST)) is None or b"UTF-16" in start[0].upper():
        raise NotPlainError
    if any(odd in part for odd in _ODD) or (b"_" in part and _CODED in part):
        raise NotPlainError
    texts = _apart(part, start.end())
    if b"<" in texts:  # most programs write nothing besides
        texts = _apart(part.replace(*_KEEP).replace(*_NO_WORDS), start.end())
    if b"<" in texts:
        raise NotPlainError
    return _as_meant(texts) if b"&" in texts else texts


def _apart(part: bytes, start: int) -> bytes:
    divided = part.replace(_BETWEEN, DIVIDER)
    return divided[start + len(_FIRST) : divided.rfind(_LAST)] if divided.startswith(_FIRST, start) else part


def _as_meant(words: bytes) -> bytes:
    if words.count(b"&") != sum(words.count(sign) for sign, _ in _SIGNS):
        raise NotPlainError
    for sign, meant in _SIGNS:
        words = words.replace(sign, meant)
    return words
