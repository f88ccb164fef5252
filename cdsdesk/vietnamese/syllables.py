"""Which groups of letters are Vietnamese syllables: an onset, a rhyme of the language, one tone that fits it."""

import re
import unicodedata
from functools import lru_cache

_ONSET = re.compile(r"(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnprstvx])?")
_RHYMES = frozenset(
    [
        *["a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay"],
        *["ăc", "ăk", "ăm", "ăn", "ăng", "ăp", "ăt", "âc", "âm", "ân", "âng", "âp", "ât", "âu", "ây"],
        *["e", "ec", "em", "en", "eng", "eo", "ep", "et", "ê", "êch", "êm", "ên", "ênh", "êp", "êt", "êu"],
        *["i", "ia", "ich", "im", "in", "inh", "ip", "it", "iu"],
        *["iêc", "iêm", "iên", "iêng", "iêp", "iêt", "iêu"],
        *["o", "oc", "oi", "om", "on", "ong", "ooc", "oong", "op", "ot"],
        *["oa", "oac", "oach", "oai", "oam", "oan", "oang", "oanh", "oao", "oap", "oat", "oay"],
        *["oăc", "oăm", "oăn", "oăng", "oăt", "oe", "oen", "oeo", "oet"],
        *["ô", "ôc", "ôi", "ôm", "ôn", "ông", "ôp", "ôt", "ơ", "ơi", "ơm", "ơn", "ơp", "ơt"],
        *["u", "ua", "uc", "ui", "um", "un", "ung", "up", "ut", "uân", "uâng", "uât", "uây"],
        *["uê", "uêch", "uênh", "uôc", "uôi", "uôm", "uôn", "uông", "uôt", "uơ"],
        *["uy", "uya", "uych", "uyn", "uynh", "uyp", "uyt", "uyu", "uyên", "uyêt"],
        *["ư", "ưa", "ưc", "ưi", "ưm", "ưng", "ưt", "ưu", "ươc", "ươi", "ươm", "ươn", "ương", "ươp", "ươt", "ươu"],
        *["y", "ych", "ynh", "yt", "yêm", "yên", "yêng", "yêt", "yêu"],
    ]
)
_AFTER_QU = re.compile("[aăâeêiyơô]")
_TONES = frozenset("\u0300\u0309\u0303\u0301\u0323")
_STOP_TONES = frozenset("\u0301\u0323")
_STOPS = ("c", "ch", "p", "t")
_VOWELS = frozenset("aăâeêioôơuưy")
_LONGEST = 7


@lru_cache(maxsize=50_000)
def is_syllable(word: str) -> bool:
    """Say whether a word in NFC is one Vietnamese syllable: small, large or begun large, the tone on any vowel."""
    if len(word) > _LONGEST or not (word.isupper() or word[1:].islower() or len(word) == 1):
        return False
    letters, tones = [], []
    for char in word.lower():
        parts = unicodedata.normalize("NFD", char)
        bare = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
        found = [part for part in parts if part in _TONES]
        if found and bare not in _VOWELS:
            return False
        letters.append(bare)
        tones += found
    spelt = "".join(letters)
    if len(tones) > 1 or not _is_spelt(spelt):
        return False
    return not spelt.endswith(_STOPS) or (len(tones) == 1 and tones[0] in _STOP_TONES)


def _is_spelt(bare: str) -> bool:
    found = _ONSET.match(bare)
    onset = found[0] if found else ""
    if onset == "gi" and (bare in ("gi", "gin") or bare[1:] in _RHYMES):
        return True
    rhyme = bare[len(onset) :]
    return rhyme in _RHYMES and (onset != "qu" or _AFTER_QU.match(rhyme) is not None)
