"""Text at the door: one spelling for storage, and the keys by which texts are compared, searched and sorted."""

import re
import unicodedata
from enum import Enum
from functools import lru_cache

_WRONG_LETTER = re.compile("[ƢƣƉɖ]")
_RIGHT_LETTERS = str.maketrans("ƢƣƉɖ", "ƯưĐđ")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_ODD_SPACES = re.compile("[\t\x1c-\x1f\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
ODD_CHARACTERS = (
    "\x00-\x09\x0b-\x1f\x7f-\xa0\xad\u0189\u01a2\u01a3\u0256\u034f\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f"
    "\u205f-\u206f\u3000\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f"
)
"""Characters that clean text never has, as the inside of a character class."""

_ODD = re.compile(f"[{ODD_CHARACTERS}]")
# Python finds what cannot be printed faster than a pattern does.
_ODD_BUT_PRINTABLE = "\u0189\u01a2\u01a3\u0256\u034fÐð"
# ð begins no word of the languages that own it, and Đ inside a word is only written in capitals (HĐND, BCĐ).
_ETH = re.compile("Ð|(?<![^\\W\\d_])ð")
_TRAILING = re.compile(" +(?=\n|$)")


class Blemish(Enum):
    """What a text may have that ``clean_text`` repairs, besides line ends and spaces at the end of lines."""

    APART = "dấu thanh viết rời"
    OI = "chữ ƣ"
    LOOK_ALIKE = "chữ giống Đ"
    SPACE = "khoảng trắng lạ"
    INVISIBLE = "ký tự không nhìn thấy"


_BLEMISHES = (
    (Blemish.OI, re.compile("[Ƣƣ]")),
    (Blemish.LOOK_ALIKE, re.compile(f"[Ɖɖ]|{_ETH.pattern}")),
    (Blemish.SPACE, _ODD_SPACES),
    (Blemish.INVISIBLE, _INVISIBLE),
)


def blemishes(s: str) -> list[Blemish]:
    """Return what ``clean_text`` repairs in a text."""
    found = [] if unicodedata.is_normalized("NFC", s) else [Blemish.APART]
    return found + [blemish for blemish, pattern in _BLEMISHES if pattern.search(s)]


def clean_text(s: str) -> str:
    """Return the text in NFC with look-alike letters, odd spaces and line ends repaired; line breaks stay.

    Texts in old code pages must be converted before: there U+00AD is a letter.
    """
    if s.isascii() and s.isprintable():
        return s.rstrip(" ")
    if _ODD.search(s):
        s = _LINE_ENDS.sub("\n", s)
        s = _ODD_SPACES.sub(" ", s)
        s = _INVISIBLE.sub("", s)
        if _WRONG_LETTER.search(s):
            s = s.translate(_RIGHT_LETTERS)
    if not unicodedata.is_normalized("NFC", s):
        s = unicodedata.normalize("NFC", s)
    if "Ð" in s or "ð" in s:
        s = _ETH.sub(lambda m: "Đ" if m[0] == "Ð" else "đ", s)
    return _TRAILING.sub("", s) if " \n" in s or s.endswith(" ") else s


def is_clean(s: str) -> bool:
    """Whether ``clean_text`` surely leaves the text as it is, told without making it; False may be wrong, True never.

    Holds for each of many texts joined by a letter as well, but for spaces at their ends.
    """
    if not s.replace("\n", "").isprintable() and _ODD.search(s):
        return False
    if any(char in s for char in _ODD_BUT_PRINTABLE) or " \n" in s or s.endswith(" "):
        return False
    return unicodedata.is_normalized("NFC", s)


def _is_bare(s: str) -> bool:
    """Say whether a text is plain letters, digits and signs without white space, as numbers and codes are."""
    return s.isascii() and s.isprintable() and " " not in s


def clean_line(s: str) -> str:
    """Return the text as one line: cleaned, every run of white space one space, none at the ends."""
    if _is_bare(s):
        return s
    return " ".join(clean_text(s).split())


_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_MEMO_LIMIT = 50_000
_MEMO_WORD = 40


def _split_tone(word: str) -> tuple[str, int]:
    """Return the syllable without its tone mark, and the tone 0 to 5 in dictionary order."""
    tone = 0
    letters: list[str] = []
    for char in unicodedata.normalize("NFD", word):
        if char in _TONES:
            tone = _TONES[char]
        else:
            letters.append(char)
    return unicodedata.normalize("NFC", "".join(letters)), tone


class _Memo(dict[str, str]):
    """Keys of syllables met before: Vietnamese has some 7,000, so a text is mostly looked up, not computed."""

    def remember(self, word: str, key: str) -> str:
        if len(word) <= _MEMO_WORD:
            if len(self) >= _MEMO_LIMIT:
                self.clear()
            self[word] = key
        return key


_WORDS = re.compile(r"\w+")


class _FoldMemo(_Memo):
    """Keys of what stands between two spaces; empty where there is no word in it."""

    def __missing__(self, part: str) -> str:
        words = map(_split_tone, _WORDS.findall(clean_text(part).lower()))
        return self.remember(part, " ".join([f"{base}{tone}" for base, tone in words]))


_PLAIN = str.maketrans(
    {
        **dict.fromkeys("đðɖ", "d"),
        **dict.fromkeys("ơƣ", "o"),
        "ƣ": "u",
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‘’‚‛′", "'"),
    }
)


class _SearchMemo(_Memo):
    def __missing__(self, word: str) -> str:
        # Twice, because a compatibility form may decompose to a capital and a capital may lower to two characters.
        flat = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", clean_text(word)).lower())
        bare = "".join(c for c in flat if not unicodedata.category(c).startswith("M"))
        return self.remember(word, " ".join(bare.translate(_PLAIN).split()))


_fold_part = _FoldMemo().__getitem__
_search_memo = _SearchMemo()


def fold(s: str) -> str:
    """Return the identity key of a text: blind to case, tone style and punctuation, diacritics and tones kept.

    Uids of shared records are made of it, so its result for a given text must never change.
    """
    key = " ".join(map(_fold_part, s.split()))
    # what has no word in it leaves a space too many
    return " ".join(key.split()) if "  " in key or key[:1] == " " or key[-1:] == " " else key


def search_key(s: str) -> str:
    """Return the text in lower case without accents (đ is d), dashes and quotes plain, white space collapsed."""
    key = " ".join(map(_search_memo.__getitem__, s.split(" ")))
    return " ".join(key.split()) if "  " in key or key[:1] == " " or key[-1:] == " " else key


_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
# Sort texts are plain ASCII below the letters of other scripts: " " ends a part, "!" ends a word, then the
# length of a number, its digits, then "A" for a, "B" for ă and so on.
_RANKS = {letter: chr(ord("A") + rank) for rank, letter in enumerate(_ALPHABET)}
_SORT_TOKENS = re.compile(r"[0-9]+|[^\W0-9_]+")
_SORT_WORDS = re.compile(r"[^\W_]+")
_LONGEST_NUMBER = 13


def _sort_letter(char: str) -> str:
    rank = _RANKS.get(char)
    if rank is None:
        rank = _RANKS.get(unicodedata.normalize("NFD", char)[0], char)
    return rank


@lru_cache(maxsize=_MEMO_LIMIT)
def _sort_word(word: str) -> tuple[str, int]:
    tone = 0
    parts: list[str] = []
    for token in _SORT_TOKENS.findall(word):
        if token[0] in "0123456789":
            digits = token.lstrip("0") or "0"
            parts.append(chr(ord("!") + min(len(digits), _LONGEST_NUMBER)) + digits)
        else:
            base, tone = _split_tone(token)
            parts.extend(_sort_letter(char) for char in base)
    return "".join(parts), tone


@lru_cache(maxsize=_MEMO_LIMIT)
def _sort_part(part: str) -> tuple[str, str] | None:
    """Return the letters and the tones of what stands between two spaces; nothing where there is no word in it."""
    words = [_sort_word(word) for word in _SORT_WORDS.findall(part.lower())]
    return ("!".join([word for word, _ in words]), "".join([str(tone) for _, tone in words])) if words else None


def sort_text(s: str) -> str:
    """Return a text whose code-point order is the Vietnamese order: letters, then tones; numbers by their value."""
    return clean_sort_text(clean_text(s))


def clean_sort_text(s: str) -> str:
    """Return ``sort_text`` of a text that is clean, as stored ones are."""
    parts = list(filter(None, map(_sort_part, s.split())))
    return "!".join([letters for letters, _ in parts]) + " " + "".join([tones for _, tones in parts])


def person_sort_text(name: str) -> str:
    """Return the sort text of a person: given name (the last word), then family name, then what stands between."""
    words = clean_line(name).split(" ")
    given, family, middle = words[-1], words[0] if len(words) > 1 else "", " ".join(words[1:-1])
    return " ".join((sort_text(given), sort_text(family), sort_text(middle)))


@lru_cache(maxsize=_MEMO_LIMIT)
def raw_key(s: str) -> str:
    """Return the key of a number, symbol or code: NFC, all white space removed, upper case."""
    if _is_bare(s):
        return s.upper()
    return clean_text("".join(clean_text(s).split()).upper())


_CODE_PARTS = re.compile(r"[0-9]{1,18}|[^\W0-9_]+")
_ROMAN = re.compile(r"(X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_ONES = {"": 0, "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9}


def read_roman(s: str) -> int | None:
    """Return 1 to 39 for a Roman numeral in capitals, else nothing."""
    found = _ROMAN.fullmatch(s) if s else None
    return 10 * len(found[1]) + _ROMAN_ONES[found[2]] if found else None


@lru_cache(maxsize=_MEMO_LIMIT)
def _code_part(part: str) -> tuple[int, int, str]:
    if part[0] in "0123456789":
        return 0, int(part), ""
    roman = read_roman(part)
    return (2, 0, sort_text(part)) if roman is None else (1, roman, "")


def natural_key(code: str) -> tuple[tuple[int, int, str], ...]:
    """Return the sort key of an item's code: 1.2 before 1.10, IX before X, words after numbers, no code last."""
    return tuple(map(_code_part, _CODE_PARTS.findall(clean_text(code)))) or ((3, 0, ""),)
