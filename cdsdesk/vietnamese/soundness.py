"""Whether texts need no repair at all, asked of very many of them at once: ten times cheaper than of each."""

import codecs
import re
import unicodedata
from collections.abc import Sequence

from cdsdesk.vietnamese.legacy_signs import ODD_LETTERS
from cdsdesk.vietnamese.text import ODD_CHARACTERS

SUSPECT = re.compile(f"[{ODD_CHARACTERS}{ODD_LETTERS}]")
"""A character that clean text never has, or that may be a letter of an old code page."""

_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_VOWELS = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
_LETTERS = {unicodedata.normalize("NFC", vowel + tone) for vowel in _VOWELS for tone in _TONES}
_PLAIN = "".join(sorted({*_LETTERS, *map(chr, range(0x20, 0x80)), *"đĐ\n“”‘’–—…•≤≥"}))
_NO_LETTER = "\ufffe"
_CODE = codecs.charmap_build(("\0" + _PLAIN).ljust(256, _NO_LETTER))
"""A code page of what nearly all texts are made of: to write a text in it is the quickest look at each letter."""


def are_surely_clean(texts: Sequence[str], whole: str) -> bool:
    """Say whether cleaning would change none of the texts, nor take spaces from their ends; False when in doubt.

    ``whole`` are the same texts put together with the control character DEL between them.
    """
    if list(map(str.strip, texts)) != texts or ("\n" in whole and " \n" in whole):
        return False
    if "\0" not in whole and _is_plain(whole):
        return True
    lines = "\n".join(texts)
    return not SUSPECT.search(lines) and unicodedata.is_normalized("NFC", lines)


def _is_plain(text: str) -> bool:
    try:
        codecs.charmap_encode(text, "strict", _CODE)
    except UnicodeEncodeError:
        return False
    return True
