"""The shared texts of an .xlsx that is written plainly, many of them as one."""

import re
from collections.abc import Iterable, Iterator

from cdsdesk.readers.plain_book import DIVIDER
from cdsdesk.readers.plain_cells import NotPlainError

_START = re.compile(rb"\s*(?:<\?xml [^<>]*\?>\s*)?<sst [^<>]*>\s*(?=<si>)")
_END = re.compile(rb"\s*</sst>\s*")
_KEEP = (b' xml:space="preserve"', b"")
_NO_WORDS = (b"<t/>", b"<t></t>")
_END_OF_TEXT = b"</si>"
_FIRST, _BETWEEN, _LAST = b"<si><t>", b"</t></si><si><t>", b"</t></si>"
_SIGNS = ((b"&lt;", b"<"), (b"&gt;", b">"), (b"&quot;", b'"'), (b"&apos;", b"'"), (b"&amp;", b"&"))
# what XML or Excel write in other letters than they mean, and what the pipe sets apart by
_CODED = b"_x"
_ODD = (b"\r", DIVIDER, b"\xfe", b"\xff")


def plain_texts(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the texts of a part that comes in pieces: portions of them in UTF-8, with ``DIVIDER`` between two texts.

    Raises NotPlainError.
    """
    rest, is_begun = b"", False
    for piece in pieces:
        rest += piece
        if not is_begun:
            rest, is_begun = _behind_start(rest), True
        if (last := rest.rfind(_END_OF_TEXT)) >= 0:
            end = last + len(_END_OF_TEXT)
            yield _portion(rest[:end])
            rest = rest[end:]
    if not is_begun or _END.fullmatch(rest) is None:
        raise NotPlainError


def _behind_start(part: bytes) -> bytes:
    start = _START.match(part)
    if start is None or b"UTF-16" in start[0].upper():
        raise NotPlainError
    return part[start.end() :]


def _portion(part: bytes) -> bytes:
    if any(odd in part for odd in _ODD) or (b"_" in part and _CODED in part):
        raise NotPlainError
    texts = _apart(part)
    if b"<" in texts:  # most programs write nothing besides
        texts = _apart(part.replace(*_KEEP).replace(*_NO_WORDS))
    if b"<" in texts:
        raise NotPlainError
    return _as_meant(texts) if b"&" in texts else texts


def _apart(part: bytes) -> bytes:
    divided = part.replace(_BETWEEN, DIVIDER)
    is_whole = divided.startswith(_FIRST) and divided.endswith(_LAST)
    return divided[len(_FIRST) : -len(_LAST)] if is_whole else part


def _as_meant(words: bytes) -> bytes:
    if words.count(b"&") != sum(words.count(sign) for sign, _ in _SIGNS):
        raise NotPlainError
    for sign, meant in _SIGNS:
        words = words.replace(sign, meant)
    return words
